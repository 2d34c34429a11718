"""A button with a dashed outline; a style sheet would paint dots."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton

from planner.ui.theme import Theme

_DASHES = [3.0, 3.0]


class DashedButton(QPushButton):
    """Offers to add something: the outline of what is not there yet."""

    def __init__(self, theme: Theme, text: str, radius: int) -> None:
        super().__init__(text)
        self._theme = theme
        self._radius = radius
        self.setProperty("dashed", True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            return
        pen = QPen(self._theme.color("border.control"), 1)
        pen.setDashPattern(_DASHES)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._radius, self._radius)
