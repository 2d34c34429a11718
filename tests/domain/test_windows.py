"""What a rule looks at: its window of weeks, month, campaign or last entries, and its scope."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import EarlierNeeded, Entry, Ledger, Verdict, WeekBalance, concerned
from planner.domain.records import Stance
from planner.domain.rules import ONE, MixRule, Mode, Reach, Unit, Window
from planner.domain.span import Week
from tests.builders import MONDAY, WEEK, a_part, a_rule, a_waiver, an_entry

SHIPPED = Catalogue()
PROMOTIONAL, ENGAGEMENT, NEUTRAL = Stance.PROMOTIONAL, Stance.ENGAGEMENT, Stance.NEUTRAL
MONTH, CAMPAIGN = Window.parse("month"), Window.parse("campaign")
EVERY_WINDOW = [*map(Window.parse, (1, 2, 4, 8, 13, "month", "campaign", "last 1", "last 5", "last 20"))]


def by(window: Window | int | str, *parts: Any, **values: Any) -> MixRule:
    return a_rule(*parts, window=window if isinstance(window, Window) else Window.parse(window), **values)


def posts(number: int, day: date, stance: Stance | None = ENGAGEMENT, **values: Any) -> list[Entry]:
    return [an_entry(stance, day, **values) for _ in range(number)]


def window_total(rule: MixRule, entries: Iterable[Entry], week: Week = WEEK, **asked: Any) -> int:
    return Ledger(entries).judge(rule, week, **asked).window.tally.total


# words


@pytest.mark.parametrize(
    ("said", "window", "words"),
    [
        (4, Window(Reach.WEEKS, 4), "4 weeks"),
        ("4 weeks", Window(Reach.WEEKS, 4), "4 weeks"),
        (1, ONE, "1 week"),
        ("1 week", ONE, "1 week"),
        ("13 weeks", Window(Reach.WEEKS, 13), "13 weeks"),
        ("month", Window(Reach.MONTH, 1), "month"),
        ("campaign", Window(Reach.CAMPAIGN, 1), "campaign"),
        ("last 20", Window(Reach.LAST, 20), "last 20"),
    ],
)
def test_a_window_is_read_and_said(said: object, window: Window, words: str) -> None:
    assert Window.parse(said) == window
    assert str(window) == words


@given(st.sampled_from(Reach), st.integers(1, 520))
def test_what_a_window_says_is_read_as_the_same(reach: Reach, length: int) -> None:
    window = Window(reach, 1 if reach in (Reach.MONTH, Reach.CAMPAIGN) else length)
    assert Window.parse(str(window)) == window


@pytest.mark.parametrize(
    "said",
    [*(0, -1, 1.5, True, None, [], "", "week", "weeks 4", "4", "0 weeks", "-4 weeks", "4 months", "last", "last 0")]
    + ["last x", "20 last", "1 month", "campaigns", "4 weeks ago", "10000 weeks", "9" * 400 + " weeks", 10**9],
)
def test_a_window_that_is_none_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match="window"):
        Window.parse(said)


def test_only_one_week_is_the_week_itself() -> None:
    assert [window for window in EVERY_WINDOW if window.is_week] == [ONE]


# weeks


@pytest.mark.parametrize("length", [1, 2, 4, 8, 13])
def test_a_window_of_weeks_ends_with_the_judged_one(length: int) -> None:
    entries = [entry for i in range(20) for entry in posts(1, WEEK.shifted(-i).monday)]
    later = posts(5, WEEK.shifted(1).monday)
    assert window_total(by(length), entries + later) == length


@pytest.mark.parametrize("length", [2, 4, 8, 13])
def test_a_post_in_several_weeks_of_a_window_is_counted_once(length: int) -> None:
    entries = [an_entry(PROMOTIONAL, WEEK.shifted(-i).monday, post_id="launch") for i in range(length)]
    ledger = Ledger(entries)
    for i in range(length):
        assert ledger.judge(by(length), WEEK.shifted(-i)).window.tally.total == 1
        assert ledger.judge(by(length), WEEK.shifted(-i)).own.tally.total == 1
    assert ledger.judge(by(length, unit=Unit.PLACEMENT), WEEK).window.tally.total == length


# the month of the Thursday


@pytest.mark.parametrize(
    ("monday", "days", "total"),
    [
        ("2026-10-26", ["2026-10-25", "2026-10-26"], 2),  # its Thursday is 29 Oct: the fifth week of October
        ("2026-11-02", ["2026-10-26", "2026-11-01", "2026-11-02"], 1),  # 5 Nov: the first of November
        ("2026-11-09", ["2026-11-01", "2026-11-02", "2026-11-09", "2026-11-16"], 2),
        ("2026-11-30", ["2026-11-29", "2026-11-30", "2026-12-01"], 2),  # 3 Dec: November's Monday is December's
        ("2026-12-28", ["2026-12-27", "2026-12-28", "2027-01-03"], 3),  # 31 Dec
        ("2027-01-04", ["2026-12-28", "2027-01-03", "2027-01-04"], 1),
    ],
)
def test_a_month_is_its_weeks_by_their_thursdays(monday: str, days: list[str], total: int) -> None:
    entries = [an_entry(ENGAGEMENT, date.fromisoformat(day)) for day in days]
    assert window_total(by(MONTH), entries, Week(date.fromisoformat(monday))) == total


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_the_weeks_of_a_month_are_those_whose_thursday_is_in_it(day: date) -> None:
    week = Week.of(day)
    thursday = week.monday + timedelta(days=3)
    there = [week.shifted(-i) for i in range(8)]
    entries = [an_entry(ENGAGEMENT, one.monday) for one in there]
    wanted = [(one.monday + timedelta(days=3)).month == thursday.month for one in there].count(True)
    assert window_total(by(MONTH), entries, week) == wanted


def test_each_month_stands_for_itself() -> None:
    rule = by(MONTH, a_part(20, Mode.BOTH))
    october = posts(5, date(2026, 10, 26), PROMOTIONAL) + posts(5, date(2026, 10, 26))
    november = posts(3, date(2026, 11, 2), PROMOTIONAL) + posts(7, date(2026, 11, 2))
    ledger = Ledger(october + november)
    assert ledger.judge(rule, Week(date(2026, 10, 26))).window.verdict is Verdict.OVER
    assert ledger.judge(rule, Week(date(2026, 11, 2))).window.verdict is Verdict.BALANCED


# campaigns


def test_a_campaign_is_all_its_entries_so_far() -> None:
    entries = [
        *posts(3, WEEK.shifted(-30).monday, campaign_id="launch"),
        *posts(2, MONDAY, campaign_id="launch"),
        *posts(4, WEEK.shifted(1).monday, campaign_id="launch"),
        *posts(5, WEEK.shifted(-2).monday, campaign_id="other"),
        *posts(6, MONDAY),
    ]
    assert window_total(by(CAMPAIGN), entries) == 5


def test_several_campaigns_of_a_week_are_judged_together() -> None:
    entries = posts(2, MONDAY, campaign_id="a") + posts(3, MONDAY, campaign_id="b")
    entries += posts(1, WEEK.shifted(-1).monday, campaign_id="a") + posts(1, WEEK.shifted(-1).monday, campaign_id="c")
    assert window_total(by(CAMPAIGN), entries) == 6


def test_a_week_without_a_campaign_is_too_few_and_needs_nothing_earlier() -> None:
    ledger = Ledger(posts(5, MONDAY), known_from=WEEK)
    judged = ledger.judge(by(CAMPAIGN), WEEK)
    assert (judged.window.tally.total, judged.window.verdict) == (0, Verdict.TOO_FEW)
    assert judged.own.tally.total == 5


def test_a_campaign_asks_for_all_earlier_weeks() -> None:
    ledger = Ledger(posts(5, MONDAY, campaign_id="a"), known_from=WEEK.shifted(-400))
    with pytest.raises(EarlierNeeded):
        ledger.judge(by(CAMPAIGN), WEEK)


# the last so many


def test_the_last_so_many_are_counted_back_from_the_week() -> None:
    entries = [
        *posts(3, WEEK.shifted(1).monday, PROMOTIONAL),
        *posts(2, MONDAY, PROMOTIONAL),
        *posts(4, WEEK.shifted(-9).monday),
    ]
    window = Ledger(entries).judge(by("last 5"), WEEK).window
    assert (window.tally.total, window.groups[0].count) == (5, 2)


def test_the_last_so_many_begin_in_the_middle_of_a_day() -> None:
    stances = [PROMOTIONAL, PROMOTIONAL, ENGAGEMENT, ENGAGEMENT]
    entries = [an_entry(stance, MONDAY, clock=time(8 + i)) for i, stance in enumerate(stances)]
    window = Ledger(entries).judge(by("last 3"), WEEK).window
    assert (window.tally.total, window.groups[0].count) == (3, 1)


def test_what_is_not_judged_takes_no_place_among_the_last() -> None:
    entries = posts(3, MONDAY) + posts(7, MONDAY, NEUTRAL) + posts(7, MONDAY, None)
    window = Ledger(entries).judge(by("last 3"), WEEK).window
    assert window.tally.total == 3


def test_a_post_among_the_last_is_counted_once() -> None:
    entries = [an_entry(PROMOTIONAL, WEEK.shifted(-i).monday, post_id="again") for i in range(3)]
    entries += posts(2, WEEK.shifted(-5).monday)
    window = Ledger(entries).judge(by("last 3"), WEEK).window
    assert (window.tally.total, window.groups[0].count) == (3, 1)


def test_fewer_than_the_last_so_many_are_all_there_are() -> None:
    assert window_total(by("last 20"), posts(7, WEEK.shifted(-40).monday)) == 7
    assert window_total(by("last 20"), ()) == 0


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from([*Stance, None])), max_size=40), st.integers(1, 12))
def test_the_last_so_many_are_the_end_of_what_is_judged(places: list[tuple[int, Any]], length: int) -> None:
    entries = [
        an_entry(stance, MONDAY - timedelta(days=days), clock=time(i // 60, i % 60), placement_id=f"{i:02}")
        for i, (days, stance) in enumerate(places)
    ]
    judged = [one for one in entries if one.stance in (PROMOTIONAL, ENGAGEMENT) and one.day <= WEEK.span.end]
    last = sorted(judged, key=lambda one: (one.day, one.clock))[-length:]
    window = Ledger(entries).judge(by(f"last {length}", minimum=1), WEEK).window
    assert window.tally.total == len(last)
    assert window.groups[0].count == sum(one.stance is PROMOTIONAL for one in last)


# how far back, for every window


@pytest.mark.parametrize(
    ("window", "weeks"),
    [(1, 1), (2, 2), (4, 4), (8, 8), (13, 13), ("month", 4), ("last 5", 2), ("last 6", 2), ("last 7", 3)],
)
def test_a_window_asks_for_the_weeks_that_it_needs_and_no_more(window: int | str, weeks: int) -> None:
    """Three posts a week; the week of 23 Nov is the fourth of its month."""
    entries = [entry for i in range(20) for entry in posts(3, WEEK.shifted(-i).monday)]
    rule = by(window, a_part(0, Mode.FLOOR))
    assert Ledger(entries, known_from=WEEK.shifted(1 - weeks)).judge(rule, WEEK).window.verdict is Verdict.BALANCED
    if weeks > 1:
        with pytest.raises(EarlierNeeded):
            Ledger(entries, known_from=WEEK.shifted(2 - weeks)).judge(rule, WEEK)


PLACES = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.integers(-70, 13),
        st.sampled_from(("a", "b", None)),
        st.sampled_from(("image", "story")),
        st.sampled_from((8, 9)),
        st.booleans(),
    ),
    max_size=40,
)
STANCES = (*(PROMOTIONAL,) * 3, *(ENGAGEMENT,) * 5, NEUTRAL, None)
CAMPAIGNS = ("launch", "launch", None, "autumn", None, None, "launch", None, None, None)
"""The stance and the campaign of a post by its number."""

A_LINKED_PART = replace(a_part(30, Mode.CAP), clauses=Catalogue().rules.groups["call_to_action"].clauses)
RULES = st.builds(
    by,
    st.sampled_from(EVERY_WINDOW),
    st.sampled_from((a_part(20, Mode.BOTH), a_part(40, Mode.CAP), a_part(60, Mode.FLOOR), A_LINKED_PART)),
    unit=st.sampled_from(Unit),
    without_formats=st.sampled_from((frozenset(), frozenset({"story"}))),
    without_campaigns=st.sampled_from((frozenset(), frozenset({"autumn"}))),
)
EFFORT = {"image": 45, "story": 15}


def placed(places: Iterable[tuple[int, int, str | None, str, int, bool]], prefix: str = "") -> list[Entry]:
    return [
        an_entry(
            STANCES[post],
            MONDAY + timedelta(days=day),
            clock=time(hour),
            placement_id=f"{prefix}{i}",
            post_id=f"post {post}",
            channel_id=channel,
            format=form,
            campaign_id=CAMPAIGNS[post],
            link=link,
        )
        for i, (post, day, channel, form, hour, link) in enumerate(places)
    ]


def judged(ledger: Ledger, rule: MixRule) -> list[tuple[WeekBalance, tuple[str, ...]]]:
    """Some weeks on all channels and on one, each with the placements that are ringed."""
    found = []
    for i in (-6, -1, 0, 1):
        for channel_id in (None, "a"):
            balance = ledger.judge(rule, WEEK.shifted(i), channel_id=channel_id)
            found.append((balance, concerned(ledger, rule, balance, channel_id)))
    return found


@given(places=PLACES, rule=RULES, order=st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_the_order_of_entries_means_nothing_for_any_window(
    places: list[Any], rule: MixRule, order: random.Random
) -> None:
    entries = placed(places)
    shuffled = entries.copy()
    order.shuffle(shuffled)
    assert judged(Ledger(entries, effort=EFFORT), rule) == judged(Ledger(shuffled, effort=EFFORT), rule)


@given(there=PLACES, others=PLACES, rule=RULES, gone=st.frozensets(st.integers(0, 39)), asked_before=st.booleans())
@settings(max_examples=150)
def test_other_entries_are_judged_as_if_they_had_always_been_there(
    there: list[Any], others: list[Any], rule: MixRule, gone: frozenset[int], asked_before: bool
) -> None:
    entries, new, ids = placed(there), placed(others, "new "), {str(number) for number in gone}
    ledger = Ledger(entries, effort=EFFORT)
    before = judged(ledger, rule) if asked_before else None
    fresh = Ledger([*new, *(one for one in entries if one.placement_id not in ids)], effort=EFFORT)
    changed = ledger.with_others(ids, new)
    assert judged(changed, rule) == judged(fresh, rule)
    assert judged(
        changed.with_others({one.placement_id for one in new}, [one for one in entries if one.placement_id in ids]),
        rule,
    ) == judged(Ledger(entries, effort=EFFORT), rule)
    assert before is None or judged(ledger, rule) == before, "the ledger itself must stay as it was"


@given(places=PLACES, rule=RULES, known=st.integers(-10, 1))
@settings(max_examples=150)
def test_a_stretch_gives_the_verdicts_of_the_whole_or_asks_for_more(
    places: list[Any], rule: MixRule, known: int
) -> None:
    first = WEEK.shifted(known)
    entries = placed(places)
    whole = Ledger(entries, effort=EFFORT)
    stretch = Ledger([one for one in entries if one.day >= first.monday], known_from=first, effort=EFFORT)
    for i in range(known, 2):
        try:
            found = stretch.judge(rule, WEEK.shifted(i))
        except EarlierNeeded:
            continue
        assert found == whole.judge(rule, WEEK.shifted(i))


@given(places=PLACES, rule=RULES, day=st.integers(1, 13))
def test_what_comes_later_changes_no_week(places: list[Any], rule: MixRule, day: int) -> None:
    entries = placed(places)
    until_now = [one for one in entries if one.day < WEEK.span.end]
    assert Ledger(entries, effort=EFFORT).judge(rule, WEEK) == Ledger(until_now, effort=EFFORT).judge(rule, WEEK)


# waivers count on


@pytest.mark.parametrize("window", [2, 4, 8, 13, "month", "last 20"])
def test_what_was_accepted_counts_on_in_later_windows(window: int | str) -> None:
    first = WEEK.shifted(-1)
    entries = posts(9, first.monday, PROMOTIONAL) + posts(1, first.monday) + posts(5, MONDAY)
    waiver = a_waiver(starts=first.monday, ends=first.monday + timedelta(days=6))
    ledger, rule = Ledger(entries), by(window)
    accepted = ledger.judge(rule, first, waivers=[waiver])
    after = ledger.judge(rule, WEEK, waivers=[waiver])
    assert accepted.window.verdict is Verdict.ACCEPTED
    assert (after.own.verdict, after.window.verdict, after.waiver) == (Verdict.BALANCED, Verdict.OVER, None)
    assert (after.window.groups[0].count, after.window.tally.total) == (9, 15)
    assert after == ledger.judge(rule, WEEK)


# scope


def test_channels_in_scope() -> None:
    entries = [*posts(3, MONDAY, channel_id="a"), *posts(4, MONDAY, channel_id="b"), *posts(5, MONDAY, channel_id=None)]
    assert window_total(by(4, channels=frozenset({"a", "b"})), entries) == 7
    assert window_total(by(4), entries) == 12


@pytest.mark.parametrize(
    ("scope", "total"),
    [
        ({"formats": {"reel"}}, 2),
        ({"formats": {"reel", "story"}}, 5),
        ({"without_formats": {"story"}}, 6),
        ({"formats": {"reel", "story"}, "without_formats": {"story"}}, 2),
        ({"campaigns": {"launch"}}, 3),
        ({"without_campaigns": {"launch"}}, 6),
        ({"campaigns": {"launch", "autumn"}, "without_campaigns": {"autumn"}}, 3),
        ({"campaigns": {"nothing"}}, 0),
    ],
)
def test_formats_and_campaigns_in_and_out(scope: dict[str, set[str]], total: int) -> None:
    entries = [
        *posts(2, MONDAY, format="reel", campaign_id="autumn"),
        *posts(3, MONDAY, format="story", campaign_id="launch"),
        *posts(4, MONDAY, format="image"),
    ]
    rule = by(4, **{name: frozenset(keys) for name, keys in scope.items()})
    assert window_total(rule, entries) == total
    assert rule.is_scoped
    assert not by(4).is_scoped


def test_a_rule_for_each_channel_judges_every_channel_apart() -> None:
    rule = SHIPPED.mix_rules["channel-cap-40"]
    entries = [
        *posts(4, MONDAY, PROMOTIONAL, channel_id="a"),
        *posts(1, MONDAY, channel_id="a"),
        *posts(9, MONDAY, channel_id="b"),
        *posts(9, MONDAY, PROMOTIONAL, channel_id="a", format="story"),
    ]
    ledger = Ledger(entries)
    one, other = (ledger.judge(rule, WEEK, channel_id=id_).window for id_ in ("a", "b"))
    assert (one.verdict, one.groups[0].count, one.tally.total, one.allowed) == (Verdict.OVER, 4, 5, (0, 2))
    assert (other.verdict, other.tally.total) == (Verdict.BALANCED, 9)


def test_what_lacks_a_label_that_the_rule_asks_for_leaves_the_denominator() -> None:
    craft = replace(a_part(50, Mode.BOTH, stances=None, labels=frozenset({"pillar:craft"})), group="craft")
    entries = [
        *posts(2, MONDAY, labels=("pillar:craft",)),
        *posts(2, MONDAY, labels=("pillar:people", "risk:proven")),
        *posts(3, MONDAY),
        *posts(3, MONDAY, labels=("risk:proven",)),
        *posts(5, MONDAY, NEUTRAL, labels=("pillar:craft",)),
        *posts(1, MONDAY, None, labels=("pillar:craft",)),
    ]
    own = Ledger(entries).judge(by(1, craft), WEEK).own
    assert (own.tally.total, own.tally.unlabelled, own.tally.stances[NEUTRAL]) == (4, 7, 5)
    assert (own.groups[0].count, own.verdict) == (2, Verdict.BALANCED)


# minutes


def test_minutes_of_a_post_count_once_for_each_format() -> None:
    entries = [
        an_entry(PROMOTIONAL, post_id="one", format=form, channel_id=channel)
        for form, channel in (("image", "a"), ("image", "b"), ("story", "a"), ("other", "c"))
    ]
    ledger = Ledger(entries, effort={"image": 60, "story": 15, "": 30})
    tally = ledger.judge(by(4, unit=Unit.MINUTES), WEEK).own.tally
    assert (tally.total, tally.number) == (105, 3)


def test_minutes_that_change_from_a_week_on_leave_earlier_weeks_alone() -> None:
    entries = [one for i in range(4) for one in posts(3, WEEK.shifted(i).monday, format="reel")]
    rule = by(4, unit=Unit.MINUTES)
    before, after = {"reel": 100}, {"reel": 10}
    ledger = Ledger(entries, effort=lambda week: before if week < WEEK.shifted(2) else after)
    usual = Ledger(entries, effort=before)
    for i in range(2):
        assert ledger.judge(rule, WEEK.shifted(i)) == usual.judge(rule, WEEK.shifted(i))
    assert ledger.judge(rule, WEEK.shifted(3)).window.tally.total == 660


# which placements are meant


def test_the_promotional_ones_of_the_week_are_concerned() -> None:
    entries = [
        an_entry(PROMOTIONAL, MONDAY + timedelta(days=2), placement_id="b", post_id="one"),
        an_entry(PROMOTIONAL, MONDAY, placement_id="c", post_id="one", channel_id="other"),
        an_entry(PROMOTIONAL, MONDAY, placement_id="a", post_id="two"),
        an_entry(PROMOTIONAL, WEEK.shifted(-1).monday, placement_id="earlier"),
        *posts(1, MONDAY),
    ]
    ledger, rule = Ledger(entries), by(4)
    balance = ledger.judge(rule, WEEK)
    assert balance.window.verdict is Verdict.OVER
    assert concerned(ledger, rule, balance) == ("a", "c", "b")


def test_without_any_in_the_week_those_of_the_window_are_concerned() -> None:
    entries = [
        an_entry(PROMOTIONAL, WEEK.shifted(-i).monday, placement_id=name) for i, name in enumerate("xabcde") if i
    ]
    ledger, rule = Ledger([*entries, *posts(2, MONDAY)]), by(4)
    balance = ledger.judge(rule, WEEK)
    assert balance.window.verdict is Verdict.OVER
    assert concerned(ledger, rule, balance) == ("c", "b", "a")


def test_those_of_the_last_so_many_and_no_earlier_ones_are_concerned() -> None:
    entries = [an_entry(PROMOTIONAL, WEEK.shifted(-i).monday, placement_id=f"{i}") for i in range(1, 9)]
    ledger, rule = Ledger(entries), by("last 3")
    assert concerned(ledger, rule, ledger.judge(rule, WEEK)) == ("3", "2", "1")


def test_a_part_with_a_window_of_its_own_is_looked_for_there() -> None:
    year = replace(a_part(mode=Mode.CAP), count=2, window=Window.parse(52), group="promotional")
    entries = [an_entry(PROMOTIONAL, WEEK.shifted(-10 * i).monday, placement_id=f"{i}") for i in range(1, 4)]
    ledger, rule = Ledger([*entries, *posts(3, MONDAY)]), by(4, year)
    assert concerned(ledger, rule, ledger.judge(rule, WEEK)) == ("3", "2", "1")


def test_what_is_not_counted_is_not_concerned() -> None:
    entries = [
        an_entry(PROMOTIONAL, placement_id="story", format="story"),
        an_entry(PROMOTIONAL, placement_id="theirs", channel_id="b"),
        an_entry(NEUTRAL, placement_id="neutral"),
        an_entry(None, placement_id="unlabelled"),
        *(an_entry(PROMOTIONAL, placement_id=f"{i}") for i in range(3)),
    ]
    ledger, rule = Ledger(entries), SHIPPED.mix_rules["channel-cap-40"]
    balance = ledger.judge(rule, WEEK, channel_id="channel")
    assert concerned(ledger, rule, balance, "channel") == ("0", "1", "2")


def test_nobody_is_concerned_where_nothing_is_over() -> None:
    ledger = Ledger(posts(9, MONDAY))
    for rule in (by(4), by(4, a_part(20, Mode.BOTH))):
        assert concerned(ledger, rule, ledger.judge(rule, WEEK)) == ()


def test_nobody_is_concerned_in_a_week_that_was_accepted() -> None:
    ledger, rule = Ledger(posts(9, MONDAY, PROMOTIONAL)), by(4)
    assert concerned(ledger, rule, ledger.judge(rule, WEEK, waivers=[a_waiver()])) == ()


@given(places=PLACES, rule=RULES)
@settings(max_examples=150)
def test_as_many_are_concerned_as_the_group_that_is_over_has(places: list[Any], rule: MixRule) -> None:
    ledger = Ledger(placed(places), effort=EFFORT)
    rule = replace(rule, unit=Unit.PLACEMENT)
    balance = ledger.judge(rule, WEEK)
    ids = concerned(ledger, rule, balance)
    over = [judged for judged in (balance.window, balance.own) if judged.verdict is Verdict.OVER]
    assert bool(ids) is bool(over)
    assert set(ids) <= {one.placement_id for one in placed(places) if rule.parts[0].holds(one)}
    assert not over or len(ids) in {over[0].groups[0].count, balance.own.groups[0].count}
