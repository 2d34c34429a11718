"""Drafts in gaps, several as one step, and ideas put on a slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from planner.domain.edits import draft, drafts, schedule_idea
from planner.domain.records import Placement, Post, Status
from tests.builders import MONDAY, a_brand, a_placement, a_post

BRAND = a_brand(zone="Europe/Paris")


def test_a_draft_is_a_post_with_one_entry_in_the_zone_of_the_brand() -> None:
    edit = draft(
        BRAND,
        title="Suggestion: Question",
        kind_id="question",
        channel_id="instagram",
        format="image",
        day=MONDAY,
        clock=time(9),
        campaign_id="winter",
        notes="why",
    )
    post, place = (change.after for change in edit.changes)
    assert isinstance(post, Post)
    assert isinstance(place, Placement)
    assert [change.before for change in edit.changes] == [None, None]
    assert (post.title, post.kind_id, post.campaign_id, post.notes) == (
        "Suggestion: Question",
        "question",
        "winter",
        "why",
    )
    assert (post.brand_id, place.post_id, place.zone) == (BRAND.id, post.id, "Europe/Paris")
    assert (place.channel_id, place.format, place.date, place.time) == ("instagram", "image", MONDAY, time(9))
    assert place.status is Status.DRAFT
    assert edit.text == "Add a draft on Mon 23 Nov 09:00"


def test_a_draft_may_have_no_channel_and_any_time() -> None:
    edit = draft(BRAND, title="x", kind_id=None, channel_id=None, day=MONDAY, clock=None)
    place = edit.changes[1].after
    assert isinstance(place, Placement)
    assert (place.channel_id, place.time, place.format) == (None, None, "")
    assert edit.text == "Add a draft on Mon 23 Nov"


def test_several_drafts_are_one_step_with_its_own_text() -> None:
    each = [draft(BRAND, title=title, kind_id=None, channel_id=None, day=MONDAY, clock=None) for title in "abc"]
    whole = drafts(each, "Add 3 drafts")
    assert whole.text == "Add 3 drafts"
    assert whole.changes == tuple(change for edit in each for change in edit.changes)
    assert len({change.record.id for change in whole.changes}) == 6
    assert whole.merge_key == ""


def test_no_drafts_change_nothing() -> None:
    assert drafts([], "Nothing").changes == ()


def test_an_idea_on_a_slot_becomes_a_draft_on_that_channel() -> None:
    post = a_post(title="Latte art")
    idea = a_placement(post_id=post.id, channel_id=None, date=None, time=None, status=Status.IDEA)
    edit = schedule_idea(post, idea, channel_id="instagram", day=MONDAY, clock=time(12))
    (change,) = edit.changes
    wanted = replace(idea, channel_id="instagram", date=MONDAY, time=time(12), status=Status.DRAFT)
    assert (change.before, change.after) == (idea, wanted)
    assert edit.text == "Put “Latte art” on Mon 23 Nov 12:00"


def test_an_idea_keeps_its_channel_and_a_status_beyond_idea() -> None:
    post = a_post(title="")
    idea = a_placement(post_id=post.id, channel_id="threads", date=None, time=time(7), status=Status.READY)
    (change,) = schedule_idea(post, idea, channel_id=None, day=MONDAY, clock=None).changes
    assert change.after == replace(idea, date=MONDAY, time=None)
