"""What rows say beside the columns of the week, and what an import must not take from an entry."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import Channel, Placement, Status
from planner.exchange.format import Imported
from planner.exchange.merging.merge import Beside, Merge
from planner.exchange.own.week_csv import COLUMNS, Cells, Table
from planner.exchange.own.week_csv import cells as cells_of
from tests.builders import a_placement, a_post
from tests.exchange.plans import empty_plan, with_changes

AT = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def plan(catalogue: Catalogue) -> Plan:
    """A plan with one approved entry on Instagram that has a first comment."""
    plan = empty_plan(catalogue)
    for key in ("instagram", "threads"):
        plan.channels[key] = Channel(id=key, brand_id=plan.brand.id, name=key.title(), platform=key)
    plan.posts["post"] = a_post(id="post", brand_id=plan.brand.id, text="One line\nand another")
    plan.placements["entry"] = a_placement(
        id="entry",
        post_id="post",
        channel_id="instagram",
        status=Status.APPROVED,
        approved_by="Ida",
        approved_at=AT,
        extras=(("first_comment", "#lantern"), ("location", "Ferrow Street")),
    )
    return plan


def merged(plan: Plan, catalogue: Catalogue, beside: Beside | None = None, **said: Any) -> Imported:
    cells = cells_of(plan, plan.placements["entry"])._replace(**said)
    table = Table([(2, cells)], [], [], frozenset(COLUMNS))
    return Merge(plan, catalogue.platforms).imported(table, {0: beside} if beside else {})


def entry_after(plan: Plan, result: Imported) -> Placement:
    return with_changes(plan, result.edit.changes).placements["entry"]


def test_the_same_row_takes_nothing_from_an_entry(plan: Plan, catalogue: Catalogue) -> None:
    assert merged(plan, catalogue).edit.changes == ()


def test_another_time_keeps_the_fields_of_the_network_and_the_approval(plan: Plan, catalogue: Catalogue) -> None:
    before = plan.placements["entry"]
    after = entry_after(plan, merged(plan, catalogue, time="10:00"))
    assert replace(after, time=before.time) == before


def test_what_is_a_draft_again_is_not_approved_by_anybody(plan: Plan, catalogue: Catalogue) -> None:
    after = entry_after(plan, merged(plan, catalogue, status="draft"))
    assert (after.status, after.approved_by, after.approved_at) == (Status.DRAFT, "", None)


def test_what_was_posted_still_says_who_approved_it(plan: Plan, catalogue: Catalogue) -> None:
    after = entry_after(plan, merged(plan, catalogue, status="posted"))
    assert (after.status, after.approved_by) == (Status.POSTED, "Ida")


def test_an_address_and_a_first_comment_go_to_the_entry(plan: Plan, catalogue: Catalogue) -> None:
    beside = Beside("https://instagram.com/p/1", "#new")
    after = entry_after(plan, merged(plan, catalogue, beside))
    assert after.address == "https://instagram.com/p/1"
    assert after.extras == (("first_comment", "#new"), ("location", "Ferrow Street"))


def test_a_first_comment_where_there_is_none_is_told(plan: Plan, catalogue: Catalogue) -> None:
    taken = Table(
        [(2, Cells(*[""] * len(COLUMNS))._replace(placement_id="n", channel="Pinterest", text="x", date="2026-11-23"))],
        [],
        [],
        frozenset(COLUMNS),
    )
    result = Merge(plan, catalogue.platforms).imported(taken, {0: Beside("", "Link in bio")})
    assert any("its first comment is left out" in note.sentence for note in result.findings)


@pytest.mark.parametrize("text", ["One line\r\nand another", "One line  \nand another\n", "One line\rand another "])
def test_line_breaks_that_tools_change_are_no_change(plan: Plan, catalogue: Catalogue, text: str) -> None:
    assert merged(plan, catalogue, text=text).edit.changes == ()


def test_a_blank_within_a_line_is_a_change(plan: Plan, catalogue: Catalogue) -> None:
    assert merged(plan, catalogue, text="One  line\nand another").edit.changes != ()


def test_rows_are_called_as_their_reader_says(plan: Plan, catalogue: Catalogue) -> None:
    cells = cells_of(plan, plan.placements["entry"])
    table = Table([(2, cells), (3, cells)], [], [], frozenset(COLUMNS))
    result = Merge(plan, catalogue.platforms, lambda row: f"{row} of sheet 1").imported(table)
    assert "it repeats row 2 of sheet 1" in result.skipped[0].sentence
