"""Entries that stand too close on one channel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry
from planner.domain.plan import Plan
from planner.domain.records import Channel, Placement, Status
from planner.domain.rules import Cadence, followed
from planner.domain.spacing import Close, Followed, closeness_sentence, farthest, too_close
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post, an_entry

CHANNELS = {
    "channel": a_channel(id="channel", name="instagram"),
    "other": a_channel(id="other", name="Blog", platform="blog"),
    "unknown": a_channel(id="unknown", name="Noticeboard", platform=""),
}


def a_cadence(hours: float = 4, **values: Any) -> Cadence:
    figures = {"minimum": 1, "target": 2.0, "maximum": 9, "max_silence_days": 5.0, "source": "test"}
    return Cadence(**{"key": "c", "platform": "instagram", "min_gap_hours": hours, **figures} | values)


def close(
    placement: Placement, *entries: Entry, cadences: Iterable[Cadence] = (a_cadence(),), channels: Any = CHANNELS
) -> list[Close]:
    return too_close([placement], entries, channels, following(cadences))


def following(cadences: Iterable[Cadence]) -> Followed:
    """The same cadences on every day."""
    there = tuple(cadences)
    return lambda channel, _: followed(there, channel)


def at(clock: time | None, day: date = MONDAY, **values: Any) -> Placement:
    return a_placement(**{"id": "moved", "date": day, "time": clock} | values)


@pytest.mark.parametrize(
    ("clock", "minutes"),
    [(time(9, 30), 30), (time(8, 30), -30), (time(9), 0), (time(12, 59), 239), (time(13), None), (time(5), None)],
)
def test_what_is_nearer_than_the_smallest_gap_is_found(clock: time, minutes: int | None) -> None:
    there = an_entry(clock=time(9), format="text")
    found = [(one.other, one.gap, one.wanted) for one in close(at(clock), there)]
    wanted = [(there, timedelta(minutes=minutes), timedelta(hours=4))] if minutes is not None else []
    assert found == wanted


def test_over_midnight() -> None:
    there = an_entry(day=MONDAY - timedelta(days=1), clock=time(23))
    assert [one.gap for one in close(at(time(1)), there)] == [timedelta(hours=2)]


def test_the_nearest_is_told() -> None:
    far, near, farther = (an_entry(clock=time(hour)) for hour in (8, 10, 12))
    assert [one.other for one in close(at(time(9, 30)), far, near, farther)] == [near]


@pytest.mark.parametrize(
    "there",
    [
        an_entry(clock=None),
        an_entry(channel_id="other"),
        an_entry(channel_id=None),
        an_entry(placement_id="moved"),
        an_entry(format="story"),
    ],
    ids=["any time", "another channel", "no channel", "itself", "a format of another rhythm"],
)
def test_what_keeps_no_distance(there: Entry) -> None:
    assert close(at(time(9)), there, cadences=[a_cadence(without_formats=frozenset({"story"}))]) == []


@pytest.mark.parametrize(
    "placement",
    [
        at(None),
        at(time(9), channel_id=None),
        at(time(9), channel_id="unknown"),
        at(time(9), channel_id="gone"),
        at(time(9), status=Status.SKIPPED),
        at(time(9), trashed=datetime(2026, 11, 23)),
        replace(at(time(9)), date=None),
    ],
    ids=["any time", "no channel", "no network", "gone", "skipped", "in the trash", "no day"],
)
def test_what_asks_for_none(placement: Placement) -> None:
    there = [an_entry(channel_id=one) for one in ("channel", "unknown", None)]
    assert close(placement, *there) == []


def test_no_cadence_asks_for_nothing() -> None:
    assert close(at(time(9)), an_entry(), cadences=[a_cadence(0)]) == []
    assert close(at(time(9)), an_entry(), cadences=[]) == []
    assert farthest([]) == timedelta()
    assert farthest([a_cadence(4), a_cadence(72)]) == timedelta(hours=72)


def test_stories_keep_their_own_distance() -> None:
    rhythms = [
        a_cadence(4, without_formats=frozenset({"story"})),
        a_cadence(1, key="stories", formats=frozenset({"story"})),
    ]
    there = an_entry(clock=time(9), format="story")
    assert close(at(time(9, 30), format="story"), there, cadences=rhythms)[0].wanted == timedelta(hours=1)
    assert close(at(time(10, 30), format="story"), there, cadences=rhythms) == []
    assert close(at(time(9, 30), format="image"), there, cadences=rhythms) == []


def test_what_moves_together_keeps_its_distance_too() -> None:
    one, other = at(time(9), id="one"), at(time(10), id="other")
    left = an_entry(clock=time(9, 30), placement_id="other")  # where it stood before
    found = too_close([one, other], [left], CHANNELS, following([a_cadence()]))
    assert [(each.placement.id, each.other.placement_id, each.gap) for each in found] == [
        ("one", "other", timedelta(hours=-1)),
        ("other", "one", timedelta(hours=1)),
    ]


@given(
    st.lists(st.integers(0, 2_000), max_size=12),
    st.integers(0, 2_000),
    st.integers(1, 30),
)
def test_nothing_nearer_is_left_out(minutes: list[int], mine: int, hours: int) -> None:
    start = datetime.combine(MONDAY, time())
    moments = [start + timedelta(minutes=each) for each in minutes]
    there = [an_entry(day=moment.date(), clock=moment.time()) for moment in moments]
    my = start + timedelta(minutes=mine)
    found = close(at(my.time(), my.date()), *there, cadences=[a_cadence(hours)])
    gaps = [abs(my - moment) for moment in moments if abs(my - moment) < timedelta(hours=hours)]
    assert [abs(one.gap) for one in found] == ([min(gaps)] if gaps else [])


def test_the_shipped_cadences_can_be_asked() -> None:
    cadences = Catalogue().cadences
    channels: dict[str, Channel] = {one.key: a_channel(id=one.key, platform=one.key) for one in Catalogue().platforms}
    for key in channels:
        close(
            at(time(9), channel_id=key), an_entry(channel_id=key, format="text"), cadences=cadences, channels=channels
        )


# in words


def a_plan() -> Plan:
    post = a_post(id="there", title="Brewing for six")
    return Plan(a_brand(), channels=CHANNELS, posts={"there": post})


@pytest.mark.parametrize(
    ("clock", "day", "words"),
    [
        (time(9, 30), MONDAY, "30 minutes after “Brewing for six” on instagram, the start value is 20 hours"),
        (time(7, 59), MONDAY, "1 hour 1 minute before “Brewing for six” on instagram, the start value is 20 hours"),
        (time(9), MONDAY, "at the same time as “Brewing for six” on instagram, the start value is 20 hours"),
        (time(4), date(2026, 11, 24), "19 hours after “Brewing for six” on instagram, the start value is 20 hours"),
        (
            time(9, 0, 20),
            MONDAY,
            "less than a minute after “Brewing for six” on instagram, the start value is 20 hours",
        ),
    ],
)
def test_how_close_it_is_in_words(clock: time, day: date, words: str) -> None:
    there = an_entry(clock=time(9), post_id="there")
    (one,) = close(at(clock, day), there, cadences=[a_cadence(20)])
    assert closeness_sentence(one, a_plan()) == words


def test_days_and_posts_that_are_not_at_hand_in_words() -> None:
    there = an_entry(clock=time(9))
    (one,) = close(at(time(10, 5), date(2026, 11, 24)), there, cadences=[a_cadence(72)])
    words = "1 day 1 hour after another post on instagram, the start value is 3 days"
    assert closeness_sentence(one, a_plan()) == words


def test_a_gap_of_the_users_own_is_what_they_want() -> None:
    there = an_entry(clock=time(9), post_id="there")
    (one,) = close(at(time(9, 30)), there, cadences=[a_cadence(4), a_cadence(4, channel_id="channel")])
    assert (
        closeness_sentence(one, a_plan()) == "30 minutes after “Brewing for six” on instagram, you want 4 hours between"
    )


# cadences of the channel's own


def test_the_gap_of_the_channels_own_cadence_counts_in_place_of_its_platforms() -> None:
    cadences = (a_cadence(4), a_cadence(6, channel_id="channel"))
    there = an_entry(clock=time(9), format="text")
    assert [one.wanted for one in close(at(time(14)), there, cadences=cadences)] == [timedelta(hours=6)]
    second = an_entry(clock=time(9), format="text", channel_id="second")
    channels = {**CHANNELS, "second": a_channel(id="second", name="instagram")}
    assert close(at(time(14), channel_id="second"), second, cadences=cadences, channels=channels) == []


def test_an_archived_channel_asks_for_no_gap() -> None:
    channels = {"channel": replace(CHANNELS["channel"], archived=True)}
    assert close(at(time(10)), an_entry(clock=time(9), format="text"), channels=channels) == []


def test_a_channel_without_a_platform_may_have_a_gap_of_its_own() -> None:
    cadence = a_cadence(2, platform="", key="own", channel_id="unknown")
    there = an_entry(clock=time(9), format="text", channel_id="unknown")
    assert [one.wanted for one in close(at(time(10), channel_id="unknown"), there, cadences=(cadence,))] == [
        timedelta(hours=2)
    ]


@pytest.mark.parametrize("own", [{"min_gap_hours": 0}, {"off": True}])
def test_a_channel_may_be_freed_of_its_platforms_gap(own: dict[str, Any]) -> None:
    cadences = (a_cadence(4), replace(a_cadence(4, channel_id="channel"), **own))
    assert close(at(time(10)), an_entry(clock=time(9), format="text"), cadences=cadences) == []
