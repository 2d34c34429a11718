"""The brand's own items of the checklist, and what it made of the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.domain import edits
from planner.domain.checks import with_questions
from planner.domain.edits import Change
from planner.domain.records import Answer, Question, Reply
from tests.builders import MONDAY, WEEK, a_brand

FACTS = Catalogue().checks
MANUAL = [fact for fact in FACTS if not fact.automatic]
AUTOMATIC = [fact for fact in FACTS if fact.automatic]


def a_question(**values: Any) -> Question:
    return Question(**{"id": "question", "brand_id": "brand", "key": "own", "title": "Ask Jo"} | values)


def test_without_questions_all_stays_as_it_is() -> None:
    assert with_questions(FACTS, []) == list(FACTS)


def test_own_items_come_last_in_their_order_and_are_answered_by_a_person() -> None:
    asked = with_questions(FACTS, [a_question(), a_question(id="q", key="second", title="Look at the comments")])
    assert asked[: len(FACTS)] == list(FACTS)
    assert [(fact.key, fact.title, fact.automatic) for fact in asked[len(FACTS) :]] == [
        ("own", "Ask Jo", False),
        ("second", "Look at the comments", False),
    ]


def test_a_shipped_item_may_be_renamed_and_keeps_its_place_and_key() -> None:
    asked = with_questions(FACTS, [a_question(key=MANUAL[0].key, title="Spelling, and the voice")])
    assert [fact.key for fact in asked] == [fact.key for fact in FACTS]
    assert next(fact for fact in asked if fact.key == MANUAL[0].key) == replace(
        MANUAL[0], title="Spelling, and the voice"
    )


def test_what_is_switched_off_is_not_asked() -> None:
    asked = with_questions(FACTS, [a_question(key=MANUAL[0].key, off=True), a_question(id="q", off=True)])
    assert [fact.key for fact in asked] == [fact.key for fact in FACTS if fact is not MANUAL[0]]


def test_what_is_checked_automatically_keeps_its_name() -> None:
    assert with_questions(FACTS, [a_question(key=AUTOMATIC[0].key, title="Other")]) == list(FACTS)


def test_what_is_checked_automatically_can_be_switched_off() -> None:
    asked = with_questions(FACTS, [a_question(key=AUTOMATIC[0].key, title="Mix", off=True)])
    assert asked == [fact for fact in FACTS if fact is not AUTOMATIC[0]]


def test_items_stand_by_their_place_and_those_of_one_place_as_they_are_shipped() -> None:
    first, second = AUTOMATIC[0], MANUAL[0]
    asked = with_questions(FACTS, [a_question(id="q", position=2), a_question(key=first.key, position=1)])
    rest = [fact.key for fact in FACTS if fact is not first]
    assert [fact.key for fact in asked] == [*rest, first.key, "own"]
    assert second.key in rest


def test_all_items_are_put_in_an_order_as_one_step() -> None:
    brand = a_brand()
    own = a_question()
    shown = [("own", own.title), *((fact.key, fact.title) for fact in FACTS)]
    edit = edits.arrange(brand, shown, {"own": own})
    questions = [change.after for change in edit.changes if isinstance(change.after, Question)]
    assert [fact.key for fact in with_questions(FACTS, questions)] == [key for key, _ in shown]
    assert edit.changes[0] == Change(own, replace(own, position=1))
    assert edits.arrange(brand, shown, {one.key: one for one in questions}).changes == ()


def test_asking_changing_and_switching_off_are_edits() -> None:
    question = a_question()
    assert edits.ask(question).changes == (Change(None, question),)
    off = replace(question, id="another id", off=True)
    assert edits.ask(off, before=question).changes == (Change(question, replace(question, off=True)),)
    assert edits.ask(question, before=question).changes == ()


@pytest.mark.parametrize("title", ["", "  ", "\n"])
def test_an_item_needs_a_name(title: str) -> None:
    with pytest.raises(ValueError, match="name"):
        edits.ask(a_question(title=title))


# putting off and signing off

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_an_item_is_put_off_to_a_later_day() -> None:
    edit = edits.snooze(a_brand(), WEEK, "approval", MONDAY + timedelta(days=2), at=AT, who=" Mara ")
    (change,) = edit.changes
    assert isinstance(change.after, Answer)
    assert (change.after.reply, change.after.until, change.after.who) == (
        Reply.SNOOZED,
        MONDAY + timedelta(days=2),
        "Mara",
    )
    again = edits.snooze(a_brand(), WEEK, "approval", MONDAY + timedelta(days=3), at=AT, before=change.after)
    assert again.changes[0].before == change.after
    assert again.changes[0].record.id == change.after.id


@pytest.mark.parametrize("days", [0, -1])
def test_nothing_is_put_off_to_today_or_earlier(days: int) -> None:
    with pytest.raises(ValueError, match="later"):
        edits.snooze(a_brand(), WEEK, "approval", MONDAY + timedelta(days=days), at=AT)


def test_a_week_is_signed_off_by_somebody() -> None:
    edit = edits.sign_off(a_brand(), WEEK, at=AT, who="Mara")
    (change,) = edit.changes
    assert isinstance(change.after, Answer)
    assert (change.after.item, change.after.reply, change.after.week) == (edits.SIGN_OFF, Reply.DONE, MONDAY)
    assert edit.text == "Mark week 48 as signed off"
