"""The mix judged: what small numbers allow, verdicts over weeks, waivers, and what to add."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import EarlierNeeded, Entry, Ledger, Tally, Verdict, allowed, to_add
from planner.domain.records import Stance
from planner.domain.rules import MixRule, Mode, Part, Unit
from planner.domain.span import Week
from tests.builders import MONDAY, WEEK, a_part, a_rule, a_waiver, an_entry

SHIPPED = Catalogue().mix_rules
PROMOTIONAL, ENGAGEMENT, NEUTRAL = Stance.PROMOTIONAL, Stance.ENGAGEMENT, Stance.NEUTRAL
BALANCED, OVER, UNDER = Verdict.BALANCED, Verdict.OVER, Verdict.UNDER
RECOVERING, TOO_FEW, ACCEPTED = Verdict.RECOVERING, Verdict.TOO_FEW, Verdict.ACCEPTED
TEN, FIVE, NONE = Fraction(1, 10), Fraction(1, 20), Fraction(0)

A_FIFTH, A_FIFTH_CAP, A_FIFTH_FLOOR = (a_part(20, mode) for mode in (Mode.BOTH, Mode.CAP, Mode.FLOOR))
A_THIRD = replace(A_FIFTH, share=Fraction(1, 3))
TWO_SIDED = a_rule(A_FIFTH)
EXAMPLE = a_rule(A_FIFTH, tolerance=FIVE)
"""The rule of the worked example."""


def a_share(share: Fraction, mode: Mode = Mode.BOTH) -> Part:
    return replace(a_part(mode=mode), share=share)


def weighted(*weights: int) -> list[Fraction]:
    return [Fraction(weight, sum(weights)) for weight in weights]


def group_part(name: str, share: Fraction) -> Part:
    return replace(a_part(group=name, stances=frozenset(), kinds=frozenset({name}), mode=Mode.BOTH), share=share)


def mix(promotional: int, total: int, week: Week = WEEK, neutral: int = 0, unlabelled: int = 0) -> list[Entry]:
    """A week of single posts, so many of them promotional."""
    stances = [PROMOTIONAL] * promotional + [ENGAGEMENT] * (total - promotional) + [NEUTRAL] * neutral
    return [an_entry(stance, week.monday + timedelta(days=i % 7)) for i, stance in enumerate(stances)] + [
        an_entry(None, week.monday) for _ in range(unlabelled)
    ]


def history(weeks: Iterable[tuple[int, int]]) -> list[Entry]:
    """Weeks from WEEK on, each (promotional, total)."""
    return [entry for i, (count, total) in enumerate(weeks) for entry in mix(count, total, WEEK.shifted(i))]


def windows(rule: MixRule, entries: Iterable[Entry], weeks: int) -> list[Verdict]:
    ledger = Ledger(entries)
    return [ledger.judge(rule, WEEK.shifted(i)).window.verdict for i in range(weeks)]


def counts(rule: MixRule, entries: Iterable[Entry], weeks: int) -> list[tuple[int, int]]:
    ledger = Ledger(entries)
    judged = [ledger.judge(rule, WEEK.shifted(i)).window for i in range(weeks)]
    return [(window.groups[0].count, window.tally.total) for window in judged]


# what is allowed, from a table worked out by hand


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(1, (0, 1)), (2, (0, 1)), (3, (0, 1)), (4, (0, 1)), (5, (1, 1)), (6, (1, 2)), (7, (1, 2))]
    + [(10, (1, 3)), (14, (2, 4)), (16, (2, 4)), (20, (2, 6))],
)
def test_a_fifth_within_ten_points(total: int, wanted: tuple[int, int]) -> None:
    assert allowed(total, A_FIFTH, TEN) == wanted


@pytest.mark.parametrize(
    ("total", "most"),
    [(1, 1), (2, 1), (3, 1), (4, 1), (5, 1), (6, 2), (7, 2), (10, 3), (14, 4), (16, 4), (20, 6)],
)
def test_a_cap_begins_at_nothing(total: int, most: int) -> None:
    assert allowed(total, A_FIFTH_CAP, TEN) == (0, most)


@pytest.mark.parametrize(("total", "least"), [(3, 0), (4, 0), (5, 1), (6, 1), (10, 1), (14, 2), (20, 2)])
def test_a_floor_ends_at_everything(total: int, least: int) -> None:
    assert allowed(total, A_FIFTH_FLOOR, TEN) == (least, total)


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(3, (1, 1)), (4, (1, 2)), (5, (1, 2)), (6, (2, 2)), (7, (2, 3)), (10, (3, 4)), (14, (4, 6)), (20, (5, 8))],
)
def test_a_third_within_ten_points(total: int, wanted: tuple[int, int]) -> None:
    assert allowed(total, A_THIRD, TEN) == wanted


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(3, (0, 1)), (4, (0, 1)), (5, (1, 1)), (6, (1, 2)), (7, (1, 2)), (10, (2, 2)), (14, (2, 3)), (20, (3, 5))]
    + [(40, (6, 10))],
)
def test_a_fifth_within_five_points(total: int, wanted: tuple[int, int]) -> None:
    assert allowed(total, A_FIFTH, FIVE) == wanted


@pytest.mark.parametrize(
    ("total", "wanted"),
    [(3, (1, 1)), (4, (1, 2)), (5, (1, 2)), (6, (2, 2)), (7, (2, 3)), (10, (3, 4)), (14, (4, 5)), (20, (6, 7))],
)
def test_a_third_within_five_points(total: int, wanted: tuple[int, int]) -> None:
    assert allowed(total, A_THIRD, FIVE) == wanted


@pytest.mark.parametrize(
    ("weights", "splits"),
    [
        ((70, 20, 10), ["2-1-0", "3-1-0", "4-1-0", "3-1-1", "4-1-1", "5-1-1", "7-2-1", "10-3-1", "14-4-2"]),
        ((4, 1, 1), ["2-1-0", "2-1-1", "3-1-1", "4-1-1", "5-1-1", "6-2-2", "7-2-1", "9-3-2", "13-4-3"]),
        ((5, 3, 2), ["1-1-1", "2-1-1", "3-1-1", "3-2-1", "4-2-1", "5-3-2", "7-4-3", "10-6-4"]),
    ],
)
@pytest.mark.parametrize("tolerance", [NONE, TEN])
def test_the_best_splits_of_the_table_pass(weights: tuple[int, ...], splits: list[str], tolerance: Fraction) -> None:
    for split in splits:
        numbers = [int(number) for number in split.split("-")]
        for share, count in zip(weighted(*weights), numbers, strict=True):
            low, high = allowed(sum(numbers), a_share(share), tolerance)
            assert low <= count <= high, split


# what is allowed: properties


def largest_remainders(total: int, shares: Sequence[Fraction], ties: int) -> list[int]:
    """Hamilton's apportionment; of equal remainders the first (1) or the last (-1) come first."""
    rest = [*shares, 1 - sum(shares)]
    seats = [floor(total * share) for share in rest]
    order = sorted(range(len(rest)), key=lambda i: (seats[i] - total * rest[i], ties * i))
    for i in order[: total - sum(seats)]:
        seats[i] += 1
    return seats[: len(shares)]


