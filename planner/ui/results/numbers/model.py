"""The table as Qt sees it: headings of sections among the rows, numbers in the cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from planner.app.numbers import NumberRow, NumberSection, NumberSheet, Sort
from planner.domain.records import NOT_OFFERED
from planner.domain.results.entering import value_of
from planner.ui.pieces.plain import plain_hint
from planner.ui.results.numbers.wording import BOOSTED, NOTE, Wording
from planner.ui.results.numbers.writing import Writing
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
CELL_ROLE = int(_Role.UserRole) + 1

_BESIDE = (BOOSTED, NOTE)


class Line(NamedTuple):
    """A line of the table: the heading of a section, or one of its rows."""

    section: NumberSection
    row: NumberRow | None = None

    @property
    def has_titles(self) -> bool:
        """Whether a heading says what its columns are: days all have the same."""
        return self.section.sort is not Sort.ENTRY or self.section.day is None


@dataclass(frozen=True, slots=True)
class Cell:
    """How a cell is painted: its words, their colour, and whether there is anything to type."""

    words: str
    token: str = "text.primary"
    short: str = ""
    """The words where there is no room."""
    closed: bool = False
    heading: bool = False
    trouble: str = ""
    tick: bool = False


class NumbersModel(QAbstractTableModel):
    """The first section's heading is no line: it stands over the table, as that of the section in view does."""

    def __init__(self, wording: Wording, writing: Writing) -> None:
        super().__init__()
        self._wording, self._writing = wording, writing
        self.sheet = NumberSheet()
        self.lines: list[Line] = []

    def show_sheet(self, sheet: NumberSheet) -> bool:
        """Shows this table; whether it has other rows or columns than before."""
        lines = list(_lines(sheet))
        same = sheet.columns == self.sheet.columns and list(map(_shape, lines)) == list(map(_shape, self.lines))
        if same:
            self.sheet, self.lines = sheet, lines
            self.repaint()
            return False
        self.beginResetModel()
        self.sheet, self.lines = sheet, lines
        self.endResetModel()
        return True

    def repaint(self) -> None:
        """Says that any cell may be another."""
        if self.lines:
            last = len(self.lines) - 1
            self.dataChanged.emit(self.index(0, 0), self.index(last, self.columnCount() - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, last)

    # where is what

    def row(self, line: int) -> NumberRow | None:
        """The row of a line, None for a heading."""
        return self.lines[line].row if 0 <= line < len(self.lines) else None

    def key(self, line: int, column: int) -> str | None:
        """What stands in a cell: the key of a number, BOOSTED or NOTE; None where there is nothing to type."""
        row = self.row(line)
        if row is None:
            return None
        if column < len(row.keys):
            return row.keys[column]
        beside = column - self.sheet.columns
        if beside < 0 or (row.sort is not Sort.ENTRY and _BESIDE[beside] == BOOSTED):
            return None
        return _BESIDE[beside]

    def title(self, section: NumberSection, column: int) -> str:
        """What stands over a column of a section."""
        if column >= self.sheet.columns:
            key = _BESIDE[column - self.sheet.columns]
            return "" if key == BOOSTED and section.sort is not Sort.ENTRY else self._wording.called(key, "")
        titles = section.titles
        return tr(titles[column]) if column < len(titles) else ""

    def is_open(self, section: NumberSection, column: int) -> bool:
        """Whether any row of a section has something to type in a column."""
        if column >= self.sheet.columns:
            return bool(self.title(section, column))
        return any(column < len(row.keys) and row.keys[column] is not None for row in section.rows)

    def place(self, row_key: str, key: str = "") -> QModelIndex:
        """Where a number of a row stands; its first cell for a number that it has not."""
        for line, one in enumerate(self.lines):
            if one.row is not None and one.row.key == row_key:
                columns = [column for column in range(self.columnCount()) if self.key(line, column) == key]
                return self.index(line, columns[0] if columns else 0)
        return QModelIndex()

    def is_mark(self, index: Index) -> bool:
        """Whether a cell is the mark of what was boosted."""
        return self.key(index.row(), index.column()) == BOOSTED

    def value(self, index: Index) -> str:
        """What the plan says in a cell."""
        row, key = self.row(index.row()), self.key(index.row(), index.column())
        return self._writing.value(row, key) if row is not None and key is not None else ""

    # the model

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or not self.lines else self.sheet.columns + len(_BESIDE)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        typed = self.key(index.row(), index.column()) not in (None, BOOSTED)
        return shown | Qt.ItemFlag.ItemIsEditable if typed else shown

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        asked: dict[int, Callable[[Index], Any]] = {
            _Role.DisplayRole: lambda at: self.cell(at).words,
            _Role.EditRole: self._typed,
            CELL_ROLE: self.cell,
            _Role.AccessibleTextRole: self._spoken,
            _Role.AccessibleDescriptionRole: lambda at: self.cell(at).trouble,
            _Role.ToolTipRole: self._hint,
        }
        answer = asked.get(role)
        return answer(index) if answer is not None else None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        row, key = self.row(index.row()), self.key(index.row(), index.column())
        if role != _Role.EditRole or row is None or key is None or str(value) == self._typed(index):
            return False
        self._writing.type(row, key, str(value))
        self.dataChanged.emit(index, index)
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if not self.lines or role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self.title(self.lines[0].section, section)
        line = self.lines[section]
        return self._wording.row(line.row) if line.row is not None else self._wording.section(line.section)

    # cells

    def cell(self, index: Index) -> Cell:
        """How a cell is painted."""
        line, key = self.lines[index.row()], self.key(index.row(), index.column())
        if line.row is None:
            shown = line.has_titles and self.is_open(line.section, index.column())
            title = self.title(line.section, index.column()) if shown else ""
            return Cell(title, "text.secondary", closed=True, heading=True)
        if key is None:
            return Cell("", "text.muted", closed=True)
        waiting = self._writing.kept.text(line.row, key)
        if key == BOOSTED:
            return Cell("", tick=bool(self._writing.value(line.row, key) if waiting is None else waiting))
        if waiting is not None:
            trouble = self._writing.trouble(line.row, key)
            return Cell(waiting, "status.overdue" if trouble else "text.primary", trouble=trouble)
        value = self.value(index)
        if value:
            token = "text.secondary" if value == NOT_OFFERED else "text.primary"
            return (
                Cell(value, token)
                if key == NOTE
                else Cell(self._wording.shown(value), token, self._wording.short(value))
            )
        return Cell("" if key == NOTE else self._wording.shown(value_of(line.row.earlier, key)), "text.disabled")

    def _typed(self, index: Index) -> str:
        row, key = self.row(index.row()), self.key(index.row(), index.column())
        if row is None or key is None:
            return ""
        waiting = self._writing.kept.text(row, key)
        value = self.value(index)
        return waiting if waiting is not None else value if key == NOTE else self._wording.typed(value)

    def _spoken(self, index: Index) -> str:
        line, key = self.lines[index.row()], self.key(index.row(), index.column())
        if line.row is None:
            return self._wording.section(line.section)
        title = self.title(line.section, index.column())
        waiting = self._writing.kept.text(line.row, key) if key is not None else None
        if waiting is None or key is None:
            return self._wording.cell(line.row, key, title, self.value(index))
        said = self._wording.cell_with(line.row, key, waiting)
        return tr("{cell}. {trouble}", cell=said, trouble=self._writing.trouble(line.row, key)).strip(". ")

    def _hint(self, index: Index) -> str:
        line, key = self.lines[index.row()], self.key(index.row(), index.column())
        if line.row is None:
            return ""
        if key is None:
            return tr("The network does not offer this number")
        words = [self.cell(index).trouble, self._wording.called(key, line.row.platform), self._wording.meaning(key)]
        before = value_of(line.row.earlier, key)
        if before and line.row.earlier is not None and not self.value(index):
            words.append(self._wording.before(before, line.row.earlier.captured))
        return plain_hint("\n".join(filter(None, words)))


def _lines(sheet: NumberSheet) -> Iterator[Line]:
    for number, section in enumerate(sheet.sections):
        if number:
            yield Line(section)
        for row in section.rows:
            yield Line(section, row)


def _shape(line: Line) -> tuple[Any, ...]:
    """What must stay the same for rows and columns to be where they are."""
    row = line.row
    return (line.section.titles, line.section.name, line.section.day) if row is None else (row.key, row.keys)
