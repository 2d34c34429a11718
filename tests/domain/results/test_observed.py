"""Which numbers of an entry count: their age, blanks, what the network does not offer, what was paid for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import time, timedelta
from typing import Any

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.plan import Plan
from planner.domain.records import NOT_OFFERED, Age, Flight, Measurement, Stance, Status
from planner.domain.results.metrics import offered
from planner.domain.results.observed import LeftOut, numbers_of, observed
from planner.domain.results.rates import middle, pooled, rated
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post
from tests.domain.results.worlds import TODAY, an_observation


def a_plan(*, flights: tuple[Flight, ...] = (), **values: Any) -> Plan:
    post = a_post(id="post", stance=Stance.ENGAGEMENT)
    placement = a_placement(id="entry", channel_id="ig", status=Status.POSTED, **values)
    return Plan(
        a_brand(),
        channels={"ig": a_channel(id="ig")},
        posts={post.id: post},
        placements={placement.id: placement},
        flights=flights,
    )


def measured(days: int, age: Age = Age.LIFE, **values: Any) -> Measurement:
    numbers = values.pop("numbers", {"reach": "100", "reactions": str(days)})
    return Measurement(
        id=f"measured-{days}-{age}",
        brand_id="brand",
        placement_id="entry",
        age=age,
        captured=MONDAY + timedelta(days=days),
        values=tuple((key, value, "") for key, value in numbers.items()),
        **values,
    )


def reactions(measurements: Iterable[Measurement], settled: int = 7) -> list[float]:
    """What is preferred, first; nothing where the entry does not count."""
    seen = observed(a_plan(), measurements, settled=settled)
    return [numbers["reactions"] for one in seen.observations for numbers in one.numbers]


@pytest.mark.parametrize(
    ("measurements", "settled", "counted"),
    [
        ([measured(1, Age.AFTER_DAY), measured(7, Age.AFTER_WEEK), measured(28, Age.AFTER_MONTH)], 7, [7, 28]),
        ([measured(40), measured(9), measured(3)], 7, [9, 40]),
        ([measured(8), measured(6, Age.AFTER_WEEK)], 7, [6, 8]),
        ([measured(3)], 7, []),
        ([measured(3)], 0, [3]),
        ([measured(7, Age.AFTER_WEEK)], 14, []),
        ([measured(28, Age.AFTER_MONTH), measured(15)], 14, [15, 28]),
    ],
)
def test_the_numbers_after_a_week_count_else_the_nearest_later_ones(
    measurements: list[Measurement], settled: int, counted: list[float]
) -> None:
    assert reactions(measurements, settled) == counted


def test_numbers_that_are_too_young_are_counted_as_left_out() -> None:
    assert observed(a_plan(), [measured(2)]).left_out == {LeftOut.TOO_YOUNG: 1}


def test_boosted_entries_are_left_out() -> None:
    paid = measured(7, numbers={"reach": "100", "paid.reach": "60"})
    for numbers in (measured(7, boosted=True), paid):
        assert observed(a_plan(), [numbers]).left_out == {LeftOut.BOOSTED: 1}


def test_what_was_read_before_the_money_counts() -> None:
    flight = Flight(id="flight", brand_id="brand", placement_id="entry", starts=MONDAY + timedelta(days=10))
    plan = a_plan(flights=(flight,))
    assert observed(plan, [measured(7)]).left_out == {}
    assert observed(plan, [measured(12)]).left_out == {LeftOut.BOOSTED: 1}


def test_an_ad_that_is_put_away_has_boosted_all_the_same() -> None:
    flight = Flight(id="flight", brand_id="brand", placement_id="entry", starts=MONDAY, archived=True)
    assert observed(a_plan(flights=(flight,)), [measured(7)]).left_out == {LeftOut.BOOSTED: 1}


@pytest.mark.parametrize("values", [{"status": Status.SKIPPED}, {"date": None}, {"trashed": MONDAY}])
def test_what_did_not_go_out_is_not_looked_at(values: dict[str, Any]) -> None:
    post = a_post(id="post")
    placement = a_placement(id="entry", **{"channel_id": "ig"} | values)
    plan = Plan(a_brand(), posts={"post": post}, placements={"entry": placement})
    assert observed(plan, [measured(7)]).observations == ()


def test_blank_zero_and_not_offered_are_three_things() -> None:
    numbers = measured(7, numbers={"reach": "0", "saves": NOT_OFFERED, "shares": "nonsense", "clicks": "-3"})
    assert numbers_of(numbers) == {"reach": 0.0}


def count(numbers: list[dict[str, float]], measure: str, catalogue: Catalogue) -> list[float]:
    some = [an_observation(number, numbers=(one,)) for number, one in enumerate(numbers)]
    return [one.count for one in rated(some, catalogue.measures[measure], today=TODAY)]


def test_a_blank_is_never_zero(catalogue: Catalogue) -> None:
    known = {"reach": 100.0, "reactions": 4.0, "comments": 1.0}
    assert count([known, known, {"reach": 100.0, "reactions": 4.0}], "engagement_by_reach", catalogue) == [5, 5]
    assert count([{"reach": 100.0}, {"reach": 100.0, "clicks": 0.0}], "clicks_by_reach", catalogue) == [0]


def test_what_a_channel_seldom_tells_is_no_part_of_the_sum_there(catalogue: Catalogue) -> None:
    few = {"reach": 100.0, "reactions": 4.0}
    assert count([few, few, few | {"saves": 3.0}], "engagement_by_reach", catalogue) == [4, 4, 4]


def test_what_nobody_saw_has_no_rate(catalogue: Catalogue) -> None:
    assert count([{"reach": 0.0, "reactions": 0.0}], "engagement_by_reach", catalogue) == []


def test_the_brand_says_what_it_adds_up(catalogue: Catalogue) -> None:
    numbers = {"reach": 100.0, "reactions": 4.0, "clicks": 9.0}
    measure = catalogue.measures["engagement_by_reach"]
    (one,) = rated([an_observation(numbers=(numbers,))], measure, ("reactions", "clicks"), today=TODAY)
    assert one.count == 13


def test_the_middle_and_the_pooled_rate_differ(catalogue: Catalogue) -> None:
    numbers = [
        {"reach": 10.0, "reactions": 5.0},
        {"reach": 10.0, "reactions": 4.0},
        {"reach": 980.0, "reactions": 10.0},
    ]
    some = [an_observation(number, numbers=(one,)) for number, one in enumerate(numbers)]
    rates = rated(some, catalogue.measures["engagement_by_reach"], today=TODAY)
    assert (middle(rates), pooled(rates)) == (0.4, 0.019)
    assert (middle([]), pooled([])) == (None, None)


def test_networks_offer_different_numbers(catalogue: Catalogue) -> None:
    metrics = catalogue.metrics.values()
    of_x = {one.key for one in offered(metrics, "x", "entry")}
    assert {"impressions", "saves", "sales"} <= of_x
    assert "reach" not in of_x
    assert {one.key for one in metrics if "entry" in one.of} == {one.key for one in offered(metrics, "blog", "entry")}
    assert catalogue.metrics["comments"].name_on("x") == "Replies"


def test_all_named_networks_and_stances_are_known(catalogue: Catalogue) -> None:
    networks = {network for one in catalogue.metrics.values() for network in one.called}
    assert networks <= {one.key for one in catalogue.platforms}
    assert {stance for one in catalogue.measures.values() for stance in one.stances} == {
        Stance.ENGAGEMENT,
        Stance.PROMOTIONAL,
    }


def test_parts_of_the_day_have_no_hole(catalogue: Catalogue) -> None:
    limits = catalogue.thresholds
    assert [limits.part_at(part.starts) for part in limits.parts] == list(limits.parts)
    assert limits.part_at(time(2)) == limits.parts[-1]
