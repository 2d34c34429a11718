"""Wall-clock times in zones: what exists, what exists twice, and how it is written."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from planner.domain.quote import quoted

LATER = 1
"""Which of two equal clock times is meant when nobody said: the one after the clocks went back."""


class Trouble(StrEnum):
    """What is wrong with a wall-clock time on its day in its zone."""

    NONE = ""
    MISSING = "does not exist"
    TWICE = "exists twice"


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone with this IANA name; raises ValueError with a sentence when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError, RecursionError):
        raise ValueError(f"There is no time zone {quoted(name)}; write it like Europe/London") from None


def trouble(day: date, clock: time, zone: str) -> Trouble:
    """Whether this wall-clock time is skipped or repeated by a clock change."""
    if not _clock_changes(day, zone):
        return Trouble.NONE
    from dateutil import tz  # noqa: PLC0415  8 ms, and needed on two days a year

    moment = datetime.combine(day, clock)
    where = zone_named(zone)
    if not tz.datetime_exists(moment, where):
        return Trouble.MISSING
    return Trouble.TWICE if tz.datetime_ambiguous(moment, where) else Trouble.NONE


@lru_cache(maxsize=4096)
def _clock_changes(day: date, zone: str) -> bool:
    """Whether the offset from UTC changes on this day, which it does on two days a year at most."""
    midnight = datetime.combine(day, time(), zone_named(zone))
    next_midnight = (midnight + timedelta(days=1)).replace(fold=1)
    return midnight.utcoffset() != next_midnight.utcoffset()


def chosen_fold(day: date, clock: time | None, zone: str, fold: int | None) -> int:
    """Which of two equal clock times is meant: as said, or the later one; 0 for times that come once."""
    if clock is None or trouble(day, clock, zone) is not Trouble.TWICE:
        return 0
    return LATER if fold is None else fold


def instant(day: date, clock: time | None, zone: str, fold: int | None = None) -> datetime:
    """The moment in its zone; any time counts as midnight, a missing hour as told by the offset before it."""
    moment = datetime.combine(day, clock or time(), zone_named(zone))
    return moment.replace(fold=chosen_fold(day, clock, zone, fold))


def clock_text(clock: time) -> str:
    """``08:30``, with seconds only when there are some."""
    return clock.isoformat("seconds" if clock.second else "minutes")


def offset_text(moment: datetime) -> str:
    """The offset from UTC of an aware moment, as ``+01:00``."""
    return moment.isoformat()[-6:]


def written_time(day: date | None, clock: time | None, zone: str, fold: int | None = None) -> str:
    """The time as files carry it: empty for any time, and with its offset when it exists twice that day."""
    if clock is None:
        return ""
    if day is None or trouble(day, clock, zone) is not Trouble.TWICE:
        return clock_text(clock)
    return clock_text(clock) + offset_text(instant(day, clock, zone, fold))


def read_time(text: str, day: date | None, zone: str) -> tuple[time | None, int | None]:
    """The wall-clock time and the fold from ``08:30`` or ``01:30+00:00``.

    Raises ValueError with a sentence when it is no time, or the offset is not one of the zone on that day.
    """
    if not text:
        return None, None
    try:
        clock = _strict_time(text)
    except ValueError:
        raise ValueError(f"{quoted(text)} is not a time; write it like 08:30") from None
    if clock.tzinfo is None:
        return clock, None
    wall = clock.replace(tzinfo=None)
    if day is None:
        raise ValueError(f"{quoted(text)} has an offset but no date")
    for fold in (0, 1):
        if datetime.combine(day, wall, zone_named(zone)).replace(fold=fold).utcoffset() == clock.utcoffset():
            return wall, fold if trouble(day, wall, zone) is Trouble.TWICE else None
    raise ValueError(f"{quoted(text)} is not an offset of {zone} on {day.isoformat()}")


@lru_cache(maxsize=4096)
def _strict_time(text: str) -> time:
    if not (len(text) >= 5 and text.isascii() and text[2] == ":"):
        raise ValueError(text)
    clock = time.fromisoformat(text)
    if clock.microsecond:
        raise ValueError(text)
    return clock
