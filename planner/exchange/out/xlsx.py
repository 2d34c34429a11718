"""The plan as a workbook of Excel: a sheet for each channel, with real days and times and texts that are never run.

There is no sheet of everything beside them, because a file that says an entry twice would come back twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, time
from io import BytesIO
from itertools import chain

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.styles.fonts import DEFAULT_FONT, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from planner.exchange.format import NotWritable, Outgoing, SheetStyle
from planner.exchange.out.earlier import PROGRAM
from planner.exchange.out.sheet_names import sheet_names
from planner.exchange.own.cells import kept_apart
from planner.exchange.own.controls import escaped
from planner.exchange.own.styles import ISO, READABLE_DAY, columns_in, readable_day, styled_day
from planner.exchange.own.week_csv import COLUMNS, Cells, cells

LONGEST_CELL = 32_767
"""Characters of a cell, in units of UTF-16 ("Excel specifications and limits", support.microsoft.com)."""

_SURELY_SHORT = LONGEST_CELL // 8
"""Characters that fit into a cell even when each is escaped."""

_FIRST_DAY = date(1900, 3, 1)
"""Before it, Excel's days are one off: it has a 29 February 1900."""

_WITHOUT = "No channel"
_WIDTHS = {"date": 12, "day": 17, "time": 9, "channel": 16, "title": 28, "text": 60, "link": 34, "notes": 34}
_WIDTHS |= {"media": 28, "alt_text": 34, "timezone": 16, "pillar": 16, "campaign": 20}
_WIDTH = 13
"""Of columns, in characters."""

_LINE, _MOST_LINES = 15, 20
"""Points of a line, and lines that are shown of a long text."""

_SPREAD = frozenset({"title", "text", "link", "media", "alt_text", "notes", "permission", "disclosure"})
"""Columns whose texts go over several lines."""


def content(outgoing: Outgoing, style: SheetStyle) -> bytes:
    """The workbook; its days and columns follow the style. Raises NotWritable."""
    columns = columns_in(style, COLUMNS)
    sheets = _by_channel(outgoing)
    for row in chain.from_iterable(rows for _, rows in sheets):
        _refuse_long_cells(row, columns)
    workbook = Workbook(write_only=True)
    _describe(workbook, outgoing)
    for name, (_, rows) in zip(sheet_names([name for name, _ in sheets]), sheets, strict=True):
        _fill(_sheet(workbook, name, columns), rows, columns, style.days)
    out = BytesIO()
    workbook.save(out)
    return out.getvalue()


def _by_channel(outgoing: Outgoing) -> list[tuple[str, list[Cells]]]:
    """The rows of each channel with its name, in the order of the channels; those without one last."""
    found: dict[str | None, list[Cells]] = {}
    for one in outgoing.placements:
        found.setdefault(one.channel_id, []).append(cells(outgoing.plan, one))
    channels = sorted(
        (outgoing.plan.channels[id_] for id_ in found if id_ is not None), key=lambda one: (one.position, one.name)
    )
    sheets = [(channel.name, found[channel.id]) for channel in channels]
    if None in found or not sheets:
        sheets.append((_WITHOUT, found.get(None, [])))
    return sheets


def _refuse_long_cells(row: Cells, columns: Sequence[str]) -> None:
    """Raises NotWritable when a text of the row is longer than a cell, because nothing is ever cut."""
    for column, said in zip(COLUMNS, row, strict=True):
        if len(said) <= _SURELY_SHORT or column not in columns:
            continue
        if len(_written(said).encode("utf-16-le")) > 2 * LONGEST_CELL:
            where = " ".join(filter(None, (row.channel, row.date, row.time)))
            raise NotWritable(
                f"“{column}” of the entry on {where} has {len(said):,} characters, and a cell of Excel holds "
                f"{LONGEST_CELL:,}. Nothing was written; CSV holds it."
            )


