"""Spans and ISO weeks: the ends, the turn of the year, and what is refused."""

from __future__ import annotations

import locale
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.span import FIRST_YEAR, LAST_YEAR, Span, Week, day_words, read_day, weekday_words
from tests.builders import MONDAY, WEEK

FIRST, LAST = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
DAYS = st.dates(FIRST, LAST)
EDGES = st.one_of(DAYS, st.just(FIRST), st.just(LAST))


def a_span(start: str, end: str) -> Span:
    return Span(date.fromisoformat(start), date.fromisoformat(end))


# spans


def test_a_span_holds_its_first_day_and_not_its_end() -> None:
    span = a_span("2026-11-23", "2026-11-30")
    assert date(2026, 11, 23) in span
    assert date(2026, 11, 29) in span
    assert date(2026, 11, 30) not in span
    assert date(2026, 11, 22) not in span


def test_an_empty_span_holds_no_day() -> None:
    assert MONDAY not in Span(MONDAY, MONDAY)


def test_a_span_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="2026-11-22"):
        a_span("2026-11-23", "2026-11-22")


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (datetime(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 11, 23), datetime(2026, 11, 30, 9)),
        (datetime(2026, 11, 23), datetime(2026, 11, 30)),
    ],
)
def test_a_span_refuses_moments(start: date, end: date) -> None:
    with pytest.raises(TypeError, match="days"):
        Span(start, end)


def test_widening_adds_days_at_both_ends() -> None:
    widened = WEEK.span.widened(before=timedelta(days=2), after=timedelta(weeks=1))
    assert widened == a_span("2026-11-21", "2026-12-07")


def test_widening_by_nothing_changes_nothing() -> None:
    assert WEEK.span.widened() == WEEK.span


@given(EDGES, EDGES, st.integers(0, 5000), st.integers(0, 5000))
def test_widening_works_from_the_first_to_the_last_day_of_a_plan(
    one: date, other: date, before: int, after: int
) -> None:
    span = Span(min(one, other), max(one, other))
    widened = span.widened(before=timedelta(days=before), after=timedelta(days=after))
    assert ((span.start - widened.start).days, (widened.end - span.end).days) == (before, after)


# days as text


@pytest.mark.parametrize("day", [date(2026, 11, 23), date(2028, 2, 29), FIRST, LAST])
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "23.11.2026",
        "23/11/2026",
        "2026-11",
        "2026-1-1",
        "20261123",
        "2026-11-23T09:00",
        " 2026-11-23",
        "2026-W48-1",
        "2026-327",
        "２０２６-11-23",
        "2026-02-29",
        "2026-11-31",
        "2026-13-01",
        "0001-01-01",
        "1899-12-31",
        "3000-01-01",
        "9999-12-31",
        "today",
    ],
)
def test_what_is_no_day_of_a_plan_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write it like 2026-11-23") as error:
        read_day(text)
    assert f"“{text.strip()}”" in str(error.value)


# weeks


@pytest.mark.parametrize(
    ("day", "week"),
    [
        ("2024-12-29", "2024-W52"),
        ("2024-12-30", "2025-W01"),
        ("2026-01-01", "2026-W01"),
        ("2026-11-23", "2026-W48"),
        ("2026-11-29", "2026-W48"),
        ("2026-12-27", "2026-W52"),
        ("2026-12-28", "2026-W53"),
        ("2026-12-31", "2026-W53"),
        ("2027-01-01", "2026-W53"),
        ("2027-01-03", "2026-W53"),
        ("2027-01-04", "2027-W01"),
        ("2028-01-02", "2027-W52"),
        ("2028-01-03", "2028-W01"),
    ],
)
def test_the_iso_week_of_a_day(day: str, week: str) -> None:
    assert str(Week.of(date.fromisoformat(day))) == week


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W01", "2025-12-29"),
        ("2026-W48", "2026-11-23"),
        ("2026-W53", "2026-12-28"),
        ("2027-W01", "2027-01-04"),
        ("2020-W53", "2020-12-28"),
        (" 2026-w48 ", "2026-11-23"),
    ],
)
def test_a_written_week_begins_on_its_monday(text: str, monday: str) -> None:
    assert Week.parse(text).monday == date.fromisoformat(monday)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "48",
        "2026",
        "2026-48",
        "2026-W",
        "2026-W5",
        "2026-W048",
        "26-W48",
        "2026W48",
        "2026-W48-1",
        "2026-11-23",
        "2026-W٤٨",
        "２０２６-W48",
        "2026-Wxx",
        "2026-W-1",
        "this week",
    ],
)
def test_what_is_no_week_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="write it like 2026-W48"):
        Week.parse(text)


