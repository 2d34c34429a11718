"""Files with our own columns: which they are, and text files of them read to the letter."""

from __future__ import annotations

import csv
from io import StringIO

from planner.exchange.own.week_csv import NEEDED, Table
from planner.exchange.reading.model import Reading
from planner.exchange.reading.own import header_of, own_heading, own_lines
from planner.exchange.sheets.model import Workbook

_FIRST_LINE = 8_192
"""Bytes in which the header of such a file ends."""


def is_own(content: bytes) -> bool:
    """Whether a file is text in UTF-8 with commas whose header names our columns as we write them."""
    start = content[:_FIRST_LINE].removeprefix(b"\xef\xbb\xbf")
    line = start.splitlines()[0] if start.strip() else b""
    try:
        names = next(csv.reader(StringIO(line.decode()), strict=True), [])
        content.decode()
    except (csv.Error, UnicodeDecodeError):
        return False
    return set(NEEDED) <= set(names)


def own_sheets(book: Workbook) -> frozenset[int]:
    """The numbers of the sheets that have our own columns."""
    return frozenset(number for number, sheet in enumerate(book.sheets) if header_of(sheet) is not None)


def others(book: Workbook) -> frozenset[int]:
    """The numbers of the sheets with words that have not."""
    filled = {number for number, sheet in enumerate(book.sheets) if any(any(one.cells) for one in sheet.records)}
    return frozenset(filled) - own_sheets(book)


def own_reading(book: Workbook, table: Table) -> Reading | None:
    """The reading of a text file whose table was read to the letter; None where the book says otherwise."""
    sheet = book.sheets[0]
    header = header_of(sheet)
    if header is None:
        return None
    return Reading(
        lines=tuple(own_lines(sheet, header, table, 0)),
        headings=(own_heading(header, 0),),
        asks=(),
        table=table,
        layout=(),
        posts=len({cells.post_id or cells.placement_id or str(number) for number, cells in table.rows}),
        entries=len(table.rows),
    )
