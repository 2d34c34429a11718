"""The grounds of chips and suggestions, and the ring of chips in question: painted once, then shared as pixmaps."""

from __future__ import annotations

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from planner.ui.calendar.faces import NEUTRAL, Face
from planner.ui.theme import Theme

BAR = 3

_MOST = 300
_DASHES = [3.0, 3.0]
FADED = 0.4
"""How opaque a chip is that goes away."""

INSIDE = 2
"""How far the ring of a chip in question stands inside of another ring."""

GHOST_TOKEN = "border.focus"
"""The colour of the dashes around a suggestion; those around an idea are grey."""

_RING = 1.5
_RING_TOKEN = "status.ready"
"""The colour of what asks to be looked at, wherever it is shown."""


class Tiles:
    """Pixmaps in the theme in force; ``forget`` them when it changes."""

    def __init__(self, theme: Theme, *, solid: bool) -> None:
        """``solid`` chips hide what is behind them, also those that are only an outline."""
        self._theme = theme
        self._solid = solid
        self._made: dict[Hashable, QPixmap] = {}

    def forget(self) -> None:
        """The theme changed."""
        self._made.clear()

    def ground(self, size: QSize, face: Face, ratio: float, *, mirrored: bool) -> QPixmap:
        """What a chip or suggestion is written on."""
        key = size.width(), size.height(), face.hue, face.dashed, face.sign == "", ratio, mirrored
        found = self._made.get(key)
        if found is None:
            found = self._keep(key, size, ratio, lambda painter: self._paint_ground(painter, size, face, mirrored))
        return found

    def ring(self, size: QSize, ratio: float, inset: int) -> QPixmap:
        """The ring of a chip in question, so far inside of its edge."""
        key = size.width(), size.height(), ratio, inset
        found = self._made.get(key)
        if found is None:
            found = self._keep(
                key, size, ratio, lambda painter: paint_question(painter, QRect(QPoint(), size), self._theme, inset)
            )
        return found

    def _keep(self, key: Hashable, size: QSize, ratio: float, paint: Callable[[QPainter], None]) -> QPixmap:
        if len(self._made) > _MOST:
            self._made.clear()
        made = self._made[key] = clear_pixmap(size, ratio)
        with QPainter(made) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint(painter)
        return made

    def _paint_ground(self, painter: QPainter, size: QSize, face: Face, mirrored: bool) -> None:
        rect, hue = QRect(QPoint(), size), self._theme.color(f"kind.{face.hue}")
        whole, bar = rounded(rect, self._theme.radius("chip")), QPainterPath()
        bar.addRect(QRectF(size.width() - BAR if mirrored else 0, 0, BAR, size.height()))
        if face.sign or (face.dashed and self._solid):
            painter.fillPath(whole, self._theme.color("bg.surface"))
        if face.sign:
            paint_dashed(painter, rect, self._theme, GHOST_TOKEN)
        elif face.dashed:
            paint_dashed(painter, rect, self._theme)
        else:
            painter.fillPath(whole, self._theme.color(f"kind.{face.hue}.soft"))
            if face.hue == NEUTRAL:
                paint_outline(painter, rect, self._theme, "border.subtle")
        painter.fillPath(whole.intersected(bar), hue)


def clear_pixmap(size: QSize, ratio: float) -> QPixmap:
    """A transparent pixmap of this size in pixels of the screen's own measure."""
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    return made


def rounded(rect: QRect, radius: int) -> QPainterPath:
    """The outline of a rectangle with round corners."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(rect), radius, radius)
    return path


def paint_dashed(painter: QPainter, rect: QRect, theme: Theme, token: str = "border.control") -> None:
    """A dashed outline with round corners inside the rectangle."""
    pen = QPen(theme.color(token), 1)
    pen.setDashPattern(_DASHES)
    _outline(painter, rect, theme, pen)


def paint_outline(painter: QPainter, rect: QRect, theme: Theme, token: str) -> None:
    """A thin outline inside the rectangle, of what is under the pointer."""
    _outline(painter, rect, theme, QPen(theme.color(token), 1))


def paint_question(painter: QPainter, rect: QRect, theme: Theme, inset: int) -> None:
    """The ring of a chip in question, so far inside of its edge."""
    painter.setPen(QPen(theme.color(_RING_TOKEN), _RING))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = inset + _RING / 2
    radius = theme.radius("chip") - by
    painter.drawRoundedRect(QRectF(rect).adjusted(by, by, -by, -by), radius, radius)


def _outline(painter: QPainter, rect: QRect, theme: Theme, pen: QPen) -> None:
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.radius("chip")
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
