"""How much room there is for a text: the one place where parts, units, links and limits meet."""

from __future__ import annotations

import pytest

from planner.domain.platforms import Facts
from planner.domain.room import ALT, BYTES, Room, room_of, tightest
from tests.builders import a_channel
from tests.scopes import a_fact, a_network

LONG = "https://example.com/a/very/long/address/indeed"


def facts(**values: int | None) -> Facts:
    return {name.replace("_", "."): a_fact(name.replace("_", "."), value) for name, value in values.items()}


def a_room(text: str, most: int = 10, *, threads: bool = False) -> Room:
    return room_of(text, facts(text_max=most), a_network(threads=threads))


def test_without_a_network_each_letter_that_one_sees_counts_and_there_is_no_limit() -> None:
    room = room_of("Tea 👩‍👩‍👧", {}, None)
    assert (room.lengths, room.limit, room.over, room.share, room.cuts()) == ((5,), None, False, 0.0, {})


def test_a_fact_without_a_number_is_no_limit() -> None:
    assert room_of("Tea", facts(text_max=None), a_network()).limit is None


def test_the_limit_of_the_channel_goes_before_that_of_the_network_but_only_for_the_text() -> None:
    channel = a_channel(limit=3)
    known = facts(text_max=10, alt_max=20)
    assert room_of("Four", known, a_network(), channel=channel).over
    assert room_of("Four", known, a_network(), channel=channel).fact is None
    assert room_of("Four", known, a_network(), channel=channel, limit=ALT).limit == 20


@pytest.mark.parametrize(("weight", "length"), [({}, 23), ({"links_weight": 10}, 10)])
def test_a_link_weighs_what_the_network_says(weight: dict[str, int], length: int) -> None:
    network = a_network(counting="x_weighted", manner="twitter")
    assert room_of(LONG, facts(**weight), network).lengths == (length,)


def test_a_warning_counts_where_the_network_counts_it() -> None:
    mastodon, other = a_network(counting="mastodon"), a_network(counting="graphemes")
    assert [room_of("Tea", {}, one, before="Food").lengths for one in (mastodon, other)] == [(7,), (3,)]


def test_bytes_are_counted_as_bytes() -> None:
    assert room_of("é", facts(text_bytes_max=1), a_network(), limit=BYTES).over


def test_each_part_of_a_thread_has_its_own_room() -> None:
    room = a_room("short\n---\nlonger than ten\n---\nends", threads=True)
    assert (len(room.parts), room.longest, room.over) == (3, 1, True)
    assert room.cuts() == {1: (20, 25)}
    assert [room.part_at(at) for at in (0, 12, 30)] == [0, 1, 2]


def test_only_the_text_of_an_entry_has_parts() -> None:
    text = "a\n---\nb"
    network = a_network(threads=True)
    assert [len(room_of(text, {}, network, limit=limit).parts) for limit in (BYTES, ALT)] == [2, 1]
    assert len(a_room(text).parts) == 1


@pytest.mark.parametrize(("most", "fold"), [(20, 5), (5, None), (4, None)])
def test_the_rest_is_hidden_only_in_what_fits(most: int, fold: int | None) -> None:
    room = room_of("one two three", facts(text_max=most, text_fold=5), a_network())
    assert room.fold_at() == fold


def test_the_tightest_comes_first_and_those_without_limit_not_at_all() -> None:
    free, wide, tight = room_of("Tea", {}, a_network()), a_room("Tea", 100), a_room("Tea", 4)
    assert tightest([free, wide, tight]) == [tight, wide]