def assert_best_rounding_passes(rule: MixRule, total: int) -> None:
    parts = [part for part in rule.parts if part.count is None]
    for ties in (1, -1):
        seats = largest_remainders(total, [part.share for part in parts], ties)
        for part, count in zip(parts, seats, strict=True):
            low, high = allowed(total, part, rule.tolerance)
            assert low <= count <= high


@pytest.mark.parametrize("rule", SHIPPED.values(), ids=lambda rule: rule.key)
def test_the_best_rounding_passes_every_shipped_rule(rule: MixRule) -> None:
    for total in range(201):
        assert_best_rounding_passes(rule, total)


@settings(deadline=None)
@given(
    weights=st.lists(st.integers(0, 100), min_size=1, max_size=6),
    total=st.integers(0, 200),
    tolerance=st.integers(0, 30),
    mode=st.sampled_from(Mode),
)
def test_the_best_rounding_passes_any_weights(weights: list[int], total: int, tolerance: int, mode: Mode) -> None:
    assume(sum(weights) > 0)
    parts = [a_share(share, mode) for share in weighted(*weights)]
    assert_best_rounding_passes(a_rule(*parts, tolerance=Fraction(tolerance, 100)), total)


SHARES = st.fractions(0, 1, max_denominator=120)
TOLERANCES = st.fractions(0, 1, max_denominator=60)


@settings(deadline=None)
@given(total=st.integers(0, 300), share=SHARES, tolerance=TOLERANCES, mode=st.sampled_from(Mode))
def test_the_allowed_range_is_never_empty_and_within_the_total(
    total: int, share: Fraction, tolerance: Fraction, mode: Mode
) -> None:
    low, high = allowed(total, a_share(share, mode), tolerance)
    assert 0 <= low <= high <= total


@settings(deadline=None)
@given(total=st.integers(0, 120), share=SHARES, tolerance=TOLERANCES)
def test_a_count_passes_by_quota_or_by_band(total: int, share: Fraction, tolerance: Fraction) -> None:
    low, high = allowed(total, a_share(share), tolerance)
    for count in range(total + 1):
        quota = abs(count - total * share) < 1
        band = abs(count - total * share) <= total * tolerance
        assert (low <= count <= high) is (quota or band)


@settings(deadline=None)
@given(total=st.integers(0, 300), share=SHARES, tolerance=TOLERANCES)
def test_cap_and_floor_each_test_one_end_of_both(total: int, share: Fraction, tolerance: Fraction) -> None:
    low, high = allowed(total, a_share(share), tolerance)
    assert allowed(total, a_share(share, Mode.CAP), tolerance) == (0, high)
    assert allowed(total, a_share(share, Mode.FLOOR), tolerance) == (low, total)


@settings(deadline=None)
@given(total=st.integers(0, 300), share=SHARES, one=TOLERANCES, other=TOLERANCES)
def test_more_tolerance_allows_no_less(total: int, share: Fraction, one: Fraction, other: Fraction) -> None:
    part = a_share(share)
    narrow, wide = (allowed(total, part, tolerance) for tolerance in sorted((one, other)))
    assert wide[0] <= narrow[0]
    assert narrow[1] <= wide[1]


# counting


def test_a_post_counts_once_per_week_and_once_per_window() -> None:
    entries = [
        an_entry(PROMOTIONAL, MONDAY, post_id="launch", channel_id="instagram"),
        an_entry(PROMOTIONAL, MONDAY, post_id="launch", channel_id="facebook"),
        an_entry(PROMOTIONAL, MONDAY + timedelta(days=2), post_id="launch", channel_id="instagram"),
        an_entry(PROMOTIONAL, MONDAY + timedelta(days=7), post_id="launch", channel_id="instagram"),
    ]
    ledger = Ledger(entries)
    first, second = (ledger.judge(TWO_SIDED, WEEK.shifted(i)) for i in (0, 1))
    assert [first.own.tally.total, second.own.tally.total, second.window.tally.total] == [1, 1, 1]


def test_every_placement_counts_when_the_rule_counts_placements() -> None:
    entries = [an_entry(PROMOTIONAL, post_id="launch", channel_id=channel) for channel in ("a", "b", "c")]
    balance = Ledger(entries).judge(a_rule(unit=Unit.PLACEMENT), WEEK)
    assert balance.own.tally.total == 3
    assert balance.unit is Unit.PLACEMENT


