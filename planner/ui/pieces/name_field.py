"""A name that is changed in place."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class NameField(QLineEdit):
    """Enter or leaving takes the name, Escape brings the old one back."""

    left_unchanged = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is for the field while something is typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.left_unchanged.emit()
            return
        super().keyPressEvent(event)
