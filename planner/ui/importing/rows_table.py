"""One side of the page: rows of one height, whose cells are corrected in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planner.ui.importing.ink import ROW_HEIGHT

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_Edit = QAbstractItemView.EditTrigger


class RowsTable(QTableView):
    """Rows of one height; a click or Enter corrects a cell, and the row is marked."""

    column_asked = Signal(int, QPoint)
    """What else a column may hold is asked for, at this place of the screen."""

    def __init__(self, model: QAbstractItemModel, header: QHeaderView, name: str) -> None:
        super().__init__()
        self.setHorizontalHeader(header)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("bare", True)
        self.setProperty("sheet", True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(_Edit.DoubleClicked | _Edit.EditKeyPressed | _Edit.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setHighlightSections(False)
        self.clicked.connect(self._correct)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects the cell, Alt+Down asks what else its column may hold."""
        index, alt = self.currentIndex(), event.modifiers() == Qt.KeyboardModifier.AltModifier
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._correct(index)
        elif event.key() == Qt.Key.Key_Down and alt and index.isValid():
            rect = self.visualRect(index)
            self.column_asked.emit(index.column(), self.viewport().mapToGlobal(rect.bottomLeft()))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The marked row stays in view when what is above or below takes room."""
        row = self.visualRect(self.currentIndex())
        seen = row.isValid() and row.bottom() >= 0 and row.top() <= event.oldSize().height()
        super().resizeEvent(event)
        if seen:
            across = self.horizontalScrollBar().value()
            self.scrollTo(self.currentIndex())
            self.horizontalScrollBar().setValue(across)

    def _correct(self, index: QModelIndex) -> None:
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