def test_the_unit_asked_for_goes_before_that_of_the_rule() -> None:
    entries = [an_entry(PROMOTIONAL, post_id="launch", channel_id=channel) for channel in ("a", "b", "c")]
    ledger = Ledger(entries)
    assert ledger.judge(a_rule(), WEEK, unit=Unit.PLACEMENT).own.tally.total == 3
    assert ledger.judge(a_rule(unit=Unit.PLACEMENT), WEEK, unit=Unit.POST).own.tally.total == 1


def test_neutral_leaves_the_denominator() -> None:
    own = Ledger(mix(1, 5, neutral=20)).judge(TWO_SIDED, WEEK).own
    assert (own.tally.total, own.tally.stances[NEUTRAL]) == (5, 20)
    assert (own.allowed, own.verdict) == ((1, 1), BALANCED)


def test_posts_without_a_kind_are_told_but_not_judged() -> None:
    own = Ledger(mix(1, 5, unlabelled=4)).judge(TWO_SIDED, WEEK).own
    assert (own.tally.total, own.tally.unlabelled) == (5, 4)
    assert own.verdict is BALANCED


def test_a_post_without_a_kind_is_told_once_on_all_its_channels() -> None:
    entries = [an_entry(None, post_id="one", channel_id=channel) for channel in ("a", "b")]
    ledger = Ledger(entries)
    assert ledger.judge(TWO_SIDED, WEEK, unit=Unit.POST).own.tally.unlabelled == 1
    assert ledger.judge(TWO_SIDED, WEEK, unit=Unit.PLACEMENT).own.tally.unlabelled == 2


def test_formats_left_out_do_not_count() -> None:
    rule = a_rule(without_formats=frozenset({"story"}))
    entries = [*mix(1, 5), *(an_entry(PROMOTIONAL, format="story") for _ in range(6))]
    own = Ledger(entries).judge(rule, WEEK).own
    assert (own.groups[0].count, own.tally.total) == (1, 5)


def test_a_post_that_stands_as_story_and_as_image_counts_by_its_image() -> None:
    rule = a_rule(without_formats=frozenset({"story"}))
    entries = [an_entry(PROMOTIONAL, post_id="one", format=form) for form in ("story", "image")]
    assert Ledger(entries).judge(rule, WEEK).own.tally.total == 1


def test_one_channel_is_judged_on_its_own_entries() -> None:
    entries = [an_entry(PROMOTIONAL, channel_id="a") for _ in range(4)]
    entries += [an_entry(ENGAGEMENT, channel_id="b") for _ in range(9)]
    ledger = Ledger(entries)
    assert ledger.judge(TWO_SIDED, WEEK, channel_id="a").own.verdict is OVER
    assert ledger.judge(TWO_SIDED, WEEK, channel_id="b").own.verdict is UNDER
    assert ledger.judge(TWO_SIDED, WEEK, channel_id="c").own.verdict is TOO_FEW
    assert ledger.judge(TWO_SIDED, WEEK).own.tally.total == 13


def test_a_week_ends_with_its_sunday() -> None:
    sunday = MONDAY + timedelta(days=6)
    entries = [an_entry(day=sunday), an_entry(day=sunday + timedelta(days=1)), an_entry(day=MONDAY - timedelta(days=1))]
    assert Ledger(entries).judge(a_rule(window=1), WEEK).own.tally.total == 1


def test_the_first_part_that_holds_an_entry_takes_it() -> None:
    entries = [an_entry(PROMOTIONAL, kind="education"), an_entry(ENGAGEMENT, kind="education")]
    groups = Ledger(entries).judge(SHIPPED["thirds"], WEEK).own.tally.groups
    assert dict(groups) == {"promotional": 1, "industry": 1}


def test_an_entry_of_no_group_stays_in_the_denominator() -> None:
    own = Ledger([an_entry(ENGAGEMENT, kind="offer")]).judge(SHIPPED["thirds"], WEEK).own
    assert own.tally.total == 1
    assert sum(own.tally.groups.values()) == 0


# verdicts of a week


@pytest.mark.parametrize(
    ("mode", "promotional", "total", "verdict", "change"),
    [
        (Mode.BOTH, 0, 5, UNDER, 1),
        (Mode.BOTH, 1, 5, BALANCED, 0),
        (Mode.BOTH, 2, 5, OVER, 1),
        (Mode.BOTH, 13, 16, OVER, 9),
        (Mode.BOTH, 0, 12, UNDER, 2),
        (Mode.BOTH, 2, 13, BALANCED, 0),
        (Mode.CAP, 0, 12, BALANCED, 0),
        (Mode.CAP, 3, 7, OVER, 1),
        (Mode.CAP, 6, 9, OVER, 4),
        (Mode.FLOOR, 0, 12, UNDER, 2),
        (Mode.FLOOR, 12, 12, BALANCED, 0),
    ],
)
def test_the_verdict_of_a_week(mode: Mode, promotional: int, total: int, verdict: Verdict, change: int) -> None:
    own = Ledger(mix(promotional, total)).judge(a_rule(a_part(20, mode)), WEEK).own
    assert (own.verdict, own.change) == (verdict, change)


@pytest.mark.parametrize(("promotional", "total"), [(0, 0), (0, 1), (1, 1), (0, 2), (2, 2)])
def test_under_three_posts_are_too_few(promotional: int, total: int) -> None:
    balance = Ledger(mix(promotional, total, neutral=5, unlabelled=5)).judge(TWO_SIDED, WEEK)
    assert (balance.own.verdict, balance.own.change) == (TOO_FEW, 0)
    assert balance.window.verdict is TOO_FEW


