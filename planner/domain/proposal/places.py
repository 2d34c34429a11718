"""Which chips may move, and where to: what every cadence of their channels takes beside what stays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import islice
from typing import NamedTuple

from planner.domain.balance import Entry, entry_of
from planner.domain.clock import Trouble, trouble
from planner.domain.proposal.breach import Breach
from planner.domain.proposal.rhythm import SILENCE, Rhythm
from planner.domain.proposal.task import Task, moment_of
from planner.domain.records import Channel, Placement, Post
from planner.domain.slots import best_slot
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week

Place = tuple[date, time | None]

_NEAREST_TIMES = 2
"""How many times of a day are tried for a chip."""


@dataclass(frozen=True, kw_only=True)
class Chip:
    """Placements of a post at one time, that move as a whole; ``entries`` are theirs."""

    post: Post
    day: date
    clock: time | None
    placements: tuple[Placement, ...]
    entries: tuple[Entry, ...]

    @property
    def key(self) -> str:
        """What tells it from others."""
        return f"{self.post.id}:{self.day}:{self.clock or ''}"


class Free(NamedTuple):
    """A slot that is free for a draft, in a format that is usual on the channel or is called for."""

    channel_id: str
    form: str
    day: date
    clock: time | None
    is_usual: bool


class Places:
    """The chips of a week that may move, and the places of both weeks that are free for them and for drafts.

    ``broken`` is what is broken now.
    """

    def __init__(self, task: Task, rhythms: list[Rhythm], broken: Collection[Breach]) -> None:
        self._task = task
        self._broken = {(one.scope, one.sort) for one in broken}
        self._rhythms = rhythms
        self.chips = list(_chips(task))
        moving = {entry.placement_id for chip in self.chips for entry in chip.entries}
        near = Span(task.both.start, task.both.end).widened(before=ONE_WEEK, after=ONE_WEEK)
        self._near = [entry for entry in task.entries if entry.day in near]
        self._on_day = Counter(entry.day for entry in self._near)
        staying = [entry for entry in self._near if entry.placement_id not in moving]
        self._campaigns = _campaign_days(task)
        self._served: dict[str, float] = {}
        self._stays = {rhythm.key: _Stays(rhythm, staying) for rhythm in rhythms}

    def within(self, chip: Chip, week: Week) -> Iterator[Place]:
        """Where a chip could stand in a week, but where it does; the times of a day that are nearest to its own."""
        for number in range(7):
            day = week.monday + number * ONE_DAY
            if self._campaign_takes(chip, day):
                others = (at for at in self._clocks(chip) if (day, at) != (chip.day, chip.clock))
                free = (at for at in others if self._takes(chip, day, at))
                yield from ((day, at) for at in islice(free, _NEAREST_TIMES))

    def free(self) -> Iterator[Free]:
        """The free slots for drafts, one a day on each channel that shall be served, in the format that it has most.

        Where a cadence for certain formats is broken, there are slots for these too.
        """
        for channel in self._task.channels:
            mine = [one for one in self._rhythms if one.channel.id == channel.id]
            general = [one for one in mine if not one.cadence.formats]
            if general:
                yield from self._free(channel, self._usual_format(channel, general), general)
            for rhythm in mine:
                if rhythm.cadence.formats and self.is_broken(rhythm):
                    yield from self._free(channel, min(rhythm.cadence.formats), [rhythm])

    def number(self, day: date) -> int:
        """How many entries there are on a day."""
        return self._on_day[day]

    def served(self, channel_id: str) -> float:
        """By how many entries a channel has more than its targets in the week, below 0 for less."""
        if channel_id not in self._served:
            mine = [one for one in self._rhythms if one.channel.id == channel_id and not one.cadence.formats]
            there = [entry for entry in self._near if entry.day in self._task.week.span]
            self._served[channel_id] = sum(sum(map(one.counts, there)) - one.cadence.target for one in mine)
        return self._served[channel_id]

    def _free(self, channel: Channel, form: str, rhythms: Sequence[Rhythm]) -> Iterator[Free]:
        cadences = self._task.book.cadences_of(channel, self._task.week)
        there = [entry for entry in self._near if entry.channel_id == channel.id]
        for day in self._days(rhythms):
            alone = Span(day, day + ONE_DAY)
            slot = best_slot(channel, form, cadences, there, alone, self._task.now)
            if slot is not None:
                yield Free(channel.id, form, slot.day, slot.clock, not any(one.cadence.formats for one in rhythms))

    def _days(self, rhythms: Sequence[Rhythm]) -> list[date]:
        """The days of the week; those of the next one up to its first entry where there is a silence to end."""
        start, end = self._task.week.span.start, self._task.week.span.end
        for rhythm in rhythms:
            if (rhythm.key, SILENCE) in self._broken:
                later = (entry.day for entry in self._near if rhythm.counts(entry) and entry.day in self._task.both)
                end = max(end, min((day for day in later if day >= self._task.week.span.end), default=end))
        return [start + number * ONE_DAY for number in range((end - start).days)]

    def is_broken(self, rhythm: Rhythm) -> bool:
        """True for a cadence of which something is broken."""
        return any(scope == rhythm.key for scope, _ in self._broken)

    def is_crowded(self, chip: Chip) -> bool:
        """True for a chip on a channel of which a cadence is broken."""
        channels = {one.channel_id for one in chip.placements}
        return any(one.channel.id in channels and self.is_broken(one) for one in self._rhythms)

    def _usual_format(self, channel: Channel, rhythms: Sequence[Rhythm]) -> str:
        used = Counter(
            entry.format
            for entry in self._task.entries
            if entry.channel_id == channel.id and all(one.cadence.covers(entry.format) for one in rhythms[:1])
        )
        return min(used, key=lambda form: (-used[form], form), default="")

    def _clocks(self, chip: Chip) -> list[time | None]:
        """Its own time, then the start slots of its channels, the nearest first."""
        channels = {one.channel_id for one in chip.placements}
        slots = {slot for one in self._rhythms if one.channel.id in channels for slot in one.cadence.slots}
        if chip.clock is None:
            return [None]
        own = _minutes(chip.clock)
        return [chip.clock, *sorted(slots - {chip.clock}, key=lambda slot: (abs(_minutes(slot) - own), slot))]

    def _takes(self, chip: Chip, day: date, at: time | None) -> bool:
        if at is not None and any(trouble(day, at, one.zone) is not Trouble.NONE for one in chip.placements):
            return False
        if not all(self._task.is_ahead(day, at, one.zone) for one in chip.placements):
            return False
        moved = [entry._replace(day=day, clock=at) for entry in chip.entries]
        return all(
            self._stays[rhythm.key].takes(entry) for rhythm in self._rhythms for entry in moved if rhythm.counts(entry)
        )

    def _campaign_takes(self, chip: Chip, day: date) -> bool:
        """What belongs to a campaign stays within its days, and on its side of each of its milestones."""
        campaign_id = chip.post.campaign_id or ""
        first, last = self._campaigns.get(campaign_id, (date.min, date.max))
        campaign = self._task.plan.campaigns.get(campaign_id)
        milestones = [one.day for one in campaign.milestones] if campaign else []
        return first <= day <= last and all((chip.day <= one) == (day <= one) for one in milestones)


class _Stays:
    """What stays on a channel, as one of its cadences counts it."""

    def __init__(self, rhythm: Rhythm, staying: Iterable[Entry]) -> None:
        self._rhythm = rhythm
        there = [entry for entry in staying if rhythm.counts(entry)]
        self._moments = sorted(moment_of(entry) for entry in there if entry.clock is not None) if rhythm.gap else []
        self._days = Counter(entry.day for entry in there)

    def takes(self, entry: Entry) -> bool:
        rhythm = self._rhythm
        full = rhythm.cadence.per_day and self._days[entry.day] >= rhythm.cadence.per_day
        return rhythm.fits(entry) and not full and (entry.clock is None or not self._is_close(moment_of(entry)))

    def _is_close(self, moment: datetime) -> bool:
        return any(abs(moment - one) < self._rhythm.gap for one in self._moments)


def _chips(task: Task) -> Iterator[Chip]:
    """The chips of the week of which every placement may be changed, in their order."""
    found: dict[tuple[str, date, time | None], list[Placement]] = {}
    for placement in task.plan.in_order():
        if placement.date is not None and placement.date in task.week.span and placement.trashed is None:
            found.setdefault((placement.post_id, placement.date, placement.time), []).append(placement)
    for (post_id, day, at), placements in found.items():
        entries = [entry_of(task.plan, one) for one in placements]
        if all(map(task.may_change, placements)):
            counted = tuple(entry for entry in entries if entry is not None)
            yield Chip(post=task.plan.posts[post_id], day=day, clock=at, placements=tuple(placements), entries=counted)


def _campaign_days(task: Task) -> dict[str, tuple[date, date]]:
    """The days of each campaign: as it says, else from its first to its last entry that is known."""
    days: dict[str, list[date]] = {}
    for entry in task.entries:
        days.setdefault(entry.campaign_id or "", []).append(entry.day)
    return {
        id_: (campaign.starts or min(days.get(id_, [date.min])), campaign.ends or max(days.get(id_, [date.max])))
        for id_, campaign in task.plan.campaigns.items()
    }


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute
