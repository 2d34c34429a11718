"""Days of exports: in the order that the file proves, and with the years that it leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from planner.exchange.reading.clocks import sure_clock
from planner.exchange.reading.day_text import DayText, Precision, as_date
from planner.exchange.reading.days import read_day_text
from planner.exchange.reading.folding import folded
from planner.exchange.reading.lexicon import Lexicon

_OFFSET = re.compile(r"\s*(?:(?:utc|gmt|z)\b|[+-]00:?00)\s*$", re.IGNORECASE)
_AFTER_CLOCK = re.compile(r"(?<=\d)\s*[+-]\d\d:?\d\d$")
_WHOLE = frozenset({Precision.DAY, Precision.SERIAL})
_LONGEST_MONTH, _YEAR = 31, 12 * 31
_FIRST, _LAST = date(2000, 1, 1), date(2099, 12, 31)
_YEARS_BACK = 12
"""How many years are offered for days without one."""


class SaidDay(NamedTuple):
    """A day as a cell says it, with its time, and whether that is UTC; ``text`` None where it is no day."""

    text: DayText | None
    clock: time | None = None
    utc: bool = False


NO_DAY = SaidDay(None)


def read_said(cell: str, lexicon: Lexicon) -> SaidDay:
    """The day and time in a cell."""
    plain = cell.strip()
    without = _OFFSET.sub("", plain)
    utc = without != plain and any(map(str.isdigit, without))
    bare = without if utc else _AFTER_CLOCK.sub("", plain) if ":" in plain else plain
    text = read_day_text(bare, lexicon)
    if text is None or text.precision in (Precision.IMPOSSIBLE, Precision.WEEKDAY, Precision.NO_MONTH):
        return NO_DAY
    found = sure_clock(folded(text.clock), lexicon) if text.clock else None
    return SaidDay(text, found.clock if found else None, utc)


def order_of(days: Iterable[SaidDay]) -> str:
    """The order that one of the days proves, or ""."""
    proven = {one.text.order for one in days if one.text is not None and one.text.order}
    return proven.pop() if len(proven) == 1 else ""


def is_open(days: Iterable[SaidDay]) -> bool:
    """Whether the order of any of them is left open."""
    return any(one.text is not None and one.text.either for one in days)


def lacks_year(days: Iterable[SaidDay]) -> bool:
    """Whether any of them says no year."""
    return any(one.text is not None and one.text.precision is Precision.NO_YEAR for one in days)


def day_of(said: SaidDay, *, month_first: bool, near: date) -> date | None:
    """The day; one without a year is the one nearest to ``near``. None for one on which no network was there."""
    day = as_date(said.text, month_first=month_first, near=near) if said.text is not None else None
    return day if day is not None and _FIRST <= day <= _LAST else None


def last_before(said: SaidDay, latest: date, *, month_first: bool = False) -> date | None:
    """The last day of this number and month that is not after ``latest``; one with a year is that day."""
    if said.text is None:
        return None
    if said.text.precision in _WHOLE:
        return day_of(said, month_first=month_first, near=latest)
    month, day = _month_and_day(said.text, month_first=month_first)
    years = (_real(latest.year - back, month, day) for back in range(_YEARS_BACK))
    return next((one for one in years if one is not None and one <= latest), None)


def first_after(said: SaidDay, earliest: date, *, month_first: bool = False) -> date | None:
    """The first day of this number and month that is not before ``earliest``."""
    if said.text is None:
        return None
    month, day = _month_and_day(said.text, month_first=month_first)
    years = (_real(earliest.year + on, month, day) for on in range(_YEARS_BACK))
    return next((one for one in years if one is not None and one >= earliest), None)


def walked(days: Sequence[SaidDay], year: int) -> list[date | None]:
    """Days without years in rows that follow each other, the latest of which is in ``year``.

    The rows are gone through from the latest on; where the month wraps, the year before begins.
    """
    rising = _rises(days)
    found: dict[int, date | None] = {}
    later: tuple[int, int] | None = None
    for at in range(len(days) - 1, -1, -1) if rising else range(len(days)):
        text = days[at].text
        if text is None:
            continue
        pair = _month_and_day(text, month_first=False)
        if later is not None and pair > later:
            year -= 1
        later = pair
        found[at] = _real(year, *pair)
    return [found.get(at) for at in range(len(days))]


def years_for(days: Sequence[SaidDay], latest: date) -> list[int]:
    """The years in which the latest of these rows may be, the likeliest first: those whose days all exist."""
    likely = range(latest.year, latest.year - _YEARS_BACK, -1)
    return [year for year in likely if _may_be(days, year, latest)]


def _may_be(days: Sequence[SaidDay], year: int, latest: date) -> bool:
    found = walked(days, year)
    there = [one for one, said in zip(found, days, strict=True) if said.text is not None]
    return bool(there) and None not in there and max(one for one in there if one) <= latest


def _rises(days: Sequence[SaidDay]) -> bool:
    """Whether rows go from earlier to later days: most steps are shorter forwards than backwards, round the year."""
    pairs = [_month_and_day(one.text, month_first=False) for one in days if one.text is not None]
    places = [month * _LONGEST_MONTH + day for month, day in pairs]
    steps = [(later - earlier) % _YEAR for earlier, later in zip(places, places[1:], strict=False) if earlier != later]
    return sum(1 if step <= _YEAR // 2 else -1 for step in steps) >= 0


def _month_and_day(text: DayText, *, month_first: bool) -> tuple[int, int]:
    month, day = text.month or 1, text.day or 1
    return (day, month) if month_first and text.either else (month, day)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
