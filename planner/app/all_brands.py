"""All brands at one look: how the week of each stands, what waits, and what comes next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance, WholeWeek
from planner.app.planning import week_gaps
from planner.domain.clock import instant, zone_named
from planner.domain.plan import Plan, instant_of, name_of
from planner.domain.records import SETTLED, UNAPPROVED, Brand, Placement
from planner.domain.span import ONE_DAY, Span, Week

_AHEAD = timedelta(days=28)
"""How far ahead of today the next deadline is looked for."""

_SOON = timedelta(hours=48)


class Urgency(IntEnum):
    """What a brand asks for, the most pressing first."""

    APPROVAL = 0
    BALANCE = 1
    GAPS = 2
    NOTHING = 3


class Deadline(NamedTuple):
    """What comes next for a brand: the name of a post or milestone, and its moment in the zone of the brand.

    What is not ``timed`` is due until the end of the day.
    """

    what: str
    at: datetime
    timed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BrandLine:
    """A brand with its week. ``trouble`` says why the week cannot be judged, "" when it can."""

    brand: Brand
    judged: WholeWeek | None
    trouble: str
    gaps: int
    waiting: int
    soon: int
    """How many of those that wait are due within 48 hours."""
    next: Deadline | None

    @property
    def urgency(self) -> Urgency:
        """What the brand asks for."""
        if self.soon:
            return Urgency.APPROVAL
        if self.judged is None or self.judged.off:
            return Urgency.BALANCE
        return Urgency.GAPS if self.gaps else Urgency.NOTHING


def all_brands(
    document: Document,
    clock: Callable[[], datetime],
    catalogue: Catalogue,
    at_step: Callable[[int, int], None] = lambda *_: None,
) -> tuple[BrandLine, ...]:
    """A line for each brand that is not archived, the most urgent first, then by name.

    ``at_step`` is told how many are done of how many; what it raises ends it.
    """
    brands = [brand for brand in document.brands() if not brand.archived]
    lines = []
    for number, brand in enumerate(brands):
        at_step(number, len(brands))
        lines.append(line_of(document, brand, clock().astimezone(zone_named(brand.zone)), catalogue))
    return tuple(sorted(lines, key=lambda line: (line.urgency, line.brand.name.casefold())))


def line_of(document: Document, brand: Brand, now: datetime, catalogue: Catalogue) -> BrandLine:
    """How one brand stands at ``now``, an aware moment in its zone."""
    week = Week.of(now.date())
    judged, trouble = _judged(document, brand, week, catalogue)
    plan = document.plan(brand, Span(now.date(), now.date() + _AHEAD))
    waiting = [one for one in plan.placements.values() if one.status in UNAPPROVED]
    return BrandLine(
        brand=brand,
        judged=judged,
        trouble=trouble,
        gaps=len(week_gaps(document, brand, week, now=now, catalogue=catalogue, ideas=False)) if judged else 0,
        waiting=len(waiting),
        soon=sum(_due(one, now) <= now + _SOON for one in waiting),
        next=min(_deadlines(plan, now), key=lambda one: (one.at, one.timed), default=None),
    )


def _judged(document: Document, brand: Brand, week: Week, catalogue: Catalogue) -> tuple[WholeWeek | None, str]:
    live = LiveBalance(document, catalogue)
    live.show_brand(brand)
    try:
        return live.whole(week), ""
    except ValueError as error:
        return None, f"{error}."


def _due(placement: Placement, now: datetime) -> datetime:
    """The moment of an entry of the plan; one at any time is due when its day begins."""
    return instant_of(placement) or now


def _deadlines(plan: Plan, now: datetime) -> Iterator[Deadline]:
    """The entries to come that are not settled, and the milestones of the campaigns."""
    for one in plan.placements.values():
        at = _due(one, now).astimezone(now.tzinfo)
        if one.status not in SETTLED and (at >= now or (one.time is None and at.date() == now.date())):
            yield Deadline(name_of(plan.post_of(one), one), at, timed=one.time is not None)
    for campaign in plan.campaigns.values():
        for milestone in () if campaign.archived else campaign.milestones:
            at = instant(milestone.day, milestone.clock, plan.brand.zone)
            end = at if milestone.clock else at + ONE_DAY
            if now <= end and milestone.day < now.date() + _AHEAD:
                yield Deadline(milestone.name, at, timed=milestone.clock is not None)
