"""The days of a month with what stands on them, as Qt's lists want them: days in the first row, the rest below."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.overlay import Ghost, Silence
from planner.domain.shown import Chip
from planner.ui.calendar.faces import Face, Faces, day_words
from planner.ui.calendar.overlaid import Overlaid
from planner.ui.context import Context
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex
Line = Chip | Ghost | Silence
"""What stands below a day."""

FACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Face of the row of a chip or suggestion; None for a day and for a silence."""

_TOP = QModelIndex()
_DAY = 0
"""The internal id of the rows of days; what is below them has the row of its day plus one."""

_SAID = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Column(IntEnum):
    """What a row says, in order."""

    TIME = 0
    CHANNELS = 1
    TITLE = 2
    KIND = 3
    STATUS = 4


class AgendaModel(QAbstractItemModel):
    """Rows of days, chips, suggestions and silences; replaced as a whole."""

    def __init__(self, context: Context, parent: QObject, overlaid: Callable[[], Overlaid] = Overlaid) -> None:
        super().__init__(parent)
        self._context = context
        self._overlaid = overlaid
        self._faces: Faces | None = None
        self._days: list[date] = []
        self._lines: list[list[Line]] = []

    def show(self, days: Sequence[date], lines: Mapping[date, Sequence[Line]], faces: Faces | None) -> None:
        """Holds these days, and what stands below them, from now on."""
        self.beginResetModel()
        self._days, self._faces = list(days), faces
        self._lines = [list(lines.get(day, ())) for day in days]
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        """The day of a row."""
        if not index.isValid():
            return None
        return self._days[self._day_row(index)]

    def line(self, index: Index) -> Line | None:
        """What stands in a row, None for a day."""
        if not index.isValid() or index.internalId() == _DAY:
            return None
        return self._lines[self._day_row(index)][index.row()]

    def chip(self, index: Index) -> Chip | None:
        """The chip of a row, None for anything else."""
        line = self.line(index)
        return line if isinstance(line, Chip) else None

    def day_index(self, day: date) -> QModelIndex:
        """The row of a day, invalid when it is not here."""
        return self.index(self._days.index(day), 0) if day in self._days else QModelIndex()

    def line_index(self, line: Chip | Ghost) -> QModelIndex:
        """The row of a chip or suggestion, invalid when it is not here."""
        if line.day not in self._days:
            return QModelIndex()
        row = self._days.index(line.day)
        keys = [None if isinstance(one, Silence) else one.key for one in self._lines[row]]
        return self.index(keys.index(line.key), 0, self.index(row, 0)) if line.key in keys else QModelIndex()

    def silences(self) -> Iterator[tuple[int, QModelIndex]]:
        """The rows that say of a channel that it is silent, each with the row of its day."""
        for row, lines in enumerate(self._lines):
            for number, line in enumerate(lines):
                if isinstance(line, Silence):
                    yield number, self.index(row, 0)

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """The place of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _DAY)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]  # QObject.parent is another
        """The day of a row below one."""
        if not index.isValid() or index.internalId() == _DAY:
            return QModelIndex()
        return self.createIndex(self._day_row(index), 0, _DAY)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many days there are, or rows below a day."""
        if not parent.isValid():
            return len(self._days)
        if parent.internalId() != _DAY or parent.column() != 0:
            return 0
        return len(self._lines[parent.row()])

    def columnCount(self, parent: Index = _TOP) -> int:
        """The same for all."""
        del parent
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """All can be dropped on, all but silences be reached; chips are also selected and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags, line = Qt.ItemFlag.ItemIsDropEnabled, self.line(index)
        if isinstance(line, Silence):
            return flags | Qt.ItemFlag.ItemNeverHasChildren
        flags |= Qt.ItemFlag.ItemIsEnabled
        if isinstance(line, Chip):
            flags |= Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags if line is None else flags | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Time"), tr("Channels"), tr("Post"), tr("Kind"), tr("Status"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        line = self.line(index)
        if isinstance(line, Silence):
            return line.words if role in _SAID and index.column() == Column.TIME else None
        if line is not None:
            return self._line_data(line, Column(index.column()), role)
        day = self.day(index)
        if day is None or index.column() != Column.TIME:
            return None
        return self._day_data(day, index.row(), role)

    def _day_data(self, day: date, row: int, role: int) -> str | None:
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return self._overlaid().told_of(day)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return day_words(self._context, day, sum(isinstance(line, Chip) for line in self._lines[row]))
        words = " · ".join(filter(None, [self._context.when.day(day), self._overlaid().day_words(day)]))
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def _line_data(self, line: Chip | Ghost, column: Column, role: int) -> str | Face | None:
        assert self._faces is not None
        if role == FACE_ROLE:
            return self._faces.of(line)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.TIME:
            return self._spoken(line, self._faces)
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and isinstance(line, Ghost):
            return line.words if column == Column.TIME else None
        return self._words(line, column) if role in _SAID else None

    def _spoken(self, line: Chip | Ghost, faces: Faces) -> str:
        if isinstance(line, Ghost):
            return faces.spoken_ghost(line)
        return faces.spoken(line, in_question=line.key in self._overlaid().ringed)

    def _words(self, line: Chip | Ghost, column: Column) -> str:
        assert self._faces is not None
        faces = self._faces
        if column == Column.STATUS:
            return faces.status_words(line) if isinstance(line, Chip) else tr("suggestion")
        return (faces.clock_words, faces.channels, faces.title, faces.kind)[column](line)

    def _day_row(self, index: Index) -> int:
        return index.row() if index.internalId() == _DAY else index.internalId() - 1
