"""Moving, copying, putting on channels, marking as posted, the trash, and names: what each verb changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain import edits
from planner.domain.edits import Change, Edit, Named
from planner.domain.records import Campaign, Channel, Label, Media, Placement, Post, Status
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post, an_answer, moved_by

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOW = datetime(2026, 11, 23, 9, tzinfo=ZoneInfo("America/New_York"))
NOW_UTC = datetime(2026, 11, 23, 14, tzinfo=UTC)
POST = a_post(id="post")
CHANNEL = a_channel(id="new channel", name="LinkedIn")


def at(clock: time | None = time(9), day: date | None = MONDAY, **values: Any) -> Placement:
    return a_placement(**{"id": "placement", "time": clock, "date": day} | values)


def placements_after(edit: Edit) -> list[Placement]:
    return [change.after for change in edit.changes if isinstance(change.after, Placement)]


def posts_after(edit: Edit) -> list[Post]:
    return [change.after for change in edit.changes if isinstance(change.after, Post)]


def only(edit: Edit) -> Placement:
    (placement,) = placements_after(edit)
    return placement


# moving


@pytest.mark.parametrize(
    ("by", "day", "clock"),
    [
        (3 * DAY, MONDAY + 3 * DAY, time(23, 30)),
        (-7 * DAY, MONDAY - 7 * DAY, time(23, 30)),
        (timedelta(minutes=15), MONDAY, time(23, 45)),
        (timedelta(minutes=45), MONDAY + DAY, time(0, 15)),
        (-24 * HOUR + timedelta(minutes=30), MONDAY, time(0)),
        (2 * DAY + HOUR, MONDAY + 3 * DAY, time(0, 30)),
    ],
)
def test_days_keep_the_clock_and_minutes_cross_midnight(by: timedelta, day: date, clock: time) -> None:
    placement = at(time(23, 30), status=Status.APPROVED, text="Own")
    assert only(moved_by([placement], by)) == replace(placement, date=day, time=clock)


def test_a_clock_change_between_does_not_move_the_clock() -> None:
    before = at(time(9), date(2026, 10, 24))  # the clocks go back in the night
    assert only(moved_by([before], DAY)).time == time(9)


@pytest.mark.parametrize(("by", "day"), [(DAY, 1), (2 * DAY + 3 * HOUR, 2), (20 * HOUR, 1), (-20 * HOUR, -1)])
def test_any_time_stays_any_time_and_moves_by_days(by: timedelta, day: int) -> None:
    assert only(moved_by([at(None)], by)) == at(None, MONDAY + day * DAY)


def test_what_has_no_day_is_not_moved_by_days() -> None:
    assert moved_by([at(None, None)], DAY).changes == ()


def test_moving_by_nothing_changes_nothing() -> None:
    assert moved_by([at(fold=0)], timedelta()).changes == ()


def test_moving_asks_anew_which_of_two_equal_times_is_meant() -> None:
    twice = at(time(1, 30), date(2026, 10, 25), fold=0)
    for edit in (moved_by([twice], DAY), moved_by([twice], HOUR), edits.schedule([twice], MONDAY)):
        assert only(edit).fold is None


@given(st.integers(-100_000, 100_000), st.sampled_from([time(0), time(12, 30), time(23, 59)]))
def test_moving_there_and_back_is_no_move(minutes: int, clock: time) -> None:
    placement, by = at(clock), timedelta(minutes=minutes)
    there = placements_after(moved_by([placement], by)) or [placement]
    assert (placements_after(moved_by(there, -by)) or there) == [placement]


def test_into_the_ideas_and_out_of_them() -> None:
    idea = only(edits.move_to([at(status=Status.READY)], None, time(9)))
    assert (idea.date, idea.time, idea.status) == (None, None, Status.READY)
    assert edits.move_to([at()], None, None).text == "Move to ideas"
    assert only(edits.schedule([idea], MONDAY)) == replace(idea, date=MONDAY)


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (edits.schedule([at(day=MONDAY + DAY)], MONDAY), "Move to Mon 23 Nov 09:00"),
        (moved_by([at(), at(day=MONDAY + DAY)], DAY), "Move posts"),
        (edits.move_to([at()], MONDAY, None), "Move to Mon 23 Nov"),
    ],
)
def test_a_move_is_called_by_its_day(edit: Edit, text: str) -> None:
    assert edit.text == text


# copying


def test_a_copy_says_the_same_with_ids_of_its_own_as_a_draft() -> None:
    posts = [a_post(id="one", text="Hello", kind_id="k", media=(Media("a.jpg"),)), a_post(id="other")]
    places = [
        at(id="a", post_id="one", status=Status.POSTED, address="https://example.com/1", text="Own"),
        at(id="b", post_id="other", status=Status.IDEA, day=None, clock=None),
        at(id="c", post_id="somebody else's"),
    ]
    edit = edits.duplicate(posts, places, days=7)
    copies, copied = posts_after(edit), placements_after(edit)
    assert [replace(copy, id=post.id) for copy, post in zip(copies, posts, strict=True)] == posts
    assert [placement.post_id for placement in copied] == [copies[0].id, copies[1].id]
    assert [(one.date, one.time, one.status, one.address, one.text) for one in copied] == [
        (MONDAY + 7 * DAY, time(9), Status.DRAFT, "", "Own"),
        (None, None, Status.IDEA, "", None),
    ]
    ids = {change.record.id for change in edit.changes}
    assert len(ids) == 4
    assert not ids & {"one", "other", "a", "b", "c"}
    assert edit.text == "Copy 2 posts"
    assert {change.before for change in edit.changes} == {None}


def test_a_copy_on_the_spot_keeps_which_of_two_equal_times_is_meant() -> None:
    twice = at(time(1, 30), date(2026, 10, 25), fold=0, post_id="post")
    assert only(edits.duplicate([POST], [twice])).fold == 0
    assert only(edits.duplicate([POST], [twice], days=7)).fold is None


def test_a_frame_holds_slots_without_words() -> None:
    post = a_post(
        id="post",
        title="Old",
        text="Old",
        link="https://example.com",
        notes="Old",
        kind_id="k",
        pillar_id="p",
        campaign_id="c",
    )
    places = [at(id="a", post_id="post", status=Status.POSTED, text="Own", link="own", address="x"), at(post_id="post")]
    edit = edits.repeat_frame([post], places, days=7)
    (frame,) = posts_after(edit)
    assert frame == Post(id=frame.id, brand_id=post.brand_id, kind_id="k", pillar_id="p")
    slots = placements_after(edit)
    assert [replace(slot, id="") for slot in slots] == [
        replace(at(id="", post_id=frame.id, day=MONDAY + 7 * DAY), status=Status.DRAFT)
    ] * 2
    assert edit.text == "Repeat the frame of post"


# on and off channels


def test_a_post_waiting_for_its_channel_takes_it() -> None:
    here, waiting = at(id="here"), at(id="waiting", channel_id=None)
    edit = edits.put_on(POST, [here, waiting], CHANNEL, "UTC")
    assert edit.changes == (Change(waiting, replace(waiting, channel_id="new channel")),)


@pytest.mark.parametrize(
    ("status", "becomes"), [(Status.IDEA, Status.IDEA), (Status.DRAFT, Status.DRAFT), (Status.POSTED, Status.DRAFT)]
)
def test_one_more_channel_joins_at_the_time_of_the_first(status: Status, becomes: Status) -> None:
    first = at(time(18), id="first", status=status, zone="Asia/Tokyo", text="Own", address="x")
    gone = at(id="gone", channel_id=None, trashed=NOW_UTC)
    fresh = only(edits.put_on(POST, [gone, first, at(id="later", day=MONDAY + DAY)], CHANNEL, "UTC"))
    assert replace(fresh, id="") == at(
        time(18), id="", post_id="post", channel_id="new channel", status=becomes, zone="Asia/Tokyo"
    )


def test_a_post_that_stands_nowhere_becomes_an_undated_draft() -> None:
    fresh = only(edits.put_on(POST, [], CHANNEL, "UTC"))
    assert (fresh.date, fresh.time, fresh.zone, fresh.status) == (None, None, "UTC", Status.DRAFT)


def test_taken_off_a_channel_it_lies_in_the_trash_but_the_last_one_waits_for_another_channel() -> None:
    one, other = at(id="one"), at(id="other")
    assert only(edits.take_off(one, [one, other], NOW)) == replace(one, trashed=NOW_UTC)
    for others in ([one], [one, replace(other, trashed=NOW_UTC)]):
        assert only(edits.take_off(one, others, NOW)) == replace(one, channel_id=None)
    assert edits.take_off(replace(one, channel_id=None), [one], NOW).changes == ()


# posted


def test_what_was_posted_keeps_the_address_where_it_can_be_seen() -> None:
    placement = at(status=Status.SCHEDULED)
    posted = only(edits.mark_posted([placement], " https://example.com/1 "))
    assert posted == replace(placement, status=Status.POSTED, address="https://example.com/1")
    assert edits.mark_posted([posted]).changes == ()
    assert only(edits.mark_posted([placement])).address == ""


# the trash


def test_a_post_goes_into_the_trash_with_all_its_places_at_one_moment_in_utc() -> None:
    places = [at(id="a"), at(id="b")]
    edit = edits.trash([POST], places, NOW)
    moments = {getattr(change.after, "trashed", None) for change in edit.changes}
    assert moments == {NOW_UTC}
    assert {moment.tzinfo for moment in moments if moment} == {UTC}
    assert [change.before for change in edit.changes] == [POST, *places]
    assert edit.reversed().changes[-1] == Change(replace(POST, trashed=NOW_UTC), POST)


def test_what_lies_in_the_trash_keeps_its_moment() -> None:
    before = at(id="before", trashed=NOW_UTC - DAY)
    assert [change.before for change in edits.trash([POST], [before], NOW).changes] == [POST]


@pytest.mark.parametrize(
    ("posts", "places", "text"),
    [
        ([POST], [at(), at()], "Delete post"),
        ([POST, POST], [at()], "Delete 2 posts"),
        ([], [at()], "Delete entry"),
        ([], [at(), at()], "Delete 2 entries"),
    ],
)
def test_a_deletion_is_called_by_what_goes(posts: list[Post], places: list[Placement], text: str) -> None:
    assert edits.trash(posts, places, NOW).text == text
    assert edits.delete(posts, places).text == f"{text} for good"
    gone = [replace(one, trashed=NOW_UTC) for one in places]
    lost = [replace(one, trashed=NOW_UTC) for one in posts]
    assert edits.restore(lost, [replace(one, post_id="post") for one in gone]).text == text.replace("Delete", "Restore")


def test_restoring_a_post_leaves_what_lay_in_the_trash_before_it() -> None:
    post, with_it, before = (
        replace(POST, trashed=NOW_UTC),
        at(id="with it", post_id="post", trashed=NOW_UTC),
        at(id="before", post_id="post", trashed=NOW_UTC - DAY),
    )
    edit = edits.restore([post], [with_it, before])
    assert [change.record.id for change in edit.changes] == ["post", "with it"]
    assert [change.after for change in edit.changes] == [POST, replace(with_it, trashed=None)]
    assert only(edits.restore([], [before])) == replace(before, trashed=None)


def test_trash_and_restore_are_each_others_reverse() -> None:
    places = [at(id="a", post_id="post"), at(id="b", post_id="post")]
    edit = edits.trash([POST], places, NOW)
    back = edits.restore(posts_after(edit), placements_after(edit))
    assert [change.after for change in back.changes] == [POST, *places]


# names, colours, archive


NAMED: Sequence[Named] = [
    a_brand(),
    a_channel(id="one"),
    Label(id="one", set_id="set", key="k", name="Kind"),
    Campaign(id="one", brand_id="brand", name="Autumn"),
]


@pytest.mark.parametrize("named", NAMED, ids=lambda one: type(one).__name__)
def test_a_name_is_kept_apart_from_others_without_regard_to_case(named: Any) -> None:
    other = replace(named, id="other", name="Taken")
    for name in ("Taken", "taken ", "TAKEN"):
        with pytest.raises(ValueError, match="there already"):
            edits.rename(named, name, among=[named, other])
    with pytest.raises(ValueError, match="name is needed"):
        edits.rename(named, "  ")
    assert edits.rename(named, " New ", among=[named, other]).changes == (Change(named, replace(named, name="New")),)
    assert edits.rename(named, named.name.upper(), among=[named]).changes != ()


@pytest.mark.parametrize("named", NAMED, ids=lambda one: type(one).__name__)
def test_colour_and_archive(named: Any) -> None:
    assert edits.recolour(named, "inspire").changes == (Change(named, replace(named, hue="inspire")),)
    archived = replace(named, archived=True)
    assert edits.archive(named).changes == edits.unarchive(archived).reversed().changes == (Change(named, archived),)


def test_new_kinds_campaigns_and_channels_have_names_of_their_own() -> None:
    kind = Label(id="new", set_id="set", key="New", name=" New ")
    for taken in (replace(kind, id="old", key="old"), replace(kind, id="old", name="Renamed")):
        with pytest.raises(ValueError, match="New"):
            edits.add_label(kind, among=[taken])
    assert edits.add_label(kind).changes == (Change(None, replace(kind, name="New")),)
    campaign = Campaign(id="new", brand_id="brand", name="Autumn ")
    with pytest.raises(ValueError, match="there already"):
        edits.add_campaign(campaign, among=[replace(campaign, name="autumn")])
    assert edits.add_campaign(campaign).changes == (Change(None, replace(campaign, name="Autumn")),)
    channel = replace(CHANNEL, name=" LinkedIn")
    assert edits.add_channel(channel).changes == (Change(None, CHANNEL),)


def test_other_fields_are_amended() -> None:
    channel: Channel = CHANNEL
    assert edits.amend(channel, "Network", platform="x").changes == (Change(channel, replace(channel, platform="x")),)


def test_an_answer_is_taken_back() -> None:
    given_ = an_answer()
    assert edits.take_back(given_).changes == edits.answer(given_).reversed().changes
