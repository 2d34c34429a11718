"""How often channels are served, and how long they are silent."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest

from planner.domain.balance import Entry
from planner.domain.checks import State
from planner.domain.records import Channel
from tests.builders import (
    MONDAY,
    a_channel,
    an_entry,
)
from tests.scopes import CADENCE, CHANNEL, SILENCE, TWO_WEEKS, a_scope, an_instagram, item

OTHER = a_channel(id="other", name="Facebook", platform="facebook")


# cadence


def on(*days: int, **values: Any) -> list[Entry]:
    """Entries at 09:00, so many days after the Monday."""
    return [an_entry(day=MONDAY + timedelta(days=day), **values) for day in days]


@pytest.mark.parametrize(
    ("days", "state"),
    [((), State.ATTENTION), ((0,), State.ATTENTION), ((0, 6), State.OK), ((0, 1, 2), State.OK)],
)
def test_a_channel_needs_its_least_number_a_week(days: tuple[int, ...], state: State) -> None:
    assert item(CADENCE, a_scope(entries=on(*days), cadences=(an_instagram(),))).state is state


def test_entries_of_the_neighbouring_weeks_do_not_help() -> None:
    told = item(CADENCE, a_scope(entries=on(-1, 0, 7), cadences=(an_instagram(),)))
    assert told.state is State.ATTENTION
    assert "Instagram has 1 in week 48" in told.sentence
    assert "at least 2" in told.sentence


def test_formats_that_the_cadence_leaves_out_do_not_help() -> None:
    entries = [*on(0), *on(1, 2, 3, format="story")]
    assert item(CADENCE, a_scope(entries=entries, cadences=(an_instagram(),))).state is State.ATTENTION


def test_entries_of_another_channel_do_not_help() -> None:
    entries = [*on(0), *on(1, 2, 3, channel_id="other")]
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


def test_a_channel_without_any_entry_is_no_silence_but_too_rare() -> None:
    scope = a_scope(cadences=(an_instagram(),))
    assert item(SILENCE, scope).state is State.OK
    assert item(CADENCE, scope).state is State.ATTENTION


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
