"""Placements at another time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from planner.domain.clock import clock_text
from planner.domain.edits.change import Edit, changed
from planner.domain.records import (
    Placement,
)
from planner.domain.span import weekday_words


def moved(placement: Placement, by: timedelta) -> Placement:
    """A placement so many days later, or days and minutes when ``by`` is not whole days; one without a day stays.

    With whole days the clock time stays. A placement at any time keeps having none, and moves by whole days. Which of
    two equal clock times is meant is asked anew.
    """
    if placement.date is None or not by:
        return placement
    if placement.time is None or not by % timedelta(days=1):
        return replace(placement, date=placement.date + timedelta(days=round(by / timedelta(days=1))), fold=None)
    moment = datetime.combine(placement.date, placement.time) + by
    return replace(placement, date=moment.date(), time=moment.time(), fold=None)


def move_to(placements: Iterable[Placement], day: date | None, clock: time | None) -> Edit:
    """Placements moved to a day and clock time; no clock time is any time, no day is an idea without one."""
    return move_each((one, replace(one, date=day, time=clock if day else None, fold=None)) for one in placements)


def schedule(placements: Iterable[Placement], day: date) -> Edit:
    """Placements put on a day; the clock times that they have stay."""
    return move_each((one, replace(one, date=day, fold=None)) for one in placements if one.date != day)


def move_each(before_and_after: Iterable[tuple[Placement, Placement]]) -> Edit:
    """Placements before and after a move."""
    pairs = list(before_and_after)
    return changed(_moved_text(after for _, after in pairs), pairs)


def _moved_text(placements: Iterable[Placement]) -> str:
    """What a move is called: by its day when there is only one, and its time when there is only one."""
    listed = list(placements)
    days = {one.date for one in listed}
    day = days.pop() if len(days) == 1 else None
    if day is not None:
        clocks = {one.time for one in listed}
        clock = clocks.pop() if len(clocks) == 1 else None
        at = f" {clock_text(clock)}" if clock is not None else ""
        return f"Move to {weekday_words(day)}{at}"
    return "Move to ideas" if not days else "Move posts"
