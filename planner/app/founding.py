"""New plans: an empty one with its first brand, or the sample."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.document import Document
from planner.app.handover import merged
from planner.domain.clock import zone_named
from planner.domain.edits import add_brand, new_id
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.exchange.week_csv import Cells, read
from planner.store.opening import create_store
from planner.store.store import Store

FIRST_NAME = "My brand"
"""What the brand of a new plan is called until it gets its own name."""

STARTING_RULE = "80-20"

_SAMPLE = RESOURCES / "samples" / "quince_lane.csv"
_SAMPLE_NAME, _SAMPLE_ZONE, _SAMPLE_DOMAIN = "Quince Lane", "Europe/London", "quincelane.example"
_SAMPLE_WEEK = Week(date(2026, 11, 23))
"""The week of the sample that is shown as the current one."""


def new_brand(name: str, zone: str, domains: tuple[str, ...] = ()) -> Brand:
    """A brand with the starting rule; raises ValueError when there is no such zone."""
    zone_named(zone)
    return Brand(id=new_id(), name=name.strip() or FIRST_NAME, zone=zone, domains=domains, rule=STARTING_RULE)


def new_plan(path: Path, brand: Brand, catalogue: Catalogue) -> Store:
    """Makes a plan with one brand and opens it for writing."""
    store = create_store(path)
    try:
        Document(store).do(add_brand(brand, catalogue.kinds))
    except BaseException:
        store.close()
        raise
    return store


def new_sample(path: Path, today: date, catalogue: Catalogue) -> Store:
    """Makes the sample plan, moved by whole weeks so that its main week is the current one."""
    brand = new_brand(_SAMPLE_NAME, _SAMPLE_ZONE, (_SAMPLE_DOMAIN,))
    store = new_plan(path, brand, catalogue)
    weeks = (Week.of(today).monday - _SAMPLE_WEEK.monday).days // 7
    rows, _ = read(_SAMPLE.read_bytes())
    document = Document(store)
    document.do(merged(document, brand, [(row, _moved(cells, weeks)) for row, cells in rows], catalogue).edit)
    return store


def _moved(cells: Cells, weeks: int) -> Cells:
    week = Week.of(date.fromisoformat(cells.date))
    moved = week.shifted(weeks).monday + (date.fromisoformat(cells.date) - week.monday)
    return cells._replace(date=moved.isoformat(), week_start=Week.of(moved).monday.isoformat())
