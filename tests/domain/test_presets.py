"""The shipped mix rules, each judged on a small plan made by hand, and what the next post should be."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from fractions import Fraction
from math import ceil, floor
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import RESOURCES, Catalogue
from planner.domain.balance import Entry, Judgement, Ledger, Tally, Verdict, allowed, next_group, to_add
from planner.domain.plan import PILLAR, Plan
from planner.domain.records import Label, LabelSet, Stance
from planner.domain.rules import MixRule, Mode, Unit, Window, mix_rule, odd_sum
from planner.domain.span import Week
from tests.builders import WEEK, a_brand, a_part, a_rule, an_entry

CATALOGUE = Catalogue()
SHIPPED = CATALOGUE.mix_rules
TABLES = CATALOGUE.rules.mixes
KINDS = {kind.key: kind for kind in CATALOGUE.kinds}
BALANCED, OVER, UNDER, TOO_FEW = Verdict.BALANCED, Verdict.OVER, Verdict.UNDER, Verdict.TOO_FEW
NO_RULE = Verdict.NO_RULE
MINUTES = CATALOGUE.rules.effort


def of(week: Week = WEEK, **kinds: int) -> list[Entry]:
    """So many posts of each kind in a week, each on its own."""
    return [of_kind(key, week) for key, number in kinds.items() for _ in range(number)]


def of_kind(key: str, week: Week = WEEK, **values: Any) -> Entry:
    kind = KINDS[key]
    return an_entry(**{"stance": kind.stance, "day": week.monday, "kind": key, "origin": kind.origin} | values)


def labelled(week: Week = WEEK, form: str = "image", **labels: int) -> list[Entry]:
    """So many posts with each label, said as ``risk_proven``."""
    names = {name: name.replace("_", ":") for name in labels}
    return [
        an_entry(Stance.ENGAGEMENT, week.monday, labels=(names[name],), format=form)
        for name, number in labels.items()
        for _ in range(number)
    ]


def said(rule: MixRule, *entries: list[Entry], week: Week = WEEK) -> tuple[Verdict, dict[str, int], int]:
    """The verdict over the rule's window, the counts of its groups, and how many to change."""
    window = judged(rule, *entries, week=week)
    return window.verdict, {group.group: group.count for group in window.groups}, window.change


def judged(rule: MixRule, *entries: list[Entry], week: Week = WEEK) -> Judgement:
    return Ledger([one for some in entries for one in some], effort=MINUTES).judge(rule, week).window


# all of them

WANTED = {
    "80-20": "2012",
    "80-20-two-sided": "2012",
    "80-20-every-channel": "2012",
    "90-10": "year not known",
    "thirds": "2023",
    "70-20-10": "2021",
    "70-20-10-risk": "2012",
    "4-1-1": "2009",
    "5-3-2": "year not known",
    "5-3-1": "2023",
    "30-60-10": "2017",
    "weekly-five": "year not known",
    "hero-hub-help": "2014",
    "pillars-equal": "year not known",
    "channel-cap-40": "2026",
}
"""Every rule, and a year that its source names, apart from the day on which it was looked up."""


def test_the_presets_of_the_domain_paper_are_shipped() -> None:
    assert set(SHIPPED) == set(WANTED)


@pytest.mark.parametrize("key", WANTED)
def test_each_says_its_source_with_a_year_and_what_to_know_of_it(key: str) -> None:
    rule = SHIPPED[key]
    assert WANTED[key] in rule.source.partition("; checked on")[0]
    assert re.search(r"(checked|set) on 20\d\d-\d\d-\d\d$", rule.source)
    assert rule.name.strip()
    assert rule.note.strip().endswith(".")


@pytest.mark.parametrize("key", WANTED)
def test_none_of_them_is_called_right(key: str) -> None:
    assert not re.search(r"\b(right|best|correct|ideal|proven rule)\b", f"{SHIPPED[key].name} {SHIPPED[key].note}")


@pytest.mark.parametrize("key", WANTED)
def test_the_shares_of_each_add_up_to_one_at_most(key: str) -> None:
    assert sum((part.share for part in SHIPPED[key].parts), Fraction(0)) <= 1