def test_three_posts_are_judged() -> None:
    assert Ledger(mix(2, 3)).judge(TWO_SIDED, WEEK).own.verdict is OVER


def test_the_window_decides_when_the_week_has_too_few() -> None:
    balance = Ledger(history([(1, 5), (3, 5), (1, 5), (1, 2)])).judge(TWO_SIDED, WEEK.shifted(3))
    assert balance.own.verdict is TOO_FEW
    assert (balance.window.tally.total, balance.window.verdict) == (17, OVER)


def test_without_a_rule_posts_are_only_counted() -> None:
    balance = Ledger(mix(3, 7, neutral=1)).judge(None, WEEK)
    assert balance.own.verdict is Verdict.NO_RULE
    assert balance.window.verdict is Verdict.NO_RULE
    assert (balance.own.tally.stances[PROMOTIONAL], balance.own.tally.total) == (3, 7)
    assert (balance.own.change, balance.own.groups, balance.unit) == (0, (), Unit.POST)


def test_without_a_rule_a_post_is_counted_once_unless_entries_are_asked_for() -> None:
    ledger = Ledger([an_entry(PROMOTIONAL, post_id="launch", format=form) for form in ("image", "story", "reel")])
    assert ledger.judge(None, WEEK).own.tally.total == 1
    assert ledger.judge(None, WEEK, unit=Unit.PLACEMENT).own.tally.total == 3
    assert ledger.judge(None, WEEK, channel_id="other").own.tally.total == 0


@pytest.mark.parametrize(
    ("numbers", "verdicts", "change"),
    [
        ((3, 3, 3), (BALANCED, BALANCED, BALANCED), 0),
        ((6, 2, 1), (OVER, UNDER, UNDER), 3),
        ((4, 4, 1), (OVER, OVER, UNDER), 2),
        ((0, 0, 9), (UNDER, UNDER, OVER), 6),
    ],
)
def test_every_part_of_thirds_is_judged(
    numbers: tuple[int, int, int], verdicts: tuple[Verdict, ...], change: int
) -> None:
    kinds = [kind for kind, number in zip(("offer", "bts", "education"), numbers, strict=True) for _ in range(number)]
    entries = [an_entry(PROMOTIONAL if kind == "offer" else ENGAGEMENT, kind=kind) for kind in kinds]
    own = Ledger(entries).judge(SHIPPED["thirds"], WEEK).own
    assert tuple(group.verdict for group in own.groups) == verdicts
    assert own.change == change
    assert own.verdict is (OVER if OVER in verdicts else BALANCED)


def test_what_is_missing_everywhere_has_to_change_although_nothing_is_over() -> None:
    own = Ledger([an_entry(ENGAGEMENT) for _ in range(9)]).judge(SHIPPED["thirds"], WEEK).own
    assert (own.verdict, own.change) == (UNDER, 9)


# the rolling window


def test_the_windows_of_the_example_in_the_domain_paper() -> None:
    """The weeks that give the windows printed there; see the next test for the weeks printed there."""
    entries = history((count, 5) for count in (1, 1, 1, 2, 2, 0, 0, 2))
    assert counts(EXAMPLE, entries, 8) == [(1, 5), (2, 10), (3, 15), (5, 20), (6, 20), (5, 20), (4, 20), (4, 20)]
    assert windows(EXAMPLE, entries, 8) == [BALANCED] * 4 + [OVER, RECOVERING, BALANCED, BALANCED]


def test_the_weeks_of_the_example_in_the_domain_paper() -> None:
    """1 + 1 + 2 are 4 in the third window, and 4 of 15 is over at five points."""
    entries = history((count, 5) for count in (1, 1, 2, 1, 2, 0, 1, 1))
    assert counts(EXAMPLE, entries, 8) == [(1, 5), (2, 10), (4, 15), (5, 20), (6, 20), (5, 20), (4, 20), (4, 20)]
    assert windows(EXAMPLE, entries, 8) == [
        *(BALANCED, BALANCED, OVER, RECOVERING),
        *(OVER, RECOVERING, BALANCED, BALANCED),
    ]


def test_recovering_is_said_only_after_an_off() -> None:
    entries = history((count, 5) for count in (1, 1, 1, 2))
    assert counts(EXAMPLE, entries, 4)[3] == (5, 20)
    assert windows(EXAMPLE, entries, 4)[3] is BALANCED


def test_a_stretch_stays_recovering_until_it_is_near_the_share() -> None:
    entries = history((count, 5) for count in (5, 0, 0, 0, 5, 0, 0, 0, 4, 0, 0, 0))
    found = windows(EXAMPLE, entries, 12)
    assert counts(EXAMPLE, entries, 12)[3:] == [(5, 20)] * 5 + [(4, 20)] * 4
    assert found[3:8] == [RECOVERING] * 5
    assert found[8:] == [BALANCED] * 4


def test_back_from_under_is_mirrored() -> None:
    entries = history((count, 5) for count in (0, 1, 1, 0, 1, 1, 1, 1))
    assert counts(EXAMPLE, entries, 8)[3:] == [(2, 20), (3, 20), (3, 20), (3, 20), (4, 20)]
    assert windows(EXAMPLE, entries, 8)[3:] == [UNDER, RECOVERING, RECOVERING, RECOVERING, BALANCED]


def test_a_cap_comes_back_from_over_by_its_upper_end_alone() -> None:
    cap = a_rule(A_FIFTH_CAP, tolerance=FIVE)
    entries = history((count, 5) for count in (1, 1, 1, 2, 2, 0, 0, 2, 0, 0, 0, 0))
    assert windows(cap, entries, 12) == [BALANCED] * 4 + [OVER, RECOVERING] + [BALANCED] * 6
    assert counts(cap, entries, 12)[11] == (0, 20)


