"""How often channels are served, and how long they are silent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from planner.domain.balance import Entry
from planner.domain.checks import State
from planner.domain.checks.item import Elsewhere
from planner.domain.records import Channel, OwnRule, Placement, Post, RuleSort, Status
from planner.domain.rules import Cadence, Severity, cadence_table
from tests.builders import (
    MONDAY,
    WEEK,
    a_channel,
    a_post,
    an_entry,
    an_own_rule,
)
from tests.scopes import CADENCE, CHANNEL, SILENCE, TWO_WEEKS, a_scope, item, standing
from tests.scopes import an_instagram as a_wide_one

OTHER = a_channel(id="other", name="Facebook", platform="facebook")


def an_instagram(**values: Any) -> Cadence:
    """A cadence whose target is its least number, unless one of them is said."""
    return a_wide_one(**{"minimum": 2, "target": values.get("minimum", 2)} | values)


# cadence


def on(*days: int, **values: Any) -> list[Entry]:
    """Entries at 09:00, so many days after the Monday."""
    return [an_entry(day=MONDAY + timedelta(days=day), **values) for day in days]


@pytest.mark.parametrize(
    ("days", "state"),
    [((-7,), State.ATTENTION), ((-7, 0), State.ATTENTION), ((0, 6), State.OK), ((0, 1, 2), State.OK)],
)
def test_a_channel_needs_its_least_number_a_week(days: tuple[int, ...], state: State) -> None:
    assert item(CADENCE, a_scope(entries=on(*days), cadences=(an_instagram(),))).state is state


def test_entries_of_the_neighbouring_weeks_do_not_help() -> None:
    told = item(CADENCE, a_scope(entries=on(-1, 0, 7), cadences=(an_instagram(),)))
    assert told.state is State.ATTENTION
    assert "Instagram has 1 in week 48" in told.sentence
    assert "at least 2" in told.sentence


def test_formats_that_the_cadence_leaves_out_do_not_help() -> None:
    entries = [*on(-7, 0), *on(1, 2, 3, format="story")]
    assert item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is State.ATTENTION


def test_entries_of_another_channel_do_not_help() -> None:
    entries = [*on(-7, 0), *on(1, 2, 3, channel_id="other")]
    told = item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(),), channels=(CHANNEL, OTHER)))
    assert told.state is State.ATTENTION
    assert "Facebook" not in told.sentence


def test_a_least_number_of_none_is_always_kept() -> None:
    assert item(CADENCE, a_scope(cadences=(an_instagram(minimum=0),))).state is State.OK


def test_every_week_of_the_span_is_counted_on_its_own() -> None:
    told = item(CADENCE, a_scope(entries=on(0, 1, 2, 7), cadences=(an_instagram(),), span=TWO_WEEKS))
    assert len(told.findings) == 1
    assert "week 49" in told.sentence


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
@pytest.mark.parametrize(
    "channel",
    [
        a_channel(id="channel", platform="blog"),
        a_channel(id="channel", platform=""),
        a_channel(id="channel", archived=True),
    ],
    ids=["no cadence", "no platform", "archived"],
)
def test_channels_without_a_cadence_do_not_apply(key: str, channel: Channel) -> None:
    told = item(key, a_scope(entries=on(-20, 0), cadences=(an_instagram(),), channels=(channel,)))
    assert told.state is State.NOT_APPLICABLE


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_two_channels_of_one_platform_each_have_its_cadence(key: str) -> None:
    second = a_channel(id="second", name="Instagram shop", platform="instagram")
    entries = [*on(0, 1, 6), *on(-7, 1, channel_id="second")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(max_silence_days=6),), channels=(CHANNEL, second)))
    assert len(told.findings) == 1
    assert "Instagram shop" in told.sentence


STORIES = an_instagram(key="instagram-stories", formats=frozenset({"story"}), without_formats=frozenset())


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_two_cadences_of_one_channel_are_kept_apart(key: str) -> None:
    entries = [*on(0, 2, 4, 6, 8), *on(-1, 8, format="story")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(), STORIES)))
    assert len(told.findings) == 1


@pytest.mark.parametrize("key", [CADENCE, SILENCE])
def test_a_finding_says_which_cadence_of_the_channel_it_is_about(key: str) -> None:
    entries = [*on(0, 2, 4, 6, 8), *on(-1, 8, format="story")]
    told = item(key, a_scope(entries=entries, cadences=(an_instagram(), STORIES)))
    assert re.search("stor(y|ies)", told.sentence)


# targets, most, and days


def test_less_than_the_target_is_a_hint() -> None:
    told = item(CADENCE, a_scope(entries=on(0, 2, 4), cadences=(an_instagram(target=4),)))
    assert told.state is State.HINT
    assert told.findings[0].sentence == "Instagram has 3 in week 48, the start value is 4"


@pytest.mark.parametrize(("days", "state"), [((-7,), State.OK), ((0,), State.OK), ((-8,), State.HINT)])
def test_a_target_of_one_in_two_weeks_looks_at_two(days: tuple[int, ...], state: State) -> None:
    cadence = an_instagram(minimum=0, target=0.5)
    told = item(CADENCE, a_scope(entries=on(*days), cadences=(cadence,)))
    assert told.state is state
    assert ("one in 2 weeks" in told.sentence) is (state is State.HINT)


def test_more_than_the_most_is_to_be_looked_at_and_names_them() -> None:
    entries = on(0, 1, 2, 3)
    told = item(CADENCE, a_scope(entries=[*on(-7), *entries], cadences=(an_instagram(maximum=3),)))
    assert told.state is State.ATTENTION
    assert "has 4 in week 48, the start value is at most 3" in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries)


def test_more_on_a_day_than_a_day_may_have() -> None:
    entries = [*on(0, 3), *on(3, clock=time(12)), *on(3, clock=time(15))]
    told = item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(per_day=2),)))
    assert told.findings[0].sentence == "Instagram has 3 on Thu 26 Nov, the start value is at most 2 a day"
    assert len(told.placements) == 3


def test_days_on_which_a_channel_is_not_served_are_hints() -> None:
    told = item(CADENCE, a_scope(entries=on(0, 1, 5), cadences=(an_instagram(active_days=frozenset(range(5))),)))
    (finding,) = told.findings
    assert (finding.severity, finding.sentence) == (
        Severity.HINT,
        "Instagram has one entry on Sat 28 Nov, when it is not served",
    )


def test_what_the_user_set_for_a_channel_is_no_start_value() -> None:
    told = item(CADENCE, a_scope(entries=on(0), cadences=(an_instagram(channel_id=CHANNEL.id),)))
    assert told.findings[0].sentence == "Instagram has 1 in week 48, you want at least 2"


# what is offered


SLOTS = {"slots": (time(9), time(18)), "min_gap_hours": 4}


def drafts(changes: tuple[Any, ...]) -> list[Placement]:
    return [change.after for change in changes if isinstance(change.after, Placement)]


def test_missing_entries_are_offered_as_drafts_in_start_slots() -> None:
    told = item(CADENCE, a_scope(entries=on(0), cadences=(an_instagram(minimum=3, maximum=7, **SLOTS),)))
    (fix,) = told.findings[0].fixes
    assert fix.words == "Add 2 empty drafts in start slots"
    there = drafts(fix.changes)
    assert {(one.status, one.channel_id, one.time in SLOTS["slots"]) for one in there} == {
        (Status.DRAFT, "channel", True)
    }
    days = sorted(one.date for one in there if one.date)
    assert len(set(days)) == 2
    assert all(MONDAY < day < MONDAY + timedelta(days=7) for day in days)


def test_the_newest_idea_that_fits_is_offered_too() -> None:
    idea = standing(a_post(title="Latte art"), date=None, time=None, channel_id=None, status=Status.IDEA)
    scope = a_scope(entries=on(0), cadences=(an_instagram(**SLOTS),))
    told = item(CADENCE, replace(scope, elsewhere=Elsewhere(idea=lambda _: idea)))
    fix = told.findings[0].fixes[1]
    assert fix.words == "Move the idea “Latte art” here"
    (change,) = fix.changes
    assert change.before == idea[1]
    assert isinstance(change.after, Placement)
    assert (change.after.channel_id, change.after.status) == ("channel", Status.DRAFT)


def test_nothing_is_offered_for_a_week_that_is_over() -> None:
    later = datetime(2026, 12, 1, 9, tzinfo=UTC)
    told = item(CADENCE, a_scope(entries=on(0), cadences=(an_instagram(**SLOTS),), now=later))
    assert told.findings[0].fixes == ()


def test_a_silence_offers_a_draft_in_its_middle() -> None:
    told = item(SILENCE, a_scope(entries=on(0, 8), cadences=(an_instagram(**SLOTS),)))
    (fix,) = told.findings[0].fixes
    (draft,) = drafts(fix.changes)
    assert draft.date in (MONDAY + timedelta(days=4), MONDAY + timedelta(days=3))
    post = fix.changes[0].after
    assert isinstance(post, Post)
    assert post.title.startswith("Suggestion: ")


def test_a_silence_that_is_over_offers_nothing() -> None:
    told = item(SILENCE, a_scope(entries=on(-8, 0), cadences=(an_instagram(**SLOTS),)))
    assert told.findings[0].fixes == ()


# silence


@pytest.mark.parametrize(
    ("clock", "state"), [(time(9), State.OK), (time(9, 1), State.ATTENTION), (time(8, 59), State.OK)]
)
def test_a_silence_may_be_as_long_as_the_cadence_says_and_no_longer(clock: time, state: State) -> None:
    entries = [*on(0), *on(5, clock=clock)]
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is state


@pytest.mark.parametrize(("clock", "words"), [(time(9), "7 days"), (time(21), "7.5 days"), (None, "6.6 days")])
def test_a_silence_is_told_with_its_length_and_both_ends(clock: time | None, words: str) -> None:
    entries = [*on(-1), *on(6, clock=clock)]
    told = item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),)))
    assert words in told.sentence
    assert "22 Nov to 29 Nov" in told.sentence
    assert "at most 5" in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries)


@pytest.mark.parametrize(
    ("days", "state"),
    [
        ((-10, 10), State.ATTENTION),
        ((3, 30), State.ATTENTION),
        ((-30, 3), State.ATTENTION),
        ((-6, 0, 4), State.ATTENTION),
        ((-7, -1, 4), State.OK),
        ((-30, -10), State.ATTENTION),
        ((-30, -10, -6, -2, 2), State.OK),
        ((7, 30), State.OK),
        ((-30, -10, -6, -2, 2, 6, 10, 30), State.OK),
    ],
)
def test_only_silences_that_touch_the_span_are_told(days: tuple[int, ...], state: State) -> None:
    assert item(SILENCE, a_scope(entries=on(*days), cadences=(an_instagram(),))).state is state


@pytest.mark.parametrize(
    ("day", "clock", "state"),
    [(2, time(0), State.OK), (1, time(23, 59), State.ATTENTION), (-20, None, State.ATTENTION)],
)
def test_a_silence_from_the_last_entry_to_the_end_of_the_span_counts(
    day: int, clock: time | None, state: State
) -> None:
    (last,) = on(day, clock=clock)
    told = item(SILENCE, a_scope(entries=[last], cadences=(an_instagram(),)))
    assert told.state is state
    assert told.placements == (() if state is State.OK else (last.placement_id,))
    assert ("29 Nov" in told.sentence) is (state is State.ATTENTION)


def test_a_channel_without_any_entry_is_no_silence() -> None:
    assert item(SILENCE, a_scope(cadences=(an_instagram(),))).state is State.OK


@pytest.mark.parametrize("days", [(), (0,), (0, 1, 2, 3, 4, 5, 6, 7)])
def test_a_channel_that_was_never_used_before_is_only_hinted_at(days: tuple[int, ...]) -> None:
    told = item(CADENCE, a_scope(entries=on(*days), cadences=(an_instagram(maximum=3),)))
    assert (told.state, told.heading) == (State.HINT, "One channel is away from its start value")


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({}, "2 times a channel is away from its start values"),
        ({"channel_id": "channel"}, "2 times a channel is served otherwise than you want"),
    ],
)
def test_the_heading_says_whose_figures_they_are(own: dict[str, str], words: str) -> None:
    told = item(CADENCE, a_scope(entries=on(-7, 0, 7), cadences=(an_instagram(**own),), span=TWO_WEEKS))
    assert told.heading == words


def test_a_week_that_is_over_had_what_it_had() -> None:
    later = datetime(2026, 12, 1, 9, tzinfo=UTC)
    told = item(CADENCE, a_scope(entries=on(-7, 0), cadences=(an_instagram(),), now=later))
    assert told.sentence == (
        "One channel was away from its start value: Instagram had 1 in week 48, the start value is at least 2."
    )


def test_a_story_does_not_break_the_silence_of_the_feed() -> None:
    entries = [*on(0), *on(3, format="story"), *on(6)]
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is State.ATTENTION


def test_the_order_of_entries_does_not_matter_for_silences() -> None:
    entries = on(4, 0, 8, 12)
    assert item(SILENCE, a_scope(entries=entries, cadences=(an_instagram(),), span=TWO_WEEKS)).state is State.OK


def test_every_silence_is_told() -> None:
    told = item(SILENCE, a_scope(entries=on(-5, 1, 7, 9, 21), cadences=(an_instagram(),), span=TWO_WEEKS))
    days = [re.search(r"(\d+) days", finding.sentence) for finding in told.findings]
    assert [found and found[1] for found in days] == ["6", "6", "12"]


# cadences that changed


def from_next_week(**values: Any) -> OwnRule:
    """Another cadence of the channel from the second of two weeks on."""
    table = cadence_table(an_instagram(**values))
    return an_own_rule(table, sort=RuleSort.CADENCE, key="instagram", channel_id="channel", since=WEEK.shifted(1))


def close_pairs_in_both_weeks() -> list[tuple[Post, Placement]]:
    days = [MONDAY + timedelta(days=day) for day in (0, 7)]
    return [standing(date=day, time=time(hour)) for day in days for hour in (9, 11)]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [(1, 4, "Mon 30 Nov 11:00"), (4, 1, "Mon 23 Nov 11:00"), (4, 4, "both"), (1, 1, "none")],
)
def test_the_distance_is_the_one_of_the_week(before: int, after: int, told: str) -> None:
    places = close_pairs_in_both_weeks()
    entries = [an_entry(day=one.date, clock=one.time, placement_id=one.id, format="text") for _, one in places]
    scope = a_scope(
        *places,
        span=TWO_WEEKS,
        entries=entries,
        cadences=(an_instagram(min_gap_hours=before),),
        own_rules=(from_next_week(min_gap_hours=after),),
    )
    sentences = [finding.sentence for finding in item("spacing-and-collisions", scope).findings]
    assert len(sentences) == {"both": 2, "none": 0}.get(told, 1)
    assert told in ("both", "none") or told in sentences[0]


@pytest.mark.parametrize(("before", "after", "silent_days"), [(3, 30, ["23 Nov"]), (30, 3, ["30 Nov"]), (30, 30, [])])
def test_a_silence_is_as_long_as_the_cadence_of_its_week_lets_it(
    before: int, after: int, silent_days: list[str]
) -> None:
    scope = a_scope(
        span=TWO_WEEKS,
        entries=on(0, 5, 7, 12),
        cadences=(an_instagram(max_silence_days=before),),
        own_rules=(from_next_week(max_silence_days=after),),
    )
    found = item(SILENCE, scope).findings
    assert [re.findall(r"from (\d+ Nov)", finding.sentence)[0] for finding in found] == silent_days
