"""New plans: an empty one with its first brand, or the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from planner.app.brands import new_brand
from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.document import Document
from planner.app.merging import merged
from planner.app.sample_extras import sample_extras
from planner.domain.edits import add_brand
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.exchange.own.ids import with_ids
from planner.exchange.own.week_csv import Cells, read
from planner.store.opening import create_store
from planner.store.store import Store

_SAMPLE = RESOURCES / "samples" / "quince_lane.csv"
_EXTRAS = _SAMPLE.with_suffix("")
_EARLIER = _EXTRAS / "earlier.csv"
_SAMPLE_NAME, _SAMPLE_ZONE, _SAMPLE_DOMAIN = "Quince Lane", "Europe/London", "quincelane.example"
_SAMPLE_WEEK = Week(date(2026, 11, 23))
"""The week of the sample that is shown as the current one."""


def new_plan(path: Path, brand: Brand, catalogue: Catalogue) -> Store:
    """Makes a plan with one brand and opens it for writing."""
    return create_store(path, lambda store: Document(store).do(add_brand(brand, catalogue.kinds)))


def new_sample(path: Path, today: date, catalogue: Catalogue) -> Store:
    """Makes the sample plan, moved by whole weeks so that its main week is the current one.

    Raises BadData when a file of the sample is wrong.
    """
    brand = new_brand(_SAMPLE_NAME, _SAMPLE_ZONE, (_SAMPLE_DOMAIN,))
    weeks = (Week.of(today).monday - _SAMPLE_WEEK.monday).days // 7
    table, earlier = (with_ids(read(file.read_bytes()), brand.id) for file in (_SAMPLE, _EARLIER))
    table = replace(table, rows=[(row, _moved(cells, weeks)) for row, cells in (*table.rows, *earlier.rows)])

    def fill(store: Store) -> None:
        document = Document(store)
        document.do(add_brand(brand, catalogue.kinds))
        document.do(merged(document, brand, table, catalogue).edit)
        document.do(sample_extras(document, brand, _EXTRAS, weeks))

    return create_store(path, fill)


def _moved(cells: Cells, weeks: int) -> Cells:
    week = Week.of(date.fromisoformat(cells.date))
    moved = week.shifted(weeks).monday + (date.fromisoformat(cells.date) - week.monday)
    return cells._replace(date=moved.isoformat(), week_start=Week.of(moved).monday.isoformat())
