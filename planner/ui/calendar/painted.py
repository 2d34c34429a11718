"""A view that paints itself: its scene, and what is painted above the chips."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent

from planner.domain.overlay import Ghost
from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar import accessible
from planner.ui.calendar.chip_painter import RING, ChipPainter
from planner.ui.calendar.contents import Stop
from planner.ui.calendar.ink import ChipInk
from planner.ui.calendar.landing import Landing, Place, bubble_rect, paint_landing
from planner.ui.calendar.scene import NOWHERE, Ghosted, More, Placed, Scene, Thing
from planner.ui.calendar.view import CalendarView
from planner.ui.context import Context

_SMALLEST = QSize(560, 320)


class PaintedView(CalendarView):
    """One widget with a scene that is made anew when chips, days or size change, and painted where it changed."""

    overlapping: ClassVar[bool] = False
    """Whether chips may lie on each other."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        accessible.install(self)
        self.ink = ChipInk(context.theme, solid=self.overlapping)
        self.landing = Landing(self)
        self._chip_painter = ChipPainter(self)
        self.hovered: ChipKey | str | None = None
        """The key of the chip or suggestion under the pointer."""
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

    def zone_of(self, thing: Thing) -> int:
        """The number of the part in which a chip or suggestion is painted."""
        del thing
        return 0

    # scene

    @property
    def scene(self) -> Scene:
        """What is shown."""
        if self._scene is None:
            self._scene = self.arranged()
        return self._scene

    def chips_changed(self) -> None:
        """Other chips or suggestions are shown."""
        self.scene_changed()

    def chips_look_different(self, keys: frozenset[ChipKey]) -> None:
        """Paints these chips anew, or the words that speak of them."""
        for key in keys:
            more = self.scene.more_on(date.fromisoformat(key[1])) if key[1] and key not in self.scene.by_key else None
            self.update((more.rect if more else self.chip_rect(key)).marginsAdded(RING))

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

    def thing_at(self, pos: QPoint) -> Thing | None:
        """The chip or suggestion at this place, the one painted last where several are."""
        zones = self.zones()
        things = (one for one in reversed(self.scene.drawn) if one.rect.contains(pos))
        return next((one for one in things if zones[self.zone_of(one)].contains(pos)), None)

    def chip_at(self, pos: QPoint) -> Chip | None:
        """The chip at this place."""
        thing = self.thing_at(pos)
        return thing.chip if isinstance(thing, Placed) else None

    def ghost_at(self, pos: QPoint) -> Ghost | None:
        """The suggestion at this place."""
        thing = self.thing_at(pos)
        return thing.ghost if isinstance(thing, Ghosted) else None

    def ghost_rect(self, key: str) -> QRect:
        """Where a suggestion is, empty when it is out of sight."""
        ghosted = self.scene.ghosted_as(key)
        return ghosted.rect if ghosted else NOWHERE

    def is_in_question(self, more: More) -> bool:
        """Whether chips in question are among those that are out of sight."""
        ringed = self.overlaid.ringed
        return bool(ringed) and any(
            chip.key in ringed and chip.key not in self.scene.by_key for chip in self.chips_on(more.day)
        )

    def day_rect(self, day: date) -> QRect:
        """Where a day is, empty when it is out of sight."""
        return self.scene.days.get(day, NOWHERE)

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        return self.scene.day_at(pos)

    def stops_on(self, day: date) -> list[Stop]:
        """The chips and suggestions of a day that are in sight, and None for "n more"."""
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
            self._chip_painter.paint(painter, area)
            self._paint_landing(painter)

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
