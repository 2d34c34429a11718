"""The month: whole weeks below each other, each day with its chips."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter, QRegion

from planner.domain import lanes
from planner.domain.lanes import DAYS, Measures
from planner.domain.shown import Chip
from planner.domain.span import Span
from planner.ui.calendar.landing import Place
from planner.ui.calendar.month_paper import MonthPaper
from planner.ui.calendar.pointed import PointedView
from planner.ui.calendar.scene import NOWHERE, More, Placed, Scene
from planner.ui.context import Context

_HEAD, _LOW_HEAD = 29, 25
"""From the top of a day to its first chip: the row of the day's number, less where that makes room for one more."""

_START, _END, _BOTTOM, _MORE = 3, 4, 1, 16


class MonthView(PointedView):
    """One month, with the days of its neighbours that fill the first and the last week."""

    key: ClassVar[str] = "month"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        loose = Measures(theme.size("chip"), theme.size("chip.tall"), theme.size("chip.gap"), _MORE)
        self._measures = loose, loose._replace(gap=loose.gap // 2)
        self.head = _HEAD
        self._paper = MonthPaper(self)

    def title(self) -> str:
        """``October 2026``."""
        return self.context.when.month(self.period)

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

    def arranged(self) -> Scene:
        """The days in rows of seven, the chips of each below its number."""
        scene = Scene(days=self._day_rects())
        self.head = self._head(scene.days[self.span().start].height())
        for day, rect in scene.days.items():
            chips = self.chips_on(day)
            if chips:
                self._arrange_day(scene, day, rect, chips)
        return scene

    def _head(self, height: int) -> int:
        """The same for all days, so that their chips stand in line."""
        tight = self._measures[-1]
        two = 2 * tight.low + tight.gap
        return _LOW_HEAD if height - _HEAD - _BOTTOM < two <= height - _LOW_HEAD - _BOTTOM else _HEAD

    def _day_rects(self) -> dict[date, QRect]:
        span = self.span()
        rows = (span.end - span.start).days // DAYS
        across = lanes.edges(0, self.width() - 1, DAYS)
        down = lanes.edges(self._top(), self.height() - 1 - self._top(), rows)
        return {
            day: self._visual(QRect(across[i % DAYS] + 1, down[i // DAYS] + 1, *_inner(across, down, i)))
            for i, day in enumerate(lanes.days_in(span))
        }

    def _arrange_day(self, scene: Scene, day: date, rect: QRect, chips: list[Chip]) -> None:
        assert self.faces is not None
        room, top = rect.height() - self.head - _BOTTOM, rect.top() + self.head
        stack, by = max(((lanes.stack(len(chips), room, one), one) for one in self._measures), key=_shown)
        width = rect.width() - _START - _END
        faces = [self.faces.of(chip) for chip in chips[: stack.shown]]
        broken = [self.ink.lines(face.title, width, 2) for face in faces]
        room -= _MORE + by.gap if stack.more_below else 0
        heights = lanes.heights([len(lines) > 1 for lines in broken], room, by)
        for chip, face, lines, height in zip(chips, faces, broken, heights, strict=False):
            cut = lines if len(lines) == 1 or height == by.tall else self.ink.lines(face.title, width, 1)
            scene.placed.append(Placed(chip, day, self._inside(rect, top, height), face, cut))
            top += height + by.gap
        if stack.shown < len(chips):
            scene.more.append(More(day, self._more_rect(rect, top, stack.more_below), len(chips) - stack.shown))

    def _more_rect(self, day: QRect, top: int, below: bool) -> QRect:
        """Below the chips, or beside the number where there is no room."""
        if below:
            return self._inside(day, top - 1, _MORE)
        return self._paper.beside_number(day)

    def _inside(self, day: QRect, top: int, height: int) -> QRect:
        """Room for a chip on a day."""
        left = day.left() + (_END if self.mirrored else _START)
        return QRect(left, top, day.width() - _START - _END, height)

    def _top(self) -> int:
        return self.theme.size("weekday")

    def _visual(self, rect: QRect) -> QRect:
        if self.mirrored:
            rect.moveLeft(self.width() - rect.left() - rect.width())
        return rect

    def slot_rect(self, day: date) -> QRect:
        """Where "Add post" stands: on an empty day under the pointer or with the keyboard."""
        keyed = day == self.cursor and self.hasFocus() and self.with_keyboard
        if self.chips_on(day) or not (day == self.hovered_day or keyed):
            return NOWHERE
        rect = self.day_rect(day)
        height = min(self.theme.size("control"), rect.height() - self.head - _BOTTOM)
        return self._inside(rect, rect.top() + self.head, height)

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


def _shown(arranged: tuple[lanes.Stack, Measures]) -> int:
    return arranged[0].shown


def _inner(across: list[int], down: list[int], number: int) -> tuple[int, int]:
    """Width and height of a day without its lines."""
    column, row = number % DAYS, number // DAYS
    return across[column + 1] - across[column] - 1, down[row + 1] - down[row] - 1
