"""Which numbers are due: how old an entry has to be for them, and what counts as entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from planner.domain.clock import zone_named
from planner.domain.plan import instant_of
from planner.domain.records import Age, Measurement, Placement, Status
from planner.domain.span import ONE_DAY, Week

LISTED = frozenset({Status.DRAFT, Status.READY, Status.APPROVED, Status.SCHEDULED, Status.POSTED})
"""Statuses of entries that may have gone out, whatever was noted of them."""

WENT_OUT = frozenset({Status.APPROVED, Status.SCHEDULED, Status.POSTED})
"""Statuses of entries that are taken to have gone out when their moment is past."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgeWindow:
    """How old an entry is when its numbers of an age are read: from ``opens`` to ``closes`` after it went out."""

    age: Age
    name: str
    short: str
    opens: timedelta
    closes: timedelta
    source: str = ""


class Standing(StrEnum):
    """How the numbers of one age of an entry stand."""

    AHEAD = "ahead"
    DUE = "due"
    MISSED = "missed"
    ENTERED = "entered"


def went_out_at(placement: Placement) -> datetime | None:
    """The moment from which the age of an entry counts; of one at any time of its day the end of the day."""
    moment = instant_of(placement)
    return moment if moment is None or placement.time is not None else moment + ONE_DAY


def opens_on(window: AgeWindow, placement: Placement) -> date:
    """The first day on which numbers of this age can be read; the entry must have a day."""
    return (_moment(placement) + window.opens).astimezone(zone_named(placement.zone)).date()


def standing(window: AgeWindow, placement: Placement, measured: Iterable[Measurement], now: datetime) -> Standing:
    """How an entry with a day stands at an aware moment; ``measured`` are its numbers of all ages."""
    age = now - _moment(placement)
    if _is_entered(window, placement, measured):
        return Standing.ENTERED
    if age < window.opens:
        return Standing.AHEAD
    return Standing.DUE if age < window.closes and placement.status in WENT_OUT else Standing.MISSED


def _is_entered(window: AgeWindow, placement: Placement, measured: Iterable[Measurement]) -> bool:
    """Whether any number was read when the entry was old enough; what was read earlier says nothing of this age."""
    first = opens_on(window, placement)
    return any(one.values and one.captured >= first for one in measured)


def record_of(window: AgeWindow, placement: Placement, measured: Iterable[Measurement]) -> Measurement | None:
    """The numbers of this age: those kept as such, else those of any age that were read while it lasts."""
    listed = sorted(measured, key=lambda one: one.captured)
    own = [one for one in listed if one.age is window.age]
    others = [one for one in listed if one.age is Age.LIFE and _was_read_in(window, placement, one)]
    return next(reversed([*others, *own]), None)


def is_early(window: AgeWindow, placement: Placement, measurement: Measurement) -> bool:
    """Whether numbers were read before the entry was old enough for them."""
    return measurement.captured < opens_on(window, placement)


def account_is_due(week: Week, measured: Iterable[Measurement], today: date) -> bool:
    """Whether the numbers of an account over a week are asked for: it is over, and none of them is known."""
    entered = any(one.age is Age.OVER_WEEK and one.captured == week.monday and one.values for one in measured)
    return week.span.end <= today and not entered


def _was_read_in(window: AgeWindow, placement: Placement, measurement: Measurement) -> bool:
    last = (_moment(placement) + window.closes).astimezone(zone_named(placement.zone)).date()
    return opens_on(window, placement) <= measurement.captured <= last


def _moment(placement: Placement) -> datetime:
    moment = went_out_at(placement)
    assert moment is not None
    return moment
