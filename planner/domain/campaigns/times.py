"""Where a campaign is in time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from planner.domain.records import Campaign


class Phase(StrEnum):
    """Whether a campaign is to come, running or over; without any day nothing can be said."""

    RUNNING = "running"
    TO_COME = "to come"
    NO_DAYS = "no days"
    OVER = "over"


def phase_of(campaign: Campaign, today: date) -> Phase:
    """Where it is on a day; without a last day it runs on, without a first one it runs already."""
    if campaign.starts is None and campaign.ends is None:
        return Phase.NO_DAYS
    if campaign.starts is not None and campaign.starts > today:
        return Phase.TO_COME
    return Phase.OVER if campaign.ends is not None and campaign.ends < today else Phase.RUNNING


def days_left(campaign: Campaign, today: date) -> int | None:
    """How many days are left with today; None for one that does not run or has no last day."""
    if campaign.ends is None or phase_of(campaign, today) is not Phase.RUNNING:
        return None
    return (campaign.ends - today).days + 1


def starts_in(campaign: Campaign, today: date) -> int | None:
    """In how many days it begins; None for one that is not to come."""
    if campaign.starts is None or campaign.starts <= today:
        return None
    return (campaign.starts - today).days


def the_nearest_first(campaigns: Iterable[Campaign], today: date) -> list[Campaign]:
    """What runs by its end, what is to come by its beginning, what has no days by name, what is over from the last."""
    order = {phase: number for number, phase in enumerate(Phase)}

    def rank(one: Campaign) -> tuple[int, int, str]:
        phase = phase_of(one, today)
        if phase is Phase.OVER:
            day = -(one.ends or date.min).toordinal()
        elif phase is Phase.TO_COME:
            day = (one.starts or date.max).toordinal()
        else:
            day = (one.ends or date.max).toordinal()
        return order[phase], day, one.name.casefold()

    return sorted(campaigns, key=rank)
