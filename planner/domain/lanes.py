"""Where things stand in a calendar, in whole numbers and without a screen: lines, rows, stacks and lanes.

Views multiply by pixels and paint; what needs thought is here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from planner.domain.span import ONE_DAY, ONE_WEEK, Span

DAYS = 7


def edges(start: int, length: int, parts: int) -> list[int]:
    """Where ``length`` is cut into so many parts as equal as whole numbers allow: ``parts + 1`` numbers."""
    return [start - (-length * part // parts) for part in range(parts + 1)]


def row_start(day: date, first_weekday: int) -> date:
    """The first day of the row that holds ``day``, when rows begin with this weekday (Monday is 0)."""
    return day - timedelta(days=(day.weekday() - first_weekday) % DAYS)


def iso_week_day(first: date) -> date:
    """The day that names the ISO week of a row of seven days: its Thursday."""
    return first + timedelta(days=(3 - first.weekday()) % DAYS)


def month_of(day: date) -> Span:
    """The month that holds ``day``."""
    first = day.replace(day=1)
    return Span(first, (first + timedelta(days=31)).replace(day=1))


def grid_of(day: date, first_weekday: int) -> Span:
    """The whole rows that show the month of ``day``."""
    month = month_of(day)
    return Span(row_start(month.start, first_weekday), row_start(month.end - ONE_DAY, first_weekday) + ONE_WEEK)


def months_later(day: date, months: int) -> date:
    """The same day so many months later (earlier when negative), or the last day of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    first = date(count // 12, count % 12 + 1, 1)
    last = (first + timedelta(days=31)).replace(day=1) - ONE_DAY
    return min(first + timedelta(days=day.day - 1), last)


def days_in(span: Span) -> Iterator[date]:
    """The days of a span in order."""
    return (span.start + timedelta(days=number) for number in range((span.end - span.start).days))


class Measures(NamedTuple):
    """Heights of a chip with one and with two lines of title, of the space between, and of the line "n more"."""

    low: int
    tall: int
    gap: int
    more: int


class Stack(NamedTuple):
    """How many of a day's chips are shown below each other, and whether "n more" has a line of its own."""

    shown: int
    more_below: bool


def stack(count: int, room: int, by: Measures) -> Stack:
    """What of so many chips fits into the room of a day: as many as can be, and one however little room there is.

    "n more" gets a line where that costs no chip.
    """
    fitting = (room + by.gap) // (by.low + by.gap)
    if count <= fitting:
        return Stack(count, more_below=False)
    above_more = (room - by.more) // (by.low + by.gap)
    if above_more >= max(fitting, 1):
        return Stack(above_more, more_below=True)
    return Stack(min(count, max(fitting, 1)), more_below=False)


def heights(long: Sequence[bool], room: int, by: Measures) -> list[int]:
    """The height of each chip in the stack: those with a long title get a second line while there is room."""
    spare = room - len(long) * (by.low + by.gap) + by.gap
    result = []
    for is_long in long:
        grows = is_long and spare >= by.tall - by.low
        spare -= by.tall - by.low if grows else 0
        result.append(by.tall if grows else by.low)
    return result


class Lane(NamedTuple):
    """Where something stands beside what overlaps it: its lane, counted from 0, and how many lanes there are."""

    lane: int
    lanes: int


def side_by_side(starts: Sequence[int], length: int) -> list[Lane]:
    """Lanes for things of the same length that begin in this order: what overlaps stands side by side.

    A thing takes the first lane that is free; all that hang together by overlaps share one number of lanes.
    """
    result: list[Lane] = []
    for block in _blocks(starts, length):
        ends: list[int] = []
        lanes = [_first_free(ends, start, start + length) for start in block]
        result += [Lane(lane, len(ends)) for lane in lanes]
    return result


def _blocks(starts: Sequence[int], length: int) -> Iterator[list[int]]:
    """The starts cut where one begins after all before it have ended."""
    cuts = [0]
    cuts += [i for i in range(1, len(starts)) if starts[i] >= starts[i - 1] + length]
    for first, end in zip(cuts, [*cuts[1:], len(starts)], strict=True):
        yield list(islice(starts, first, end))


def _first_free(ends: list[int], start: int, end: int) -> int:
    for lane, until in enumerate(ends):
        if until <= start:
            ends[lane] = end
            return lane
    ends.append(end)
    return len(ends) - 1
