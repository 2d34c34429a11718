"""Do, undo and redo: whatever the order, the file holds what the model says."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import MOST_STEPS, Document
from planner.domain import edits
from planner.domain.edits import Change, Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, Exported, Media, Placement, Post, Record, Status
from planner.store.errors import Conflict
from planner.store.opening import connect
from planner.store.store import Store
from tests.builders import a_channel, a_placement, a_post, moved_by

SEQUENCES = 500
STEPS = 12
MONDAY = date(2026, 11, 23)


def store_in_memory() -> Store:
    store = Store(Path(":memory:"), connect(Path(":memory:")), None)
    store.migrate()
    return store


@pytest.fixture
def store(catalogue: Catalogue) -> Iterator[Store]:
    with store_in_memory() as store:
        document = Document(store)
        brand = replace(new_brand("Brand", "Europe/London"), id="brand")
        document.do(edits.add_brand(brand, catalogue.kinds))
        document.do(edits.add_channel(a_channel(id="channel")))
        document.do(edits.add_channel(a_channel(id="other", name="threads")))
        yield store


@pytest.fixture
def document(store: Store) -> Document:
    return Document(store)


@pytest.fixture
def brand(document: Document) -> Brand:
    return document.brands()[0]


class Model:
    """What the plan must hold, and the histories, kept beside the program."""

    def __init__(self) -> None:
        self.records: dict[str, Post | Placement] = {}
        self.done: list[dict[str, Post | Placement]] = []
        self.undone: list[dict[str, Post | Placement]] = []

    def carry_out(self, edit: Edit) -> None:
        self.done.append(dict(self.records))
        self.undone.clear()
        for change in edit.changes:
            if change.after is None:
                del self.records[change.record.id]
            else:
                assert isinstance(change.after, Post | Placement)
                self.records[change.after.id] = change.after

    def step_back(self) -> None:
        if self.done:
            self.undone.append(dict(self.records))
            self.records = self.done.pop()

    def step_forward(self) -> None:
        if self.undone:
            self.done.append(dict(self.records))
            self.records = self.undone.pop()

    def posts(self) -> list[Post]:
        return [record for record in self.records.values() if isinstance(record, Post)]

    def placements(self) -> list[Placement]:
        return [record for record in self.records.values() if isinstance(record, Placement)]


def random_edit(random: Random, model: Model) -> Edit:
    posts, placements = model.posts(), model.placements()
    day = MONDAY + timedelta(days=random.randrange(-10, 10))
    if not posts or random.random() < 0.3:
        post = a_post(text=random.choice(["", "Hello", "👩‍👩‍👧‍👦 नमस्ते\r\n'=1"]))
        where = [a_placement(post_id=post.id, channel_id=random.choice(["channel", "other"])) for _ in range(2)]
        return edits.new_post(post, where[: random.randrange(3)])
    post = random.choice(posts)
    own = [placement for placement in placements if placement.post_id == post.id]
    some = random.sample(placements, min(len(placements), 3))
    choices = [
        edits.edit_post(post, "text", f"text {random.random()}"),
        edits.edit_post(post, "media", (Media(f"{random.random()}.jpg", "alt"),)),
        edits.delete([post], own),
        edits.put_on(post, own, a_channel(id="other"), "Europe/London"),
    ]
    if some:
        choices += [
            edits.schedule(some, day),
            edits.move_to(some[:1], day, time(random.randrange(24), 15)),
            moved_by(some, timedelta(minutes=random.randrange(-3_000, 3_000))),
            edits.set_status(some, random.choice(list(Status))),
            edits.edit_placement(some[0], "text", random.choice([None, "own text"])),
            edits.delete([], some[:1]),
        ]
    edit = random.choice(choices)
    return replace(edit, merge_key="")


def records_of(plan: Plan) -> dict[str, Record]:
    return {**plan.posts, **plan.placements}


@pytest.mark.parametrize("part", range(10))
def test_random_sequences_of_edits_undo_and_redo(part: int, store: Store, brand: Brand) -> None:
    for number in range(SEQUENCES // 10):
        document = Document(store)
        random = Random(f"{part} {number}")
        model = Model()
        for _ in range(STEPS):
            act = random.random()
            if act < 0.25 and model.done:
                document.undo()
                model.step_back()
            elif act < 0.4:
                document.redo()
                model.step_forward()
            else:
                edit = document.whole(random_edit(random, model))
                if edit.changes:
                    document.do(edit)
                    model.carry_out(edit)
            assert records_of(document.plan(brand)) == model.records, f"sequence {part} {number}"
        while model.done:
            document.undo()
            model.step_back()
        assert records_of(document.plan(brand)) == {}
        assert document.undo_text == ""


def test_each_change_is_told_once_after_it_is_on_disk(document: Document, brand: Brand) -> None:
    told: list[tuple[Change, ...]] = []
    post = a_post()
    document.listen(lambda changes: told.append(tuple(changes)))
    document.do(edits.new_post(post))
    document.undo()
    document.redo()
    assert told == [(Change(None, post),), (Change(post, None),), (Change(None, post),)]


def test_other_words_take_an_approval_away_and_undo_brings_it_back(document: Document, brand: Brand) -> None:
    post, placement = a_post(), a_placement(id="one", status=Status.APPROVED)
    document.do(edits.new_post(post, [replace(placement, post_id=post.id)]))
    document.do(edits.edit_post(post, "text", "Other words"))
    assert document.plan(brand).placements["one"].status is Status.READY
    document.undo()
    assert document.plan(brand).placements["one"].status is Status.APPROVED
    assert document.plan(brand).posts[post.id] == post


def test_typing_in_one_field_is_one_step(document: Document, brand: Brand) -> None:
    post = a_post(text="")
    document.do(edits.new_post(post))
    for text in ("H", "He", "Hel"):
        current = document.plan(brand).posts[post.id]
        document.do(edits.edit_post(current, "text", text))
    document.undo()
    assert document.plan(brand).posts[post.id].text == ""
    document.redo()
    assert document.plan(brand).posts[post.id].text == "Hel"


def test_a_new_sitting_is_a_new_step(document: Document, brand: Brand) -> None:
    post = a_post(text="")
    document.do(edits.new_post(post))
    document.do(edits.edit_post(post, "text", "first"))
    document.end_merging()
    document.do(edits.edit_post(replace(post, text="first"), "text", "second"))
    document.undo()
    assert document.plan(brand).posts[post.id].text == "first"


def test_a_new_edit_clears_what_was_undone(document: Document) -> None:
    document.do(edits.new_post(a_post()))
    document.undo()
    assert document.redo_text == "New post"
    document.do(edits.new_post(a_post()))
    assert document.redo_text == ""


def test_an_edit_without_changes_is_no_step(document: Document) -> None:
    before = document.undo_text
    document.do(Edit("Nothing", ()))
    assert document.undo_text == before


def test_an_export_is_noted_and_is_no_step(document: Document, brand: Brand) -> None:
    document.do(edits.new_post(a_post()))
    document.undo()
    at = Exported(
        id="e", brand_id=brand.id, week=MONDAY, format="week-csv", at=datetime(2026, 11, 23, 9, 30), rows=(("a", "b"),)
    )
    document.do(edits.note_export(at))
    assert document.plan(brand).exports == (at,)
    assert document.redo_text == "New post"


def test_an_edit_on_what_is_no_longer_there_is_refused_whole(document: Document, brand: Brand) -> None:
    post, other = a_post(), a_post()
    document.do(edits.new_post(post))
    stale = replace(post, title="never saved")
    edit = Edit("Stale", (Change(None, other), Change(stale, replace(stale, title="new"))))
    with pytest.raises(Conflict):
        document.do(edit)
    assert document.plan(brand).posts == {post.id: post}
    assert document.undo_text == "New post"


def test_old_steps_are_forgotten(document: Document) -> None:
    post = a_post(title="0")
    document.do(edits.new_post(post))
    for number in range(MOST_STEPS + 5):
        after = replace(post, title=str(number + 1))
        document.do(Edit("Step", (Change(post, after),)))
        post = after
    steps = 0
    while document.undo_text:
        document.undo()
        steps += 1
    assert steps == MOST_STEPS


def test_listeners_are_told_when_the_history_is_up_to_date(document: Document) -> None:
    seen: list[tuple[str, str]] = []
    document.listen(lambda _: seen.append((document.undo_text, document.redo_text)))
    document.do(edits.new_post(a_post()))
    document.undo()
    document.redo()
    assert seen == [("New post", ""), ("", "New post"), ("New post", "")]


def test_a_listener_that_fails_costs_no_step(document: Document, brand: Brand) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    post = a_post()
    document.listen(fail)
    with pytest.raises(RuntimeError):
        document.do(edits.new_post(post))
    assert document.undo_text == "New post"
    with pytest.raises(RuntimeError):
        document.undo()
    assert document.plan(brand).posts == {}


def test_a_listener_that_fails_keeps_no_other_from_being_told(document: Document) -> None:
    def fail(_: object) -> None:
        raise RuntimeError

    told: list[str] = []
    document.listen(fail)
    document.listen(lambda changes: told.extend(change.record.id for change in changes))
    with pytest.raises(RuntimeError):
        document.do(edits.new_post(a_post(id="post")))
    assert told == ["post"]


def test_typing_back_to_where_it_began_leaves_no_step(document: Document) -> None:
    post = a_post(text="")
    document.do(edits.new_post(post))
    document.do(edits.edit_post(post, "text", "a"))
    document.do(edits.edit_post(replace(post, text="a"), "text", ""))
    assert document.undo_text == "New post"


# written by somebody else


def test_a_writer_writes_in_place_of_the_document(store: Store, brand: Brand) -> None:
    document, told = Document(store), []
    document.listen(told.append)
    threads: list[int] = []

    def in_a_thread(edit: Edit) -> None:
        def work() -> None:
            threads.append(threading.get_ident())
            document.write(edit)

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    post = a_post()
    document.do(edits.new_post(post), in_a_thread)
    assert post.id in document.plan(brand).posts
    assert document.next_undo is not None
    document.undo(in_a_thread)
    assert document.plan(brand).posts == {}
    assert document.next_redo is not None
    document.redo(in_a_thread)
    assert post.id in document.plan(brand).posts
    assert len(told) == len(threads) == 3
    assert threading.get_ident() not in threads
    document.undo()


def test_a_writer_that_gives_up_leaves_plan_and_history_as_they_were(store: Store, brand: Brand) -> None:
    document = Document(store)
    document.do(edits.new_post(a_post(id="before")))

    def give_up(_: int) -> None:
        raise InterruptedError

    def cancelled(edit: Edit) -> None:
        document.write(edit, give_up)

    before, step = document.plan(brand), document.next_undo
    for act in (lambda: document.do(edits.new_post(a_post()), cancelled), lambda: document.undo(cancelled)):
        with pytest.raises(InterruptedError):
            act()
        assert document.plan(brand) == before
        assert (document.next_undo, document.next_redo) == (step, None)
    document.undo()
