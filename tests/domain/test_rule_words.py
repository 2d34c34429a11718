"""A rule in one sentence that somebody can read aloud."""

from __future__ import annotations

from fractions import Fraction

import pytest

from planner.app.catalogue import Catalogue
from planner.domain.rule_words import listed, rule_sentence
from planner.domain.rules import Mode, Residual, Severity, Unit, Window, mix_rule
from tests.builders import a_part, a_rule

CATALOGUE = Catalogue()


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        (
            "80-20",
            "At most 20 % promotional, each post counted once, over 4 weeks, on all channels; "
            "up to 10 points more are let pass; from 3 posts on.",
        ),
        (
            "thirds",
            "About 33.3 % each of promotional, conversation and industry, each post counted once, over 4 weeks, "
            "on all channels; up to 10 points more or less are let pass; from 3 posts on.",
        ),
        (
            "weekly-five",
            "At least 1 education, at least 1 entertaining, at least 1 proof, at least 1 behind the scenes and at "
            "most 1 offer or product, each post counted once, in the week, on all channels; from 3 posts on.",
        ),
        (
            "hero-hub-help",
            "At most 2 hero over 52 weeks, at least 80 % hub and at least 1 help over 4 weeks, each post counted "
            "once, over 13 weeks, on all channels; up to 10 points less are let pass; from 3 posts on.",
        ),
        (
            "channel-cap-40",
            "At most 40 % promotional, each entry counted, over 4 weeks, on every channel apart, without story; "
            "up to 10 points more are let pass; from 3 entries on.",
        ),
        ("pillars-equal", "No parts yet."),
    ],
)
def test_shipped_rules_in_a_sentence(key: str, sentence: str) -> None:
    assert rule_sentence(CATALOGUE.mix_rules[key]) == sentence


def test_where_a_rule_counts_is_said_with_names_in_their_order() -> None:
    rule = a_rule(channels=frozenset({"f", "i", "gone"}), campaigns=frozenset({"h"}), formats=frozenset({"reel"}))
    said = rule_sentence(rule, {"i": "Instagram", "f": "Facebook", "x": "X"}, {"h": "Harvest"})
    assert "on Instagram, Facebook and a channel that is gone, only reel, only for Harvest" in said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"window": Window.parse("month")}, "in the month"),
        ({"window": Window.parse("campaign")}, "over the campaigns of the week"),
        ({"window": Window.parse("last 20"), "unit": Unit.PLACEMENT}, "over the last 20 entries"),
        ({"unit": Unit.MINUTES}, "counted in minutes"),
        ({"tolerance": Fraction(0)}, "only rounding is let pass"),
        ({"tolerance": Fraction(1, 100)}, "up to 1 point more is let pass"),
        ({"severity": Severity.MUST_FIX}, "must be fixed."),
        ({"severity": Severity.HINT}, "only a hint."),
        ({"without_campaigns": frozenset({"h"})}, "without a campaign that is gone"),
    ],
)
def test_what_is_unusual_is_said(values: dict[str, object], said: str) -> None:
    assert said in rule_sentence(a_rule(**values))


def test_a_floor_lets_less_pass_and_a_number_is_exact() -> None:
    assert "at least 80 %" in rule_sentence(a_rule(a_part(80, Mode.FLOOR))).lower()
    assert "points less are let pass" in rule_sentence(a_rule(a_part(80, Mode.FLOOR)))
    assert rule_sentence(a_rule(a_part(0, Mode.BOTH, count=2))).startswith("Exactly 2 promotional")


@pytest.mark.parametrize(
    ("residual", "said"), [(Residual.EMPTY, ", nothing else"), (Residual.PART, ", at most 80 % anything else")]
)
def test_what_becomes_of_the_rest_is_said(residual: Residual, said: str) -> None:
    table = {"name": "A", "parts": [{"group": "promotional", "share": 20}], "residual": str(residual), "source": ""}
    assert said in rule_sentence(mix_rule("a", table, CATALOGUE.rules.groups))


def test_every_shipped_rule_ends_like_a_sentence() -> None:
    assert all(rule_sentence(rule).endswith(".") for rule in CATALOGUE.mix_rules.values())


def test_words_are_listed_as_one_speaks() -> None:
    assert [listed(one) for one in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == ["", "a", "a and b", "a, b and c"]
