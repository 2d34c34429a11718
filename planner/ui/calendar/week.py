"""The week: seven columns of a day's hours, and above them what has no time."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QDragMoveEvent, QPainter, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from planner.domain import lanes
from planner.domain.lanes import DAYS, Measures
from planner.domain.shown import Chip
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week
from planner.ui.calendar.bar_lanes import BarLanes
from planner.ui.calendar.landing import Place
from planner.ui.calendar.pointed import PointedView
from planner.ui.calendar.scene import Scene, Thing
from planner.ui.calendar.silent_lanes import SilentLanes
from planner.ui.calendar.week_paper import GUTTER, HEAD, HOUR, WeekPaper
from planner.ui.calendar.week_scene import DAY_MINUTES, MORE, WeekArranger, any_time, inside
from planner.ui.context import Context
from planner.ui.words import tr

STEP = 15
"""Minutes by which a time is moved."""

_FIRST_HOUR = 7.5
_LATE = 28
"""Seven days from this one on end in the month after, in every month."""
_BAR = 14
_MOST_ANY_TIME, _EDGE = 3, 24


class WeekView(PointedView):
    """One week by the hour; up and down go through the chips of a day."""

    key: ClassVar[str] = "week"
    row_days: ClassVar[int] = 0
    overlapping: ClassVar[bool] = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self._measures = Measures(theme.size("chip"), theme.size("chip.tall"), theme.size("chip.gap"), MORE)
        self._any_time_height = 0
        self.silent_height = 0
        """What the lines of silent channels take of the row of any time."""
        self.bar_height = 0
        """What bars take of it."""
        self._paper = WeekPaper(self)
        self._silent = SilentLanes(self, self._paper.caption)
        self._bars = BarLanes(self, self._paper.caption)
        self._arranger = WeekArranger(self, self._measures, self._silent, self._bars)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setAccessibleName(tr("Hours of the day"))
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setSingleStep(HOUR // 2)
        self._scroll.valueChanged.connect(self.scene_changed)
        self._was_scrolled = False
        self._measure_any_time()

    def title(self) -> str:
        """``12 – 18 Oct 2026 · Week 42``."""
        return self._title_of(self.span(), Week.of(lanes.iso_week_day(self.span().start)))

    def alike(self) -> tuple[str, ...]:
        """Seven days that end in the month after, for each month, with a number of two figures."""
        year = self.period.year
        starts = [date(year, month, _LATE) for month in range(1, 13)]
        return tuple(self._title_of(Span(day, day + ONE_WEEK), Week.of(starts[-1])) for day in starts)

    def _title_of(self, span: Span, week: Week) -> str:
        return f"{self.context.when.days(span)} · {self.context.when.week_number(week)}"

    def span(self) -> Span:
        """The seven days."""
        first = self.context.when.week_start(self.period)
        return Span(first, first + ONE_WEEK)

    def step(self, by: int) -> date:
        """The same weekday so many weeks later."""
        return (self.cursor if self.cursor in self.span() else self.period) + by * ONE_WEEK

    def carried_by(self, chip: Chip, across: int, down: int) -> Place | None:
        """So many days later, or so many steps of 15 minutes within the day."""
        assert chip.day is not None
        if chip.clock is None or not down:
            return (chip.day + across * ONE_DAY, chip.clock) if across else None
        moment = datetime.combine(chip.day, chip.clock) + timedelta(minutes=STEP * down)
        return (chip.day, moment.time()) if moment.date() == chip.day else None

    # parts

    def any_time_rect(self) -> QRect:
        """The row of what has no time."""
        return QRect(0, HEAD, self.width(), self._any_time_height)

    def _measure_any_time(self) -> None:
        days = list(lanes.days_in(self.span()))
        most = max(len(any_time(self.chips_on(day))) + len(any_time(self.overlaid.ghosts_on(day))) for day in days)
        rows = min(max(most, 1), _MOST_ANY_TIME)
        height = rows * (self._measures.low + self._measures.gap) + self._measures.gap
        self.silent_height, self.bar_height = self._silent.height(days), self._arranger.bar_height(days)
        self._any_time_height = height + (MORE if most > rows else 0) + self.silent_height + self.bar_height

    def grid_rect(self) -> QRect:
        """The part that shows hours and can be scrolled."""
        top = self.any_time_rect().bottom() + 2
        return QRect(1, top, self.width() - 2, self.height() - 1 - top)

    def minute_y(self, minutes: float) -> int:
        """Where a minute of the day is now."""
        return round(self.grid_rect().top() + minutes * HOUR / 60 - self._scroll.value())

    def columns(self) -> dict[date, tuple[int, int]]:
        """Left edge and width of each day, without its lines."""
        across = lanes.edges(GUTTER, self.width() - _BAR - GUTTER, DAYS)
        found = {}
        for number, day in enumerate(lanes.days_in(self.span())):
            left, width = across[number] + 1, across[number + 1] - across[number] - 1
            found[day] = (self.width() - left - width if self.mirrored else left), width
        return found

    def now(self) -> datetime:
        """The moment where the brand is."""
        return self.context.now(self.brand)

    def zones(self) -> list[QRect]:
        """The row of any time, and the hours."""
        return [self.any_time_rect(), self.grid_rect()]

    def zone_of(self, thing: Thing) -> int:
        """By whether it has a time."""
        return 1 if thing.clock else 0

    # scene

    def arranged(self) -> Scene:
        """The days as columns, with the chips of each in order."""
        return self._arranger.scene()

    # places

    def clock_at(self, pos: QPoint) -> time | None:
        """The time at this place in steps of 15 minutes, None above the hours."""
        if pos.y() < self.grid_rect().top():
            return None
        minutes = (pos.y() - self.minute_y(0)) * 60 // HOUR
        minutes = min(max(minutes // STEP * STEP, 0), DAY_MINUTES - STEP)
        return time(minutes // 60, minutes % 60)

    def clock_for_new(self, pos: QPoint) -> time | None:
        """The time under the pointer."""
        return self.clock_at(pos)

    def place_at(self, pos: QPoint, clock: time | None) -> Place | None:
        """The day, and the time at the upper edge of the dragged chip."""
        day = self.day_at(pos)
        if day is None:
            return None
        if pos.y() < self.grid_rect().top():
            return day, None
        nearest = pos - QPoint(0, self.held_at if clock else 0) + QPoint(0, HOUR * STEP // 120)
        return day, self.clock_at(QPoint(pos.x(), max(nearest.y(), self.grid_rect().top())))

    def place_rect(self, place: Place) -> QRect:
        """The day in the row of any time, or room for a chip at that time."""
        day, clock = place
        left, width = self.columns()[day]
        if clock is None:
            row = self.any_time_rect()
            return QRect(left, row.top(), width, row.height())
        top = self.minute_y(clock.hour * 60 + clock.minute)
        return inside(left, width, top, self._measures.low)

    # painting and scrolling

    def paint_days(self, painter: QPainter, area: QRegion) -> None:
        """The card with its columns."""
        self._paper.paint(painter, area)

    def marks_changed(self) -> None:
        """Scrolls to the chip or suggestion that has the keyboard."""
        thing = self.scene.thing(self.focused or self.focused_ghost)
        if thing and thing.clock:
            self._scroll_to(thing.rect)
        super().marks_changed()

    def _scroll_to(self, rect: QRect) -> None:
        grid = self.grid_rect()
        if rect.top() < grid.top():
            self._scroll.setValue(self._scroll.value() - (grid.top() - rect.top()))
        elif rect.bottom() > grid.bottom():
            self._scroll.setValue(self._scroll.value() + (rect.bottom() - grid.bottom()))

    def chips_changed(self) -> None:
        """The row of any time may have another height."""
        self._measure_any_time()
        self._place_scroll_bar()
        super().chips_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """More or fewer hours are in sight."""
        self._place_scroll_bar()
        super().resizeEvent(event)

    def _place_scroll_bar(self) -> None:
        grid = self.grid_rect()
        left = 1 if self.mirrored else self.width() - _BAR + 1
        self._scroll.setGeometry(left, grid.top(), _BAR - 2, grid.height() - 2)
        self._scroll.setPageStep(grid.height())
        self._scroll.setRange(0, max(DAY_MINUTES * HOUR // 60 - grid.height(), 0))
        if not self._was_scrolled and self._scroll.maximum():
            self._was_scrolled = self.isVisible()
            self._scroll.setValue(round(_FIRST_HOUR * HOUR))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls the hours."""
        self._scroll.event(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Scrolls when something is dragged to the edge of the hours."""
        grid, y = self.grid_rect(), event.position().y()
        if grid.top() <= y < grid.top() + _EDGE:
            self._scroll.setValue(self._scroll.value() - HOUR // 4)
        elif y > grid.bottom() - _EDGE:
            self._scroll.setValue(self._scroll.value() + HOUR // 4)
        super().dragMoveEvent(event)
