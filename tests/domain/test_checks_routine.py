"""What comes round every week: routines, evergreen posts, and what is about to go out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from planner.domain.checks import Elsewhere, Evergreen, Scope, State, facts_of
from planner.domain.plan import Plan
from planner.domain.records import Logged, Per, Placement, Post, Routine, Status
from tests.builders import MONDAY, WEEK, a_brand, a_placement, a_post, an_answer
from tests.scopes import CHANNEL, FACTS, PLACEHOLDERS, a_scope, an_instagram, item, standing

REPLIES, EVERGREEN, UNSUITABLE = "replies-and-community-time", "evergreen-refresh", "anything-unsuitable-today"

THURSDAY = datetime(2026, 11, 26, 9, tzinfo=UTC)


def a_routine(**values: Any) -> Routine:
    return Routine(**{"id": "replies", "brand_id": "brand", "name": "Answer comments", "minutes": 15} | values)


def logged(*days: int, routine: str = "replies") -> tuple[Logged, ...]:
    return tuple(
        Logged(id=f"log {n}", brand_id="brand", routine_id=routine, day=MONDAY + timedelta(days=day), at=THURSDAY)
        for n, day in enumerate(days)
    )


def with_routine(*days: int, now: datetime = THURSDAY, **values: Any) -> Scope:
    return a_scope(now=now, routines=(a_routine(**values),), logged=logged(*days))


def test_without_routines_a_person_is_asked() -> None:
    assert item(REPLIES, a_scope()).state is State.NOT_ANSWERED
    archived = a_scope(routines=(a_routine(archived=True),))
    assert item(REPLIES, archived).automatic is False
    answered = a_scope(answers=(an_answer(item=REPLIES),))
    assert item(REPLIES, answered).state is State.OK


def test_with_routines_it_is_computed() -> None:
    scope = with_routine(0, 1, 2)
    (fact,) = facts_of(scope.plan, [FACTS[REPLIES]])
    assert fact.automatic
    told = item(REPLIES, scope)
    assert (told.automatic, told.state) == (True, State.OK)
    assert told.sentence == "No routine is behind; done 3 times, 45 minutes."


@pytest.mark.parametrize(
    ("days", "times", "words"),
    [
        ((0, 2), 1, "2 of 3 times so far"),
        ((0, 0, 0), 1, "1 of 3 times so far"),
        ((0, 1, 2), 2, "3 of 6 times so far"),
        ((3,), 1, "0 of 3 times so far"),
    ],
)
def test_each_day_up_to_yesterday_counts_for_itself(days: tuple[int, ...], times: int, words: str) -> None:
    told = item(REPLIES, with_routine(*days, times=times))
    assert told.state is State.ATTENTION
    assert told.findings[0].sentence == f"“Answer comments” is done {words} in week 48"


@pytest.mark.parametrize(
    ("day", "state"), [(date(2026, 11, 28), State.OK), (date(2026, 11, 29), State.ATTENTION)], ids=["Sat", "Sun"]
)
def test_a_weekly_routine_is_due_on_the_last_day(day: date, state: State) -> None:
    now = datetime.combine(day, time(9), UTC)
    assert item(REPLIES, with_routine(0, now=now, per=Per.WEEK, times=2)).state is state


def test_a_week_that_is_over_asks_for_all_of_it() -> None:
    told = item(REPLIES, with_routine(0, now=datetime(2026, 12, 9, 9, tzinfo=UTC)))
    assert told.findings[0].sentence == "“Answer comments” was done 1 of 7 times in week 48"


def test_a_week_to_come_asks_for_nothing_yet() -> None:
    assert item(REPLIES, with_routine(now=datetime(2026, 11, 22, 9, tzinfo=UTC))).state is State.NOT_APPLICABLE


# evergreen

OLD = a_post(id="old", title="How to store beans", text="Dark and dry.", evergreen=True, campaign_id="tide")
LAST = a_placement(id="last", post_id="old", date=date(2026, 7, 1), format="image")


def with_evergreens(*posts: Evergreen, places: Iterable[tuple[Post, Placement]] = ()) -> Scope:
    scope = a_scope(*places, span=WEEK.span, cadences=(an_instagram(slots=(time(9),)),))
    known = Plan(a_brand(), channels={CHANNEL.id: CHANNEL}, posts={"old": OLD}, placements={"last": LAST})
    return replace(scope, elsewhere=Elsewhere(records=lambda _: known, evergreens=lambda: posts))


def test_without_an_evergreen_post_nothing_is_asked() -> None:
    assert item(EVERGREEN, with_evergreens()).state is State.NOT_APPLICABLE


@pytest.mark.parametrize(("days", "state"), [(90, State.OK), (91, State.HINT)])
def test_a_post_may_come_again_after_ninety_days(days: int, state: State) -> None:
    seen = Evergreen(OLD, MONDAY - timedelta(days=days), "last")
    assert item(EVERGREEN, with_evergreens(seen)).state is state


def test_a_post_that_never_had_a_day_is_not_old() -> None:
    assert item(EVERGREEN, with_evergreens(Evergreen(OLD))).state is State.OK


@pytest.mark.parametrize(("days", "state"), [(-8, State.HINT), (-7, State.OK), (3, State.OK), (7, State.HINT)])
def test_one_variant_in_two_weeks_is_enough(days: int, state: State) -> None:
    again = standing(a_post(variant_of="another"), date=MONDAY + timedelta(days=days))
    seen = Evergreen(OLD, LAST.date, "last")
    assert item(EVERGREEN, with_evergreens(seen, places=[again])).state is state


def test_a_variant_is_a_draft_whose_words_are_to_be_changed() -> None:
    told = item(EVERGREEN, with_evergreens(Evergreen(OLD, LAST.date, "last")))
    (finding,) = told.findings
    assert finding.sentence == "“How to store beans” was last seen on 1 Jul"
    assert finding.placements == ("last",)
    post, placement = (change.after for change in finding.fixes[0].changes)
    assert isinstance(post, Post)
    assert isinstance(placement, Placement)
    assert (post.title, post.variant_of) == ("Variant of How to store beans", "old")
    assert (post.evergreen, post.campaign_id) == (False, None)
    assert post.text.endswith("Dark and dry.")
    assert (placement.status, placement.channel_id, placement.format) == (Status.DRAFT, "channel", "image")
    assert placement.date is not None
    assert placement.date in WEEK.span
    left = item(PLACEHOLDERS, a_scope((post, placement)))
    assert left.state is State.MUST_FIX


def test_those_not_seen_for_longest_are_offered_first() -> None:
    posts = [replace(OLD, id=name, title=name) for name in ("young", "older", "oldest", "fourth")]
    seen = [Evergreen(post, date(2026, 8 - n, 1), "last") for n, post in enumerate(posts[:3])]
    told = item(EVERGREEN, with_evergreens(*seen, Evergreen(posts[3], date(2026, 8, 20), "last")))
    assert [fix.words for fix in told.findings[0].fixes] == [
        f"Make a variant of “{name}”" for name in ("oldest", "older", "young")
    ]
    assert "and 3 others could come again too" in told.findings[0].sentence


# what is about to go out


def test_what_somebody_said_yes_to_is_shown_beside_the_question_and_can_be_held_back() -> None:
    approved = standing(date=MONDAY, status=Status.APPROVED, approved_by="Mara", approved_at=THURSDAY)
    scheduled = standing(date=MONDAY + timedelta(days=2), status=Status.SCHEDULED)
    others = [standing(status=status) for status in (Status.DRAFT, Status.POSTED)]
    told = item(UNSUITABLE, a_scope(approved, scheduled, *others))
    assert told.state is State.NOT_ANSWERED
    (finding,) = told.findings
    assert finding.sentence == "2 entries from today on are approved or scheduled"
    (fix,) = finding.fixes
    after = [change.after for change in fix.changes]
    assert [one.status for one in after if isinstance(one, Placement)] == [Status.DRAFT, Status.DRAFT]
    assert {one.approved_by for one in after if isinstance(one, Placement)} == {""}


def test_when_it_is_answered_nothing_is_shown() -> None:
    told = item(UNSUITABLE, a_scope(standing(status=Status.SCHEDULED), answers=(an_answer(item=UNSUITABLE),)))
    assert (told.state, told.findings) == (State.OK, ())


def test_what_went_out_already_is_not_held_back() -> None:
    scope = a_scope(standing(date=MONDAY, status=Status.SCHEDULED), now=THURSDAY)
    assert item(UNSUITABLE, scope).findings == ()
