"""Special days, milestones and ends of campaigns, changes of the clock, quiet hours."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from planner.domain.checks import Scope, State
from planner.domain.checks.case import Case
from planner.domain.plan import KIND
from planner.domain.records import Campaign, Label, LabelSet, Milestone, Placement, Post, Stance, Status
from planner.domain.rules import Severity
from planner.domain.span import Span, Week
from planner.domain.special_days import Sort, SpecialDay
from tests.builders import MONDAY, WEEK, a_post, an_entry
from tests.scopes import CLOCK, a_case, a_scope, an_instagram, done, found, item, standing

DAYS, MILESTONES, ENDED = "special-days", "campaign-milestones", "after-the-end"

FRIDAY = MONDAY + timedelta(days=4)
BLACK_FRIDAY = SpecialDay(FRIDAY, "awareness:black-friday", "Black Friday", Sort.AWARENESS, "custom")

SET = LabelSet(id="set", brand_id="brand", key=KIND, name="Kind", required=True)
SEASONAL = Label(id="seasonal", set_id="set", key="seasonal", name="Seasonal", stance=Stance.ENGAGEMENT)


def starred(scope: Scope, *days: SpecialDay) -> Scope:
    """The scope of a brand that starred these days, and one other that is on as well."""
    other = replace(BLACK_FRIDAY, key="awareness:other", name="Other", day=MONDAY)
    brand = replace(scope.plan.brand, starred=tuple(day.key for day in days))
    return replace(scope, plan=replace(scope.plan, brand=brand), special=(*days, other))


# special days


def test_without_a_starred_day_nothing_is_asked() -> None:
    assert item(DAYS, starred(a_scope())).state is State.NOT_APPLICABLE


def test_a_starred_day_without_a_post_is_told_and_offered() -> None:
    labels = {"sets": {SET.id: SET}, "labels": {SEASONAL.id: SEASONAL}}
    told = item(DAYS, starred(a_scope(cadences=(an_instagram(slots=(time(9),)),), **labels), BLACK_FRIDAY))
    assert told.state is State.ATTENTION
    (finding,) = told.findings
    assert finding.sentence == "“Black Friday” is on Fri 27 Nov, without a post"
    post, placement = (change.after for change in finding.fixes[0].changes)
    assert isinstance(post, Post)
    assert isinstance(placement, Placement)
    assert (post.title, post.kind_id) == ("Suggestion: Black Friday", SEASONAL.id)
    assert (placement.date, placement.time, placement.channel_id) == (FRIDAY, time(9), "channel")


@pytest.mark.parametrize(
    ("values", "title", "state"),
    [
        ({"date": FRIDAY}, "Anything", State.OK),
        ({"date": MONDAY}, "Ready for BLACK FRIDAY", State.OK),
        ({"date": MONDAY}, "Anything", State.ATTENTION),
        ({"date": FRIDAY, "status": Status.SKIPPED}, "Anything", State.ATTENTION),
    ],
    ids=["stands on it", "names it", "neither", "skipped"],
)
def test_a_post_on_the_day_or_one_that_names_it_is_enough(values: dict[str, Any], title: str, state: State) -> None:
    scope = a_scope(standing(a_post(title=title), **values), span=WEEK.span)
    assert item(DAYS, starred(scope, BLACK_FRIDAY)).state is state


def test_a_day_that_is_over_is_not_told() -> None:
    later = datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert item(DAYS, starred(a_scope(now=later), BLACK_FRIDAY)).state is State.OK


@pytest.mark.parametrize(
    ("monday", "words"), [(date(2026, 10, 19), "back on Sun 25 Oct"), (date(2026, 3, 23), "forward on Sun 29 Mar")]
)
def test_a_change_of_the_clock_is_told_as_a_hint(monday: date, words: str) -> None:
    told = item(DAYS, a_scope(span=Week(monday).span))
    assert told.state is State.HINT
    assert told.findings[0].sentence == f"The clocks go {words} in Europe/London"


# milestones


def campaign(*milestones: Milestone, **values: Any) -> Campaign:
    return Campaign(**{"id": "tide", "brand_id": "brand", "name": "Winter Tide"} | values, milestones=milestones)


THURSDAY = MONDAY + timedelta(days=3)
LAST_ORDERS = Milestone("Last orders", THURSDAY, time(12), 2)


def of_campaign(day: date, clock: time | None = time(9), campaign_id: str = "tide") -> Any:
    return an_entry(day=day, clock=clock, campaign_id=campaign_id)


def with_campaign(*entries: Any, now: datetime | None = None, of: Campaign | None = None, **values: Any) -> Scope:
    moment = {"now": now} if now else {}
    one = of or campaign(LAST_ORDERS)
    return a_scope(entries=entries, campaigns={one.id: one}, **moment, **values)


def test_without_a_milestone_nothing_is_asked() -> None:
    assert item(MILESTONES, with_campaign(of=campaign())).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (of_campaign(THURSDAY - timedelta(days=2)), State.OK),
        (of_campaign(THURSDAY, time(12)), State.OK),
        (of_campaign(THURSDAY, None), State.OK),
        (of_campaign(THURSDAY, time(12, 1)), State.ATTENTION),
        (of_campaign(THURSDAY - timedelta(days=3)), State.ATTENTION),
        (of_campaign(THURSDAY + timedelta(days=1)), State.ATTENTION),
        (of_campaign(THURSDAY, time(9), "another"), State.ATTENTION),
    ],
    ids=["lead day", "to the minute", "any time", "too late", "too early", "the day after", "another campaign"],
)
def test_a_milestone_is_told_of_in_its_lead_days_and_up_to_its_time(entry: Any, state: State) -> None:
    assert item(MILESTONES, with_campaign(entry)).state is state


def test_a_milestone_that_is_not_told_of_offers_a_draft_on_the_lead_day() -> None:
    told = item(MILESTONES, with_campaign(cadences=(an_instagram(slots=(time(9), time(18))),)))
    (finding,) = told.findings
    assert finding.sentence == "“Last orders” (Winter Tide): no post of the campaign from 24 Nov to Thu 26 Nov 12:00"
    post, placement = (change.after for change in finding.fixes[0].changes)
    assert isinstance(post, Post)
    assert isinstance(placement, Placement)
    assert (post.campaign_id, post.title) == ("tide", "Suggestion: Last orders")
    assert (placement.date, placement.status) == (THURSDAY - timedelta(days=2), Status.DRAFT)


def test_a_draft_stands_on_what_is_left_of_the_lead_days() -> None:
    now = datetime(2026, 11, 25, 20, tzinfo=UTC)
    cadence = an_instagram(slots=(time(9), time(18)))
    told = item(MILESTONES, with_campaign(now=now, cadences=(cadence,)))
    placement = told.findings[0].fixes[0].changes[1].after
    assert isinstance(placement, Placement)
    assert (placement.date, placement.time) == (THURSDAY, time(9))


def test_a_milestone_that_is_over_offers_nothing() -> None:
    told = item(MILESTONES, with_campaign(now=datetime(2026, 11, 28, 9, tzinfo=UTC)))
    assert told.findings[0].fixes == ()


def test_lead_days_of_the_week_before_are_asked_for_as_well() -> None:
    late = Milestone("Last day", MONDAY + timedelta(days=7), None, 2)
    assert len(item(MILESTONES, with_campaign(of=campaign(late))).findings) == 1
    assert item(MILESTONES, with_campaign(of=campaign(late, archived=True))).state is State.NOT_APPLICABLE


# after the end


def after_end(stance: Stance | None, **values: Any) -> Case:
    case = a_case(a_post(stance=stance, campaign_id="tide"), **values)
    case.plan.campaigns["tide"] = campaign(ends=FRIDAY)
    return case


@pytest.mark.parametrize("days", [3, 4])
def test_up_to_the_last_day_nothing_is_found(days: int) -> None:
    assert found(ENDED, after_end(Stance.PROMOTIONAL, date=MONDAY + timedelta(days=days))) == []


@pytest.mark.parametrize(
    ("stance", "severity"), [(Stance.PROMOTIONAL, Severity.ATTENTION), (Stance.ENGAGEMENT, Severity.HINT)]
)
def test_after_the_end_what_sells_is_to_be_looked_at(stance: Stance, severity: Severity) -> None:
    (finding,) = found(ENDED, after_end(stance, date=FRIDAY + timedelta(days=1)))
    assert (finding.severity, finding.sentence) == (severity, "“Winter Tide” ended on Fri 27 Nov")


def test_it_may_move_to_the_last_day_or_be_skipped() -> None:
    case = after_end(Stance.PROMOTIONAL, date=FRIDAY + timedelta(days=1))
    move, skip = found(ENDED, case)[0].fixes
    assert move.words == "Move it to Fri 27 Nov"
    assert done(move)[case.placement.id].date == FRIDAY  # type: ignore[union-attr]
    assert done(skip)[case.placement.id].status is Status.SKIPPED  # type: ignore[union-attr]


def test_nothing_moves_to_a_day_that_is_over() -> None:
    later = datetime(2026, 11, 28, 9, tzinfo=UTC)
    (finding,) = found(ENDED, after_end(Stance.PROMOTIONAL, date=FRIDAY + timedelta(days=2), now=later))
    assert [fix.words for fix in finding.fixes] == ["Mark it as skipped"]


# quiet hours and clock changes


def quiet(clock: time) -> Case:
    cadence = an_instagram(quiet_from=time(21), quiet_until=time(7))
    scope = a_scope(standing(date=MONDAY, time=clock), cadences=(cadence,))
    return Case(scope.checked, scope.ordered[0])


@pytest.mark.parametrize("clock", [time(7), time(20, 59), time(12)])
def test_outside_of_quiet_hours_nothing_is_found(clock: time) -> None:
    assert found(CLOCK, quiet(clock)) == []


@pytest.mark.parametrize(("clock", "words"), [(time(21, 30), "Tue 24 Nov 07:00"), (time(5, 15), "07:00")])
def test_in_a_quiet_hour_the_next_full_hour_outside_is_offered(clock: time, words: str) -> None:
    (finding,) = found(CLOCK, quiet(clock))
    assert finding.sentence == "Nothing should go out here from 21:00 to 07:00"
    assert [fix.words for fix in finding.fixes] == [f"Move it to {words}"]


def test_a_time_that_comes_twice_can_be_said_or_left() -> None:
    case = a_case(date=date(2026, 10, 25), time=time(1, 30))
    first, second, later = found(CLOCK, case)[0].fixes
    assert (first.words, second.words) == ("Take the first one (01:30+01:00)", "Take the second one (01:30+00:00)")
    assert done(second)[case.placement.id].fold == 1  # type: ignore[union-attr]
    assert later.words == "Move it to 02:00"


def test_a_time_that_does_not_exist_moves_to_the_next_full_hour() -> None:
    (fix,) = found(CLOCK, a_case(date=date(2026, 3, 29), time=time(1, 30)))[0].fixes
    assert fix.words == "Move it to 02:00"


def test_a_whole_span_is_looked_through() -> None:
    span = Span(date(2026, 3, 1), date(2026, 11, 1))
    assert len(item(DAYS, a_scope(span=span)).findings) == 2
