"""What a calendar shows: chips, their status, what is overdue, filters and counts."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.plan import Spot
from planner.domain.records import Status
from planner.domain.shown import NO_FILTER, Chip, Filter, counted, shown


def a_spot(**values: Any) -> Spot:
    spot = Spot(
        "2026-11-23", "09:00", "placement", "post", "channel", "draft", "text", "Europe/London", "A post", "kind"
    )
    return spot._replace(**values)


def a_chip(*statuses: str) -> Chip:
    return Chip(tuple(a_spot(status=status) for status in statuses))


SPOTS = st.builds(
    a_spot,
    day=st.sampled_from([None, "2026-11-23", "2026-11-24"]),
    clock=st.sampled_from([None, "09:00", "09:00:30"]),
    placement_id=st.uuids().map(str),
    post_id=st.sampled_from("abc"),
    channel_id=st.sampled_from([None, "x", "y"]),
    kind_id=st.sampled_from([None, "k", "l"]),
)


# chips


def test_a_post_at_one_time_is_one_chip_and_at_another_time_another() -> None:
    here, too, later = (
        a_spot(placement_id="a", channel_id="x"),
        a_spot(placement_id="b", channel_id="y"),
        a_spot(placement_id="c", clock="10:00"),
    )
    assert shown([here, later, too]) == [Chip((here, too)), Chip((later,))]
    chip = shown([here, too])[0]
    assert chip.key == ("post", "2026-11-23", "09:00")
    assert (chip.post_id, chip.day, chip.clock, chip.kind_id) == ("post", date(2026, 11, 23), time(9), "kind")
    assert (chip.placement_ids, chip.channel_ids) == (("a", "b"), ("x", "y"))


def test_a_post_twice_on_one_channel_names_it_once() -> None:
    chip = Chip((a_spot(placement_id="story"), a_spot(placement_id="image"), a_spot(channel_id=None)))
    assert chip.channel_ids == ("channel",)
    assert len(chip.placement_ids) == 3


def test_an_idea_has_no_day_and_maybe_no_channel() -> None:
    chip = Chip((a_spot(day=None, clock=None, channel_id=None),))
    assert (chip.key, chip.day, chip.clock) == (("post", None, None), None, None)
    assert (chip.placement_ids, chip.channel_ids) == (("placement",), ())


def test_the_title_stands_on_one_line() -> None:
    assert Chip((a_spot(title="Two\nlines  and\tmore "),)).title == "Two lines and more"
    assert Chip((a_spot(title=""),)).title == ""


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["draft"], Status.DRAFT),
        (["posted", "idea", "approved"], Status.IDEA),
        (["posted", "scheduled"], Status.SCHEDULED),
        (["posted", "posted"], Status.POSTED),
        (["skipped", "posted"], Status.POSTED),
        (["skipped", "ready"], Status.READY),
        (["skipped", "skipped"], Status.SKIPPED),
    ],
)
def test_the_status_of_a_chip_is_that_of_what_is_furthest_behind(statuses: list[str], status: Status) -> None:
    assert a_chip(*statuses).status is status


# overdue


@pytest.mark.parametrize(
    ("spot", "now", "overdue"),
    [
        (a_spot(clock="09:00"), "2026-11-23T08:59:59", False),
        (a_spot(clock="09:00"), "2026-11-23T09:00:00", False),
        (a_spot(clock="09:00"), "2026-11-23T09:00:01", True),
        (a_spot(clock="09:00:30"), "2026-11-23T09:00:29", False),
        (a_spot(clock="09:00:30"), "2026-11-23T09:00:31", True),
        (a_spot(clock=None), "2026-11-23T23:59:59", False),
        (a_spot(clock=None), "2026-11-24T00:00:00", True),
        (a_spot(day=None, clock=None), "2027-11-24T00:00:00", False),
        (a_spot(zone="America/New_York"), "2026-11-23T13:59:59", False),
        (a_spot(zone="America/New_York"), "2026-11-23T14:00:01", True),
        (a_spot(zone="Asia/Tokyo"), "2026-11-23T00:00:01", True),
        (a_spot(zone="Asia/Tokyo", day="2026-11-24", clock=None), "2026-11-24T14:59:00", False),
        (a_spot(zone="Asia/Tokyo", day="2026-11-24", clock=None), "2026-11-24T15:00:00", True),
    ],
)
def test_what_should_have_been_posted_is_overdue_by_its_own_clock(spot: Spot, now: str, overdue: bool) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)  # London keeps this time in winter
    assert Chip((spot,)).overdue(moment) is overdue
    assert Chip((spot,)).overdue(moment.astimezone(ZoneInfo("Australia/Lord_Howe"))) is overdue


@pytest.mark.parametrize("status", list(Status))
def test_what_was_posted_or_skipped_is_never_overdue(status: Status) -> None:
    later = datetime(2027, 1, 1, tzinfo=UTC)
    assert a_chip(status.value).overdue(later) is (status not in (Status.POSTED, Status.SKIPPED))


def test_one_placement_behind_makes_the_chip_overdue() -> None:
    assert a_chip("posted", "scheduled", "skipped").overdue(datetime(2027, 1, 1, tzinfo=UTC))


# filters and counts


def test_a_filter_hides_channels_and_kinds_also_those_that_are_missing() -> None:
    spots = [
        a_spot(placement_id=f"{channel} {kind}", post_id=str(kind), channel_id=channel, kind_id=kind)
        for channel in (None, "x", "y")
        for kind in (None, "k")
    ]

    def through(**hidden: frozenset[str | None]) -> list[str]:
        return sorted(id_ for chip in shown(spots, Filter(**hidden)) for id_ in chip.placement_ids)

    assert len(through()) == 6
    assert through(channels=frozenset({"x"})) == ["None None", "None k", "y None", "y k"]
    assert through(channels=frozenset({None})) == ["x None", "x k", "y None", "y k"]
    assert through(kinds=frozenset({None}), channels=frozenset({"y"})) == ["None k", "x k"]


@given(st.lists(SPOTS, max_size=30), st.frozensets(st.sampled_from([None, "x", "y"])))
def test_chips_hold_every_placement_that_is_let_through_exactly_once(
    spots: list[Spot], hidden: frozenset[str | None]
) -> None:
    only = Filter(channels=hidden)
    chips = shown(spots, only)
    assert sorted(spot for chip in chips for spot in map(str, chip.spots)) == sorted(
        str(spot) for spot in spots if spot.channel_id not in hidden
    )
    assert len({chip.key for chip in chips}) == len(chips)
    assert all({(spot.post_id, spot.day, spot.clock) for spot in chip.spots} == {chip.key} for chip in chips)
    assert shown(spots) == shown(spots, NO_FILTER)


@given(st.lists(SPOTS, max_size=30))
def test_channels_count_placements_and_kinds_count_posts(spots: list[Spot]) -> None:
    kind_of = {"a": "k", "b": "l", "c": None}
    spots = [spot._replace(kind_id=kind_of[spot.post_id]) for spot in spots]
    channels, kinds = counted(spots)
    assert sum(channels.values()) == len(spots)
    assert sum(kinds.values()) == len({spot.post_id for spot in spots})
    for channel in (None, "x", "y"):
        assert channels[channel] == sum(spot.channel_id == channel for spot in spots)
