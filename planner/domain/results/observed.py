"""Entries with what was measured of them, as they can be compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from planner.domain.plan import Plan
from planner.domain.records import NOT_OFFERED, Age, Flight, Measurement, Placement, Post, Status

STANDARD_DAYS = 7
"""Days after which the numbers of posts are compared, unless the brand says otherwise."""

LARGEST = 1e15
"""No number of a post is above it."""

PAID = "paid."
"""Begins the key of the part of a number that was paid for."""


class LeftOut(StrEnum):
    """Why an entry with numbers does not count in an answer."""

    TOO_YOUNG = "too young"
    BOOSTED = "boosted"
    OTHER_FORMAT = "a story"
    NO_NUMBER = "no number"
    NO_GROUP = "no group"
    NO_MATCH = "nothing to compare with"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """An entry and its numbers.

    ``groups`` has for each way to group (stance, kind, pillar, format, other sets of labels) the key and name of what
    the entry is there. ``numbers`` are its measurements, the one that counts first; each has what is known only.
    """

    placement_id: str
    post_id: str
    channel_id: str
    day: date
    clock: time | None
    format: str
    campaign_id: str | None = None
    groups: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    numbers: tuple[Mapping[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """What can be compared, and how many entries with numbers cannot, by reason."""

    observations: tuple[Observation, ...] = ()
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)


def observed(plan: Plan, measurements: Iterable[Measurement], *, settled: int = STANDARD_DAYS) -> Observed:
    """The entries of a plan that were measured when they were ``settled`` days old, without those that were boosted."""
    by_placement: dict[str, list[Measurement]] = {}
    for one in measurements:
        if one.placement_id in plan.placements and _counts(plan, plan.placements[one.placement_id]):
            by_placement.setdefault(one.placement_id, []).append(one)
    left_out: Counter[LeftOut] = Counter()
    observations = []
    for placement in (plan.placements[id_] for id_ in by_placement):
        found = _observed(plan, placement, by_placement[placement.id], settled)
        if isinstance(found, LeftOut):
            left_out[found] += 1
        else:
            observations.append(found)
    observations.sort(key=lambda one: (one.day, one.clock or time.min, one.placement_id))
    return Observed(tuple(observations), left_out)


def numbers_of(measurement: Measurement) -> dict[str, float]:
    """What is known of a measurement: no blank becomes a number, and what is not offered is none."""
    numbers = {}
    for key, value, *_ in measurement.values:
        number = _number(value)
        if number is not None:
            numbers[key] = number
    return numbers


def _number(text: str) -> float | None:
    if text == NOT_OFFERED:
        return None
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 <= number <= LARGEST else None


def _counts(plan: Plan, placement: Placement) -> bool:
    """Whether an entry is compared at all: it has a day and a channel, was not skipped, and is not thrown away."""
    post = plan.posts.get(placement.post_id)
    if post is None or post.trashed is not None or placement.trashed is not None:
        return False
    return placement.date is not None and placement.channel_id is not None and placement.status is not Status.SKIPPED


def _observed(plan: Plan, placement: Placement, measured: list[Measurement], settled: int) -> Observation | LeftOut:
    day, channel_id = placement.date, placement.channel_id
    assert day is not None
    assert channel_id is not None
    usable = [one for one in measured if is_settled(one, day, settled)]
    if not usable:
        return LeftOut.TOO_YOUNG
    boosts = [one for one in plan.flights if one.placement_id == placement.id]
    free = [one for one in usable if not (_paid(one) or _boosted_until(one.captured, boosts))]
    if not free:
        return LeftOut.BOOSTED
    post = plan.post_of(placement)
    return Observation(
        placement_id=placement.id,
        post_id=post.id,
        channel_id=channel_id,
        day=day,
        clock=placement.time,
        format=placement.format,
        campaign_id=post.campaign_id,
        groups=_groups(plan, post, placement),
        numbers=tuple(numbers_of(one) for one in sorted(free, key=lambda one: _preference(one, day, settled))),
    )


def is_settled(measurement: Measurement, day: date, settled: int) -> bool:
    """Whether a measurement of an entry of a day is old enough to be compared."""
    if measurement.age is Age.AFTER_WEEK:
        return settled <= STANDARD_DAYS or (measurement.captured - day).days >= settled
    return (measurement.captured - day).days >= settled


def _preference(measurement: Measurement, day: date, settled: int) -> tuple[bool, int, str]:
    """The one after a week first, then the one whose age is nearest to what is compared."""
    wanted = settled or STANDARD_DAYS
    days = abs((measurement.captured - day).days - wanted)
    return measurement.age is not Age.AFTER_WEEK or settled > STANDARD_DAYS, days, measurement.id


def _paid(measurement: Measurement) -> bool:
    """Whether a part of its numbers was paid for."""
    if measurement.boosted:
        return True
    return any(key.startswith(PAID) and number > 0 for key, number in numbers_of(measurement).items())


def _boosted_until(day: date, boosts: Iterable[Flight]) -> bool:
    """Whether one of the advertisements for an entry had begun by a day; one that is put away now may have run."""
    return any(one.starts is None or one.starts <= day for one in boosts)


def _groups(plan: Plan, post: Post, placement: Placement) -> dict[str, tuple[str, str]]:
    groups: dict[str, tuple[str, str]] = {}
    stance, kind = plan.stance_of(post), plan.kind_of(post)
    if stance is not None:
        groups["stance"] = (stance.value, stance.value)
    if kind is not None:
        groups["kind"] = (kind.key, kind.name)
    if placement.format:
        groups["format"] = (placement.format, placement.format)
    for label_id in (post.pillar_id, *post.label_ids):
        label = plan.labels.get(label_id) if label_id else None
        if label is not None and label.set_id in plan.sets:
            groups[plan.sets[label.set_id].key] = (label.key, label.name)
    return groups