def with_pillars(number: int) -> MixRule:
    names = [(f"key {i}", f"Pillar {i}") for i in range(number)]
    return mix_rule("pillars-equal", TABLES["pillars-equal"], CATALOGUE.rules.groups, {PILLAR: names})


BEST_ROUNDED = [
    *(SHIPPED[key] for key in WANTED if SHIPPED[key].parts),
    *map(with_pillars, range(1, 8)),
]


def roundings(total: int, shares: list[Fraction]) -> list[int]:
    """Hamilton's apportionment of a total, with a rest that is nobody's."""
    rest = [*shares, 1 - sum(shares)]
    seats = [floor(total * share) for share in rest]
    for i in sorted(range(len(rest)), key=lambda i: seats[i] - total * rest[i])[: total - sum(seats)]:
        seats[i] += 1
    return seats


@pytest.mark.parametrize("rule", BEST_ROUNDED, ids=lambda rule: f"{rule.key} {len(rule.parts)}")
def test_the_best_rounding_of_any_total_passes(rule: MixRule) -> None:
    parts = [part for part in rule.parts if part.count is None]
    for total in range(201):
        for part, count in zip(parts, roundings(total, [part.share for part in parts]), strict=False):
            low, high = allowed(total, part, rule.tolerance)
            assert low <= count <= high
            assert low <= floor(total * part.share)
            assert high >= min(ceil(total * part.share), total)


# one by one


@pytest.mark.parametrize(
    ("key", "kinds", "verdict", "change"),
    [
        ("80-20", {"offer": 3, "question": 4}, OVER, 1),
        ("80-20", {"offer": 2, "question": 5}, BALANCED, 0),
        ("80-20", {"question": 7, "news": 9}, BALANCED, 0),
        ("80-20", {"offer": 2}, TOO_FEW, 0),
        ("80-20-two-sided", {"question": 5}, UNDER, 1),
        ("80-20-two-sided", {"proof": 1, "question": 4}, BALANCED, 0),
        ("90-10", {"offer": 2, "bts": 8}, BALANCED, 0),
        ("90-10", {"offer": 3, "bts": 7}, OVER, 1),
        ("thirds", {"offer": 3, "bts": 3, "education": 3}, BALANCED, 0),
        ("thirds", {"offer": 6, "bts": 2, "education": 1}, OVER, 3),
        ("70-20-10", {"education": 7, "curated": 1, "ugc": 1, "event": 1}, BALANCED, 0),
        ("70-20-10", {"education": 8, "curated": 2}, BALANCED, 0),
        ("70-20-10", {"education": 4, "curated": 5, "event": 1}, OVER, 2),
        ("70-20-10", {"education": 6, "curated": 1, "partner": 3}, OVER, 1),
        ("4-1-1", {"curated": 4, "ugc": 1, "offer": 1}, BALANCED, 0),
        ("4-1-1", {"education": 6}, UNDER, 6),
        ("4-1-1", {"curated": 2, "ugc": 1, "offer": 3}, OVER, 2),
        ("5-3-2", {"curated": 5, "education": 2, "question": 1, "bts": 2}, BALANCED, 0),
        ("5-3-2", {"curated": 5, "education": 3, "bts": 1, "offer": 1}, BALANCED, 0),
        ("5-3-2", {"curated": 5, "education": 2, "bts": 1, "offer": 2}, OVER, 1),
        ("5-3-1", {"education": 5, "question": 3, "offer": 1}, BALANCED, 0),
        ("5-3-1", {"education": 3, "question": 3, "offer": 3}, OVER, 2),
        ("30-60-10", {"education": 3, "curated": 6, "offer": 1}, BALANCED, 0),
        ("30-60-10", {"education": 6, "curated": 4}, OVER, 2),
        ("channel-cap-40", {"offer": 2, "bts": 3}, BALANCED, 0),
        ("channel-cap-40", {"offer": 3, "bts": 2}, OVER, 1),
    ],
)
def test_a_small_plan(key: str, kinds: dict[str, int], verdict: Verdict, change: int) -> None:
    window = judged(SHIPPED[key], of(**kinds))
    assert (window.verdict, window.change) == (verdict, change)


