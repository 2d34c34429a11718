"""Cadences as rows of a problem: how many a week and a day, how close, and no longer silence than allowed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from planner.domain.balance import Entry
from planner.domain.proposal.choices import Choices
from planner.domain.proposal.problem import Problem
from planner.domain.proposal.rhythm import Rhythm
from planner.domain.proposal.task import State, Task, moment_of
from planner.domain.span import Week

NUMBER, SILENCE, CLOSE, DAY, PLACE = 700.0, 700.0, 500.0, 500.0, 400.0
"""What it costs when a channel is served too rarely or too often, is silent for too long, when two entries are too
close, a day is too full, or a time is quiet or inactive."""


@dataclass(frozen=True, slots=True)
class _Point:
    """An entry that is there whatever is chosen, or when its ``column`` is; ``is_now`` says that it is there today."""

    entry: Entry
    column: int | None = None
    is_now: bool = True

    @property
    def stays(self) -> bool:
        """True for what no choice takes away."""
        return self.column is None


class RhythmRows:
    """Puts one cadence of a channel into a problem."""

    def __init__(self, task: Task, problem: Problem, rhythm: Rhythm, state: State, choices: Choices) -> None:
        self._week, self._next = task.week, task.next_week
        self._problem = problem
        self._rhythm = rhythm
        self._there = rhythm.entries(state)
        self._points = sorted(self._read(choices), key=lambda point: moment_of(point.entry))

    def add(self) -> None:
        """All that the cadence asks for."""
        if all(point.stays for point in self._points):
            return
        for week in (self._week, self._next):
            self._number(week, ahead=week == self._week)
        self._days()
        self._close()
        self._silence()
        self._places()

    def _read(self, choices: Choices) -> Iterator[_Point]:
        for entry in (*self._rhythm.before, *self._there, *self._rhythm.after):
            yield _Point(entry, choices.staying.get(entry.placement_id))
        for column, option in choices.options:
            if option.moves:
                yield from (_Point(entry, column, False) for entry in option.new if self._rhythm.counts(entry))

    def _number(self, week: Week, *, ahead: bool) -> None:
        cadence = self._rhythm.cadence
        points = [point for point in self._points if point.entry.day in week.span]
        now, stay = sum(point.is_now for point in points), sum(point.stays for point in points)
        least = cadence.minimum if ahead else min(cadence.minimum, now)
        most = cadence.maximum if ahead else max(cadence.maximum, now)
        if stay < least:
            slack = {self._problem.slack(NUMBER): 1.0} if ahead else {}
            self._problem.keep(_sum(points) | slack, least=least - stay)
        if len(points) > most:
            slack = {self._problem.slack(NUMBER): -1.0} if ahead else {}
            self._problem.keep(_sum(points) | slack, most=most - stay)

    def _days(self) -> None:
        most = self._rhythm.cadence.per_day
        if not most:
            return
        on_day: dict[date, list[_Point]] = {}
        for point in self._points:
            on_day.setdefault(point.entry.day, []).append(point)
        for points in on_day.values():
            slack = {self._problem.slack(DAY): -1.0} if sum(point.is_now for point in points) > most else {}
            stay = sum(point.stays for point in points)
            self._problem.keep(_sum(points) | slack, most=max(most, stay) - stay)

    def _close(self) -> None:
        """In every stretch as long as the smallest gap there is at most one; those that begin with an entry will do."""
        gap = self._rhythm.gap
        timed = [one for one in self._points if one.entry.clock is not None]
        if not gap:
            return
        slack = None
        for points in _stretches(timed, gap):
            now, stay = sum(point.is_now for point in points), sum(point.stays for point in points)
            most = max(1, stay)
            if len(points) <= most:
                continue
            if now > most and slack is None:
                slack = self._problem.slack(CLOSE)
            room = {slack: -float(now - most)} if now > most and slack is not None else {}
            self._problem.keep(_sum(points) | room, most=most - stay)

    def _silence(self) -> None:
        """Something is in every stretch as long as the longest silence that begins with what is or may be there.

        Up to the end that is known; and up to what comes into the next week, when it does.
        """
        end = self._rhythm.end(self._there)
        begin = self._begin(end)
        slack = self._problem.slack(SILENCE)
        for points, _ in self._covers(begin, end):
            self._cover(points, {slack: 1.0}, 1)
        self._no_longer(slack)
        later = [point for point in self._points if point.column is not None and moment_of(point.entry) > end]
        if later and end == datetime.combine(self._next.monday, time()):
            self._silence_before(later, max(begin, end - self._rhythm.silence), slack)

    def _silence_before(self, later: Sequence[_Point], begin: datetime, slack: int) -> None:
        """What comes into the next week must not follow a silence: for each of its moments whether one is as late."""
        moments = sorted({moment_of(point.entry) for point in later})
        is_later = [self._problem.excess(0.0) for _ in moments]
        for one, following in pairwise(is_later):
            self._problem.keep({one: 1.0, following: -1.0}, least=0)
        for point in later:
            assert point.column is not None
            column = is_later[bisect_left(moments, moment_of(point.entry))]
            self._problem.keep({column: 1.0, point.column: -1.0}, least=0)
        for points, reached in self._covers(begin, moments[-1]):
            column = is_later[bisect_right(moments, reached)]
            self._cover(points, {slack: 1.0, column: -1.0}, 0)

    def _cover(self, points: Sequence[_Point], more: dict[int, float], least: int) -> None:
        """One of the points is there."""
        self._problem.keep(_sum(points) | more, least=least - sum(point.stays for point in points))

    def _covers(self, begin: datetime, end: datetime) -> Iterator[tuple[Sequence[_Point], datetime]]:
        """The stretches that must not be empty, with their ends, but those that hold others.

        Where nothing can be there is none, as that is past mending, nor where something is in any case.
        """
        moments, longest = [moment_of(point.entry) for point in self._points], self._rhythm.silence
        starts = [moment for moment in dict.fromkeys(moments) if begin <= moment < end - longest]
        reached = [(bisect_right(moments, one), bisect_right(moments, one + longest)) for one in starts]
        for number, (first, last) in enumerate(reached):
            points = self._points[first:last]
            holds_another = number + 1 < len(reached) and reached[number + 1][1] == last
            if points and not holds_another and not any(point.stays for point in points):
                yield points, starts[number] + longest

    def _no_longer(self, slack: int) -> None:
        """A silence that is there already does not become longer, even where it cannot be mended."""
        for one, other in pairwise([point for point in self._points if point.is_now]):
            first, last = moment_of(one.entry), moment_of(other.entry)
            if last - first > self._rhythm.silence and one.stays and not other.stays:
                self._cover(
                    [point for point in self._points if first < moment_of(point.entry) <= last], {slack: 1.0}, 1
                )

    def _begin(self, end: datetime) -> datetime:
        """The last entry before the week, else the first that there is."""
        known = [moment_of(point.entry) for point in self._points if point.is_now]
        monday = datetime.combine(self._week.span.start, time())
        return max((one for one in known if one < monday), default=min(known, default=end))

    def _places(self) -> None:
        """What stands at a quiet time or on an inactive day should not stay there."""
        for point in self._points:
            wrong = point.entry.day in self._week.span and not self._rhythm.fits(point.entry)
            if wrong and point.is_now and point.column is not None:
                self._problem.keep({point.column: 1.0, self._problem.slack(PLACE): -1.0}, most=0)


def _sum(points: Sequence[_Point]) -> dict[int, float]:
    """How many of the points are there by choice."""
    terms: dict[int, float] = {}
    for point in points:
        if point.column is not None:
            terms[point.column] = terms.get(point.column, 0.0) + 1.0
    return terms


def _stretches(timed: Sequence[_Point], length: timedelta) -> Iterator[Sequence[_Point]]:
    """The points from each moment on, up to but not including so much later, unless an earlier one has them all."""
    moments = [moment_of(point.entry) for point in timed]
    reached = 0
    for start, moment in enumerate(moments):
        end = bisect_left(moments, moment + length)
        if end > reached:
            yield timed[start:end]
        reached = max(reached, end)
