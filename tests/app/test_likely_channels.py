"""Files that name no channel: what is proposed does not double what the plan has."""

from __future__ import annotations

from datetime import date

import pytest

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.intake import Ask, Intake, Taken, Wishes

TODAY = date(2026, 11, 23)

SHEET = """Date,Time,Channel,Caption
23/11/2026,9am,Instagram,Coffee on the house all morning long
23/11/2026,9am,Facebook,Coffee on the house all morning long
24/11/2026,12:30,Instagram,The new cups are here; come and see them
25/11/2026,17:00,Instagram,Open late on Thursday for the market
26/11/2026,17:00,Facebook,Only for those who read this page
"""
BUFFER = """Text,Image URL,Tags,Posting Time
Coffee on the house all morning long,,,2026-11-23 09:00
The new cups are here; come and see them!,,,2026-11-24 12:30
Open late on Thursday for the market,,,2026-11-25 17:05
A post that the plan does not have,,,2026-11-27 08:00
"""
SHARED = """Text,Image URL,Tags,Posting Time
Coffee on the house all morning long,,,2026-11-23 09:00
"""
OTHERS = """Text,Image URL,Tags,Posting Time
A post that the plan does not have,,,2026-11-27 08:00
And another of these,,,2026-11-28 08:00
"""


@pytest.fixture
def held(document: Document, catalogue: Catalogue) -> Document:
    document.do(intake(document, catalogue, SHEET, "plan.csv").read().imported.edit)
    return document


def intake(document: Document, catalogue: Catalogue, content: str, name: str) -> Intake:
    made = Intake(document, document.brands()[0], catalogue, TODAY)
    made.open(content.encode(), name)
    return made


def taken(document: Document, catalogue: Catalogue, content: str, name: str = "export.csv") -> Taken:
    return intake(document, catalogue, content, name).read()


def ask_of(found: Taken) -> Ask:
    return next(ask for ask in found.asks if ask.id.startswith("channel:none"))


def test_the_channel_on_which_the_plan_says_the_same_is_proposed(held: Document, catalogue: Catalogue) -> None:
    found = taken(held, catalogue, BUFFER)
    ask = ask_of(found)
    assert (ask.default, ask.must) == ("Instagram", True)
    assert ask.text.endswith("3 of 4 say what the plan has on Instagram at that time")
    assert {(at.record, met[0].how) for at, met in found.met.items()} == {(2, "same"), (3, "differs"), (4, "differs")}
    held.do(found.imported.edit)
    plan = held.plan(held.brands()[0])
    assert len(plan.placements) == 6


@pytest.mark.parametrize(
    ("name", "channel"), [("Buffer Facebook 2026-W48.csv", "Facebook"), ("export.csv", "Instagram")]
)
def test_the_files_name_decides_between_channels_that_say_the_same(
    held: Document, catalogue: Catalogue, name: str, channel: str
) -> None:
    found = taken(held, catalogue, SHARED, name)
    assert ask_of(found).default == channel
    assert found.imported.edit.changes == ()


@pytest.mark.parametrize(
    ("name", "channel"),
    [("Buffer Facebook 2026-W48.csv", "Facebook"), ("Buffer_threads_W48.csv", "Threads"), ("W48.csv", "none")],
)
def test_what_the_plan_does_not_have_is_for_the_channel_of_the_name(
    held: Document, catalogue: Catalogue, name: str, channel: str
) -> None:
    ask = ask_of(taken(held, catalogue, OTHERS, name))
    assert ask.default == channel
    assert ("The name" in ask.text) is (channel != "none")
    assert channel in {option.value for option in ask.options}


def test_the_name_is_believed_more_than_the_plan(held: Document, catalogue: Catalogue) -> None:
    """The file of a channel says what that of another said before."""
    assert ask_of(taken(held, catalogue, BUFFER, "Buffer LinkedIn 2026-W48.csv")).default == "LinkedIn"


def test_an_answer_holds(held: Document, catalogue: Catalogue) -> None:
    made = intake(held, catalogue, BUFFER, "export.csv")
    made.read()
    found = made.read(Wishes(answers={"channel:none": "Facebook"}))
    assert ask_of(found).answer == "Facebook"
    assert {cells.channel for line in found.reading.lines for cells in line.entries} == {"Facebook"}


@pytest.mark.parametrize(("content", "channel"), [(BUFFER, "Instagram"), (OTHERS, "Facebook")])
def test_a_remembered_channel_does_not_stand_against_what_is_likely_now(
    held: Document, catalogue: Catalogue, content: str, channel: str
) -> None:
    first = intake(held, catalogue, OTHERS, "export.csv")
    wishes = Wishes(answers={"channel:none": "Facebook"})
    held.do(first.remember(wishes, first.read(wishes).reading))
    found = taken(held, catalogue, content)
    assert {cells.channel for line in found.reading.lines for cells in line.entries} == {channel}
    assert (ask_of(found).answer is None) is (channel == "Instagram")


def test_what_the_plan_has_without_a_channel_stays_without(document: Document, catalogue: Catalogue) -> None:
    document.do(taken(document, catalogue, BUFFER).imported.edit)
    found = taken(document, catalogue, BUFFER, "Buffer Instagram.csv")
    assert ask_of(found).default == "none"
    assert found.imported.edit.changes == ()
