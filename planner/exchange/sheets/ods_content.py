"""The content of an ODS file, read as it comes into grids of cells."""

from __future__ import annotations

import re
from datetime import timedelta

from planner.exchange.sheets.cell_text import iso_text, length_text, number_text, storable
from planner.exchange.sheets.grid import Area, Count, Grid
from planner.exchange.sheets.limits import MOST_COLUMNS, MOST_ROWS, check_sheets
from planner.exchange.sheets.sentences import is_address
from planner.exchange.sheets.xml_stream import Attributes, XmlStream

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0 "
_TABLE, _OFFICE, _TEXT, _STYLE = (_OASIS.format(name) for name in ("table", "office", "text", "style"))
_DRAW = _OASIS.format("drawing")
_XLINK = "http://www.w3.org/1999/xlink "

_ANNOTATION = f"{_OFFICE}annotation"

_DRAWN = ("frame", "custom-shape", "control", "caption", "line", "rect", "ellipse", "polygon", "polyline", "path", "g")

_NO_CELLS = (
    *(f"{_TABLE}{name}" for name in ("tracked-changes", "shapes", "dde-links")),
    *(f"{_DRAW}{name}" for name in _DRAWN),
    f"{_TEXT}ruby-text",
)
"""Elements in which nothing is part of a cell's text."""

_MOST_SPACES = 10_000
"""Spaces in a row that an element may stand for."""

_FURTHEST = 2_000_000
"""Rows or columns that an element may stand for; sheets end long before."""

_LENGTH = re.compile(r"(-?)P(?:(\d{1,6})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,]\d+)?S)?)?")
_SPACE = re.compile(r"[ \t\r\n]+")
_FORMULA_PREFIX = re.compile(r"[a-z]+:(?==)")


