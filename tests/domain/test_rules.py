"""Rules as data: what a table may say, what is refused, and what is shipped."""

from __future__ import annotations

import re
import shutil
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.domain.records import Stance
from planner.domain.rules import Cadence, MixRule, Mode, Severity, Unit, Window, cadence, check_fact, group, mix_rule
from tests.builders import an_entry

SHIPPED = Catalogue()
SELLING: dict[str, Any] = {"name": "Selling", "any": [{"stances": ["promotional"]}]}
GROUPS = {name: group(name, SELLING) for name in ("promotional", "a", "b")}
PROMOTIONAL: dict[str, Any] = {"group": "promotional"}
FACT: dict[str, Any] = {"title": "Title", "automatic": True, "why": "Why", "source": "Source"}
RHYTHM: dict[str, Any] = {
    "platform": "instagram",
    "minimum": 1,
    "target": 2,
    "maximum": 3,
    "max_silence_days": 7,
    "source": "Source",
}


def a_mix(*parts: dict[str, Any], **values: Any) -> MixRule:
    return mix_rule("key", {"name": "Name", "source": "Source", "parts": list(parts), **values}, GROUPS)


def weighted(*weights: float) -> MixRule:
    return a_mix(*({"group": f"group {i}", "of": ["a"], "weight": weight} for i, weight in enumerate(weights)))


def shared(*shares: float) -> MixRule:
    return a_mix(*({"group": f"group {i}", "of": ["a"], "share": share} for i, share in enumerate(shares)))


def shares(rule: MixRule) -> list[Fraction]:
    return [part.share for part in rule.parts]


# shares and weights


@pytest.mark.parametrize(
    ("weights", "wanted"),
    [
        ((4, 1, 1), [Fraction(2, 3), Fraction(1, 6), Fraction(1, 6)]),
        ((1, 1, 1), [Fraction(1, 3)] * 3),
        ((5, 3, 2), [Fraction(1, 2), Fraction(3, 10), Fraction(1, 5)]),
        ((30, 60, 10), [Fraction(3, 10), Fraction(3, 5), Fraction(1, 10)]),
        ((7,), [Fraction(1)]),
        ((0.5, 1.5), [Fraction(1, 4), Fraction(3, 4)]),
    ],
)
def test_weights_are_normalised(weights: tuple[float, ...], wanted: list[Fraction]) -> None:
    assert shares(weighted(*weights)) == wanted


def test_five_three_one_as_weights_is_out_of_nine() -> None:
    assert shares(weighted(5, 3, 1)) == [Fraction(5, 9), Fraction(1, 3), Fraction(1, 9)]


def test_five_three_one_of_ten_leaves_a_tenth_to_nobody() -> None:
    rule = shared(50, 30, 10)
    assert shares(rule) == [Fraction(1, 2), Fraction(3, 10), Fraction(1, 10)]
    assert 1 - sum(shares(rule)) == Fraction(1, 10)


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=8))
def test_normalised_weights_add_up_to_one_and_keep_their_ratio(weights: list[int]) -> None:
    found = shares(weighted(*weights))
    assert sum(found) == 1
    assert all(share * sum(weights) == weight for share, weight in zip(found, weights, strict=True))


def test_fractions_of_a_percent_stay_exact() -> None:
    assert shares(shared(33.3, 16.7, 50)) == [Fraction(333, 1000), Fraction(167, 1000), Fraction(1, 2)]


@pytest.mark.parametrize("given_shares", [(20, 81), (100, 1), (101,), (70, 20, 10.5)])
def test_parts_that_add_up_to_more_than_100_are_refused(given_shares: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="more than 100"):
        shared(*given_shares)


def test_the_refused_sum_is_named() -> None:
    with pytest.raises(ValueError, match="110"):
        shared(70, 40)


