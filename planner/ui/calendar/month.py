"""The month: whole weeks below each other, each day with its chips."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QRegion

from planner.domain import lanes
from planner.domain.lanes import DAYS
from planner.domain.shown import Chip
from planner.domain.span import Span
from planner.ui.calendar.bar_lanes import BarLanes
from planner.ui.calendar.landing import Place
from planner.ui.calendar.month_paper import MonthPaper
from planner.ui.calendar.month_scene import MonthArranger
from planner.ui.calendar.pointed import PointedView
from planner.ui.calendar.scene import NOWHERE, Scene
from planner.ui.calendar.silent_lanes import SilentLanes
from planner.ui.context import Context


class MonthView(PointedView):
    """One month, with the days of its neighbours that fill the first and the last week."""

    key: ClassVar[str] = "month"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._paper = MonthPaper(self)
        caption = self._paper.caption
        self._arranger = MonthArranger(self, SilentLanes(self, caption), BarLanes(self, caption))

    def title(self) -> str:
        """``October 2026``."""
        return self.context.when.month(self.period)

    def alike(self) -> tuple[str, ...]:
        """The months of the year."""
        return self.context.when.months(self.period.year)

    def span(self) -> Span:
        """All days of the grid."""
        return lanes.grid_of(self.period, self.context.when.first_day)

    def month(self) -> Span:
        """The days of the month itself."""
        return lanes.month_of(self.period)

    def step(self, by: int) -> date:
        """The same day so many months later."""
        return lanes.months_later(self.cursor if self.cursor in self.month() else self.period, by)

    def carried_by(self, chip: Chip, across: int, down: int) -> Place | None:
        """So many days and weeks later, at the same time."""
        assert chip.day is not None
        return chip.day + timedelta(days=across + DAYS * down), chip.clock

    # scene

    @property
    def head(self) -> int:
        """From the top of a day to its bars, or else its first chip."""
        return self._arranger.head

    def arranged(self) -> Scene:
        """The days in rows of seven, the chips of each below its number."""
        return self._arranger.scene()

    def beside_number(self, day: QRect) -> QRect:
        """Where "n more" stands when it has no line of its own."""
        return self._paper.beside_number(day)

    def beside_words(self, day: date, scene: Scene) -> QRect:
        """Where it is said how many bars have no room."""
        return self._paper.beside_words(day, scene)

    def slot_rect(self, day: date) -> QRect:
        """Where "Add post" stands: on an empty day under the pointer or with the keyboard."""
        keyed = day == self.cursor and self.hasFocus() and self.with_keyboard
        full = self.chips_on(day) or self.overlaid.ghosts_on(day)
        if full or not (day == self.hovered_day or keyed):
            return NOWHERE
        rect = self.day_rect(day)
        height = min(self.theme.size("control"), self._arranger.free(day, rect))
        return self._arranger.inside(rect, self._arranger.top(day, rect), height)

    # painting and dropping

    def paint_days(self, painter: QPainter, area: QRegion) -> None:
        """The card with its days."""
        self._paper.paint(painter, area)

    def place_at(self, pos: QPoint, clock: time | None) -> Place | None:
        """The day; the time stays."""
        day = self.day_at(pos)
        return (day, clock) if day else None

    def place_rect(self, place: Place) -> QRect:
        """The day."""
        return self.day_rect(place[0])

    def clock_for_new(self, pos: QPoint) -> time | None:
        """Any time."""
        del pos
        return None
