"""The cells of a record by the fields of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from planner.domain.quote import quoted
from planner.domain.records import Status
from planner.exchange.reading.accounts import accounts_of
from planner.exchange.reading.headers import Columns
from planner.exchange.reading.model import At, Field
from planner.exchange.reading.row import Block, Row, Target
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_JOINED = {
    Field.TEXT: "\n\n",
    Field.NOTES: "\n",
    Field.HASHTAGS: " ",
    Field.MEDIA: "; ",
    Field.ALT: " || ",
    Field.CHANNEL: ", ",
    Field.FIRST_COMMENT: "\n",
}
"""What stands between the cells of several columns of one field; of other fields the first cell counts."""

_ADDRESSES = frozenset({Field.LINK, Field.ADDRESS})

_IN_UTC = re.compile(r"\b(?:date|time|at)\b.*[(\[ ](?:utc|gmt)[)\]]?$", re.IGNORECASE)
"""Headings of tools that tell days and times in universal time, such as *Date (GMT)*."""


def picked(
    record: Record, columns: Columns, *, at: At, block: Block, words: Words, corrected: Mapping[Field, str]
) -> Row:
    """The record as a row; nothing is known of it yet but its cells, some of which are ``corrected``."""
    row = Row(at, record, block)
    for number, named in columns.fields.items():
        cell = record.cell(number)
        if cell and named is not Field.NOTHING and not words.error(cell):
            _put(row, columns.names[number], named, _address_behind(row, number, named) or cell)
    for name, cell in _kept(columns, record, words):
        _note(row, name, cell)
    row.said.update(corrected)
    row.cells = {named: tidied for named, cell in row.said.items() if (tidied := words.tidy(cell))}
    _answer(row, columns, words)
    _name_account(row, words)
    if row.cells and not row[Field.ZONE] and _in_utc(columns.names):
        row.cells[Field.ZONE] = "UTC"
    row.switches = _with_pictures(tuple(_switches(columns, record, words)), columns, record, words)
    if record.filled:
        row.filled = frozenset(named for number, named in columns.fields.items() if number in record.filled)
    return row


@lru_cache(maxsize=64)
def _in_utc(names: tuple[str, ...]) -> bool:
    """Whether one of these headings tells universal time."""
    return any(map(_IN_UTC.search, names))


def _put(row: Row, name: str, named: Field, cell: str) -> None:
    before = row.said.get(named, "")
    if not before.strip():
        row.said[named] = cell
    elif named in _JOINED and cell.strip():
        row.said[named] = f"{before}{_JOINED[named]}{cell}"
    elif cell.strip() and cell != before:
        _note(row, name, cell)


def _address_behind(row: Row, number: int, named: Field) -> str:
    """The address that a cell of links leads to where its text is another, such as *see here*; else ""."""
    target = dict(row.record.links).get(number, "") if row.record.links and named in _ADDRESSES else ""
    if "://" not in target:
        return ""
    row.remark(named, f"{quoted(row.record.cells[number])} leads to {target}")
    return target


def _answer(row: Row, columns: Columns, words: Words) -> None:
    """Puts the status that a column such as *Approved?* asks for into a cell that answers yes, and draft for no."""
    said = words.folded(row[Field.STATUS])
    rows = words.known.lexicon.rows
    if said not in rows.yes and said not in rows.no:
        return
    names = (columns.names[number] for number, named in columns.fields.items() if named is Field.STATUS)
    asked = next(filter(None, map(words.asked_status, names)), None)
    if asked is not None:
        row.cells[Field.STATUS] = asked.value if said in rows.yes else Status.DRAFT.value
        row.remark(Field.STATUS, f"{quoted(row.said[Field.STATUS])} is read as {row[Field.STATUS]}")


def _name_account(row: Row, words: Words) -> None:
    """Puts the name of a channel in place of the id of its account at a tool."""
    name = accounts_of(words.known).get(row[Field.CHANNEL])
    if name is not None:
        row.remark(Field.CHANNEL, f"{quoted(row[Field.CHANNEL])} is the account of {name}")
        row.cells[Field.CHANNEL] = name


def _note(row: Row, name: str, cell: str) -> None:
    line = f"{name}: {cell}" if name else cell
    before = row.said.get(Field.NOTES, "")
    row.said[Field.NOTES] = f"{before}\n{line}" if before.strip() else line


def _kept(columns: Columns, record: Record, words: Words) -> Iterator[tuple[str, str]]:
    for number in columns.strange:
        cell = record.cell(number)
        if cell.strip() and not words.error(cell):
            yield columns.names[number], cell


def _with_pictures(switches: tuple[Target, ...], columns: Columns, record: Record, words: Words) -> tuple[Target, ...]:
    """The channels with what stands in the columns of their own pictures."""
    for number, target in columns.pictures.items():
        cell = words.tidy(record.cell(number))
        name = target.name.casefold()
        if cell and not any(one.name.casefold() == name for one in switches):
            switches = (*switches, Target(target.name, target.platform))
        if cell:
            switches = tuple(replace(one, media=cell) if one.name.casefold() == name else one for one in switches)
    return switches


def _switches(columns: Columns, record: Record, words: Words) -> Iterator[Target]:
    rows = words.known.lexicon.rows
    for number, target in columns.channels.items():
        cell = words.tidy(record.cell(number))
        said = words.folded(cell)
        if said in rows.yes:
            yield target
        elif said and said not in rows.no and not words.error(cell):
            yield replace(target, text=cell)