def test_80_20_on_every_channel_counts_entries() -> None:
    launch = [of_kind("offer", post_id="launch", channel_id=channel) for channel in ("a", "b", "c", "d")]
    assert said(SHIPPED["80-20-every-channel"], launch, of(question=6)) == (OVER, {"promotional": 4}, 1)
    assert said(SHIPPED["80-20"], launch, of(question=6)) == (BALANCED, {"promotional": 1}, 0)


def test_five_three_two_may_hold_its_rest_to_nothing() -> None:
    assert [part.share for part in SHIPPED["5-3-2"].parts] == [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5), 0]
    table = {**TABLES["5-3-2"], "residual": "empty"}
    rule = mix_rule("5-3-2", table, CATALOGUE.rules.groups)
    plan = of(curated=5, education=3, bts=1, offer=1)
    assert said(rule, plan) == (OVER, {"by others": 5, "your own": 3, "personal": 1, "other": 1}, 1)
    assert rule.parts[-1].count == 0
    ignored = mix_rule("5-3-2", {**TABLES["5-3-2"], "residual": "ignored"}, CATALOGUE.rules.groups)
    assert said(ignored, plan)[0] is BALANCED
    assert len(ignored.parts) == 3


def test_a_rest_below_the_whole_is_a_part_of_what_is_left() -> None:
    table = {"name": "N", "source": "S", "residual": "part", "parts": [{"group": "promotional", "share": 20}]}
    rule = mix_rule("key", table, CATALOGUE.rules.groups)
    assert (rule.parts[-1].share, rule.parts[-1].mode) == (Fraction(4, 5), Mode.CAP)
    assert said(rule, of(offer=1, question=4)) == (BALANCED, {"promotional": 1, "other": 4}, 0)


def test_in_30_60_10_a_call_to_action_is_that_whoever_made_it() -> None:
    calls = [of_kind("offer", link=True), of_kind("partner", link=True)]
    others = [*of(education=6, curated=12), of_kind("education", link=True), of_kind("offer")]
    verdict, counts, _ = said(SHIPPED["30-60-10"], calls, others)
    assert counts == {"call to action": 2, "made by you": 8, "curated": 12}
    assert verdict is BALANCED


@pytest.mark.parametrize(
    ("kinds", "verdict", "change"),
    [
        ({"education": 1, "entertain": 1, "proof": 1, "bts": 1, "offer": 1}, BALANCED, 0),
        ({"education": 3, "entertain": 2, "proof": 1, "bts": 1}, BALANCED, 0),
        ({"education": 1, "entertain": 1, "bts": 1, "product": 1}, UNDER, 1),
        ({"education": 1, "entertain": 1, "proof": 1, "bts": 1, "offer": 1, "product": 1}, OVER, 1),
        ({"offer": 3}, OVER, 4),
        ({"education": 1}, TOO_FEW, 0),
        ({}, TOO_FEW, 0),
    ],
)
def test_five_a_week_counts_instead_of_shares(kinds: dict[str, int], verdict: Verdict, change: int) -> None:
    window = judged(SHIPPED["weekly-five"], of(**kinds), of(WEEK.shifted(-1), offer=5))
    assert (window.verdict, window.change) == (verdict, change)


def test_five_a_week_has_no_memory_but_of_counts() -> None:
    one_each = of(education=1, entertain=1, proof=1, bts=1)
    assert judged(SHIPPED["weekly-five"], of(WEEK.shifted(-1), offer=5), one_each).verdict is BALANCED


