"""An export as a whole: its tables, its rows, and what has to be asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.exchange.analytics.dating import Dating
from planner.exchange.analytics.model import (
    NO_WISHES,
    About,
    At,
    Column,
    Export,
    Formats,
    LeftOut,
    ResultRow,
    ResultWishes,
)
from planner.exchange.analytics.rows import TableReader, joined
from planner.exchange.analytics.tables import Known, SheetTables, Table, beginning, first_header, tables_of
from planner.exchange.sheets import Sheet

UNKNOWN = "Its headings are not known; say what its columns are"


def read_export(
    sheets: Sequence[Sheet], formats: Formats, came: date, zone: str, wishes: ResultWishes = NO_WISHES
) -> Export:
    """What the sheets of an export say; ``came`` is the day on which the file was there, ``zone`` the brand's."""
    known = Known(formats.tables, formats.networks, formats.words, wishes.columns)
    found = [tables_of(sheet, number, known) for number, sheet in enumerate(sheets)]
    tables = [table for one in found for table in one.tables]
    dating = Dating(tables, formats, wishes, came, zone)
    read = [one for table in tables for one in TableReader(table, formats, dating).rows()]
    rows = joined([one for one in read if isinstance(one, ResultRow)])
    left_out = _outside(found, has_tables=bool(tables)) + [one for one in read if isinstance(one, LeftOut)]
    kept = [one for one in tables if one.format.about is not About.NOTHING] or tables
    used = {row.format for row in rows}
    first = next((one.format for one in sorted(kept, key=lambda one: one.format.key not in used)), None)
    return Export(
        format=first.key if first else "",
        name=first.name if first else "",
        platform=first.network.key if first else "",
        rows=tuple(rows),
        left_out=tuple(_told(left_out, rows)),
        asks=tuple(dating.asks) if rows else (),
        columns=_columns(sheets, tables),
    )


def _outside(found: Sequence[SheetTables], *, has_tables: bool) -> list[LeftOut]:
    """The records that stand in no table."""
    return [
        LeftOut(
            At(sheet, record.number),
            why if one.tables or why == "Blank" else _why(has_tables=has_tables),
            beginning(record),
        )
        for sheet, one in enumerate(found)
        for record, why in one.outside
    ]


def _why(*, has_tables: bool) -> str:
    return "Its sheet has no table of posts or days" if has_tables else UNKNOWN


def _told(left_out: Sequence[LeftOut], rows: Sequence[ResultRow]) -> list[LeftOut]:
    """One reason for each record; none for the blank half of one whose other half is a row."""
    used = {(at.sheet, at.number) for row in rows for at in (row.at, *row.also)}
    told: dict[tuple[int, int], LeftOut] = {}
    for one in left_out:
        place = one.at.sheet, one.at.number
        if place in used and one.why == "Blank":
            continue
        if place not in told or told[place].why == "Blank":
            told[place] = one
    return sorted(told.values(), key=lambda one: one.at)


def _columns(sheets: Sequence[Sheet], tables: Sequence[Table]) -> tuple[Column, ...]:
    kept = [table for table in tables if table.format.about is not About.NOTHING]
    if kept or tables:
        return tuple(column for table in kept for column in table.columns)
    headers = (first_header(sheet, number) for number, sheet in enumerate(sheets))
    return next(filter(None, headers), ())
