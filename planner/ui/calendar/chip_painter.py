"""Paints the chips and suggestions of a painted view, with what marks them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPainter, QRegion

from planner.domain.shown import ChipKey
from planner.ui.calendar.scene import Thing
from planner.ui.calendar.tiles import FADED, paint_outline
from planner.ui.pieces.ring import paint_ring

if TYPE_CHECKING:
    from planner.ui.calendar.painted import PaintedView

RING = QMargins(2, 2, 2, 2)
"""How far a ring reaches beyond a chip."""


class ChipPainter:
    """Paints what of a view's scene touches an area."""

    def __init__(self, view: PaintedView) -> None:
        self._view = view

    def paint(self, painter: QPainter, area: QRegion) -> None:
        """Chips and suggestions, each part of the view by itself."""
        view = self._view
        view.ink.begin(painter, mirrored=view.mirrored)
        whole = area == QRegion(view.rect())
        touched = [one for one in view.scene.drawn if whole or area.intersects(one.rect.marginsAdded(RING))]
        for number, zone in enumerate(view.zones()):
            painter.setClipRect(zone)
            self._paint_things(painter, [one for one in touched if view.zone_of(one) == number])
        painter.setClipping(False)

    def _paint_things(self, painter: QPainter, things: list[Thing]) -> None:
        """Those that are marked above the others."""
        view, marked = self._view, []
        for thing in things:
            key = thing.key
            if key in view.chosen or key in (view.hovered, view.focused, view.focused_ghost):
                marked.append(thing)
            else:
                self._paint_thing(painter, thing, key)
        for thing in marked:
            self._paint_thing(painter, thing, thing.key)
            self._paint_marks(painter, thing)
        if view.more_focused and (more := view.scene.more_on(view.cursor)):
            paint_ring(painter, more.rect, view.theme)

    def _paint_thing(self, painter: QPainter, thing: Thing, key: ChipKey | str) -> None:
        view = self._view
        faded = key in view.dragged or key in view.overlaid.faded
        if faded:
            painter.setOpacity(FADED)
        view.ink.paint(painter, thing.rect, thing.face, thing.lines)
        if key in view.overlaid.ringed:
            view.ink.paint_question(painter, thing.rect, inside=key in view.chosen or key == view.focused)
        if faded:
            painter.setOpacity(1)

    def _paint_marks(self, painter: QPainter, thing: Thing) -> None:
        view, key = self._view, thing.key
        if key in view.chosen or (key == view.focused_ghost and view.hasFocus()):
            paint_ring(painter, thing.rect, view.theme)
        elif key == view.focused and view.hasFocus():
            paint_ring(painter, thing.rect, view.theme, Qt.PenStyle.DotLine)
        elif key == view.hovered and key not in view.overlaid.ringed:
            paint_outline(painter, thing.rect, view.theme, f"kind.{thing.face.hue}")
