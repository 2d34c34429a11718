"""Plans coming in and weeks going out as files."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits import new_id, note_export
from planner.domain.records import Brand, Exported
from planner.domain.span import Week
from planner.exchange.format import Imported, Row, RowNote, WeekFormat
from planner.exchange.merge import Merge, with_ids, without_foreign_ids
from planner.exchange.week_csv import Cells, read


def read_plan(document: Document, brand: Brand, content: bytes, catalogue: Catalogue) -> Imported:
    """What a file of our columns would do to the brand; raises BadFile when it is no such file."""
    rows, unreadable = read(content)
    return merged(document, brand, with_ids(rows, brand.id), catalogue, unreadable)


def merged(
    document: Document,
    brand: Brand,
    rows: list[tuple[int, Cells]],
    catalogue: Catalogue,
    unreadable: Iterable[RowNote] = (),
) -> Imported:
    """What rows with ids would do to the brand."""
    plan, foreign = document.plan_of(brand, *_ids(rows))
    if foreign:
        rows = without_foreign_ids(rows, foreign, brand.id)
        plan, _ = document.plan_of(brand, *_ids(rows))
    return Merge(plan, catalogue.platforms).imported(rows, unreadable)


def week_rows(document: Document, brand: Brand, week: Week, form: WeekFormat) -> tuple[Row, ...]:
    """What a file of this format says of the week."""
    return form.rows(document.plan(brand, week.span), week)


def note_exported(
    document: Document, brand: Brand, week: Week, form: WeekFormat, *, rows: tuple[Row, ...], now: datetime
) -> None:
    """Keeps what was exported, so that the checklist can say what changed since."""
    exports = document.plan(brand, week.span).exports
    before = next((one for one in exports if one.week == week.monday and one.format == form.key), None)
    exported = Exported(
        id=new_id(),
        brand_id=brand.id,
        week=week.monday,
        format=form.key,
        at=now,
        rows=tuple(tuple(row) for row in rows),
    )
    document.do(note_export(exported, before=before))


def _ids(rows: list[tuple[int, Cells]]) -> tuple[set[str], set[str]]:
    return {cells.post_id for _, cells in rows}, {cells.placement_id for _, cells in rows}
