"""How sheets were read before: kept by their headings, and taken up when a sheet like them comes in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from planner.app.document import Document
from planner.domain.edits import new_id
from planner.domain.edits.layouts import forget_layout, keep_layout, rename_layout
from planner.domain.records import Brand, SheetLayout
from planner.exchange.reading.model import Field, Wishes

__all__ = ["combined", "forget_layout", "keep_layout", "layout_for", "made_layout", "rename_layout", "wishes_of"]

_OF_ONE_FILE = "there:"
"""How the ids of questions begin whose answers say nothing of the next file."""


def layout_for(document: Document, brand: Brand, headings: tuple[str, ...]) -> SheetLayout | None:
    """What is remembered of sheets with these headings; None where nothing is, or the sheet has none."""
    return next((one for one in document.layouts(brand) if one.headings == headings), None) if headings else None


def wishes_of(layout: SheetLayout) -> Wishes:
    """What was said of sheets like this; what cannot be understood any more is left out."""
    said = _table(layout)
    answers, columns = said.get("answers"), said.get("columns")
    fields = {field.value: field for field in Field}
    return Wishes(
        answers={id_: value for id_, value in _texts(answers) if not id_.startswith(_OF_ONE_FILE)},
        columns={heading: fields[value] for heading, value in _texts(columns) if value in fields},
    )


def made_layout(
    brand: Brand, headings: tuple[str, ...], wishes: Wishes, *, name: str, at: datetime
) -> SheetLayout | None:
    """What is to be remembered of a sheet: its columns and the answers that are not of single rows; None if nothing.

    ``at`` is aware.
    """
    answers = {
        id_: said for id_, said in wishes.answers.items() if isinstance(said, str) and not id_.startswith(_OF_ONE_FILE)
    }
    columns = {heading: str(field) for heading, field in wishes.columns.items()}
    if not headings or not (answers or columns or name):
        return None
    table = json.dumps({"answers": answers, "columns": columns}, ensure_ascii=False, sort_keys=True)
    return SheetLayout(id=new_id(), brand_id=brand.id, headings=headings, name=name.strip(), table=table, at=at)


def combined(before: Wishes, wishes: Wishes) -> Wishes:
    """What was remembered, with what is said now in front of it."""
    return Wishes(
        answers={**before.answers, **wishes.answers},
        columns={**before.columns, **wishes.columns},
        cells=wishes.cells,
    )


def _table(layout: SheetLayout) -> Mapping[str, Any]:
    try:
        table = json.loads(layout.table)
    except ValueError:
        return {}
    return table if isinstance(table, dict) else {}


def _texts(table: object) -> list[tuple[str, str]]:
    pairs = table.items() if isinstance(table, dict) else ()
    return [(str(key), value) for key, value in pairs if isinstance(value, str)]