def _describe(workbook: Workbook, outgoing: Outgoing) -> None:
    """What the file says of itself: the program and the brand, and nobody's name."""
    about = workbook.properties
    about.creator = about.lastModifiedBy = PROGRAM
    about.title = escaped(outgoing.plan.brand.name)
    about.created = about.modified = outgoing.now.astimezone(UTC).replace(tzinfo=None, microsecond=0)


def _sheet(workbook: Workbook, name: str, columns: Sequence[str]) -> Worksheet:
    sheet: Worksheet = workbook.create_sheet(name)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column, _WIDTH)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    header = [WriteOnlyCell(sheet, column) for column in columns]
    for cell in header:
        cell.font = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.sz, bold=True)
    sheet.append(header)
    return sheet


# rows


def _fill(sheet: Worksheet, rows: Iterable[Cells], columns: Sequence[str], days: str) -> None:
    """Writes the rows, with texts that are never taken for formulas, numbers or errors.

    Each column has one cell that takes one value after the other, because that is quick.
    """
    texts = {column: _text_cell(sheet, spread=column in _SPREAD) for column in columns}
    real = {"date": _number_cell(sheet, _day_format(days)), "time": _number_cell(sheet, "hh:mm")}
    exact = _number_cell(sheet, "hh:mm:ss")
    for number_of_row, row in enumerate(rows, 2):
        sheet.row_dimensions[number_of_row].height = _height(row, columns)
        line: list[Cell | None] = []
        for column in columns:
            said = readable_day(row.date) if column == READABLE_DAY else getattr(row, column)
            number = _number(column, said) if said and column in real else None
            if number is not None:
                cell = exact if isinstance(number, time) and number.second else real[column]
                cell.value = number
            else:
                cell = texts[column]
                cell.value = _written(styled_day(said, days) if column == "date" else said)
                cell.data_type = "s"
            line.append(cell if said else None)
        sheet.append(line)


def _height(row: Cells, columns: Sequence[str]) -> int:
    """Points for the row whose longest text goes over so many lines; LibreOffice makes none itself."""
    lines = (_lines(getattr(row, name), _WIDTHS.get(name, _WIDTH)) for name in columns if name in _SPREAD)
    return _LINE * max(1, min(_MOST_LINES, max(lines, default=1)))


def _lines(text: str, width: int) -> int:
    """The lines that a text takes in a column, about; characters of other scripts are wider."""
    if len(text) <= width and "\n" not in text:
        return 1
    return sum(1 + max(len(line), len(line.encode()) // 2) // width for line in text.split("\n"))


def _number(column: str, said: str) -> date | time | None:
    """The day or time that Excel can hold as a number; None for a time with its offset, and for very early days."""
    if column == "time":
        return None if len(said) > len("08:30:00") else time.fromisoformat(said)
    day = date.fromisoformat(said)
    return day if day >= _FIRST_DAY else None


def _written(said: str) -> str:
    """The text as XML can hold it; blanks alone are escaped, because readers drop them."""
    text = escaped(kept_apart(said))
    return text if text.strip() or not text else f"_x{ord(text[0]):04X}_{text[1:]}"


def _text_cell(sheet: Worksheet, *, spread: bool) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", wrap_text=spread)
    cell.quotePrefix = True
    return cell


def _number_cell(sheet: Worksheet, number_format: str) -> Cell:
    cell: Cell = WriteOnlyCell(sheet)
    cell.alignment = Alignment(vertical="top", horizontal="left")
    cell.number_format = number_format
    return cell


def _day_format(pattern: str) -> str:
    """Excel's words for a pattern of days; its separators are literal, not those of the computer."""
    if pattern == ISO:
        return "yyyy-mm-dd"
    words = {"%d": "dd", "%m": "mm", "%Y": "yyyy"}
    return "".join(words.get(part) or f"\\{part}" for part in re.findall("%.|.", pattern, re.DOTALL))
