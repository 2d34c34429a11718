"""ODS files (OpenDocument) as rows of text, read as they come. Nothing is worked out, and no other file is opened.

Own reader: odfdo 3.27 makes all 1,048,576 rows of an ordinary sheet (out of memory at 4 GB), python-calamine 0.9 tells
neither hidden rows nor merged cells of ODS.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from planner.exchange.format import BadFile
from planner.exchange.sheets.archive import Archive
from planner.exchange.sheets.limits import check_sheets
from planner.exchange.sheets.model import Workbook
from planner.exchange.sheets.ods_content import ContentStream
from planner.exchange.sheets.sentences import cell_notes, many

_CONTENT = "content.xml"
_PICTURE = re.compile(r"pictures/[^/]+")
_MACROS = re.compile(r"basic/.+")
_OBJECT = re.compile(r"object [^/]+/content\.xml")


def read(archive: Archive) -> Workbook:
    """All sheets of a file. Raises BadFile when it is damaged, locked or too large."""
    if b"encryption-data" in archive.head("META-INF/manifest.xml", 1_000_000):
        raise BadFile("The file is locked with a password. Save it without one and try again.")
    stream = ContentStream()
    with archive.part(_CONTENT) as source:
        stream.read(source)
    if not stream.grids:
        raise BadFile("The file has no sheet with cells.")
    check_sheets(len(stream.grids))
    return Workbook("ods", tuple(grid.sheet() for grid in stream.grids), notes=tuple(_notes(archive, stream)))


def _notes(archive: Archive, stream: ContentStream) -> Iterator[str]:
    for pattern, word in ((_OBJECT, "chart"), (_PICTURE, "picture")):
        if there := archive.count(pattern):
            yield f"Not read: {many(there, word)}."
    if stream.comments:
        yield f"Not read: {many(stream.comments, 'comment')}."
    if archive.count(_MACROS):
        yield "The file has macros; they are not run."
    yield from cell_notes(stream.without_value, stream.linked)
