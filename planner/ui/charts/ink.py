"""Colours and letters of a chart: those of the window, or the light ones for paper and pictures."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.ui.theme import Theme

START = Qt.AlignmentFlag.AlignLeft
END = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


class ChartInk:
    """What a painter needs; ``light`` ignores how the window looks. Charts run from left to right in all languages."""

    def __init__(self, painter: QPainter, theme: Theme, *, light: bool = False) -> None:
        self.painter = painter
        self._theme, self._light = theme, light

    def color(self, token: str) -> QColor:
        """A colour of the theme."""
        return QColor(self._theme.tokens.colour("light", token)) if self._light else self._theme.color(token)

    def hue(self, hue: str) -> QColor:
        """The colour of a kind of content."""
        return self.color(f"kind.{hue or 'neutral'}")

    def font(self, step: str) -> QFont:
        """A step of the type scale."""
        return self._theme.font(step)

    def width(self, text: str, step: str = "caption") -> float:
        """How wide a text is."""
        return QFontMetricsF(self.font(step)).horizontalAdvance(text)

    def write(
        self,
        place: QRectF,
        text: str,
        side: Qt.AlignmentFlag = START,
        *,
        step: str = "caption",
        token: str = "text.secondary",
    ) -> None:
        """Writes a line into a place, cut off where it is too long."""
        font = self.font(step)
        cut = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
        self.painter.setFont(font)
        self.painter.setPen(self.color(token))
        self.painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextSingleLine
        self.painter.drawText(place, flags, cut)

    def pen(self, token: str, width: float = 1.0, *, dashed: bool = False) -> None:
        """Draws lines like this from now on."""
        pen = QPen(self.color(token), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if dashed:
            pen.setDashPattern([4, 3])
        self.painter.setPen(pen)

    def fill(self, place: QRectF, color: QColor, radius: float = 0) -> None:
        """Fills a place without a border."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(place, radius, radius)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
