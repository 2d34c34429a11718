"""Which numbers are due, and what becomes of those that are typed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.domain.records import Age, Measurement, Placement, Status
from planner.domain.results.due import (
    AgeWindow,
    Standing,
    account_is_due,
    is_early,
    opens_on,
    record_of,
    standing,
)
from planner.domain.results.entering import value_of, with_number
from planner.domain.span import Week
from tests.builders import a_placement

LONDON = ZoneInfo("Europe/London")
WENT_OUT = datetime(2026, 11, 9, 9, tzinfo=LONDON)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
SEVEN = AgeWindow(age=Age.AFTER_WEEK, name="After 7 days", short="7 d", opens=7 * DAY, closes=14 * DAY)


def posted(**values: Any) -> Placement:
    defaults: dict[str, Any] = {"id": "entry", "date": WENT_OUT.date(), "time": time(9), "status": Status.POSTED}
    return a_placement(**defaults | values)


def numbers(days: int, age: Age = Age.AFTER_WEEK, **values: Any) -> Measurement:
    """Numbers that were read so many days after the entry went out."""
    defaults: dict[str, Any] = {
        "id": f"{age} {days}",
        "brand_id": "brand",
        "placement_id": "entry",
        "values": (("reach", "5", ""),),
    }
    return Measurement(**defaults | {"age": age, "captured": WENT_OUT.date() + days * DAY} | values)


@pytest.mark.parametrize(
    ("later", "stands"),
    [
        (7 * DAY - HOUR, Standing.AHEAD),
        (7 * DAY, Standing.DUE),
        (14 * DAY - HOUR, Standing.DUE),
        (14 * DAY, Standing.MISSED),
    ],
)
def test_numbers_are_due_from_their_age_on_until_they_are_too_late(later: timedelta, stands: Standing) -> None:
    assert standing(SEVEN, posted(), (), WENT_OUT + later) is stands


def test_any_time_of_a_day_counts_from_its_end() -> None:
    assert standing(SEVEN, posted(time=None), (), WENT_OUT + 7 * DAY) is Standing.AHEAD
    assert opens_on(SEVEN, posted(time=None)) == date(2026, 11, 17)


def test_the_day_is_that_of_the_zone_in_which_it_was_posted() -> None:
    late = posted(zone="America/Los_Angeles", time=time(20))
    assert opens_on(SEVEN, late) == date(2026, 11, 16)


def test_a_week_in_which_the_clocks_go_back_is_a_week_all_the_same() -> None:
    before = posted(date=date(2026, 10, 24), time=time(0, 30))
    assert opens_on(SEVEN, before) == date(2026, 10, 31)
    assert standing(SEVEN, before, (), datetime(2026, 10, 31, 0, 30, tzinfo=LONDON)) is Standing.DUE


@pytest.mark.parametrize("status", [Status.DRAFT, Status.READY])
def test_what_may_not_have_gone_out_is_not_asked_for(status: Status) -> None:
    assert standing(SEVEN, posted(status=status), (), WENT_OUT + 8 * DAY) is Standing.MISSED


@pytest.mark.parametrize("age", [Age.AFTER_WEEK, Age.LIFE, Age.AFTER_MONTH])
def test_numbers_that_were_read_in_time_are_entered(age: Age) -> None:
    assert standing(SEVEN, posted(), [numbers(7, age)], WENT_OUT + 8 * DAY) is Standing.ENTERED


def test_numbers_that_were_read_too_early_say_nothing_of_this_age() -> None:
    early = numbers(2)
    assert is_early(SEVEN, posted(), early)
    assert standing(SEVEN, posted(), [early, numbers(1, Age.AFTER_DAY)], WENT_OUT + 8 * DAY) is Standing.DUE


def test_what_is_not_offered_is_entered_and_nothing_at_all_is_not() -> None:
    assert standing(SEVEN, posted(), [numbers(7, values=(("reach", "-", ""),))], WENT_OUT + 8 * DAY) is Standing.ENTERED
    assert standing(SEVEN, posted(), [numbers(7, values=())], WENT_OUT + 8 * DAY) is Standing.DUE


def test_the_numbers_of_an_age_are_those_kept_as_such_else_those_read_while_it_lasts() -> None:
    own, imported, later = numbers(7), numbers(9, Age.LIFE), numbers(30, Age.LIFE)
    assert record_of(SEVEN, posted(), [imported, own, later]) is own
    assert record_of(SEVEN, posted(), [imported, later]) is imported
    assert record_of(SEVEN, posted(), [later, numbers(1, Age.AFTER_DAY)]) is None


def test_the_later_of_two_readings_counts() -> None:
    assert record_of(SEVEN, posted(), [numbers(9), numbers(2)]) == numbers(9)


def test_an_account_is_asked_for_when_its_week_is_over() -> None:
    week = Week.of(WENT_OUT.date())
    of_week = numbers(0, Age.OVER_WEEK, captured=week.monday)
    assert not account_is_due(week, (), week.span.end - DAY)
    assert account_is_due(week, (), week.span.end)
    assert not account_is_due(week, [of_week], week.span.end)
    assert account_is_due(week, [numbers(0, Age.OVER_WEEK, captured=week.shifted(-1).monday)], week.span.end)


# what is typed


def test_a_number_takes_the_place_of_another_and_nothing_takes_it_out() -> None:
    first = with_number(numbers(7, values=()), "reach", "10", "Accounts reached")
    assert first.values == (("reach", "10", "Accounts reached"),)
    second = with_number(with_number(first, "clicks", "0"), "reach", "12", "Reach")
    assert second.values == (("reach", "12", "Reach"), ("clicks", "0", ""))
    assert with_number(second, "reach", "").values == (("clicks", "0", ""),)
    assert (value_of(second, "clicks"), value_of(second, "saves"), value_of(None, "reach")) == ("0", "", "")
