"""What is known of an advertisement from its record alone, and how a new one begins."""

from __future__ import annotations

import string
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from planner.domain.edits import new_id
from planner.domain.plan import Plan, name_of
from planner.domain.records import Flight, Placement
from planner.domain.running import days_of

_USUAL = timedelta(days=6)
"""How long a boost runs at first: a week with its first day."""


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
    """One more version of an advertisement, with the next letter, without anybody's yes and without money of its own.

    The budget of the first is one that may be spent, and stands only once in the plan.
    """
    letter = next_letter((*versions, flight))
    fresh = replace(flight, id=new_id(), variant=letter, test=True, total=None, daily=None)
    return replace(fresh, approved_by="", approved_at=None)


def _test_of(flight: Flight) -> tuple[str, str, str | None]:
    return flight.name.strip().casefold(), flight.platform, flight.campaign_id
