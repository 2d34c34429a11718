"""The weekly checklist: its list, its answers, and what all checks of entries share."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from planner.domain.checks import CHECKS, NOTES, OF_A_PLAN, State, all_good, checklist, header
from planner.domain.checks.entries import ENTRY_CHECKS
from planner.domain.checks.finding import Finding
from planner.domain.checks.item import told
from planner.domain.records import Answer, Reply, Status
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import ONE_WEEK, Span
from tests.builders import (
    MONDAY,
    WEEK,
    a_post,
    an_answer,
)
from tests.scopes import (
    ALT,
    APPROVAL,
    CLOCK,
    FACTS,
    MANUAL,
    MEDIA,
    NOW,
    PLACEHOLDERS,
    SHIPPED,
    TWO_WEEKS,
    a_scope,
    accepted,
    item,
    pictures,
    standing,
    week_of,
)

# the list and its data


def test_every_automatic_item_of_the_data_has_its_check_and_no_check_is_left_over() -> None:
    assert {fact.key for fact in SHIPPED.checks if fact.automatic} == {*CHECKS, *ENTRY_CHECKS}
    assert not set(CHECKS) & set(ENTRY_CHECKS)
    assert {fact.key for fact in SHIPPED.checks if not fact.automatic} >= {*OF_A_PLAN, *NOTES}


def test_what_is_half_a_suspicion_is_marked_so() -> None:
    half = {fact.key for fact in SHIPPED.checks if fact.half}
    assert half == {"emoji-and-look-alike-letters", "call-to-action", "names-and-handles"}
    assert all(fact.automatic for fact in SHIPPED.checks if fact.half)


def test_all_items_are_asked() -> None:
    keys = {fact.key for fact in SHIPPED.checks}
    # the 36 of the list, item 25 for a week ahead as well, changes asked for in comments, ads, and two on creators
    assert len(keys) == 41
    assert {"link-card", "numbers-entered", "profile-audit", "paid-ads", "creators", "creators-content"} <= keys


def test_an_item_that_is_dealt_with_elsewhere_says_where() -> None:
    places = {fact.place for fact in SHIPPED.checks if fact.place}
    assert "results/numbers" in places
    assert all(fact.place.count("/") == 1 and fact.place_words for fact in SHIPPED.checks if fact.place)


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_every_item_has_a_title_a_reason_and_a_source(fact: CheckFact) -> None:
    assert fact.title.strip()
    assert fact.why.strip().endswith(".")
    assert fact.source.strip()


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_every_item_can_be_told_of_an_empty_plan(fact: CheckFact) -> None:
    told = item(fact.key, a_scope())
    assert (told.key, told.title, told.automatic) == (fact.key, fact.title, fact.automatic)
    assert told.sentence.strip().endswith(".")
    assert told.findings == ()
    assert told.state not in (State.ATTENTION, State.MUST_FIX, State.ACCEPTED)


@pytest.mark.parametrize("fact", SHIPPED.checks, ids=lambda fact: fact.key)
def test_the_patterns_of_items_are_usable(fact: CheckFact) -> None:
    for pattern in fact.patterns:
        assert not re.compile(pattern).search("")


def test_the_list_keeps_the_order_of_the_data() -> None:
    assert [told.key for told in checklist(a_scope(), SHIPPED.checks)] == [fact.key for fact in SHIPPED.checks]


def test_the_header_counts_checked_answered_and_not_answered() -> None:
    answers = (an_answer(item=MANUAL), an_answer(item="claims-and-prices-current"))
    items = checklist(a_scope(answers=answers), SHIPPED.checks)
    manual = sum(not fact.automatic for fact in SHIPPED.checks)
    assert header(items) == (len(CHECKS) + len(ENTRY_CHECKS), 2, manual - 2)


@pytest.mark.parametrize(
    ("answers", "counts"),
    [
        ((), (1, 0, 0)),
        ((accepted(MEDIA),), (0, 1, 0)),
        ((an_answer(item=MEDIA, reply=Reply.SNOOZED, until=date(2026, 11, 25)),), (0, 1, 0)),
        ((an_answer(item=MEDIA, reply=Reply.SNOOZED, until=date(2026, 11, 23)),), (1, 0, 0)),
        ((an_answer(item=MEDIA),), (1, 0, 0)),
    ],
    ids=["nothing said", "accepted", "put off", "put off until today", "ticked"],
)
def test_an_automatic_item_that_is_accepted_or_put_off_is_answered(
    answers: tuple[Answer, ...], counts: tuple[int, int, int]
) -> None:
    scope = a_scope(standing(format="image"), answers=answers)
    assert header(checklist(scope, [FACTS[MEDIA]])) == counts


# weeks that are over

AFTER = datetime(2026, 11, 30, 9, tzinfo=NOW.tzinfo)


@pytest.mark.parametrize(("now", "state"), [(AFTER, State.HINT), (AFTER - timedelta(days=1), State.MUST_FIX)])
def test_what_nobody_can_change_any_more_is_a_hint(now: datetime, state: State) -> None:
    place = standing(a_post(text="See [NUMBER]", media=pictures("")), format="image")
    told = item(PLACEHOLDERS, a_scope(place, now=now))
    assert (told.state, told.sentence.split(":")[0]) == (
        state,
        f"One text {'had' if state is State.HINT else 'has'} something left to fill in",
    )


def test_of_a_week_that_is_over_nothing_is_offered() -> None:
    place = standing(time=time(12))
    assert item(APPROVAL, a_scope(place, now=NOW)).findings[0].fixes
    told = item(APPROVAL, a_scope(place, span=WEEK.span, now=AFTER))
    assert (told.state, told.heading) == (State.HINT, "One entry was due within 48 hours and not approved")
    assert told.findings[0].fixes == ()


def test_what_stays_wrong_in_public_is_asked_for_when_its_week_is_over() -> None:
    fact = replace(FACTS[MEDIA], lasting=True)
    outcome = next(iter(checklist(a_scope(standing(format="image"), now=AFTER), [fact])))
    assert (outcome.state, FACTS["disclosure"].lasting, FACTS["permission"].lasting) == (State.MUST_FIX, True, True)


def test_a_half_item_asks_nobody_about_a_week_that_is_over() -> None:
    told = item(HALF, a_scope(UNKNOWN, now=AFTER))
    assert (told.half, told.state, header([told]), all_good([told])) == (False, State.HINT, (1, 0, 0), True)
    answered = item(HALF, a_scope(UNKNOWN, now=AFTER, answers=(an_answer(item=HALF, who="Mara"),)))
    assert (answered.state, header([answered])) == (State.OK, (0, 1, 0))


def test_the_heading_of_days_that_are_over_counts_all_as_hints() -> None:
    findings = [Finding(severity, severity.value) for severity in Severity]
    outcome = told(findings, one="One (is|was) wrong", many="{} (are|were) wrong", fine="Fine.")
    assert outcome.heading == "2 are wrong, and 1 hint"
    assert outcome.of_the_past.heading == "3 were wrong"
    assert {one.severity for one in outcome.of_the_past.findings} == {Severity.HINT}
    assert told([], one="x", many="x", fine="Fine.").of_the_past.heading == "Fine."


def test_a_finding_about_one_post_says_what_it_is_called() -> None:
    place = standing(a_post(title="Latte art"), format="image")
    assert [one.name for one in item(MEDIA, a_scope(place)).findings] == ["Latte art"]


# answers


def test_a_manual_item_is_not_answered_at_first() -> None:
    assert item(MANUAL, a_scope()).state is State.NOT_ANSWERED


def test_a_manual_item_says_who_answered_and_when() -> None:
    told = item(MANUAL, a_scope(answers=(an_answer(who="Mara", at=datetime(2026, 11, 24, 10)),)))
    assert told.state is State.OK
    assert "Mara" in told.sentence
    assert "2026-11-24" in told.sentence


@pytest.mark.parametrize(
    "answer",
    [
        an_answer(week=MONDAY - ONE_WEEK),
        an_answer(week=MONDAY + ONE_WEEK),
        an_answer(item="claims-and-prices-current"),
    ],
    ids=["last week", "next week", "another item"],
)
def test_an_answer_expires_with_its_week_and_is_for_its_item(answer: Answer) -> None:
    assert item(MANUAL, a_scope(answers=(answer,))).state is State.NOT_ANSWERED


@pytest.mark.parametrize(
    ("weeks", "state"),
    [((0,), State.NOT_ANSWERED), ((1,), State.NOT_ANSWERED), ((0, 1), State.OK), ((1, 0), State.OK)],
)
def test_several_weeks_are_answered_when_each_is(weeks: tuple[int, ...], state: State) -> None:
    answers = tuple(an_answer(week=MONDAY + i * ONE_WEEK) for i in weeks)
    assert item(MANUAL, a_scope(span=TWO_WEEKS, answers=answers)).state is state


def test_part_of_a_week_is_answered_with_the_week() -> None:
    thursday = Span(date(2026, 11, 26), date(2026, 11, 27))
    assert item(MANUAL, a_scope(span=thursday, answers=(an_answer(),))).state is State.OK


def test_an_automatic_item_cannot_be_ticked() -> None:
    scope = a_scope(standing(format="image"), answers=(an_answer(item=MEDIA),))
    assert item(MEDIA, scope).state is State.MUST_FIX


def test_an_automatic_item_is_accepted_with_its_reason() -> None:
    told = item(MEDIA, a_scope(standing(format="image"), answers=(accepted(MEDIA, reason="the file comes Friday"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: the file comes Friday." in told.sentence
    assert len(told.findings) == 1


def test_accepting_what_is_in_order_changes_nothing() -> None:
    told = item(MEDIA, a_scope(standing(format="text"), answers=(accepted(MEDIA),)))
    assert told.state is State.OK
    assert "Accepted" not in told.sentence


@pytest.mark.parametrize("week", [MONDAY - ONE_WEEK, MONDAY + ONE_WEEK])
def test_an_acceptance_expires_with_its_week(week: date) -> None:
    scope = a_scope(standing(format="image"), answers=(accepted(MEDIA, week=week),))
    assert item(MEDIA, scope).state is State.MUST_FIX


def test_several_weeks_are_accepted_when_each_is() -> None:
    both = (accepted(MEDIA), accepted(MEDIA, week=MONDAY + ONE_WEEK))
    places = (standing(format="image"), standing(format="image", date=MONDAY + ONE_WEEK))
    assert item(MEDIA, a_scope(*places, span=TWO_WEEKS, answers=both)).state is State.ACCEPTED
    assert item(MEDIA, a_scope(*places, span=TWO_WEEKS, answers=both[:1])).state is State.MUST_FIX


# half items

HALF = "names-and-handles"
UNKNOWN = standing(a_post(text="With @somebody"))


def test_a_half_item_is_checked_as_long_as_it_suspects_nothing() -> None:
    told = item(HALF, a_scope(standing()))
    assert (told.half, told.state) == (True, State.OK)
    assert header([told]) == (1, 0, 0)


def test_what_a_half_item_suspects_is_a_persons_to_answer() -> None:
    told = item(HALF, a_scope(UNKNOWN))
    assert told.state is State.HINT
    assert header([told]) == (0, 0, 1)
    assert not all_good([told])


def test_a_half_item_is_answered_without_a_reason_and_keeps_what_it_found() -> None:
    told = item(HALF, a_scope(UNKNOWN, answers=(an_answer(item=HALF, who="Mara"),)))
    assert told.state is State.OK
    assert len(told.findings) == 1
    assert told.sentence.endswith(" Looked at by Mara on 2026-11-23.")
    assert header([told]) == (0, 1, 0)
    assert all_good([told])


def test_a_half_item_may_be_accepted_with_a_reason_too() -> None:
    told = item(HALF, a_scope(UNKNOWN, answers=(accepted(HALF),)))
    assert (told.state, told.accepted) == (State.ACCEPTED, "we know")
    assert header([told]) == (0, 1, 0)


# putting off


def put_off(key: str, day: int) -> Answer:
    return an_answer(item=key, reply=Reply.SNOOZED, until=date(2026, 11, day))


@pytest.mark.parametrize("key", [MEDIA, MANUAL, HALF])
def test_what_is_put_off_says_until_when(key: str) -> None:
    scope = a_scope(standing(a_post(text="With @somebody"), format="image"), answers=(put_off(key, 25),))
    told = item(key, scope)
    assert (told.state, told.snoozed_until) == (State.SNOOZED, date(2026, 11, 25))
    assert told.sentence.endswith(" Put off until 25 Nov.")
    assert not all_good([told])


def test_what_is_put_off_comes_again_on_its_day() -> None:
    scope = a_scope(standing(format="image"), answers=(put_off(MEDIA, 23), put_off(MANUAL, 23)))
    assert [item(key, scope).state for key in (MEDIA, MANUAL)] == [State.MUST_FIX, State.NOT_ANSWERED]


def test_a_question_that_is_put_off_is_not_answered() -> None:
    told = [item(MANUAL, a_scope(answers=(put_off(MANUAL, 25),)))]
    assert header(told) == (0, 0, 1)


def test_what_is_in_order_is_not_put_off() -> None:
    assert item(MEDIA, a_scope(standing(), answers=(put_off(MEDIA, 25),))).state is State.OK


# all good


def test_all_is_good_when_nothing_is_left_to_answer_or_to_look_at() -> None:
    manual = [fact for fact in SHIPPED.checks if not fact.automatic]
    answers = tuple(an_answer(item=fact.key) for fact in manual)
    assert all_good(checklist(a_scope(answers=answers), SHIPPED.checks))
    assert not all_good(checklist(a_scope(answers=answers[1:]), SHIPPED.checks))


@pytest.mark.parametrize(("answers", "good"), [((), False), ((accepted(MEDIA),), True)])
def test_what_must_be_fixed_is_good_when_it_is_accepted(answers: tuple[Answer, ...], good: bool) -> None:
    assert all_good([item(MEDIA, a_scope(standing(format="image"), answers=answers))]) is good


# what all checks of entries share


FOUND = {
    ALT: standing(a_post(media=pictures("")), format="image"),
    MEDIA: standing(format="image"),
    PLACEHOLDERS: standing(a_post(text="See [NUMBER]")),
    APPROVAL: standing(time=time(12)),
    CLOCK: standing(date=date(2027, 3, 28), time=time(1, 30)),
}
"""For each check of single entries one that it finds."""


@pytest.mark.parametrize("key", FOUND)
def test_a_finding_names_its_entry(key: str) -> None:
    post, placement = FOUND[key]
    told = item(key, a_scope((post, placement)))
    assert told.state in (State.ATTENTION, State.MUST_FIX)
    assert told.placements == (placement.id,)
    assert post.title in told.sentence
    assert "Instagram" in told.sentence


@pytest.mark.parametrize("key", FOUND)
def test_skipped_entries_are_left_alone(key: str) -> None:
    post, placement = FOUND[key]
    told = item(key, a_scope((post, replace(placement, status=Status.SKIPPED))))
    assert (told.state, told.findings) == (State.OK, ())


@pytest.mark.parametrize("key", [ALT, MEDIA, PLACEHOLDERS, CLOCK])
@pytest.mark.parametrize("weeks", [-1, 1])
def test_entries_outside_the_span_are_left_alone(key: str, weeks: int) -> None:
    span = week_of(FOUND[key])
    beside = Span(span.start + weeks * ONE_WEEK, span.end + weeks * ONE_WEEK)
    assert item(key, a_scope(FOUND[key], span=beside)).findings == ()


@pytest.mark.parametrize("key", [ALT, MEDIA, PLACEHOLDERS])
def test_ideas_without_a_day_are_left_alone(key: str) -> None:
    post, placement = FOUND[key]
    assert item(key, a_scope((post, replace(placement, date=None, time=None)))).findings == ()


@pytest.mark.parametrize("key", FOUND)
def test_all_findings_are_listed_and_the_heading_counts_them(key: str) -> None:
    post, placement = FOUND[key]
    five = [replace(placement, id=f"one of five {i}") for i in range(5)]
    told = item(key, a_scope(*((post, one) for one in five)))
    assert sorted(told.placements) == [f"one of five {i}" for i in range(5)]
    assert told.sentence.startswith("5 ")
    assert "and 2 more" in told.sentence


@pytest.mark.parametrize(
    ("number", "more"), [(2, None), (3, None), (4, "and 1 more"), (5, "and 2 more"), (12, "and 9 more")]
)
def test_three_findings_are_named_and_the_others_counted(number: int, more: str | None) -> None:
    places = [standing(a_post(title=f"No. {i}."), format="image", time=time(i)) for i in range(number)]
    sentence = item(MEDIA, a_scope(*places)).sentence
    named = [i for i in range(number) if f"“No. {i}.”" in sentence]
    assert sentence.startswith(f"{number} ")
    assert named == list(range(min(number, 3)))
    assert ("more" in sentence) is (more is not None)
    assert more is None or more in sentence


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"title": "Launch"}, "“Launch” on Instagram, Mon 23 Nov 09:00"),
        ({"title": "", "text": "Come\n\nto  us"}, "“Come to us” on Instagram"),
        ({"title": "", "text": "x" * 200}, f"“{'x' * 40}” on Instagram"),
        ({"title": "", "text": ""}, "“untitled” on Instagram"),
    ],
)
def test_an_entry_is_named_by_its_title_or_the_beginning_of_its_text(values: dict[str, str], words: str) -> None:
    place = standing(a_post(**values))
    assert words in a_scope(place).plan.describe(place[1])


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"date": date(2026, 12, 3), "time": time(8, 5)}, "Thu 3 Dec 08:05"),
        ({"time": None}, "Mon 23 Nov"),
        ({"date": None, "time": None}, "no day"),
    ],
)
def test_an_entry_is_named_with_its_day_and_time(values: dict[str, Any], words: str) -> None:
    place = standing(**values)
    assert a_scope(place).plan.describe(place[1]).endswith(f"on Instagram, {words}")


@pytest.mark.parametrize("key", FOUND)
def test_a_finding_is_one_sentence_in_the_users_words(key: str) -> None:
    sentence = item(key, a_scope(FOUND[key])).sentence
    assert re.search(r"[^.]\.$", sentence)
    assert not re.search(r"placement|entity|instance|payload|compliance|  ", sentence)


@pytest.mark.parametrize("key", FOUND)
def test_the_severity_is_that_of_the_data(key: str) -> None:
    severity = Severity.MUST_FIX if key in (MEDIA, PLACEHOLDERS, CLOCK) else Severity.ATTENTION
    assert {finding.severity for finding in item(key, a_scope(FOUND[key])).findings} == {severity}


def test_the_heading_counts_hints_apart_and_the_strongest_come_first() -> None:
    hint, wrong = (Finding(severity, severity.value) for severity in (Severity.HINT, Severity.MUST_FIX))
    words = {"one": "One is wrong", "many": "{} are wrong", "fine": "Fine."}
    both = told([hint, wrong, hint], **words)
    assert (both.heading, both.findings) == ("One is wrong, and 2 hints", (wrong, hint, hint))
    assert told([hint, wrong, wrong], **words).heading == "2 are wrong, and 1 hint"
    assert told([hint, hint], **words).heading == "2 are wrong"


def test_what_is_found_after_an_answer_is_not_hidden_by_it() -> None:
    one, other = standing(a_post(text="[NAME]")), standing(a_post(text="[PRICE]"))
    said = accepted(PLACEHOLDERS, found=1)
    assert item(PLACEHOLDERS, a_scope(one, answers=(said,))).state is State.ACCEPTED
    told = item(PLACEHOLDERS, a_scope(one, other, answers=(said,)))
    assert told.state is State.MUST_FIX
    assert told.heading.endswith(", 1 of them since your answer")
    assert item(PLACEHOLDERS, a_scope(one, other, answers=(accepted(PLACEHOLDERS),))).state is State.ACCEPTED
