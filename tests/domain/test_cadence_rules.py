"""Cadences as data: quiet hours, active days, slots, and tables that say the same when they are read again."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.records import Channel
from planner.domain.rule_words import target_words
from planner.domain.rules import EVERY_DAY, Cadence, cadence, cadence_table, followed
from tests.builders import MONDAY, a_channel

SHIPPED = {one.key: one for one in Catalogue().cadences}
TABLE: dict[str, Any] = {
    "platform": "instagram",
    "minimum": 1,
    "target": 2,
    "maximum": 3,
    "max_silence_days": 7,
    "source": "Source",
}


def made(**values: Any) -> Cadence:
    return cadence("key", TABLE | values)


# hours and days


@pytest.mark.parametrize(
    ("quiet", "clock", "is_quiet"),
    [
        (("20:00", "22:00"), "19:59", False),
        (("20:00", "22:00"), "20:00", True),
        (("20:00", "22:00"), "21:59", True),
        (("20:00", "22:00"), "22:00", False),
        (("22:00", "07:00"), "21:59", False),
        (("22:00", "07:00"), "22:00", True),
        (("22:00", "07:00"), "00:00", True),
        (("22:00", "07:00"), "06:59", True),
        (("22:00", "07:00"), "07:00", False),
        (("00:00", "07:00"), "00:00", True),
        (("22:00", "00:00"), "23:59", True),
        (("22:00", "00:00"), "00:00", False),
        (("09:00", "09:00"), "09:00", False),
    ],
)
def test_quiet_hours_may_reach_into_the_morning(quiet: tuple[str, str], clock: str, is_quiet: bool) -> None:
    one = made(quiet_from=quiet[0], quiet_until=quiet[1])
    assert one.is_quiet(time.fromisoformat(clock)) is is_quiet


TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(TIMES, TIMES, TIMES)
def test_a_time_is_quiet_by_day_or_by_night_but_not_by_both(start: time, end: time, clock: time) -> None:
    if start == end:
        return
    one, other = (made(quiet_from=f"{a:%H:%M}", quiet_until=f"{b:%H:%M}") for a, b in ((start, end), (end, start)))
    assert one.is_quiet(clock) is not other.is_quiet(clock)


def test_any_time_of_the_day_is_never_quiet_and_without_quiet_hours_none_is() -> None:
    assert not made(quiet_from="00:00", quiet_until="23:59").is_quiet(None)
    assert not any(made().is_quiet(time(hour)) for hour in range(24))


def test_a_channel_is_served_on_its_active_days() -> None:
    week = [MONDAY + timedelta(days=i) for i in range(7)]
    assert [made(active_days=[0, 2, 6]).is_active(day) for day in week] == [
        *(True, False, True, False, False, False, True)
    ]
    assert all(made().is_active(day) for day in week)
    assert made().active_days == EVERY_DAY


@given(st.dates(), st.frozensets(st.integers(0, 6), min_size=1))
def test_a_day_is_active_by_its_day_of_the_week(day: date, days: frozenset[int]) -> None:
    assert made(active_days=sorted(days)).is_active(day) is (day.isoweekday() - 1 in days)


def test_slots_are_kept_in_order() -> None:
    assert made(slots=["18:00", "09:00", "12:30"]).slots == (time(9), time(12, 30), time(18))
    assert made().slots == ()


# what is aimed for


@pytest.mark.parametrize(
    ("target", "aim", "words"),
    [
        (0, (0, 1), "0"),
        (1, (1, 1), "1"),
        (4, (4, 1), "4"),
        (2.5, (2, 1), "2.5"),
        (0.5, (1, 2), "one in 2 weeks"),
        (0.4, (1, 3), "one in 3 weeks"),
        (0.33, (1, 3), "one in 3 weeks"),
        (0.25, (1, 4), "one in 4 weeks"),
        (0.9, (1, 1), "0.9"),
    ],
)
def test_what_a_target_asks_for(target: float, aim: tuple[int, int], words: str) -> None:
    """Of one that is no whole number only as much as every week can have."""
    one = made(minimum=0, target=target, maximum=9)
    assert (one.aim, one.period) == aim
    assert target_words(one) == words


# what is refused


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"active_days": []}, "active_days"),
        ({"active_days": [7]}, "active_days"),
        ({"active_days": [-1]}, "active_days"),
        ({"active_days": ["Monday"]}, "active_days"),
        ({"quiet_from": "22:00"}, "quiet_from and quiet_until"),
        ({"quiet_until": "07:00"}, "quiet_from and quiet_until"),
        ({"quiet_from": "late", "quiet_until": "07:00"}, "late"),
        ({"slots": ["25:00"]}, "hour|25:00"),
        ({"per_day": -1}, "per_day"),
        ({"per_day": "two"}, "per_day"),
        ({"min_gap_hours": -1}, "min_gap_hours"),
        ({"minimum": True}, "minimum"),
        ({"max_silence_days": None}, "max_silence_days"),
    ],
)
def test_a_wrong_value_is_refused_by_name(values: dict[str, Any], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        made(**values)


# tables


def on_the_minute(moments: list[time]) -> list[str]:
    return [f"{moment:%H:%M}" for moment in moments]


TABLES = st.fixed_dictionaries(
    {
        "platform": st.sampled_from(("instagram", "", "x")),
        "minimum": st.integers(0, 3),
        "target": st.sampled_from((3, 3.5, 5)),
        "maximum": st.integers(5, 40),
        "max_silence_days": st.sampled_from((0.5, 1, 31)),
        "source": st.text(max_size=9),
    },
    optional={
        "min_gap_hours": st.sampled_from((0, 0.5, 24)),
        "per_day": st.integers(0, 9),
        "active_days": st.lists(st.integers(0, 6), min_size=1, unique=True),
        "slots": st.lists(TIMES, max_size=4, unique=True).map(on_the_minute),
        "formats": st.lists(st.sampled_from(("reel", "story", "image")), unique=True),
        "without_formats": st.lists(st.sampled_from(("reel", "story", "image")), unique=True),
        "off": st.booleans(),
    },
) | st.just(TABLE | {"quiet_from": "22:00", "quiet_until": "06:30"})


@given(TABLES)
def test_a_table_of_a_cadence_is_read_as_the_same(table: dict[str, Any]) -> None:
    one = cadence("key", table)
    again = json.loads(json.dumps(cadence_table(one)))
    assert cadence("key", again) == one


@pytest.mark.parametrize("key", SHIPPED)
def test_the_table_of_a_shipped_cadence_is_read_as_the_same(key: str) -> None:
    one = SHIPPED[key]
    assert cadence(key, json.loads(json.dumps(cadence_table(one)))) == one


def test_a_table_says_only_what_is_not_usual() -> None:
    assert cadence_table(made()) == TABLE
    assert cadence_table(made(active_days=list(range(7)), per_day=0, min_gap_hours=0)) == TABLE


# which a channel follows

INSTAGRAM = a_channel(id="instagram", platform="instagram")
OTHER = a_channel(id="other", platform="x")


@pytest.mark.parametrize(
    ("channel", "wanted"),
    [
        (INSTAGRAM, [("feed", "instagram"), ("stories", "")]),
        (replace(INSTAGRAM, id="second"), [("feed", ""), ("stories", "")]),
        (OTHER, [("x", "")]),
        (replace(INSTAGRAM, archived=True), []),
        (replace(INSTAGRAM, id="third", platform=""), []),
    ],
)
def test_a_channel_follows_its_own_and_its_platforms(channel: Channel, wanted: list[tuple[str, str]]) -> None:
    cadences = [
        replace(made(), key="feed"),
        replace(made(), key="stories"),
        replace(made(), key="x", platform="x"),
        replace(made(), key="feed", channel_id="instagram"),
        replace(made(), key="gone", off=True),
    ]
    assert sorted((one.key, one.channel_id) for one in followed(cadences, channel)) == wanted


def test_one_of_its_own_that_is_off_takes_the_platforms_away() -> None:
    cadences = [replace(made(), key="feed"), replace(made(), key="feed", channel_id="instagram", off=True)]
    assert followed(cadences, INSTAGRAM) == ()


def test_one_for_a_platform_that_the_channel_is_not_on_may_be_its_own() -> None:
    own = replace(made(), key="blog", platform="blog", channel_id="other")
    assert followed([own], OTHER) == (own,)


# what is shipped


@pytest.mark.parametrize(
    ("key", "slots"),
    [
        ("instagram", "09:00 12:00 18:00"),
        ("instagram-stories", ""),
        ("facebook", "09:00 12:30"),
        ("tiktok", "12:00 18:00"),
        ("linkedin", "09:00 10:30"),
        ("x", "09:00 12:00"),
        ("threads", "09:00 19:00"),
        ("bluesky", "09:00 19:00"),
        ("mastodon", "09:00 19:00"),
        ("pinterest", ""),
        ("youtube", "17:00"),
        ("youtube-shorts", "17:00"),
        ("google_business", "08:00"),
        ("newsletter", "10:00"),
    ],
)
def test_the_start_slots_of_the_domain_paper(key: str, slots: str) -> None:
    assert on_the_minute(list(SHIPPED[key].slots)) == slots.split()


def test_every_shipped_cadence_has_its_slots_told_above() -> None:
    assert len(SHIPPED) == 14


@pytest.mark.parametrize("key", SHIPPED)
def test_the_active_days_of_the_domain_paper(key: str) -> None:
    wanted = {"linkedin": {0, 1, 2, 3, 4}, "newsletter": {1, 2, 3}}.get(key, EVERY_DAY)
    assert SHIPPED[key].active_days == wanted


@pytest.mark.parametrize("key", SHIPPED)
def test_each_says_where_it_is_from_and_is_nowhere_called_best(key: str) -> None:
    one = SHIPPED[key]
    assert re.search(r"20\d\d|Working value", one.source)
    assert "best" not in one.source.casefold()
    assert one.channel_id == ""
    assert not one.off


def test_only_stories_have_a_most_for_one_day() -> None:
    assert {key: one.per_day for key, one in SHIPPED.items() if one.per_day} == {"instagram-stories": 10}
