"""Days as people type them, in the order of day and month of their locale; what could mean two days means none."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QLocale

from planner.domain.span import FIRST_YEAR, LAST_YEAR, read_day
from planner.ui.words import tr

_SHORT, _LONG = QLocale.FormatType.ShortFormat, QLocale.FormatType.LongFormat
_WRITTEN = "ddd d MMM yyyy"
_PIECE = re.compile(r"\d+|[^\W\d_]+")
_NUMBERS = re.compile(r"(\d{1,4})\s*[./-]\s*(\d{1,2})(?:\s*[./-]\s*(\d{4}|\d{2}))?\s*[./-]?")
_ORDINALS = ("st", "nd", "rd", "th", "of", "the")
_SHORTEST = 3
"""Letters of a name that are enough when no other name begins with them."""

_CENTURY = 2000
_LEAP = 4
"""So many years back and ahead, a 29 February is found."""


def whole_day(text: str, locale: QLocale) -> date | None:
    """The day, when nothing of it is left out."""
    text = " ".join(text.split())
    try:
        return read_day(text)
    except ValueError:
        return _numbered(text, None, locale) or _named(text, None, locale) or _formatted(text, locale)


def meant_day(text: str, locale: QLocale, *, today: date, near: date) -> date | None:
    """The day that is meant, also by a word such as tomorrow or a weekday, or without a year: the one next to ``near``.

    None when it cannot be told.
    """
    text = " ".join(text.split())
    return (
        whole_day(text, locale)
        or _numbered(text, near, locale)
        or _named(text, near, locale)
        or _word(text.casefold(), today, locale)
    )


def month_comes_first(locale: QLocale) -> bool:
    """Whether ``12/10`` is the tenth of December."""
    order = re.sub(r"'[^']*'", "", locale.dateFormat(_SHORT))
    return order.find("M") < order.find("d")


def example(day: date, locale: QLocale) -> str:
    """``12/10/2026``, as it may be typed."""
    first, second = (day.month, day.day) if month_comes_first(locale) else (day.day, day.month)
    return f"{first}/{second}/{day.year}"


def _numbered(text: str, near: date | None, locale: QLocale) -> date | None:
    """The day of ``12/10``, ``12.10.`` or ``12.10.2026``."""
    found = _NUMBERS.fullmatch(text)
    if found is None or (len(found[1]) > 2 and found[3] is None):
        return None
    first, second = int(found[1]), int(found[2])
    if len(found[1]) > 2:
        return _day_in(first, second, int(found[3])) if len(found[1]) == 4 and len(found[3]) == 2 else None
    month, day = (first, second) if month_comes_first(locale) else (second, first)
    return _day(found[3], month, day, near)


def _named(text: str, near: date | None, locale: QLocale) -> date | None:
    """The day of ``12 Oct``, ``Oct 12th, 2026`` or ``Mon 12 October``; a weekday must be the right one."""
    pieces = _PIECE.findall(text.casefold())
    names = [piece for piece in pieces if not piece.isdecimal() and piece not in _fillings(locale)]
    month, weekdays = _month_and_weekdays(names, locale)
    year, numbers = _year_of(pieces)
    if month is None or len(numbers) != 1:
        return None
    day = _day(year, month, int(numbers[0]), near)
    return day if day is not None and all(weekday == day.weekday() for weekday in weekdays) else None


def _formatted(text: str, locale: QLocale) -> date | None:
    """The day as the window or the locale writes it, where names of months are no words."""
    for form in (_WRITTEN, locale.dateFormat(_LONG)):
        found = locale.toDate(text, form)
        if found.isValid() and FIRST_YEAR <= found.year() <= LAST_YEAR:
            return date(found.year(), found.month(), found.day())
    return None


def _word(text: str, today: date, locale: QLocale) -> date | None:
    words = {tr("today"): 0, tr("tomorrow"): 1, tr("yesterday"): -1}
    if text in words:
        return today + timedelta(days=words[text])
    weekday = _weekday(text.rstrip("."), locale)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _year_of(pieces: Sequence[str]) -> tuple[str | None, list[str]]:
    """The year beside a month, and the other numbers: the one with four digits, else the second, which ends the day."""
    numbers = [piece for piece in pieces if piece.isdecimal()]
    whole = [number for number in numbers if len(number) == 4]
    if len(whole) == 1:
        return whole[0], [number for number in numbers if number != whole[0]]
    if len(numbers) == 2 and len(numbers[1]) == 2 and pieces[-1].isdecimal():
        return numbers[1], numbers[:1]
    return None, numbers


def _day(year: str | None, month: int, day: int, near: date | None) -> date | None:
    if year is not None and len(year) == 4:
        return _day_in(int(year), month, day)
    if near is None:
        return None
    if year is not None:
        return _day_in(_CENTURY + int(year), month, day)
    around = (_day_in(near.year + by, month, day) for by in range(-_LEAP, _LEAP + 1))
    return min((one for one in around if one), key=lambda one: (abs(one - near), near > one), default=None)


def _day_in(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if FIRST_YEAR <= year <= LAST_YEAR else None
    except ValueError:
        return None


# names


def _month_and_weekdays(names: Sequence[str], locale: QLocale) -> tuple[int | None, list[int]]:
    """The month that one of the names is, when all others are weekdays."""
    for at, name in enumerate(names):
        others = [_weekday(other, locale) for other in (*names[:at], *names[at + 1 :])]
        weekdays = [one for one in others if one is not None]
        month = _month(name, locale)
        if month is not None and len(weekdays) == len(others):
            return month, weekdays
    return None, []


def _month(name: str, locale: QLocale) -> int | None:
    return _number_of(
        name,
        range(1, 13),
        locale,
        lambda one, number, form: [one.monthName(number, form), one.standaloneMonthName(number, form)],
    )


def _weekday(name: str, locale: QLocale) -> int | None:
    """Monday is 0."""
    found = _number_of(name, range(1, 8), locale, lambda one, number, form: [one.dayName(number, form)])
    return None if found is None else found - 1


def _number_of(
    name: str,
    numbers: Iterable[int],
    locale: QLocale,
    names_of: Callable[[QLocale, int, QLocale.FormatType], list[str]],
) -> int | None:
    """Which of the numbers has the name in the locale, or else in English; None when several may be meant."""
    for one in (locale, QLocale.c()):
        spelled = {
            number: [word.casefold().rstrip(".") for form in (_SHORT, _LONG) for word in names_of(one, number, form)]
            for number in numbers
        }
        same = [number for number, words in spelled.items() if name in words]
        alike = [number for number, words in spelled.items() if any(word.startswith(name) for word in words)]
        found = same or (alike if len(name) >= _SHORTEST else [])
        if found:
            return found[0] if len(found) == 1 else None
    return None


def _fillings(locale: QLocale) -> set[str]:
    """Words between the parts of a day, as in ``12th of October`` or ``12 de octubre``."""
    return {*_ORDINALS, *re.findall(r"'([^' ]+)'", locale.dateFormat(_LONG).casefold())}
