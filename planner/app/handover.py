"""Plans coming in and weeks going out as files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from planner.app.brands import NOTHING
from planner.app.bulk import keeping_all
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits import Edit, new_id, note_export
from planner.domain.plan import Plan
from planner.domain.records import Brand, Exported, Label, LabelSet
from planner.domain.span import Week
from planner.exchange.format import Imported, Row, RowNote, WeekFormat
from planner.exchange.ids import ids_of, own_id, with_ids, with_own_ids
from planner.exchange.merge import Merge
from planner.exchange.week_csv import Table, read
from planner.store.files import free_name, write_whole

_FIRST_BYTES = 4096


class NotExported(Exception):
    """The file of a week could not be written; the message is a sentence."""


# in


def read_plan(
    document: Document, brand: Brand, content: bytes, catalogue: Catalogue, making: Edit = NOTHING
) -> Imported:
    """What a file of our columns would do to the brand; raises BadFile when it is no such file.

    ``making`` makes the brand when it is new, and becomes part of the edit.
    """
    with keeping_all():
        return merged(document, brand, with_ids(read(content), brand.id), catalogue, making)


def merged(document: Document, brand: Brand, table: Table, catalogue: Catalogue, making: Edit = NOTHING) -> Imported:
    """What a table with ids would do to the brand."""
    plan, foreign = document.plan_of(brand, *ids_of(table))
    if len(document.brands()) > 1:
        foreign |= _ids_replaced_before(document, brand, table, plan)
    if foreign:
        table = with_own_ids(table, foreign, brand.id)
        plan, _ = document.plan_of(brand, *ids_of(table))
    imported = Merge(_with_labels(plan, making), catalogue.platforms).imported(table)
    edit = replace(imported.edit, changes=(*making.changes, *imported.edit.changes))
    if not foreign:
        return replace(imported, edit=edit)
    sentence = f"{len(foreign)} ids belong to entries of another brand; the rows got ids of their own in {brand.name}"
    return replace(imported, edit=edit, findings=(RowNote(1, sentence), *imported.findings))


def _ids_replaced_before(document: Document, brand: Brand, table: Table, plan: Plan) -> set[str]:
    """The ids that an earlier import replaced by the brand's own, because another brand had them then."""
    posts, placements = ids_of(table)
    own_posts = document.post_ids_ending(brand, own_id("", brand.id))
    replaced = {id_ for id_ in posts if own_id(id_, brand.id) in own_posts} if own_posts else set()
    beside, _ = document.plan_of(brand, {own_id(id_, brand.id) for id_ in replaced}, set())
    there = {*plan.placements, *beside.placements}
    return replaced | ({id_ for id_ in placements if own_id(id_, brand.id) in there} if there else set())


def _with_labels(plan: Plan, making: Edit) -> Plan:
    """The plan of a brand with the label sets and labels that come with its making."""
    for change in making.changes:
        if isinstance(change.after, LabelSet):
            plan.sets[change.after.id] = change.after
        elif isinstance(change.after, Label):
            plan.labels[change.after.id] = change.after
    return plan


# out


def week_rows(document: Document, brand: Brand, week: Week, form: WeekFormat) -> tuple[Row, ...]:
    """What a file of this format says of the week."""
    return form.rows(document.plan(brand, week.span), week)


def write_week(
    path: Path, form: WeekFormat, rows: tuple[Row, ...], *, plan: Path, earlier: Iterable[Exported] = ()
) -> Path | None:
    """Writes an export that is there whole or not at all, in place of an earlier export but of nothing else.

    An export that was changed since, which is one that says neither what is written now nor what one of ``earlier``
    said, is kept beside it; its new path is given back. ``plan`` is the open plan, which is never touched. Raises
    NotExported.
    """
    try:
        if path.is_dir():
            raise NotExported(f"{path} is a folder. Nothing was written; name a file.")
        content = form.written(rows).encode()
        there = _earlier_export(path, form, plan)
        kept = None
        if there is not None and there not in (content, *(form.written(one.rows).encode() for one in earlier)):
            kept = free_name(path, "older")
            write_whole(kept, there)
        write_whole(path, content)
    except OSError as error:
        raise NotExported(f"{path} cannot be written: {error.strerror}.") from None
    return kept


def _earlier_export(path: Path, form: WeekFormat, plan: Path) -> bytes | None:
    """What the export at ``path`` says, None where there is no file; raises NotExported when it is something else."""
    if path.exists() and os.path.samefile(path, plan):
        raise NotExported(f"{path} is the plan itself. Nothing was written; choose another name.")
    if not path.is_file():
        return None
    with path.open("rb") as file:
        start = file.read(_FIRST_BYTES)
        if not form.wrote(start):
            raise NotExported(f"{path} is there and is no earlier export. Nothing was written; choose another name.")
        return start + file.read()


def note_exported(
    document: Document, brand: Brand, week: Week, form: WeekFormat, *, rows: tuple[Row, ...], now: datetime
) -> None:
    """Keeps what was exported, so that the checklist can say what changed since."""
    before = next((one for one in document.exports(brand) if one.week == week.monday and one.format == form.key), None)
    exported = Exported(
        id=new_id(),
        brand_id=brand.id,
        week=week.monday,
        format=form.key,
        at=now,
        rows=tuple(tuple(row) for row in rows),
    )
    document.do(note_export(exported, before=before))
