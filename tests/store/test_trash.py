"""The trash: every question leaves out what lies in it, and what was there comes back as it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from planner.app import review
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import week_rows
from planner.app.intake import read_plan
from planner.domain import edits
from planner.domain.balance import Entry, entry_of
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement, Post, Stance, Status
from planner.domain.span import Span
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post
from tests.exported import week_csv_of
from tests.fuzz.rounds import EVER, everything

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OTHER_WEEK = Span(MONDAY + timedelta(days=14), MONDAY + timedelta(days=21))


@pytest.fixture
def brand(document: Document) -> Brand:
    """A brand with a channel and three posts: one kept, one to be thrown away, one that loses a placement."""
    brand = document.brands()[0]
    document.do(edits.add_channel(a_channel(id="channel", brand_id=brand.id, name="Blog", platform="blog")))
    for name, stance in (("kept", Stance.ENGAGEMENT), ("gone", Stance.PROMOTIONAL), ("part", Stance.PROMOTIONAL)):
        post = a_post(id=name, brand_id=brand.id, title=f"Marmalade {name}", text="[name]", stance=stance)
        places = [
            a_placement(id=f"{name} 1", post_id=name, format="image"),
            a_placement(id=f"{name} 2", post_id=name, date=None, time=None),
        ]
        document.do(edits.new_post(post, places))
    return brand


def throw_away(document: Document, brand: Brand) -> None:
    """The post "gone" with both placements, and both placements of "part"."""
    plan = document.plan(brand)
    document.do(edits.trash([plan.posts["gone"]], [plan.placements[id_] for id_ in ("gone 1", "gone 2")], NOW))
    document.do(edits.trash([], [plan.placements[id_] for id_ in ("part 1", "part 2")], NOW))


def ids_in(plan: Plan) -> tuple[set[str], set[str]]:
    return set(plan.posts), set(plan.placements)


QUESTIONS: dict[str, Callable[[Document, Brand], set[str]]] = {
    "plan": lambda document, brand: set(document.plan(brand).placements),
    "plan of a week": lambda document, brand: set(document.plan(brand, WEEK.span).placements),
    "posts of": lambda document, brand: set(document.posts_of(brand, ["kept", "gone", "part"]).placements),
    "entries": lambda document, brand: {entry.placement_id for entry in document.entries(brand)},
    "entries of a week": lambda document, brand: {entry.placement_id for entry in document.entries(brand, WEEK.span)},
    "entries beside": lambda document, brand: {
        entry.placement_id for entry in document.entries_beside(["channel"], OTHER_WEEK, 9)
    },
    "spots": lambda document, brand: {spot.placement_id for spot in document.spots(brand, EVER)},
    "ideas": lambda document, brand: {spot.placement_id for spot in document.ideas(brand)},
    "export": lambda document, brand: {row[0] for row in week_rows(document, brand, WEEK)},
    "check": lambda document, brand: {
        id_
        for item in review.check(document, brand, WEEK.span, now=NOW, catalogue=Catalogue())
        for id_ in item.placements
    },
    "search": lambda document, brand: {hit.placement_id or "" for hit in document.search(brand, "marmalade gone")},
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_tells_of_what_lies_in_the_trash(document: Document, brand: Brand, question: str) -> None:
    before = QUESTIONS[question](document, brand)
    assert before & {"gone 1", "gone 2"}
    throw_away(document, brand)
    assert QUESTIONS[question](document, brand) == {id_ for id_ in before if id_.startswith("kept")}, (
        "the rest must stay, and nothing else"
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_post_in_the_trash_hides_what_stands_there_alone(document: Document, brand: Brand, question: str) -> None:
    post = document.plan(brand).posts["gone"]
    document.do(edits.trash([post], [], NOW))  # its placements were forgotten
    assert not QUESTIONS[question](document, brand) & {"gone 1", "gone 2"}


def test_the_balance_does_not_count_it(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    rule = catalogue.mix_rules["80-20"]

    def counts() -> tuple[int, int]:
        (overall, channels) = review.balance(document, brand, WEEK, catalogue, rule=rule)
        return overall.own.tally.stances[Stance.PROMOTIONAL], channels[0][1].own.tally.total

    assert counts() == (2, 3)
    throw_away(document, brand)
    assert counts() == (0, 1)


def test_a_post_without_any_place_left_is_in_the_plan_but_not_in_the_week(document: Document, brand: Brand) -> None:
    throw_away(document, brand)
    assert set(document.plan(brand).posts) == {"kept", "part"}
    assert set(document.plan(brand, WEEK.span).posts) == {"kept"}
    assert [hit.placement_id for hit in document.search(brand, "marmalade part")] == [None]


# what is in it


def test_the_trash_holds_posts_with_all_their_placements_and_placements_with_their_posts(
    document: Document, brand: Brand
) -> None:
    assert ids_in(document.trash(brand)) == (set(), set())
    throw_away(document, brand)
    trash = document.trash(brand)
    assert ids_in(trash) == ({"gone", "part"}, {"gone 1", "gone 2", "part 1", "part 2"})
    assert trash.posts["gone"].trashed == trash.placements["part 1"].trashed == NOW
    assert trash.posts["part"].trashed is None
    assert trash.channels


def test_placements_of_a_post_in_the_trash_are_in_it_also_when_they_were_forgotten(
    document: Document, brand: Brand
) -> None:
    document.do(edits.trash([document.plan(brand).posts["gone"]], [], NOW))
    trash = document.trash(brand)
    assert ids_in(trash) == ({"gone"}, {"gone 1", "gone 2"})
    document.do(edits.delete(trash.posts.values(), trash.placements.values()))
    assert ids_in(document.trash(brand)) == (set(), set())


def test_each_brand_has_its_own_trash(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    throw_away(document, brand)
    other = Brand(id="other", name="Other", zone="UTC")
    document.do(edits.add_brand(other, catalogue.kinds))
    assert ids_in(document.trash(other)) == (set(), set())
    assert document.search(other, "marmalade") == []


# and back


def test_what_is_restored_is_as_it_was(document: Document, brand: Brand) -> None:
    before = everything(document._store)
    throw_away(document, brand)
    trash = document.trash(brand)
    gone = [placement for placement in trash.placements.values() if placement.post_id == "gone"]
    document.do(edits.restore([trash.posts["gone"]], gone))
    document.do(edits.restore([], [trash.placements["part 1"], trash.placements["part 2"]]))
    assert everything(document._store) == before
    document.undo()
    document.undo()
    assert ids_in(document.trash(brand)) == ({"gone", "part"}, {"gone 1", "gone 2", "part 1", "part 2"})


def test_emptying_the_trash_can_be_undone(document: Document, brand: Brand) -> None:
    throw_away(document, brand)
    before, trash = everything(document._store), document.trash(brand)
    posts = [post for post in trash.posts.values() if post.trashed is not None]
    document.do(edits.delete(posts, trash.placements.values()))
    assert ids_in(document.trash(brand)) == (set(), set())
    assert set(document.plan(brand).posts) == {"kept", "part"}
    document.undo()
    assert everything(document._store) == before


# import


def a_file(document: Document, brand: Brand) -> bytes:
    return week_csv_of(document, brand, WEEK)


def test_importing_what_lies_in_the_trash_takes_it_out(document: Document, brand: Brand, catalogue: Catalogue) -> None:
    content, before = a_file(document, brand), document.plan(brand, WEEK.span)
    throw_away(document, brand)
    imported = read_plan(document, brand, content, catalogue)
    assert sorted(note.sentence for note in imported.findings) == ["it lay in the trash and is taken out of it"] * 2
    document.do(imported.edit)
    assert document.plan(brand, WEEK.span) == before
    assert ids_in(document.trash(brand)) == ({"gone", "part"}, {"gone 2", "part 2"})
    assert read_plan(document, brand, content, catalogue).edit.changes == ()
    assert [hit.post_id for hit in document.search(brand, "marmalade")] == ["part", "gone", "kept"]


def test_a_row_without_an_id_of_its_own_means_what_stands_there_and_not_what_lies_in_the_trash(
    document: Document, brand: Brand, catalogue: Catalogue
) -> None:
    plan = document.plan(brand)
    there = replace(plan.placements["kept 1"], id="stands there too")
    document.do(edits.trash([], [plan.placements["kept 1"]], NOW))
    document.do(edits.Edit("Add", (edits.Change(None, there),)))
    row = "post_id,date,time,channel,format,text\r\nkept,2026-11-23,09:00,Blog,image,New words\r\n"
    document.do(read_plan(document, brand, row.encode(), catalogue).edit)
    assert document.plan(brand).placements["stands there too"].text == "New words"
    assert document.trash(brand).placements["kept 1"].trashed == NOW


# the balance of a record


@pytest.mark.parametrize("status", [Status.DRAFT, Status.SKIPPED])
@pytest.mark.parametrize("thrown", ["", "post", "placement"])
def test_an_entry_made_of_records_is_the_one_that_the_store_answers(
    document: Document, brand: Brand, status: Status, thrown: str
) -> None:
    document.do(edits.set_status([document.plan(brand).placements["gone 1"]], status))
    plan = document.plan(brand)
    post, placements = plan.posts["gone"], [one for one in plan.placements.values() if one.post_id == "gone"]
    if thrown:
        document.do(edits.trash([post] if thrown == "post" else [], [] if thrown == "post" else placements, NOW))
    whole, _ = document.plan_of(brand, {"gone"}, set())
    made: list[Entry | None] = [entry_of(whole, one) for one in whole.placements.values()]
    answered = [entry for entry in document.entries(brand) if entry.post_id == "gone"]
    assert [entry for entry in made if entry is not None] == answered


def test_trashed_records_are_found_by_their_ids(document: Document, brand: Brand) -> None:
    throw_away(document, brand)
    plan, foreign = document.plan_of(brand, {"gone"}, {"part 1"})
    records: list[Post | Placement] = [plan.posts["gone"], plan.placements["part 1"]]
    assert {record.trashed for record in records} == {NOW}
    assert foreign == set()
