"""The kinds of rows in the left bar."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.ui.bars.siderow import EDGE, GLYPH, SideRow
from planner.ui.icons import pixmap
from planner.ui.theme import Theme

_SMALL = 14
_WIDE = 5
"""The width of the bar of a kind where there is nothing else."""


class BrandRow(SideRow):
    """The mark of the program and the brand in view; opens the menu of brands."""

    tall = 40
    _mark = 28

    def paint_content(self, painter: QPainter) -> None:
        x = (self.width() - self._mark) // 2 if self.collapsed else 8
        self._paint_mark(painter, self.there(x, 6, self._mark, self._mark))
        if not self.collapsed:
            self.paint_words(painter, 46, self.name, "heading", "text.primary")
            self.paint_icon(painter, self.width() - 23, "caret-down", "text.muted")

    def room_at_end(self) -> int:
        return 36

    def _paint_mark(self, painter: QPainter, place: QRect) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("accent.solid"))
        radius = self.theme.radius("control")
        painter.drawRoundedRect(place, radius, radius)
        made = pixmap(self.theme, "calendar-blank-fill", "accent.on", GLYPH, self.devicePixelRatioF())
        painter.drawPixmap(place.topLeft() + QPoint(6, 6), made)


class PlaceRow(SideRow):
    """A place of the window; the one in view is checked from outside, a click only asks."""

    tall = 36

    def __init__(self, theme: Theme, name: str, icon: str, walk: list[SideRow]) -> None:
        super().__init__(theme, name, walk)
        self._icon = icon
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def nextCheckState(self) -> None:
        """Leaves the check to who shows the place."""

    def paint_ground(self, painter: QPainter) -> None:
        if self.isChecked():
            self.fill(painter, "bg.selected")
        else:
            super().paint_ground(painter)

    def paint_content(self, painter: QPainter) -> None:
        on = self.isChecked()
        self.paint_icon(painter, EDGE, self._icon, "accent.text" if on else "text.secondary")
        if not self.collapsed:
            step, token = ("body.strong", "accent.text") if on else ("body", "text.primary")
            self.paint_words(painter, 38, self.name, step, token)
            self.paint_count(painter)


class ActRow(SideRow):
    """An icon and words that do something, such as adding a channel; only the icon when ``words`` is empty."""

    def __init__(self, theme: Theme, name: str, icon: str, words: str = "", walk: list[SideRow] | None = None) -> None:
        super().__init__(theme, name, walk)
        self._icon = icon
        self._words = words

    def paint_content(self, painter: QPainter) -> None:
        if self.collapsed or not self._words:
            self.paint_icon(painter, (self.width() - GLYPH + 1) // 2, self._icon, "text.secondary")
            return
        self.paint_icon(painter, EDGE, self._icon, "text.secondary")
        self.paint_words(painter, 38, self._words, "body", "text.secondary")


class HeadingRow(SideRow):
    """The name of a group of rows; opens what the group is managed with."""

    tall = 24

    def paint_content(self, painter: QPainter) -> None:
        if self.collapsed:
            line = self.there(EDGE, self.tall // 2, self.width() - 2 * EDGE, 1)
            painter.fillRect(line, self.theme.color("border.subtle"))
            return
        self.paint_words(painter, EDGE, self.name, "label", "text.muted")
        if self.underMouse() or self.hasFocus():
            self.paint_icon(painter, self.width() - EDGE - _SMALL, "pencil-simple", "text.secondary", _SMALL)


class ChannelRow(SideRow):
    """A channel with its check box: whether it is shown."""

    def __init__(self, theme: Theme, name: str, glyph: str, walk: list[SideRow]) -> None:
        super().__init__(theme, name, walk)
        self._glyph = glyph
        self.setCheckable(True)
        self.setChecked(True)

    def paint_content(self, painter: QPainter) -> None:
        on = self.isChecked()
        if self.collapsed:
            self.paint_icon(painter, EDGE, self._glyph, "text.secondary" if on else "text.disabled")
            if not on:
                self._paint_slash(painter)
            return
        self._paint_box(painter, on=on)
        self.paint_icon(painter, 38, self._glyph, "text.muted")
        self.paint_words(painter, 64, self.name, "body", "text.primary")
        self.paint_count(painter)

    def _paint_box(self, painter: QPainter, *, on: bool) -> None:
        place = self.there(EDGE, 8, GLYPH, GLYPH)
        painter.setPen(Qt.PenStyle.NoPen if on else self.theme.color("border.control"))
        painter.setBrush(self.theme.color("accent.solid") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            tick = pixmap(self.theme, "check-bold", "accent.on", 10, self.devicePixelRatioF())
            painter.drawPixmap(place.topLeft() + QPoint(3, 3), tick)

    def _paint_slash(self, painter: QPainter) -> None:
        place = self.there(EDGE, 8, GLYPH, GLYPH)
        painter.setPen(QPen(self.theme.color("text.secondary"), 1.5))
        painter.drawLine(place.bottomLeft(), place.topRight())


class KindRow(SideRow):
    """A kind with its coloured bar; it is hollow when the kind is hidden."""

    def __init__(self, theme: Theme, name: str, hue: str, walk: list[SideRow]) -> None:
        super().__init__(theme, name, walk)
        self._hue = hue or "neutral"
        self.setCheckable(True)
        self.setChecked(True)

    def paint_content(self, painter: QPainter) -> None:
        on = self.isChecked()
        if self.collapsed:
            self._paint_bar(painter, QRect((self.width() - _WIDE) // 2, 8, _WIDE, GLYPH), on=on)
            return
        self._paint_bar(painter, QRect(EDGE, 10, 3, 12), on=on)
        self.paint_words(painter, 24, self.name, "body", "text.primary" if on else "text.muted")
        if on:
            self.paint_count(painter)
        else:
            self.paint_icon(painter, self.width() - EDGE - GLYPH, "eye-slash", "text.muted")

    def _paint_bar(self, painter: QPainter, at: QRect, *, on: bool) -> None:
        place = QRectF(self.there(at.x(), at.y(), at.width(), at.height()))
        painter.setPen(Qt.PenStyle.NoPen if on else QPen(self.theme.color("border.control")))
        painter.setBrush(self.theme.color(f"kind.{self._hue}") if on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place if on else place.adjusted(0.5, 0.5, -0.5, -0.5), 1.5, 1.5)
