"""One line of plain text that is longer than its field is wide, seen in two rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from planner.ui.pieces.fields import TextField

_HEIGHT = 56


class WrappedLine(TextField):
    """Enter leaves it, as it does every line."""

    def __init__(self, name: str, placeholder: str = "") -> None:
        super().__init__(name, placeholder)
        self.setFixedHeight(_HEIGHT)

    def value(self) -> str:
        """The words on one line."""
        return " ".join(super().value().split("\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
