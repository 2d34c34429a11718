"""Advertisements and work with creators, made by hand for tests."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from typing import Any

from planner.domain.checks.creators import CreatorCase, creator_findings
from planner.domain.checks.finding import Finding
from planner.domain.checks.paid import FlightCase, flight_findings
from planner.domain.plan import Plan
from planner.domain.records import Brand, Campaign, Collaboration, Deliverable, Flight, Placement, Post, Stage
from planner.domain.span import ONE_DAY
from tests.builders import MONDAY, a_brand
from tests.scopes import CHANNEL, FACTS, LORE, NOW, SHIPPED

PAID, CREATORS, CONTENT = "paid-ads", "creators", "creators-content"
DOMAINS = ("ferrow.example",)

_numbers = count(1)


def days(number: int) -> Any:
    """So many days after Monday."""
    return MONDAY + number * ONE_DAY


def a_flight(**values: Any) -> Flight:
    """One that nothing is found in: next week, with money and a yes."""
    defaults = {
        "id": f"flight-{next(_numbers)}",
        "brand_id": "brand",
        "name": "Gift box",
        "platform": "instagram",
        "starts": days(7),
        "ends": days(13),
        "total": Decimal(140),
        "approved_by": "Ida",
    }
    return Flight(**defaults | values)


def a_campaign(**values: Any) -> Campaign:
    return Campaign(**{"id": "winter", "brand_id": "brand", "name": "Winter Tide"} | values)


def a_collaboration(**values: Any) -> Collaboration:
    """One that nothing is found in: agreed, with its words and the label of the network."""
    defaults = {
        "id": f"work-{next(_numbers)}",
        "brand_id": "brand",
        "creator": "Nela",
        "stage": Stage.AGREED,
        "disclosure": "#ad",
        "platform_label": "Paid partnership",
    }
    return Collaboration(**defaults | values)


def a_piece(work: Collaboration, **values: Any) -> Deliverable:
    defaults = {"id": f"piece-{next(_numbers)}", "brand_id": "brand", "collaboration_id": work.id, "format": "reel"}
    return Deliverable(**defaults | values)


def a_plan(
    *places: tuple[Post, Placement], campaigns: Iterable[Campaign] = (), brand: Brand | None = None, **values: Any
) -> Plan:
    return Plan(
        brand or a_brand(domains=DOMAINS),
        channels={CHANNEL.id: CHANNEL},
        campaigns={one.id: one for one in campaigns},
        posts={post.id: post for post, _ in places},
        placements={placement.id: placement for _, placement in places},
        **values,
    )


def ad_findings(flight: Flight, plan: Plan | None = None, **values: Any) -> list[Finding]:
    """What is found in an advertisement of a plan."""
    there = plan or a_plan(flights=(flight,))
    case = FlightCase(flight=flight, plan=there, now=NOW, template=SHIPPED.tracking, who="Ida", **values)
    return flight_findings(case, FACTS[PAID])


def work_findings(
    work: Collaboration, *pieces: Deliverable, plan: Plan | None = None, entries: Iterable[Placement] = ()
) -> list[Finding]:
    """What is found in the work with a creator."""
    there = plan or a_plan(collaborations=(work,), deliverables=pieces)
    laws = LORE.laws_of(there.brand.jurisdiction)
    case = CreatorCase(collaboration=work, plan=there, now=NOW, laws=laws, entries=tuple(entries))
    return creator_findings(case, FACTS[CREATORS])


def sentences(found: Iterable[Finding]) -> list[str]:
    return [one.sentence for one in found]
