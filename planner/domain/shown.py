"""What a calendar shows: placements of a post at one time as one chip, filters, and counts.

Every view shows the chips of ``shown``, so that all of them show the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache

from planner.domain.clock import clock_text, zone_named
from planner.domain.plan import Plan, Spot, text_of
from planner.domain.records import SETTLED, Placement, Post, Status

_ORDER = {status.value: number for number, status in enumerate(Status)}

ChipKey = tuple[str, str | None, str | None]
"""The id of the post, the day and the clock time as text."""

_day = lru_cache(maxsize=4096)(date.fromisoformat)
_clock = lru_cache(maxsize=4096)(time.fromisoformat)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is hidden: ids of channels and of kinds; None is "no channel yet" and "no kind"."""

    channels: frozenset[str | None] = frozenset()
    kinds: frozenset[str | None] = frozenset()

    def lets_through(self, spot: Spot) -> bool:
        """Whether a placement is shown."""
        return spot.channel_id not in self.channels and spot.kind_id not in self.kinds


NO_FILTER = Filter()


@dataclass(frozen=True, slots=True)
class Chip:
    """A post at one time, with its placements there; it has one at least."""

    spots: tuple[Spot, ...]

    @property
    def key(self) -> ChipKey:
        """What stays the same for a chip as long as it is not moved."""
        first = self.spots[0]
        return first.post_id, first.day, first.clock

    @property
    def post_id(self) -> str:
        """The post."""
        return self.spots[0].post_id

    @property
    def day(self) -> date | None:
        """The day, None for an idea without one."""
        day = self.spots[0].day
        return _day(day) if day else None

    @property
    def clock(self) -> time | None:
        """The clock time, None for any time."""
        clock = self.spots[0].clock
        return _clock(clock) if clock else None

    @property
    def title(self) -> str:
        """The post's title or the beginning of its text, on one line; may be empty."""
        return " ".join(self.spots[0].title.split())

    @property
    def kind_id(self) -> str | None:
        """The post's kind."""
        return self.spots[0].kind_id

    @property
    def placement_ids(self) -> tuple[str, ...]:
        """The placements."""
        return tuple(spot.placement_id for spot in self.spots)

    @property
    def channel_ids(self) -> tuple[str, ...]:
        """The channels, each once."""
        return tuple(dict.fromkeys(spot.channel_id for spot in self.spots if spot.channel_id))

    @property
    def status(self) -> Status:
        """The status of the placement that is furthest behind; skipped only when all are."""
        return Status(min((spot.status for spot in self.spots), key=_ORDER.__getitem__))

    def overdue(self, now: datetime) -> bool:
        """Whether a placement should have been posted before this aware moment and was neither posted nor skipped."""
        return any(_overdue(spot, now) for spot in self.spots)


def shown(spots: Iterable[Spot], only: Filter = NO_FILTER, channels: Iterable[str] = ()) -> list[Chip]:
    """The chips of the placements that the filter lets through, in the order of their first placements.

    Within a chip the placements stand in the order of ``channels``, ids of which others and none come last.
    """
    places: dict[str | None, int] = {id_: at for at, id_ in enumerate(channels)}
    together: dict[ChipKey, list[Spot]] = {}
    for spot in spots:
        if only.lets_through(spot):
            together.setdefault((spot.post_id, spot.day, spot.clock), []).append(spot)
    last = len(places)
    for alike in together.values():
        if len(alike) > 1:
            alike.sort(key=lambda spot: places.get(spot.channel_id, last))
    return [Chip(tuple(alike)) for alike in together.values()]


def chips_of(plan: Plan, placements: Iterable[Placement]) -> list[Chip]:
    """The chips of placements whose posts are in the plan, as a calendar would show them."""
    return shown((_spot(plan.post_of(one), one) for one in placements), channels=plan.channels)


def counted(spots: Iterable[Spot]) -> tuple[Mapping[str | None, int], Mapping[str | None, int]]:
    """How many placements each channel has, and how many posts each kind."""
    listed = list(spots)
    posts = {spot.post_id: spot.kind_id for spot in listed}
    return Counter(spot.channel_id for spot in listed), Counter(posts.values())


def _spot(post: Post, placement: Placement) -> Spot:
    return Spot(
        placement.date.isoformat() if placement.date else None,
        clock_text(placement.time) if placement.time else None,
        placement.id,
        post.id,
        placement.channel_id,
        placement.status,
        placement.format,
        placement.zone,
        post.title or text_of(post, placement),
        post.kind_id,
    )


def _overdue(spot: Spot, now: datetime) -> bool:
    if spot.day is None or spot.status in SETTLED:
        return False
    here = _local(now, spot.zone)
    if spot.clock is None:
        return spot.day < here[0]
    return (spot.day, spot.clock) < here


@lru_cache(maxsize=64)
def _local(now: datetime, zone: str) -> tuple[str, str]:
    """The day and clock time of a moment in a zone, as a Spot has them."""
    here = now.astimezone(zone_named(zone))
    return here.date().isoformat(), clock_text(here.time())