def test_heroes_are_counted_over_a_year_and_help_over_a_month() -> None:
    rule = SHIPPED["hero-hub-help"]
    assert [str(part.window or rule.window) for part in rule.parts] == ["52 weeks", "13 weeks", "4 weeks"]
    hubs, help_ = labelled(ambition_hub=9), labelled(WEEK.shifted(-3), ambition_help=1)
    heroes = [labelled(WEEK.shifted(-weeks), ambition_hero=1) for weeks in (0, 14, 51)]
    assert said(rule, hubs, help_, *heroes) == (OVER, {"hero": 3, "hub": 9, "help": 1}, 1)
    assert said(rule, hubs, help_, *heroes[:2]) == (BALANCED, {"hero": 2, "hub": 9, "help": 1}, 0)
    long_ago = labelled(WEEK.shifted(-52), ambition_hero=1)
    assert said(rule, hubs, help_, *heroes[:2], long_ago)[0] is BALANCED
    assert said(rule, hubs, labelled(WEEK.shifted(-4), ambition_help=1))[0] is UNDER


def test_of_hero_hub_help_a_single_week_is_held_to_its_share_alone() -> None:
    own = Ledger(labelled(ambition_hub=3, ambition_hero=3)).judge(SHIPPED["hero-hub-help"], WEEK).own
    assert [group.group for group in own.groups] == ["hub"]
    assert own.verdict is UNDER


def test_without_the_labels_of_a_set_a_rule_judges_nothing() -> None:
    window = judged(SHIPPED["hero-hub-help"], of(offer=5, question=5))
    assert (window.verdict, window.tally.unlabelled) == (TOO_FEW, 10)


def a_plan(*pillars: str, archived: tuple[str, ...] = ()) -> Plan:
    labels = [
        Label(id=f"id {name}", set_id="set", key=name.casefold(), name=name, position=i, archived=name in archived)
        for i, name in enumerate(pillars)
    ]
    sets = {"set": LabelSet(id="set", brand_id="brand", key=PILLAR, name="Pillar")}
    return Plan(a_brand(), sets=sets, labels={one.id: one for one in labels})


def test_all_pillars_alike_has_a_part_for_each_label_of_the_brand() -> None:
    rule = CATALOGUE.rulebook(a_plan("Craft", "People", "Old", "Place", archived=("Old",))).mix("pillars-equal")
    assert [(part.group, part.share) for part in rule.parts] == [
        ("Craft", Fraction(1, 3)),
        ("People", Fraction(1, 3)),
        ("Place", Fraction(1, 3)),
    ]
    plan = labelled(pillar_craft=4, pillar_people=4, pillar_place=4)
    assert said(rule, plan, of(question=9)) == (BALANCED, {"Craft": 4, "People": 4, "Place": 4}, 0)
    uneven = labelled(pillar_craft=9, pillar_people=2, pillar_place=1)
    assert said(rule, uneven) == (OVER, {"Craft": 9, "People": 2, "Place": 1}, 4)


@pytest.mark.parametrize("posts", [0, 1, 9])
def test_all_pillars_alike_without_pillars_is_no_rule_yet(posts: int) -> None:
    rule = CATALOGUE.rulebook(a_plan()).mix("pillars-equal")
    assert rule.parts == ()
    assert said(rule, of(question=posts)) == (NO_RULE, {}, 0)


def test_70_20_10_of_risk_is_counted_in_minutes() -> None:
    rule = SHIPPED["70-20-10-risk"]
    assert (rule.unit, rule.window) == (Unit.MINUTES, Window.parse(13))
    proven = labelled(WEEK.shifted(-12), form="image", risk_proven=7)  # 315 minutes
    varied = labelled(form="text", risk_variation=6)  # 90 minutes
    window = judged(rule, proven, varied, labelled(form="text", risk_experiment=3))
    assert {group.group: group.count for group in window.groups} == {"proven": 315, "variation": 90, "experiment": 45}
    assert (window.tally.total, window.tally.number, window.verdict) == (450, 16, BALANCED)
    films = judged(rule, proven, varied, labelled(form="video", risk_experiment=2))
    assert films.groups[2].count == 240
    assert films.verdict is OVER


def test_minutes_of_a_post_on_many_channels_are_spent_once() -> None:
    rule = SHIPPED["70-20-10-risk"]
    entries = [
        an_entry(post_id="one", channel_id=channel, format=form, labels=("risk:proven",), placement_id=f"{i}")
        for i, (channel, form) in enumerate((("a", "video"), ("b", "video"), ("c", "video"), ("a", "story")))
    ]
    tally = judged(rule, entries).tally
    assert (tally.total, tally.number) == (120 + 15, 2)