@pytest.mark.parametrize("given_shares", [(20, 80), (70, 20, 10), (20,), (100,)])
def test_parts_up_to_100_are_taken(given_shares: tuple[float, ...]) -> None:
    assert [share * 100 for share in shares(shared(*given_shares))] == list(given_shares)


def test_weights_of_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="0"):
        weighted(0, 0)


@pytest.mark.parametrize("part", [{"group": "a"}, {"group": "a", "share": 20, "weight": 1}])
def test_a_part_has_either_share_or_weight(part: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="“a” needs"):
        a_mix(part)


@pytest.mark.parametrize(
    "parts",
    [
        ({"group": "a", "share": 20}, {"group": "b", "weight": 1}),
        ({"group": "a", "weight": 1}, {"group": "b", "share": 80}),
    ],
)
def test_one_rule_does_not_mix_shares_and_weights(parts: tuple[dict[str, Any], ...]) -> None:
    with pytest.raises(ValueError, match="“b” needs"):
        a_mix(*parts)


@pytest.mark.parametrize("part", [{"share": -20}, {"weight": -1}])
def test_no_part_is_less_than_nothing(part: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="group a|-20|-1"):
        a_mix({"group": "group a", "of": ["a"], **part}, {"group": "b", **dict.fromkeys(part, 50)})


@pytest.mark.parametrize("tolerance", [-1, -10])
def test_an_impossible_tolerance_is_refused(tolerance: int) -> None:
    with pytest.raises(ValueError, match="tolerance"):
        a_mix({**PROMOTIONAL, "share": 20}, tolerance=tolerance)


# keys and values


@pytest.mark.parametrize("key", ["tolerence", "Window", "share", "key", "weeks"])
def test_an_unknown_key_of_a_mix_rule_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"“{key}”"):
        a_mix({**PROMOTIONAL, "share": 20}, **{key: 1})


@pytest.mark.parametrize("key", ["stance", "kind", "cap", "min"])
def test_an_unknown_key_of_a_part_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"“{key}”"):
        a_mix({**PROMOTIONAL, "share": 20, key: 1})


@pytest.mark.parametrize("key", ["minimun", "key", "gap"])
def test_an_unknown_key_of_a_cadence_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"“{key}”"):
        cadence("instagram", {**RHYTHM, key: 1})


@pytest.mark.parametrize("key", ["titel", "key", "pattern"])
def test_an_unknown_key_of_a_checklist_item_is_named(key: str) -> None:
    with pytest.raises(ValueError, match=f"“{key}”"):
        check_fact("item", {**FACT, key: "x"})


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"unit": "hour"}, "hour"),
        ({"window": 0}, "window"),
        ({"window": -4}, "window"),
        ({"window": 1.5}, "window"),
        ({"window": "4w"}, "window"),
        ({"minimum": 0}, "minimum"),
        ({"tolerance": "ten"}, "ten"),
        ({"parts": []}, "parts"),
        ({"parts": [{**PROMOTIONAL, "share": 20, "mode": "ceiling"}]}, "ceiling"),
        ({"parts": [{"group": "a", "share": 20, "of": ["stance:selling"]}]}, "selling"),
    ],
)
def test_a_wrong_value_is_refused_by_name(values: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match=named):
        a_mix(**{"parts": [{**PROMOTIONAL, "share": 20}], **values})


def test_a_wrong_severity_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="fatal"):
        check_fact("item", {**FACT, "severity": "fatal"})


@pytest.mark.parametrize("missing", ["name", "source", "parts"])
def test_a_mix_rule_without_a_needed_key_is_refused_by_name(missing: str) -> None:
    table = {"name": "Name", "source": "S", "parts": [{**PROMOTIONAL, "share": 20}]}
    del table[missing]
    with pytest.raises((ValueError, KeyError), match=missing):
        mix_rule("key", table, GROUPS)


@pytest.mark.parametrize("missing", list(RHYTHM))
def test_a_cadence_without_a_needed_key_is_refused_by_name(missing: str) -> None:
    with pytest.raises((ValueError, TypeError), match=missing):
        cadence("instagram", {key: value for key, value in RHYTHM.items() if key != missing})


