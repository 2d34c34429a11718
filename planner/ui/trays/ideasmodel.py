"""The ideas as rows of a list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.shown import Chip
from planner.ui.calendar.faces import Face, Faces
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

Index = QModelIndex | QPersistentModelIndex

CHIP = Qt.ItemDataRole.UserRole


class IdeasModel(QAbstractListModel):
    """The chips and their faces."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.chips: Sequence[Chip] = ()
        self._faces: Faces | None = None

    def show(self, chips: Sequence[Chip], faces: Faces) -> None:
        """Shows these chips instead of those before."""
        self.beginResetModel()
        self.chips, self._faces = chips, faces
        self.endResetModel()

    def face(self, index: Index) -> Face:
        """What is painted of a chip: without a time, for there is none to be told."""
        assert self._faces is not None
        chip = self.chips[index.row()]
        return self._faces.of(chip)._replace(clock="" if chip.channel_ids else tr("No channel yet"))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many chips there are."""
        return 0 if parent.isValid() else len(self.chips)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The chip and its words."""
        if not index.isValid() or self._faces is None:
            return None
        chip = self.chips[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            title = self._faces.title(chip)
            return title if role == Qt.ItemDataRole.DisplayRole else plain_hint(title)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._faces.spoken(chip)
        return chip if role == CHIP else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every chip can be selected and dragged."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemNeverHasChildren
