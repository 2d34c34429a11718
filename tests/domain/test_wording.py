"""Sentences about the balance, in the user's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry, Ledger, Verdict
from planner.domain.records import Stance, Waiver
from planner.domain.rules import MixRule, Mode, Unit, Window
from planner.domain.wording import (
    balance_sentence,
    channel_sentence,
    counts_words,
    range_words,
    unit_words,
    window_words,
)
from tests.builders import WEEK, a_part, a_rule, a_waiver, an_entry

SHIPPED = Catalogue()
CAP, BOTH, FLOOR = (a_rule(a_part(20, mode)) for mode in (Mode.CAP, Mode.BOTH, Mode.FLOOR))
FORBIDDEN = re.compile(
    r"\b(entity|entities|placements?|instances?|payload|taxonomy|compliance|right mix|debt|penalty|scores?)\b",
    re.IGNORECASE,
)
"""Words that the user never reads."""


def mix(promotional: int, engagement: int, neutral: int = 0, unlabelled: int = 0) -> list[Entry]:
    numbers = {
        Stance.PROMOTIONAL: promotional,
        Stance.ENGAGEMENT: engagement,
        Stance.NEUTRAL: neutral,
        None: unlabelled,
    }
    return [an_entry(stance) for stance, number in numbers.items() for _ in range(number)]


def said(rule: MixRule | None, *numbers: int, waiver: Waiver | None = None, unit: Unit | None = None) -> str:
    balance = Ledger(mix(*numbers)).judge(rule, WEEK, waivers=[waiver] if waiver else [], unit=unit)
    return balance_sentence(rule, balance)


def own_words(sentence: str) -> str:
    """What is said of the week itself, before the rolling weeks."""
    return sentence.partition(" 4 weeks:")[0]


# ranges


@pytest.mark.parametrize(
    ("mode", "allowed", "words"),
    [
        (Mode.CAP, (0, 2), "at most 2"),
        (Mode.CAP, (0, 0), "at most 0"),
        (Mode.FLOOR, (1, 7), "at least 1"),
        (Mode.BOTH, (2, 4), "2-4"),
        (Mode.BOTH, (0, 1), "0-1"),
        (Mode.BOTH, (1, 1), "exactly 1"),
    ],
)
def test_a_range_says_what_the_rule_allows(mode: Mode, allowed: tuple[int, int], words: str) -> None:
    assert range_words(a_part(20, mode), allowed) == words


# the week


def test_three_of_seven_with_a_cap() -> None:
    sentence = own_words(said(CAP, 3, 4))
    assert "3 promotional of 7 posts" in sentence
    assert "Your rule allows at most 2" in sentence
    assert "change 1, or add 3" in sentence


def test_three_of_seven_two_sided() -> None:
    assert "Your rule allows 1-2: change 1, or add 3" in own_words(said(BOTH, 3, 4))


def test_thirteen_of_sixteen_two_sided() -> None:
    sentence = own_words(said(BOTH, 13, 3))
    assert "13 promotional of 16" in sentence
    assert "Your rule allows 2-4" in sentence
    assert "change 9" in sentence
    assert "mark this as launch week" in sentence


def test_five_posts_allow_exactly_one() -> None:
    assert "Your rule allows exactly 1" in own_words(said(BOTH, 1, 4))


def test_a_floor_says_at_least() -> None:
    assert "Your rule allows at least 2: make 2 more promotional, or add 2" in own_words(said(FLOOR, 0, 12))


def test_nothing_to_change_is_not_spoken_of() -> None:
    sentence = said(CAP, 1, 4)
    assert "change" not in sentence
    assert "add" not in sentence
    assert "launch" not in sentence


def test_a_week_that_is_under_is_no_launch() -> None:
    sentence = said(BOTH, 0, 12)
    assert "Your rule allows 2-3: make 2 more promotional, or add 2" in sentence
    assert "launch" not in sentence


@pytest.mark.parametrize("numbers", [(0, 0), (1, 0), (1, 1), (2, 0)])
@pytest.mark.parametrize("rule", [CAP, BOTH, FLOOR])
def test_too_few_to_judge_is_said_without_advice(rule: MixRule, numbers: tuple[int, int]) -> None:
    sentence = own_words(said(rule, *numbers))
    assert "too few to judge" in sentence
    assert "allows" not in sentence
    assert "change" not in sentence


def test_neutral_posts_are_told_beside_the_count() -> None:
    assert "0 promotional of 12 posts (+3 neutral)" in said(BOTH, 0, 12, 3)


@pytest.mark.parametrize(("unlabelled", "words"), [(1, "1 post without a kind"), (2, "2 posts without a kind")])
def test_posts_without_a_kind_are_told(unlabelled: int, words: str) -> None:
    assert words in said(CAP, 1, 4, 0, unlabelled)


def test_what_is_not_there_is_not_told() -> None:
    sentence = said(CAP, 1, 4)
    assert "neutral" not in sentence
    assert "without a kind" not in sentence


@pytest.mark.parametrize(
    ("unit", "count", "words"),
    [(Unit.POST, 1, "post"), (Unit.POST, 0, "posts"), (Unit.PLACEMENT, 1, "entry"), (Unit.PLACEMENT, 2, "entries")],
)
def test_what_is_counted_has_a_singular(unit: Unit, count: int, words: str) -> None:
    assert unit_words(unit, count) == words


def test_the_unit_that_was_counted_is_named() -> None:
    assert "of 16 entries" in said(CAP, 13, 3, unit=Unit.PLACEMENT)
    assert "of 16 posts" in said(CAP, 13, 3)


def test_one_post_is_no_posts() -> None:
    assert re.search(r"0 promotional of 1 post\b", said(CAP, 0, 1))


# the rolling weeks


@pytest.mark.parametrize(
    ("rule", "numbers", "words"),
    [
        (CAP, (3, 4), "4 weeks: 3 promotional of 7, allowed at most 2 – over by 1: change 1, or add 3 others."),
        (BOTH, (13, 3), "4 weeks: 13 promotional of 16, allowed 2-4 – over by 9: change 9, or add 28 others."),
        (BOTH, (0, 12), "4 weeks: 0 promotional of 12, allowed 2-3 – under by 2: make 2 more promotional, or add 2."),
        (FLOOR, (0, 12), "0 promotional of 12, allowed at least 2 – under by 2: make 2 more promotional, or add 2."),
        (CAP, (0, 12), "4 weeks: 0 promotional of 12, allowed at most 3 – balanced."),
        (CAP, (1, 1), "too few to judge."),
    ],
)
def test_the_rolling_weeks_end_with_the_verdict(rule: MixRule, numbers: tuple[int, int], words: str) -> None:
    assert said(rule, *numbers).endswith(words)


def test_recovering_is_said() -> None:
    rule = a_rule(a_part(20, Mode.BOTH), window=2)
    weeks = [(5, 5), (2, 8), (4, 6)]
    entries = [entry._replace(day=WEEK.shifted(i).monday) for i, numbers in enumerate(weeks) for entry in mix(*numbers)]
    balance = Ledger(entries).judge(rule, WEEK.shifted(2))
    assert "2 weeks: 6 promotional of 20, allowed 2-6 – recovering" in balance_sentence(rule, balance)


def test_a_rule_of_one_week_speaks_of_the_week_only() -> None:
    sentence = said(a_rule(window=1), 3, 4)
    assert sentence.count("promotional of 7") == 1
    assert "weeks" not in sentence


def test_a_rule_of_one_week_says_that_it_is_recovering() -> None:
    rule = a_rule(window=1)
    entries = [*mix(5, 5), *(entry._replace(day=WEEK.shifted(1).monday) for entry in mix(3, 7))]
    balance = Ledger(entries).judge(rule, WEEK.shifted(1))
    assert balance.window.verdict is Verdict.RECOVERING
    assert "recovering" in balance_sentence(rule, balance)


# other windows, units and labels


def window_words_of(rule: MixRule, *numbers: int) -> str:
    """What is said of the rule's window, after the words about the week itself."""
    sentence = said(rule, *numbers)
    return sentence[sentence.index(window_words(rule.window)) :]


