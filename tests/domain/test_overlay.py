"""What stands in a calendar besides its chips: lanes of silences, and who has a place on a full day."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.overlay import Ghost, GhostSort, Silence, places, silent_row
from planner.domain.span import Span

MONDAY = date(2026, 11, 23)
ROW = Span(MONDAY, MONDAY + timedelta(days=7))


def silent(first: int, last: int, channel: str = "Instagram") -> Silence:
    """A silence from so many days after Monday to so many."""
    days = MONDAY + timedelta(days=first), MONDAY + timedelta(days=last)
    return Silence(channel_id=channel, channel=channel, first=days[0], last=days[1], words=f"{channel} is silent")


def ghost(sort: GhostSort, key: str = "") -> Ghost:
    return Ghost(
        key=key or sort,
        day=MONDAY,
        clock=time(9),
        channel_ids=(),
        kind_id=None,
        title="",
        words="",
        sort=sort,
    )


def test_both_ends_of_a_silence_are_silent() -> None:
    one = silent(0, 6)
    assert one.days == 7
    assert [one.covers(MONDAY + timedelta(days=number)) for number in (-1, 0, 6, 7)] == [False, True, True, False]


def test_a_silence_is_cut_at_the_ends_of_the_row() -> None:
    (stretch,) = silent_row([silent(-3, 9)], ROW, 2).stretches
    assert (stretch.first, stretch.last) == (MONDAY, MONDAY + timedelta(days=6))


def test_what_does_not_touch_the_row_is_not_in_it() -> None:
    assert silent_row([silent(-5, -1), silent(7, 9)], ROW, 2).stretches == ()


def test_silences_after_each_other_share_a_lane_and_others_do_not() -> None:
    row = silent_row([silent(3, 6, "c"), silent(0, 2, "a"), silent(1, 4, "b")], ROW, 2)
    assert [(one.silence.channel, one.lane) for one in row.stretches] == [("a", 0), ("b", 1), ("c", 0)]
    assert row.lanes == 2


def test_what_has_no_lane_is_named() -> None:
    seven = [silent(0, 6, name) for name in "abcdefg"]
    row = silent_row(seven, ROW, 2)
    assert [one.silence.channel for one in row.stretches] == ["a", "b"]
    assert [one.channel for one in row.hidden] == list("cdefg")


@given(
    st.lists(st.tuples(st.integers(-9, 9), st.integers(0, 20)).map(lambda ends: silent(ends[0], sum(ends)))),
    st.integers(1, 4),
)
def test_nothing_is_lost_and_no_two_share_a_place(silences: list[Silence], most: int) -> None:
    row = silent_row(silences, ROW, most)
    touching = [one for one in silences if one.first < ROW.end and one.last >= ROW.start]
    assert len(row.stretches) + len(row.hidden) == len(touching)
    taken = [
        (one.lane, day)
        for one in row.stretches
        for day in range((one.first - ROW.start).days, (one.last - ROW.start).days + 1)
    ]
    assert len(taken) == len(set(taken))
    assert all(0 <= lane < most and 0 <= day < 7 for lane, day in taken)


@pytest.mark.parametrize(
    ("chips", "sorts", "room", "expected"),
    [
        (2, [], 3, (2, [])),
        (2, ["add"], 2, (1, ["add"])),
        (2, ["gap"], 2, (2, [])),
        (1, ["gap"], 2, (1, ["gap"])),
        (3, ["move", "change"], 1, (0, ["move"])),
        (3, ["gap", "move"], 2, (1, ["move"])),
        (0, ["gap", "add"], 2, (0, ["gap", "add"])),
    ],
)
def test_a_preview_comes_before_chips_and_chips_before_gaps(
    chips: int, sorts: list[GhostSort], room: int, expected: tuple[int, list[GhostSort]]
) -> None:
    shown, ghosts = places(chips, [ghost(sort) for sort in sorts], room)
    assert (shown, [one.sort for one in ghosts]) == expected
