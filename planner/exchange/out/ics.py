"""The plan as iCalendar (RFC 5545): an event for each entry, known again by its UID when the file is written anew.

What no property of the standard holds stands in ``X-EVENWEEK-`` properties of the columns of the week's CSV.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, vUri

from planner.domain.clock import LATER, Trouble, instant, trouble
from planner.domain.plan import Plan, media_of, name_of
from planner.domain.records import Placement, Status
from planner.exchange.format import Outgoing
from planner.exchange.out.earlier import CALENDAR_PROGRAM
from planner.exchange.out.ics_text import calendar_text, is_address, plain_line
from planner.exchange.out.ics_zones import zones_of
from planner.exchange.own.cells import kept_apart
from planner.exchange.own.controls import escaped
from planner.exchange.own.event_columns import PROPERTIES, TEXT_MARK, text_mark
from planner.exchange.own.week_csv import COLUMNS, Cells, cells

_LENGTH = timedelta(minutes=15)
"""Of events with a time, so that a calendar has room for their names; they are marked as free time."""

_COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
"""Sequence numbers are minutes since then: a later file replaces what an earlier one said."""

_TOLD_BY_THE_START = frozenset({"date", "time", "week_start"})
_STATUSES = {
    Status.IDEA: "TENTATIVE",
    Status.DRAFT: "TENTATIVE",
    Status.READY: "TENTATIVE",
    Status.APPROVED: "CONFIRMED",
    Status.SCHEDULED: "CONFIRMED",
    Status.POSTED: "CONFIRMED",
    Status.SKIPPED: "CANCELLED",
}


def content(outgoing: Outgoing) -> bytes:
    """The calendar of all entries that have a day, with the zones that they stand in."""
    calendar = Calendar()
    calendar.add("PRODID", CALENDAR_PROGRAM)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    calendar["X-WR-CALNAME"] = calendar_text(plain_line(outgoing.plan.brand.name))
    dated = [one for one in outgoing.placements if one.date is not None]
    for zone in zones_of(dated):
        calendar.add_component(zone)
    for one in dated:
        calendar.add_component(_event(outgoing.plan, one, outgoing.now.astimezone(UTC).replace(microsecond=0)))
    written: bytes = calendar.to_ical(sorted=False)
    return written


def _event(plan: Plan, placement: Placement, now: datetime) -> Event:
    row = cells(plan, placement)
    event = Event()
    event["UID"] = calendar_text(f"{escaped(placement.id)}@evenweek")
    event.add("DTSTAMP", now)
    event.add("LAST-MODIFIED", now)
    event.add("SEQUENCE", max(0, int((now - _COUNTED_FROM).total_seconds()) // 60))
    _add_time(event, placement)
    _add_words(event, plan, placement, row)
    event.add("STATUS", _STATUSES[placement.status])
    event.add("TRANSP", "TRANSPARENT")
    for name, value in _own_properties(row):
        event[name] = calendar_text(value, named=True)
    return event


def _add_time(event: Event, placement: Placement) -> None:
    """The day, or the moment: in its zone, or in UTC for the second of two equal times, which a zone cannot name."""
    day, clock = placement.date, placement.time
    assert day is not None
    if clock is None:
        event.add("DTSTART", day)
        return
    moment = instant(day, clock, placement.zone, placement.fold)
    if moment.fold == LATER and trouble(day, clock, placement.zone) is Trouble.TWICE:
        moment = moment.astimezone(UTC)
    event.add("DTSTART", moment)
    event.add("DURATION", _LENGTH)


def _add_words(event: Event, plan: Plan, placement: Placement, row: Cells) -> None:
    post = plan.post_of(placement)
    name = plain_line(name_of(post, placement)) or "…"
    event["SUMMARY"] = calendar_text(f"{plain_line(row.channel)}: {name}" if row.channel else name)
    description = str(calendar_text(row.text)).strip()
    if description:
        event["DESCRIPTION"] = calendar_text(description)
    event.add(TEXT_MARK, text_mark(description))
    if is_address(row.link):
        event.add("URL", row.link)
    labels = [plain_line(label) for label in (row.kind, row.campaign) if label]
    if labels:
        event["CATEGORIES"] = [calendar_text(label) for label in labels]
    addresses = [media.path for media in media_of(post, placement) if is_address(media.path)]
    if addresses:
        event["ATTACH"] = [vUri(address) for address in addresses]


def _own_properties(row: Cells) -> Iterator[tuple[str, str]]:
    """What comes back as it was, in properties of our own; empty ones are not written."""
    for column, value in zip(COLUMNS, row, strict=True):
        if value and column not in _TOLD_BY_THE_START:
            yield PROPERTIES[column], escaped(kept_apart(value))
