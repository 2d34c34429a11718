"""A view that paints itself: its scene, and what is painted above the chips."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent

from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar import accessible
from planner.ui.calendar.ink import ChipInk, paint_outline, paint_ring
from planner.ui.calendar.landing import Landing, Place, bubble_rect, paint_landing
from planner.ui.calendar.scene import NOWHERE, Placed, Scene
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context

RING = QMargins(2, 2, 2, 2)
"""How far a ring reaches beyond a chip."""

_SMALLEST = QSize(560, 320)
_FADED = 0.4


class PaintedView(CalendarView):
    """One widget with a scene that is made anew when chips, days or size change, and painted where it changed."""

    overlapping: ClassVar[bool] = False
    """Whether chips may lie on each other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        accessible.install(self)
        self.ink = ChipInk(context.theme, solid=self.overlapping)
        self.landing = Landing(self)
        self.hovered: ChipKey | None = None
        self.hovered_day: date | None = None
        self.with_keyboard = False
        """Whether the keyboard was used last, so that the ring of the day is shown."""
        self.dragged: frozenset[ChipKey] = frozenset()
        self._scene: Scene | None = None
        self.setMinimumSize(_SMALLEST)
        self.mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        """Whether the view is read from right to left."""

    # what the views add

    def arranged(self) -> Scene:
        """The scene for the chips, the days and the size."""
        raise NotImplementedError

    def paint_days(self, painter: QPainter, area: QRegion) -> None:
        """Everything below the chips, where it touches the area."""
        raise NotImplementedError

    def place_rect(self, place: Place) -> QRect:
        """What is marked as the target."""
        raise NotImplementedError

    def zones(self) -> list[QRect]:
        """The parts of the view in which chips are painted; what reaches beyond its part is cut."""
        return [self.rect()]

    def zone_of(self, placed: Placed) -> int:
        """The number of the part in which a chip is painted."""
        del placed
        return 0

    # scene

    @property
    def scene(self) -> Scene:
        """What is shown."""
        if self._scene is None:
            self._scene = self.arranged()
        return self._scene

    def chips_changed(self) -> None:
        """Other chips are shown."""
        self.scene_changed()

    def period_changed(self) -> None:
        """Other days are shown."""
        self.scene_changed()

    def scene_changed(self) -> None:
        """Arranges and paints everything anew."""
        self._scene = None
        self.hovered = None
        self.update()

    def look_changed(self) -> None:
        """Paints everything in the colours of the theme."""
        self.ink.forget()
        self.update()

    def marks_changed(self) -> None:
        """Paints cursor, rings and slots anew."""
        self.update()
        accessible.focus_moved(self)

    def chip_rect(self, key: ChipKey) -> QRect:
        """Where a chip is, empty when it is out of sight."""
        placed = self.scene.by_key.get(key)
        return placed.rect if placed else NOWHERE

    def chip_at(self, pos: QPoint) -> Chip | None:
        """The chip at this place."""
        placed = self.scene.placed_at(pos)
        return placed.chip if placed and self.zones()[self.zone_of(placed)].contains(pos) else None

    def day_rect(self, day: date) -> QRect:
        """Where a day is, empty when it is out of sight."""
        return self.scene.days.get(day, NOWHERE)

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        return self.scene.day_at(pos)

    def stops_on(self, day: date) -> list[ChipKey | None]:
        """The chips of a day that are in sight, and None for "n more"."""
        return list(self.scene.stops(day))

    def slot_rect(self, day: date) -> QRect:
        """Where "Add post" stands on a day; empty when it is not shown."""
        del day
        return NOWHERE

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days, chips, what is marked, and what is dragged over."""
        if self._brand is None:
            return
        area = event.region()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
            self.paint_days(painter, area)
            self.ink.begin(painter, mirrored=self.mirrored)
            whole = area == QRegion(self.rect())
            touched = [one for one in self.scene.placed if whole or area.intersects(one.rect.marginsAdded(RING))]
            for number, zone in enumerate(self.zones()):
                painter.setClipRect(zone)
                self._paint_chips(painter, [one for one in touched if self.zone_of(one) == number])
            painter.setClipping(False)
            self._paint_landing(painter)

    def _paint_chips(self, painter: QPainter, chips: list[Placed]) -> None:
        """The chips of one part, those that are marked above the others."""
        marked = []
        for placed in chips:
            key = placed.chip.key
            if key in self.chosen or key in (self.hovered, self.focused):
                marked.append(placed)
            else:
                self._paint_chip(painter, placed)
        for placed in marked:
            self._paint_chip(painter, placed)
            self._paint_marks(painter, placed)
        if self.more_focused and (more := self.scene.more_on(self.cursor)):
            paint_ring(painter, more.rect, self.theme)

    def _paint_chip(self, painter: QPainter, placed: Placed) -> None:
        faded = placed.chip.key in self.dragged
        if faded:
            painter.setOpacity(_FADED)
        self.ink.paint(painter, placed.rect, placed.face, placed.lines)
        if faded:
            painter.setOpacity(1)

    def _paint_marks(self, painter: QPainter, placed: Placed) -> None:
        key = placed.chip.key
        if key in self.chosen:
            paint_ring(painter, placed.rect, self.theme)
        elif key == self.focused and self.hasFocus():
            paint_ring(painter, placed.rect, self.theme, Qt.PenStyle.DotLine)
        elif key == self.hovered:
            paint_outline(painter, placed.rect, self.theme, f"kind.{placed.face.hue}")

    def _paint_landing(self, painter: QPainter) -> None:
        place = self.landing.place
        if place is not None:
            target = self.place_rect(place)
            paint_landing(painter, self.theme, self.landing.words, target, self._bubble(target))

    def landing_area(self) -> QRect:
        """Where the target and its words are painted; empty when nothing is dragged over."""
        place = self.landing.place
        if place is None:
            return NOWHERE
        target = self.place_rect(place)
        return target.united(self._bubble(target)).marginsAdded(RING)

    def _bubble(self, target: QRect) -> QRect:
        return bubble_rect(self.theme, self.landing.words, target, self.rect(), above=self.landing.above)

    # focus

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shows the ring of the day from now on."""
        self.with_keyboard = True
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows where the keyboard is."""
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.with_keyboard = True
        self.marks_changed()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Takes the ring away."""
        self.update()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arranges the scene anew."""
        self.scene_changed()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Arranges the scene anew when it is read in another direction."""
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._turn()
        super().changeEvent(event)

    def _turn(self) -> None:
        self.mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.scene_changed()
