"""Where keys lead in the table: from number to number, over headings and what is not offered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from planner.app.numbers import Sort
from planner.domain.results.due import Standing
from planner.ui.results.numbers.model import NumbersModel

_Cursor = QAbstractItemView.CursorAction
_ARROWS = {_Cursor.MoveUp: (-1, 0), _Cursor.MoveDown: (1, 0), _Cursor.MoveLeft: (0, -1), _Cursor.MoveRight: (0, 1)}

Index = QModelIndex | QPersistentModelIndex


class Steps:
    """Enter stays within the rows of one sort, and begins the next column after the last of them.

    After Tab it goes on with the next row instead, in the column where Tab began.
    """

    def __init__(self, model: NumbersModel) -> None:
        self._model = model

    def first(self) -> QModelIndex | None:
        """The first number."""
        return next((self._at(*cell) for cell in self._numbers(self._lines())), None)

    def first_due(self) -> QModelIndex | None:
        """The first number that is due and blank, or not understood."""
        for line, column in self._numbers(self._lines()):
            row, cell = self._model.row(line), self._model.cell(self._at(line, column))
            if row is not None and row.standing is Standing.DUE and (cell.trouble or not cell.words):
                return self._at(line, column)
        return None

    def down(self, index: Index, by: int) -> QModelIndex | None:
        """The next number in the column, or that of the next column, where ``by`` is 1, or the one before for -1."""
        row = self._model.row(index.row())
        if row is None:
            return None
        lines = self._lines(row.sort)
        columns = range(self._model.columnCount())
        order = [(line, column) for column in columns for line in lines if self._is_open(line, column)]
        found = _next(order, (index.row(), index.column()), by)
        return self._at(*found) if found else self._out(lines, by)

    def under(self, index: Index, column: int) -> QModelIndex | None:
        """The next number below in this column, else the first of the rows of the next sort; None at the end."""
        row = self._model.row(index.row())
        if row is None:
            return None
        lines = self._lines(row.sort)
        below = next((line for line in lines if line > index.row() and self._is_open(line, column)), None)
        return self._at(below, column) if below is not None else self._out(lines, 1)

    def right(self, index: Index, by: int) -> QModelIndex | None:
        """The next number in the row or of the next row where ``by`` is 1, the one before for -1; None at the end."""
        order = list(self._numbers(self._lines()))
        here = index.row(), index.column()
        found = _next(order, here, by) if here in order else _next(sorted([*order, here]), here, by)
        return self._at(*found) if found else None

    def beside(self, index: Index, down: int, across: int) -> QModelIndex | None:
        """The next cell in a direction that is no heading."""
        line, column = index.row() + down, index.column() + across
        while self._model.row(line) is None and 0 <= line < self._model.rowCount():
            line += down
        there = 0 <= line < self._model.rowCount() and 0 <= column < self._model.columnCount()
        return self._at(line, column) if there else None

    def moved(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier, index: Index, page: int
    ) -> QModelIndex | None:
        """Where the cursor goes; None leaves it to Qt."""
        ends = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        lines = self._lines()
        last = self._model.columnCount() - 1
        if action in _ARROWS:
            return self.beside(index, *_ARROWS[action]) or self._at(index.row(), index.column())
        if action in (_Cursor.MovePageUp, _Cursor.MovePageDown):
            at = lines.index(index.row()) + (page if action == _Cursor.MovePageDown else -page)
            return self._at(lines[min(max(at, 0), len(lines) - 1)], index.column())
        if action == _Cursor.MoveHome:
            return self._at(lines[0] if ends else index.row(), 0)
        return self._at(lines[-1] if ends else index.row(), last) if action == _Cursor.MoveEnd else None

    # private

    def _lines(self, sort: Sort | None = None) -> list[int]:
        """The lines that are rows, all or of one sort."""
        rows = ((line, one.row) for line, one in enumerate(self._model.lines))
        return [line for line, row in rows if row is not None and sort in (None, row.sort)]

    def _numbers(self, lines: Iterable[int]) -> Iterable[tuple[int, int]]:
        columns = range(self._model.sheet.columns)
        return ((line, column) for line in lines for column in columns if self._is_open(line, column))

    def _is_open(self, line: int, column: int) -> bool:
        return self._model.key(line, column) is not None

    def _out(self, lines: Sequence[int], by: int) -> QModelIndex | None:
        """The first number of the rows after these, or the last of those before."""
        others = [line for line in self._lines() if (line > lines[-1] if by > 0 else line < lines[0])]
        numbers = list(self._numbers(others))
        return self._at(*numbers[0 if by > 0 else -1]) if numbers else None

    def _at(self, line: int, column: int) -> QModelIndex:
        return self._model.index(line, column)


def _next(order: Sequence[tuple[int, int]], here: tuple[int, int], by: int) -> tuple[int, int] | None:
    at = order.index(here) + by if here in order else len(order)
    return order[at] if 0 <= at < len(order) else None
