"""Days as people write them in sheets."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from planner.exchange.reading.clocks import sure_clock
from planner.exchange.reading.day_patterns import DayPatterns
from planner.exchange.reading.day_text import DAY_FIRST, MONTH_FIRST, DayText, Precision, as_date
from planner.exchange.reading.folding import folded
from planner.exchange.reading.lexicon import Lexicon

__all__ = ["DAY_FIRST", "MONTH_FIRST", "DayText", "Precision", "as_date", "read_day_text"]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_LONGEST = 60
"""Characters of a cell that may be a day."""

_DAY_ZERO = date(1899, 12, 30)
"""Spreadsheets count their days from here, in the system of 1900."""

_SERIALS = range(36_526, 73_051)
"""The numbers of the days of this century; other numbers are no days."""

_SERIAL = re.compile(r"(\d{5})(?:[.,](\d{1,20}))?")
_YEAR_ALONE = re.compile(r"(?:19|20|21)\d\d")
_CENTURY = 2000

_BEST_FIRST = tuple(Precision)
"""Of two ways to read a cell the one that says more of a day is taken."""


@lru_cache(maxsize=8192)
def read_day_text(text: str, lexicon: Lexicon) -> DayText | None:
    """What a cell says about a day, or None when it says no day at all."""
    whole = folded(text)
    if not whole or len(whole) > _LONGEST:
        return None
    return _serial(whole) or _best(_readings(whole, lexicon))


def _best(readings: Iterator[DayText]) -> DayText | None:
    """The first that says most of a day."""
    best: DayText | None = None
    for one in readings:
        if one.precision is Precision.DAY:
            return one
        if best is None or _BEST_FIRST.index(one.precision) < _BEST_FIRST.index(best.precision):
            best = one
    return best


def _serial(whole: str) -> DayText | None:
    """The number of a day as spreadsheets keep it, with a time after the point."""
    match = _SERIAL.fullmatch(whole)
    if match is None or int(match[1]) not in _SERIALS:
        return None
    minutes = round(float(f"0.{match[2] or 0}") * 24 * 60)
    day = _DAY_ZERO + timedelta(days=int(match[1]) + minutes // (24 * 60))
    clock = f"{minutes // 60 % 24:02}:{minutes % 60:02}" if match[2] else ""
    return DayText(precision=Precision.SERIAL, day=day.day, month=day.month, year=day.year, clock=clock)


def _readings(whole: str, lexicon: Lexicon) -> Iterator[DayText]:
    """The ways to read a text that is a day and a time at most: *mar 3* begins with a weekday or with a month."""
    patterns = _patterns(lexicon)
    start, plain = patterns.start.match(whole), patterns.plain_start.match(whole)
    if start and start["w"]:
        weekday = lexicon.days.weekdays[start["w"]]
        yield from _days(whole, start.end(), weekday, lexicon)
        if whole not in lexicon.days.months:
            yield from _whole(DayText(precision=Precision.WEEKDAY), weekday, whole, start.end(), lexicon)
    if plain:
        yield from _days(whole, plain.end(), None, lexicon)


def _days(whole: str, at: int, weekday: int | None, lexicon: Lexicon) -> Iterator[DayText]:
    for pattern in _patterns(lexicon).days:
        match = pattern.match(whole, at)
        found = match and _found(match, lexicon)
        if match and found:
            yield from _whole(found, weekday, whole, match.end(), lexicon)


def _whole(found: DayText, said: int | None, whole: str, end: int, lexicon: Lexicon) -> Iterator[DayText]:
    """The day with the weekday and the time that stand after it; nothing when anything else stands there."""
    tail = _patterns(lexicon).tail.match(whole, end)
    rest = whole[tail.end() :] if tail else ""
    weekday = lexicon.days.weekdays[tail["w"]] if tail and tail["w"] else said
    number = rest.isdigit() and (found.precision is Precision.NO_MONTH or _YEAR_ALONE.fullmatch(rest))
    if not rest or (not number and sure_clock(rest, lexicon)):
        plain = weekday is None and not rest
        yield found if plain else _ordered(replace(found, weekday=weekday, clock=rest))


def _found(match: re.Match[str], lexicon: Lexicon) -> DayText | None:
    said = match.groupdict()
    year = _year(said.get("y"))
    if "a" in said:
        return _numbers(said["a"], said["b"], year, said["s"])
    if said.get("mon"):
        return _checked(int(said["d"]), lexicon.days.months[said["mon"]], year)
    if "m" in said:
        found = _checked(int(said["d"]), int(said["m"]), year)
        return None if "compact" in said and found.why else found
    day = int(said["d"])
    return DayText(precision=Precision.NO_MONTH, day=day) if 1 <= day <= 31 else None


def _year(said: str | None) -> int | None:
    return None if said is None else int(said) + (_CENTURY if len(said) == 2 else 0)


def _numbers(first: str, second: str, year: int | None, separator: str) -> DayText | None:
    """Two numbers that are a day and a month. With dots the day is always first, and so is it where both may be."""
    a, b = int(first), int(second)
    if year is None and separator != "/" and not _like_a_day(first, second, separator):
        return None
    if b > 12 >= a > 0:
        return replace(_checked(b, a, year), order=MONTH_FIRST)
    found = _checked(a, b, year)
    if a > 12:
        return replace(found, order=DAY_FIRST)
    return replace(found, either=separator != "." and a != b and not found.why)


def _like_a_day(first: str, second: str, separator: str) -> bool:
    """Whether numbers without a year are a day rather than a time (8.30) or a count (2-3)."""
    if separator == "-":
        return len(first) == len(second) == 2
    return 1 <= int(first) <= 31 and 1 <= int(second) <= 12


def _checked(day: int, month: int, year: int | None) -> DayText:
    """The day, or why there is none."""
    why = _why_not(day, month, year)
    precision = Precision.IMPOSSIBLE if why else Precision.NO_YEAR if year is None else Precision.DAY
    return DayText(precision=precision, day=day, month=month, year=year, why=why)


def _why_not(day: int, month: int, year: int | None) -> str:
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if year is not None and not 1000 <= year <= date.max.year:
        return f"{year} is no year"
    days = 29 if year is None and month == 2 else monthrange(year or _CENTURY, month)[1]
    if day > days:
        name = _MONTHS[month - 1]
        return f"{name} {year} has {days} days" if month == 2 and year else f"{name} has {days} days"
    return "" if day else "there is no day 0"


def _ordered(text: DayText) -> DayText:
    """The day with its order known where the weekday fits one order only."""
    if not text.either or text.year is None or text.weekday is None:
        return text
    fits = [_weekday(text.year, *pair) == text.weekday for pair in ((text.month, text.day), (text.day, text.month))]
    if fits[0] == fits[1]:
        return text
    if fits[0]:
        return replace(text, either=False, order=DAY_FIRST)
    return replace(text, either=False, order=MONTH_FIRST, day=text.month, month=text.day)


def _weekday(year: int, month: int | None, day: int | None) -> int:
    return date(year, month or 1, day or 1).weekday()


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> DayPatterns:
    return DayPatterns(lexicon)
