"""The table of cadences: a row for each channel and class of formats, in which each figure can be typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView

from planner.ui.context import Context
from planner.ui.dialogs.rules.cadence_cells import COLUMNS
from planner.ui.dialogs.rules.cadence_rows import CadenceRow
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_NAME_WIDTH = 160
_CHANNEL = 0

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class CadenceRows(QAbstractTableModel):
    """What is typed stays here until the dialog is done; what cannot be read is said, and the figure stays."""

    refused = Signal(str)
    changed = Signal()

    def __init__(self, context: Context, rows: Sequence[CadenceRow]) -> None:
        super().__init__()
        self._context = context
        self.rows = list(rows)

    def put(self, number: int, row: CadenceRow) -> None:
        """Puts a row in the place of another."""
        self.rows[number] = row
        self.dataChanged.emit(self.index(number, 0), self.index(number, len(COLUMNS)))
        self.changed.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS) + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or role not in (_Role.DisplayRole, _Role.ToolTipRole):
            return None
        if section == _CHANNEL:
            return tr("Channel") if role == _Role.DisplayRole else tr("What is not ticked is not looked at")
        column = COLUMNS[section - 1]
        return tr(column.head if role == _Role.DisplayRole else column.help)

    def flags(self, index: Index) -> Qt.ItemFlag:
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == _CHANNEL:
            return shown | Qt.ItemFlag.ItemIsUserCheckable
        return shown if self.rows[index.row()].now.off else shown | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        if role in (_Role.DisplayRole, _Role.EditRole):
            return self._words(row, index.column())
        if role == _Role.AccessibleTextRole:
            return f"{row.name}, {self.headerData(index.column(), Qt.Orientation.Horizontal)}: {self.data(index)}"
        if role == _Role.ToolTipRole:
            return plain_hint(self._hint(row, index.column()))
        if role == _Role.ForegroundRole and index.column() != _CHANNEL:
            return self._context.theme.color(self._token(row))
        if role == _Role.CheckStateRole and index.column() == _CHANNEL:
            return Qt.CheckState.Unchecked if row.now.off else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        row = self.rows[index.row()]
        if role == _Role.CheckStateRole:
            self.put(index.row(), row.with_values(off=Qt.CheckState(value) != Qt.CheckState.Checked))
            return True
        try:
            values = COLUMNS[index.column() - 1].read(str(value), self._context.when)
        except ValueError as error:
            self.refused.emit(tr(str(error)))
            return False
        self.put(index.row(), row.with_values(**values))
        return True

    def _words(self, row: CadenceRow, column: int) -> str:
        return row.name if column == _CHANNEL else COLUMNS[column - 1].write(row.now, self._context.when)

    def _hint(self, row: CadenceRow, column: int) -> str:
        """All of what may be cut, and what the column is for."""
        said = self._words(row, column)
        return said if column == _CHANNEL else "\n".join(filter(None, (said, tr(COLUMNS[column - 1].help))))

    def _token(self, row: CadenceRow) -> str:
        if row.now.off:
            return "text.muted"
        return "status.overdue" if row.trouble else "text.primary"


class CadenceTable(QTableView):
    """Typing changes a figure, Space switches a channel on or off, Tab leaves the table."""

    chosen = Signal()

    def __init__(self, rows: CadenceRows) -> None:
        super().__init__()
        self.setModel(rows)
        self.setAccessibleName(tr("How often each channel is served"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        for mode in (self.setHorizontalScrollMode, self.setVerticalScrollMode):
            mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(32)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for number, width in enumerate((_NAME_WIDTH, *(column.width for column in COLUMNS))):
            self.setColumnWidth(number, width)
        self.selectionModel().currentRowChanged.connect(self.chosen)
        self.setCurrentIndex(rows.index(0, _CHANNEL))