def test_a_cap_far_below_ends_an_over_at_once() -> None:
    cap = a_rule(A_FIFTH_CAP, window=1)
    assert windows(cap, history([(10, 10), (0, 10)]), 2) == [OVER, BALANCED]


def test_a_floor_far_above_ends_an_under_at_once() -> None:
    floor_rule = a_rule(A_FIFTH_FLOOR, window=1)
    assert windows(floor_rule, history([(0, 10), (10, 10)]), 2) == [UNDER, BALANCED]


def test_a_floor_comes_back_from_under_by_its_lower_end() -> None:
    floor_rule = a_rule(A_FIFTH_FLOOR, window=1)
    assert windows(floor_rule, history([(0, 20), (2, 20), (3, 20)]), 3) == [UNDER, RECOVERING, BALANCED]


def test_half_a_post_is_always_near_enough() -> None:
    rule = a_rule(a_part(50, Mode.BOTH), window=1, tolerance=NONE)
    assert windows(rule, history([(5, 5), (3, 5)]), 2) == [OVER, BALANCED]


def test_a_window_of_one_week_judges_the_week_and_remembers_the_one_before() -> None:
    rule = a_rule(A_FIFTH, window=1)
    entries = history([(5, 10), (3, 10), (3, 10), (2, 10), (3, 10)])
    assert windows(rule, entries, 5) == [OVER, RECOVERING, RECOVERING, BALANCED, BALANCED]
    assert counts(rule, entries, 5) == [(5, 10), (3, 10), (3, 10), (2, 10), (3, 10)]


def test_the_fewest_posts_that_are_judged_are_remembered_and_fewer_are_passed_over() -> None:
    rule = a_rule(A_FIFTH, window=1)
    assert windows(rule, history([(3, 3), (3, 10)]), 2) == [OVER, RECOVERING]
    assert windows(rule, history([(2, 2), (3, 10)]), 2) == [TOO_FEW, BALANCED]
    assert windows(rule, history([(5, 10), (2, 2), (3, 10)]), 3) == [OVER, TOO_FEW, RECOVERING]


def kinds_mix(offers: int, talks: int, lessons: int, week: Week) -> list[Entry]:
    numbers = {("offer", PROMOTIONAL): offers, ("bts", ENGAGEMENT): talks, ("education", ENGAGEMENT): lessons}
    return [
        an_entry(stance, week.monday, kind=kind) for (kind, stance), number in numbers.items() for _ in range(number)
    ]


@pytest.mark.parametrize(
    ("numbers", "verdict"),
    [
        ((10, 10, 10), BALANCED),
        ((11, 10, 9), BALANCED),
        ((10, 12, 8), RECOVERING),
        ((13, 9, 8), RECOVERING),
        ((8, 12, 10), RECOVERING),
    ],
)
def test_a_rule_of_several_parts_is_back_when_every_part_is_near_its_share(
    numbers: tuple[int, int, int], verdict: Verdict
) -> None:
    rule = a_rule(*SHIPPED["thirds"].parts, window=1)
    entries = [*kinds_mix(14, 8, 8, WEEK), *kinds_mix(*numbers, WEEK.shifted(1))]
    assert windows(rule, entries, 2) == [OVER, verdict]


@pytest.mark.parametrize(
    ("between", "verdict"), [((10, 10, 10), BALANCED), ((10, 12, 8), RECOVERING), ((0, 0, 0), BALANCED)]
)
def test_a_rule_of_several_parts_remembers_until_every_part_was_near(
    between: tuple[int, int, int], verdict: Verdict
) -> None:
    rule = a_rule(*SHIPPED["thirds"].parts, window=1)
    weeks = [(14, 8, 8), between, (12, 8, 10)]
    entries = [entry for i, numbers in enumerate(weeks) for entry in kinds_mix(*numbers, WEEK.shifted(i))]
    assert windows(rule, entries, 3)[2] is verdict


def test_an_empty_window_clears_the_memory() -> None:
    rule = a_rule(A_FIFTH, window=1)
    assert windows(rule, history([(5, 10), (0, 0), (3, 10)]), 3) == [OVER, TOO_FEW, BALANCED]


def test_an_empty_week_within_the_window_clears_nothing() -> None:
    rule = a_rule(A_FIFTH, window=2)
    assert windows(rule, history([(5, 10), (0, 0), (3, 10)]), 3) == [OVER, OVER, RECOVERING]


def test_empty_weeks_count_as_weeks_of_the_window() -> None:
    entries = history([(3, 5), (0, 0), (0, 0), (0, 0), (1, 5)])
    assert counts(TWO_SIDED, entries, 5) == [(3, 5)] * 4 + [(1, 5)]


def test_the_verdict_of_the_week_itself_has_no_memory() -> None:
    rule = a_rule(A_FIFTH, window=1)
    balance = Ledger(history([(5, 10), (3, 10)])).judge(rule, WEEK.shifted(1))
    assert (balance.own.verdict, balance.window.verdict) == (BALANCED, RECOVERING)


def test_later_weeks_change_nothing() -> None:
    entries = history((count, 5) for count in (1, 1, 2, 1, 2, 0, 1, 1))
    early = [entry for entry in entries if entry.day < WEEK.shifted(5).monday]
    assert windows(EXAMPLE, early, 5) == windows(EXAMPLE, entries, 5)


WEEKLY = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 10)).map(sorted).map(tuple), min_size=1, max_size=14)
RULES = st.builds(
    lambda share, mode, tolerance, window: a_rule(
        a_part(share, mode), tolerance=Fraction(tolerance, 100), window=window
    ),
    st.sampled_from((10, 20, 33, 50, 80)),
    st.sampled_from(Mode),
    st.sampled_from((0, 5, 10, 20)),
    st.sampled_from((1, 2, 4, 8)),
)


