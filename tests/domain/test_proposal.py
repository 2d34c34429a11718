"""Balance my week: what is proposed, what stays as it is, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from fractions import Fraction

import pytest

from planner.app.balancing import Solver
from planner.domain.balance import allowed
from planner.domain.plan import Plan
from planner.domain.proposal import Proposal, Task, edit_of, ghosts_of, propose
from planner.domain.proposal.ranges import ends
from planner.domain.records import Campaign, Milestone, Placement, Status, Waiver
from planner.domain.rules import Cadence, Window
from planner.domain.span import ONE_DAY
from tests.builders import MONDAY, WEEK, a_part
from tests.scopes import LONDON, SHIPPED, an_instagram
from tests.weeks import a_plan, put, task_of

BEFORE = datetime(2026, 11, 20, 9, tzinfo=LONDON)
NOON = time(12)
SUNDAY = MONDAY + 6 * ONE_DAY


def an_easy(**values: object) -> Cadence:
    """A cadence of Instagram that asks for nothing but what is said."""
    easy: dict[str, object] = {"minimum": 0, "target": 0, "maximum": 50, "max_silence_days": 60}
    return an_instagram(**easy | {"slots": (time(9), NOON, time(18)), "min_gap_hours": 1} | values)


def of_a_week(*kinds: str | None, rule: str = "80-20", also: tuple[str, ...] = ()) -> Plan:
    """Instagram with a draft a day from Monday on, of these kinds, and nothing before and after."""
    plan = a_plan(["instagram"], rule, also)
    for number, kind in enumerate(kinds):
        put(plan, kind, MONDAY + number * ONE_DAY, NOON, "c0")
    return plan


def proposed(plan: Plan, *cadences: Cadence, now: datetime = BEFORE) -> Proposal:
    return propose(task_of(plan, now, cadences or (an_easy(),)), Solver(60))


def said(proposal: Proposal) -> list[str]:
    return [step.words for step in proposal.steps]


def with_status(plan: Plan, status: Status, *numbers: int) -> Plan:
    """The posts of these numbers in another status."""
    changed = {id_: replace(plan.placements[id_], status=status) for id_ in (f"p{number}-c0" for number in numbers)}
    return replace(plan, placements=plan.placements | changed)


# mixes


def test_nothing_is_proposed_for_a_week_that_keeps_its_rules() -> None:
    proposal = proposed(of_a_week("offer", "education", "bts", "question", "community"))
    assert proposal.already
    assert proposal.feasible
    assert proposal.steps == ()
    assert proposal.words == "Week 48 keeps all your rules and how often you post: there is nothing to change."


def test_a_post_too_many_goes_to_the_next_week_with_its_reason() -> None:
    proposal = proposed(of_a_week("offer", "product", "offer", "education", "bts", "question", "community"))
    assert proposal.feasible
    assert said(proposal) == [
        "Move “Post 2” to next Wed, 2 Dec 12:00: brings promotional to 2 of 6 in week 48, your rule allows at most 2."
    ]
    assert proposal.words == "With this one change week 48 keeps all your rules and how often you post."


def test_a_post_is_written_anew_where_the_next_week_has_no_room() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    for number, kind in enumerate(("offer", "offer", "education", "bts", "question", "community")):
        put(plan, kind, MONDAY + (7 + number) * ONE_DAY, time(9), "c0")
    proposal = proposed(plan)
    assert proposal.feasible
    assert [step.sort for step in proposal.steps] == ["kind"]
    assert said(proposal) == [
        "Write “Post 1” anew as Education instead of Product: "
        "brings promotional to 2 of 7 in week 48, your rule allows at most 2."
    ]


def full_next_week(plan: Plan) -> Plan:
    for number, kind in enumerate(("offer", "offer", "education", "bts", "question", "community")):
        put(plan, kind, MONDAY + (7 + number) * ONE_DAY, time(9), "c0")
    return plan


def test_what_is_written_anew_is_no_longer_ready() -> None:
    plan = full_next_week(of_a_week("offer", "product", "offer", "education", "bts", "question", "community"))
    ready = with_status(plan, Status.READY, 1)
    task = task_of(ready, BEFORE, (an_easy(),))
    proposal = propose(task, Solver(60))
    (step,) = proposal.steps
    changes = edit_of(task.plan, proposal, {step.key}).changes
    assert [(change.before, change.after) for change in changes[1:]] == [
        (ready.placements["p1-c0"], replace(ready.placements["p1-c0"], status=Status.DRAFT))
    ]
    assert [place.status for place in step.places] == [Status.DRAFT]


@pytest.mark.parametrize(
    "values", [{"campaign_id": "launch"}, {"partner": "Nela"}, {"text": "Now £9.50"}, {"kind_id": "offer"}]
)
def test_what_sells_for_sure_keeps_its_kind(values: dict[str, str]) -> None:
    """Of a campaign, with a partner, a price or an offer."""
    plan = full_next_week(of_a_week("offer", "product", "offer", "education", "bts", "question", "community"))
    plan.posts["p1"] = replace(plan.posts["p1"], **values)  # type: ignore[arg-type]
    task = replace(task_of(plan, BEFORE, (an_easy(maximum=7),)), lore=SHIPPED.lore)
    assert "kind" not in {step.sort for step in propose(task, Solver(60)).steps}


def test_a_post_whose_words_name_a_time_stays_where_another_can_go() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    plan.posts["p2"] = replace(plan.posts["p2"], text="Tomorrow at 9:00")
    proposal = propose(replace(task_of(plan, BEFORE, (an_easy(),)), lore=SHIPPED.lore), Solver(60))
    assert [step.posts[0].id for step in proposal.steps] != ["p2"]
    assert proposal.feasible


def test_what_belongs_to_a_campaign_without_an_end_is_not_put_off() -> None:
    plan = of_a_week("education", "bts")
    for number in range(3):
        put(plan, "offer", MONDAY + (2 + number) * ONE_DAY, NOON, "c0", campaign_id="launch")
    put(plan, "offer", MONDAY + 9 * ONE_DAY, NOON, "c0", campaign_id="launch")
    assert "later" not in {step.sort for step in proposed(plan).steps}
    assert proposed(plan).launch == "Launch"


# drafts


def test_no_drafts_beyond_what_a_channel_aims_for() -> None:
    approved = with_status(of_a_week("offer", "product", "offer", "education"), Status.APPROVED, 0, 1, 2)
    for target, drafts in ((4, 0), (4.5, 1), (5, 1), (6, 2)):
        proposal = proposed(approved, an_easy(target=target))
        assert sum(step.sort == "add" for step in proposal.steps) <= drafts
        assert proposal.words.endswith(" nor more than you aim for.")


def test_drafts_are_few_beside_what_is_there() -> None:
    approved = with_status(of_a_week("offer", "offer", "offer", "offer"), Status.APPROVED, *range(4))
    proposal = proposed(approved, an_easy(target=30))
    assert sum(step.sort == "add" for step in proposal.steps) <= 2


def test_a_draft_that_would_not_bring_the_rule_back_is_not_proposed() -> None:
    approved = with_status(of_a_week("offer", "offer", "offer", "offer", "bts"), Status.APPROVED, *range(5))
    proposal = proposed(approved, an_easy(target=30))
    assert proposal.steps == ()
    assert proposal.words.endswith("Drafts that would not bring it back are not proposed, nor more than you aim for.")


def with_minutes(plan: Plan, minutes: int) -> Plan:
    return replace(plan, brand=replace(plan.brand, minutes=minutes))


def test_no_drafts_beyond_the_time_that_there_is() -> None:
    plan = of_a_week("offer", "product", "education", "education", "bts", "question")
    approved = with_status(plan, Status.APPROVED, *range(6))
    needed = 6 * SHIPPED.rules.effort["image"]
    silent = an_easy(target=9, max_silence_days=1, slots=(NOON,))
    put(approved, "education", SUNDAY + ONE_DAY, NOON, "c0", status=Status.APPROVED)
    one = SHIPPED.rules.effort["image"]
    for minutes, drafts in ((needed - 1, 0), (needed, 0), (needed + one, 1)):
        proposal = proposed(with_minutes(approved, minutes), silent)
        assert sum(step.sort == "add" for step in proposal.steps) == drafts


def test_what_a_channel_has_to_have_is_added_though_there_is_no_time() -> None:
    plan = with_minutes(with_status(of_a_week("education", "bts"), Status.APPROVED, 0, 1), 1)
    proposal = proposed(plan, an_easy(target=6, minimum=5))
    assert [step.sort for step in proposal.steps] == ["add"] * 3


# what comes from the weeks before


def after_selling(*kinds: str) -> Plan:
    """A week of these kinds after one that sold too much."""
    plan = of_a_week(*kinds)
    for number in range(4):
        put(plan, "offer", MONDAY - (3 + number) * ONE_DAY, NOON, "c0", status=Status.POSTED)
    return plan


def test_what_comes_from_the_weeks_before_is_not_chased_and_passes() -> None:
    proposal = proposed(after_selling("education", "bts", "question"), an_easy(target=20))
    assert proposal.steps == ()
    assert not proposal.feasible
    assert proposal.words == (
        "By itself week 48 is not against your rule: what is off comes from the weeks before, "
        "and passes by week 51 if nothing else changes. All else holds."
    )


def test_the_rest_is_mended_though_what_comes_from_the_weeks_before_is_not() -> None:
    proposal = proposed(after_selling("education", "bts", "question"), an_easy(target=20, minimum=4))
    assert said(proposal)[0].endswith(": brings Instagram to 4 in week 48, the start value is at least 4.")
    assert proposal.words.endswith("With this one change all else holds.")


def test_one_change_is_proposed_where_it_brings_back_what_comes_from_before() -> None:
    plan = of_a_week("education", "bts", "question", "offer")
    for number, kind in enumerate(("offer", "offer", "education", "education", "bts")):
        put(plan, kind, MONDAY - (3 + number) * ONE_DAY, NOON, "c0", status=Status.POSTED)
    proposal = proposed(plan, an_easy(target=20))
    assert proposal.feasible
    assert len(proposal.steps) == 1
    assert proposal.words.startswith("By itself week 48 is not against your rule: ")


# reasons


def test_each_step_has_a_reason_of_its_own() -> None:
    plan = of_a_week("product", "product", "product", "product", "education", "bts", "question")
    proposal = proposed(plan)
    reasons = [words.split(": ", 1)[1] for words in said(proposal)]
    assert proposal.feasible
    assert len(reasons) == len(set(reasons)) > 1
    assert all("brings promotional to " in reason for reason in reasons)


# the rest


def test_what_is_approved_scheduled_or_posted_stays() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    settled = with_status(with_status(plan, Status.APPROVED, 0), Status.SCHEDULED, 1)
    proposal = proposed(settled)
    assert proposal.feasible
    assert said(proposal)[0].startswith("Move “Post 2” ")


def test_nothing_past_is_touched_and_nothing_goes_into_the_past() -> None:
    plan = of_a_week("offer", "offer", "education", "education", "education", "education", "offer")
    proposal = proposed(plan, now=datetime(2026, 11, 25, 12, tzinfo=LONDON))
    moved = {change.record.id for step in proposal.steps for change in step.changes}
    assert proposal.feasible
    assert moved.isdisjoint({"p0-c0", "p1-c0", "p2-c0", "p0", "p1", "p2"})


def test_a_post_on_several_channels_moves_as_a_whole() -> None:
    plan = a_plan(["instagram", "x"], "80-20", ())
    for number, kind in enumerate(("offer", "product", "offer", "education", "bts", "question", "community")):
        put(plan, kind, MONDAY + number * ONE_DAY, NOON, "c0", "c1")
    proposal = proposed(plan)
    assert proposal.feasible
    (step,) = proposal.steps
    assert {one.id for one in step.places} == {"p0-c0", "p0-c1"}
    assert {one.date for one in step.places} == {MONDAY + 7 * ONE_DAY}


def test_the_kind_of_a_post_that_stands_elsewhere_too_stays() -> None:
    """Its other entry is posted, and would count otherwise."""
    plan = of_a_week("offer", "education", "education")
    earlier = replace(plan.placements["p0-c0"], id="old", date=MONDAY - 7 * ONE_DAY, status=Status.POSTED)
    plan.placements["old"] = earlier
    proposal = proposed(plan, an_easy(maximum=3))
    assert "kind" not in {step.sort for step in proposal.steps}


def test_notices_are_no_way_out() -> None:
    proposal = proposed(with_status(of_a_week("news", "offer", "offer", "education", "bts"), Status.APPROVED, 1))
    assert all("News" not in words for words in said(proposal))
    assert all("p0" not in {change.record.id for change in step.changes} for step in proposal.steps)


def test_kinds_that_need_nobody_come_first() -> None:
    plan = of_a_week("offer", "offer", "offer", "education", "bts", "question", "community", rule="")
    proposal = proposed(replace(plan, brand=replace(plan.brand, rule="weekly-five")), an_easy(maximum=7))
    kinds = {post.kind_id for step in proposal.steps if step.sort == "kind" for post in step.posts}
    assert kinds.isdisjoint({"ugc", "partner", "curated", "news"})


def test_a_campaign_keeps_to_its_days_and_milestones() -> None:
    plan = of_a_week("education", "bts", "question")
    milestone = Milestone("last orders", MONDAY + 2 * ONE_DAY)
    plan.campaigns["launch"] = Campaign(
        id="launch", brand_id="brand", name="Launch", ends=SUNDAY, milestones=(milestone,)
    )
    for clock in (time(9), time(9, 30)):
        put(plan, "offer", MONDAY, clock, "c0", campaign_id="launch")
    proposal = proposed(plan, an_easy(per_day=1))
    days = [one.date for step in proposal.steps for one in step.places if one.post_id in ("p3", "p4")]
    assert days
    assert all(day is not None and day <= milestone.day for day in days)


def test_a_waiver_leaves_the_rule_alone() -> None:
    plan = of_a_week("offer", "offer", "offer", "offer")
    waiver = Waiver(id="w", brand_id="brand", rule="80-20", starts=MONDAY, ends=SUNDAY, reason="Launch")
    assert proposed(replace(plan, waivers=(waiver,))).already


def test_a_launch_is_spoken_of_first() -> None:
    plan = of_a_week("education", "bts")
    for number in range(3):
        put(plan, "offer", MONDAY + (2 + number) * ONE_DAY, NOON, "c0", campaign_id="launch")
    assert proposed(plan).words.startswith(
        "Most of what is promotional in week 48 belongs to “Launch”: if that is on purpose, mark it as launch week"
    )


def test_what_cannot_be_kept_is_said_with_the_nearest() -> None:
    plan = with_status(of_a_week("offer", "offer", "offer"), Status.APPROVED, 0, 1, 2)
    proposal = proposed(plan, an_easy(maximum=4))
    assert not proposal.feasible
    assert proposal.words == (
        "No proposal was found with which week 48 keeps all your rules. "
        "It is as near as it gets: week 48 has 3 of 3 promotional, your rule allows at most 1; "
        "the last 4 weeks have 3 of 3 promotional, your rule allows at most 1. "
        "Drafts that would not bring it back are not proposed, nor more than you aim for."
    )


def test_a_week_that_is_over_stays_as_it_was() -> None:
    proposal = proposed(of_a_week("offer", "offer", "offer"), now=BEFORE + timedelta(weeks=4))
    assert not proposal.feasible
    assert proposal.words.startswith("Week 48 is over, and what was posted stays: week 48 has 3 of 3 promotional")


def test_a_window_that_is_not_of_weeks_is_judged_afterwards() -> None:
    plan = with_status(of_a_week("offer", "offer", "offer", "education", "bts", "question"), Status.APPROVED, *range(6))
    task = task_of(plan, BEFORE, (an_easy(maximum=6),))
    rule = replace(task.book.mix("80-20"), window=Window.parse("last 5"))
    task.book._mixes["80-20", ""] = rule
    proposal = propose(task, Solver(60))
    assert not proposal.feasible
    assert "No proposal can be made for what does not look at whole weeks: the last 5 have " in proposal.words


def test_minutes_are_counted_as_minutes() -> None:
    plan = of_a_week("offer", "education", "bts", "question", "community", "education")
    plan.placements["p0-c0"] = replace(plan.placements["p0-c0"], format="video")
    task = task_of(plan, BEFORE, (an_easy(),))
    task.book._mixes["80-20", ""] = replace(task.book.mix("80-20"), unit=type(task.book.mix("80-20").unit)("minutes"))
    proposal = propose(task, Solver(60))
    assert proposal.feasible
    assert "brings promotional to 0 of 225 minutes in week 48, your rule allows at most 67." in said(proposal)[0]


# cadences


def test_two_too_close_are_parted_on_their_day() -> None:
    plan = of_a_week("education")
    put(plan, "bts", MONDAY, time(12, 15), "c0")
    proposal = proposed(plan, an_easy(min_gap_hours=4, channel_id="c0"))
    assert said(proposal) == [
        "Move “Post 0” to 18:00 on the same day: two on Instagram are 15 minutes apart on Mon 23 Nov, "
        "you want at least 4 hours between."
    ]


def test_two_posts_change_places_where_nothing_else_is_free() -> None:
    plan = a_plan(["instagram", "linkedin"], "", ())
    put(plan, "education", MONDAY + 5 * ONE_DAY, NOON, "c0", "c1")
    put(plan, "bts", MONDAY + 4 * ONE_DAY, NOON, "c0")
    for number in (0, 1, 2, 3, 6):
        put(plan, "question", MONDAY + number * ONE_DAY, NOON, "c0", status=Status.APPROVED)
    weekdays = an_easy(key="linkedin", platform="linkedin", active_days=frozenset(range(5)), slots=(), minimum=1)
    proposal = proposed(plan, an_easy(per_day=1, slots=(), minimum=7), weekdays)
    assert proposal.feasible
    assert said(proposal) == [
        "Swap the days of “Post 0” and “Post 1” (Sat 28 Nov and Fri 27 Nov): "
        "Linkedin has one on Sat 28 Nov, when it is not served."
    ]
    assert len(proposal.steps[0].changes) == 3


def test_a_quiet_hour_is_left() -> None:
    plan = a_plan(["instagram"], "", ())
    put(plan, "education", MONDAY, time(23), "c0")
    proposal = proposed(plan, an_easy(quiet_from=time(22), quiet_until=time(7)))
    assert said(proposal) == [
        "Move “Post 0” to 18:00 on the same day: Instagram has one on Mon 23 Nov at 23:00, "
        "within its quiet hours 22:00 to 07:00."
    ]


def test_a_silence_gets_a_draft_whose_kind_keeps_the_rule() -> None:
    plan = of_a_week("education", "bts")
    put(plan, "question", SUNDAY, NOON, "c0")
    proposal = proposed(with_status(plan, Status.APPROVED, 0, 1, 2), an_easy(max_silence_days=3, target=5))
    (step,) = proposal.steps
    assert step.sort == "add"
    assert step.words.endswith(
        ": Instagram is silent for 5 days from Tue 24 Nov to Sun 29 Nov, the start value is at most 3."
    )
    assert step.places[0].date in (MONDAY + 3 * ONE_DAY, MONDAY + 4 * ONE_DAY)
    assert step.posts[0].title.startswith("Suggestion: ")


def test_what_nothing_mends_is_told_apart() -> None:
    plan = a_plan(["instagram"], "", ())
    put(plan, "education", MONDAY - 9 * ONE_DAY, NOON, "c0", status=Status.POSTED)
    put(plan, "education", MONDAY, NOON, "c0", status=Status.APPROVED)
    proposal = proposed(plan, an_easy(max_silence_days=5, minimum=2))
    assert not proposal.feasible
    assert proposal.words == (
        "With this one change all else holds, but nothing that can still be changed in week 48 mends this: "
        "Instagram is silent for 9 days from Sat 14 Nov to Mon 23 Nov, the start value is at most 5."
    )


# taking it up


@pytest.fixture
def two_steps() -> tuple[Task, Proposal]:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    task = task_of(plan, BEFORE, (an_easy(minimum=9, target=9),))
    return task, propose(task, Solver(60))


def test_steps_are_taken_up_one_by_one(two_steps: tuple[Task, Proposal]) -> None:
    task, proposal = two_steps
    assert {step.sort for step in proposal.steps} == {"add"} or len(proposal.steps) > 1
    (first, *_) = proposal.steps
    edit = edit_of(task.plan, proposal, {first.key})
    assert edit.text == "Balance week 48"
    assert len(edit.changes) == len(first.changes)


def test_what_is_added_gets_ids_of_its_own_each_time(two_steps: tuple[Task, Proposal]) -> None:
    task, proposal = two_steps
    added = {step.key for step in proposal.steps if step.sort == "add"}
    first, second = (edit_of(task.plan, proposal, added) for _ in range(2))
    ids = [{change.record.id for change in edit.changes} for edit in (first, second)]
    assert added
    assert ids[0].isdisjoint(ids[1])
    posts = {change.record.id for change in first.changes if not isinstance(change.record, Placement)}
    assert {one.record.post_id for one in first.changes if isinstance(one.record, Placement)} == posts


def test_words_written_meanwhile_are_kept_and_what_was_approved_meanwhile_stays() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    task = task_of(plan, BEFORE, (an_easy(),))
    proposal = propose(task, Solver(60))
    keys = {step.key for step in proposal.steps}
    written = replace(task.plan.placements["p2-c0"], text="New words")
    now = replace(task.plan, placements=task.plan.placements | {"p2-c0": written})
    (change,) = edit_of(now, proposal, keys).changes
    assert change.before == written
    assert isinstance(change.after, Placement)
    assert change.after.text == "New words"
    assert edit_of(with_status(task.plan, Status.APPROVED, 2), proposal, keys).changes == ()


def test_the_kind_of_what_was_approved_meanwhile_stays() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    for number, kind in enumerate(("offer", "offer", "education", "bts", "question", "community")):
        put(plan, kind, MONDAY + (7 + number) * ONE_DAY, time(9), "c0")
    task = task_of(plan, BEFORE, (an_easy(),))
    proposal = propose(task, Solver(60))
    (step,) = proposal.steps
    number = int(step.posts[0].id.removeprefix("p"))
    assert edit_of(task.plan, proposal, {step.key}).changes
    assert edit_of(with_status(task.plan, Status.APPROVED, number), proposal, {step.key}).changes == ()


def test_a_preview_shows_where_things_go_and_what_leaves() -> None:
    plan = of_a_week("offer", "product", "offer", "education", "bts", "question", "community")
    proposal = proposed(plan)
    overlay = ghosts_of(proposal, {step.key for step in proposal.steps})
    (ghost,) = overlay.ghosts
    assert (ghost.sort, ghost.day, ghost.clock, ghost.title) == ("move", date(2026, 12, 2), NOON, "Post 2")
    assert ghost.channel_ids == ("c0",)
    assert ghost.kind_id == "offer"
    assert overlay.leaving == {"p2-c0"}
    assert ghosts_of(proposal, ()).ghosts == ()


# ranges


@pytest.mark.parametrize("key", SHIPPED.rules.mixes)
def test_the_lines_say_what_the_judges_allow(key: str) -> None:
    rule = SHIPPED.mix_rules[key]
    for part in rule.parts:
        for tolerance in (rule.tolerance, Fraction(0), Fraction(1, 3)):
            for total in (*range(40), *range(40, 201, 7)):
                low, high = allowed(total, part, tolerance)
                tested = list(ends(part, tolerance))
                for count in {low - 1, low, high, high + 1} & set(range(max(total, part.count or 0) + 1)):
                    inside = all(end.excess(count, total) == 0 for end in tested)
                    assert inside == (low <= count <= high), (part, tolerance, total, count)


def test_one_line_is_left_where_it_allows_all() -> None:
    (end,) = ends(a_part(20), Fraction(1, 10))
    assert len(end.lines_within(0, 30)) == 2
    assert len(end.lines_within(20, 60)) == 1


def test_the_week_of_the_builders_is_the_one_that_is_balanced() -> None:
    assert task_of(of_a_week("offer"), BEFORE).week == WEEK
