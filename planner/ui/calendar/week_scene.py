"""Arranges the chips of a week: those without a time below each other, the others by the hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QRect

from planner.domain import lanes
from planner.domain.lanes import Measures
from planner.domain.overlay import Ghost, places
from planner.domain.shown import Chip
from planner.ui.calendar import bar_lanes
from planner.ui.calendar.bar_lanes import BarLanes, BarRoom
from planner.ui.calendar.scene import More, Scene
from planner.ui.calendar.silent_lanes import Room, SilentLanes
from planner.ui.calendar.week_paper import HOUR

if TYPE_CHECKING:
    from planner.ui.calendar.week import WeekView

S = TypeVar("S", Chip, Ghost)

DAY_MINUTES = 24 * 60
MORE = 16
"""The height of the line "n more"."""

_START, _END, _GAP = 3, 4, 2
_NARROWEST = 44


class WeekArranger:
    """Makes the scene of a week view."""

    def __init__(self, view: WeekView, measures: Measures, silent: SilentLanes, bars: BarLanes) -> None:
        self._view = view
        self._measures = measures
        self._silent, self._bars = silent, bars

    def scene(self) -> Scene:
        """The days as columns, with the chips of each in order."""
        view = self._view
        columns = view.columns()
        bottom = view.height() - 1
        scene = Scene(days={day: QRect(left, 0, width, bottom) for day, (left, width) in columns.items()})
        if view.faces is None:
            return scene
        for day, (left, width) in columns.items():
            self._arrange_any_time(scene, day, left, width)
            self._arrange_hours(scene, day, left, width)
        row = view.any_time_rect()
        if view.bar_height:
            self._arrange_bars(scene, row)
        self._silent.arrange(scene, scene.days, Room(row.bottom() - _GAP))
        return scene

    def bar_height(self, days: Sequence[date]) -> int:
        """What the bars of these days take."""
        row = self._bars.row(days, bar_lanes.MOST_IN_A_WEEK)
        lanes_ = row.lanes + bool(row.hidden)
        return lanes_ * (bar_lanes.TALL + bar_lanes.GAP) + bar_lanes.GAP if lanes_ else 0

    def _arrange_bars(self, scene: Scene, row: QRect) -> None:
        """All have words; so many as have no lane are told below them, on the first day."""
        most, first = bar_lanes.MOST_IN_A_WEEK, scene.days[min(scene.days)]
        self._bars.arrange(scene, scene.days, BarRoom(row.top() + bar_lanes.GAP, most))
        below = row.top() + self._view.bar_height - bar_lanes.TALL - bar_lanes.GAP
        at = QRect(first.left(), below, first.width(), bar_lanes.TALL)
        inside = at.adjusted(bar_lanes.PADDING, 0, -bar_lanes.PADDING, 0)
        self._bars.tell_hidden(scene, self._bars.row(list(scene.days), most).hidden, inside)

    def _arrange_any_time(self, scene: Scene, day: date, left: int, width: int) -> None:
        chips, ghosts = any_time(self._view.chips_on(day)), any_time(self._view.overlaid.ghosts_on(day))
        number = len(chips) + len(ghosts)
        if not number:
            return
        row, by = self._view.any_time_rect(), self._measures
        room = row.height() - self._view.silent_height - self._view.bar_height
        stack = lanes.stack(number, room - 2 * by.gap, by)
        count, seen = places(len(chips), ghosts, stack.shown)
        top = row.top() + self._view.bar_height + by.gap
        shown: list[Chip | Ghost] = [*chips[:count], *seen]
        for one in shown:
            self._put(scene, day, one, inside(left, width, top, by.low), may_grow=False)
            top += by.low + by.gap
        if stack.shown < number:
            at = inside(left, width, top, MORE)
            scene.more.append(More(day, at, len(chips) - count, len(ghosts) - len(seen)))

    def _arrange_hours(self, scene: Scene, day: date, left: int, width: int) -> None:
        shown = _timed(self._view.chips_on(day), self._view.overlaid.ghosts_on(day))
        tops = [self._top_in_day(one) for one in shown]
        ends = [*tops[1:], DAY_MINUTES * HOUR // 60][: len(tops)]
        column = inside(left, width, self._view.minute_y(0), self._measures.low)
        for one, top, end, lane in zip(
            shown, tops, ends, lanes.side_by_side(tops, self._measures.low + _GAP), strict=True
        ):
            at = _lane_rect(column, lane, mirrored=self._view.mirrored).translated(0, top)
            is_free = lane.lanes == 1 and end - top >= self._measures.tall
            self._put(scene, day, one, at, may_grow=is_free)

    def _put(self, scene: Scene, day: date, shown: Chip | Ghost, at: QRect, *, may_grow: bool) -> None:
        faces, ink = self._view.faces, self._view.ink
        assert faces is not None
        face = faces.of(shown)
        lines = ink.lines(face.title, at.width(), 2 if may_grow else 1)
        at.setHeight(self._measures.tall if len(lines) > 1 else self._measures.low)
        scene.add(shown, day, at, face, lines)

    def _top_in_day(self, shown: Chip | Ghost) -> int:
        assert shown.clock is not None
        top = (shown.clock.hour * 60 + shown.clock.minute) * HOUR // 60
        return min(top, DAY_MINUTES * HOUR // 60 - self._measures.low)


def any_time(shown: Sequence[S]) -> list[S]:
    """Those without a time."""
    return [one for one in shown if one.clock is None]


def _timed(chips: Sequence[Chip], ghosts: Sequence[Ghost]) -> list[Chip | Ghost]:
    """Those with a time, chips before suggestions of the same time."""
    timed: list[Chip | Ghost] = [one for one in chips if one.clock is not None]
    timed += [one for one in ghosts if one.clock is not None]
    return sorted(timed, key=_clock) if ghosts else timed


def _clock(shown: Chip | Ghost) -> time:
    return shown.clock or time()


def inside(left: int, width: int, top: int, height: int) -> QRect:
    """Room for a chip in a column."""
    return QRect(left + _START, top, width - _START - _END, height)


def _lane_rect(column: QRect, lane: lanes.Lane, *, mirrored: bool) -> QRect:
    """The share of a lane in a column; lanes that would be too narrow lie on each other like fanned cards."""
    room = column.width()
    width = max((room - (lane.lanes - 1) * _GAP) // lane.lanes, min(_NARROWEST, room))
    offset = (room - width) * lane.lane // max(lane.lanes - 1, 1)
    left = room - width - offset if mirrored else offset
    return QRect(column.left() + left, column.top(), width, column.height())
