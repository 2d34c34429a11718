"""Paints silences: an icon, words where there is room, and quiet dots."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPen, QRegion

from planner.ui.calendar.paper import Paper
from planner.ui.calendar.scene import Silent, SilentMore
from planner.ui.calendar.silent_lanes import BEFORE, GLYPH, GLYPH_STEP, PADDING
from planner.ui.icons import pixmap

_WORDS_GAP, _TICK = 6, 2
_DOTS = [1.0, 3.0]
"""Dots, so that no line looks like the dashes around ideas and suggestions."""

_WORDS, _LINE = "text.muted", "border.control"


def paint_silences(paper: Paper, painter: QPainter, area: QRegion) -> None:
    """The silences of the scene that touch the area."""
    scene = paper.view.scene
    for silent in scene.silent:
        if area.intersects(silent.rect):
            _paint_silent(paper, painter, silent)
    for more in scene.silent_more:
        if area.intersects(more.rect):
            _paint_more(paper, painter, more)


def _paint_silent(paper: Paper, painter: QPainter, silent: Silent) -> None:
    """From where reading begins: dots when it began before, icon, words, and dots up to a tick at its end."""
    rect = silent.rect
    start = PADDING
    if silent.begun:
        _paint_dots(paper, painter, rect, 0, BEFORE)
        start += BEFORE
    if silent.glyph:
        _paint_glyph(paper, painter, rect, start, silent.glyph)
        start += GLYPH_STEP
    if silent.label:
        _clear_behind(paper, painter, rect, start, paper.caption.width(silent.label))
        start = paper.write(painter, (paper.caption, _WORDS), rect, start, silent.label) + _WORDS_GAP
    end = rect.width() - silent.cut - (0 if silent.goes_on else PADDING)
    _paint_dots(paper, painter, rect, start, end)
    if not silent.goes_on and not silent.cut:
        x, y = paper.left(rect, end, 1), rect.center().y()
        painter.fillRect(x, y - _TICK, 1, 2 * _TICK + 1, paper.theme.color(_LINE))


def _paint_more(paper: Paper, painter: QPainter, more: SilentMore) -> None:
    words = paper.caption.elided(more.label, more.rect.width() - PADDING)
    paper.write_at_end(painter, (paper.caption, "text.secondary"), more.rect, PADDING, words)


def _paint_glyph(paper: Paper, painter: QPainter, rect: QRect, indent: int, glyph: str) -> None:
    side = min(GLYPH, rect.height())
    icon = pixmap(paper.theme, glyph, _WORDS, side, painter.device().devicePixelRatioF())
    painter.drawPixmap(paper.left(rect, indent, side), rect.top() + (rect.height() - side) // 2, icon)


def _paint_dots(paper: Paper, painter: QPainter, rect: QRect, start: int, end: int) -> None:
    if end <= start:
        return
    pen = QPen(paper.theme.color(_LINE), 1)
    pen.setDashPattern(_DOTS)
    painter.setPen(pen)
    left, y = paper.left(rect, start, end - start), rect.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawLine(left, y, left + end - start - 1, y)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _clear_behind(paper: Paper, painter: QPainter, rect: QRect, indent: int, width: int) -> None:
    """Takes the lines between days away from behind the words."""
    left = paper.left(rect, indent, width)
    for day in paper.view.scene.days.values():
        for x in (day.left() - 1, day.right() + 1):
            if left <= x < left + width:
                painter.fillRect(x, rect.top(), 1, rect.height(), paper.theme.color("bg.surface"))
