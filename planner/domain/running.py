"""Where something that lasts for days is in time: a campaign, an advertisement."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Protocol


class Lasting(Protocol):
    """What lasts from ``starts`` to ``ends``, both included, as far as they are known."""

    @property
    def starts(self) -> date | None:
        """Its first day."""

    @property
    def ends(self) -> date | None:
        """Its last day."""


class Run(StrEnum):
    """Whether it is to come, running or over; without any day nothing can be said."""

    RUNNING = "running"
    TO_COME = "to come"
    NO_DAYS = "no days"
    OVER = "over"


def run_of(one: Lasting, today: date) -> Run:
    """Where it is on a day; without a last day it runs on, without a first one it runs already."""
    if one.starts is None and one.ends is None:
        return Run.NO_DAYS
    if one.ends is not None and one.ends < today:
        return Run.OVER
    return Run.TO_COME if one.starts is not None and one.starts > today else Run.RUNNING


def days_of(one: Lasting) -> int | None:
    """On how many days it runs; None where an end is not known or comes before the beginning."""
    if one.starts is None or one.ends is None or one.ends < one.starts:
        return None
    return (one.ends - one.starts).days + 1


def days_left(one: Lasting, today: date) -> int | None:
    """How many days are left with today; None for what does not run or has no last day."""
    if one.ends is None or run_of(one, today) is not Run.RUNNING:
        return None
    return (one.ends - today).days + 1


def starts_in(one: Lasting, today: date) -> int | None:
    """In how many days it begins; None for what is not to come."""
    if one.starts is None or one.starts <= today:
        return None
    return (one.starts - today).days
