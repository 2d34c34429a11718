"""Advertisements: what is found in them, what their links say, and that they stay out of the mix."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from decimal import Decimal
from typing import Any

import pytest

from planner.domain.balance import Ledger
from planner.domain.balance.entries import entry_of
from planner.domain.checks import State
from planner.domain.checks.paid import FlightCase, flight_findings
from planner.domain.edits import Change
from planner.domain.edits.paid import add_version, approve_flight, delete_flight, keep_flight, unapprove_flight
from planner.domain.paid import (
    boost_of,
    flight_name,
    is_boosted,
    money_words,
    next_letter,
    paid_link,
    planned_cost,
)
from planner.domain.records import Age, Flight, Measurement, Media, Rights, Stance, Status
from planner.domain.rules import Severity
from planner.domain.running import Run, days_of, run_of
from planner.domain.span import Span
from tests.builders import MONDAY, WEEK, a_brand, a_post, a_rule
from tests.domain.paid_cases import (
    PAID,
    a_campaign,
    a_collaboration,
    a_flight,
    a_piece,
    a_plan,
    ad_findings,
    days,
    sentences,
)
from tests.scopes import FACTS, NOW, SHIPPED, a_scope, done, item, standing

LINK = "https://ferrow.example/gifts"
PAID_LINK = f"{LINK}?utm_medium=paid_social"


def after(flight: Flight, **values: Any) -> dict[str, Flight]:
    return {flight.id: replace(flight, **values)}


# facts


@pytest.mark.parametrize(
    ("starts", "ends", "run", "lasts"),
    [
        (None, None, Run.NO_DAYS, None),
        (days(0), days(0), Run.RUNNING, 1),
        (days(1), days(7), Run.TO_COME, 7),
        (days(-7), days(-1), Run.OVER, 7),
        (days(-7), None, Run.RUNNING, None),
        (None, days(3), Run.RUNNING, None),
        (days(7), days(1), Run.TO_COME, None),
    ],
)
def test_where_an_ad_is_in_time(starts: Any, ends: Any, run: Run, lasts: int | None) -> None:
    flight = a_flight(starts=starts, ends=ends)
    assert (run_of(flight, MONDAY), days_of(flight)) == (run, lasts)


@pytest.mark.parametrize(
    ("total", "daily", "cost"), [(Decimal(90), Decimal(20), 90), (None, Decimal(20), 140), (None, None, None)]
)
def test_what_an_ad_may_cost(total: Decimal | None, daily: Decimal | None, cost: int | None) -> None:
    assert planned_cost(a_flight(total=total, daily=daily)) == cost


@pytest.mark.parametrize(
    ("amount", "words"), [("1400", "1,400 EUR"), ("12.5", "12.50 EUR"), ("0", "0 EUR"), ("140.00", "140 EUR")]
)
def test_money_in_words(amount: str, words: str) -> None:
    assert money_words(Decimal(amount), "EUR") == words


def test_letters_of_versions_go_on_and_end() -> None:
    assert next_letter([]) == "A"
    assert next_letter([a_flight(variant="a"), a_flight(variant="C")]) == "B"
    assert next_letter([a_flight(variant=chr(65 + number)) for number in range(26)]) == ""


def test_names_fall_back_on_what_there_is() -> None:
    assert flight_name(a_flight(variant="B")) == "Gift box (B)"
    assert flight_name(a_flight(name="", headline="Last days")) == "Last days"
    assert flight_name(a_flight(name="")) == "An ad"


# boosts


def test_a_boost_begins_with_its_post_for_a_week() -> None:
    post, placement = standing(a_post(title="Winter Tide is here", campaign_id="winter"), date=days(8))
    made = boost_of(a_plan((post, placement)), placement, MONDAY)
    assert (made.name, made.platform, made.campaign_id) == ("Winter Tide is here", "instagram", "winter")
    assert (made.starts, made.ends, made.placement_id) == (days(8), days(14), placement.id)


def test_only_an_entry_with_an_ad_that_is_not_put_away_is_boosted() -> None:
    post, placement = standing()
    for flights, boosted in (
        ([a_flight(placement_id=placement.id)], True),
        ([a_flight(placement_id=placement.id, archived=True)], False),
        ([a_flight(), a_flight(placement_id="another")], False),
    ):
        assert is_boosted(a_plan((post, placement), flights=tuple(flights)), placement) is boosted


def test_dark_ads_are_outside_the_mix_and_boosted_posts_count_once() -> None:
    places = [standing(a_post(stance=Stance.PROMOTIONAL), channel_id="channel") for _ in range(4)]
    plan = a_plan(*places)
    boosts = [a_flight(placement_id=places[0][1].id, variant=letter) for letter in "AB"]
    paid = replace(plan, flights=(*boosts, a_flight(), a_flight(name="Another of its own")))
    counted = [[entry_of(one, placement) for placement in one.placements.values()] for one in (plan, paid)]
    assert counted[0] == counted[1]
    rule = a_rule()
    judged = [Ledger([entry for entry in entries if entry]).judge(rule, WEEK) for entries in counted]
    assert judged[0] == judged[1]
    assert [entry.post_id for entry in counted[1] if entry] == [post.id for post, _ in places]


# days


def test_nothing_is_found_in_an_ad_that_is_in_order() -> None:
    campaign = a_campaign(starts=days(0), ends=days(13), budget=Decimal(140))
    flight = a_flight(campaign_id="winter", daily=Decimal(20), link=PAID_LINK)
    assert ad_findings(flight, a_plan(flights=(flight,), campaigns=[campaign])) == []


def test_an_end_before_the_beginning_is_changed_over() -> None:
    flight = a_flight(starts=days(9), ends=days(7))
    (one,) = ad_findings(flight)
    assert one.sentence == "“Gift box” ends on Mon 30 Nov, before it begins on Wed 2 Dec"
    assert one.severity is Severity.MUST_FIX
    assert done(one.fixes[0]) == after(flight, starts=days(7), ends=days(9))


def test_an_ad_does_not_begin_before_its_campaign() -> None:
    flight = a_flight(campaign_id="winter")
    plan = a_plan(flights=(flight,), campaigns=[a_campaign(starts=days(8))])
    (one,) = ad_findings(flight, plan)
    assert one.sentence == "“Gift box” begins on Mon 30 Nov, Winter Tide only on Tue 1 Dec"
    assert done(one.fixes[0]) == after(flight, starts=days(8))


def test_an_ad_that_is_over_before_its_campaign_begins_has_no_fix() -> None:
    flight = a_flight(campaign_id="winter")
    (one,) = ad_findings(flight, a_plan(flights=(flight,), campaigns=[a_campaign(starts=days(20))]))
    assert one.fixes == ()


@pytest.mark.parametrize("ends", [days(14), None])
def test_an_ad_does_not_run_after_its_offer(ends: Any) -> None:
    flight = a_flight(campaign_id="winter", ends=ends)
    (one,) = ad_findings(flight, a_plan(flights=(flight,), campaigns=[a_campaign(ends=days(12))]))
    said = "runs until Mon 7 Dec, after" if ends else "has no end, and"
    assert one.sentence == f"“Gift box” {said} Winter Tide ends on Sat 5 Dec"
    assert done(one.fixes[0]) == after(flight, ends=days(12))


def test_an_ad_that_begins_after_its_offer_cannot_be_ended_on_its_last_day() -> None:
    flight = a_flight(campaign_id="winter")
    (one,) = ad_findings(flight, a_plan(flights=(flight,), campaigns=[a_campaign(ends=days(2))]))
    assert one.fixes == ()


def test_the_offer_of_a_boosted_post_counts_too() -> None:
    post, placement = standing(a_post(campaign_id="winter"), status=Status.POSTED)
    flight = a_flight(placement_id=placement.id)
    plan = a_plan((post, placement), flights=(flight,), campaigns=[a_campaign(ends=days(9))])
    assert sentences(ad_findings(flight, plan)) == [
        "“Gift box” runs until Sun 6 Dec, after Winter Tide ends on Wed 2 Dec"
    ]


def test_a_boost_does_not_begin_before_its_post() -> None:
    post, placement = standing(date=days(9))
    flight = a_flight(placement_id=placement.id)
    (one,) = ad_findings(flight, a_plan((post, placement), flights=(flight,)))
    assert one.sentence == "“Gift box” begins before its post goes out on Wed 2 Dec"
    assert one.placements == (placement.id,)
    assert done(one.fixes[0]) == after(flight, starts=days(9))


@pytest.mark.parametrize("values", [{"status": Status.SKIPPED}, {"trashed": NOW.astimezone(UTC)}])
def test_a_boost_of_what_does_not_go_out_is_found(values: dict[str, Any]) -> None:
    post, placement = standing(date=days(7), **values)
    flight = a_flight(placement_id=placement.id)
    assert sentences(ad_findings(flight, a_plan((post, placement), flights=(flight,)))) == [
        "“Gift box” boosts a post that does not go out: it was skipped or deleted"
    ]


def test_a_boosted_post_that_is_gone_is_found_only_where_all_are_known() -> None:
    flight = a_flight(placement_id="gone")
    assert ad_findings(flight) == []
    assert sentences(ad_findings(flight, complete=True)) == [
        "“Gift box” boosts a post that is not in the plan any more"
    ]


# money


def test_so_much_a_day_is_not_more_than_the_budget() -> None:
    flight = a_flight(total=Decimal(100), daily=Decimal(20), currency="EUR")
    (one,) = ad_findings(flight)
    assert one.sentence == "“Gift box”: 7 days at 20 EUR are 140 EUR, the budget is 100 EUR"
    assert one.fixes[0].words == "Lower to 14 a day"
    assert done(one.fixes[0]) == after(flight, daily=Decimal(14))


def test_a_small_budget_is_lowered_to_cents() -> None:
    flight = a_flight(total=Decimal(5), daily=Decimal(1))
    assert done(ad_findings(flight)[0].fixes[0]) == after(flight, daily=Decimal("0.71"))


@pytest.mark.parametrize("values", [{"ends": None}, {"daily": None}, {"total": Decimal(140)}, {"total": None}])
def test_a_budget_that_is_kept_or_not_known_is_fine(values: dict[str, Any]) -> None:
    flight = a_flight(**{"daily": Decimal(20), "total": Decimal(100)} | values)
    assert ad_findings(flight) == []


def test_all_ads_of_a_campaign_keep_to_its_budget() -> None:
    first, second = (a_flight(campaign_id="winter", name=name, total=Decimal(500)) for name in ("One", "Two"))
    other = a_flight(campaign_id="winter", currency="USD", total=Decimal(900))
    campaign = a_campaign(budget=Decimal(800), currency="EUR")
    plan = a_plan(flights=(first, second, other), campaigns=[campaign], brand=a_brand(currency="EUR"))
    assert sentences(ad_findings(first, plan)) == ["The ads of Winter Tide come to 1,000 EUR, its budget is 800 EUR"]


# a yes


@pytest.mark.parametrize(("starts", "said"), [(days(3), "begins on Thu 26 Nov"), (days(-2), "runs")])
def test_what_begins_soon_needs_money_and_a_yes(starts: Any, said: str) -> None:
    flight = a_flight(starts=starts, total=None, approved_by="")
    found = ad_findings(flight)
    assert sentences(found) == [
        f"“Gift box” {said}, and has no budget yet",
        f"“Gift box” {said}, and nobody has approved it yet",
    ]
    assert done(found[1].fixes[0]) == after(flight, approved_by="Ida", approved_at=NOW.astimezone(UTC))


def test_what_begins_later_can_wait_for_a_yes() -> None:
    assert ad_findings(a_flight(starts=days(4), total=None, approved_by="")) == []


# links


@pytest.mark.parametrize("said", ["social", "Social"])
def test_the_link_of_an_ad_says_something_else_than_those_of_posts(said: str) -> None:
    flight = a_flight(link=f"{LINK}?utm_medium={said}")
    (one,) = ad_findings(flight)
    assert one.sentence == f"“Gift box”: the link says “{said}”, as the links of posts that are not paid for"
    wanted = f"{LINK}?utm_medium=paid_social&utm_source=instagram&utm_content=gift-box"
    assert done(one.fixes[0]) == after(flight, link=wanted)


def test_a_link_of_ones_own_says_that_its_readers_were_paid_for() -> None:
    assert sentences(ad_findings(a_flight(link=LINK))) == [
        "“Gift box”: the link does not say that its readers were paid for"
    ]
    assert ad_findings(a_flight(link="https://elsewhere.example")) == []
    assert ad_findings(a_flight(link=PAID_LINK)) == []


def test_the_medium_of_the_brands_own_template_is_not_that_of_ads() -> None:
    brand = a_brand(tracking="utm_medium=organic")
    flight = a_flight(link="https://elsewhere.example?utm_medium=organic")
    plan = a_plan(flights=(flight,), brand=brand)
    case = FlightCase(flight=flight, plan=plan, now=NOW, template=brand.tracking)
    assert len(flight_findings(case, FACTS[PAID])) == 1


def test_a_mistyped_link_is_mended_first() -> None:
    (one,) = ad_findings(a_flight(link="htps://ferrow.example"))
    assert one.severity is Severity.MUST_FIX
    assert one.fixes[0].words == "Correct it to https://ferrow.example"


def test_a_boost_can_have_a_link_of_its_own() -> None:
    post, placement = standing(a_post(link=LINK), status=Status.POSTED)
    flight = a_flight(placement_id=placement.id, variant="B")
    plan = a_plan((post, placement), flights=(flight,))
    (one,) = ad_findings(flight, plan)
    assert one.severity is Severity.HINT
    (changed,) = done(one.fixes[0]).values()
    assert isinstance(changed, Flight)
    assert "utm_medium=paid_social" in changed.link
    assert ad_findings(changed, replace(plan, flights=(changed,))) == []


def test_the_slug_of_the_campaign_goes_into_the_link() -> None:
    flight = a_flight(link=LINK, campaign_id="winter", code="TIDE26")
    plan = a_plan(flights=(flight,), campaigns=[a_campaign(slug="tide")])
    assert paid_link(plan, flight, SHIPPED.tracking) == (
        f"{LINK}?utm_source=instagram&utm_medium=paid_social&utm_campaign=tide&utm_content=tide26"
    )


def test_the_slug_of_a_campaign_is_written_as_addresses_are() -> None:
    flight = a_flight(link=LINK, campaign_id="winter")
    plan = a_plan(flights=(flight,), campaigns=[a_campaign(slug="Winter Tide 26")])
    assert "utm_campaign=winter-tide-26&" in paid_link(plan, flight, SHIPPED.tracking)


# versions


def test_a_test_has_two_versions() -> None:
    flight = a_flight(test=True)
    (one,) = ad_findings(flight)
    assert one.sentence == "“Gift box” is a test, and has no other version to compare with"
    first, second = one.fixes[0].changes
    assert isinstance(first.after, Flight)
    assert isinstance(second.after, Flight)
    assert (first.after.variant, second.after.variant, second.before) == ("A", "B", None)
    assert second.after.approved_by == ""
    assert (first.after.total, planned_cost(second.after)) == (flight.total, None), "money is planned once"
    assert one.fixes[0].changes == (first, second), "what is done is what was shown"


def test_versions_have_letters_of_their_own_and_the_same_days() -> None:
    first = a_flight(test=True, variant="A")
    same = a_flight(test=True, variant="a")
    plan = a_plan(flights=(first, same))
    (one,) = ad_findings(same, plan)
    assert one.sentence == "2 versions of “Gift box (a)” have the letter A"
    assert done(one.fixes[0]) == after(same, variant="B")
    later = a_flight(test=True, variant="B", starts=days(8))
    (one,) = ad_findings(later, a_plan(flights=(first, later)))
    assert (one.severity, done(one.fixes[0])) == (Severity.HINT, after(later, starts=days(7)))


def test_other_names_networks_and_campaigns_are_no_versions() -> None:
    flight = a_flight(test=True, variant="A")
    others = [a_flight(test=True, name="Other"), a_flight(test=True, platform="tiktok"), a_flight(variant="B")]
    assert len(ad_findings(flight, a_plan(flights=(flight, *others)))) == 1


# content of others


@pytest.mark.parametrize(
    ("uses", "said", "severity"),
    [
        (("organic",), "which may not be advertised with", Severity.MUST_FIX),
        ((), "and nothing is agreed about advertising with it", Severity.ATTENTION),
        (("organic", "paid"), "", None),
    ],
)
def test_content_of_creators_is_advertised_with_only_where_agreed(
    uses: tuple[str, ...], said: str, severity: Severity | None
) -> None:
    work = a_collaboration(uses=uses)
    flight = a_flight(media=(Media("/ads/Reel.mp4"),))
    plan = a_plan(flights=(flight,), collaborations=(work,), deliverables=(a_piece(work, asset="in/reel.MP4"),))
    found = ad_findings(flight, plan)
    assert sentences(found) == ([f"“Gift box” shows content of Nela, {said}"] if said else [])
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_an_ad_ends_with_the_rights_to_what_it_shows() -> None:
    post, placement = standing(status=Status.POSTED)
    work = a_collaboration(uses=("paid",), rights_until=days(10))
    flight = a_flight(placement_id=placement.id)
    pieces = (a_piece(work, post_id=post.id),)
    plan = a_plan((post, placement), flights=(flight,), collaborations=(work,), deliverables=pieces)
    (one,) = ad_findings(flight, plan)
    assert one.sentence == "“Gift box” runs after the rights to the content of Nela end on Thu 3 Dec"
    assert done(one.fixes[0]) == after(flight, ends=days(10))


@pytest.mark.parametrize(
    ("permission", "rights", "said"),
    [
        ("yes, also in ads", Rights(owner="@bea"), []),
        ("yes, by message", Rights(owner="@bea"), ["says nothing of advertising"]),
        ("asked", Rights(owner="@bea"), ["without a permission"]),
        ("yes, paid too", Rights(owner="@bea", withdrawn=True), ["without a permission"]),
        ("yes, paid too", Rights(owner="@bea", until=days(9)), ["runs longer than @bea allowed"]),
        ("yes, paid too", Rights(owner="@bea", platforms=("tiktok",)), ["does not cover this network"]),
        ("", Rights(), []),
    ],
)
def test_a_boost_keeps_within_what_the_owner_allowed(permission: str, rights: Rights, said: list[str]) -> None:
    post, placement = standing(a_post(permission=permission, rights=rights), status=Status.POSTED)
    flight = a_flight(placement_id=placement.id)
    found = sentences(ad_findings(flight, a_plan((post, placement), flights=(flight,))))
    assert len(found) == len(said)
    assert all(words in sentence for words, sentence in zip(said, found, strict=True))


# the item


def test_the_item_looks_at_ads_of_its_days_and_of_the_next_three() -> None:
    ads = [
        a_flight(name="Now", starts=days(0), ends=days(1), approved_by=""),
        a_flight(name="Soon", starts=days(3), ends=days(9), approved_by=""),
        a_flight(name="Later", starts=days(30), ends=days(40), approved_by=""),
        a_flight(name="Away", starts=days(0), ends=days(1), approved_by="", archived=True),
    ]
    one = item(PAID, a_scope(span=Span(days(0), days(2)), flights=tuple(ads)))
    assert one.state is State.ATTENTION
    assert [finding.sentence.split("”")[0] for finding in one.findings] == ["“Now", "“Soon"]


def test_without_ads_the_item_does_not_apply() -> None:
    assert item(PAID, a_scope(span=WEEK.span)).state is State.NOT_APPLICABLE


def test_what_is_said_of_all_ads_of_a_campaign_is_said_once() -> None:
    ads = tuple(a_flight(name=name, campaign_id="winter", starts=days(0), ends=days(2)) for name in ("A", "B"))
    campaigns = {"winter": a_campaign(budget=Decimal(100))}
    assert len(item(PAID, a_scope(span=WEEK.span, flights=ads, campaigns=campaigns)).findings) == 1


# edits


def test_edits_say_what_they_do() -> None:
    flight = a_flight()
    assert keep_flight(flight).text == "Add ad Gift box"
    assert keep_flight(replace(flight, name="")).text == "Add an ad"
    assert keep_flight(replace(flight, name="New"), before=flight, merge_key="k").text == "Change ad Gift box"
    yes = approve_flight(flight, NOW, " Ida ").changes[0].after
    assert isinstance(yes, Flight)
    assert (yes.approved_by, yes.approved_at) == ("Ida", NOW)
    assert unapprove_flight(yes).changes == (Change(yes, replace(flight, approved_by="")),)
    assert len(add_version(flight, [flight]).changes) == 2


def test_an_ad_takes_its_numbers_along() -> None:
    flight = a_flight()
    mine, other = (
        Measurement(id=id_, brand_id="brand", flight_id=id_, age=Age.LIFE, captured=MONDAY, values=(("spend", "1"),))
        for id_ in (flight.id, "other")
    )
    assert [change.before for change in delete_flight(flight, [mine, other]).changes] == [mine, flight]


def test_an_archived_or_past_ad_is_left_alone() -> None:
    assert ad_findings(a_flight(starts=days(-9), ends=days(-1), total=Decimal(1), daily=Decimal(9))) == []
    assert ad_findings(a_flight(ends=days(1), archived=True)) == []
