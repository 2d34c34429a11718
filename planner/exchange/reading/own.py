"""Sheets with our own columns, read to the letter: nothing is guessed, and what cannot be read says why."""

from __future__ import annotations

from dataclasses import replace

from planner.exchange.own.week_csv import COLUMNS, NEEDED, Cells, Table, table_of
from planner.exchange.reading.model import At, Field, Heading, Line, Sort
from planner.exchange.sheets.model import Record, Sheet

_NAMED_OTHERWISE = {"timezone": Field.ZONE, "week_start": Field.WEEK}


def header_of(sheet: Sheet) -> Record | None:
    """The first record that is not blank, when it names our columns as we write them, and none of them twice."""
    first = next((record for record in sheet.records if any(cell.strip() for cell in record.cells)), None)
    if first is None:
        return None
    names = [cell.strip() for cell in first.cells]
    ours = [name for name in names if name in COLUMNS]
    return first if set(NEEDED) <= set(ours) and len(ours) == len(set(ours)) else None


def own_table(sheet: Sheet, header: Record, number: int) -> Table:
    """The rows under the header of the sheet with this number."""
    names = [name.strip() for name in _without_blank_end(header.cells)]
    below = ((one.number, _without_blank_end(one.cells, len(names))) for one in _below(sheet, header))
    table = table_of(names, below)
    return replace(
        table,
        unreadable=[replace(note, sheet=number) for note in table.unreadable],
        notes=[replace(note, row=header.number, sheet=number) for note in table.notes],
    )


def own_lines(sheet: Sheet, header: Record, table: Table, number: int) -> list[Line]:
    """Each record of the sheet as one line."""
    rows = dict(table.rows)
    bad = {note.row: note.sentence for note in table.unreadable}
    return [
        _line(record, header, rows.get(record.number), bad.get(record.number, ""), number) for record in sheet.records
    ]


def own_heading(header: Record, number: int) -> Heading:
    """The header as what it names."""
    names = tuple(name.strip() for name in _without_blank_end(header.cells))
    fields = {place: field_named(name) for place, name in enumerate(names) if name in COLUMNS}
    return Heading(At(number, header.number), fields, names)


def field_named(column: str) -> Field:
    """The field of one of our columns."""
    return _NAMED_OTHERWISE[column] if column in _NAMED_OTHERWISE else Field(column)


def _line(record: Record, header: Record, cells: Cells | None, bad: str, number: int) -> Line:
    at = At(number, record.number)
    if cells is not None:
        said = {field_named(name): cell for name, cell in zip(COLUMNS, cells, strict=True) if cell}
        return Line(at, Sort.POST, cells=said, entries=(cells,))
    if bad:
        return Line(at, Sort.PROBLEM, reason=bad)
    return Line(at, Sort.HEADER, reason="it names the columns") if record is header else Line(at, Sort.BLANK)


def _below(sheet: Sheet, header: Record) -> tuple[Record, ...]:
    return sheet.records[sheet.records.index(header) + 1 :]


def _without_blank_end(cells: tuple[str, ...], least: int = 0) -> tuple[str, ...]:
    """The cells without blank ones after the last, which sheets have where others are wider."""
    width = len(cells)
    while width > least and not cells[width - 1]:
        width -= 1
    return cells[:width]


def joined(tables: list[Table]) -> Table:
    """Several tables as one; it has the columns that all of them have."""
    return Table(
        [row for table in tables for row in table.rows],
        [note for table in tables for note in table.unreadable],
        [note for table in tables for note in table.notes],
        frozenset.intersection(*(table.columns for table in tables)) if tables else frozenset(),
    )
