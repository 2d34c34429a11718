"""What lasts for days: which bars a plan has, and their lanes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from planner.domain.bars import bars_of
from planner.domain.overlay import Bar, bar_row
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Collaboration, Deliverable, Flight
from planner.domain.span import ONE_DAY, Span
from tests.builders import MONDAY, a_brand

ROW = Span(MONDAY, MONDAY + 7 * ONE_DAY)


def campaign(name: str, first: int | None, last: int | None, **values: Any) -> Campaign:
    """A campaign from so many days after Monday to so many."""
    starts, ends = (None if at is None else MONDAY + at * ONE_DAY for at in (first, last))
    return Campaign(**{"id": name, "brand_id": "brand", "name": name, "starts": starts, "ends": ends} | values)


def plan_of(*campaigns: Campaign) -> Plan:
    return Plan(a_brand(), campaigns={one.id: one for one in campaigns})


def names(plan: Plan) -> list[str]:
    return [one.name for one in bars_of(plan)]


def test_campaigns_come_first_then_ads_then_creators() -> None:
    plan = replace(
        plan_of(campaign("Late", 2, 3), campaign("Long", 0, 9), campaign("Short", 0, 1)),
        flights=(Flight(id="f", brand_id="brand", name="Boost", variant="B", campaign_id="Long", starts=MONDAY),),
        collaborations=(Collaboration(id="c", brand_id="brand", creator="Nela", campaign_id="Long"),),
        deliverables=(Deliverable(id="d", brand_id="brand", collaboration_id="c", format="reel", closes=MONDAY),),
    )
    assert names(plan) == ["Long", "Short", "Late", "Boost (B)", "Nela · reel"]


def test_what_belongs_to_a_campaign_has_its_colour() -> None:
    plan = replace(
        plan_of(campaign("Winter", 0, 1, hue="educate")),
        flights=(Flight(id="f", brand_id="brand", name="Boost", campaign_id="Winter", starts=MONDAY),),
        collaborations=(Collaboration(id="c", brand_id="brand", campaign_id="Winter"),),
        deliverables=(Deliverable(id="d", brand_id="brand", collaboration_id="c", opens=MONDAY),),
    )
    assert [one.hue for one in bars_of(plan)] == ["educate"] * 3


def test_what_has_no_day_or_is_archived_has_no_bar() -> None:
    assert names(plan_of(campaign("A", None, None), campaign("B", 0, 1, archived=True), campaign("C", 3, 1))) == []
    agreed = Collaboration(id="c", brand_id="brand", archived=True)
    made = Deliverable(id="d", brand_id="brand", collaboration_id="c", opens=MONDAY)
    assert bars_of(replace(plan_of(), collaborations=(agreed,), deliverables=(made,))) == ()


def test_one_day_alone_is_a_bar_of_a_day() -> None:
    (bar,) = bars_of(plan_of(campaign("A", None, 3)))
    assert bar.first == bar.last == MONDAY + 3 * ONE_DAY
    assert [bar.covers(bar.first + number * ONE_DAY) for number in (-1, 0, 1)] == [False, True, False]


def test_lanes_are_counted_from_above_and_the_first_bars_have_them() -> None:
    bars = bars_of(plan_of(campaign("A", -3, 9), campaign("B", 0, 2), campaign("C", 1, 4), campaign("D", 3, 6)))
    row = bar_row(bars, ROW, 2)
    assert [(one.bar.name, one.lane) for one in row.stretches] == [("A", 0), ("B", 1), ("D", 1)]
    assert [one.name for one in row.hidden] == ["C"]
    assert (row.stretches[0].first, row.stretches[0].last) == (MONDAY, date(2026, 11, 29))
    assert row.lanes == 2


def test_days_without_a_bar_take_no_lane() -> None:
    bars: tuple[Bar, ...] = bars_of(plan_of(campaign("A", -9, -1), campaign("B", 7, 9)))
    assert bar_row(bars, ROW, 3).lanes == 0
