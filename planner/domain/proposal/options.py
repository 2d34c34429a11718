"""What could be done: for each post another time, the next week or another kind; and drafts that could be added."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from planner.domain.balance import Entry, of_post
from planner.domain.proposal.bound import names_time
from planner.domain.proposal.kinds import Family, Kinds
from planner.domain.proposal.places import Chip, Free, Places
from planner.domain.proposal.task import Task
from planner.domain.records import Label, Post, Stance, Status
from planner.domain.span import ONE_WEEK

Sort = Literal["move", "later", "kind", "add"]

_TIME, _DAY, _LATER, _ADD, _KIND = 1.5, 2.0, 3.0, 4.0, 6.0
"""What changes cost: another time of the day is the least, a post that has to be written anew the most."""

_READY, _OTHER_TIME, _AWAY, _NEEDS, _SERVED, _FULL = 0.2, 0.3, 0.03, 0.8, 0.1, 0.02
"""Little extra costs: of what is ready, of another time of the day with another day, for each day of distance, of kinds
that need somebody's yes, of channels that have more than others of what they should, for each entry of the day."""

_NAMED = 2.0
"""The extra cost of another time for a post whose words name one."""

_BOUND = 6.0
"""The extra cost of changing what a campaign or a partner counts on."""

_DAYS_LATER = 3
"""How many days of the next week are tried for a chip."""

_ADDED = "added:"
"""Begins the ids of what would be added, until it is."""


@dataclass(frozen=True, kw_only=True)
class Option:
    """One thing that could be done; ``gone`` are the entries that it replaces, ``new`` those in their place.

    ``kinds`` are those that would do equally well, least used first. ``post`` is the post as it would be. ``form`` is a
    format that has to be said.
    """

    key: str
    sort: Sort
    cost: float
    post: Post
    gone: tuple[Entry, ...] = ()
    new: tuple[Entry, ...] = ()
    chip: Chip | None = None
    kinds: tuple[Label, ...] = ()
    form: str = ""

    @property
    def moves(self) -> bool:
        """True when entries come to stand elsewhere."""
        return self.sort != "kind"


def options_of(task: Task, places: Places, kinds: Kinds, *, crowded: Callable[[Chip], bool]) -> list[list[Option]]:
    """For each post that may be changed what could be done with it, of which one at most is chosen.

    ``crowded`` says which chips come into question for another day of the week.
    """
    by_post: dict[str, list[Chip]] = {}
    for chip in places.chips:
        by_post.setdefault(chip.post.id, []).append(chip)
    return [list(_of_post(task, places, kinds, chips, crowded)) for chips in by_post.values()]


def _of_post(
    task: Task, places: Places, kinds: Kinds, chips: list[Chip], crowded: Callable[[Chip], bool]
) -> Iterator[Option]:
    post = chips[0].post
    for chip in chips:
        if crowded(chip):
            yield from _moves(task, places, chip)
        yield from _laters(task, places, chip)
    for family in kinds.of_post(post):
        yield _kind(task, post, family)


def _moves(task: Task, places: Places, chip: Chip) -> Iterator[Option]:
    named = _named(task, chip.post)
    for day, at in places.within(chip, task.week):
        same_day, same_time = day == chip.day, at == chip.clock
        cost = _TIME if same_day else _DAY + (0 if same_time else _OTHER_TIME)
        yield _moved(chip, "move", day, at, cost + _AWAY * abs((day - chip.day).days) + named)


def _laters(task: Task, places: Places, chip: Chip) -> Iterator[Option]:
    """In the next week; what belongs to a campaign of which no end is said has its time."""
    if _is_timely(task, chip.post):
        return
    target = chip.day + ONE_WEEK
    found = list(places.within(chip, task.next_week))
    nearest = sorted(found, key=lambda one: (abs((one[0] - target).days), one[1] != chip.clock, one))
    for day, at in _first_of_days(nearest)[:_DAYS_LATER]:
        cost = _LATER + (0 if at == chip.clock else _OTHER_TIME) + _AWAY * abs((day - target).days)
        yield _moved(chip, "later", day, at, cost + _put_off(task, chip.post))


def _is_timely(task: Task, post: Post) -> bool:
    campaign = task.plan.campaigns.get(post.campaign_id or "")
    return bool(post.campaign_id) and (campaign is None or campaign.ends is None)


def _put_off(task: Task, post: Post) -> float:
    """The extra cost of putting off what others count on: what a partner pays for, campaigns, and notices."""
    bound = post.partner or post.campaign_id or task.plan.stance_of(post) is Stance.NEUTRAL
    return (_BOUND if bound else 0) + _named(task, post)


def _named(task: Task, post: Post) -> float:
    return _NAMED if names_time(task, post) else 0


def _first_of_days(places: Iterable[tuple[date, time | None]]) -> list[tuple[date, time | None]]:
    found: dict[date, tuple[date, time | None]] = {}
    for place in places:
        found.setdefault(place[0], place)
    return list(found.values())


def _moved(chip: Chip, sort: Sort, day: date, at: time | None, cost: float) -> Option:
    return Option(
        key=f"{sort}:{chip.key}",
        sort=sort,
        cost=cost + _ready(chip) + 0.01 * (len(chip.placements) - 1),
        post=chip.post,
        gone=chip.entries,
        new=tuple(entry._replace(day=day, clock=at) for entry in chip.entries),
        chip=chip,
    )


def _ready(chip: Chip) -> float:
    return _READY if any(one.status is Status.READY for one in chip.placements) else 0


def _kind(task: Task, post: Post, family: Family) -> Option:
    after = replace(post, kind_id=family.kinds[0].id, stance=None)
    there = tuple(entry for entry in task.entries if entry.post_id == post.id)
    said = of_post(task.plan, after)
    cost = _KIND + (_BOUND if post.stance else 0) + (_NEEDS if family.needs_somebody else 0)
    return Option(
        key=f"kind:{post.id}",
        sort="kind",
        cost=cost,
        post=after,
        gone=there,
        new=tuple(entry._replace(**said) for entry in there),
        kinds=family.kinds,
    )


def additions(task: Task, places: Places, kinds: Kinds) -> list[list[Option]]:
    """For each channel and day the drafts that could be added there, of which one at most is."""
    families = kinds.of_draft()
    return [[_addition(task, places, place, family) for family in families] for place in places.free()]


def _addition(task: Task, places: Places, place: Free, family: Family) -> Option:
    key = f"{place.channel_id}:{place.form}:{place.day}"
    post = Post(id=_ADDED + key, brand_id=task.plan.brand.id, kind_id=family.kinds[0].id if family.kinds else None)
    said = of_post(task.plan, post)
    new = Entry(place.day, place.clock, post.id, post.id, place.channel_id, place.form, **said)
    needs = _NEEDS if family.needs_somebody else 0
    cost = _ADD + _SERVED * places.served(place.channel_id) + _FULL * places.number(place.day) + needs
    form = "" if place.is_usual else place.form
    return Option(key=f"add:{key}", sort="add", cost=cost, post=post, new=(new,), kinds=family.kinds, form=form)
