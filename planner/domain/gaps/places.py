"""Where the channels take one more entry in a week, as if the gaps found so far were filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from math import ceil
from typing import NamedTuple

from planner.domain.balance import Entry
from planner.domain.gaps.gap import GapScope
from planner.domain.records import Channel
from planner.domain.rules import Cadence
from planner.domain.slots import Slot, free_slots, loneliest
from planner.domain.spacing import farthest
from planner.domain.span import ONE_DAY, ONE_WEEK, Span


class Place(NamedTuple):
    """A free slot of a channel, for an entry of a format ("" is any)."""

    channel: Channel
    slot: Slot
    format: str = ""


class Places:
    """The channels in their order with their cadences and entries."""

    def __init__(self, scope: GapScope) -> None:
        self.week = scope.week
        self._now = scope.now
        open_ = (one for one in scope.plan.channels.values() if not one.archived)
        self.channels = sorted(open_, key=lambda one: (one.position, one.name, one.id))
        self._cadences = {one.id: scope.book.cadences_of(one, scope.week) for one in self.channels}
        self._entries: dict[str, list[Entry]] = {one.id: [] for one in self.channels}
        self._this_week: dict[str, list[Entry]] = {one.id: [] for one in self.channels}
        self._days = scope.week.span
        self._on_day: Counter[date] = Counter()
        for entry in scope.entries:
            self.add(entry)

    def add(self, entry: Entry) -> None:
        """Counts an entry as if it were there."""
        self._on_day[entry.day] += 1
        if entry.channel_id in self._entries:
            self._entries[entry.channel_id].append(entry)
            if entry.day in self._days:
                self._this_week[entry.channel_id].append(entry)

    def entries(self, channel: Channel) -> list[Entry]:
        """The entries of a channel, also those that fill gaps."""
        return self._entries[channel.id]

    def served(self) -> Iterator[tuple[Channel, Cadence]]:
        """Channels with the cadences they follow; one for certain formats is followed where there are such entries."""
        for channel in self.channels:
            for cadence in self._cadences[channel.id]:
                if not cadence.formats or any(cadence.covers(entry.format) for entry in self.entries(channel)):
                    yield channel, cadence

    def has_cadence(self, channel: Channel) -> bool:
        """True for a channel that shall be served at all."""
        return bool(self._cadences[channel.id])

    def on_day(self, day: date) -> int:
        """All entries of a day, on whatever channel."""
        return self._on_day[day]

    def number(self, channel: Channel) -> int:
        """All entries of the week."""
        return len(self._this_week[channel.id])

    def count(self, channel: Channel, cadence: Cadence, weeks: int = 1) -> int:
        """The entries of so many weeks ending with the week that count towards a cadence."""
        there = self._this_week[channel.id]
        if weeks > 1:
            span = self._days.widened(before=(weeks - 1) * ONE_WEEK)
            there = [entry for entry in self.entries(channel) if entry.day in span]
        return sum(cadence.covers(entry.format) for entry in there)

    def lacks(self, channel: Channel) -> bool:
        """True when a cadence of the channel asks for more entries in the week."""
        return any(self.count(channel, one) < one.minimum for one in self._cadences[channel.id] if not one.formats)

    def has_what_it_aims_for(self, channel: Channel) -> bool:
        """True when one more entry would be more than the channel aims for in a week, and where it aims for none."""
        general = [one for one in self._cadences[channel.id] if not one.formats]
        return not general or any(self.count(channel, one) >= ceil(one.target) for one in general)

    def is_full(self, channel: Channel, form: str) -> bool:
        """True when one more entry of a format would be more than a cadence takes in the week."""
        return any(self.count(channel, one) >= one.maximum for one in self._cadences[channel.id] if one.covers(form))

    def was_used(self, channel: Channel) -> bool:
        """True when the channel was used before the week."""
        return any(entry.day < self.week.monday for entry in self.entries(channel))

    def free(self, channel: Channel, form: str, days: Span | None = None) -> list[Slot]:
        """The free slots within the week, or within days of it; none when the channel is full."""
        span = self._days if days is None else _common(days, self._days)
        if span is None or self.is_full(channel, form):
            return []
        cadences = self._cadences[channel.id]
        there = self._near(channel, farthest(cadences) + ONE_DAY)
        return free_slots(channel, form, cadences, there, span, self._now)

    def loneliest(self, channel: Channel, form: str, slots: Iterable[Slot]) -> Place | None:
        """A slot that lies as far from the other entries of the channel as is usual, of these on the emptiest day."""
        cadences = self._cadences[channel.id]
        usual = min((ONE_WEEK / max(one.target, _RAREST) for one in cadences if one.covers(form)), default=_NEAR)
        there = self._near(channel, _NEAR)
        found = loneliest(slots, channel, form, cadences, there, enough=usual, on_day=self._on_day)
        return None if found is None else Place(channel, found, form)

    def best(
        self,
        channels: Iterable[Channel],
        days: Span | None,
        wanted: Callable[[Channel], tuple[int, ...]],
        fits: Callable[[Slot], bool] = lambda _: True,
    ) -> Place | None:
        """The loneliest place of the channel that is wanted most: ``wanted`` is smallest."""
        ranked = sorted(channels, key=wanted)  # stable: channels of one rank stay in their order
        found = (self.loneliest(one, "", filter(fits, self.free(one, "", days))) for one in ranked)
        return next((place for place in found if place is not None), None)

    def _near(self, channel: Channel, reach: timedelta) -> list[Entry]:
        around = self._days.widened(before=reach, after=reach)
        start, end = around.start, around.end
        return [entry for entry in self.entries(channel) if start <= entry.day < end]


_NEAR = timedelta(weeks=5)
"""What lies further away makes no slot lonelier than another."""

_RAREST = 0.2
"""Entries a week, of what is aimed for less often."""


def _common(days: Span, other: Span) -> Span | None:
    start, end = max(days.start, other.start), min(days.end, other.end)
    return Span(start, end) if start < end else None
