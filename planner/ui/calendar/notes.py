"""What there is to say of a day: that its clocks go back or forward."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from planner.domain.clock import zone_named
from planner.domain.span import ONE_DAY
from planner.ui.context import Context
from planner.ui.words import tr

_STEP = timedelta(minutes=15)


def clock_note(day: date, zone: str) -> str:
    """``Clocks back`` or ``Clocks forward``, "" on most days."""
    change = _clock_change(day, zone)
    if change is None:
        return ""
    before, after = change
    return tr("Clocks back") if after < before else tr("Clocks forward")


def long_clock_note(context: Context, day: date, zone: str) -> str:
    """``Clocks go back from 02:00 to 01:00``, "" on most days."""
    change = _clock_change(day, zone)
    if change is None:
        return ""
    before, after = (context.when.clock(clock) for clock in change)
    back = change[1] < change[0]
    words = tr("Clocks go back from {before} to {after}") if back else tr("Clocks go forward from {before} to {after}")
    return words.format(before=before, after=after)


@lru_cache(maxsize=512)
def _clock_change(day: date, zone: str) -> tuple[time, time] | None:
    """The clock time at which the clocks of a day change, and the one that they then show."""
    where = zone_named(zone)
    midnight = datetime.combine(day, time(), where)
    end = datetime.combine(day + ONE_DAY, time(), where)
    if midnight.utcoffset() == end.utcoffset():
        return None
    moment = midnight.astimezone(UTC)
    while (after := (moment + _STEP).astimezone(where)).utcoffset() == midnight.utcoffset():
        moment += _STEP
    before = moment.astimezone(where).replace(tzinfo=None) + _STEP
    return before.time(), after.time()
