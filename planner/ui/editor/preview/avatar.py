"""A round sign for a channel: the first letter of its name on its hue."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui.theme import Theme

_SIDE = 36


class Avatar(QWidget):
    """Stands for a picture that is not here."""

    def __init__(self, theme: Theme, name: str, hue: str) -> None:
        super().__init__()
        self._theme, self._hue = theme, hue or "neutral"
        self._letter = next((letter.upper() for letter in name if letter.isalnum()), "")
        self.setFixedSize(_SIDE, _SIDE)

    def sizeHint(self) -> QSize:
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The letter in the middle of a disc."""
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color(f"kind.{self._hue}.soft"))
            painter.drawEllipse(QRectF(self.rect()))
            painter.setPen(self._theme.color(f"kind.{self._hue}"))
            painter.setFont(self._theme.font("heading"))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letter)
