"""A plan that leaves as CSV and comes back says the same in every column."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.span import Week
from planner.exchange.merging.merge import Merge
from planner.exchange.own.week_csv import Cells, cells, read, rows, written
from tests.exchange.plans import empty_plan, plans, with_changes

CATALOGUE = Catalogue()
SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large]


def all_cells(plan: Plan) -> list[Cells]:
    return [cells(plan, placement) for placement in plan.in_order()]


def read_into(plan: Plan, content: bytes) -> Plan:
    table = read(content)
    assert table.unreadable == []
    result = Merge(plan, CATALOGUE.platforms).imported(table)
    assert result.skipped == ()
    return with_changes(plan, result.edit.changes)


@given(plans(CATALOGUE))
@settings(max_examples=200, suppress_health_check=SLOW_TO_MAKE)
def test_into_an_empty_plan_week_by_week(plan: Plan) -> None:
    other = empty_plan(CATALOGUE, "Other")
    weeks = sorted({Week.of(placement.date) for placement in plan.placements.values() if placement.date})
    for week in weeks:
        read_into(other, written(rows(plan, week)).encode())
    assert all_cells(other) == all_cells(plan)


@given(plans(CATALOGUE))
@settings(max_examples=100, suppress_health_check=SLOW_TO_MAKE)
def test_into_the_same_plan_changes_nothing(plan: Plan) -> None:
    table = read(written(all_cells(plan)).encode())
    assert Merge(plan, CATALOGUE.platforms).imported(table).edit.changes == ()


def beside_the_columns(plan: Plan) -> dict[str, tuple[object, ...]]:
    """What a post says and no column does."""
    return {id_: (one.label_ids, one.evergreen, one.variant_of, one.rights) for id_, one in plan.posts.items()}


@given(plans(CATALOGUE))
@settings(max_examples=100, suppress_health_check=SLOW_TO_MAKE)
def test_what_no_column_says_is_kept(plan: Plan) -> None:
    before = beside_the_columns(plan)
    table = [cells._replace(title="Another title", notes="Other notes") for cells in all_cells(plan)]
    read_into(plan, written(table).encode())
    assert beside_the_columns(plan) == before
    assert {plan.posts[one.post_id].title for one in plan.placements.values()} == {"Another title"}


@given(plans(CATALOGUE), st.data())
@settings(max_examples=100, suppress_health_check=SLOW_TO_MAKE)
def test_a_changed_text_comes_in_and_nothing_else_changes(plan: Plan, data: st.DataObject) -> None:
    table = all_cells(plan)
    place = data.draw(st.integers(0, len(table) - 1))
    table[place] = table[place]._replace(text="A new text.")
    read_into(plan, written(table).encode())
    assert all_cells(plan) == table
