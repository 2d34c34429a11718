"""How often, how close and how far apart a channel is served, judged by its cadences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cached_property, partial
from math import ceil

from planner.domain.balance import Entry
from planner.domain.proposal import words
from planner.domain.proposal.breach import Breach
from planner.domain.proposal.task import State, Task, moment_of
from planner.domain.records import Channel
from planner.domain.rules import Cadence
from planner.domain.span import ONE_DAY, ONE_WEEK, Week

CADENCE = "cadence:"
"""Begins the keys of cadences."""

_NEVER_TOO_LONG = 3_650
"""Days of silence that no plan has."""

RARE, OFTEN, DAY, INACTIVE, QUIET, CLOSE, SILENCE = "rare", "often", "day", "inactive", "quiet", "close", "silence"
"""Sorts of what is against a cadence."""


@dataclass(frozen=True)
class Rhythm:
    """A channel under one of its cadences.

    ``before`` and ``after`` are the entries beside the two weeks that it counts, as far as they matter; they stay.
    """

    channel: Channel
    cadence: Cadence
    week: Week
    before: tuple[Entry, ...]
    after: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """What tells it from others."""
        return f"{CADENCE}{self.channel.id}:{self.cadence.key}"

    @property
    def name(self) -> str:
        """What the channel is called, with the formats when the cadence is for some only."""
        formats = ", ".join(sorted(self.cadence.formats))
        return f"{self.channel.name} ({formats})" if formats else self.channel.name

    @cached_property
    def gap(self) -> timedelta:
        """The smallest distance between two entries."""
        return timedelta(hours=self.cadence.min_gap_hours)

    @cached_property
    def silence(self) -> timedelta:
        """The longest distance between two entries."""
        return timedelta(days=self.cadence.max_silence_days if self.cadence.is_steady else _NEVER_TOO_LONG)

    @property
    def aim(self) -> int:
        """The entries that a week has at most when no more are added than are aimed for."""
        return max(ceil(self.cadence.target), self.cadence.minimum)

    def counts(self, entry: Entry) -> bool:
        """True for an entry that the cadence is about."""
        return entry.channel_id == self.channel.id and self.cadence.covers(entry.format)

    def fits(self, entry: Entry) -> bool:
        """True when its day and time are neither inactive nor quiet."""
        return self.cadence.is_active(entry.day) and not self.cadence.is_quiet(entry.clock)

    def entries(self, state: State) -> list[Entry]:
        """The entries of both weeks that count, in order."""
        return [entry for entry in state.on_channel(self.channel.id) if self.cadence.covers(entry.format)]

    def broken(self, there: list[Entry], week: Week) -> Iterator[Breach]:
        """What of the cadence is broken in one of the two weeks by their entries; silences are those of the first."""
        inside = [entry for entry in there if entry.day in week.span]
        yield from self._numbers(inside, week)
        yield from self._days(inside)
        yield from self._places(inside)
        yield from self._close([*self.before, *there, *self.after], week)
        if week == self.week:
            yield from self._silences(there)

    def end(self, there: list[Entry]) -> datetime:
        """Up to when silences are looked at: the first entry after the week, but at most the end of what is planned.

        What comes after the next week is its own business, as it may not be planned yet.
        """
        after = [entry for entry in there if entry.day >= self.week.span.end]
        return moment_of(after[0]) if after else datetime.combine(self.week.span.end, time())

    def _numbers(self, inside: list[Entry], week: Week) -> Iterator[Breach]:
        number, cadence = len(inside), self.cadence
        if number < cadence.minimum:
            said, least = words.too_rare(self.name, number, week, cadence), cadence.minimum
            brings = partial(self._brings, week, f"at least {least}", lambda lacking: least - lacking)
            yield replace(self._breach(RARE, least - number, said), brings=brings)
        if number > cadence.maximum:
            said, most = words.too_often(self.name, number, week, cadence), cadence.maximum
            brings = partial(self._brings, week, f"at most {most}", lambda beyond: most + beyond)
            yield replace(self._breach(OFTEN, number - most, said), brings=brings)

    def _brings(self, week: Week, asked: str, number: Callable[[float], float], left: float) -> str:
        return words.brings_number(self.name, round(number(left)), week, self.cadence, asked)

    def _days(self, inside: list[Entry]) -> Iterator[Breach]:
        most = self.cadence.per_day
        for day, number in Counter(entry.day for entry in inside).items():
            if 0 < most < number:
                said = words.full_day(self.name, number, day, self.cadence)
                yield self._breach(DAY, number - most, said, str(day))

    def _places(self, inside: list[Entry]) -> Iterator[Breach]:
        for entry in inside:
            if not self.cadence.is_active(entry.day):
                yield self._breach(INACTIVE, 1, words.inactive(self.name, entry.day), entry.placement_id)
            if self.cadence.is_quiet(entry.clock):
                yield self._breach(QUIET, 1, words.quiet(self.name, entry, self.cadence), entry.placement_id)

    def _close(self, there: list[Entry], week: Week) -> Iterator[Breach]:
        timed = [entry for entry in there if entry.clock is not None] if self.gap else []
        for number, one in enumerate(timed):
            for other in timed[number + 1 :]:
                apart = moment_of(other) - moment_of(one)
                if apart >= self.gap:
                    break
                if one.day in week.span or other.day in week.span:
                    said = words.too_close(self.name, one, other, apart, self.cadence)
                    yield self._breach(CLOSE, 1, said, f"{one.placement_id} {other.placement_id}")

    def _silences(self, there: list[Entry]) -> Iterator[Breach]:
        end, begin = self.end(there), datetime.combine(self.week.span.start, time())
        moments = [moment_of(entry) for entry in (*self.before[-1:], *there)]
        points = [moment for moment in moments if moment < end] + [end]
        for one, other in zip(points, points[1:], strict=False):
            excess = (other - one) - self.silence
            if excess > timedelta() and other >= begin:
                said = words.silent(self.name, one, other, self.cadence)
                yield self._breach(SILENCE, excess / ONE_DAY, said, str(one))

    def _breach(self, sort: str, amount: float, said: str, detail: str = "") -> Breach:
        return Breach(scope=self.key, sort=sort, amount=amount, words=said, detail=detail)


def rhythms(task: Task) -> list[Rhythm]:
    """All channels with the cadences that they follow; one for certain formats where there are such entries."""
    on_channel: dict[str | None, list[Entry]] = {}
    for entry in sorted(task.entries, key=lambda one: (moment_of(one), one.placement_id)):
        on_channel.setdefault(entry.channel_id, []).append(entry)
    return [
        rhythm
        for channel in task.channels
        for cadence in task.book.cadences_of(channel, task.week)
        if (rhythm := _rhythm(task, channel, cadence, on_channel.get(channel.id, []))) is not None
    ]


def _rhythm(task: Task, channel: Channel, cadence: Cadence, there: list[Entry]) -> Rhythm | None:
    counted = [entry for entry in there if cadence.covers(entry.format)]
    if cadence.formats and not counted:
        return None
    before = [entry for entry in counted if entry.day < task.both.start]
    near = [entry for entry in before if entry.day >= task.both.start - ONE_WEEK]
    after = [entry for entry in counted if task.both.end <= entry.day < task.both.end + ONE_WEEK]
    return Rhythm(channel, cadence, task.week, tuple(near or before[-1:]), tuple(after))
