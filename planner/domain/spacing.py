"""Entries that stand too close on one channel, by the smallest gap that its cadence asks for.

Times are compared as clocks show them; what has no clock time keeps no distance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from planner.domain.balance import Entry
from planner.domain.edits import moved
from planner.domain.plan import Plan, name_of
from planner.domain.records import Channel, Placement, Status
from planner.domain.rule_words import wanted_words
from planner.domain.rules import Cadence
from planner.domain.span import ONE_DAY

Followed = Callable[[Channel, date], Sequence[Cadence]]
"""The cadences that a channel follows on a day."""

_HOUR, _MINUTE = timedelta(hours=1), timedelta(minutes=1)

_DAYS_TRIED = 14
"""How many days are looked at for a free time."""


class Close(NamedTuple):
    """A placement and the nearest other entry that is too close to it.

    ``gap`` runs from the other to the placement and is negative when the placement comes first.
    """

    placement: Placement
    other: Entry
    gap: timedelta
    cadence: Cadence

    @property
    def wanted(self) -> timedelta:
        """The smallest gap that the cadence asks for."""
        return timedelta(hours=self.cadence.min_gap_hours)


def too_close(
    placements: Iterable[Placement],
    entries: Iterable[Entry],
    channels: Mapping[str, Channel],
    followed: Followed,
) -> list[Close]:
    """For each placement the nearest entry within the smallest gap of its channel on its day, if there is one.

    ``placements`` are as they would be, in place of those of the same ids among ``entries``; they keep their distance
    from each other as well.
    """
    wanted = list(placements)
    ids = {placement.id for placement in wanted}
    there = [entry for entry in entries if entry.placement_id not in ids and entry.clock is not None]
    there += [_entry(placement) for placement in wanted if _counts(placement)]
    beside: dict[str | None, list[Entry]] = defaultdict(list)
    for entry in there:
        beside[entry.channel_id].append(entry)
    counted = [placement for placement in wanted if _counts(placement)]
    nearest = (_nearest(placement, beside[placement.channel_id], channels, followed) for placement in counted)
    return [close for close in nearest if close is not None]


def next_free(
    placement: Placement,
    entries: Iterable[Entry],
    channels: Mapping[str, Channel],
    followed: Followed,
) -> Placement | None:
    """The placement at the next time, from its own on, that keeps the distance to all other entries of its channel.

    When its day has no such time left, the next day is tried from the same clock time on; None when a fortnight has
    none, or the placement has no time.
    """
    if not _counts(placement):
        return None
    there = [one for one in entries if one.channel_id == placement.channel_id and one.clock is not None]
    for days in range(_DAYS_TRIED):
        tried: Placement | None = moved(placement, timedelta(days=days))
        while tried is not None:
            close = too_close([tried], there, channels, followed)
            if not close:
                return tried
            tried = _past(tried, close[0])
    return None


def _past(placement: Placement, close: Close) -> Placement | None:
    """The placement as far behind the other entry as is wanted, or None when that is another day."""
    assert placement.date is not None
    moment = _moment(close.other) + close.wanted
    if moment.date() != placement.date or moment <= _moment(_entry(placement)):
        return None
    return replace(placement, time=moment.time(), fold=None)


def farthest(cadences: Iterable[Cadence]) -> timedelta:
    """The longest of the smallest gaps: what lies further away is never too close."""
    return timedelta(hours=max((cadence.min_gap_hours for cadence in cadences), default=0))


def closeness_sentence(close: Close, plan: Plan) -> str:
    """``30 minutes after “Brewing for six” on instagram, you want 4 hours between``, to stand in a line with more.

    Of a shipped gap it says ``the start value is 4 hours``. ``plan`` holds the channel, and the other post for its
    title.
    """
    post = plan.posts.get(close.other.post_id)
    name = f"“{name_of(post)}”" if post else "another post"
    channel = plan.channels[close.placement.channel_id or ""].name
    if not close.gap:
        where = f"at the same time as {name}"
    else:
        where = f"{_length(abs(close.gap))} {'after' if close.gap > timedelta() else 'before'} {name}"
    between = " between" if close.cadence.channel_id else ""
    return f"{where} on {channel}, {wanted_words(close.cadence)} {_length(close.wanted)}{between}"


def _nearest(
    placement: Placement, there: Iterable[Entry], channels: Mapping[str, Channel], followed: Followed
) -> Close | None:
    channel = channels.get(placement.channel_id or "")
    there_by = followed(channel, placement.date) if channel and placement.date else ()
    rules = [one for one in there_by if one.covers(placement.format)]
    found = [
        Close(placement, entry, gap, cadence)
        for cadence in rules
        for entry in there
        if entry.placement_id != placement.id
        if cadence.covers(entry.format)
        if abs(gap := _moment(_entry(placement)) - _moment(entry)) < timedelta(hours=cadence.min_gap_hours)
    ]
    return min(found, key=lambda close: (abs(close.gap), close.gap < timedelta()), default=None)


def _counts(placement: Placement) -> bool:
    gone = placement.status is Status.SKIPPED or placement.trashed is not None
    return placement.date is not None and placement.time is not None and not gone


def _entry(placement: Placement) -> Entry:
    """The placement by its time and channel only."""
    assert placement.date is not None
    where = placement.channel_id, placement.format
    return Entry(placement.date, placement.time, placement.id, placement.post_id, *where, "", None)


def _moment(entry: Entry) -> datetime:
    assert entry.clock is not None
    return datetime.combine(entry.day, entry.clock)


def _length(length: timedelta) -> str:
    """``1 day 2 hours``, ``4 hours``, ``1 hour 30 minutes``: the two greatest units, seconds left out."""
    days, rest = divmod(length, ONE_DAY)
    hours, rest = divmod(rest, _HOUR)
    units = ((days, "day"), (hours, "hour"), (rest // _MINUTE, "minute"))
    words = [f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in units if number]
    return " ".join(words[:2]) or "less than a minute"
