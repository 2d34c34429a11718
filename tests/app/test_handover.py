"""What leaves, what is noted of it, and what changed since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from planner.app.brands import brand_to_import_into
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import Leaving, changed_since, last_export, outgoing, week_rows
from planner.app.intake import read_plan
from planner.app.review import check
from planner.domain.checks import Item
from planner.domain.edits import add_channel, approve, delete, edit_post, new_post, schedule
from planner.domain.records import Brand, Exported, Placement, Post, Status
from planner.domain.shown import Filter
from planner.domain.span import Span, Week
from tests.app.test_review import NOW
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.exported import AT, hand_over
from tests.exported import CSV as TARGET

ITEM = "week-exported-handed-over"
CSV = "week-csv"
ALL = Leaving(span=WEEK.span)
NEXT = WEEK.shifted(1)


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    for id_, name in (("channel", "instagram"), ("other", "facebook")):
        document.do(add_channel(a_channel(id=id_, brand_id=brand.id, name=name)))
    return brand


@pytest.fixture
def post(document: Document, brand: Brand) -> Post:
    post = a_post(brand_id=brand.id)
    document.do(new_post(post, [a_placement(id="there", post_id=post.id)]))
    return post


def add(document: Document, brand: Brand, id_: str, **values: object) -> Post:
    post = a_post(id=id_, brand_id=brand.id)
    document.do(new_post(post, [a_placement(**{"id": id_, "post_id": id_} | values)]))
    return post


def item(document: Document, brand: Brand, catalogue: Catalogue) -> Item:
    return next(one for one in check(document, brand, WEEK.span, now=NOW, catalogue=catalogue) if one.key == ITEM)


def placement(document: Document, brand: Brand, id_: str = "there") -> Placement:
    return document.plan(brand).placements[id_]


def ids(document: Document, brand: Brand, leaving: Leaving) -> list[str]:
    return [one.id for one in outgoing(document, brand, leaving, AT, CSV).placements]


def noted(document: Document, brand: Brand, week: Week = WEEK) -> Exported:
    return next(one for one in document.exports(brand) if one.week == week.monday)


def changes(document: Document, brand: Brand, leaving: Leaving = ALL) -> list[tuple[str, str]]:
    return [(one.placement_id, one.word) for one in changed_since(document, brand, leaving, CSV)]


# what leaves


def test_the_entries_of_the_days_leave_in_their_order(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "early", time=time(8))
    add(document, brand, "next", date=NEXT.monday)
    add(document, brand, "idea", date=None, time=None)
    assert ids(document, brand, ALL) == ["early", "there"]
    assert ids(document, brand, Leaving(span=Span(MONDAY, NEXT.span.end))) == ["early", "there", "next"]
    assert ids(document, brand, Leaving()) == ["early", "there", "next", "idea"]


def test_the_filter_and_the_selection_leave_out(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "second", channel_id="other")
    add(document, brand, "none", channel_id=None)
    assert ids(document, brand, replace(ALL, filter=Filter(channels=frozenset({"channel", None})))) == ["second"]
    assert ids(document, brand, replace(ALL, filter=Filter(kinds=frozenset({None})))) == []
    assert ids(document, brand, Leaving(ids=frozenset({"there", "nothing"}))) == ["there"]
    assert ids(document, brand, replace(ALL, ids=frozenset({"second"}))) == ["second"]


def test_what_lies_in_the_trash_does_not_leave(document: Document, brand: Brand, post: Post) -> None:
    document.do(delete([post], [placement(document, brand)]))
    for leaving in (ALL, Leaving(), Leaving(ids=frozenset({"there"}))):
        assert ids(document, brand, leaving) == []


def test_only_all_of_the_days_is_whole(document: Document, brand: Brand, post: Post) -> None:
    assert outgoing(document, brand, ALL, AT, CSV).whole
    for part in (
        replace(ALL, filter=Filter(channels=frozenset({"other"}))),
        replace(ALL, ids=frozenset()),
        replace(ALL, only_changed=True),
        replace(ALL, only_waiting=True),
    ):
        assert not outgoing(document, brand, part, AT, CSV).whole


def test_only_what_waits_for_approval_leaves(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "second")
    document.do(approve([placement(document, brand)], AT))
    assert ids(document, brand, replace(ALL, only_waiting=True)) == ["second"]


def test_rows_stand_in_order_of_time_where_the_clock_goes_back(document: Document, brand: Brand) -> None:
    day = date(2026, 10, 25)
    first, second = [("a", time(1, 30), 0), ("b", time(1, 50), 0)], [("c", time(1, 10), 1), ("d", time(2), None)]
    post = a_post(brand_id=brand.id)
    there = [
        a_placement(id=id_, post_id=post.id, date=day, time=clock, fold=fold)
        for id_, clock, fold in [*second, ("0", None, None), *first]
    ]
    document.do(new_post(post, there))
    assert [row[0] for row in week_rows(document, brand, Week.of(day))] == ["0", "a", "b", "c", "d"]


# what is noted


def test_a_changed_text_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    hand_over(document, brand, ALL)
    assert item(document, brand, catalogue).state == "ok"
    document.do(edit_post(post, "text", "New"))
    assert "is changed: text" in item(document, brand, catalogue).sentence
    document.undo()
    assert item(document, brand, catalogue).state == "ok"


def test_an_entry_that_moved_away_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    hand_over(document, brand, ALL)
    document.do(schedule([placement(document, brand)], NEXT.monday))
    told = item(document, brand, catalogue)
    assert told.placements == ("there",)
    assert "no longer in its week" in told.sentence


def test_an_entry_that_is_in_the_trash_is_named_as_it_was(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    hand_over(document, brand, ALL)
    document.do(delete([post], [placement(document, brand)]))
    assert "“A post” on instagram is no longer" in item(document, brand, catalogue).sentence


def test_a_new_entry_is_said(document: Document, brand: Brand, post: Post, catalogue: Catalogue) -> None:
    hand_over(document, brand, ALL)
    add(document, brand, "late", date=MONDAY + timedelta(days=4))
    assert item(document, brand, catalogue).placements == ("late",)


def test_what_is_new_and_over_needs_no_handing_over(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    hand_over(document, brand, ALL)
    add(document, brand, "posted", date=MONDAY + timedelta(days=4), status=Status.POSTED)
    add(document, brand, "past", time=time(0, 5))
    assert item(document, brand, catalogue).placements == ()


def test_two_kinds_of_export_tell_an_entry_once(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    hand_over(document, brand, ALL)
    hand_over(document, brand, ALL, replace(TARGET, key="handoff:buffer"))
    document.do(edit_post(post, "text", "New"))
    assert len(item(document, brand, catalogue).findings) == 1


def test_a_second_export_takes_the_place_of_the_first(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    hand_over(document, brand, ALL)
    document.do(edit_post(post, "text", "New"))
    hand_over(document, brand, ALL)
    assert item(document, brand, catalogue).state == "ok"
    assert len(document.plan(brand).exports) == 1


def test_exports_are_read_for_their_weeks_only(document: Document, brand: Brand, post: Post) -> None:
    hand_over(document, brand, ALL)
    assert len(document.plan(brand, WEEK.span).exports) == 1
    assert document.plan(brand, NEXT.span).exports == ()


def test_each_week_of_the_days_has_a_record_of_its_own(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "next", date=NEXT.monday)
    hand_over(document, brand, Leaving(span=Span(MONDAY, NEXT.monday + timedelta(days=2))))
    assert {one.week: (one.whole, [row[0] for row in one.rows]) for one in document.exports(brand)} == {
        MONDAY: (True, ["there"]),
        NEXT.monday: (False, ["next"]),
    }


def test_an_empty_week_is_noted_as_a_whole_and_an_empty_part_is_not(document: Document, brand: Brand) -> None:
    hand_over(document, brand, replace(ALL, ids=frozenset()))
    assert document.exports(brand) == []
    hand_over(document, brand, ALL)
    assert noted(document, brand).whole


def test_a_part_replaces_only_its_own_rows(document: Document, brand: Brand, post: Post) -> None:
    second = add(document, brand, "second", channel_id="other", time=time(12))
    hand_over(document, brand, ALL)
    document.do(edit_post(post, "text", "New"))
    document.do(edit_post(second, "text", "Newer"))
    hand_over(document, brand, replace(ALL, filter=Filter(channels=frozenset({"channel"}))))
    assert noted(document, brand).whole
    assert changes(document, brand) == [("there", "changed: text")]


def test_a_part_where_nothing_was_is_not_whole(
    document: Document, brand: Brand, post: Post, catalogue: Catalogue
) -> None:
    add(document, brand, "second", date=MONDAY + timedelta(days=4))
    hand_over(document, brand, Leaving(ids=frozenset({"there"})))
    assert not noted(document, brand).whole
    assert item(document, brand, catalogue).state == "ok"
    document.do(edit_post(post, "text", "New"))
    assert item(document, brand, catalogue).placements == ("there",)
    hand_over(document, brand, ALL)
    assert noted(document, brand).whole


def test_noting_is_no_step(document: Document, brand: Brand, post: Post) -> None:
    hand_over(document, brand, ALL)
    document.undo()
    assert document.exports(brand)
    assert "there" not in document.plan(brand).placements
    document.redo()
    assert changes(document, brand) == []


def test_an_import_that_made_its_brand_can_be_undone_after_an_export(document: Document, catalogue: Catalogue) -> None:
    before = document.brands()
    new, making = brand_to_import_into(document, "Zebra", "Europe/London", catalogue)
    content = b"date,channel,text\r\n2026-11-23,instagram,Hello\r\n"
    document.do(read_plan(document, new, content, catalogue, making).edit)
    hand_over(document, new, ALL)
    document.undo()
    assert document.brands() == before
    document.redo()
    assert len(document.plan(new).placements) == 1


# what changed since


def test_only_changes_leave(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "same")
    hand_over(document, brand, ALL)
    document.do(edit_post(post, "text", "New"))
    add(document, brand, "late")
    only = replace(ALL, only_changed=True)
    assert ids(document, brand, only) == ["late", "there"]
    hand_over(document, brand, only)
    assert ids(document, brand, only) == []
    assert noted(document, brand).whole


def test_what_is_no_longer_there_is_told_once(document: Document, brand: Brand, post: Post) -> None:
    hand_over(document, brand, ALL)
    document.do(schedule([placement(document, brand)], NEXT.monday))
    assert changes(document, brand) == [("there", "no longer in its week")]
    hand_over(document, brand, replace(ALL, only_changed=True))
    assert changes(document, brand) == []


def test_what_moved_to_another_week_is_noted_there(document: Document, brand: Brand, post: Post) -> None:
    both = Leaving(span=Span(MONDAY, NEXT.span.end), only_changed=True)
    hand_over(document, brand, replace(both, only_changed=False))
    document.do(schedule([placement(document, brand)], NEXT.monday))
    assert changes(document, brand, both) == [("there", "no longer in its week"), ("there", "new")]
    hand_over(document, brand, both)
    assert changes(document, brand, both) == []
    assert [row[0] for row in noted(document, brand, NEXT).rows] == ["there"]


def test_changes_are_those_that_the_filter_lets_through(document: Document, brand: Brand, post: Post) -> None:
    second = add(document, brand, "second", channel_id="other")
    hand_over(document, brand, ALL)
    document.do(edit_post(post, "text", "New"))
    document.do(delete([second], [placement(document, brand, "second")]))
    hides = {name: replace(ALL, filter=Filter(channels=frozenset({name}))) for name in ("channel", "other")}
    assert changes(document, brand, hides["other"]) == [("there", "changed: text")]
    assert changes(document, brand, hides["channel"]) == [("second", "no longer in its week")]
    assert changes(document, brand, Leaving(ids=frozenset({"there"}))) == [("there", "changed: text")]


def test_days_of_a_week_are_compared_with_what_was_said_of_them(document: Document, brand: Brand, post: Post) -> None:
    add(document, brand, "friday", date=MONDAY + timedelta(days=4))
    hand_over(document, brand, ALL)
    document.do(edit_post(post, "text", "New"))
    days = Leaving(span=Span(MONDAY + timedelta(days=3), WEEK.span.end))
    assert changes(document, brand, days) == []
    document.do(schedule([placement(document, brand, "friday")], MONDAY))
    monday = changes(document, brand, Leaving(span=Span(MONDAY, MONDAY + timedelta(days=1))))
    assert {id_ for id_, _ in monday} == {"friday", "there"}


def test_the_last_export_of_the_kind_is_told(document: Document, brand: Brand, post: Post) -> None:
    assert last_export(document, brand, ALL, CSV) is None
    hand_over(document, brand, ALL)
    assert last_export(document, brand, ALL, CSV) == AT
    assert last_export(document, brand, Leaving(span=NEXT.span), CSV) is None
    assert last_export(document, brand, ALL, "xlsx") is None
