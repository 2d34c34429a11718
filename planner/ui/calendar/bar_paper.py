"""Paints what lasts for days: a soft bar with a name, or a thin one where there is no room for words."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from planner.ui.calendar.bar_lanes import GLYPH, GLYPH_STEP, PADDING, glyph_of
from planner.ui.calendar.faces import NEUTRAL
from planner.ui.calendar.paper import Paper
from planner.ui.calendar.scene import BarMore, Barred
from planner.ui.calendar.tiles import BAR
from planner.ui.icons import pixmap

_RADIUS, _WORDS = 4, "text.primary"


def paint_bars(paper: Paper, painter: QPainter, area: QRegion) -> None:
    """The bars of the scene that touch the area."""
    scene = paper.view.scene
    for barred in scene.barred:
        if area.intersects(barred.rect):
            _paint_bar(paper, painter, barred)
    for more in scene.bar_more:
        if more.label and area.intersects(more.rect):
            _paint_more(paper, painter, more)


def _paint_bar(paper: Paper, painter: QPainter, barred: Barred) -> None:
    rect, hue = _without_cut(paper, barred), barred.bar.hue or NEUTRAL
    whole = _whole(paper, barred, rect)
    if not barred.label:
        _fill(painter, rect, whole, paper.theme.color(f"kind.{hue}"))
        return
    edge = paper.theme.color("border.subtle") if hue == NEUTRAL else None
    _fill(painter, rect, whole, paper.theme.color(f"kind.{hue}.soft"), edge)
    if not barred.begun:
        start = QRect(paper.left(rect, 0, BAR), rect.top(), BAR, rect.height())
        _fill(painter, start, whole, paper.theme.color(f"kind.{hue}"))
    _paint_words(paper, painter, barred, rect)


def _fill(painter: QPainter, within: QRect, whole: QRectF, colour: QColor, edge: QColor | None = None) -> None:
    """What lies of a round rectangle within another one."""
    painter.setClipRect(within)
    painter.setPen(QPen(edge, 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    inside = whole.adjusted(0.5, 0.5, -0.5, -0.5) if edge else whole
    radius = min(_RADIUS, whole.height() / 2)
    painter.drawRoundedRect(inside, radius, radius)
    painter.setClipping(False)


def _paint_words(paper: Paper, painter: QPainter, barred: Barred, rect: QRect) -> None:
    start, glyph = PADDING, glyph_of(barred.bar)
    if glyph:
        icon = pixmap(paper.theme, glyph, _WORDS, GLYPH, painter.device().devicePixelRatioF())
        painter.drawPixmap(paper.left(rect, start, GLYPH), rect.top() + (rect.height() - GLYPH) // 2, icon)
        start += GLYPH_STEP
    paper.write(painter, (paper.caption, _WORDS), rect, start, barred.label)


def _paint_more(paper: Paper, painter: QPainter, more: BarMore) -> None:
    words = paper.caption.elided(more.label, more.rect.width() - PADDING)
    paper.write_at_end(painter, (paper.caption, "text.secondary"), more.rect, PADDING, words)


def _without_cut(paper: Paper, barred: Barred) -> QRect:
    rect = QRect(barred.rect)
    if barred.cut:
        rect.setWidth(rect.width() - barred.cut)
        rect.moveLeft(paper.left(barred.rect, 0, rect.width()))
    return rect


def _whole(paper: Paper, barred: Barred, rect: QRect) -> QRectF:
    """The rectangle, longer where it goes on, so that it is straight there."""
    begun, goes_on = barred.begun, barred.goes_on and not barred.cut
    left, right = (goes_on, begun) if paper.view.mirrored else (begun, goes_on)
    return QRectF(rect).adjusted(-_RADIUS if left else 0, 0, _RADIUS if right else 0, 0)
