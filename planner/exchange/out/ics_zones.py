"""Time zones as calendar files carry them, for the years in which entries stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from planner.domain.clock import zone_named
from planner.domain.records import Placement

_STEP = timedelta(days=7)
_SECOND = timedelta(seconds=1)


def zones_of(placements: Iterable[Placement]) -> list[Timezone]:
    """One for each zone in which an entry has a time, from before the first of these days until after the last."""
    timed = [one for one in placements if one.time is not None and one.date is not None]
    years = [one.date.year for one in timed if one.date is not None]
    named = sorted({one.zone for one in timed} - {"UTC"})
    return [_zone(name, min(years) - 1, max(years) + 1) for name in named]


@lru_cache(maxsize=64)
def _zone(name: str, first: int, last: int) -> Timezone:
    """The zone with each change of its clocks, from the beginning of one year to the end of another."""
    zone = Timezone()
    zone.add("TZID", name)
    where = zone_named(name)
    start = datetime(first, 1, 1, tzinfo=UTC)
    zone.add_component(_observance(start, where, before=start.astimezone(where).utcoffset()))
    for moment in _changes(where, start, date(last + 1, 1, 1)):
        before = (moment - _SECOND).astimezone(where).utcoffset()
        zone.add_component(_observance(moment, where, before=before))
    return zone


def _observance(moment: datetime, where: ZoneInfo, *, before: timedelta | None) -> TimezoneStandard | TimezoneDaylight:
    """What holds from a moment on; its start is told by the clocks as they went before."""
    there = moment.astimezone(where)
    found = TimezoneDaylight() if there.dst() else TimezoneStandard()
    assert before is not None
    found.add("DTSTART", (moment + before).replace(tzinfo=None))
    found.add("TZOFFSETFROM", before)
    found.add("TZOFFSETTO", there.utcoffset())
    found.add("TZNAME", there.tzname())
    return found


def _changes(where: ZoneInfo, start: datetime, end: date) -> Iterator[datetime]:
    """The moments at which the offset of a zone becomes another one."""
    moment = start
    while moment.date() < end:
        later = moment + _STEP
        if moment.astimezone(where).utcoffset() != later.astimezone(where).utcoffset():
            yield _change_between(where, moment, later)
        moment = later


def _change_between(where: ZoneInfo, moment: datetime, later: datetime) -> datetime:
    old = moment.astimezone(where).utcoffset()
    while later - moment > _SECOND:
        middle = moment + _SECOND * ((later - moment) // _SECOND // 2)
        moment, later = (middle, later) if middle.astimezone(where).utcoffset() == old else (moment, middle)
    return later