@pytest.mark.parametrize("text", ["2026-W00", "2026-W54", "2027-W53", "2025-W53", "0000-W01", "1899-W30", "9999-W52"])
def test_a_week_that_the_year_does_not_have_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        Week.parse(text)


@pytest.mark.parametrize(
    "text",
    ["2026-W+5", "2026-W 5", "2026-W²5", "+202-W05", "2_26-W05", "20_6-W05", " 202 -W05"],
)
def test_only_digits_make_a_week(text: str) -> None:
    with pytest.raises(ValueError, match="write it like 2026-W48"):
        Week.parse(text)


@given(st.dates(date(1950, 1, 1), date(2950, 1, 1)))
def test_a_week_is_read_as_it_is_written(day: date) -> None:
    week = Week.of(day)
    assert Week.parse(str(week)) == week


@given(DAYS)
def test_a_week_holds_its_day_and_begins_on_monday(day: date) -> None:
    span = Week.of(day).span
    assert day in span
    assert span.start.isoweekday() == 1
    assert (span.end - span.start).days == 7


@given(DAYS, st.integers(-60, 60))
def test_shifting_moves_by_whole_weeks(day: date, weeks: int) -> None:
    assert Week.of(day).shifted(weeks) == Week.of(day + timedelta(weeks=weeks))


def test_weeks_sort_by_time_across_the_year_end() -> None:
    weeks = [Week.parse(text) for text in ("2027-W01", "2026-W53", "2026-W09", "2026-W10")]
    assert [str(week) for week in sorted(weeks)] == ["2026-W09", "2026-W10", "2026-W53", "2027-W01"]


@pytest.mark.parametrize(
    ("start", "end", "weeks"),
    [
        ("2026-11-23", "2026-11-30", ["2026-W48"]),
        ("2026-11-23", "2026-12-01", ["2026-W48", "2026-W49"]),
        ("2026-11-29", "2026-11-30", ["2026-W48"]),
        ("2026-11-29", "2026-12-01", ["2026-W48", "2026-W49"]),
        ("2026-12-31", "2027-01-05", ["2026-W53", "2027-W01"]),
        ("2026-11-23", "2026-11-23", []),
    ],
)
def test_the_weeks_that_a_span_touches(start: str, end: str, weeks: list[str]) -> None:
    assert [str(week) for week in a_span(start, end).weeks()] == weeks


@given(DAYS, st.integers(1, 40))
def test_the_weeks_of_a_span_are_those_of_its_days(start: date, length: int) -> None:
    days = [start + timedelta(days=i) for i in range(length)]
    assert list(Span(start, start + timedelta(days=length)).weeks()) == sorted({Week.of(day) for day in days})


def test_an_empty_span_in_mid_week_touches_no_week() -> None:
    wednesday = MONDAY + timedelta(days=2)
    assert list(Span(wednesday, wednesday).weeks()) == []


def test_the_weeks_at_the_end_of_a_plan() -> None:
    weeks = list(Span(LAST - timedelta(days=7), LAST).weeks())
    assert weeks == [Week.of(LAST).shifted(-1), Week.of(LAST)]
    assert LAST in weeks[-1].span


# words


@pytest.fixture
def german_computer() -> Iterator[None]:
    """What Qt does when a window is made: the language of the computer becomes that of strftime."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "de_DE.utf8")
    except locale.Error:
        pytest.skip("this computer has no German locale")
    yield
    locale.setlocale(locale.LC_TIME, before)


def test_days_are_said_with_their_year_where_the_sentence_is_about_another() -> None:
    new_year = date(2027, 1, 1)
    assert (day_words(new_year), day_words(new_year, 2027), day_words(new_year, 2026)) == (
        "1 Jan",
        "1 Jan",
        "1 Jan 2027",
    )
    assert weekday_words(new_year, 2026) == "Fri 1 Jan 2027"


@pytest.mark.usefixtures("german_computer")
def test_days_are_english_whatever_the_language_of_the_computer() -> None:
    assert weekday_words(date(2026, 12, 2)) == "Wed 2 Dec"
    assert [day_words(date(2026, month, 1))[2:] for month in (3, 5, 10)] == ["Mar", "May", "Oct"]