@pytest.mark.parametrize(
    ("window", "words"),
    [
        ("1 week", "1 week"),
        ("13 weeks", "13 weeks"),
        ("month", "This month"),
        ("campaign", "The campaign"),
        ("last 20", "The last 20"),
    ],
)
def test_what_a_window_is_called(window: str, words: str) -> None:
    assert window_words(Window.parse(window)) == words


@pytest.mark.parametrize("window", ["13 weeks", "month", "last 20"])
def test_the_window_of_the_rule_is_named(window: str) -> None:
    rule = a_rule(a_part(20, Mode.CAP), window=Window.parse(window))
    named = window_words(rule.window)
    assert window_words_of(rule, 3, 4) == f"{named}: 3 promotional of 7, allowed at most 2 – over by 1: " + (
        "change 1, or add 3 others."
    )


def test_minutes_are_called_minutes() -> None:
    entries = [entry._replace(format="video") for entry in mix(3, 4)]
    rule = a_rule(a_part(20, Mode.CAP), unit=Unit.MINUTES)
    balance = Ledger(entries, effort={"video": 90}).judge(rule, WEEK)
    sentence = balance_sentence(rule, balance)
    assert sentence.startswith("This week: 270 promotional of 630 minutes. Your rule allows at most 189")
    assert "over by 81 minutes: change 81 minutes, or add 270 minutes of others." in sentence


@pytest.mark.parametrize(("sets", "words"), [(("pillar",), "kind or pillar"), (("risk", "pillar"), "kind or pillar")])
def test_posts_without_a_label_that_is_needed_are_told(sets: tuple[str, ...], words: str) -> None:
    parts = [replace(a_part(20, stances=None, labels=frozenset({f"{name}:one"})), group=f"{name} one") for name in sets]
    assert f"(7 posts without a {words}" in said(a_rule(*parts), 3, 4)


