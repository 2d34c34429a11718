"""Days and times of sheets and answers, which are kept as ``2026-11-23`` and ``08:30``, as people read them."""

from __future__ import annotations

from datetime import time

from planner.domain.span import read_day
from planner.ui.when import When


def said_day(written: str, when: When, year: int) -> str:
    """``Mon 23 Nov``, with the year where it is another than ``year``; what is no day stays as it is."""
    try:
        day = read_day(written)
    except ValueError:
        return written
    return when.day(day) if day.year == year else when.dated(day)


def said_clock(written: str, when: When) -> str:
    """``08:30`` or ``8:30 AM``; what is no time stays as it is."""
    try:
        return when.clock(time.fromisoformat(written).replace(tzinfo=None))
    except ValueError:
        return written