def walked(rule: MixRule, weeks: Sequence[tuple[int, int]]) -> list[Verdict]:
    """The verdicts by walking forwards through the weeks, as ARCHITECTURE.md tells it."""
    part, off, found = rule.parts[0], False, []
    for i in range(len(weeks)):
        window = weeks[max(0, i + 1 - rule.window.length) : i + 1]
        count, total = sum(one for one, _ in window), sum(all_ for _, all_ in window)
        ideal = total * part.share
        quota, band = {floor(ideal), ceil(ideal)}, total * rule.tolerance
        too_many = count > ideal and count not in quota and count - ideal > band and part.mode is not Mode.FLOOR
        too_little = count < ideal and count not in quota and ideal - count > band and part.mode is not Mode.CAP
        near = max(Fraction(1, 2), total * rule.tolerance / 2)
        back = (part.mode is Mode.FLOOR or count - ideal <= near) and (part.mode is Mode.CAP or ideal - count <= near)
        if total < rule.minimum:
            off = off and total > 0
            found.append(TOO_FEW)
        elif too_many or too_little:
            off = True
            found.append(OVER if too_many else UNDER)
        else:
            off = off and not back
            found.append(RECOVERING if off else BALANCED)
    return found


@settings(deadline=None)
@given(rule=RULES, weeks=WEEKLY)
def test_judging_one_week_is_walking_through_all_before_it(rule: MixRule, weeks: list[tuple[int, int]]) -> None:
    assert windows(rule, history(weeks), len(weeks)) == walked(rule, weeks)


PLACES = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 40), st.sampled_from("ab"), st.sampled_from(("image", "story"))),
    max_size=40,
)
STANCES = (PROMOTIONAL, ENGAGEMENT, ENGAGEMENT, ENGAGEMENT, NEUTRAL, None)
"""The stance of a post by its number."""


def placed(places: Iterable[tuple[int, int, str, str]]) -> list[Entry]:
    return [
        an_entry(
            STANCES[post],
            MONDAY + timedelta(days=day),
            placement_id=f"{i}",
            post_id=f"post {post}",
            channel_id=channel,
            format=form,
            kind=("offer", "bts", "education", "", "news", "")[post],
        )
        for i, (post, day, channel, form) in enumerate(places)
    ]


@settings(deadline=None)
@given(
    places=PLACES,
    order=st.randoms(use_true_random=False),
    unit=st.sampled_from(Unit),
    key=st.sampled_from(("thirds", "80-20-two-sided")),
)
def test_the_order_of_entries_means_nothing(
    places: list[tuple[int, int, str, str]], order: random.Random, unit: Unit, key: str
) -> None:
    entries = placed(places)
    shuffled = entries.copy()
    order.shuffle(shuffled)
    one, other = Ledger(entries), Ledger(shuffled)
    for i in range(7):
        for channel_id in (None, "a"):
            asked = {"unit": unit, "channel_id": channel_id}
            week = WEEK.shifted(i)
            assert one.judge(SHIPPED[key], week, **asked) == other.judge(SHIPPED[key], week, **asked)


# how far back


def test_a_window_that_reaches_before_the_known_weeks_asks_for_more() -> None:
    ledger = Ledger(history((1, 5) for _ in range(6)), known_from=WEEK)
    with pytest.raises(EarlierNeeded):
        ledger.judge(TWO_SIDED, WEEK.shifted(2))
    assert ledger.judge(TWO_SIDED, WEEK.shifted(3)).window.verdict is BALANCED


def test_a_verdict_that_hangs_on_an_unknown_week_asks_for_more() -> None:
    undecided = history((count, 5) for count in (2, 1, 1, 1, 2, 1))
    assert counts(EXAMPLE, undecided, 6)[3:] == [(5, 20)] * 3
    with pytest.raises(EarlierNeeded):
        Ledger(undecided, known_from=WEEK).judge(EXAMPLE, WEEK.shifted(5))


def test_no_more_is_asked_for_once_an_empty_window_lies_between() -> None:
    rule = a_rule(A_FIFTH, window=1)
    entries = history([(0, 0), (3, 10), (3, 10)])
    assert Ledger(entries, known_from=WEEK).judge(rule, WEEK.shifted(2)).window.verdict is BALANCED
    with pytest.raises(EarlierNeeded):
        Ledger(entries, known_from=WEEK.shifted(1)).judge(rule, WEEK.shifted(2))


def test_without_a_first_known_week_nothing_lies_before() -> None:
    assert Ledger(mix(1, 5)).judge(TWO_SIDED, WEEK).window.verdict is BALANCED
    assert Ledger(()).judge(TWO_SIDED, WEEK).window.verdict is TOO_FEW


@settings(deadline=None)
@given(rule=RULES, weeks=WEEKLY, known=st.integers(0, 13))
def test_a_stretch_that_is_long_enough_gives_the_verdicts_of_the_whole(
    rule: MixRule, weeks: list[tuple[int, int]], known: int
) -> None:
    entries, first = history(weeks), WEEK.shifted(known)
    whole = Ledger(entries)
    stretch = Ledger([entry for entry in entries if entry.day >= first.monday], known_from=first)
    for i in range(known, len(weeks)):
        try:
            found = stretch.judge(rule, WEEK.shifted(i))
        except EarlierNeeded:
            continue
        assert found == whole.judge(rule, WEEK.shifted(i))


