"""When the post of a row was published, in the zone of an entry, and how far that is from the entry's time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from planner.domain.clock import zone_named
from planner.domain.records import Placement
from planner.exchange.analytics.model import ResultRow


def local_day(row: ResultRow, placement: Placement) -> date | None:
    """The day on which the row says that it was published, in the zone of the entry."""
    return day_in(row, placement.zone)


def day_in(row: ResultRow, zone: str) -> date | None:
    """The day of publishing in a zone; as the row says it where no moment is known."""
    moment = moment_of_row(row)
    return row.published if moment is None else moment.astimezone(zone_named(zone)).date()


def moment_of_row(row: ResultRow) -> datetime | None:
    """The moment of publishing, where it is known to the minute."""
    if row.moment is not None:
        return row.moment
    if row.published is None or row.clock is None or not row.zone:
        return None
    return datetime.combine(row.published, row.clock, zone_named(row.zone))


def days_apart(row: ResultRow, placement: Placement) -> timedelta:
    """Whole days between the row and the entry; the longest time where either has no day."""
    day = local_day(row, placement)
    return abs(placement.date - day) if placement.date and day else timedelta.max


def minutes_apart(row: ResultRow, placement: Placement) -> float:
    """Minutes between the row and the entry; of days alone as many as these have."""
    moment = moment_of_row(row)
    if moment is None or placement.date is None or placement.time is None:
        return days_apart(row, placement) / timedelta(minutes=1)
    planned = datetime.combine(placement.date, placement.time, zone_named(placement.zone))
    return abs(planned - moment) / timedelta(minutes=1)
