"""The parts of the library on their page: opened, ordered and deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from planner.ui.context import Context
from planner.ui.pieces.row_list import STEPS, RowList
from planner.ui.words import tr

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down


class PartsList(RowList):
    """A click or Enter opens a part, Alt with an arrow moves it, Delete takes it out."""

    open_requested = Signal(str)
    move_requested = Signal(str, int)
    delete_requested = Signal(str)
    menu_requested = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("Library"))
        self.setToolTip(tr("Enter opens, Alt with Up or Down moves, Delete takes out"))
        self.clicked.connect(lambda _index: self._open())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys for the chosen part."""
        key = Qt.Key(event.key())
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (_UP, _DOWN):
            self.move_requested.emit(self.chosen, STEPS[key])
        elif key in STEPS:
            self.step(STEPS[key])
        elif key in _OPENS:
            self._open()
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(self.chosen)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.chosen:
            self.menu_requested.emit(self.chosen, event.globalPos())

    def _open(self) -> None:
        if self.chosen:
            self.open_requested.emit(self.chosen)
