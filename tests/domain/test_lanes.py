"""Where things stand in a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.lanes import (
    Lane,
    Measures,
    Stack,
    days_in,
    edges,
    grid_of,
    heights,
    iso_week_day,
    month_of,
    months_later,
    row_start,
    side_by_side,
    stack,
)
from planner.domain.span import Span, Week

BY = Measures(low=40, tall=56, gap=4, more=16)
DAYS = st.dates(date(1901, 1, 1), date(2998, 12, 31))


def test_edges_cut_a_length_into_parts_that_differ_by_one_at_most() -> None:
    assert edges(0, 831, 7) == [0, 119, 238, 357, 475, 594, 713, 831]
    assert edges(32, 679, 5) == [32, 168, 304, 440, 576, 711]


@given(st.integers(-100, 100), st.integers(1, 3000), st.integers(1, 60))
def test_edges_begin_and_end_where_they_should(start: int, length: int, parts: int) -> None:
    cut = edges(start, length, parts)
    sizes = [after - before for before, after in zip(cut, cut[1:], strict=False)]
    assert (cut[0], cut[-1], len(sizes)) == (start, start + length, parts)
    assert max(sizes) - min(sizes) <= 1


def test_a_month_of_five_rows_and_one_of_six() -> None:
    assert grid_of(date(2026, 10, 14), 0) == Span(date(2026, 9, 28), date(2026, 11, 2))
    assert grid_of(date(2026, 8, 31), 0) == Span(date(2026, 7, 27), date(2026, 9, 7))
    assert grid_of(date(2026, 8, 31), 6) == Span(date(2026, 7, 26), date(2026, 9, 6))


@given(DAYS, st.integers(0, 6))
def test_a_grid_holds_its_month_in_whole_rows(day: date, first: int) -> None:
    grid, month = grid_of(day, first), month_of(day)
    assert month.start in grid
    assert month.end - timedelta(days=1) in grid
    assert grid.start.weekday() == first
    assert (grid.end - grid.start).days % 7 == 0
    assert (grid.end - grid.start).days <= 42


@given(DAYS, st.integers(0, 6))
def test_the_row_of_a_day_names_the_iso_week_that_most_of_it_belongs_to(day: date, first: int) -> None:
    start = row_start(day, first)
    weeks = [Week.of(start + timedelta(days=number)) for number in range(7)]
    named = Week.of(iso_week_day(start))
    assert start <= day < start + timedelta(days=7)
    assert named in weeks
    assert first not in (0, 6) or weeks.count(named) >= 6


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 10, 14), 1, date(2026, 11, 14)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 5, 31), -15, date(2025, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, there: date) -> None:
    assert months_later(day, months) == there


def test_days_of_a_span() -> None:
    assert list(days_in(Span(date(2026, 2, 27), date(2026, 3, 2)))) == [
        date(2026, 2, 27),
        date(2026, 2, 28),
        date(2026, 3, 1),
    ]


@pytest.mark.parametrize(
    ("count", "room", "expected"),
    [
        (0, 104, Stack(0, more_below=False)),
        (2, 104, Stack(2, more_below=False)),
        (3, 104, Stack(2, more_below=True)),
        (3, 92, Stack(2, more_below=False)),
        (12, 48, Stack(1, more_below=False)),
        (12, 60, Stack(1, more_below=True)),
        (12, 10, Stack(1, more_below=False)),
    ],
)
def test_a_day_shows_what_fits(count: int, room: int, expected: Stack) -> None:
    assert stack(count, room, BY) == expected


@given(st.integers(0, 40), st.integers(40, 600))
def test_what_a_day_shows_has_room(count: int, room: int) -> None:
    shown, more_below = stack(count, room, BY)
    used = shown * 44 - 4 + (20 if more_below else 0)
    assert shown == count or used <= room
    assert not more_below or shown < count


def test_the_first_long_titles_get_a_second_line() -> None:
    assert heights([True, True], 104, BY) == [56, 40]
    assert heights([False, True], 104, BY) == [40, 56]
    assert heights([True, True], 116, BY) == [56, 56]
    assert heights([True, True], 84, BY) == [40, 40]


@given(st.lists(st.booleans(), min_size=1, max_size=12), st.integers(40, 600))
def test_heights_stay_within_the_room(long: list[bool], room: int) -> None:
    if len(long) * 44 - 4 <= room:
        assert sum(heights(long, room, BY)) + 4 * (len(long) - 1) <= room


def test_what_overlaps_stands_side_by_side() -> None:
    assert side_by_side([0, 10, 50, 200], 40) == [Lane(0, 2), Lane(1, 2), Lane(0, 1), Lane(0, 1)]
    assert side_by_side([0, 30, 45], 40) == [Lane(0, 2), Lane(1, 2), Lane(0, 2)]
    assert side_by_side([], 40) == []


@given(st.lists(st.integers(0, 1440), max_size=60).map(sorted), st.integers(1, 120))
def test_lanes_never_overlap_and_no_lane_is_empty(starts: list[int], length: int) -> None:
    lanes = side_by_side(starts, length)
    assert len(lanes) == len(starts)
    for number, (start, lane) in enumerate(zip(starts, lanes, strict=True)):
        beside = [lanes[other] for other in range(number) if starts[other] + length > start]
        assert lane.lane not in [other.lane for other in beside]
        assert all(other.lanes == lane.lanes for other in beside)
        assert 0 <= lane.lane < lane.lanes
