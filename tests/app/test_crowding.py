"""What a drop would put too close to other entries of its channel."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest

from planner.app.catalogue import Catalogue
from planner.app.crowding import crowding
from planner.app.document import Document
from planner.domain.edits import Change, Edit, add_channel, new_post
from planner.domain.records import Brand, Record, RuleSort
from planner.domain.rules import cadence_table
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post, an_own_rule


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    document.do(add_channel(a_channel(id="channel", brand_id=brand.id)))
    return brand


def test_what_would_stand_too_close_is_told_in_sentences(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    post, other = a_post(brand_id=brand.id, title="Brewing for six"), a_post(brand_id=brand.id)
    there = a_placement(post_id=post.id, format="image", time=time(9))
    mine = a_placement(post_id=other.id, format="image", time=time(18))
    document.do(new_post(post, [there]))
    document.do(new_post(other, [mine]))

    def told(**values: object) -> list[str]:
        return crowding(document, brand, [Change(mine, replace(mine, **values))], catalogue)

    assert told() == []
    assert told(time=time(9, 30)) == ["30 minutes after “Brewing for six” on instagram, the start value is 4 hours"]
    assert told(time=None) == told(date=None, time=None) == told(channel_id=None) == []
    assert crowding(document, brand, [], catalogue) == []


def test_distance_over_midnight_and_from_what_is_new_as_well(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    post = a_post(brand_id=brand.id, title="Late")
    late = a_placement(post_id=post.id, format="image", time=time(23, 30))
    new = a_post(brand_id=brand.id, title="New")
    early = a_placement(post_id=new.id, format="image", date=MONDAY + timedelta(days=1), time=time(1))
    document.do(new_post(post, [late]))
    changes = new_post(new, [early]).changes
    after = "1 hour 30 minutes after “Late” on instagram, the start value is 4 hours"
    assert crowding(document, brand, changes, catalogue) == [after]
    moved = Change(late, replace(late, time=time(23)))
    assert crowding(document, brand, [*changes, moved], catalogue) == [
        "2 hours after “Late” on instagram, the start value is 4 hours",
        "2 hours before “New” on instagram, the start value is 4 hours",
    ]


def test_distance_is_the_one_of_the_week_that_a_post_moves_to(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    usual = next(one for one in catalogue.cadences if one.key == "instagram")
    table = cadence_table(replace(usual, min_gap_hours=24))
    own = an_own_rule(
        table, brand_id=brand.id, sort=RuleSort.CADENCE, key="instagram", channel_id="channel", since=WEEK.shifted(1)
    )
    records: list[Record] = [own]
    placements = []
    for week in (0, 1):
        for hour in (9, 15):
            post = a_post(brand_id=brand.id, title=f"Week {week}")
            day = MONDAY + timedelta(weeks=week)
            placements.append(a_placement(post_id=post.id, format="image", date=day, time=time(hour)))
            records += [post, placements[-1]]
    document.do(Edit("Add", tuple(Change(None, record) for record in records)))
    changes = [Change(one, replace(one, time=time(16))) for one in (placements[1], placements[3])]
    assert crowding(document, brand, changes, catalogue) == [
        "7 hours after “Week 1” on instagram, you want 1 day between"
    ]


def test_what_goes_away_keeps_no_distance(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    post = a_post(brand_id=brand.id)
    one = a_placement(post_id=post.id, format="image", time=time(9))
    document.do(new_post(post, [one]))
    fresh = Change(None, a_placement(post_id=post.id, format="image", time=time(10)))
    assert len(crowding(document, brand, [fresh], catalogue)) == 1
    assert crowding(document, brand, [fresh, Change(one, None)], catalogue) == []
