"""One sheet of an XLSX file, read as it comes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from planner.exchange.own.controls import unescaped
from planner.exchange.sheets.cell_text import iso_text, storable
from planner.exchange.sheets.grid import Area, Grid
from planner.exchange.sheets.limits import MOST_COLUMNS, MOST_ROWS
from planner.exchange.sheets.sentences import cell_notes, is_address
from planner.exchange.sheets.xlsx_parts import MAIN, Link, is_true, related
from planner.exchange.sheets.xlsx_values import Shown, serial_text
from planner.exchange.sheets.xml_stream import Attributes, XmlStream, damaged

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_DIGITS = "0123456789"


@dataclass
class Book:
    """What all sheets of a file share, and what was met in them."""

    texts: list[str]
    shown: list[Shown]
    epoch: datetime
    without_value: int = 0
    linked: int = 0

    def notes(self) -> Iterator[str]:
        """Sentences on formulas and links."""
        return cell_notes(self.without_value, self.linked)


class Address(NamedTuple):
    """A cell by row and column, from 1."""

    row: int
    column: int


class Linked(NamedTuple):
    """Cells with a link: the area, the id of where it leads, and a place within the file."""

    area: str
    link: str
    location: str


class SheetStream(XmlStream):
    """Fills a grid with the cells of a sheet."""

    def __init__(self, grid: Grid, book: Book) -> None:
        super().__init__()
        self._grid, self._book = grid, book
        self._row, self._column = 0, 0
        self._cells: dict[int, str] = {}
        self._cell: Attributes = {}
        self._value: str | None = None
        self._formula: str | None = None
        self._group = ""
        self._group_formulas: dict[str, str] = {}
        self._runs: list[str] = []
        self._aids = 0
        self._hyperlinks: list[Linked] = []
        for uri in MAIN:
            self._listen(uri)

    def _listen(self, uri: str) -> None:
        starts = {
            "row": self._begin_row,
            "c": self._begin_cell,
            "v": self._begin_text,
            "t": self._begin_text,
            "f": self._begin_formula,
            "rPh": self._begin_aid,
            "col": self._columns,
            "mergeCell": self._merged,
            "hyperlink": self._hyperlink,
        }
        ends = {
            "row": self._end_row,
            "c": self._end_cell,
            "v": self._end_value,
            "t": self._end_run,
            "f": self._end_formula,
            "rPh": self._end_aid,
        }
        self.starts.update((f"{uri} {name}", act) for name, act in starts.items())
        self.ends.update((f"{uri} {name}", act) for name, act in ends.items())

    def finish(self, links: dict[str, Link]) -> None:
        """Gives empty cells the address that they link to, and notes links behind other text."""
        for linked in self._hyperlinks:
            link = links.get(linked.link)
            target = storable(link.target if link else linked.location)
            for address in _cells_of(linked.area):
                self._link(address, target)

    def _link(self, address: Address, target: str) -> None:
        text = self._grid.rows.get(address.row, {}).get(address.column, "")
        if not text:
            self._grid.put(address.row, address.column, target)
        elif target and not is_address(text, target):
            self._book.linked += 1
            self._grid.link(address.row, address.column, target)

    def _begin_row(self, attributes: Attributes) -> None:
        given = attributes.get("r", "")
        self._row = int(given) if given.isdecimal() else self._row + 1
        if self._row < 1:
            raise damaged()
        self._column, self._cells = 0, {}
        if is_true(attributes, "hidden") and self._row <= MOST_ROWS:
            self._grid.hidden_rows.append(range(self._row, self._row + 1))

    def _end_row(self) -> None:
        if self._cells:
            self._grid.put_row(range(self._row, self._row + 1), self._cells)
            self._cells = {}

    def _begin_cell(self, attributes: Attributes) -> None:
        given = attributes.get("r")
        self._column = _column(given.rstrip(_DIGITS)) if given else self._column + 1
        self._cell = attributes
        self._value = self._formula = None
        self._runs = []

    def _end_cell(self) -> None:
        text = self._text()
        if text:
            self._cells[self._column] = text

    def _begin_text(self, _: Attributes) -> None:
        self.text = []

    def _end_value(self) -> None:
        self._value = self.taken()

    def _end_run(self) -> None:
        run = self.taken()
        if not self._aids:
            self._runs.append(run)

    def _begin_aid(self, _: Attributes) -> None:
        self._aids += 1

    def _end_aid(self) -> None:
        self._aids -= 1

    def _begin_formula(self, attributes: Attributes) -> None:
        self._group = attributes.get("si", "") if attributes.get("t") == "shared" else ""
        self.text = []

    def _end_formula(self) -> None:
        self._formula = self.taken()
        if self._group and self._formula:
            self._group_formulas[self._group] = self._formula

    def _text(self) -> str:
        sort = self._cell.get("t", "n")
        if sort == "inlineStr":
            return storable(unescaped("".join(self._runs)))
        if self._formula is not None and not self._value and sort != "str":
            self._book.without_value += 1
            return storable(f"={self._formula or self._group_formulas.get(self._group, '')}")
        return self._value_text(sort, self._value) if self._value else ""

    def _value_text(self, sort: str, value: str) -> str:
        if sort == "s":
            return self._shared_text(value)
        if sort == "n":
            return serial_text(value, self._shown(), self._book.epoch)
        if sort == "b":
            return "TRUE" if value == "1" else "FALSE"
        if sort == "d":
            return iso_text(value)
        return storable(unescaped(value))

    def _shared_text(self, number: str) -> str:
        try:
            return self._book.texts[int(number)]
        except (ValueError, IndexError):
            raise damaged() from None

    def _shown(self) -> Shown:
        style = self._cell.get("s", "0")
        shown = self._book.shown
        return shown[int(style)] if style.isdecimal() and int(style) < len(shown) else Shown.NUMBER

    def _columns(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if is_true(attributes, "hidden") and first.isdecimal() and last.isdecimal():
            self._grid.hidden_columns.append(range(max(int(first), 1), min(int(last), MOST_COLUMNS) + 1))

    def _merged(self, attributes: Attributes) -> None:
        first, _, last = attributes.get("ref", "").partition(":")
        if _ADDRESS.fullmatch(first) and _ADDRESS.fullmatch(last):
            top, bottom = _address(first), _address(last)
            self._grid.areas.append(Area(top.row, bottom.row, top.column))

    def _hyperlink(self, attributes: Attributes) -> None:
        linked = Linked(attributes.get("ref", ""), related(attributes), attributes.get("location", ""))
        self._hyperlinks.append(linked)


def _address(text: str) -> Address:
    found = _ADDRESS.fullmatch(text)
    if not found:
        raise damaged()
    return Address(int(found[2]), _column(found[1]))


@lru_cache(maxsize=4096)
def _column(letters: str) -> int:
    if not letters or len(letters) > 3 or not (letters.isascii() and letters.isalpha()):
        raise damaged()
    column = 0
    for letter in letters.upper():
        column = column * 26 + ord(letter) - 64
    return column


def _cells_of(area: str) -> list[Address]:
    """The first cell of an area with a link, which has the text."""
    first = area.partition(":")[0]
    return [_address(first)] if _ADDRESS.fullmatch(first) else []
