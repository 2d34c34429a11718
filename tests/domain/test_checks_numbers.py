"""Item 33: the numbers of the last weeks."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import timedelta

import pytest

from planner.domain.checks import Elsewhere, Scope, State
from planner.domain.records import Placement, Post, Status
from tests.builders import MONDAY, WEEK, a_channel, a_post
from tests.scopes import CHANNEL, FACTS, a_scope, item, standing

ITEM = "numbers-entered"
FACEBOOK = a_channel(id="facebook", name="Facebook", position=1)


def entry(days_ago: int, status: Status = Status.POSTED, channel: str = "channel") -> tuple[Post, Placement]:
    id_ = f"{channel} {days_ago}"
    post = a_post(id=id_)
    return standing(post, id=id_, channel_id=channel, date=MONDAY - timedelta(days=days_ago), status=status)


def scope(*places: tuple[Post, Placement], measured: Collection[str] = ()) -> Scope:
    made = a_scope(*places, span=WEEK.span, channels=(CHANNEL, FACEBOOK))
    return replace(made, elsewhere=Elsewhere(measured=lambda ids: frozenset(ids) & frozenset(measured)))


def test_posts_older_than_a_week_without_numbers_are_told_by_channel() -> None:
    told = item(ITEM, scope(entry(14), entry(10), entry(7), entry(8, channel="facebook"), entry(6)))
    assert (told.automatic, told.state) == (True, State.HINT)
    assert told.sentence == (
        "4 posts older than 7 days have no numbers: 3 posts on Instagram, 9 Nov to 16 Nov; 1 post on Facebook, 15 Nov."
    )
    assert told.placements == ("channel 14", "channel 10", "channel 7", "facebook 8")


def test_it_is_fine_when_all_are_entered() -> None:
    told = item(ITEM, scope(entry(10), entry(8), measured=["channel 10", "channel 8"]))
    assert (told.state, told.sentence) == (State.OK, "The numbers of all 2 posts older than 7 days are entered.")


@pytest.mark.parametrize("status", [Status.IDEA, Status.DRAFT, Status.READY, Status.SKIPPED])
def test_what_did_not_go_out_has_no_numbers(status: Status) -> None:
    assert item(ITEM, scope(entry(8, status))).state is State.NOT_APPLICABLE


def test_weeks_further_back_are_let_go() -> None:
    assert item(ITEM, scope(entry(15), entry(2))).sentence == "No post of these weeks is 7 days old."


def test_days_are_data() -> None:
    assert FACTS[ITEM].days == 7