@pytest.mark.parametrize("missing", list(FACT))
def test_a_checklist_item_without_a_needed_key_is_refused_by_name(missing: str) -> None:
    with pytest.raises((ValueError, TypeError), match=missing):
        check_fact("item", {key: value for key, value in FACT.items() if key != missing})


@pytest.mark.parametrize(
    "values",
    [
        {"minimum": 4},
        {"minimum": -1},
        {"target": 4},
        {"maximum": 1},
        {"max_silence_days": -1},
        {"max_silence_days": 0},
        {"min_gap_hours": -4},
        {"minimum": "two"},
    ],
)
def test_an_impossible_cadence_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(values))):
        cadence("instagram", {**RHYTHM, **values})


@pytest.mark.parametrize(
    "values",
    [
        {"minimum": 0},
        {"minimum": 0, "target": 0, "maximum": 0},
        {"minimum": 3, "target": 3, "maximum": 3},
        {"target": 1.5},
        {"max_silence_days": 0.5},
        {"min_gap_hours": 0},
    ],
)
def test_figures_at_the_edge_are_taken(values: dict[str, Any]) -> None:
    made = cadence("instagram", {**RHYTHM, **values})
    assert {name: getattr(made, name) for name in values} == values


def test_no_tolerance_at_all_is_taken() -> None:
    assert a_mix({**PROMOTIONAL, "share": 20}, tolerance=0).tolerance == 0


def test_what_a_mix_rule_does_not_say_is_the_default_of_the_field() -> None:
    rule = a_mix({**PROMOTIONAL, "share": 20})
    assert (rule.unit, rule.window, rule.tolerance, rule.minimum) == (Unit.POST, Window(), Fraction(1, 10), 3)
    assert str(rule.window) == "4 weeks"
    assert rule.parts[0].mode is Mode.BOTH
    assert rule.without_formats == frozenset()


def test_one_is_the_least_window_and_minimum() -> None:
    rule = a_mix({**PROMOTIONAL, "share": 20}, window=1, minimum=1)
    assert (rule.window.length, rule.minimum) == (1, 1)
    assert rule.window.is_week


@pytest.mark.parametrize(("points", "share"), [(10, Fraction(1, 10)), (5, Fraction(1, 20)), (2.5, Fraction(1, 40))])
def test_tolerance_is_given_in_points(points: float, share: Fraction) -> None:
    assert a_mix({**PROMOTIONAL, "share": 20}, tolerance=points).tolerance == share


@pytest.mark.parametrize(
    ("stance", "kind", "held"),
    [
        (Stance.PROMOTIONAL, "", True),
        (Stance.ENGAGEMENT, "proof", True),
        (Stance.ENGAGEMENT, "bts", False),
        (Stance.ENGAGEMENT, "", False),
    ],
)
def test_a_part_holds_by_stance_or_by_kind(stance: Stance, kind: str, held: bool) -> None:
    part = a_mix({**PROMOTIONAL, "of": ["promotional", "kind:proof"], "share": 20}).parts[0]
    assert part.holds(an_entry(stance, kind=kind)) is held


@pytest.mark.parametrize(
    ("values", "form", "covered"),
    [
        ({}, "story", True),
        ({"without_formats": ["story"]}, "story", False),
        ({"without_formats": ["story"]}, "reel", True),
        ({"formats": ["story"]}, "story", True),
        ({"formats": ["story"]}, "reel", False),
        ({"formats": ["story", "reel"], "without_formats": ["reel"]}, "reel", False),
    ],
)
def test_the_formats_of_a_cadence(values: dict[str, Any], form: str, covered: bool) -> None:
    assert cadence("instagram", {**RHYTHM, **values}).covers(form) is covered


