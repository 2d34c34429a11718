"""Paper and pens: light colours whatever the window looks like, lengths in points, drawings without pixels."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QTextLayout,
    QTextOption,
)
from PySide6.QtSvg import QSvgRenderer

from planner.ui.icons import tinted_svg
from planner.ui.theme import Theme

MARGIN = 36.0
"""Points around what is printed."""

POINTS_PER_INCH = 72

_LEADING = 1.3
"""How high a line is, as a share of the size of its font."""


class Paper:
    """A device with pages, a painter on it, and the look of the program in its light colours."""

    def __init__(self, device: QPagedPaintDevice, theme: Theme, *, letter: bool) -> None:
        self._device, self._theme = device, theme
        self._size = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
        self.painter = QPainter()
        self.pages = 0

    def turn(self, *, landscape: bool) -> QRectF:
        """Begins a page and gives the room on it, in points from its upper left corner."""
        way = QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        self._device.setPageLayout(QPageLayout(self._size, way, QMarginsF()))
        if self.painter.isActive():
            self._device.newPage()
        else:
            self.painter.begin(self._device)
        self.pages += 1
        self.painter.resetTransform()
        scale = self._device.logicalDpiX() / POINTS_PER_INCH
        self.painter.scale(scale, scale)
        points = self._device.pageLayout().fullRectPoints()
        return QRectF(points).adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)

    def end(self) -> None:
        """Finishes the last page."""
        if self.painter.isActive():
            self.painter.end()

    def colour(self, token: str) -> QColor:
        """A colour of the light look."""
        return _colour(self._theme, token)

    def font(self, points: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """A font of the program in this size."""
        return _font(tuple(self._theme.tokens.families), points, weight)

    def words(
        self,
        where: QRectF,
        text: str,
        font: QFont,
        token: str = "text.primary",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> None:
        """One line of words, with … where there is no more room."""
        self.painter.setFont(font)
        self.painter.setPen(self.colour(token))
        fitting = _metrics(font).elidedText(text, Qt.TextElideMode.ElideRight, where.width())
        self.painter.drawText(where, int(align | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), fitting)

    def block(self, where: QRectF, text: str, font: QFont, most: int, token: str = "text.primary") -> float:
        """Words in at most so many lines from the top, with … where there is no more room; how high they are."""
        height, line_height = 0.0, min(where.height() / most, font.pixelSize() * _LEADING)
        for line in _broken(text, font, where.width(), most):
            self.words(QRectF(where.x(), where.y() + height, where.width(), line_height), line, font, token)
            height += line_height
        return height

    def status_icon(self, status: str) -> str:
        """The icon of a status, or of "overdue"."""
        return self._theme.status_icon(status)

    def width(self, text: str, font: QFont) -> float:
        """How many points the words take."""
        return _metrics(font).horizontalAdvance(text)

    def icon(self, name: str, token: str, x: float, y: float, side: float) -> None:
        """An icon in a colour."""
        svg = QByteArray(tinted_svg(name, self.colour(token).name()))
        QSvgRenderer(svg).render(self.painter, QRectF(x, y, side, side))

    def line(self, x1: float, y1: float, x2: float, y2: float, token: str = "border.subtle") -> None:
        """A thin line."""
        self.painter.setPen(QPen(self.colour(token), 0.5))
        self.painter.drawLine(QPointF(x1, y1), QPointF(x2, y2))

    def box(self, where: QRectF, token: str, radius: float = 0.0) -> None:
        """A filled box."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(token))
        self.painter.drawRoundedRect(where, radius, radius)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)


@cache
def _colour(theme: Theme, token: str) -> QColor:
    return QColor(theme.tokens.colour("light", token))


@lru_cache(maxsize=64)
def _font(families: tuple[str, ...], points: float, weight: QFont.Weight) -> QFont:
    """The page is scaled to points, so the pixels of the font are points."""
    font = QFont(list(families))
    font.setPixelSize(max(round(points), 1))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _broken(text: str, font: QFont, width: float, most: int) -> list[str]:
    """The text in lines of a width; the last of so many holds all the rest."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        lines.append(text[start : None if len(lines) == most - 1 else start + line.textLength()].strip())
    layout.endLayout()
    return lines


def _metrics(font: QFont) -> QFontMetricsF:
    return QFontMetricsF(font)
