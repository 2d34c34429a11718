"""What a cell says about a day, as a value, and the day that it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a day a cell says."""

    DAY = "day"
    SERIAL = "serial"
    NO_YEAR = "no year"
    NO_MONTH = "no month"
    WEEKDAY = "weekday"
    IMPOSSIBLE = "impossible"


DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
"""The orders in which numbers of a day stand, as ``DayText.order`` and answers say them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayText:
    """What a cell says about a day.

    ``weekday`` 0 is Monday. ``either`` says that the numbers may be day-first or month-first: ``day`` and ``month`` are
    then as if day-first. ``order`` is the order that such numbers prove (13/11 or 11/13), or "". ``why`` tells why
    there is no such day; ``clock`` is a time that stood in the same cell.
    """

    precision: Precision
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    either: bool = False
    order: str = ""
    why: str = ""
    clock: str = ""


def as_date(text: DayText, *, month_first: bool = False, near: date) -> date | None:
    """The day that is meant; what is missing is taken so that the day is the nearest to ``near``.

    A weekday that is said must fit what is taken, and a weekday alone is the one in the week (from Monday) of ``near``.
    None when there is no such day.
    """
    if text.precision is Precision.IMPOSSIBLE:
        return None
    if text.precision is Precision.WEEKDAY:
        return _shifted(near, (text.weekday or 0) - near.weekday())
    swapped = month_first and text.either
    day, month = (text.month, text.day) if swapped else (text.day, text.month)
    if text.year is not None:
        return _real(text.year, month, day)
    fitting = (one for one in _candidates(month, day, near) if text.weekday is None or one.weekday() == text.weekday)
    return min(fitting, key=lambda one: abs(one - near), default=None)


def _candidates(month: int | None, day: int | None, near: date) -> Iterator[date]:
    """The days of this number in the months around ``near``, or of this number and month in the years around it."""
    if month is None:
        around = (divmod(near.year * 12 + near.month - 1 + shift, 12) for shift in range(-6, 7))
        found = (_real(year, index + 1, day) for year, index in around)
    else:
        reach = 8 if (month, day) == (2, 29) else 1
        found = (_real(year, month, day) for year in range(near.year - reach, near.year + reach + 1))
    return (one for one in found if one)


def _shifted(day: date, days: int) -> date | None:
    number = day.toordinal() + days
    return date.fromordinal(number) if 1 <= number <= date.max.toordinal() else None


def _real(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None
