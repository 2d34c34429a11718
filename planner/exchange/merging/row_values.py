"""What single cells say: a stance, a status, a day with its time. Wrong ones raise ValueError with a reason."""

from __future__ import annotations

from datetime import date, time
from functools import lru_cache
from typing import NamedTuple

from planner.domain.clock import Trouble, clock_text, read_time, trouble, written_time, zone_named
from planner.domain.quote import quoted
from planner.domain.records import Stance, Status
from planner.domain.span import Week, read_day

_STATUSES = {status.value: status for status in Status} | {"published": Status.POSTED, "cancelled": Status.SKIPPED}
_STANCES = {stance.value: stance for stance in Stance}


class When(NamedTuple):
    """When a row stands; ``monday`` is its week, ``said`` what a clock change makes of it, or empty."""

    day: date | None
    clock: time | None
    fold: int | None
    zone: str
    monday: str
    said: str


@lru_cache(maxsize=64)
def stance_in(cell: str) -> Stance | None:
    """The stance of a cell, None for an empty one."""
    said = _STANCES.get(cell.strip().casefold()) if cell else None
    if said is None and cell.strip():
        raise ValueError(f"{quoted(cell)} is not a stance; write {', '.join(_STANCES)}")
    return said


@lru_cache(maxsize=64)
def status_in(cell: str) -> Status:
    """The status of a cell, draft for an empty one."""
    said = _STATUSES.get(cell.strip().casefold() or Status.DRAFT)
    if said is None:
        raise ValueError(f"{quoted(cell)} is not a status; write {', '.join(_STATUSES)}")
    return said


def when_in(day_cell: str, time_cell: str, zone: str) -> When:
    """When a row stands by its cells and its zone."""
    zone_named(zone)
    day, monday = _day(day_cell)
    clock, fold = read_time(time_cell.strip(), day, zone)
    said = _clock_change_words(day, clock, zone) if day and clock and fold is None else ""
    return When(day, clock, fold, zone, monday, said)


@lru_cache(maxsize=4096)
def _day(cell: str) -> tuple[date | None, str]:
    """The day of a cell and the Monday of its week as text."""
    if not cell.strip():
        return None, ""
    day = read_day(cell.strip())
    return day, Week.of(day).monday.isoformat()


def _clock_change_words(day: date, clock: time, zone: str) -> str:
    found = trouble(day, clock, zone)
    if found is Trouble.TWICE:
        meant = written_time(day, clock, zone)
        return f"{clock_text(clock)} comes twice on {day.isoformat()} in {zone}; the later one ({meant}) is taken"
    if found is Trouble.MISSING:
        return f"{clock_text(clock)} does not exist on {day.isoformat()} in {zone}; it was kept as written"
    return ""