def test_lists_of_a_checklist_item_are_kept() -> None:
    fact = check_fact("item", {**FACT, "formats": ["pin"], "patterns": ["a", "b"], "severity": "must-fix"})
    assert (fact.formats, fact.patterns, fact.severity) == (frozenset({"pin"}), ("a", "b"), Severity.MUST_FIX)


# files


def test_a_wrong_file_is_named_with_the_entry_and_the_key(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    for name in ("groups", "cadence", "effort", "suggested"):
        shutil.copy(RESOURCES / f"rules/{name}.toml", tmp_path / "rules")
    (tmp_path / "rules" / "mix.toml").write_text('[mine]\nname = "Mine"\ntolerence = 5\n', encoding="utf-8")
    with pytest.raises(BadData, match=r"mix\.toml.*“mine”.*“tolerence”"):
        Catalogue(tmp_path).mix_rules.get("mine")


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "cadence.toml").write_text("[instagram\n", encoding="utf-8")
    with pytest.raises(BadData, match=r"cadence\.toml cannot be read"):
        len(Catalogue(tmp_path).cadences)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadData, match=r"checklist\.toml cannot be read"):
        len(Catalogue(tmp_path).checks)


# what is shipped


def test_the_first_rule_is_a_cap_of_20_percent_by_post_over_four_weeks() -> None:
    rule = SHIPPED.mix_rules["80-20"]
    assert [(part.group, part.share, part.mode) for part in rule.parts] == [("promotional", Fraction(1, 5), Mode.CAP)]
    assert (rule.unit, rule.window, rule.tolerance, rule.minimum) == (Unit.POST, Window(), Fraction(1, 10), 3)
    assert str(rule.window) == "4 weeks"
    assert rule.without_formats == frozenset()


def test_thirds_are_three_equal_parts_told_by_promotion() -> None:
    rule = SHIPPED.mix_rules["thirds"]
    assert shares(rule) == [Fraction(1, 3)] * 3
    assert [part.mode for part in rule.parts] == [Mode.BOTH] * 3
    assert [part.group for part in rule.parts] == ["promotional", "conversation", "industry"]


def test_the_cap_per_channel_is_40_percent_of_placements_without_stories() -> None:
    rule = SHIPPED.mix_rules["channel-cap-40"]
    assert [(part.share, part.mode) for part in rule.parts] == [(Fraction(2, 5), Mode.CAP)]
    assert (rule.unit, rule.window, rule.without_formats) == (Unit.PLACEMENT, Window(), frozenset({"story"}))
    assert rule.each_channel


@pytest.mark.parametrize("rule", SHIPPED.mix_rules.values(), ids=lambda rule: rule.key)
def test_every_mix_rule_has_a_name_a_note_and_a_dated_source(rule: MixRule) -> None:
    assert rule.name.strip()
    assert rule.note.strip()
    assert re.search(r"\b20\d\d\b", rule.source)
    assert re.search(r"(checked|set) on 20\d\d-\d\d-\d\d", rule.source)


@pytest.mark.parametrize("rule", SHIPPED.mix_rules.values(), ids=lambda rule: rule.key)
def test_the_kinds_of_a_rule_are_shipped_and_in_one_part_only(rule: MixRule) -> None:
    kinds = [kind for part in rule.parts for clause in part.clauses if not clause.stances for kind in clause.kinds]
    assert len(kinds) == len(set(kinds))
    assert set(kinds) <= {kind.key for kind in SHIPPED.kinds}


@pytest.mark.parametrize("entry", SHIPPED.cadences, ids=lambda entry: entry.key)
def test_every_cadence_has_a_source_and_sensible_figures(entry: Cadence) -> None:
    assert entry.source.strip()
    assert 0 <= entry.minimum <= entry.target <= entry.maximum
    assert entry.max_silence_days > 0
    assert entry.min_gap_hours >= 0


