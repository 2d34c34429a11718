"""A sheet as it is found in a file, made into records: merged cells filled, blank ends cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.exchange.format import BadFile
from planner.exchange.sheets.limits import MOST_AREAS, MOST_CELLS, check_cells, check_columns, check_rows
from planner.exchange.sheets.model import Record, Sheet


class Area(NamedTuple):
    """A merged area: its first and last row and its first column, from 1."""

    top: int
    bottom: int
    column: int


@dataclass
class Count:
    """Filled cells so far, of all sheets of a file."""

    cells: int = 0

    def add(self, cells: int) -> None:
        """Raises BadFile when there are too many."""
        self.cells += cells
        check_cells(self.cells)


@dataclass
class Grid:
    """The filled cells of a sheet by row and column, both from 1, and what is said of rows and columns.

    ``links`` are the addresses behind cells with another text.
    """

    name: str
    count: Count = field(default_factory=Count)
    rows: dict[int, dict[int, str]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    hidden: bool = False
    links: dict[int, dict[int, str]] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)

    @property
    def where(self) -> str:
        """The sheet as the beginning of a sentence."""
        return f"The sheet “{self.name}”" if self.name else "The sheet"

    def put_row(self, numbers: range, cells: dict[int, str]) -> None:
        """Takes the same filled cells for one or more rows. Raises BadFile when they are too many or far outside."""
        if not cells:
            return
        check_rows(numbers[-1], self.where)
        check_columns(max(cells), self.where)
        self.count.add(len(cells) * len(numbers))
        for number in numbers:
            self.rows.setdefault(number, {}).update(cells)

    def put(self, row: int, column: int, text: str) -> None:
        """Takes one cell, unless it is empty."""
        if text:
            self.put_row(range(row, row + 1), {column: text})

    def link(self, row: int, column: int, target: str) -> None:
        """Takes the address behind a cell."""
        self.links.setdefault(row, {})[column] = target

    def sheet(self) -> Sheet:
        """The sheet; blank rows at the end and blank cells at the end of a row are not in it."""
        last = max(self.rows, default=0)
        width = max((max(cells) for cells in self.rows.values()), default=0)
        hidden = _numbers(self.hidden_rows, last)
        filled = self._filled(last)
        records = tuple(
            Record(
                number,
                self.lines.get(number, number),
                _row(self.rows.get(number, {})),
                frozenset(filled.get(number, ())),
                number in hidden,
                tuple((column - 1, target) for column, target in self.links.get(number, {}).items()),
            )
            for number in range(1, last + 1)
        )
        columns = frozenset(number - 1 for number in _numbers(self.hidden_columns, width))
        return Sheet(self.name, records, self.hidden, columns)

    def _filled(self, last: int) -> dict[int, list[int]]:
        """Fills the first column of each merged area downwards; the columns (from 0) by row."""
        filled: dict[int, list[int]] = {}
        self._check_areas(last)
        for area in self.areas:
            text = self.rows.get(area.top, {}).get(area.column, "")
            if not text:
                continue
            for number in range(area.top + 1, min(area.bottom, last) + 1):
                cells = self.rows.setdefault(number, {})
                if area.column not in cells:
                    self.count.add(1)
                    cells[area.column] = text
                    filled.setdefault(number, []).append(area.column - 1)
        return filled

    def _check_areas(self, last: int) -> None:
        tall = sum(max(min(area.bottom, last) - area.top, 0) for area in self.areas)
        if len(self.areas) > MOST_AREAS or tall > MOST_CELLS:
            raise BadFile(f"{self.where} has too many merged cells. Unmerge them and try again.")


def _row(cells: dict[int, str]) -> tuple[str, ...]:
    return tuple(cells.get(column, "") for column in range(1, max(cells, default=0) + 1))


def _numbers(ranges: Iterable[range], last: int) -> set[int]:
    within = {range(one.start, min(one.stop, last + 1)) for one in ranges}
    return set[int]().union(*within)
