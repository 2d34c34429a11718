"""Posts that are carried to another day: dragged, pasted, or moved with the keyboard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import NamedTuple

from planner.domain.edits import Edit, duplicate, move_each, moved
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement
from planner.domain.shown import Chip


class Carried(NamedTuple):
    """What is carried: of which plan and brand, which posts and placements, and the time of the one that is held."""

    plan_id: str
    brand_id: str
    post_ids: tuple[str, ...]
    placement_ids: tuple[str, ...]
    day: date | None
    clock: time | None


class Target(NamedTuple):
    """Where it is put: a day (None is an idea without one), and a clock time (None is any time).

    ``keeps_clock`` is a day alone: every clock time stays.
    """

    day: date | None
    clock: time | None = None
    keeps_clock: bool = False


def carried_of(plan_id: str, brand: Brand, chips: Sequence[Chip]) -> Carried:
    """Chips on their way, held at the first; there is one at least."""
    return Carried(
        plan_id,
        brand.id,
        tuple(dict.fromkeys(chip.post_id for chip in chips)),
        tuple(id_ for chip in chips for id_ in chip.placement_ids),
        chips[0].day,
        chips[0].clock,
    )


def dropped(plan: Plan, carried: Carried, target: Target, *, everywhere: bool = False, copy: bool = False) -> Edit:
    """The edit that puts what is carried at the target: the one that is held lands there, all else moves along.

    ``plan`` holds the posts with all their placements; ``everywhere`` takes those along that are not carried.
    """
    put = [(one, _put(one, carried, target)) for one in _held(plan, carried, everywhere=everywhere)]
    if not copy:
        return move_each(put)
    posts = [plan.posts[id_] for id_ in dict.fromkeys(after.post_id for _, after in put)]
    return duplicate(posts, [after for _, after in put])


def elsewhere(plan: Plan, carried: Carried) -> list[Placement]:
    """The placements of the carried posts that are not carried themselves."""
    return [one for one in _of_posts(plan, carried) if one.id not in carried.placement_ids]


def only(carried: Carried, placement: Placement) -> Carried:
    """One placement of what is carried."""
    return carried._replace(post_ids=(placement.post_id,), placement_ids=(placement.id,))


def _held(plan: Plan, carried: Carried, *, everywhere: bool) -> list[Placement]:
    return [one for one in _of_posts(plan, carried) if everywhere or one.id in carried.placement_ids]


def _of_posts(plan: Plan, carried: Carried) -> Iterable[Placement]:
    return (one for one in plan.in_order() if one.post_id in carried.post_ids and one.trashed is None)


def _put(placement: Placement, carried: Carried, target: Target) -> Placement:
    if target.day is None:
        return replace(placement, date=None, time=None, fold=None)
    if placement.date is None or carried.day is None:
        clock = placement.time if target.keeps_clock else target.clock
        return replace(placement, date=target.day, time=clock, fold=None)
    if not target.keeps_clock and (placement.date, placement.time) == (carried.day, carried.clock):
        return replace(placement, date=target.day, time=target.clock, fold=None)
    by = target.day - carried.day
    if not target.keeps_clock and carried.clock is not None and target.clock is not None:
        by = datetime.combine(target.day, target.clock) - datetime.combine(carried.day, carried.clock)
    return moved(placement, by)
