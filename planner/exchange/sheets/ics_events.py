"""The events of a calendar file, one by one where the file as a whole is damaged. Nothing is left out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from icalendar import Calendar, Event

from planner.exchange.sheets.limits import DEEPEST

_BEGIN = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.IGNORECASE | re.MULTILINE)
_OTHERS = re.compile(r"^BEGIN:(VTODO|VJOURNAL)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^END:V(?:EVENT|CALENDAR)", re.IGNORECASE)
_INNER_BEGIN, _INNER_END = re.compile(r"^BEGIN:", re.IGNORECASE), re.compile(r"^END:", re.IGNORECASE)
_EITHER = re.compile(r"^(BEGIN|END):", re.IGNORECASE | re.MULTILINE)
_LINE = re.compile(r"[A-Za-z0-9-]+[;:]")


@dataclass(frozen=True, slots=True)
class Found:
    """The events, what the calendar says of itself, how many tasks and journals it has, and whether it is damaged."""

    events: list[Event]
    about: dict[str, str] = field(default_factory=dict)
    others: int = 0
    damaged: bool = False


def events_of(text: str) -> Found:
    """All events of an unfolded calendar file, in its order."""
    wanted = len(_BEGIN.findall(text))
    others = len(_OTHERS.findall(text))
    calendars = [] if _is_deep(text) else _whole(text)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(events) == wanted:
        return Found(events, _about(calendars), others)
    return Found([_event(block) for block in _blocks(text)], _about(calendars), others, damaged=True)


def _is_deep(text: str) -> bool:
    """Whether parts stand within each other so deep that the library would not come out again."""
    depth = 0
    for found in _EITHER.finditer(text):
        depth = depth + 1 if found[1].upper() == "BEGIN" else max(depth - 1, 0)
        if depth > DEEPEST:
            return True
    return False


def _whole(text: str) -> list[Any]:
    try:
        return list(Calendar.from_ical(text, multiple=True))
    except Exception:  # noqa: BLE001  the library lets out what it comes to, and then events are read one by one
        return []


def _about(calendars: list[Any]) -> dict[str, str]:
    names = ("X-WR-CALNAME", "NAME", "X-WR-TIMEZONE")
    return {name: str(one[name]) for one in calendars for name in names if name in one and str(one[name])}


def _blocks(text: str) -> list[list[str]]:
    """The lines of each event without those of the parts in it, such as alarms, and without what is no line."""
    blocks: list[list[str]] = []
    inner, inside = 0, False
    for line in text.split("\n"):
        if _BEGIN.match(line):
            blocks.append([])
            inner, inside = 0, True
        elif _END.match(line):
            inside = False
        elif inside and _INNER_BEGIN.match(line):
            inner += 1
        elif inside and _INNER_END.match(line):
            inner -= 1
        elif inside and inner <= 0 and _LINE.match(line):
            blocks[-1].append(line)
    return blocks


def _event(lines: list[str]) -> Event:
    """An event of its lines; of those that cannot be read it keeps the errors."""
    try:
        return _parsed(lines)
    except Exception:  # noqa: BLE001  as above
        return _line_by_line(lines)


def _line_by_line(lines: list[str]) -> Event:
    event = Event()
    for line in lines:
        try:
            one = _parsed([line])
        except Exception:  # noqa: BLE001  as above
            event.errors.append((None, line))
            continue
        for name, value in one.items():
            event.setdefault(name, value)
    return event


def _parsed(lines: list[str]) -> Event:
    event = Event.from_ical("\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT"]))
    assert isinstance(event, Event)
    return event
