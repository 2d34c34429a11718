"""Arranges the chips of a week: those without a time below each other, the others by the hour."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from planner.domain import lanes
from planner.domain.lanes import Measures
from planner.domain.shown import Chip
from planner.ui.calendar.scene import More, Placed, Scene
from planner.ui.calendar.week_paper import HOUR

if TYPE_CHECKING:
    from planner.ui.calendar.week import WeekView

DAY_MINUTES = 24 * 60
MORE = 16
"""The height of the line "n more"."""

_START, _END, _GAP = 3, 4, 2
_NARROWEST = 44


class WeekArranger:
    """Makes the scene of a week view."""

    def __init__(self, view: WeekView, measures: Measures) -> None:
        self._view = view
        self._measures = measures

    def scene(self) -> Scene:
        """The days as columns, with the chips of each in order."""
        view = self._view
        columns = view.columns()
        bottom = view.height() - 1
        scene = Scene(days={day: QRect(left, 0, width, bottom) for day, (left, width) in columns.items()})
        for day, (left, width) in columns.items():
            self._arrange_any_time(scene, day, left, width)
            self._arrange_hours(scene, day, left, width)
        return scene

    def _arrange_any_time(self, scene: Scene, day: date, left: int, width: int) -> None:
        chips = any_time(self._view.chips_on(day))
        if not chips:
            return
        row, by = self._view.any_time_rect(), self._measures
        stack = lanes.stack(len(chips), row.height() - 2 * by.gap, by)
        top = row.top() + by.gap
        for chip in chips[: stack.shown]:
            scene.placed.append(self._placed(day, chip, inside(left, width, top, by.low), may_grow=False))
            top += by.low + by.gap
        if stack.shown < len(chips):
            scene.more.append(More(day, inside(left, width, top, MORE), len(chips) - stack.shown))

    def _arrange_hours(self, scene: Scene, day: date, left: int, width: int) -> None:
        chips = [chip for chip in self._view.chips_on(day) if chip.clock is not None]
        tops = [self._top_in_day(chip) for chip in chips]
        ends = [*tops[1:], DAY_MINUTES * HOUR // 60][: len(tops)]
        column = inside(left, width, self._view.minute_y(0), self._measures.low)
        for chip, top, end, lane in zip(
            chips, tops, ends, lanes.side_by_side(tops, self._measures.low + _GAP), strict=True
        ):
            at = _lane_rect(column, lane, mirrored=self._view.mirrored).translated(0, top)
            is_free = lane.lanes == 1 and end - top >= self._measures.tall
            scene.placed.append(self._placed(day, chip, at, may_grow=is_free))

    def _placed(self, day: date, chip: Chip, at: QRect, *, may_grow: bool) -> Placed:
        faces, ink = self._view.faces, self._view.ink
        assert faces is not None
        face = faces.of(chip)
        lines = ink.lines(face.title, at.width(), 2 if may_grow else 1)
        at.setHeight(self._measures.tall if len(lines) > 1 else self._measures.low)
        return Placed(chip, day, at, face, lines)

    def _top_in_day(self, chip: Chip) -> int:
        assert chip.clock is not None
        top = (chip.clock.hour * 60 + chip.clock.minute) * HOUR // 60
        return min(top, DAY_MINUTES * HOUR // 60 - self._measures.low)


def any_time(chips: list[Chip]) -> list[Chip]:
    """Those without a time."""
    return [chip for chip in chips if chip.clock is None]


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
