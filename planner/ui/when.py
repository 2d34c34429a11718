"""Days, times and numbers as the user's locale writes them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from planner.app.settings import Settings
from planner.domain.span import Span, Week
from planner.ui.words import tr

_SHORT, _WHOLE = "MMM", "MMMM"
_DAY = r"(?<!d)d{1,2}(?!d)"
_DAY_AND_MONTH = re.compile(rf"{_DAY}\.?(?: '\w+')? ?M+|M+月? ?{_DAY}[.日]?")
_FOUR_LETTERS = re.compile(r"\bSept\b")
_WEEKDAYS = {"monday": 0, "sunday": 6, "saturday": 5}


class When:
    """Reads the settings each time it is asked, so that a change of them shows at once."""

    def __init__(self, settings: Settings, locale: QLocale | None = None) -> None:
        self._settings = settings
        self._locale = locale or QLocale()
        self._day_month = _day_month(self._locale.dateFormat(QLocale.FormatType.LongFormat))

    @property
    def first_day(self) -> int:
        """The first day of the week, Monday is 0."""
        chosen = str(self._settings["first_day"])
        return _WEEKDAYS.get(chosen, self._locale.firstDayOfWeek().value - 1)

    def week_start(self, day: date) -> date:
        """The first day of the row that holds the day, as calendars are drawn."""
        return day - timedelta(days=(day.weekday() - self.first_day) % 7)

    def clock(self, clock: time) -> str:
        """``09:30`` or ``9:30 AM``."""
        chosen = self._settings["time_format"]
        moment = QTime(clock.hour, clock.minute)
        if chosen == "24":
            return self._locale.toString(moment, "HH:mm")
        if chosen == "12":
            return self._locale.toString(moment, "h:mm AP")
        return self._locale.toString(moment, QLocale.FormatType.ShortFormat)

    def day(self, day: date) -> str:
        """``Thu 15 Oct``."""
        return self._written(day, f"ddd {self._day_month}")

    def long_day(self, day: date) -> str:
        """``Thursday 15 October 2026``."""
        return self._written(day, f"dddd {self._day_month.replace(_SHORT, _WHOLE)} yyyy")

    def dated(self, day: date) -> str:
        """``Thu 15 Oct 2026``."""
        return self._written(day, f"ddd {self._day_month} yyyy")

    def short_dated(self, day: date) -> str:
        """``15 Oct 2026``."""
        return self._written(day, f"{self._day_month} yyyy")

    def weekday(self, day: date) -> str:
        """``Mon``."""
        return self._written(day, "ddd")

    def whole_weekday(self, day: date) -> str:
        """``Monday``."""
        return self._written(day, "dddd")

    def whole_day(self, day: date) -> str:
        """``6 December``, as it is written in a post."""
        return self._written(day, self._day_month.replace(_SHORT, _WHOLE))

    def short_month(self, day: date) -> str:
        """``1 Oct`` or ``Oct 1``, for the first day of a month in a grid."""
        return self._written(day, self._day_month)

    def month(self, day: date) -> str:
        """``October 2026``."""
        return self._written(day, "MMMM yyyy")

    def months(self, year: int) -> tuple[str, ...]:
        """All months of a year, as ``month`` writes them."""
        return tuple(self.month(date(year, number, 1)) for number in range(1, 13))

    def days(self, span: Span) -> str:
        """``12 – 18 Oct 2026``."""
        last = span.end - timedelta(days=1)
        within = (span.start.year, span.start.month) == (last.year, last.month)
        start = (self._day_month.partition(_SHORT)[0].strip() if within else "") or self._day_month
        end = f"{self._day_month} yyyy"
        return f"{self._written(span.start, start)} – {self._written(last, end)}"

    def week_number(self, week: Week) -> str:
        """``Week 42``."""
        return tr("Week {number}", number=self.number(week.monday.isocalendar().week))

    def number(self, number: int) -> str:
        """A whole number."""
        return self._locale.toString(number)

    def _written(self, day: date, pattern: str) -> str:
        """A day in the words of the locale; September has three letters in all English, as in every sentence."""
        words = self._locale.toString(QDate(day.year, day.month, day.day), pattern)
        return _FOUR_LETTERS.sub("Sep", words) if self._locale.language() == QLocale.Language.English else words


def _day_month(whole: str) -> str:
    """Day and short month as a locale writes them in a whole date: ``d MMM``, ``MMM d``, ``d. MMM``."""
    found = _DAY_AND_MONTH.search(whole)
    return found.group().replace(_WHOLE, _SHORT) if found else f"d {_SHORT}"
