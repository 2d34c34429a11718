"""Campaigns: where they stand in time, what their posts are, what they cost, how near their goal is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.campaigns import (
    Progress,
    money_of,
    per_result,
    posts_of,
    progress_of,
    the_nearest_first,
)
from planner.domain.edits.campaigns import keep_campaign, new_campaign
from planner.domain.plan import Plan
from planner.domain.records import (
    Age,
    Campaign,
    Collaboration,
    Flight,
    Measurement,
    Stage,
    Stance,
    Status,
)
from planner.domain.running import Run, days_left, run_of, starts_in
from planner.domain.span import ONE_DAY
from planner.domain.tracking import tracked, values_of
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post

NO_DAY = None


def campaign(**values: Any) -> Campaign:
    return Campaign(**{"id": "winter", "brand_id": "brand", "name": "Winter Tide"} | values)


def noted(key: str, number: str, day: date = MONDAY, **values: Any) -> Measurement:
    said = {"id": f"{key}{number}{day}", "brand_id": "brand", "age": Age.LIFE, "captured": day} | values
    return Measurement(**said, values=((key, number, ""),))


# time


@pytest.mark.parametrize(
    ("first", "last", "run", "left", "ahead"),
    [
        (0, 0, Run.RUNNING, 1, None),
        (-3, 6, Run.RUNNING, 7, None),
        (2, 6, Run.TO_COME, None, 2),
        (-3, -1, Run.OVER, None, None),
        (None, 4, Run.RUNNING, 5, None),
        (-3, None, Run.RUNNING, None, None),
        (None, None, Run.NO_DAYS, None, None),
    ],
)
def test_a_campaign_stands_in_time(
    first: int | None, last: int | None, run: Run, left: int | None, ahead: int | None
) -> None:
    starts, ends = (None if at is None else MONDAY + at * ONE_DAY for at in (first, last))
    one = campaign(starts=starts, ends=ends)
    assert (run_of(one, MONDAY), days_left(one, MONDAY), starts_in(one, MONDAY)) == (run, left, ahead)


def test_what_ends_first_and_what_comes_first_stands_first() -> None:
    days = {
        "ends-late": (0, 9),
        "over-long": (-9, -5),
        "over": (-9, -1),
        "next": (1, 3),
        "later": (2, 3),
        "ends": (0, 1),
    }
    known = [
        campaign(id=name, name=name, starts=MONDAY + first * ONE_DAY, ends=MONDAY + last * ONE_DAY)
        for name, (first, last) in days.items()
    ]
    order = [one.name for one in the_nearest_first([*known, campaign(name="open")], MONDAY)]
    assert order == ["ends", "ends-late", "next", "later", "open", "over", "over-long"]


# posts


def test_each_post_counts_once_and_what_is_skipped_nowhere() -> None:
    posts = [
        a_post(id=id_, stance=stance, campaign_id="winter") for id_, stance in (("a", Stance.PROMOTIONAL), ("b", None))
    ]
    others = [a_post(id="c", campaign_id=None)]
    entries = [
        a_placement(id="a1", post_id="a", status=Status.POSTED),
        a_placement(id="a2", post_id="a", date=NO_DAY),
        a_placement(id="b1", post_id="b", status=Status.SKIPPED),
        a_placement(id="c1", post_id="c"),
    ]
    plan = Plan(a_brand(), posts={one.id: one for one in posts + others}, placements={one.id: one for one in entries})
    found = posts_of(plan, "winter")
    assert [one.id for one in found.entries] == ["a1", "b1", "a2"]
    assert (found.posts, found.stances, found.ideas, found.posted) == (1, {Stance.PROMOTIONAL: 1}, 1, 1)


# money


def the_plan(**values: Any) -> Plan:
    return replace(Plan(a_brand(currency="EUR"), campaigns={"winter": campaign()}), **values)


def test_own_costs_ads_and_creators_are_added_up() -> None:
    flight = Flight(id="f", brand_id="brand", campaign_id="winter", name="Boost", total=Decimal(120), starts=MONDAY)
    agreed = {"brand_id": "brand", "campaign_id": "winter", "stage": Stage.AGREED, "fee": Decimal(100)}
    creators = (
        Collaboration(id="paid", creator="Nela", **agreed | {"paid_on": MONDAY, "expenses": Decimal(10)}),
        Collaboration(id="due", creator="Olivia", **agreed),
        Collaboration(id="asked", creator="Ida", **agreed | {"stage": Stage.ASKED}),
    )
    one = campaign(budget=Decimal(300), costs=(("Photographer", "80"), ("Nothing said", "")))
    numbers = [noted("spend", "20", MONDAY - ONE_DAY, flight_id="f"), noted("spend", "35.50", flight_id="f")]
    money = money_of(the_plan(flights=(flight,), collaborations=creators), one, numbers, MONDAY)
    assert [(cost.what, cost.amount) for cost in money.spent] == [
        ("Photographer", Decimal(80)),
        ("Boost", Decimal("35.50")),
        ("Nela", Decimal(110)),
    ]
    assert [(cost.what, cost.amount) for cost in money.promised] == [
        ("Boost", Decimal("84.50")),
        ("Olivia", Decimal(100)),
    ]
    assert (money.total, money.to_come, money.left) == (Decimal("225.50"), Decimal("184.50"), Decimal(-110))


def test_what_is_put_away_was_paid_all_the_same_and_promises_nothing() -> None:
    away = {"brand_id": "brand", "campaign_id": "winter", "archived": True}
    flight = Flight(id="f", name="Boost", total=Decimal(120), **away)
    paid = Collaboration(id="paid", creator="Nela", stage=Stage.PAID, fee=Decimal(100), **away)
    due = Collaboration(id="due", creator="Olivia", stage=Stage.AGREED, fee=Decimal(70), **away)
    plan = the_plan(flights=(flight,), collaborations=(paid, due))
    money = money_of(plan, campaign(), [noted("spend", "35", flight_id="f")], MONDAY)
    assert ([cost.what for cost in money.spent], money.promised) == (["Boost", "Nela"], ())


def test_what_was_noted_for_the_campaign_counts_where_no_ad_was_measured() -> None:
    numbers = [noted("spend", "40", campaign_id="winter"), noted("spend", "7", campaign_id="other")]
    assert money_of(the_plan(), campaign(), numbers, MONDAY).total == 40
    flight = Flight(id="f", brand_id="brand", campaign_id="winter", name="Boost")
    measured = [*numbers, noted("spend", "12", flight_id="f")]
    assert money_of(the_plan(flights=(flight,)), campaign(), measured, MONDAY).total == 12


def test_an_ad_that_is_over_promises_nothing_more() -> None:
    flight = Flight(id="f", brand_id="brand", campaign_id="winter", total=Decimal(50), ends=MONDAY - ONE_DAY)
    money = money_of(the_plan(flights=(flight,)), campaign(), [noted("spend", "30", flight_id="f")], MONDAY)
    assert (money.total, money.promised) == (Decimal(30), ())


def test_amounts_in_another_currency_are_told_apart() -> None:
    flight = Flight(id="f", brand_id="brand", campaign_id="winter", name="Boost", total=Decimal(50), currency="USD")
    money = money_of(the_plan(flights=(flight,)), campaign(), [], MONDAY)
    assert [(one.amount, one.currency) for one in money.others] == [(Decimal(50), "USD")]
    assert (money.total, money.to_come) == (0, 0)


def test_a_result_has_a_price_once_there_is_one() -> None:
    money = money_of(the_plan(), campaign(costs=(("Flyers", "90"),)), [], MONDAY)
    assert per_result(money, Decimal(30)) == 3
    assert per_result(money, Decimal(0)) is per_result(money, None) is None


# progress


def reached(numbers: list[Measurement], entries: list[Measurement], *, adds_up: bool = True) -> Progress:
    one = campaign(measure="clicks", target=Decimal(200), ends=MONDAY)
    return progress_of(one, numbers, entries, adds_up=adds_up)


def test_the_last_number_that_was_noted_counts() -> None:
    numbers = [
        noted("clicks", "50", campaign_id="winter"),
        noted("clicks", "20", MONDAY - ONE_DAY, campaign_id="winter"),
    ]
    found = reached([*numbers, noted("clicks", "99", campaign_id="other")], [])
    assert (found.reached, found.as_of, found.share, found.entries) == (50, MONDAY, 0.25, 0)
    assert found.target_day == MONDAY


def test_numbers_of_weeks_are_added_up() -> None:
    weeks = [noted("clicks", "5", MONDAY - 7 * ONE_DAY * at, campaign_id="winter", age=Age.OVER_WEEK) for at in (0, 1)]
    assert reached(weeks, []).reached == 10


def test_else_the_last_numbers_of_its_entries_are_added_up_where_that_makes_sense() -> None:
    entries = [
        noted("clicks", "3", MONDAY - ONE_DAY, placement_id="a"),
        noted("clicks", "8", placement_id="a"),
        noted("clicks", "4", placement_id="b"),
        noted("clicks", "-", placement_id="c"),
    ]
    assert (reached([], entries).reached, reached([], entries).entries) == (12, 2)
    assert reached([], entries, adds_up=False).reached is None


def test_nothing_entered_is_not_zero() -> None:
    found = reached([], [])
    assert (found.reached, found.share) == (None, None)
    assert reached([noted("clicks", "0", campaign_id="winter")], []).share == 0


# edits and links


def test_a_new_one_has_a_name_of_its_own() -> None:
    plan = Plan(a_brand(), campaigns={"winter": campaign(name="New campaign")})
    assert new_campaign(plan, "New campaign").changes[0].after.name == "New campaign 2"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("values", "trouble"),
    [
        ({"name": " autumn"}, "“autumn” is there already"),
        ({"name": "  "}, "A name is needed"),
        ({"starts": MONDAY, "ends": MONDAY - ONE_DAY}, "The campaign would end before it starts"),
    ],
)
def test_what_cannot_be_is_refused(values: dict[str, Any], trouble: str) -> None:
    before, other = campaign(), campaign(id="other", name="Autumn")
    with pytest.raises(ValueError, match=trouble):
        keep_campaign(replace(before, **values), before, [before, other])


def test_another_name_is_a_renaming() -> None:
    before = campaign()
    edit = keep_campaign(replace(before, name=" Spring "), before, [before], "typing")
    assert (edit.text, edit.merge_key) == ("Rename Winter Tide", "typing")
    assert edit.changes[0].after.name == "Spring"  # type: ignore[union-attr]


@pytest.mark.parametrize(("slug", "said"), [("", "winter-tide"), ("Wide Tide", "wide-tide")])
def test_links_say_the_slug_of_a_campaign_or_else_its_name(slug: str, said: str) -> None:
    channel, post = a_channel(), a_post(campaign_id="winter")
    plan = Plan(a_brand(), channels={channel.id: channel}, campaigns={"winter": campaign(slug=slug)})
    values = values_of(plan, post, a_placement(post_id=post.id, channel_id=channel.id))
    assert tracked("https://x.example", "utm_campaign={campaign}", values) == f"https://x.example?utm_campaign={said}"
