"""Answers: worked examples, the words and the numbers they are bound to, simulations in which the truth is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import time, timedelta

import numpy as np
import pytest

from planner.app.catalogue import Catalogue
from planner.domain.results.answers import answered
from planner.domain.results.fitting import comparable, fit
from planner.domain.results.observed import LeftOut, Observed
from planner.domain.results.ranges import Ratio, posts_needed, wilson
from planner.domain.results.rates import rated
from planner.domain.results.shrinking import shrunk
from planner.domain.results.words import Word, word_of_two
from tests.domain.results.worlds import FIRST, TODAY, an_observation, asked_for, at_random, of_rates

ENGAGEMENT = (0.021, 0.034, 0.012, 0.028, 0.069, 0.019, 0.022, 0.031)
PROMOTIONAL = (0.014, 0.026, 0.009, 0.018, 0.042)


def two(engagement: int, promotional: int) -> list[str]:
    return ["engagement"] * engagement + ["promotional"] * promotional


# worked examples


def test_eight_posts_against_five_are_1_37_times_with_a_range_from_0_65_to_2_88(catalogue: Catalogue) -> None:
    seen = of_rates("stance", {"engagement": ENGAGEMENT, "promotional": PROMOTIONAL})
    answer = answered(seen, asked_for("stance", catalogue))
    assert answer.ratio == pytest.approx(1.37, abs=0.005)
    assert answer.interval95 == pytest.approx((0.65, 2.88), abs=0.005)
    assert (answer.n, answer.words) == (13, Word.TOO_EARLY)


@pytest.mark.parametrize(
    ("hits", "of", "low", "high"), [(3, 40, 2.6, 19.9), (12, 400, 1.7, 5.2), (60, 2000, 2.3, 3.8), (0, 50, 0, 7.1)]
)
def test_shares_have_wilson_ranges(hits: int, of: int, low: float, high: float) -> None:
    assert [round(100 * end, 1) for end in wilson(hits, of)] == [low, high]


@pytest.mark.parametrize(
    ("spread", "needed"), [(0.5, (79, 24, 9, 4)), (0.7, (155, 47, 17, 7)), (1.0, (316, 96, 33, 14))]
)
def test_so_many_posts_are_needed_for_a_ratio(spread: float, needed: tuple[int, ...]) -> None:
    assert tuple(posts_needed(ratio, spread) for ratio in (1.25, 1.5, 2, 3)) == needed


def test_a_share_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(0, 0)


# words


def ratio(value: float, narrow: tuple[float, float], wide: tuple[float, float]) -> Ratio:
    return Ratio(value, narrow, wide)


OPEN, LEANS, SURE = (
    ratio(1.4, (0.9, 2.0), (0.8, 2.3)),
    ratio(1.4, (1.1, 1.9), (0.9, 2.1)),
    ratio(1.4, (1.2, 1.6), (1.1, 1.8)),
)
SMALL = ratio(1.2, (1.15, 1.25), (1.1, 1.3))


@pytest.mark.parametrize(
    ("ratios", "posts", "weeks", "word"),
    [
        ((SURE, SURE), (8, 8), 4, Word.CLEAR),
        ((SURE, SURE), (7, 80), 4, Word.TOO_EARLY),
        ((SURE, SURE), (80, 80), 3, Word.TOO_EARLY),
        ((OPEN, OPEN), (8, 8), 4, Word.CANNOT_TELL),
        ((LEANS, LEANS), (8, 8), 4, Word.LEANING),
        ((SURE, SMALL), (8, 8), 4, Word.LEANING),
        ((SURE, LEANS), (8, 8), 4, Word.LEANING),
    ],
)
def test_words_are_bound_to_numbers(
    ratios: tuple[Ratio, Ratio], posts: tuple[int, int], weeks: int, word: Word, catalogue: Catalogue
) -> None:
    assert word_of_two(*ratios, posts, weeks, catalogue.thresholds) is word


def test_no_entry_is_no_data(catalogue: Catalogue) -> None:
    answer = answered(Observed(), asked_for("stance", catalogue))
    assert (answer.words, answer.n, answer.ratio, answer.period) == (Word.NO_DATA, 0, None, None)
    assert answer.sentence.startswith("No data")


def test_one_group_alone_is_no_data(catalogue: Catalogue) -> None:
    answer = answered(of_rates("stance", {"engagement": ENGAGEMENT}), asked_for("stance", catalogue))
    assert answer.words is Word.NO_DATA


def test_one_post_on_eight_channels_is_no_eight_posts(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(1), "stance", two(20, 20), channels=2)
    one = tuple(
        replace(some, post_id="the same") if some.groups["stance"][0] == "promotional" else some
        for some in seen.observations
    )
    answer = answered(Observed(one), asked_for("stance", catalogue))
    assert (answer.n, answer.posts, answer.words) == (40, 21, Word.TOO_EARLY)


def test_entries_of_one_post_that_are_alike_make_ranges_wider(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(2), "stance", two(20, 20))
    doubled = tuple(
        replace(one, placement_id=f"{one.placement_id} {channel}", channel_id=channel)
        for one in seen.observations
        for channel in "ab"
    )
    once, twice = (
        answered(Observed(some), asked_for("stance", catalogue)).interval95 for some in (seen.observations, doubled)
    )
    assert once is not None
    assert twice is not None
    assert np.log(twice[1] / twice[0]) == pytest.approx(np.log(once[1] / once[0]), rel=0.08)


def test_a_channel_with_one_stance_only_tells_nothing_of_the_difference(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(3), "stance", two(12, 12))
    apart = tuple(
        replace(one, channel_id="b") if one.groups["stance"][0] == "promotional" else one for one in seen.observations
    )
    answer = answered(Observed(apart), asked_for("stance", catalogue))
    assert (answer.words, answer.left_out) == (Word.NO_DATA, {LeftOut.NO_MATCH: 12})


def test_what_hangs_together_by_channels_can_be_compared() -> None:
    assert comparable("aabbc", "xyyzw") == [True, True, True, True, False]


def test_no_answer_ever_says_best_or_winner(catalogue: Catalogue) -> None:
    keys = [f"kind {number % 3}" for number in range(90)]
    for effect in (1.0, 1.5, 3.0):
        seen = at_random(np.random.default_rng(4), "kind", keys, effect={"kind 0": effect})
        answer = answered(seen, asked_for("kind", catalogue))
        said = " ".join((answer.sentence, answer.definition, *answer.notes)).casefold()
        assert not {"best", "winner", "top"} & set(said.replace(":", " ").split())
        assert "90 entries" in answer.sentence
        assert "reach" in answer.definition


# many groups


def test_shrinkage_is_the_one_of_dersimonian_and_laird() -> None:
    groups = {"a": (0.02, 0.03, 0.05, 0.04), "b": (0.06, 0.09, 0.05), "c": (0.01, 0.02, 0.02, 0.015, 0.03)}
    seen = of_rates("kind", groups)
    rates = rated(seen.observations, Catalogue().measures["engagement_by_reach"], today=TODAY)
    keys = [one.observation.groups["kind"][0] for one in rates]
    found = fit(rates, keys, ["one"] * len(rates))
    assert found is not None
    logs = {key: np.array([one.log for one, its in zip(rates, keys, strict=True) if its == key]) for key in groups}
    means, counts = np.array([some.mean() for some in logs.values()]), np.array([len(some) for some in logs.values()])
    variances = sum(((some - some.mean()) ** 2).sum() for some in logs.values()) / (len(rates) - 3) / counts
    weights = 1 / variances
    heterogeneity = (weights * (means - np.average(means, weights=weights)) ** 2).sum()
    between = (heterogeneity - 2) / (weights.sum() - (weights**2).sum() / weights.sum())
    centre = np.average(means, weights=1 / (variances + between))
    drawn = shrunk(found)
    assert drawn.variance == pytest.approx(between)
    wanted = np.exp(between / (between + variances) * (means - centre))
    assert [level.shrunk.ratio for level in drawn.levels if level.shrunk] == pytest.approx(wanted)


def test_alike_groups_show_no_difference(catalogue: Catalogue) -> None:
    seen = of_rates("kind", dict.fromkeys("abc", ENGAGEMENT))
    answer = answered(seen, asked_for("kind", catalogue))
    assert (answer.words, answer.ratio, answer.about) == (Word.CANNOT_TELL, None, "")
    assert "No difference between kinds is visible" in answer.sentence
    assert {group.shrunk for group in answer.groups} == {1.0}


def test_groups_stand_by_the_lower_end_of_their_range(catalogue: Catalogue) -> None:
    groups = {"few": (0.01, 0.4), "many": (0.05, 0.06, 0.055, 0.05) * 4, "low": (0.02, 0.03, 0.025) * 4}
    answer = answered(of_rates("kind", groups), asked_for("kind", catalogue))
    assert [group.key for group in answer.groups] == ["many", "few", "low"]


def test_times_are_eight_cells_until_there_are_200_posts(catalogue: Catalogue) -> None:
    asked = asked_for("slot", catalogue)
    for count, most, least in ((199, 8, 2), (300, 28, 9)):
        seen = at_random(np.random.default_rng(5), "kind", ["a"] * count)
        answer = answered(seen, asked)
        assert least <= len(answer.groups) <= most


def test_an_entry_without_a_time_is_in_no_part_of_the_day(catalogue: Catalogue) -> None:
    some = tuple(an_observation(number, clock=time(8 + number % 10)) for number in range(40))
    answer = answered(Observed((*some, an_observation(99, clock=None))), asked_for("slot", catalogue))
    assert (answer.n, answer.left_out[LeftOut.NO_GROUP]) == (40, 1)


# entangled, faded, apart


def test_kinds_that_went_along_with_times_are_told(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(6), "kind", ["a", "b"] * 20)
    tied = tuple(
        replace(
            one, clock=time(9 if one.groups["kind"][0] == "a" else 19), day=FIRST + timedelta(days=7 * (number % 8))
        )
        for number, one in enumerate(seen.observations)
    )
    answer = answered(Observed(tied), asked_for("kind", catalogue))
    assert answer.crossed is not None
    assert sorted(answer.crossed.counts) == [(0, 20), (20, 0)]
    assert "Other things changed too" in " ".join(answer.notes)
    assert answered(seen, asked_for("kind", catalogue)).crossed is None


def test_a_clear_answer_says_in_the_same_breath_what_went_along_with_it(catalogue: Catalogue) -> None:
    clocks = {"a": (time(9), time(12)), "b": (time(19), time(16))}
    tied = tuple(
        an_observation(
            number,
            groups={"kind": (kind, kind.upper())},
            clock=clocks[kind][number // 2 % 2],
            day=FIRST + timedelta(days=7 * (number % 8)),
            numbers=({"reach": 1000.0, "reactions": 10.0 if kind == "a" else 80.0 + number % 7},),
        )
        for number, kind in enumerate(["a", "b"] * 30)
    )
    for question, other in (("kind", "times of the day"), ("slot", "kinds")):
        answer = answered(Observed(tied), asked_for(question, catalogue))
        assert answer.words is Word.CLEAR
        assert answer.sentence.endswith(f"Other things changed too: these groups went along with {other}.")
        assert "Other things" not in " ".join(answer.notes), "it is said once"
        assert answer.crossed is not None
        assert [name.split()[1] for _, name in answer.crossed.columns] == ["morning", "midday", "afternoon", "evening"]


def test_old_entries_fade_and_make_nothing_look_surer(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(7), "stance", two(30, 30))
    plain, faded = (
        answered(seen, asked_for("stance", catalogue, half_life=half_life)).interval95 for half_life in (None, 2)
    )
    assert plain is not None
    assert faded is not None
    assert faded[1] / faded[0] > plain[1] / plain[0]


def test_an_entry_counts_half_after_the_half_life(catalogue: Catalogue) -> None:
    day = TODAY - timedelta(weeks=26)
    measure = catalogue.measures["engagement_by_reach"]
    (one,) = rated([an_observation(day=day)], measure, today=TODAY, half_life=26)
    (never,) = rated([an_observation(day=day)], measure, today=TODAY)
    assert (one.weight, never.weight) == (0.5, 1.0)


def test_stories_are_compared_among_themselves(catalogue: Catalogue) -> None:
    seen = at_random(np.random.default_rng(8), "stance", two(20, 20))
    some = tuple(replace(one, format="story") if number < 10 else one for number, one in enumerate(seen.observations))
    answer = answered(Observed(some), asked_for("stance", catalogue))
    assert (answer.n, answer.left_out[LeftOut.OTHER_FORMAT]) == (30, 10)
    assert answered(Observed(some), asked_for("stance", catalogue, stories=True)).n == 10


# simulations


def words_of(
    catalogue: Catalogue, question: str, keys: list[str], times: int = 200, effect: dict[str, float] | None = None
) -> Counter[Word]:
    rng, asked = np.random.default_rng(2026), asked_for(question, catalogue)
    seen = (at_random(rng, question, keys, effect=effect, channels=2) for _ in range(times))
    return Counter(answered(some, asked).words for some in seen)


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        ("stance", two(20, 12)),
        ("kind", [f"kind {number % 6}" for number in range(72)]),
        ("slot", ["any"] * 70),
    ],
)
def test_without_any_true_effect_fewer_than_one_in_twenty_are_clear(
    question: str, keys: list[str], catalogue: Catalogue
) -> None:
    assert words_of(catalogue, question, keys)[Word.CLEAR] < 200 / 20


@pytest.mark.parametrize(
    ("question", "keys", "effect"),
    [
        ("stance", two(60, 60), {"engagement": 2.0}),
        ("kind", ["question", "tip", "offer"] * 60, {"question": 2.0}),
    ],
)
def test_twice_as_much_with_sixty_posts_each_is_found_in_nine_of_ten(
    question: str, keys: list[str], effect: dict[str, float], catalogue: Catalogue
) -> None:
    assert words_of(catalogue, question, keys, times=50, effect=effect)[Word.CLEAR] >= 45


def test_the_one_that_stands_out_of_eight_parts_of_the_day_is_drawn_to_one(catalogue: Catalogue) -> None:
    rng, asked = np.random.default_rng(11), asked_for("slot", catalogue)
    raw, drawn = [], []
    for _ in range(80):
        groups = answered(at_random(rng, "kind", ["any"] * 60), asked).groups
        raw.append(max(group.estimate or 0 for group in groups))
        drawn.append(max(group.shrunk or 0 for group in groups))
    assert np.median(raw) > 1.3
    assert np.median(drawn) < 1.05
    assert np.quantile(drawn, 0.9) < 1.35
