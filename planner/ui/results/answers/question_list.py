"""The questions at the left."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from planner.ui.context import Context
from planner.ui.pieces.row_list import STEPS, RowList
from planner.ui.words import tr

_OPENS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right)


class QuestionList(RowList):
    """The arrows choose a question, Enter goes into its answer."""

    enter_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme, tr("Questions"))
        self.setToolTip(tr("Up and Down choose a question, Enter goes into the answer"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in STEPS:
            self.step(STEPS[key])
        elif key in _OPENS:
            self.enter_requested.emit()
        else:
            super().keyPressEvent(event)
