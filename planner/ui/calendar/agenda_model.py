"""The days of a month with their chips, as Qt's lists want them: days in the first row, chips below their day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.shown import Chip
from planner.ui.calendar.faces import Face, Faces, day_words
from planner.ui.context import Context
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

FACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The Face of a chip's row; None for a day."""

_TOP = QModelIndex()
_DAY = 0
"""The internal id of the rows of days; chips have the row of their day plus one."""


class Column(IntEnum):
    """What a row says, in order."""

    TIME = 0
    CHANNELS = 1
    TITLE = 2
    KIND = 3
    STATUS = 4


class AgendaModel(QAbstractItemModel):
    """Rows of days and chips; replaced as a whole."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._faces: Faces | None = None
        self._days: list[date] = []
        self._chips: list[list[Chip]] = []

    def show(self, days: Sequence[date], chips: Mapping[date, list[Chip]], faces: Faces | None) -> None:
        """Holds these days and chips from now on."""
        self.beginResetModel()
        self._days, self._faces = list(days), faces
        self._chips = [list(chips.get(day, ())) for day in days]
        self.endResetModel()

    def day(self, index: Index) -> date | None:
        """The day of a row."""
        if not index.isValid():
            return None
        return self._days[self._day_row(index)]

    def chip(self, index: Index) -> Chip | None:
        """The chip of a row, None for a day."""
        if not index.isValid() or index.internalId() == _DAY:
            return None
        return self._chips[self._day_row(index)][index.row()]

    def day_index(self, day: date) -> QModelIndex:
        """The row of a day, invalid when it is not here."""
        return self.index(self._days.index(day), 0) if day in self._days else QModelIndex()

    def chip_index(self, chip: Chip) -> QModelIndex:
        """The row of a chip, invalid when it is not here."""
        if chip.day not in self._days:
            return QModelIndex()
        row = self._days.index(chip.day)
        keys = [one.key for one in self._chips[row]]
        return self.index(keys.index(chip.key), 0, self.index(row, 0)) if chip.key in keys else QModelIndex()

    # what Qt asks

    def index(self, row: int, column: int, parent: Index = _TOP) -> QModelIndex:
        """The place of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _DAY)

    def parent(self, index: Index = _TOP) -> QModelIndex:  # type: ignore[override]  # QObject.parent is another
        """The day of a chip."""
        if not index.isValid() or index.internalId() == _DAY:
            return QModelIndex()
        return self.createIndex(self._day_row(index), 0, _DAY)

    def rowCount(self, parent: Index = _TOP) -> int:
        """How many days there are, or chips on a day."""
        if not parent.isValid():
            return len(self._days)
        if parent.internalId() != _DAY or parent.column() != 0:
            return 0
        return len(self._chips[parent.row()])

    def columnCount(self, parent: Index = _TOP) -> int:
        """The same for all."""
        del parent
        return len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Days can be reached and dropped on, chips also selected and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if index.internalId() == _DAY:
            return flags
        return flags | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The names of the columns."""
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (tr("Time"), tr("Channels"), tr("Post"), tr("Kind"), tr("Status"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The words of a cell."""
        chip = self.chip(index)
        if chip is not None:
            return self._chip_data(chip, Column(index.column()), role)
        day = self.day(index)
        if day is None or index.column() != Column.TIME:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return day_words(self._context, day, len(self._chips[index.row()]))
        return self._context.when.day(day) if role == Qt.ItemDataRole.DisplayRole else None

    def _chip_data(self, chip: Chip, column: Column, role: int) -> str | Face | None:
        assert self._faces is not None
        if role == FACE_ROLE:
            return self._faces.of(chip)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.TIME:
            return self._faces.spoken(chip)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        faces = self._faces
        words = (faces.clock_words, faces.channels, faces.title, faces.kind, faces.status_words)
        return words[column](chip)

    def _day_row(self, index: Index) -> int:
        return index.row() if index.internalId() == _DAY else index.internalId() - 1