class ContentStream(XmlStream):
    """Fills one grid for each sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.grids: list[Grid] = []
        self.comments = 0
        self.without_value = 0
        self.linked = 0
        self._count = Count()
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._tables = 0
        self._skipped = 0
        self._row, self._rows, self._row_hidden = 0, 1, False
        self._column, self._columns = 0, 0
        self._cells: dict[int, str] = {}
        self._cell: Attributes = {}
        self._paragraphs: list[str] = []
        self._target = ""
        self._listen()

    def _listen(self) -> None:
        self.starts |= {
            f"{_STYLE}style": self._begin_style,
            f"{_STYLE}table-properties": self._table_properties,
            f"{_TABLE}table": self._begin_table,
            f"{_TABLE}table-column": self._table_column,
            f"{_TABLE}table-row": self._begin_row,
            f"{_TABLE}table-cell": self._begin_cell,
            f"{_TABLE}covered-table-cell": self._begin_cell,
            f"{_TEXT}p": self._paragraph,
            f"{_TEXT}h": self._paragraph,
            f"{_TEXT}s": self._spaces,
            f"{_TEXT}tab": self._tab,
            f"{_TEXT}line-break": self._line_break,
            f"{_TEXT}a": self._link,
        }
        self.ends |= {
            f"{_TABLE}table": self._end_table,
            f"{_TABLE}table-row": self._end_row,
            f"{_TABLE}table-cell": self._end_cell,
            f"{_TABLE}covered-table-cell": self._end_cell,
            f"{_TEXT}p": self._end_paragraph,
            f"{_TEXT}h": self._end_paragraph,
        }
        self.starts |= dict.fromkeys(_NO_CELLS, self._skip) | {_ANNOTATION: self._comment}
        self.ends |= dict.fromkeys((*_NO_CELLS, _ANNOTATION), self._end_skip)

    # what is not part of any cell

    def _skip(self, _: Attributes) -> None:
        self._skipped += 1

    def _end_skip(self) -> None:
        self._skipped -= 1

    def _comment(self, attributes: Attributes) -> None:
        self.comments += self._tables == 1
        self._skip(attributes)

    # sheets and columns

    def _begin_style(self, attributes: Attributes) -> None:
        self._style = attributes.get(f"{_STYLE}name", "")

    def _table_properties(self, attributes: Attributes) -> None:
        if attributes.get(f"{_TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables > 1 or self._skipped:
            return
        check_sheets(len(self.grids) + 1)
        hidden = attributes.get(f"{_TABLE}style-name", "") in self._hidden_styles
        name = storable(attributes.get(f"{_TABLE}name", ""))
        self.grids.append(Grid(name, self._count, hidden=hidden))
        self._row = self._columns = 0

    def _end_table(self) -> None:
        self._tables -= 1

    def _table_column(self, attributes: Attributes) -> None:
        if not self._in_sheet():
            return
        many = _times(attributes, "columns-repeated")
        if _is_hidden(attributes) and self._columns < MOST_COLUMNS:
            self.grids[-1].hidden_columns.append(range(self._columns + 1, self._columns + many + 1))
        self._columns += many

    def _in_sheet(self) -> bool:
        return self._tables == 1 and not self._skipped

    # rows and cells

    def _begin_row(self, attributes: Attributes) -> None:
        if self._in_sheet():
            self._rows = _times(attributes, "rows-repeated")
            self._row_hidden = _is_hidden(attributes)
            self._column, self._cells = 0, {}

    def _end_row(self) -> None:
        if not self._in_sheet():
            return
        numbers = range(self._row + 1, self._row + self._rows + 1)
        if self._row_hidden and self._row < MOST_ROWS:
            self.grids[-1].hidden_rows.append(numbers)
        self.grids[-1].put_row(numbers, self._cells)
        self._cells = {}
        self._row += self._rows

    def _begin_cell(self, attributes: Attributes) -> None:
        if self._in_sheet():
            self._cell, self._paragraphs, self._target = attributes, [], ""

    def _end_cell(self) -> None:
        if not self._in_sheet():
            return
        times = _times(self._cell, "columns-repeated")
        text = storable(self._value())
        if self._target and text and not is_address(text, self._target):
            self.linked += 1
            self.grids[-1].link(self._row + 1, self._column + 1, storable(self._target))
        if text:
            columns = range(self._column + 1, min(self._column + times, MOST_COLUMNS + 1) + 1)
            self._cells.update(dict.fromkeys(columns or (MOST_COLUMNS + 1,), text))
            self._merge(_times(self._cell, "rows-spanned"))
        self._column += times

    def _merge(self, rows: int) -> None:
        if rows > 1:
            self.grids[-1].areas.append(Area(self._row + 1, self._row + rows, self._column + 1))

    def _value(self) -> str:
        value = _typed_value(self._cell)
        if value is not None:
            return value
        text = self._cell.get(f"{_OFFICE}string-value", "") or "\n".join(self._paragraphs)
        formula = self._cell.get(f"{_TABLE}formula", "")
        if formula and not text and f"{_OFFICE}value-type" not in self._cell:
            self.without_value += 1
            return _FORMULA_PREFIX.sub("", formula, count=1)
        return text or self._target

    # texts

    def _paragraph(self, _: Attributes) -> None:
        if self._in_sheet():
            self.text = []

    def _end_paragraph(self) -> None:
        if self._in_sheet() and self.text is not None:
            self._paragraphs.append(self.taken())

    def _characters(self, text: str) -> None:
        if self.text is not None and not self._skipped:
            self.text.append(_SPACE.sub(" ", text))

    def _spaces(self, attributes: Attributes) -> None:
        self._add(" " * min(_times(attributes, "c", _TEXT), _MOST_SPACES))

    def _tab(self, _: Attributes) -> None:
        self._add("\t")

    def _line_break(self, _: Attributes) -> None:
        self._add("\n")

    def _link(self, attributes: Attributes) -> None:
        if not self._skipped:
            self._target = self._target or attributes.get(f"{_XLINK}href", "")

    def _add(self, text: str) -> None:
        if self.text is not None and not self._skipped:
            self.text.append(text)


def _typed_value(cell: Attributes) -> str | None:
    """The value that is no text, None for texts and errors."""
    match cell.get(f"{_OFFICE}value-type"):
        case "date":
            return iso_text(cell.get(f"{_OFFICE}date-value", ""))
        case "time":
            return _length(cell.get(f"{_OFFICE}time-value", ""))
        case "boolean":
            return "TRUE" if cell.get(f"{_OFFICE}boolean-value") == "true" else "FALSE"
        case "float" | "percentage" | "currency":
            return number_text(cell.get(f"{_OFFICE}value", ""))
    return None


def _length(text: str) -> str:
    found = _LENGTH.fullmatch(text)
    if not found:
        return text
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    try:
        length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return text
    return length_text(-length if found[1] else length)


def _times(attributes: Attributes, name: str, space: str = f"{_TABLE}number-") -> int:
    """How often an element stands there; at least once."""
    given = attributes.get(f"{space}{name}", "1")
    return min(max(int(given), 1), _FURTHEST) if given.isdecimal() and len(given) < 10 else 1


def _is_hidden(attributes: Attributes) -> bool:
    return attributes.get(f"{_TABLE}visibility", "visible") != "visible"
