"""A change of what would be posted takes the approval away; anything else does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from planner.domain import edits
from planner.domain.approval import questioned, was_approved, without_lost
from planner.domain.edits import Change, Edit
from planner.domain.plan import Plan
from planner.domain.records import Media, Placement, Post, Status
from tests.builders import a_brand, a_channel, a_placement, a_post

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def planned(post: Post, *placements: Placement) -> Plan:
    channels = {one.id: one for one in (a_channel(id="channel", name="Instagram"), a_channel(id="fb", name="Facebook"))}
    return Plan(a_brand(), channels=channels, posts={post.id: post}, placements={one.id: one for one in placements})


def approved(id_: str = "one", channel_id: str = "channel", **values: object) -> Placement:
    placement = a_placement(id=id_, post_id="post", channel_id=channel_id, status=Status.APPROVED, **values)
    return replace(placement, approved_by="Nel", approved_at=AT)


def after(edit: Edit, plan: Plan) -> dict[str, Placement]:
    """The placements that the edit changes, by id."""
    changes = without_lost(edit, plan).changes
    return {one.after.id: one.after for one in changes if isinstance(one.after, Placement)}


POST = a_post(id="post", text="Friday the counter turns orange.", link="https://a.example", media=(Media("a.jpg"),))


@pytest.mark.parametrize(
    ("field", "value"), [("text", "Other words"), ("link", "https://b.example"), ("media", (Media("b.jpg"),))]
)
def test_other_content_of_the_post_takes_every_approval_away(field: str, value: object) -> None:
    plan = planned(POST, approved(), approved("two", "fb"))
    changed = after(edits.edit_post(POST, field, value), plan)
    assert {one.status for one in changed.values()} == {Status.READY}
    assert {(one.approved_by, one.approved_at) for one in changed.values()} == {("Nel", AT)}
    assert all(was_approved(one) for one in changed.values())
    assert changed.keys() == {"one", "two"}


@pytest.mark.parametrize("field", ["title", "who", "notes", "partner", "permission"])
def test_what_is_not_posted_leaves_approvals_alone(field: str) -> None:
    plan = planned(POST, approved())
    assert after(edits.edit_post(POST, field, "something"), plan) == {}


def test_own_words_are_not_touched_by_the_common_ones() -> None:
    plan = planned(POST, approved(text="Its own words"))
    assert after(edits.edit_post(POST, "text", "Other words"), plan) == {}


def test_own_words_that_say_the_same_take_nothing_away() -> None:
    plan = planned(POST, approved())
    changed = after(edits.edit_placement(plan.placements["one"], "text", POST.text), plan)
    assert changed["one"].status is Status.APPROVED


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("text", "Own"),
        ("link", ""),
        ("media", ()),
        ("format", "reel"),
        ("channel_id", "fb"),
        ("extras", (("first_comment", "#tags"),)),
    ],
)
def test_other_content_of_an_entry_takes_its_approval_away(field: str, value: object) -> None:
    plan = planned(POST, approved(), approved("two", "fb"))
    changed = after(edits.edit_placement(plan.placements["one"], field, value), plan)
    assert changed.keys() == {"one"}
    assert changed["one"].status is Status.READY
    assert getattr(changed["one"], field) == value


def test_a_move_keeps_the_approval() -> None:
    plan = planned(POST, approved())
    changed = after(edits.schedule(plan.placements.values(), date(2026, 12, 1)), plan)
    assert changed["one"].status is Status.APPROVED


def test_words_and_approval_in_one_edit_are_an_approval_of_the_new_words() -> None:
    draft = a_placement(id="one", post_id="post", channel_id="channel")
    plan = planned(POST, draft)
    edit = Edit("x", (Change(POST, replace(POST, text="New")), Change(draft, replace(draft, status=Status.APPROVED))))
    assert after(edit, plan)["one"].status is Status.APPROVED


def test_only_the_approved_are_set_back() -> None:
    plan = planned(POST, approved(), a_placement(id="two", post_id="post", channel_id="fb", status=Status.SCHEDULED))
    assert after(edits.edit_post(POST, "text", "New"), plan).keys() == {"one"}


def test_a_file_that_says_what_is_approved_is_believed() -> None:
    edit = replace(edits.edit_post(POST, "text", "New"), brings_approvals=True)
    assert questioned(edit) == (set(), set())


def test_most_edits_ask_for_nothing() -> None:
    draft = a_placement(id="one", post_id="post")
    assert questioned(edits.set_status([draft], Status.READY)) == (set(), set())
    assert questioned(edits.new_post(POST, [draft])) == (set(), set())
    assert questioned(edits.delete([POST], [draft])) == (set(), set())


def test_it_is_said_on_which_channels() -> None:
    plan = planned(POST, approved(), approved("two", "fb"))
    said = without_lost(edits.edit_post(POST, "text", "New"), plan).said
    assert said == ("It was approved on Instagram and Facebook, and waits for approval again",)


def test_carried_out_twice_nothing_more_is_lost() -> None:
    plan = planned(POST, approved())
    once = without_lost(edits.edit_post(POST, "text", "New"), plan)
    assert without_lost(once, plan) == once


def test_approving_says_who_and_when_and_a_draft_says_neither() -> None:
    (change,) = edits.approve([a_placement(id="one")], AT, " Nel ").changes
    assert isinstance(change.after, Placement)
    assert (change.after.status, change.after.approved_by, change.after.approved_at) == (Status.APPROVED, "Nel", AT)
    (back,) = edits.set_status([change.after], Status.DRAFT).changes
    assert isinstance(back.after, Placement)
    assert (back.after.approved_by, back.after.approved_at) == ("", None)
    (on,) = edits.set_status([change.after], Status.SCHEDULED).changes
    assert isinstance(on.after, Placement)
    assert on.after.approved_by == "Nel"


def lost() -> Placement:
    return replace(approved(), status=Status.READY)


@pytest.mark.parametrize("status", [Status.IDEA, Status.DRAFT, Status.READY, Status.SCHEDULED, Status.POSTED])
def test_a_status_set_by_hand_forgets_an_approval_that_was_lost(status: Status) -> None:
    (change,) = edits.set_status([lost()], status).changes
    assert isinstance(change.after, Placement)
    assert (change.after.status, change.after.approved_by, change.after.approved_at) == (status, "", None)


def test_what_is_posted_was_approved_only_if_it_still_was() -> None:
    changes = [*edits.mark_posted([lost()]).changes, *edits.mark_posted([approved()]).changes]
    assert [one.after.approved_by for one in changes if isinstance(one.after, Placement)] == ["", "Nel"]


def test_approved_anew_it_is_approved_by_who_said_so_last() -> None:
    (change,) = edits.approve([lost()], AT, "Mara").changes
    assert isinstance(change.after, Placement)
    assert not was_approved(change.after)
    assert change.after.approved_by == "Mara"


def test_a_copy_was_never_approved() -> None:
    (copy,) = (one.after for one in edits.duplicate([POST], [approved()]).changes if isinstance(one.after, Placement))
    assert (copy.status, copy.approved_by, copy.approved_at) == (Status.DRAFT, "", None)


def test_an_idea_or_a_draft_without_an_approval_was_never_approved() -> None:
    ready = a_placement(status=Status.READY)
    assert [was_approved(one) for one in (ready, approved(), a_placement())] == [False, False, False]
