"""Arranges a month: days in rows of seven, below the number of each bars, then chips, then silences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from planner.domain import lanes
from planner.domain.lanes import DAYS, Measures, Stack
from planner.domain.overlay import Bar, Ghost, places
from planner.domain.shown import Chip
from planner.ui.calendar import bar_lanes, silent_lanes
from planner.ui.calendar.bar_lanes import BarLanes, BarRoom
from planner.ui.calendar.scene import More, Scene
from planner.ui.calendar.silent_lanes import LANE, SilentLanes, room_above

if TYPE_CHECKING:
    from planner.ui.calendar.month import MonthView

_HEAD, _LOW_HEAD = 29, 25
"""From the top of a day to its first chip: the row of the day's number, less where that makes room for one more."""

BOTTOM = 1
_START, _END, _MORE = 3, 4, 16


class MonthArranger:
    """Makes the scene of a month view."""

    def __init__(self, view: MonthView, silent: SilentLanes, bars: BarLanes) -> None:
        self._view = view
        self._silent, self._bars = silent, bars
        theme = view.theme
        loose = Measures(theme.size("chip"), theme.size("chip.tall"), theme.size("chip.gap"), _MORE)
        self._measures = loose, loose._replace(gap=loose.gap // 2)
        self.head = _HEAD
        """From the top of a day to its bars, or else its first chip."""
        self._width = 0
        """That of a day."""
        self._above: dict[date, int] = {}
        self._taken: dict[date, int] = {}
        self._hidden: dict[date, tuple[Bar, ...]] = {}
        self._long: dict[date, list[bool]] = {}

    def scene(self) -> Scene:
        """The days with what stands on them."""
        view = self._view
        scene = Scene(days=self._day_rects())
        first = scene.days[view.span().start]
        self.head, self._width = self._head(first.height()), first.width()
        self._above, self._taken, self._hidden, self._long = {}, {}, {}, {}
        if view.faces is None:
            return scene
        self._arrange_bars(scene)
        self._arrange_silences(scene)
        for day in scene.days:
            chips, ghosts = view.chips_on(day), view.overlaid.ghosts_on(day)
            if chips or ghosts:
                self._arrange_day(scene, day, chips, ghosts)
        for day, hidden in self._hidden.items():
            self._bars.tell_hidden(scene, hidden, view.beside_words(day, scene))
        return scene

    def free(self, day: date, rect: QRect) -> int:
        """The height for chips on a day."""
        return rect.bottom() + 1 - self.top(day, rect) - BOTTOM - self._taken.get(day, 0)

    def top(self, day: date, rect: QRect) -> int:
        """Where the first chip of a day stands."""
        return rect.top() + self.head + self._above.get(day, 0)

    def inside(self, day: QRect, top: int, height: int) -> QRect:
        """Room for a chip on a day."""
        left = day.left() + (_END if self._view.mirrored else _START)
        return QRect(left, top, day.width() - _START - _END, height)

    def _head(self, height: int) -> int:
        """The same for all days, so that their chips stand in line."""
        tight, room = self._measures[-1], height - _HEAD - BOTTOM
        two = 2 * tight.low + tight.gap
        if self._bars.row(list(lanes.days_in(self._view.span())), 1).stretches:
            return _LOW_HEAD
        if self._view.overlaid.overlay.silences and room < tight.low + LANE + tight.gap:
            return _LOW_HEAD
        return _LOW_HEAD if room < two <= room + _HEAD - _LOW_HEAD else _HEAD

    def _day_rects(self) -> dict[date, QRect]:
        view, span = self._view, self._view.span()
        rows, top = (span.end - span.start).days // DAYS, view.theme.size("weekday")
        across = lanes.edges(0, view.width() - 1, DAYS)
        down = lanes.edges(top, view.height() - 1 - top, rows)
        return {
            day: self._visual(QRect(across[i % DAYS] + 1, down[i // DAYS] + 1, *_inner(across, down, i)))
            for i, day in enumerate(lanes.days_in(span))
        }

    def _visual(self, rect: QRect) -> QRect:
        if self._view.mirrored:
            rect.moveLeft(self._view.width() - rect.left() - rect.width())
        return rect

    def _arrange_bars(self, scene: Scene) -> None:
        """Above the chips of each row; a day keeps room for one chip at least."""
        if not self._view.overlaid.overlay.bars:
            return
        for days in _rows(scene):
            room = self._bar_room(days)
            self._above |= self._bars.arrange(scene, days, room)
            self._hidden[min(days)] = self._bars.row(list(days), room.most).hidden

    def _bar_room(self, days: dict[date, QRect]) -> BarRoom:
        """Bars with words where each day keeps a chip with its whole title, a second where it costs no more; or strips.

        A strip lies between the numbers and the chips, where it costs nothing.
        """
        first = min(days)
        top = days[first].top() + self.head
        if not self._bars.row(list(days), 1).stretches:
            return BarRoom(top, 0)
        one, two = (BarRoom(top, most) for most in range(1, bar_lanes.MOST + 1))
        beside_one, beside_two = self._left(days, one), self._left(days, two)
        if not all(self._keeps_one(day, free) for day, free in beside_one):
            return BarRoom(top - bar_lanes.THIN, 1, thin=True)
        told = [[self._told(day, free) for day, free in left] for left in (beside_one, beside_two)]
        return two if told[0] == told[1] else one

    def _left(self, days: dict[date, QRect], room: BarRoom) -> list[tuple[date, int]]:
        """The height that bars of this room leave on each day that has chips."""
        lanes_on = self._lanes_on(days, room.most)
        low = silent_lanes.THIN if self._view.overlaid.overlay.silences else 0
        return [
            (day, self.free(day, rect) - low - room.height(lanes_on.get(day, 0)))
            for day, rect in days.items()
            if self._view.chips_on(day)
        ]

    def _lanes_on(self, days: dict[date, QRect], most: int) -> dict[date, int]:
        found: dict[date, int] = {}
        for one in self._bars.row(list(days), most).stretches:
            for day in (day for day in days if one.first <= day <= one.last):
                found[day] = max(found.get(day, 0), one.lane + 1)
        return found

    def _keeps_one(self, day: date, room: int) -> bool:
        """Whether the first chip of a day has its whole title there."""
        return self._whole(day, Stack(1, more_below=False), self._measures[-1], room) == 1

    def _told(self, day: date, room: int) -> tuple[int, int]:
        """How many chips of a day are seen, and how many of them with their whole title."""
        stack, by = self._stacked(day, len(self._view.chips_on(day)), room)
        return stack.shown, self._whole(day, stack, by, room)

    def _arrange_silences(self, scene: Scene) -> None:
        """Below the chips of each row; a day keeps room for one chip at least."""
        if not self._view.overlaid.overlay.silences:
            return
        for days in _rows(scene):
            free = min(self.free(day, rect) for day, rect in days.items())
            least = self._measures[0].tall if self._above.keys() & days.keys() else self._measures[0].low
            room = room_above(days[min(days)].bottom(), free - least)
            self._taken |= self._silent.arrange(scene, days, room)

    def _arrange_day(self, scene: Scene, day: date, chips: list[Chip], ghosts: Sequence[Ghost]) -> None:
        rect, number = scene.days[day], len(chips) + len(ghosts)
        room = self.free(day, rect)
        stack, by = self._stacked(day, number, room)
        count, seen = places(len(chips), ghosts, stack.shown)
        room -= _MORE + by.gap if stack.more_below else 0
        bottom = self._put(scene, day, [*chips[:count], *seen], room, by)
        if stack.shown < number:
            at = self._more_rect(rect, bottom, stack)
            scene.more.append(More(day, at, len(chips) - count, len(ghosts) - len(seen)))

    def _stacked(self, day: date, number: int, room: int) -> tuple[Stack, Measures]:
        """As many as can be; "n more" stands beside the number where a line of its own would cost a title."""
        stack, by = max(((lanes.stack(number, room, one), one) for one in self._measures), key=_shown)
        if stack.more_below:
            beside = stack._replace(more_below=False)
            if self._whole(day, beside, by, room) > self._whole(day, stack, by, room):
                return beside, by
        return stack, by

    def _whole(self, day: date, stack: Stack, by: Measures, room: int) -> int:
        """How many chips of a day have their whole title, if they have so much room."""
        if room < by.low:
            return 0
        long = self._long_titles(day, stack.shown)
        heights = lanes.heights(long, room - (_MORE + by.gap if stack.more_below else 0), by)
        return sum(height == by.tall or not is_long for is_long, height in zip(long, heights, strict=True))

    def _long_titles(self, day: date, count: int) -> list[bool]:
        """Whether the title of each of the first chips of a day takes two lines; of others nothing is worked out."""
        faces, width = self._view.faces, self._width - _START - _END
        assert faces is not None
        found = self._long.setdefault(day, [])
        for chip in self._view.chips_on(day)[len(found) : count]:
            found.append(len(self._view.ink.lines(faces.of(chip).title, width, 2)) > 1)
        return found[:count]

    def _put(self, scene: Scene, day: date, shown: Sequence[Chip | Ghost], room: int, by: Measures) -> int:
        """Puts chips and suggestions below each other; gives where the next one would stand."""
        faces, ink, rect = self._view.faces, self._view.ink, scene.days[day]
        assert faces is not None
        top, width = self.top(day, rect), rect.width() - _START - _END
        looks = [faces.of(one) for one in shown]
        broken = [ink.lines(face.title, width, 2) for face in looks]
        heights = lanes.heights([len(lines) > 1 for lines in broken], room, by)
        for one, face, lines, height in zip(shown, looks, broken, heights, strict=True):
            cut = lines if len(lines) == 1 or height == by.tall else ink.lines(face.title, width, 1)
            scene.add(one, day, self.inside(rect, top, height), face, cut)
            top += height + by.gap
        return top

    def _more_rect(self, day: QRect, top: int, stack: Stack) -> QRect:
        """Below the chips, or beside the number where there is no room."""
        if stack.more_below:
            return self.inside(day, top - 1, _MORE)
        return self._view.beside_number(day)


def _rows(scene: Scene) -> Iterator[dict[date, QRect]]:
    days = list(scene.days.items())
    return (dict(days[first : first + DAYS]) for first in range(0, len(days), DAYS))


def _shown(arranged: tuple[Stack, Measures]) -> int:
    return arranged[0].shown


def _inner(across: list[int], down: list[int], number: int) -> tuple[int, int]:
    """Width and height of a day without its lines."""
    column, row = number % DAYS, number // DAYS
    return across[column + 1] - across[column] - 1, down[row + 1] - down[row] - 1