# what adds up oddly


@pytest.mark.parametrize(
    ("table", "odd"),
    [
        ({"parts": [{"weight": 5}, {"weight": 3}, {"weight": 1}], "says": 10}, (9, 10)),
        ({"parts": [{"weight": 5}, {"weight": 3}, {"weight": 2}], "says": 10}, None),
        ({"parts": [{"weight": 5}, {"weight": 3}, {"weight": 1}]}, None),
        ({"parts": [{"share": 70}, {"share": 20}]}, (90, 100)),
        ({"parts": [{"share": 70}, {"share": 20}, {"share": 10}]}, None),
        ({"parts": [{"share": 70}, {"share": 40}]}, (110, 100)),
        ({"parts": [{"count": 3}]}, None),
        ({"parts": [{"count": 3}, {"share": 80}]}, (80, 100)),
        ({"parts": []}, None),
        ({}, None),
        ({"parts": [{"share": 33.3}, {"share": 33.3}, {"share": 33.3}]}, (Fraction("99.9"), 100)),
    ],
)
def test_parts_that_do_not_add_up_are_told(table: dict[str, Any], odd: tuple[Fraction, Fraction] | None) -> None:
    assert odd_sum(table) == odd


def test_only_five_three_one_says_another_sum_than_its_parts_have() -> None:
    tables = tomllib.loads((RESOURCES / "rules/mix.toml").read_text(encoding="utf-8"))
    shared = {key: table for key, table in tables.items() if not any("share" in row for row in table.get("parts", ()))}
    assert {key: odd_sum(table) for key, table in shared.items() if odd_sum(table)} == {"5-3-1": (9, 10)}


# what the next post should be


def counted(rule: MixRule, *numbers: int, rest: int = 0) -> Tally:
    names = [part.group for part in rule.parts]
    total = sum(numbers) + rest
    return Tally({Stance.PROMOTIONAL: 0, Stance.ENGAGEMENT: total}, dict(zip(names, numbers, strict=False)), 0, total)


@pytest.mark.parametrize(
    ("key", "numbers", "rest", "wanted"),
    [
        ("thirds", (0, 0, 0), 0, "promotional"),
        ("thirds", (1, 0, 0), 0, "conversation"),
        ("thirds", (1, 1, 0), 0, "industry"),
        ("thirds", (3, 2, 3), 0, "conversation"),
        ("4-1-1", (0, 0, 0), 0, "by others"),
        ("4-1-1", (4, 0, 1), 0, "shared again"),
        ("4-1-1", (4, 1, 0), 0, "promotional"),
        ("70-20-10", (7, 1, 0), 0, "by others"),
        ("70-20-10", (6, 2, 1), 0, "value of your own"),
        ("80-20", (0,), 4, None),
        ("80-20", (3,), 4, None),
        ("80-20-two-sided", (0,), 4, "promotional"),
        ("80-20-two-sided", (1,), 4, None),
        ("80-20-two-sided", (0,), 0, None),
        ("5-3-2", (5, 3, 1), 0, "personal"),
        ("weekly-five", (0, 0, 0, 0, 0), 0, "education"),
        ("weekly-five", (1, 1, 0, 1, 1), 0, "proof"),
        ("weekly-five", (1, 1, 0, 1, 0), 9, "proof"),
        ("weekly-five", (1, 1, 1, 1, 0), 0, None),
        ("hero-hub-help", (1, 2, 0), 0, "hub"),
        ("hero-hub-help", (0, 40, 0), 0, "help"),
        ("hero-hub-help", (0, 40, 1), 0, None),
    ],
)
def test_the_next_group(key: str, numbers: tuple[int, ...], rest: int, wanted: str | None) -> None:
    rule = SHIPPED[key]
    part = next_group(rule, counted(rule, *numbers, rest=rest))
    assert (part.group if part else None) == wanted


