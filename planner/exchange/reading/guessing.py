"""Columns without a heading, guessed by what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planner.domain.files import FileSort, format_by_name, sort_of
from planner.exchange.reading.headers import Columns, filled
from planner.exchange.reading.model import Field
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_LOOKED_AT = 60
"""Records that are looked at."""

_MOST = 0.6
"""How many of a column's cells must be of one sort."""

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$", re.IGNORECASE)
_LONGEST_NUMBER = 4
"""Digits of a time without a sign in it, such as 0930."""

_LEAST_TEXT = 12
"""Characters that the cells of a column of texts have on average, where days and channels do not tell a table."""


def guessed(records: Sequence[Record], words: Words) -> Columns | None:
    """The columns of a table without a heading, or None when it does not look like posts at all."""
    looked = [record for record in records if len(filled(record)) > 1][:_LOOKED_AT]
    width = max((len(record.cells) for record in looked), default=0)
    values = [[cell for record in looked if (cell := words.tidy(record.cell(number)))] for number in range(width)]
    fields: dict[int, Field] = {}
    for named, says in _sorts(words):
        if named is Field.TIME and _has_clocks(values, fields, words):
            continue
        best = max((number for number in range(width) if number not in fields), key=_share(values, says), default=None)
        if best is not None and _share(values, says)(best) >= _MOST:
            fields[best] = named
    _find_text(values, fields)
    if Field.TEXT not in fields.values() or not {Field.DATE, Field.CHANNEL}.intersection(fields.values()):
        return None
    return Columns(("",) * width, fields, {}, tuple(number for number in range(width) if number not in fields))


def _sorts(words: Words) -> tuple[tuple[Field, Callable[[str], bool]], ...]:
    return (
        (Field.DATE, words.says_day),
        (Field.TIME, lambda cell: _is_time(cell, words)),
        (Field.CHANNEL, lambda cell: bool(words.channels(cell).channels) and not words.channels(cell).unknown),
        (Field.MEDIA, is_media),
        (Field.LINK, lambda cell: bool(_ADDRESS.match(cell))),
        (Field.STATUS, lambda cell: words.status(cell) is not None),
        (Field.KIND, lambda cell: bool(words.kinds(cell))),
    )


def _share(values: Sequence[Sequence[str]], says: Callable[[str], bool]) -> Callable[[int], float]:
    def of(number: int) -> float:
        cells = values[number]
        return sum(map(says, cells)) / len(cells) if cells else 0.0

    return of


def _has_clocks(values: Sequence[Sequence[str]], fields: dict[int, Field], words: Words) -> bool:
    """Whether the column of days says the times too."""
    cells = next((values[number] for number, named in fields.items() if named is Field.DATE), ())
    return 2 * sum((day := words.day(cell)) is not None and bool(day.clock) for cell in cells) > len(cells)


def _is_time(cell: str, words: Words) -> bool:
    """Whether a cell says a time; a bare number may as well be one of an account."""
    found = words.clock(cell)
    return found is not None and found.clock is not None and not (cell.isdigit() and len(cell) > _LONGEST_NUMBER)


def is_media(cell: str) -> bool:
    """Whether a cell is the name or address of a picture, film or document."""
    return " " not in cell.strip() and sort_of(format_by_name(cell)) is not FileSort.OTHER


def _find_text(values: Sequence[Sequence[str]], fields: dict[int, Field]) -> None:
    """Takes the column with the longest cells for the texts."""
    lengths = {
        number: sum(map(len, cells)) / len(cells)
        for number, cells in enumerate(values)
        if cells and number not in fields
    }
    longest = max(lengths, key=lambda number: lengths[number], default=None)
    sure = {Field.DATE, Field.CHANNEL} <= set(fields.values())
    if longest is not None and (sure or lengths[longest] >= _LEAST_TEXT):
        fields[longest] = Field.TEXT
