"""Days and times as people type them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from PySide6.QtCore import QDate, QLocale

from planner.domain.span import FIRST_YEAR, LAST_YEAR, read_day
from planner.ui.words import tr

_WHOLE = ("ddd d MMM yyyy", "d MMM yyyy", "d MMMM yyyy", "dddd d MMMM yyyy", "d.M.yyyy")
_WITHOUT_YEAR = ("ddd d MMM", "d MMM", "d MMMM", "MMM d", "MMMM d", "d/M", "d.M.", "d.M")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_COMPLETE_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(\s*[ap]\.?m\.?)?", re.IGNORECASE)


def whole_day(text: str, locale: QLocale) -> date | None:
    """The day, when nothing of it is left out."""
    text = " ".join(text.split())
    try:
        return read_day(text)
    except ValueError:
        pass
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    formats = (*_WHOLE, locale.dateFormat(QLocale.FormatType.LongFormat), re.sub("y+", "yyyy", short))
    return next((day for form in formats if (day := _day(text, form, locale)) is not None), None)


def meant_day(text: str, today: date, locale: QLocale) -> date | None:
    """The day that is meant: also without a year (the nearest one), as a weekday, or as a word such as tomorrow."""
    text = " ".join(text.split())
    return whole_day(text, locale) or _without_year(text, today, locale) or _word(text.casefold(), today, locale)


def complete_clock(text: str) -> time | None:
    """The time, when it has its minutes."""
    return meant_clock(text) if _COMPLETE_CLOCK.fullmatch(text.strip()) else None


def meant_clock(text: str) -> time | None:
    """The time that is meant by ``9``, ``930``, ``9:30``, ``9.30 pm`` or ``21:30``."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _day(text: str, form: str, locale: QLocale) -> date | None:
    found = locale.toDate(text, form)
    if not found.isValid() or not FIRST_YEAR <= found.year() <= LAST_YEAR:
        return None
    return date(found.year(), found.month(), found.day())


def _without_year(text: str, today: date, locale: QLocale) -> date | None:
    """The day in the year in which it is nearest to today."""
    for form in _WITHOUT_YEAR:
        years = (today.year + by for by in (-1, 0, 1))
        found = [day for year in years if (day := _day(f"{text} {year}", f"{form} yyyy", locale)) is not None]
        if found:
            return min(found, key=lambda day: (abs(day - today), today > day))
    return None


def _word(text: str, today: date, locale: QLocale) -> date | None:
    words = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    if text in words:
        return today + timedelta(days=words[text])
    for after in range(1, 8):
        day = today + timedelta(days=after)
        qt_day = QDate(day.year, day.month, day.day)
        if text in (locale.toString(qt_day, "ddd").casefold(), locale.toString(qt_day, "dddd").casefold()):
            return day
    return None
