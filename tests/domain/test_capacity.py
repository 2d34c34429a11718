"""The time that posts need, and targets that fit into the time there is."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.capacity import (
    Load,
    hours_words,
    made_once,
    minutes_needed,
    minutes_of_one,
    propose_targets,
    targets_need,
)
from tests.builders import an_entry
from tests.scopes import an_instagram

EFFORT = {"": 45, "reel": 120, "story": 15}

loads = st.lists(
    st.builds(
        Load,
        st.fractions(min_value=5, max_value=120, max_denominator=4),
        st.integers(0, 4),
        st.sampled_from([Fraction(1, 2), *map(Fraction, range(8))]),
    ),
    max_size=8,
)


def test_a_post_on_several_channels_is_made_once() -> None:
    entries = [an_entry(post_id="a", channel_id=one, format="reel") for one in ("i", "f")] + [an_entry(format="story")]
    assert minutes_needed(entries, EFFORT) == 135
    assert made_once(entries) == Fraction(2, 3)
    assert made_once([]) == 1


def test_an_entry_takes_what_those_of_the_channel_take_else_its_usual_format() -> None:
    cadence = an_instagram()
    entries = [an_entry(channel_id="i", format=one) for one in ("reel", "image", "story")]
    assert minutes_of_one(cadence, "i", entries, EFFORT, ("image",)) == Fraction(165, 2)
    assert minutes_of_one(cadence, "other", entries, EFFORT, ("story", "reel")) == 120
    assert minutes_of_one(cadence, "other", [], EFFORT, ()) == 45


def test_targets_fit_and_are_as_near_to_the_wish_as_they_can_be() -> None:
    found = propose_targets([Load(Fraction(60), 1, Fraction(4)), Load(Fraction(30), 1, Fraction(3))], 210)
    assert (found.targets, found.fits) == ((2, 3), True)


def test_where_the_least_does_not_fit_it_is_said_and_shared_out() -> None:
    found = propose_targets([Load(Fraction(60), 2, Fraction(4)), Load(Fraction(60), 2, Fraction(3))], 120)
    assert (found.targets, found.fits, found.least) == ((1, 1), False, 240)


@given(loads, st.integers(0, 3000))
def test_a_proposal_never_needs_more_than_there_is(listed: list[Load], minutes: int) -> None:
    found = propose_targets(listed, minutes)
    assert targets_need(listed, found.targets) <= minutes
    if found.fits:
        assert all(target >= load.minimum for load, target in zip(listed, found.targets, strict=True))
    assert all(target <= max(load.wish, load.minimum) for load, target in zip(listed, found.targets, strict=True))


@pytest.mark.parametrize(("minutes", "words"), [(0, "0 min"), (45, "45 min"), (480, "8 h"), (565, "9 h 25")])
def test_time_in_words(minutes: int, words: str) -> None:
    assert hours_words(minutes) == words
