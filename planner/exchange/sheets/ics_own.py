"""Events that Evenweek wrote, as rows of its own columns; what was changed in a calendar program since, holds."""

from __future__ import annotations

from datetime import date, datetime, time

from icalendar import Event

from planner.domain.clock import written_time
from planner.domain.span import Week
from planner.exchange.own.cells import kept_apart, unguarded
from planner.exchange.own.controls import unescaped
from planner.exchange.own.event_columns import PROPERTIES, TEXT_MARK, text_mark
from planner.exchange.own.week_csv import COLUMNS
from planner.exchange.sheets.cell_text import storable
from planner.exchange.sheets.ics_values import in_zone, is_zone, key_of, start_of, text_of

_CANCELLED, _SKIPPED = "CANCELLED", "skipped"


def is_own(event: Event) -> bool:
    """Whether an event has columns of ours."""
    return any(name in event for name in PROPERTIES.values())


def row_of(event: Event) -> tuple[str, ...]:
    """The cells of an event, guarded as in all our files."""
    said = {column: storable(unescaped(text_of(event, name))) for column, name in PROPERTIES.items()}
    said |= _when(event, said["timezone"])
    said["text"] = _text(event, said["text"])
    said["title"] = _title(event, said)
    said["link"] = kept_apart(text_of(event, "URL")) or said["link"]
    if text_of(event, "STATUS").upper() == _CANCELLED:
        said["status"] = _SKIPPED
    return tuple(said[column] for column in COLUMNS)


def _when(event: Event, zone: str) -> dict[str, str]:
    start = start_of(event)
    moment = start.moment
    if not isinstance(moment, datetime):
        return {"date": start.day, "time": "", "week_start": _monday(moment)}
    where = zone if is_zone(zone) else start.zone
    there = moment if key_of(moment) == where else in_zone(moment, where)
    clock = _written(there.date(), there.time().replace(microsecond=0), where, there.fold)
    return {"date": there.date().isoformat(), "time": clock, "timezone": where, "week_start": _monday(there.date())}


def _written(day: date, clock: time, zone: str, fold: int) -> str:
    wall = clock.replace(fold=0)
    try:
        return written_time(day, wall, zone, fold) if zone else written_time(None, wall, "")
    except (ValueError, OverflowError):
        return written_time(None, wall, "")


def _monday(day: date | None) -> str:
    try:
        return Week.of(day).monday.isoformat() if day else ""
    except (ValueError, OverflowError):
        return ""


def _text(event: Event, text: str) -> str:
    """The text as it was written, or the description where that is another one by now."""
    description = text_of(event, "DESCRIPTION")
    written = text_of(event, TEXT_MARK)
    if not description or written == text_mark(description):
        return text
    return kept_apart(description)


def _title(event: Event, said: dict[str, str]) -> str:
    """The title as it was written, or the summary without its channel where that says something else by now."""
    summary = _plain(text_of(event, "SUMMARY"))
    name = summary.removeprefix(f"{_plain(said['channel'])}: ")
    title = said["title"]
    known = (title, unguarded(title)) if title else (said["text"], unguarded(said["text"]), "untitled")
    if not summary or any(_same(name, one, whole=bool(title)) for one in known):
        return title
    return kept_apart(name)


def _same(name: str, written: str, *, whole: bool) -> bool:
    """Whether a name is the title, or the beginning of the text where there is no title; other letters do not count."""
    one, other = ("".join(filter(str.isalnum, text)) for text in (name, written))
    return one == other if whole else other.startswith(one) and (bool(one) or not other)


def _plain(text: str) -> str:
    return " ".join(text.split())
