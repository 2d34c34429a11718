"""XLSX files as rows of text. Formulas give their last value; nothing is worked out, and no other file is opened.

Read by an own stream and not by ``openpyxl.load_workbook``: that gives hidden rows and merged areas only in a mode that
makes every cell of a merged area (A1:XFD1048576 never ends), refuses files for a wrong colour, and cannot read “Strict”
files. Its tables of number formats and its counting of days are used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import TypeVar

from planner.exchange.format import BadFile
from planner.exchange.sheets.archive import Archive
from planner.exchange.sheets.grid import Count, Grid
from planner.exchange.sheets.limits import check_sheets
from planner.exchange.sheets.model import Sheet, Workbook
from planner.exchange.sheets.sentences import many
from planner.exchange.sheets.xlsx_parts import BookStream, StringStream, StyleStream, links_of, target_of
from planner.exchange.sheets.xlsx_sheet import Book, SheetStream
from planner.exchange.sheets.xml_stream import XmlStream

Stream = TypeVar("Stream", bound=XmlStream)

_WINDOWS_EPOCH = datetime(1899, 12, 30)
_MAC_EPOCH = datetime(1904, 1, 1)

_NOT_READ = (
    (re.compile(r"xl/charts/chart\w*\.xml|xl/chartsheets/\w+\.xml"), "chart"),
    (re.compile(r"xl/media/[^/]+"), "picture"),
    (re.compile(r"xl/pivottables/[^/]+\.xml"), "pivot table"),
)
"""Parts that hold what no row shows."""

_COMMENTS = re.compile(r"xl/comments[^/]*\.xml|xl/comments/[^/]+\.xml")
_OTHER_FILES = re.compile(r"xl/externallinks/[^/]+\.xml")


def read(archive: Archive) -> Workbook:
    """All sheets of a file. Raises BadFile when it is damaged or too large."""
    main = target_of(links_of(archive, ""), "officeDocument") or "xl/workbook.xml"
    links = links_of(archive, main)
    found = _read(archive, main, BookStream(links))
    if not found.sheets:
        raise BadFile("The file has no sheet with cells.")
    check_sheets(len(found.sheets))
    book = Book(
        texts=_read_if_there(archive, target_of(links, "sharedStrings"), StringStream()).found,
        shown=_read_if_there(archive, target_of(links, "styles"), StyleStream()).shown,
        epoch=_MAC_EPOCH if found.since_1904 else _WINDOWS_EPOCH,
    )
    count = Count()
    sheets = tuple(
        _sheet(archive, part.part, Grid(part.name, count, hidden=part.hidden), book) for part in found.sheets
    )
    return Workbook("xlsx", sheets, notes=tuple(_notes(archive, book)))


def _sheet(archive: Archive, part: str, grid: Grid, book: Book) -> Sheet:
    stream = _read(archive, part, SheetStream(grid, book))
    stream.finish(links_of(archive, part))
    return grid.sheet()


def _read(archive: Archive, part: str, stream: Stream) -> Stream:
    with archive.part(part) as source:
        stream.read(source)
    return stream


def _read_if_there(archive: Archive, part: str, stream: Stream) -> Stream:
    return _read(archive, part, stream) if archive.has(part) else stream


def _notes(archive: Archive, book: Book) -> Iterator[str]:
    for pattern, word in _NOT_READ:
        if there := archive.count(pattern):
            yield f"Not read: {many(there, word)}."
    if commented := archive.count(_COMMENTS):
        yield f"Not read: comments on {many(commented, 'sheet')}."
    if archive.count(_OTHER_FILES):
        yield "Some cells take their values from other files; the values they had last are shown."
    if archive.has("xl/vbaProject.bin"):
        yield "The file has macros; they are not run."
    yield from book.notes()