def test_a_rule_without_parts_says_what_it_needs() -> None:
    sentence = said(SHIPPED.mix_rules["pillars-equal"], 3, 4)
    assert sentence.startswith("3 promotional of 7 posts. Your rule has no parts yet.")
    assert said(SHIPPED.mix_rules["pillars-equal"], 0, 1).startswith("0 promotional of 1 post. Your rule has no parts")


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("channel-cap-40", "3 promotional of 4 in 4 weeks, your rule allows at most 2 "),
        (
            "80-20-two-sided",
            "3 promotional of 4 in 4 weeks, your rule allows 0-1 (20 % and up to 10 points more or less)",
        ),
    ],
)
def test_a_channel_in_words(key: str, words: str) -> None:
    rule = SHIPPED.mix_rules[key]
    assert channel_sentence(rule, Ledger(mix(3, 1)).judge(rule, WEEK, channel_id="channel")).startswith(words)


def test_a_cap_of_a_channel_says_where_its_figures_are_from() -> None:
    rule = SHIPPED.mix_rules["channel-cap-40"]
    sentence = channel_sentence(rule, Ledger(mix(3, 1)).judge(rule, WEEK, channel_id="channel"))
    assert sentence.endswith("(40 % and up to 10 points more; story not counted)")


# acceptance, no rule, several parts


def test_an_accepted_week_says_why_and_asks_for_nothing() -> None:
    sentence = said(BOTH, 13, 3, waiver=a_waiver(reason="Harvest Lantern launch"))
    assert "Accepted: Harvest Lantern launch." in sentence
    assert "13 promotional of 16" in sentence
    assert "change" not in sentence
    assert "over by" not in sentence


def test_without_a_rule_the_posts_are_counted() -> None:
    sentence = said(None, 3, 4)
    assert "3 promotional of 7 posts" in sentence
    assert "No rule is set" in sentence


def test_every_part_of_thirds_is_told() -> None:
    entries = [
        an_entry(Stance.PROMOTIONAL if kind == "offer" else Stance.ENGAGEMENT, kind=kind)
        for kind in ("offer",) * 6 + ("bts",) * 2 + ("education",)
    ]
    rule = SHIPPED.mix_rules["thirds"]
    balance = Ledger(entries).judge(rule, WEEK)
    assert counts_words(balance.own) == "6 promotional, 2 conversation, 1 industry of 9"
    sentence = balance_sentence(rule, balance)
    assert (
        "Your rule allows exactly 3 each – promotional over by 3, conversation under by 1, industry under by 2"
        in sentence
    )
    assert "industry under by 2: change 3" in sentence


# words


RULES = (*SHIPPED.mix_rules.values(), CAP, BOTH, FLOOR)
NUMBERS = st.tuples(*(st.integers(0, 12) for _ in range(4)))


@settings(deadline=None)
@given(
    rule=st.sampled_from((None, *RULES)),
    numbers=NUMBERS,
    unit=st.sampled_from((None, *Unit)),
    waived=st.booleans(),
)
def test_no_sentence_uses_a_forbidden_word(
    rule: MixRule | None, numbers: tuple[int, ...], unit: Unit | None, waived: bool
) -> None:
    waiver = a_waiver(rule=rule.key) if rule and waived else None
    sentence = said(rule, *numbers, unit=unit, waiver=waiver)
    assert not FORBIDDEN.search(sentence)
    assert sentence.endswith(".")
    assert "  " not in sentence


@settings(deadline=None)
@given(rule=st.sampled_from([rule for rule in RULES if not rule.sets and rule.parts]), numbers=NUMBERS)
def test_the_rule_is_the_users_whenever_it_is_judged(rule: MixRule, numbers: tuple[int, ...]) -> None:
    sentence = said(rule, *numbers)
    judged = sum(numbers[:2]) >= rule.minimum
    assert ("Your rule allows" in sentence) is judged
    assert ("too few to judge" in sentence) is not judged


@settings(deadline=None)
@given(rule=st.sampled_from((CAP, BOTH, FLOOR)), promotional=st.integers(0, 20), engagement=st.integers(0, 20))
def test_following_the_advice_to_add_brings_the_week_into_the_range(
    rule: MixRule, promotional: int, engagement: int
) -> None:
    sentence = own_words(said(rule, promotional, engagement))
    advice = re.search(r"or add (\d+)", sentence)
    if advice is None:
        assert "change" not in sentence
        return
    more = int(advice[1])
    after = [own_words(said(rule, promotional + i, engagement + more - i)) for i in range(more + 1)]
    assert any("change" not in one for one in after)


def shipped_texts() -> Iterator[str]:
    for fact in SHIPPED.checks:
        yield from (fact.title, fact.why)
    for rule in SHIPPED.mix_rules.values():
        yield from (rule.name, rule.note, *(part.group for part in rule.parts))
    yield from (kind.name for kind in SHIPPED.kinds)


@pytest.mark.parametrize("text", list(shipped_texts()))
def test_no_shipped_text_uses_a_forbidden_word(text: str) -> None:
    assert text.strip()
    assert not FORBIDDEN.search(text)
