"""The days of a board: a row of dates or weekdays, and the numbers of days in the grid of a month."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from planner.exchange.reading.days import Precision
from planner.exchange.reading.headers import filled
from planner.exchange.reading.orders import meant
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record

_LEAST_DAYS = 3
_MOST_LABELS = 2
_LONGEST_MONTH = 30
"""Characters of a title that names a month."""

_NAMED = frozenset({Precision.DAY, Precision.NO_YEAR, Precision.WEEKDAY})
_MONTHLY = frozenset({Precision.DAY, Precision.NO_YEAR})
_NUMBER = re.compile(r"\s*(?P<day>[1-9]|0[1-9]|[12]\d|3[01])\.?\s*(?:\n(?P<text>.*))?", re.DOTALL)
_FULL_ROW = 7
"""Days of a week; a month whose first number is higher begins in the week of the month before."""


@dataclass(frozen=True, slots=True)
class Days:
    """The columns of a heading that are days, as it says them, and whether these are only names of weekdays."""

    columns: Mapping[int, str]
    weekdays: bool


def days_of(record: Record, words: Words) -> Days | None:
    """The days that stand beside each other in a record, None when it is no heading of a board."""
    if len(filled(record)) < _LEAST_DAYS:
        return None
    said = {number: words.day(cell) for number, cell in enumerate(record.cells) if cell.strip()}
    found = {number: day.precision for number, day in said.items() if day is not None and day.precision in _NAMED}
    before = [number for number in said if number not in found]
    if len(found) < _LEAST_DAYS or len(before) > _MOST_LABELS or any(number > min(found) for number in before):
        return None
    columns = {number: record.cells[number].strip() for number in found}
    return Days(columns, all(precision is Precision.WEEKDAY for precision in found.values()))


def month_in(title: str, words: Words, today: date) -> date | None:
    """The first day of the month that a title names."""
    found = words.day(f"1 {title.strip()}") if 0 < len(title.strip()) <= _LONGEST_MONTH else None
    return meant(found, today) if found is not None and found.precision in _MONTHLY and not found.either else None


class MonthDays:
    """The days of a month's grid, which begins or ends with some of the months beside it."""

    def __init__(self, month: date | None) -> None:
        self._month = month
        self._last = 0
        self._days: dict[int, str] = {}

    @property
    def begun(self) -> bool:
        """Whether a row of numbers came; before that the names of weekdays are all that is known."""
        return bool(self._days)

    def takes(self, record: Record, head: Days) -> bool:
        """Whether a record has numbers under all of its weekdays; they are the days from here on."""
        found = {
            number: _NUMBER.fullmatch(record.cells[number]) for number in head.columns if record.cell(number).strip()
        }
        if not found or not all(found.values()):
            return False
        self._days = {number: self._date(int(match["day"])) for number, match in found.items() if match}
        return True

    def texts(self, record: Record, head: Days) -> dict[int, str]:
        """What stands in the cells of the days below their numbers."""
        found = {number: _NUMBER.fullmatch(record.cells[number]) for number in self._days}
        return {number: match["text"] or "" for number, match in found.items() if match and number in head.columns}

    def day(self, column: int) -> str:
        """The day of a column, empty where the grid has none there."""
        return self._days.get(column, "")

    def _date(self, day: int) -> str:
        if self._month is None:
            return str(day)
        if not self._last and day > _FULL_ROW:
            self._month = (self._month - timedelta(days=1)).replace(day=1)
        elif day < self._last:
            self._month = (self._month + timedelta(days=31)).replace(day=1)
        self._last = day
        try:
            return self._month.replace(day=day).isoformat()
        except ValueError:
            return f"{day}/{self._month.month}/{self._month.year}"