WEIGHTS = st.lists(st.integers(1, 9), min_size=1, max_size=5)


def weighted(weights: list[int], tolerance: int = 10) -> MixRule:
    parts = [
        replace(a_part(mode=Mode.BOTH), group=f"group {i}", share=Fraction(weight, sum(weights)))
        for i, weight in enumerate(weights)
    ]
    return a_rule(*parts, tolerance=Fraction(tolerance, 100))


@given(WEIGHTS)
def test_always_taking_the_next_group_keeps_a_rule(weights: list[int]) -> None:
    """Whoever begins with nothing and follows the advice is never a whole post above a share."""
    rule = weighted(weights)
    numbers = [0] * len(weights)
    for _ in range(40):
        part = next_group(rule, counted(rule, *numbers))
        assert part is not None
        numbers[rule.parts.index(part)] += 1
        total = sum(numbers)
        assert all(number < total * one.share + 1 for number, one in zip(numbers, rule.parts, strict=True))


@given(WEIGHTS, st.lists(st.integers(0, 20), min_size=5, max_size=5))
def test_the_next_group_is_the_one_furthest_below(weights: list[int], numbers: list[int]) -> None:
    rule = weighted(weights)
    there = numbers[: len(weights)]
    part = next_group(rule, counted(rule, *there))
    lacks = [one.share * (sum(there) + 1) - number for one, number in zip(rule.parts, there, strict=True)]
    assert part is not None
    assert lacks[rule.parts.index(part)] == max(lacks)


def test_a_rule_without_parts_has_no_next_group() -> None:
    rule = CATALOGUE.rulebook(a_plan()).mix("pillars-equal")
    assert next_group(rule, counted(rule, rest=5)) is None


# how many to add


@pytest.mark.parametrize(
    ("key", "numbers", "rest", "more"),
    [
        ("weekly-five", (0, 1, 1, 1, 0), 0, 1),
        ("weekly-five", (0, 0, 0, 0, 0), 3, 4),
        ("weekly-five", (1, 1, 1, 1, 2), 0, None),
        ("5-3-2", (5, 3, 2, 3), 0, 17),
        ("90-10", (3,), 0, 12),
        ("hero-hub-help", (0, 0, 0), 9, None),
    ],
)
def test_what_to_add(key: str, numbers: tuple[int, ...], rest: int, more: int | None) -> None:
    rule = SHIPPED[key]
    assert to_add(rule, counted(rule, *numbers, rest=rest)) == more


def fits(rule: MixRule, numbers: list[int], rest: int, total: int) -> bool:
    ranges = [allowed(total, part, rule.tolerance) for part in rule.parts]
    if any(number > high for number, (_, high) in zip(numbers, ranges, strict=True)):
        return False
    return rest + sum(max(number, low) for number, (low, _) in zip(numbers, ranges, strict=True)) <= total


@given(
    WEIGHTS,
    st.lists(st.integers(0, 9), min_size=5, max_size=5),
    st.integers(0, 3),
    st.sampled_from((0, 5, 10)),
    st.sampled_from(Mode),
)
def test_no_fewer_would_do(weights: list[int], numbers: list[int], rest: int, tolerance: int, mode: Mode) -> None:
    rule = weighted(weights, tolerance)
    rule = replace(rule, parts=tuple(replace(part, mode=mode) for part in rule.parts))
    there = numbers[: len(weights)]
    total = sum(there) + rest
    wanted = next((more for more in range(400) if fits(rule, there, rest, total + more)), None)
    found = to_add(rule, counted(rule, *there, rest=rest))
    assert found == wanted or (found is None and (wanted is None or total + wanted > 20 * (total + 1)))


def test_much_time_is_no_long_search() -> None:
    """Minutes come in thousands; trying every number would take seconds."""
    rule = SHIPPED["70-20-10-risk"]
    found = to_add(rule, counted(rule, 30_000, 30_000, 0))
    assert found is not None
    total = 60_000 + found
    assert fits(rule, [30_000, 30_000, 0], 0, total)
    assert not fits(rule, [30_000, 30_000, 0], 0, total - 1)