@settings(deadline=None)
@given(rule=RULES, weeks=WEEKLY)
def test_a_stretch_from_before_the_first_entry_needs_nothing_earlier(
    rule: MixRule, weeks: list[tuple[int, int]]
) -> None:
    entries = history(weeks)
    stretch, whole = Ledger(entries, known_from=WEEK.shifted(-2 * rule.window.length)), Ledger(entries)
    for i in range(len(weeks)):
        assert stretch.judge(rule, WEEK.shifted(i)) == whole.judge(rule, WEEK.shifted(i))


# waivers


def test_a_waiver_accepts_a_week_that_is_off() -> None:
    balance = Ledger(mix(13, 16)).judge(TWO_SIDED, WEEK, waivers=[a_waiver(reason="Harvest Lantern launch")])
    assert (balance.own.verdict, balance.window.verdict) == (ACCEPTED, ACCEPTED)
    assert balance.waiver is not None
    assert balance.waiver.reason == "Harvest Lantern launch"
    assert (balance.own.groups[0].count, balance.own.tally.total, balance.own.allowed) == (13, 16, (2, 4))


def test_the_week_after_a_waiver_shows_why_it_should_give() -> None:
    entries = history([(13, 16), (0, 12)])
    waived = Ledger(entries).judge(TWO_SIDED, WEEK.shifted(1), waivers=[a_waiver()])
    assert waived == Ledger(entries).judge(TWO_SIDED, WEEK.shifted(1))
    assert (waived.window.groups[0].count, waived.window.tally.total) == (13, 28)
    assert (waived.own.verdict, waived.window.verdict) == (UNDER, OVER)


def test_the_waiver_of_another_rule_does_nothing() -> None:
    balance = Ledger(mix(13, 16)).judge(TWO_SIDED, WEEK, waivers=[a_waiver(rule="thirds")])
    assert (balance.own.verdict, balance.waiver) == (OVER, None)


def test_of_several_waivers_the_one_that_began_last_says_why_whatever_their_order() -> None:
    year = a_waiver(starts=MONDAY - timedelta(days=300), ends=MONDAY + timedelta(days=60), reason="A year of launches")
    waivers = [a_waiver(id="b"), year, a_waiver(id="a", reason="Another")]
    for order in (waivers, waivers[::-1]):
        waiver = Ledger(mix(13, 16)).judge(TWO_SIDED, WEEK, waivers=order).waiver
        assert waiver is not None
        assert waiver.reason == "Launch"


@pytest.mark.parametrize(
    ("starts", "ends", "accepted"),
    [
        (-7, -1, False),
        (-7, 0, True),
        (2, 2, True),
        (6, 13, True),
        (7, 13, False),
        (-30, 30, True),
    ],
)
def test_a_waiver_holds_for_the_weeks_it_touches(starts: int, ends: int, accepted: bool) -> None:
    waiver = a_waiver(starts=MONDAY + timedelta(days=starts), ends=MONDAY + timedelta(days=ends))
    balance = Ledger(mix(13, 16)).judge(TWO_SIDED, WEEK, waivers=[waiver])
    assert (balance.own.verdict is ACCEPTED) is accepted
    assert (balance.waiver == waiver) is accepted


@pytest.mark.parametrize(("promotional", "total", "verdict"), [(3, 16, BALANCED), (2, 2, TOO_FEW)])
def test_a_waiver_leaves_other_verdicts_alone(promotional: int, total: int, verdict: Verdict) -> None:
    assert Ledger(mix(promotional, total)).judge(TWO_SIDED, WEEK, waivers=[a_waiver()]).own.verdict is verdict


def test_a_waiver_of_a_channel_rule_accepts_the_channel() -> None:
    entries = [an_entry(PROMOTIONAL, channel_id="a") for _ in range(5)]
    rule = SHIPPED["channel-cap-40"]
    balance = Ledger(entries).judge(rule, WEEK, channel_id="a", waivers=[a_waiver(rule=rule.key)])
    assert balance.window.verdict is ACCEPTED


def test_one_of_several_waivers_is_enough() -> None:
    waivers = [a_waiver(rule="other"), a_waiver(starts=date(2020, 1, 1), ends=date(2020, 1, 2)), a_waiver(id="it")]
    balance = Ledger(mix(13, 16)).judge(TWO_SIDED, WEEK, waivers=waivers)
    assert balance.waiver is not None
    assert balance.waiver.id == "it"


# what to add


def counted(*groups: tuple[str, int], rest: int = 0) -> Tally:
    total = sum(number for _, number in groups) + rest
    return Tally({PROMOTIONAL: 0, ENGAGEMENT: total}, dict(groups), 0)


@pytest.mark.parametrize(
    ("mode", "promotional", "total", "more"),
    [
        (Mode.CAP, 3, 7, 3),
        (Mode.BOTH, 3, 7, 3),
        (Mode.CAP, 2, 7, 0),
        (Mode.BOTH, 0, 5, 1),
        (Mode.BOTH, 0, 12, 2),
        (Mode.BOTH, 2, 5, 1),
        (Mode.CAP, 13, 16, 28),
        (Mode.FLOOR, 0, 12, 2),
        (Mode.FLOOR, 12, 12, 0),
    ],
)
def test_how_many_to_add(mode: Mode, promotional: int, total: int, more: int) -> None:
    rule = a_rule(a_part(20, mode))
    assert to_add(rule, counted(("promotional", promotional), rest=total - promotional)) == more


def test_a_group_that_was_never_counted_is_none() -> None:
    tally_without_groups = Tally({PROMOTIONAL: 0, ENGAGEMENT: 12}, {}, 0)
    assert to_add(TWO_SIDED, tally_without_groups) == 2


def test_nothing_can_be_added_to_what_must_not_be_there_at_all() -> None:
    assert to_add(a_rule(a_part(0), tolerance=NONE), counted(("promotional", 1), rest=9)) is None


