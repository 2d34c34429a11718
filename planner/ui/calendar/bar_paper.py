"""Paints what lasts for days: a soft bar with a name, or a thin strip where there is no room for words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from planner.ui.calendar.bar_lanes import GLYPH, GLYPH_STEP
from planner.ui.calendar.faces import NEUTRAL
from planner.ui.calendar.paper import Paper
from planner.ui.calendar.scene import Barred, BarWords
from planner.ui.calendar.tiles import BAR, FADED
from planner.ui.icons import pixmap

_RADIUS = 4
_NAME, _TOLD = "text.primary", "text.secondary"


def paint_bars(paper: Paper, painter: QPainter, area: QRegion) -> None:
    """The bars of the scene that touch the area."""
    scene = paper.view.scene
    for barred in scene.barred:
        if area.intersects(barred.rect):
            _paint_bar(paper, painter, barred)
    for more in scene.bar_more:
        if area.intersects(more.rect):
            paper.write(painter, (paper.caption, _TOLD), more.rect, 0, more.label)


def _paint_bar(paper: Paper, painter: QPainter, barred: Barred) -> None:
    rect, hue, whole = barred.rect, barred.bar.hue or NEUTRAL, _whole(paper, barred)
    if not barred.words:
        painter.setOpacity(FADED)
        _fill(painter, rect, whole, paper.theme.color(f"kind.{hue}"))
        painter.setOpacity(1)
        return
    edge = paper.theme.color("border.subtle") if hue == NEUTRAL else None
    _fill(painter, rect, whole, paper.theme.color(f"kind.{hue}.soft"), edge)
    if not barred.begun:
        start = QRect(paper.left(rect, 0, BAR), rect.top(), BAR, rect.height())
        _fill(painter, start, whole, paper.theme.color(f"kind.{hue}"))
    for number, words in enumerate(barred.words):
        _paint_words(paper, painter, rect, words, _TOLD if number else _NAME)


def _fill(painter: QPainter, within: QRect, whole: QRectF, colour: QColor, edge: QColor | None = None) -> None:
    """What lies of a round rectangle within another one."""
    painter.setClipRect(within)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    inside = whole.adjusted(0.5, 0.5, -0.5, -0.5) if edge else whole
    radius = min(_RADIUS, whole.height() / 2)
    painter.drawRoundedRect(inside, radius, radius)
    painter.setClipping(False)


def _paint_words(paper: Paper, painter: QPainter, rect: QRect, words: BarWords, token: str) -> None:
    start = words.indent
    if words.glyph:
        icon = pixmap(paper.theme, words.glyph, token, GLYPH, painter.device().devicePixelRatioF())
        painter.drawPixmap(paper.left(rect, start, GLYPH), rect.top() + (rect.height() - GLYPH) // 2, icon)
        start += GLYPH_STEP
    paper.write(painter, (paper.caption, token), rect, start, words.label)


def _whole(paper: Paper, barred: Barred) -> QRectF:
    """The rectangle, longer where it goes on, so that it is straight there."""
    left, right = (barred.goes_on, barred.begun) if paper.view.mirrored else (barred.begun, barred.goes_on)
    return QRectF(barred.rect).adjusted(-_RADIUS if left else 0, 0, _RADIUS if right else 0, 0)
