"""Labels of one line that are shortened where there is no room."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyle


class Elided(QLabel):
    """One line of plain text, shortened where there is no room: in the middle, as file names are, or elsewhere."""

    def __init__(self, text: str, where: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle) -> None:
        super().__init__(text)
        self._where = where
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(24)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what there is room for."""
        del event
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), self._where, self.width())
        start = QStyle.visualAlignment(self.layoutDirection(), self.alignment())
        flags = start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        self.style().drawItemText(painter, self.rect(), int(flags), self.palette(), self.isEnabled(), text)
