"""Stretches of days: half-open spans and ISO weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.domain.quote import quoted

ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)

FIRST_YEAR, LAST_YEAR = 1900, 2999
"""Years that a plan may hold; what lies outside is a typing error."""


def read_day(text: str) -> date:
    """The day written as ``2026-11-23``; raises ValueError with a sentence otherwise."""
    try:
        if text[4:5] == text[7:8] == "-" and text.isascii():
            return _within_years(date.fromisoformat(text))
    except ValueError:
        pass
    raise ValueError(f"{quoted(text)} is not a day; write it like 2026-11-23")


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
"""Of sentences that are English whatever the language of the computer, which ``strftime`` would ask."""


def day_words(day: date, year: int | None = None) -> str:
    """``17 Nov``; in a sentence about another ``year`` than its own ``17 Nov 2026``."""
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return words if year in (None, day.year) else f"{words} {day.year}"


def weekday_words(day: date, year: int | None = None) -> str:
    """``Tue 17 Nov``, with the year as ``day_words``."""
    return f"{_WEEKDAYS[day.weekday()]} {day_words(day, year)}"


def _within_years(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(day)
    return day


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Days from ``start`` up to but not including ``end``.

    Raises TypeError when a moment is given for a day, ValueError when ``end`` is before ``start``.
    """

    start: date
    end: date

    def __post_init__(self) -> None:
        if isinstance(self.start, datetime) or isinstance(self.end, datetime):
            raise TypeError("a span holds days, not moments")
        if self.end < self.start:
            raise ValueError(f"the span ends ({self.end}) before it starts ({self.start})")

    def __contains__(self, day: date) -> bool:
        return self.start <= day < self.end

    def widened(self, *, before: timedelta = timedelta(0), after: timedelta = timedelta(0)) -> Span:
        """The span with days added at its ends."""
        return Span(self.start - before, self.end + after)

    def weeks(self) -> Iterator[Week]:
        """The ISO weeks that share a day with this span, in order."""
        week = Week.of(self.start)
        while self.start < self.end and week.monday < self.end:
            yield week
            week = week.shifted(1)

    def __str__(self) -> str:
        """``2026-W48`` for a whole week, else the day, or the first and the last day."""
        week, last = Week.of(self.start), self.end - ONE_DAY
        if week.span == self:
            return str(week)
        return f"{self.start} to {last}" if last > self.start else f"{self.start}"


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week, named by its Monday."""

    monday: date

    @classmethod
    def of(cls, day: date) -> Week:
        """The week that holds ``day``."""
        return cls(day - timedelta(days=day.weekday()))

    @classmethod
    def parse(cls, text: str) -> Week:
        """The week written as ``2026-W48``; raises ValueError with a sentence otherwise."""
        year, separator, number = text.strip().upper().partition("-W")
        digits = year + number
        if not (separator and len(year) == 4 and len(number) == 2 and digits.isascii() and digits.isdecimal()):
            raise ValueError(f"{quoted(text)} is not a week; write it like 2026-W48")
        try:
            return cls(_within_years(date.fromisocalendar(int(year), int(number), 1)))
        except ValueError:
            raise ValueError(f"There is no week {quoted(text)}; write it like 2026-W48") from None

    @property
    def span(self) -> Span:
        """Monday to Sunday."""
        return Span(self.monday, self.monday + ONE_WEEK)

    def shifted(self, weeks: int) -> Week:
        """The week so many weeks later (earlier when negative)."""
        return Week(self.monday + weeks * ONE_WEEK)

    @property
    def words(self) -> str:
        """``week 48``, for sentences."""
        return f"week {self.monday.isocalendar().week}"

    def __str__(self) -> str:
        year, number, _ = self.monday.isocalendar()
        return f"{year}-W{number:02}"
