"""The brand's own items of the checklist, and what it made of the shipped ones."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.domain import edits
from planner.domain.checks import with_questions
from planner.domain.edits import Change
from planner.domain.records import Question

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


@pytest.mark.parametrize("off", [True, False])
def test_what_is_checked_automatically_is_neither_renamed_nor_switched_off(off: bool) -> None:
    assert with_questions(FACTS, [a_question(key=AUTOMATIC[0].key, title="Other", off=off)]) == list(FACTS)


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
