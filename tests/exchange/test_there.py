"""What is asked about rows that the plan has already, and what the answers make of them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import Channel
from planner.exchange.merging.meetings import Meetings
from planner.exchange.merging.names import Names
from planner.exchange.merging.there import choices, settled, there_asks
from planner.exchange.own.week_csv import COLUMNS, Cells
from planner.exchange.reading.model import Ask, At, Wishes
from tests.builders import MONDAY, a_placement, a_post
from tests.exchange.plans import empty_plan

TEXT = "Harvest Lantern is here. Come in and try it while it lasts."
BLANK = Cells(*[""] * len(COLUMNS))


@pytest.fixture
def plan(catalogue: Catalogue) -> Plan:
    """A plan with a post on Instagram and Facebook."""
    plan = empty_plan(catalogue)
    for name in ("Instagram", "Facebook", "Threads"):
        key = name.casefold()
        plan.channels[key] = Channel(id=key, brand_id=plan.brand.id, name=name, platform=key)
    plan.posts["post"] = a_post(id="post", text=TEXT, title="Lantern", who="Ida")
    for name in ("Instagram", "Facebook"):
        plan.placements[name] = a_placement(id=name, post_id="post", channel_id=name.casefold())
    return plan


def row(channel: str = "Instagram", **said: str) -> Cells:
    values = {"date": MONDAY.isoformat(), "time": "09:00", "channel": channel, "text": TEXT, "post_id": "row 2"} | said
    return BLANK._replace(**values)


def outcome(
    plan: Plan, catalogue: Catalogue, *rows: Cells, answers: Mapping[str, str | Mapping[str, str]] | None = None
) -> tuple[tuple[Ask, ...], dict[int, Cells]]:
    """The questions about rows, each in a record of its own from 2 on, and the rows that go in."""
    ats = [At(0, number) for number, _ in enumerate(rows, 2)]
    found = Meetings(plan, Names(plan, catalogue.platforms), COLUMNS).of(rows, {})
    asks = there_asks(ats, found, Wishes(answers=answers or {}), strict=False)
    return asks, settled(rows, found, choices(ats, found, asks))


def test_the_same_is_told_and_left_out(plan: Plan, catalogue: Catalogue) -> None:
    asks, goes = outcome(plan, catalogue, row(), row("Facebook"))
    assert [(ask.id, ask.must, len(ask.rows)) for ask in asks] == [("there:same", False, 2)]
    assert goes == {}


def test_what_differs_must_be_answered_and_is_left_alone_until_then(plan: Plan, catalogue: Catalogue) -> None:
    asks, goes = outcome(plan, catalogue, row(owner="Nela"))
    assert [(ask.id, ask.must, ask.default) for ask in asks] == [("there:differs", True, "skip")]
    assert goes == {}


def test_an_update_goes_to_the_entry_with_what_the_sheet_leaves_empty(plan: Plan, catalogue: Catalogue) -> None:
    _, goes = outcome(plan, catalogue, row(owner="Nela"), answers={"there:differs": "update"})
    assert (goes[0].placement_id, goes[0].post_id, goes[0].owner, goes[0].title) == (
        "Instagram",
        "post",
        "Nela",
        "Lantern",
    )


def test_rows_may_be_answered_one_by_one(plan: Plan, catalogue: Catalogue) -> None:
    rows = (row(owner="Nela"), row("Facebook", owner="Nela"))
    asks, goes = outcome(plan, catalogue, *rows, answers={"there:differs": {"2": "update", "3": "skip"}})
    assert list(goes) == [0]
    assert asks[0].answer == {"2": "update", "3": "skip"}


@pytest.mark.parametrize("answer", ["maybe", {"2": "update"}, {"2": "maybe", "3": "skip"}])
def test_what_answers_not_all_rows_is_no_answer(
    plan: Plan, catalogue: Catalogue, answer: str | Mapping[str, str]
) -> None:
    rows = (row(owner="Nela"), row("Facebook", owner="Nela"))
    asks, _ = outcome(plan, catalogue, *rows, answers={"there:differs": answer})
    assert asks[0].answer is None


def test_kept_beside_it_is_a_post_of_its_own(plan: Plan, catalogue: Catalogue) -> None:
    rows = (row(), row("Facebook"))
    _, goes = outcome(plan, catalogue, *rows, answers={"there:same": "both"})
    assert len({cells.placement_id for cells in goes.values()} - {"Instagram", "Facebook", ""}) == 2
    assert len({cells.post_id for cells in goes.values()}) == 1
    assert goes[0].post_id not in ("post", "row 2")
    assert outcome(plan, catalogue, *rows, answers={"there:same": "both"})[1] == goes


def test_a_channel_more_joins_the_post_that_is_there(plan: Plan, catalogue: Catalogue) -> None:
    _, goes = outcome(plan, catalogue, row(owner="Nela"), row("Threads", owner="Nela"))
    assert [(place, cells.post_id, cells.owner, cells.title) for place, cells in goes.items()] == [
        (1, "post", "Ida", "Lantern")
    ]


def test_the_same_words_on_another_day_are_new_unless_said(plan: Plan, catalogue: Catalogue) -> None:
    later = row(date="2026-11-26")
    asks, goes = outcome(plan, catalogue, later)
    assert [(ask.id, ask.must, ask.default) for ask in asks] == [("there:moved", True, "both")]
    assert goes == {0: later}
    _, goes = outcome(plan, catalogue, later, answers={"there:moved": "update"})
    assert (goes[0].placement_id, goes[0].date) == ("Instagram", "2026-11-26")


def test_by_its_id_the_sheet_is_believed(plan: Plan, catalogue: Catalogue) -> None:
    asks, goes = outcome(plan, catalogue, row(placement_id="Instagram", post_id="post", owner="Nela"))
    assert [(ask.id, ask.must, ask.default) for ask in asks] == [("there:changed", False, "update")]
    assert goes[0].owner == "Nela"


def test_what_is_new_is_not_asked_about(plan: Plan, catalogue: Catalogue) -> None:
    new = row(text="Something else altogether, on the same day and channel")
    assert outcome(plan, catalogue, new) == ((), {0: new})


def test_a_strict_file_is_never_asked_about(plan: Plan, catalogue: Catalogue) -> None:
    rows = [row(placement_id="Instagram", post_id="post", owner="Nela")]
    found = Meetings(plan, Names(plan, catalogue.platforms), COLUMNS).of(rows, {})
    assert there_asks([At(0, 2)], found, Wishes(), strict=True) == ()
    assert settled(rows, found, choices([At(0, 2)], found, ()))[0].owner == "Nela"
