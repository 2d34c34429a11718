"""What is known of an advertisement from its record alone, and how a new one begins."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from planner.domain.edits import new_id
from planner.domain.plan import Plan, name_of
from planner.domain.records import Flight, Placement

_USUAL = timedelta(days=6)
"""How long a boost runs at first: a week with its first day."""


class Run(StrEnum):
    """Where an advertisement is in time."""

    NO_DAYS = "no days"
    TO_COME = "to come"
    RUNNING = "running"
    OVER = "over"


def run_of(flight: Flight, today: date) -> Run:
    """Whether it runs today; without an end it runs from its first day on."""
    if flight.starts is None and flight.ends is None:
        return Run.NO_DAYS
    if flight.ends is not None and flight.ends < today:
        return Run.OVER
    return Run.TO_COME if flight.starts is not None and flight.starts > today else Run.RUNNING


def days_of(flight: Flight) -> int | None:
    """On how many days it runs, both ends included; None where an end is not known or comes before the beginning."""
    if flight.starts is None or flight.ends is None or flight.ends < flight.starts:
        return None
    return (flight.ends - flight.starts).days + 1


def planned_cost(flight: Flight) -> Decimal | None:
    """What it may cost: its total, else what all its days cost together; None when neither can be told."""
    days = days_of(flight)
    if flight.total is not None:
        return flight.total
    return flight.daily * days if flight.daily is not None and days is not None else None


def flight_name(flight: Flight) -> str:
    """What it is called, with the letter of its version."""
    name = flight.name.strip() or flight.headline.strip() or " ".join(flight.text.split())[:40] or "An ad"
    letter = flight.variant.strip()
    return f"{name} ({letter})" if letter else name


def boosted_by(plan: Plan, placement: Placement) -> list[Flight]:
    """The advertisements that boost an entry."""
    return [one for one in plan.flights if one.placement_id == placement.id and not one.archived]


def is_boosted(plan: Plan, placement: Placement) -> bool:
    """Whether any advertisement boosts an entry, so that its numbers are not those of its readers alone."""
    return bool(boosted_by(plan, placement))


def boost_of(plan: Plan, placement: Placement, today: date) -> Flight:
    """A new advertisement that boosts an entry for a week from its day on, or from today; to be handed to an edit."""
    post, channel = plan.post_of(placement), plan.channels.get(placement.channel_id or "")
    starts = max(today, placement.date or today)
    return Flight(
        id=new_id(),
        brand_id=plan.brand.id,
        campaign_id=post.campaign_id,
        platform=channel.platform if channel else "",
        name=name_of(post, placement),
        placement_id=placement.id,
        starts=starts,
        ends=starts + _USUAL,
    )


def versions_of(flights: Iterable[Flight], flight: Flight) -> list[Flight]:
    """The versions that are compared with each other: tests of one name, network and campaign; itself among them."""
    return [one for one in flights if _test_of(one) == _test_of(flight) and one.test and not one.archived]


def next_letter(versions: Iterable[Flight]) -> str:
    """The first letter that no version has, "" when all are taken."""
    taken = {one.variant.strip().upper() for one in versions}
    return next((letter for letter in string.ascii_uppercase if letter not in taken), "")


def version_of(flight: Flight, versions: Iterable[Flight]) -> Flight:
    """One more version of an advertisement, with the next letter and without anybody's yes."""
    letter = next_letter((*versions, flight))
    return replace(flight, id=new_id(), variant=letter, test=True, approved_by="", approved_at=None)


def _test_of(flight: Flight) -> tuple[str, str, str | None]:
    return flight.name.strip().casefold(), flight.platform, flight.campaign_id