@pytest.mark.parametrize(
    ("key", "minimum", "maximum", "gap_hours", "silence_days"),
    [
        ("instagram", 2, 7, 4, 5),
        ("instagram-stories", 0, 70, 0, 7),
        ("facebook", 2, 7, 6, 5),
        ("tiktok", 1, 14, 4, 8),
        ("linkedin", 1, 5, 20, 14),
        ("x", 2, 35, 1, 5),
        ("threads", 2, 35, 1, 7),
        ("bluesky", 2, 35, 1, 7),
        ("mastodon", 2, 35, 1, 7),
        ("pinterest", 1, 35, 0, 14),
        ("youtube", 0, 3, 24, 30),
        ("youtube-shorts", 1, 7, 24, 10),
        ("google_business", 1, 3, 24, 14),
        ("newsletter", 0, 2, 72, 31),
    ],
)
def test_the_start_values_of_the_domain_paper(
    key: str, minimum: int, maximum: int, gap_hours: float, silence_days: float
) -> None:
    (entry,) = [one for one in SHIPPED.cadences if one.key == key]
    assert (entry.minimum, entry.maximum) == (minimum, maximum)
    assert (entry.min_gap_hours, entry.max_silence_days) == (gap_hours, silence_days)


@pytest.mark.parametrize(
    ("key", "target"),
    [
        ("instagram", 4),
        ("instagram-stories", 4),
        ("facebook", 3),
        ("tiktok", 3),
        ("linkedin", 2),
        ("x", 5),
        ("threads", 4),
        ("bluesky", 4),
        ("mastodon", 4),
        ("pinterest", 3),
        ("youtube", 1),
        ("youtube-shorts", 2),
        ("google_business", 1),
        ("newsletter", 0.5),
    ],
)
def test_the_weekly_targets_of_the_domain_paper(key: str, target: float) -> None:
    (entry,) = [one for one in SHIPPED.cadences if one.key == key]
    assert entry.target == target


@pytest.mark.parametrize("key", ["instagram", "facebook"])
def test_stories_are_left_out_of_the_feed_cadence(key: str) -> None:
    (entry,) = [one for one in SHIPPED.cadences if one.key == key]
    assert not entry.covers("story")
    assert entry.covers("reel")


@pytest.mark.parametrize("form", ["image", "reel", "story", "video", "short", "text", ""])
@pytest.mark.parametrize("platform", sorted({entry.platform for entry in SHIPPED.cadences}))
def test_no_format_counts_in_two_cadences_of_a_platform(platform: str, form: str) -> None:
    assert sum(entry.covers(form) for entry in SHIPPED.cadences if entry.platform == platform) <= 1


@pytest.mark.parametrize(
    ("key", "stance"),
    [
        ("offer", Stance.PROMOTIONAL),
        ("product", Stance.PROMOTIONAL),
        ("proof", Stance.PROMOTIONAL),
        ("event", Stance.PROMOTIONAL),
        ("partner", Stance.PROMOTIONAL),
        ("education", Stance.ENGAGEMENT),
        ("entertain", Stance.ENGAGEMENT),
        ("question", Stance.ENGAGEMENT),
        ("bts", Stance.ENGAGEMENT),
        ("ugc", Stance.ENGAGEMENT),
        ("community", Stance.ENGAGEMENT),
        ("curated", Stance.ENGAGEMENT),
        ("seasonal", Stance.ENGAGEMENT),
        ("news", Stance.NEUTRAL),
    ],
)
def test_the_kinds_and_their_stance(key: str, stance: Stance) -> None:
    (kind,) = [one for one in SHIPPED.kinds if one.key == key]
    assert kind.stance is stance
    assert kind.name.strip()
    assert kind.hue in {"promote", "educate", "inspire", "community", "neutral"}
    assert (kind.hue == "promote") is (stance is Stance.PROMOTIONAL)
    assert kind.needs_disclosure is (key == "partner")
    assert kind.needs_permission is (key == "ugc")


def test_there_are_no_other_kinds() -> None:
    assert len(SHIPPED.kinds) == 14
