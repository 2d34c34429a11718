"""What a drop does: what is held lands at the target, all else moves along."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import carrying
from planner.domain.carrying import Carried, Target, dropped
from planner.domain.plan import Plan
from planner.domain.records import Placement, Status
from planner.domain.shown import chips_of
from tests.builders import MONDAY, a_brand, a_placement, a_post

DAY = timedelta(days=1)


def a_plan(*placements: Placement) -> Plan:
    posts = {one.post_id: a_post(id=one.post_id) for one in placements}
    return Plan(a_brand(), posts=posts, placements={one.id: one for one in placements})


def at(id_: str, day: date | None, clock: time | None, **values: object) -> Placement:
    return a_placement(id=id_, date=day, time=clock, **values)


def held(plan: Plan, *ids: str) -> Carried:
    return carrying.carried_of("plan", plan.brand, chips_of(plan, [plan.placements[id_] for id_ in ids]))


def after(plan: Plan, carried: Carried, target: Target, **how: bool) -> dict[str, tuple[date | None, time | None]]:
    changed = {change.record.id: change.after for change in dropped(plan, carried, target, **how).changes}
    there = plan.placements | changed
    return {id_: (one.date, one.time) for id_, one in there.items() if isinstance(one, Placement)}


def test_a_day_alone_keeps_every_clock_time() -> None:
    plan = a_plan(at("a", MONDAY, time(9)), at("b", MONDAY + DAY, None, post_id="other"))
    moved = after(plan, held(plan, "a", "b"), Target(MONDAY + 3 * DAY, keeps_clock=True))
    assert moved == {"a": (MONDAY + 3 * DAY, time(9)), "b": (MONDAY + 4 * DAY, None)}


def test_the_held_one_lands_at_the_time_and_the_others_keep_their_distance() -> None:
    plan = a_plan(at("a", MONDAY, time(23)), at("b", MONDAY, time(23, 45), post_id="other"))
    moved = after(plan, held(plan, "a", "b"), Target(MONDAY + DAY, time(23, 30)))
    assert moved == {"a": (MONDAY + DAY, time(23, 30)), "b": (MONDAY + 2 * DAY, time(0, 15))}


def test_the_row_above_the_hours_takes_the_clock_of_the_held_one() -> None:
    plan = a_plan(at("a", MONDAY, time(9)), at("b", MONDAY, time(12), post_id="other"))
    moved = after(plan, held(plan, "a", "b"), Target(MONDAY + DAY))
    assert moved == {"a": (MONDAY + DAY, None), "b": (MONDAY + DAY, time(12))}


def test_only_what_is_carried_moves_unless_all_channels_do() -> None:
    plan = a_plan(at("a", MONDAY, time(9)), at("b", MONDAY + DAY, time(10)))
    carried, target = held(plan, "a"), Target(MONDAY + 2 * DAY, keeps_clock=True)
    assert after(plan, carried, target)["b"] == (MONDAY + DAY, time(10))
    assert after(plan, carried, target, everywhere=True)["b"] == (MONDAY + 3 * DAY, time(10))
    assert [one.id for one in carrying.elsewhere(plan, carried)] == ["b"]


def test_into_the_ideas_and_back() -> None:
    plan = a_plan(at("a", MONDAY, time(9)))
    assert after(plan, held(plan, "a"), Target(None)) == {"a": (None, None)}
    idea = a_plan(at("a", None, None))
    assert after(idea, held(idea, "a"), Target(MONDAY, time(8))) == {"a": (MONDAY, time(8))}


def test_a_copy_leaves_what_it_was_made_of() -> None:
    plan = a_plan(at("a", MONDAY, time(9), status=Status.POSTED), at("b", MONDAY + DAY, time(9)))
    edit = dropped(plan, held(plan, "a"), Target(MONDAY + 2 * DAY, keeps_clock=True), copy=True)
    made = [change.after for change in edit.changes]
    assert all(change.before is None for change in edit.changes)
    (place,) = (one for one in made if isinstance(one, Placement))
    assert (place.date, place.time, place.status) == (MONDAY + 2 * DAY, time(9), Status.DRAFT)


def test_a_copy_of_what_is_gone_is_nothing() -> None:
    plan = a_plan(at("a", MONDAY, time(9)), at("b", MONDAY, time(10)))
    carried = held(plan, "a")
    del plan.placements["a"]
    assert dropped(plan, carried, Target(MONDAY + DAY, keeps_clock=True), copy=True).changes == ()


@given(
    days=st.integers(-400, 400),
    clocks=st.lists(
        st.none() | st.times().map(lambda one: one.replace(second=0, microsecond=0)), min_size=1, max_size=4
    ),
    statuses=st.sampled_from(Status),
)
def test_dragging_in_a_month_changes_nothing_but_days(days: int, clocks: list[time | None], statuses: Status) -> None:
    places = [at(str(number), MONDAY, clock, status=statuses) for number, clock in enumerate(clocks)]
    plan = a_plan(*places)
    carried = held(plan, *plan.placements)
    edit = dropped(plan, carried, Target(MONDAY + days * DAY, keeps_clock=True))
    assert len(edit.changes) == (len(places) if days else 0)
    for change in edit.changes:
        before, now = change.before, change.after
        assert isinstance(before, Placement)
        assert isinstance(now, Placement)
        assert (now.time, now.status, now.date) == (before.time, before.status, MONDAY + days * DAY)


@pytest.mark.parametrize("target", [Target(MONDAY, keeps_clock=True), Target(MONDAY, time(9))])
def test_a_drop_where_it_stands_is_no_change(target: Target) -> None:
    plan = a_plan(at("a", MONDAY, time(9)))
    assert dropped(plan, held(plan, "a"), target).changes == ()
