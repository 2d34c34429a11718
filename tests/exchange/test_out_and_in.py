"""What leaves the plan as CSV in any style, as a workbook or as a calendar says the same when it comes back."""

from __future__ import annotations

from itertools import chain

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.plan import Plan
from planner.exchange.format import SheetStyle
from planner.exchange.out import ics, xlsx
from planner.exchange.own import week_csv
from planner.exchange.own.styles import DAY_PATTERNS, READABLE_DAY, SEPARATORS
from planner.exchange.own.week_csv import COLUMNS, Table
from tests.exchange.plans import empty_plan, plans
from tests.exchange.ways import (
    CATALOGUE,
    all_cells,
    calendar_rows,
    changes,
    csv_rows,
    leaving,
    merged,
    sheet_rows,
    table_of,
    taken,
)

SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large]
STYLES = st.builds(
    SheetStyle,
    separator=st.sampled_from(SEPARATORS),
    days=st.sampled_from(DAY_PATTERNS),
    columns=st.permutations((*COLUMNS, READABLE_DAY)).map(tuple),
)


def comes_back(plan: Plan, *tables: Table) -> None:
    """Each table makes the same plan anew, and changes nothing in the one that it left."""
    for table in tables:
        _comes_back(plan, table)


def _comes_back(plan: Plan, table: Table) -> None:
    again = merged(empty_plan(CATALOGUE, "Other"), table)
    assert all_cells(again) == all_cells(plan)
    assert changes(plan, table) == ()


def is_text(content: bytes) -> bool:
    """Whether the reader of strangers' files takes it for text: one byte in fifty may be a control character."""
    return sum(byte < 32 and byte not in b"\t\r\n" for byte in content) * 60 < len(content)


@given(plans(CATALOGUE), STYLES)
@settings(max_examples=30, suppress_health_check=SLOW_TO_MAKE)
def test_csv_in_any_style(plan: Plan, style: SheetStyle) -> None:
    content = week_csv.content(leaving(plan), style)
    comes_back(plan, table_of(csv_rows(content, style)))
    if is_text(content):
        comes_back(plan, taken(content))


@given(plans(CATALOGUE), st.sampled_from(DAY_PATTERNS))
@settings(max_examples=30, suppress_health_check=SLOW_TO_MAKE)
def test_csv_in_any_order_of_days_is_read_to_the_letter(plan: Plan, days: str) -> None:
    table = week_csv.read(week_csv.content(leaving(plan), SheetStyle(days=days)))
    assert table.unreadable == table.notes == []
    comes_back(plan, table)


@given(plans(CATALOGUE), st.sampled_from(DAY_PATTERNS))
@settings(max_examples=30, suppress_health_check=SLOW_TO_MAKE)
def test_a_workbook(plan: Plan, days: str) -> None:
    content = xlsx.content(leaving(plan), SheetStyle(days=days))
    sheets = sheet_rows(content)
    comes_back(plan, table_of(chain.from_iterable(sheets.values())), taken(content))


@given(plans(CATALOGUE))
@settings(max_examples=30, suppress_health_check=SLOW_TO_MAKE)
def test_a_calendar(plan: Plan) -> None:
    content = ics.content(leaving(plan))
    assert max(map(len, content.split(b"\r\n"))) <= 75
    assert not set(content) & ({*range(32), 127} - set(b"\t\r\n"))
    comes_back(plan, table_of(calendar_rows(content)), taken(content))
