"""What a spreadsheet puts on the clipboard, as a workbook of one sheet."""

from __future__ import annotations

from planner.exchange.format import BadFile
from planner.exchange.sheets.cell_text import REPLACED_NOTE, storable
from planner.exchange.sheets.encodings import Decoded
from planner.exchange.sheets.html_table import TableReader
from planner.exchange.sheets.limits import LARGEST_FILE
from planner.exchange.sheets.model import Workbook
from planner.exchange.sheets.separators import all_rows, likely_separator
from planner.exchange.sheets.tables import book

_TAB = "\t"
_OPEN_QUOTE = "A quotation mark is opened and never closed; all quotation marks are read as letters."


def from_clipboard(text: str, html: str = "") -> Workbook:
    """The pasted cells: the table in ``html`` where it says more than ``text``, such as merged or hidden cells.

    Raises BadFile when there are no cells, or too many.
    """
    if len(text) + len(html) > LARGEST_FILE:
        raise BadFile("That is too much to paste. Save the sheet as a file and import that.")
    plain = bool(text.strip())
    pasted = _table(html, needed=not plain)
    if pasted is not None and (pasted.rich or not plain):
        sheet = pasted.grid.sheet()
        if sheet.records:
            return Workbook("clipboard", (sheet,), separator=_TAB)
    return _from_text(text)


def _from_text(text: str) -> Workbook:
    clean = storable(text)
    if not clean.strip():
        raise BadFile("There are no cells to paste.")
    notes = [REPLACED_NOTE] if clean != text else []
    separator = _TAB if _TAB in clean else likely_separator(clean)
    try:
        found = all_rows(clean, separator)
    except BadFile:
        found = all_rows(clean, separator, quotes=False)
        notes.append(_OPEN_QUOTE)
    return book("clipboard", found, separator, Decoded(clean, (), tuple(notes)))


def _table(html: str, *, needed: bool) -> TableReader | None:
    """The table in the HTML, None when there is none. Raises BadFile when it is too large and needed."""
    if "<t" not in html.casefold():
        return None
    reader = TableReader()
    try:
        reader.feed(html)
        reader.close()
    except BadFile:
        if needed:
            raise
        return None
    return reader if reader.grid.rows else None
