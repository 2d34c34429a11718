"""Calendar files (iCalendar, RFC 5545) as a sheet with a row for each event. Nothing is fetched, nothing rings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from icalendar import Event

from planner.domain.quote import quoted
from planner.exchange.format import BadFile
from planner.exchange.own.week_csv import COLUMNS
from planner.exchange.sheets.encodings import decoded
from planner.exchange.sheets.ics_events import Found, events_of
from planner.exchange.sheets.ics_own import is_own, row_of
from planner.exchange.sheets.ics_values import is_zone, start_of, text_of, words_of
from planner.exchange.sheets.limits import check_rows
from planner.exchange.sheets.model import Record, Sheet, Workbook
from planner.exchange.sheets.sentences import many
from planner.exchange.sheets.tables import long_cells

HEADER = ("Title", "Date", "Time", "Timezone", "Text", "Link", "Status", "Categories", "Location", "UID")
"""Columns of a calendar of strangers."""

_FOLDED = re.compile(rb"(?:\r\n|\r|\n)[ \t]")
_LINE_END = re.compile("\r\n|\r")
_BEGIN = re.compile(rb"[ \t]*BEGIN:VEVENT[ \t]*", re.IGNORECASE)
_MOST_TOLD = 20
"""Events that are told of one by one."""


def read(content: bytes, name: str = "", encoding: str = "") -> Workbook:
    """The events of a file. Raises BadFile when there are none or too many."""
    found = decoded(content if b"\0" in content else _FOLDED.sub(b"", content), encoding)
    text = _LINE_END.sub("\n", found.text)
    calendar = events_of(text)
    if not calendar.events:
        raise BadFile("The calendar has no events.")
    check_rows(len(calendar.events) + 1, "The calendar")
    own = any(map(is_own, calendar.events))
    zone = calendar.about.get("X-WR-TIMEZONE", "")
    records = _records(calendar, content, own, zone if is_zone(zone) else "")
    sheet = Sheet(calendar.about.get("X-WR-CALNAME") or calendar.about.get("NAME") or name, records)
    notes = (*found.notes, *_notes(calendar), *long_cells(records))
    return Workbook("ics", (sheet,), found.encodings, notes=notes)


def _records(calendar: Found, content: bytes, own: bool, zone: str) -> tuple[Record, ...]:
    lines = [number for number, line in enumerate(content.splitlines(), 1) if _BEGIN.fullmatch(line)]
    lines += [1] * (len(calendar.events) - len(lines))
    head = Record(1, 1, COLUMNS if own else HEADER)
    rows = (row_of(event) if own else _row(event, zone) for event in calendar.events)
    return (head, *(Record(number, line, row) for number, (line, row) in enumerate(zip(lines, rows, strict=False), 2)))


def _row(event: Event, calendar_zone: str) -> tuple[str, ...]:
    start = start_of(event, calendar_zone)
    return (
        text_of(event, "SUMMARY"),
        start.day,
        start.clock,
        start.zone,
        text_of(event, "DESCRIPTION"),
        text_of(event, "URL"),
        text_of(event, "STATUS").lower(),
        words_of(event, "CATEGORIES"),
        text_of(event, "LOCATION"),
        text_of(event, "UID"),
    )


def _notes(calendar: Found) -> Iterator[str]:
    if calendar.damaged:
        yield "The calendar is damaged; its events were read one by one."
    if calendar.others:
        yield f"Not read: {many(calendar.others, 'task or journal entry', 'tasks and journal entries')}."
    told = [sentence for number, event in enumerate(calendar.events, 2) for sentence in _event_notes(number, event)]
    yield from told[:_MOST_TOLD]
    if len(told) > _MOST_TOLD:
        yield f"There are {len(told) - _MOST_TOLD:,} more remarks like these."


def _event_notes(number: int, event: Event) -> Iterator[str]:
    name = f"Row {number:,} ({quoted(text_of(event, 'SUMMARY'))})"
    if event.get("RRULE") or event.get("RDATE"):
        yield f"{name} happens again and again; only its first day is read."
    if start_of(event).moment is None:
        yield f"{name} has no day that can be read."
    if event.errors:
        parts = many(len(event.errors), "line")
        yield f"{name} has {parts} that cannot be read."
