"""How a table is written: its columns in their order, its separator, and days as people write them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache

from planner.domain.quote import quoted
from planner.domain.span import Week, weekday_words
from planner.exchange.format import NotWritable, SheetStyle

READABLE_DAY = "day"
"""A column for people (``Mon 28 Sep 2026``) that can be chosen beside those of the plan; import leaves it out."""

ISO = "%Y-%m-%d"

DAY_PATTERNS = (ISO, "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d")
"""Patterns in which days are offered, and in which they are read again."""

SEPARATORS = (",", ";", "\t")

_PART = re.compile("%.?")
_PARTS = ["%Y", "%d", "%m"]


def columns_in(style: SheetStyle, known: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that the style chooses, in its order. Raises NotWritable when nobody can write it so.

    ``known`` are the columns of the plan.
    """
    columns = style.columns or known
    strange = [quoted(name) for name in columns if name not in known and name != READABLE_DAY]
    if strange:
        raise NotWritable(f"There is no column {', '.join(strange)}; there are {', '.join((*known, READABLE_DAY))}.")
    twice = next((name for name in columns if columns.count(name) > 1), None)
    if twice:
        raise NotWritable(f"The column {quoted(twice)} is chosen twice.")
    if style.separator not in SEPARATORS:
        raise NotWritable(f"Cells cannot be separated by {quoted(style.separator)}; choose comma, semicolon or tab.")
    if sorted(_PART.findall(style.days)) != _PARTS:
        raise NotWritable(f"{quoted(style.days)} is no way to write days; it needs %d, %m and %Y, each once.")
    return columns


@lru_cache(maxsize=4096)
def styled_day(iso: str, pattern: str) -> str:
    """A day of the plan, ``2026-11-23`` or nothing, as the pattern has it."""
    return iso if not iso or pattern == ISO else date.fromisoformat(iso).strftime(pattern)


@lru_cache(maxsize=4096)
def readable_day(iso: str) -> str:
    """``Mon 23 Nov 2026`` for ``2026-11-23``, nothing for nothing."""
    return weekday_words(date.fromisoformat(iso), 0) if iso else ""


@lru_cache(maxsize=4096)
def plain_day(cell: str, week_start: str) -> str:
    """``2026-11-23`` for a day that one of our patterns reads as one of the week beside it; else the cell as it is.

    ``week_start`` is the Monday of the week, by which 12/01 can only be one of two days.
    """
    mondays = [day for pattern in DAY_PATTERNS if (day := _read(week_start.strip(), pattern)) and not day.weekday()]
    weeks = {Week.of(day) for day in mondays}
    days = (_read(cell.strip(), pattern) for pattern in DAY_PATTERNS)
    return next((day.isoformat() for day in days if day is not None and Week.of(day) in weeks), cell)


def _read(text: str, pattern: str) -> date | None:
    try:
        return datetime.strptime(text, pattern).date()
    except ValueError:
        return None
