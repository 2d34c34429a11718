"""The rules by which awareness days come every year, against dates of calendars, and what is left out."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.span import Span
from planner.domain.special_days import (
    AwarenessDay,
    FixedDay,
    FromEaster,
    Rule,
    Sort,
    SpecialDay,
    WeekdayOfMonth,
    awareness_day,
    special_days,
)

THURSDAY, SATURDAY, SUNDAY = 3, 5, 6

BLACK_FRIDAY = WeekdayOfMonth(month=11, weekday=THURSDAY, nth=4, shift=1)
WEDNESDAY_OF_LAST_FULL_WEEK = WeekdayOfMonth(month=4, weekday=SATURDAY, nth=-1, shift=-3)
FIRST_ADVENT = WeekdayOfMonth(month=11, weekday=SUNDAY, day=27)


def days(rule: Rule, first: int, last: int) -> list[str]:
    return [f"{rule.on(year):%m-%d}" for year in range(first, last + 1)]


def test_black_friday_follows_the_fourth_thursday() -> None:
    assert days(BLACK_FRIDAY, 2024, 2030) == ["11-29", "11-28", "11-27", "11-26", "11-24", "11-23", "11-29"]


def test_the_fourth_thursday_is_not_the_last_when_there_are_five() -> None:
    assert BLACK_FRIDAY.on(2028) == date(2028, 11, 24)  # Thursdays of that month: 2, 9, 16, 23, 30


def test_the_last_weekday_of_a_month() -> None:
    last_friday = WeekdayOfMonth(month=7, weekday=4, nth=-1)
    assert days(last_friday, 2024, 2028) == ["07-26", "07-25", "07-31", "07-30", "07-28"]
    last_saturday_of_february = WeekdayOfMonth(month=2, weekday=SATURDAY, nth=-1)
    assert days(last_saturday_of_february, 2027, 2028) == ["02-27", "02-26"]


def test_wednesday_of_the_last_full_week_of_april() -> None:
    assert days(WEDNESDAY_OF_LAST_FULL_WEEK, 2015, 2020) == ["04-22", "04-27", "04-26", "04-25", "04-24", "04-22"]


def test_the_first_sunday_of_advent_is_the_fourth_before_christmas() -> None:
    assert days(FIRST_ADVENT, 2022, 2028) == ["11-27", "12-03", "12-01", "11-30", "11-29", "11-28", "12-03"]
    for year in range(1950, 2101):
        assert 22 <= (date(year, 12, 25) - FIRST_ADVENT.on(year)).days <= 28
        assert FIRST_ADVENT.on(year).weekday() == SUNDAY


@pytest.mark.parametrize(
    ("year", "easter"),
    [
        (2024, "03-31"),
        (2025, "04-20"),
        (2026, "04-05"),
        (2027, "03-28"),
        (2030, "04-21"),
        (2035, "03-25"),
        (2038, "04-25"),
        (2040, "04-01"),
    ],
)
def test_easter(year: int, easter: str) -> None:
    assert f"{FromEaster(0).on(year):%m-%d}" == easter


def test_days_before_and_after_easter() -> None:
    mothering_sunday, shrove_tuesday, ascension = FromEaster(-21), FromEaster(-47), FromEaster(39)
    assert days(mothering_sunday, 2024, 2028) == ["03-10", "03-30", "03-15", "03-07", "03-26"]
    assert days(shrove_tuesday, 2024, 2026) == ["02-13", "03-04", "02-17"]
    assert days(ascension, 2024, 2026) == ["05-09", "05-29", "05-14"]


@pytest.mark.parametrize("year", range(1900, 2101))
def test_a_day_of_the_week_always_is_that_day_within_its_week_of_the_month(year: int) -> None:
    for nth in (1, 2, 3, 4):
        found = WeekdayOfMonth(month=2, weekday=SUNDAY, nth=nth).on(year)
        assert (found.month, found.weekday(), (found.day - 1) // 7 + 1) == (2, SUNDAY, nth)


def told(**table: Any) -> AwarenessDay:
    return awareness_day("some-day", {"name": "Some Day", "source": "Somebody", "checked": date(2026, 11, 25), **table})


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ({"month": 2, "day": 14}, FixedDay(2, 14)),
        ({"easter": -47}, FromEaster(-47)),
        ({"month": 11, "weekday": "thursday", "nth": 4, "shift": 1}, BLACK_FRIDAY),
        ({"month": 4, "weekday": "saturday", "nth": -1, "shift": -3}, WEDNESDAY_OF_LAST_FULL_WEEK),
        ({"month": 11, "weekday": "sunday", "day": 27}, FIRST_ADVENT),
    ],
)
def test_rules_are_read(table: dict[str, Any], rule: Rule) -> None:
    assert told(**table).rule == rule


@pytest.mark.parametrize(
    "table",
    [
        {},
        {"month": 2},
        {"month": 2, "day": 30},
        {"month": 2, "day": 29},
        {"month": 13, "day": 1},
        {"easter": "soon"},
        {"easter": 1, "month": 4},
        {"month": 5, "weekday": "someday", "nth": 1},
        {"month": 5, "weekday": "sunday", "nth": 5},
        {"month": 5, "weekday": "sunday"},
        {"month": 5, "weekday": "sunday", "nth": 1, "day": 3},
        {"month": 5, "day": 1, "shift": 2},
        {"month": 5, "day": 1, "nearly": 2},
        {"month": 5, "day": 1, "source": ""},
        {"month": 5, "day": 1, "checked": "lately"},
    ],
)
def test_a_day_that_says_no_rule_source_or_check_is_refused(table: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        told(**table)


def test_a_day_is_found_in_each_year_of_a_span_and_says_its_source() -> None:
    valentine = told(month=2, day=14)
    found = list(valentine.within(Span(date(2026, 2, 14), date(2028, 2, 14))))
    assert [day.day for day in found] == [date(2026, 2, 14), date(2027, 2, 14)]
    assert {day.key for day in found} == {"awareness:some-day"}
    assert found[0].source == "Somebody; checked on 2026-11-25"
    assert list(valentine.within(Span(date(2026, 2, 14), date(2026, 2, 14)))) == []


WEEK = Span(date(2027, 3, 8), date(2027, 3, 15))
WOMENS_DAY = told(name="International Women's Day", month=3, day=8, also=["Women's Day"])


def holiday(name: str, day: date = WEEK.start) -> SpecialDay:
    return SpecialDay(day, f"holiday:DE:{name}", name, Sort.HOLIDAY, "a law")


@pytest.mark.parametrize("name", ["International Women's Day", "Women's Day"])
def test_what_is_a_public_holiday_that_day_is_told_once(name: str) -> None:
    found = special_days([holiday(name)], [WOMENS_DAY], "DE", WEEK)
    assert [day.sort for day in found] == [Sort.HOLIDAY]


def test_another_holiday_that_day_hides_nothing_and_comes_first() -> None:
    found = special_days([holiday("Zoo Day"), holiday("Women's Day", date(2027, 3, 9))], [WOMENS_DAY], "DE", WEEK)
    assert [day.name for day in found] == ["Zoo Day", "International Women's Day", "Women's Day"]


def test_a_day_of_certain_countries_is_for_nobody_else() -> None:
    american = told(month=3, day=10, countries=["US"])
    assert [len(special_days([], [american], country, WEEK)) for country in ("US", "GB", "")] == [1, 0, 0]


def test_holidays_out_of_the_span_are_left_out() -> None:
    assert special_days([holiday("Early", date(2027, 3, 7)), holiday("Late", WEEK.end)], [], "DE", WEEK) == ()