def splits(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """All ways to give exactly so many to so many parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(total - first, parts - 1):
            yield first, *rest


def fewest_additions(rule: MixRule, numbers: Sequence[int], rest: int) -> int:
    """By trying: how few entries, each in one of the groups or in none, bring all groups into their ranges.

    Where the parts are the whole, an entry in no group is none of the right ones.
    """
    whole = sum(part.share for part in rule.parts) == 1
    for more in range(400):
        ranges = [allowed(sum(numbers) + rest + more, part, rule.tolerance) for part in rule.parts]
        for added in splits(more, len(numbers) + (0 if whole else 1)):
            new = [number + plus for number, plus in zip(numbers, added, strict=whole)]
            if all(low <= number <= high for number, (low, high) in zip(new, ranges, strict=True)):
                return more
    raise AssertionError("nothing helps")


@settings(deadline=None)
@given(
    share=st.integers(5, 95),
    mode=st.sampled_from(Mode),
    tolerance=st.sampled_from((0, 5, 10, 20)),
    count=st.integers(0, 4),
    rest=st.integers(0, 12),
)
def test_fewer_additions_never_suffice(share: int, mode: Mode, tolerance: int, count: int, rest: int) -> None:
    rule = a_rule(a_part(share, mode), tolerance=Fraction(tolerance, 100))
    assert to_add(rule, counted(("promotional", count), rest=rest)) == fewest_additions(rule, [count], rest)


@settings(deadline=None)
@given(
    weights=st.sampled_from(((1, 1), (2, 1), (3, 2), (4, 1))),
    numbers=st.tuples(st.integers(0, 6), st.integers(0, 6)),
    rest=st.integers(0, 1),
    tolerance=st.sampled_from((5, 10)),
)
def test_additions_to_parts_that_are_the_whole(
    weights: tuple[int, ...], numbers: tuple[int, int], rest: int, tolerance: int
) -> None:
    parts = [group_part(name, share) for name, share in zip("ab", weighted(*weights), strict=True)]
    rule = a_rule(*parts, tolerance=Fraction(tolerance, 100))
    found = to_add(rule, counted(*zip("ab", numbers, strict=True), rest=rest))
    assert found == fewest_additions(rule, numbers, rest)


@pytest.mark.parametrize("numbers", [(3, 3, 3), (6, 2, 1), (5, 1, 1), (0, 0, 0), (1, 0, 0), (4, 4, 1), (0, 3, 2)])
def test_additions_to_thirds(numbers: tuple[int, int, int]) -> None:
    rule = SHIPPED["thirds"]
    names = [part.group for part in rule.parts]
    assert to_add(rule, counted(*zip(names, numbers, strict=True))) == fewest_additions(rule, numbers, 0)


@settings(deadline=None)
@given(promotional=st.integers(0, 12), others=st.integers(0, 20), mode=st.sampled_from(Mode))
def test_changing_as_many_as_told_brings_the_week_into_the_range(promotional: int, others: int, mode: Mode) -> None:
    total = promotional + others
    rule = a_rule(a_part(20, mode))
    own = Ledger(mix(promotional, total)).judge(rule, WEEK).own
    assume(own.verdict in (OVER, UNDER))
    step = -own.change if own.verdict is OVER else own.change
    assert Ledger(mix(promotional + step, total)).judge(rule, WEEK).own.verdict is BALANCED
    one_less = step + (1 if own.verdict is OVER else -1)
    assert Ledger(mix(promotional + one_less, total)).judge(rule, WEEK).own.verdict is own.verdict


# other entries in place of some


MOVES = st.lists(
    st.tuples(
        st.integers(-40, 40),
        st.sampled_from([PROMOTIONAL, ENGAGEMENT, NEUTRAL, None]),
        st.sampled_from(["a", "b", None]),
    ),
    max_size=25,
)


def entries_of(moves: list[tuple[int, Stance | None, str | None]], prefix: str = "p") -> list[Entry]:
    return [
        an_entry(
            stance,
            MONDAY + timedelta(days=days),
            placement_id=f"{prefix}{i}",
            post_id=f"{prefix}{i}",
            channel_id=channel,
        )
        for i, (days, stance, channel) in enumerate(moves)
    ]


@given(MOVES, MOVES, st.frozensets(st.integers(0, 24)), st.integers(-6, 6))
@settings(max_examples=200)
def test_a_ledger_with_others_judges_like_a_fresh_one(
    there: list[tuple[int, Stance | None, str | None]],
    others: list[tuple[int, Stance | None, str | None]],
    gone: frozenset[int],
    weeks: int,
) -> None:
    entries, new, ids = entries_of(there), entries_of(others, "new "), {f"p{i}" for i in gone}
    ledger, week = Ledger(entries), WEEK.shifted(weeks)
    fresh = Ledger([entry for entry in entries if entry.placement_id not in ids] + new)
    changed = ledger.with_others(ids, new)
    for channel_id in (None, "a"):
        for rule in (TWO_SIDED, EXAMPLE, SHIPPED["80-20"], None):
            assert changed.judge(rule, week, channel_id=channel_id) == fresh.judge(rule, week, channel_id=channel_id)
    assert sorted(changed.entries(week, 3), key=str) == sorted(fresh.entries(week, 3), key=str)
    assert ledger.entries(week, 14) == Ledger(entries).entries(week, 14), "the ledger itself must stay as it was"


def test_a_ledger_with_others_knows_as_little_of_the_past() -> None:
    ledger = Ledger([an_entry()], known_from=WEEK).with_others((), [an_entry(day=MONDAY - timedelta(days=7))])
    with pytest.raises(EarlierNeeded):
        ledger.entries(WEEK.shifted(-1))
