"""What an event says, as text: its start in a zone, its words, its address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from icalendar import Event
from icalendar.prop import vBroken, vText

from planner.domain.clock import clock_text, zone_named
from planner.exchange.sheets.cell_text import storable

_LONGEST_ZONE = 64
"""Characters; the longest name of the IANA has 32."""

_ESCAPED = re.compile(r"\\([\\;,nN])")


class Start(NamedTuple):
    """When an event begins: its day, its time or nothing, and the zone that these are told in.

    ``moment`` is what it was in the file where it can be read.
    """

    day: str
    clock: str
    zone: str
    moment: date | datetime | None = None


def one_of(event: Event, name: str) -> Any:
    """The property of this name, the first where it stands there several times, None where it does not."""
    value = event.get(name)
    return value[0] if isinstance(value, list) and value else value


def text_of(event: Event, name: str) -> str:
    """The property as text, empty where there is none. The type TEXT may have been lost on the way."""
    value = one_of(event, name)
    if value is None or isinstance(value, list):
        return ""
    text = str(value)
    if name.startswith("X-") and not isinstance(value, vText):
        text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)
    return storable(text.replace("\r\n", "\n"))


def words_of(event: Event, name: str) -> str:
    """All values of a property that holds a list, such as categories, joined by commas."""
    value = event.get(name, [])
    values = value if isinstance(value, list) else [value]
    found = [str(word) for one in values for word in getattr(one, "cats", [one])]
    return storable(", ".join(word for word in found if word))


def start_of(event: Event, calendar_zone: str = "") -> Start:
    """The start as it is told in its own zone, or in the calendar's where it is in UTC; the bare text if it is none."""
    value = one_of(event, "DTSTART")
    moment = None if value is None or isinstance(value, vBroken) else getattr(value, "dt", None)
    if isinstance(moment, datetime):
        return _moment(moment, calendar_zone)
    if isinstance(moment, date):
        return Start(moment.isoformat(), "", "", moment)
    return Start("" if value is None else storable(str(value)), "", "")


def is_zone(name: str) -> bool:
    """Whether there is such a zone. Long names are not looked up: each slash in one is a call within a call."""
    if len(name) > _LONGEST_ZONE:
        return False
    try:
        zone_named(name)
    except ValueError:
        return False
    return bool(name)


def in_zone(moment: datetime, zone: str) -> datetime:
    """The moment in a zone; as it is where it has no zone or the calendar ends."""
    if moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(zone_named(zone))
    except (OverflowError, ValueError):
        return moment


def _moment(moment: datetime, calendar_zone: str) -> Start:
    if moment.tzinfo is None:
        return Start(moment.date().isoformat(), clock_text(moment.time().replace(microsecond=0)), "", moment)
    zone = key_of(moment)
    if not is_zone(zone) or zone == "UTC":
        zone = calendar_zone or "UTC"
    there = in_zone(moment, zone)
    return Start(there.date().isoformat(), clock_text(there.time().replace(microsecond=0)), zone, moment)


def key_of(moment: datetime) -> str:
    """The name of the zone that a moment is told in, empty where it has none of its own."""
    where = moment.tzinfo
    if where is UTC:
        return "UTC"
    return where.key if isinstance(where, ZoneInfo) else ""
