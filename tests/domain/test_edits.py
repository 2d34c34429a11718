"""What the user can do, as edits: their reverse, their joining, and what is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain import edits
from planner.domain.edits import Change, Edit, clean
from planner.domain.records import (
    Answer,
    Brand,
    Channel,
    Exported,
    Label,
    LabelSet,
    Media,
    Placement,
    Post,
    Record,
    Reply,
    Status,
    Waiver,
)
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post, a_waiver, an_answer

State = dict[tuple[type, str], Record]

NEXT_DAY = date(2026, 11, 26)
SURROGATE, NUL, REPLACED = "\ud83d", "\x00", "\ufffd"


def state_of(*records: Record) -> State:
    return {(type(record), record.id): record for record in records}


def applied(state: State, edit: Edit) -> State:
    """The state after the edit, which must find every record as its changes say."""
    after = dict(state)
    for change in edit.changes:
        key = (type(change.record), change.record.id)
        assert after.pop(key, None) == change.before
        if change.after is not None:
            after[key] = change.after
    return after


def only(edit: Edit) -> Record:
    """The record that the edit leaves, when it is one."""
    (change,) = edit.changes
    assert change.after is not None
    return change.after


def afters(edit: Edit, of: type) -> list[Any]:
    return [change.after for change in edit.changes if isinstance(change.after, of)]


# reverse and joining


SOME_EDITS = [
    edits.new_post(a_post(id="post"), [a_placement(id="a"), a_placement(id="b")]),
    edits.delete([a_post(id="post")], [a_placement(id="a")]),
    edits.edit_post(a_post(id="post"), "text", "New"),
    edits.schedule([a_placement(id="a"), a_placement(id="b")], NEXT_DAY),
    edits.waive(a_waiver(id="waiver")),
    edits.add_brand(a_brand(), Catalogue().kinds),
]


@pytest.mark.parametrize("record", [Post, Placement])
def test_every_field_of_a_post_has_a_word_that_the_user_knows(record: type[Post] | type[Placement]) -> None:
    names = {field.name for field in fields(record)} - {"id", "brand_id", "post_id"}
    words = {name: edits.FIELD_WORDS.get(name, "") for name in names}
    assert "" not in words.values()
    assert not any("_" in word or "placement" in word for word in words.values())


def test_edits_of_fields_are_called_by_those_words() -> None:
    assert edits.edit_post(a_post(), "kind_id", "k").text == "Edit kind"
    assert edits.edit_placement(a_placement(), "fold", 0).text == "Edit time"
    (said,) = edits.edit_post(a_post(), "media", (Media("a\x00.jpg"),)).said
    assert "(pictures)" in said


@pytest.mark.parametrize("edit", SOME_EDITS, ids=lambda edit: edit.text)
def test_reversing_twice_is_the_same(edit: Edit) -> None:
    assert edit.reversed() != edit
    assert edit.reversed().reversed() == edit


@pytest.mark.parametrize("edit", SOME_EDITS, ids=lambda edit: edit.text)
def test_the_reverse_leads_back(edit: Edit) -> None:
    before = state_of(*(change.before for change in edit.changes if change.before is not None))
    after = applied(before, edit)
    assert after != before
    assert applied(after, edit.reversed()) == before


def test_the_reverse_goes_backwards_so_that_a_post_outlives_its_entries() -> None:
    created = edits.new_post(a_post(id="post"), [a_placement(id="a", post_id="post")])
    assert [type(change.record) for change in created.changes] == [Post, Placement]
    assert [type(change.record) for change in created.reversed().changes] == [Placement, Post]


def test_a_step_keeps_the_first_before_and_the_last_after() -> None:
    first, second, third = (a_post(id="post", text=text) for text in ("a", "b", "c"))
    joined = Edit("Edit text", (Change(first, second),)).followed_by(Edit("Edit text", (Change(second, third),)))
    assert joined.changes == (Change(first, third),)


def test_what_came_back_drops_out_of_the_step() -> None:
    first, second = (a_post(id="post", text=text) for text in ("a", "b"))
    there, back = Edit("there", (Change(first, second),)), Edit("back", (Change(second, first),))
    assert there.followed_by(back).changes == ()


def test_what_was_made_and_deleted_in_one_step_was_never_there() -> None:
    post = a_post()
    assert edits.new_post(post).followed_by(edits.delete([post], [])).changes == ()


def test_what_was_deleted_and_made_anew_is_a_change() -> None:
    old, new = a_post(id="post", text="a"), a_post(id="post", text="b")
    joined = edits.delete([old], []).followed_by(edits.new_post(new))
    assert joined.changes == (Change(old, new),)


def test_records_of_two_sorts_with_one_id_stay_apart() -> None:
    post, placement = a_post(id="same"), a_placement(id="same")
    joined = edits.new_post(post).followed_by(edits.edit_placement(placement, "text", "New"))
    assert joined.changes == (Change(None, post), Change(placement, replace(placement, text="New")))


def test_a_step_says_what_both_had_to_say() -> None:
    post = a_post()
    one = edits.edit_post(post, "text", NUL)
    other = edits.edit_post(only(one), "notes", SURROGATE)  # type: ignore[arg-type]
    assert one.followed_by(other).said == one.said + other.said
    assert len(one.followed_by(other).said) == 2


POSTS = [a_post(id=f"post {i}", text="") for i in range(3)]
STEPS = st.lists(st.lists(st.tuples(st.integers(0, 2), st.sampled_from(("", "a", "b", None))), max_size=3), max_size=5)
"""Edits in a row, each with some posts set to a text or taken out of the plan (None)."""


def made(state: State, wishes: Iterable[tuple[int, str | None]]) -> Edit:
    changes: dict[int, Change] = {}
    for number, text in wishes:
        before = state.get((Post, f"post {number}"))
        after = None if text is None else replace(POSTS[number], text=text)
        if before != after:
            changes[number] = Change(before, after)
        else:
            changes.pop(number, None)
    return Edit("Some", tuple(changes.values()), merge_key="same")


@given(STEPS)
def test_joined_edits_do_what_they_did_one_by_one_and_lead_back_together(
    steps: list[list[tuple[int, str | None]]],
) -> None:
    start = state_of(*POSTS[:2])
    state, joined = start, Edit("", ())
    for wishes in steps:
        edit = made(state, wishes)
        state, joined = applied(state, edit), joined.followed_by(edit)
    assert applied(start, joined) == state
    assert applied(state, joined.reversed()) == start
    assert len({change.record.id for change in joined.changes}) == len(joined.changes)
    assert all(change.before != change.after for change in joined.changes)


def test_typing_in_one_field_of_one_record_is_one_step() -> None:
    post, other = a_post(id="one"), a_post(id="two")
    key = edits.edit_post(post, "text", "a").merge_key
    assert key
    assert edits.edit_post(replace(post, text="a"), "text", "ab").merge_key == key
    assert edits.edit_post(post, "title", "a").merge_key != key
    assert edits.edit_post(other, "text", "a").merge_key != key
    assert edits.edit_placement(a_placement(id="one"), "text", "a").merge_key != key


@pytest.mark.parametrize(
    "edit",
    [edit for edit in SOME_EDITS if not edit.text.startswith("Edit")],
    ids=lambda edit: edit.text,
)
def test_other_edits_are_steps_of_their_own(edit: Edit) -> None:
    assert edit.merge_key == ""
    assert edit.undoable
    assert edit.text


def test_a_sealed_step_is_joined_by_no_later_one() -> None:
    edit = edits.edit_post(a_post(), "text", "a")
    assert edit.sealed().merge_key == ""
    assert edit.sealed().changes == edit.changes


# posts and where they stand


def test_a_new_post_is_made_with_all_places_at_once() -> None:
    post, places = a_post(), [a_placement(id="a"), a_placement(id="b")]
    edit = edits.new_post(post, places)
    assert [change.before for change in edit.changes] == [None] * 3
    assert [change.after for change in edit.changes] == [post, *places]


@pytest.mark.parametrize(("number", "text"), [(1, "Delete post for good"), (3, "Delete 3 posts for good")])
def test_deleting_takes_the_entries_first(number: int, text: str) -> None:
    posts = [a_post(id=f"{i}") for i in range(number)]
    places = [a_placement(id=f"p{i}", post_id=f"{i}") for i in range(number)]
    edit = edits.delete(posts, places)
    assert edit.text == text
    assert [change.before for change in edit.changes] == [*places, *posts]
    assert {change.after for change in edit.changes} == {None}


def test_editing_changes_the_field_alone() -> None:
    post = a_post(text="old", notes="keep")
    assert edits.edit_post(post, "text", "new").changes == (Change(post, replace(post, text="new")),)


@pytest.mark.parametrize("text", [None, "", "On this channel only"])
def test_the_text_of_an_entry_may_be_its_own_or_the_posts(text: str | None) -> None:
    placement = a_placement(text="before")
    assert only(edits.edit_placement(placement, "text", text)) == replace(placement, text=text)


def test_editing_to_what_it_says_already_changes_nothing() -> None:
    post, placement = a_post(text="same"), a_placement(text="same")
    assert edits.edit_post(post, "text", "same").changes == ()
    assert edits.edit_placement(placement, "text", "same").changes == ()


@pytest.mark.parametrize("status", list(Status))
@pytest.mark.parametrize("clock", [time(12, 30), None])
def test_moving_to_a_day_keeps_the_clock_time_and_the_status(status: Status, clock: time | None) -> None:
    placement = a_placement(time=clock, status=status, text="Own text", format="reel", zone="Asia/Tokyo")
    moved = only(edits.schedule([placement], NEXT_DAY))
    assert moved == replace(placement, date=NEXT_DAY)


def test_moving_asks_anew_which_of_two_equal_times_is_meant() -> None:
    placement = a_placement(date=date(2026, 10, 25), time=time(1, 30), fold=0)
    assert only(edits.schedule([placement], NEXT_DAY)) == replace(placement, date=NEXT_DAY, fold=None)
    assert only(edits.move_to([placement], NEXT_DAY, time(2))) == replace(
        placement, date=NEXT_DAY, time=time(2), fold=None
    )


def test_an_idea_gets_its_day() -> None:
    idea = a_placement(date=None, time=None, status=Status.IDEA)
    assert only(edits.schedule([idea], NEXT_DAY)) == replace(idea, date=NEXT_DAY)


def test_what_stands_there_already_does_not_move() -> None:
    stays, moves = a_placement(date=NEXT_DAY, fold=1), a_placement(date=MONDAY)
    assert [change.before for change in edits.schedule([stays, moves], NEXT_DAY).changes] == [moves]


@pytest.mark.parametrize("clock", [time(10), None])
def test_moving_to_a_time_keeps_the_status(clock: time | None) -> None:
    placement = a_placement(status=Status.APPROVED)
    moved = only(edits.move_to([placement], NEXT_DAY, clock))
    assert moved == replace(placement, date=NEXT_DAY, time=clock)


def test_moving_to_the_time_where_it_stands_changes_nothing() -> None:
    assert edits.move_to([a_placement(date=MONDAY, time=time(9))], MONDAY, time(9)).changes == ()


def test_a_status_is_set_where_it_differs() -> None:
    draft, ready = a_placement(status=Status.DRAFT), a_placement(status=Status.READY)
    edit = edits.set_status([draft, ready], Status.READY)
    assert edit.changes == (Change(draft, replace(draft, status=Status.READY)),)
    assert edit.text == "Mark as ready"


# brands and channels


def test_a_new_brand_has_its_own_kinds_and_an_empty_set_of_pillars() -> None:
    kinds = Catalogue().kinds
    edit = edits.add_brand(a_brand(id="new"), kinds)
    sets = {one.key: one for one in afters(edit, LabelSet)}
    labels = afters(edit, Label)
    assert [brand.id for brand in afters(edit, Brand)] == ["new"]
    assert set(sets) == {"kind", "pillar"}
    assert {one.brand_id for one in sets.values()} == {"new"}
    assert [label.key for label in labels] == [kind.key for kind in kinds]
    assert {label.set_id for label in labels} == {sets["kind"].id}
    assert len({label.id for label in labels} - {""}) == len(kinds)


def test_two_brands_share_no_ids() -> None:
    one, other = (
        {change.record.id for change in edits.add_brand(a_brand(id=name), Catalogue().kinds).changes} for name in "ab"
    )
    assert not one & other


@pytest.mark.parametrize("name", ["Instagram", "instagram", "INSTAGRAM"])
def test_a_channel_name_is_taken_without_regard_to_case(name: str) -> None:
    with pytest.raises(ValueError, match=f"“{name}” is there already"):
        edits.add_channel(a_channel(name=name), among=[a_channel(name="Instagram")])


def test_another_channel_name_is_free() -> None:
    channel = a_channel(name="Instagram shop")
    assert only(edits.add_channel(channel, among=[a_channel(name="Instagram")])) == channel


def test_renaming_a_brand_keeps_the_rest() -> None:
    brand = a_brand(name="Old", domains=("old.example",))
    assert edits.rename(brand, "New").changes == (Change(brand, replace(brand, name="New")),)


# waivers, answers, exports


@pytest.mark.parametrize("reason", ["", "   ", "\n\t", "\u00a0"])
def test_a_waiver_needs_a_reason(reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        edits.waive(a_waiver(reason=reason))


def test_a_waiver_does_not_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="before it starts"):
        edits.waive(a_waiver(starts=NEXT_DAY, ends=MONDAY))


def test_a_waiver_of_one_day_is_taken_and_can_be_withdrawn() -> None:
    waiver = a_waiver(starts=MONDAY, ends=MONDAY, reason="Launch")
    edit = edits.waive(waiver)
    assert only(edit) == waiver
    assert edit.text == "Accept: Launch"
    assert edits.withdraw([waiver]).changes == edit.reversed().changes


@pytest.mark.parametrize("reason", ["", " \n"])
def test_accepting_an_item_needs_a_reason(reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        edits.answer(an_answer(reply=Reply.ACCEPTED, reason=reason))


def test_answering_a_question_needs_none() -> None:
    answer = an_answer(reply=Reply.DONE, reason="")
    assert only(edits.answer(answer)) == answer


def test_a_new_answer_takes_the_place_of_the_earlier_one() -> None:
    old, new = an_answer(id="old", who="Mara"), an_answer(id="new", who="Jo")
    assert edits.answer(new, before=old).changes == (Change(old, replace(new, id="old")),)


def test_the_note_of_an_export_is_no_step_and_replaces_the_earlier_one() -> None:
    old, new = (
        Exported(id=name, brand_id="brand", week=MONDAY, format="week", at=datetime(2026, 11, day))
        for name, day in (("old", 23), ("new", 24))
    )
    assert not edits.note_export(new).undoable
    assert edits.note_export(new).changes == (Change(None, new),)
    assert edits.note_export(new, before=old).changes == (Change(old, replace(new, id="old")),)


# text that cannot be stored


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\ud83db", "a\ufffdb"),
        ("\udc00", "\ufffd"),
        ("\ud83d\ude00", "\ufffd\ufffd"),
        ("\x00\x00", "\ufffd\ufffd"),
    ],
)
def test_lone_surrogates_and_nul_are_replaced_one_by_one(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "",
        " two  blanks and trailing \t ",
        "line\r\nline\rline\n",
        "e\u0301 is not é",
        "👩\u200d🍳☕\ufe0f🇬🇧",
        "\ufeff\u200b\u2028\u202e",
        "\x01\x1b\x7f\x85",
        "\ufffd\ufffe\uffff\U0010ffff",
        "=1+1",
        "አማርኛ हिन्दी 日本語 עברית",
    ],
)
def test_all_other_text_stays_as_typed(text: str) -> None:
    assert clean(text) == text
    edit = edits.edit_post(a_post(text="before"), "text", text)
    assert afters(edit, Post)[0].text == text
    assert edit.said == ()


@given(st.text(st.characters()))
def test_cleaned_text_can_be_stored_and_is_as_long(text: str) -> None:
    cleaned = clean(text)
    assert "\x00" not in cleaned
    assert cleaned.encode().decode() == cleaned
    assert len(cleaned) == len(text)
    assert all(new in (old, "\ufffd") for old, new in zip(text, cleaned, strict=True))


@pytest.mark.parametrize("bad", [SURROGATE, NUL])
@pytest.mark.parametrize("field", ["title", "text", "link", "notes", "who", "partner", "disclosure", "permission"])
def test_replaced_characters_of_a_post_are_said(field: str, bad: str) -> None:
    edit = edits.edit_post(a_post(), field, f"a{bad}b")
    assert getattr(only(edit), field) == "a\ufffdb"
    (said,) = edit.said
    assert field in said
    assert REPLACED in said


@pytest.mark.parametrize("bad", [SURROGATE, NUL])
def test_replaced_characters_of_an_entry_are_said(bad: str) -> None:
    edit = edits.edit_placement(a_placement(), "text", f"a{bad}b")
    assert afters(edit, Placement)[0].text == "a\ufffdb"
    assert "text" in edit.said[0]


@pytest.mark.parametrize("media", [Media(f"a{NUL}.jpg", "Cup"), Media("a.jpg", f"Cup{SURROGATE}")])
def test_replaced_characters_of_media_are_said(media: Media) -> None:
    edit = edits.edit_post(a_post(), "media", (Media("first.jpg", "First"), media))
    first, second = afters(edit, Post)[0].media
    assert first == Media("first.jpg", "First")
    assert REPLACED in second.path + second.alt
    assert "pictures" in edit.said[0]


def test_replaced_characters_of_a_new_post_are_said_with_every_field() -> None:
    edit = edits.new_post(a_post(title=NUL, text=SURROGATE))
    assert (afters(edit, Post)[0].title, afters(edit, Post)[0].text) == (REPLACED, REPLACED)
    assert "title" in edit.said[0]
    assert "text" in edit.said[0]


UNCLEANED = [
    pytest.param(edits.new_post(a_post(), [a_placement(text=f"a{NUL}b")]), id="new post with a text of its own"),
    pytest.param(edits.mark_posted([a_placement()], f"https://a{SURROGATE}b"), id="mark as posted"),
    pytest.param(edits.waive(a_waiver(reason=f"Launch{SURROGATE}")), id="waiver"),
    pytest.param(
        edits.answer(an_answer(reply=Reply.ACCEPTED, reason=f"Known{NUL}", who=f"Mara{SURROGATE}")), id="answer"
    ),
    pytest.param(edits.add_channel(a_channel(name=f"Insta{SURROGATE}")), id="channel"),
    pytest.param(edits.add_brand(a_brand(name=f"Brand{NUL}"), ()), id="brand"),
    pytest.param(edits.rename(a_brand(), f"Brand{SURROGATE}"), id="rename brand"),
]


def texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Media):
        yield from (value.path, value.alt)
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


@pytest.mark.parametrize("edit", UNCLEANED)
def test_every_verb_leaves_text_that_can_be_stored_and_says_so(edit: Edit) -> None:
    records: list[Brand | Channel | Waiver | Answer | Placement] = [
        change.after
        for change in edit.changes
        if isinstance(change.after, Brand | Channel | Waiver | Answer | Placement)
    ]
    assert records
    for record in records:
        for name in record.__slots__:
            assert all(clean(text) == text for text in texts(getattr(record, name))), name
    assert edit.said


@pytest.mark.parametrize(
    "edit",
    [
        edits.waive(a_waiver(reason=f"Launch{SURROGATE}")),
        edits.add_channel(a_channel(name=f"Insta{SURROGATE}")),
        edits.add_brand(a_brand(name=f"Brand{NUL}"), ()),
    ],
    ids=["waiver", "channel", "brand"],
)
def test_the_name_of_a_step_can_be_shown(edit: Edit) -> None:
    assert clean(edit.text) == edit.text
