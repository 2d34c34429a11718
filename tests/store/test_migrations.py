"""Plans of the first version brought up to date: nothing is lost, the search knows all, a copy lies beside."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.edits import edit_post, put_on
from planner.domain.records import (
    Answer,
    Campaign,
    Exported,
    Label,
    Media,
    Placement,
    Post,
    Reply,
    Rights,
    Stance,
    Status,
)
from planner.domain.span import Week
from planner.store.errors import Damaged, NotWritten, PlanError
from planner.store.migrations import migrations
from planner.store.opening import examined, open_store, restore
from planner.store.store import Store
from planner.store.version import APPLICATION_ID, CURRENT, file_version, version
from tests.builders import MONDAY

FIRST = version(1, 0)

_ROWS = {
    "brand": [
        ("brand", "Ferrow", "Europe/London", '["ferrow.example"]', "80-20", 0),
        ("other", "Other", "UTC", "[]", "", 1),
    ],
    "channel": [
        ("channel", "brand", "instagram", "instagram", 1, 0),
        ("first", "brand", "Blog", "blog", 0, 1),
        ("theirs", "other", "x", "x", 0, 0),
    ],
    "label_set": [("set", "brand", "kind", "Kind", 1, 1), ("pillars", "brand", "pillar", "Pillar", 1, 0)],
    "label": [
        ("kind", "set", "offer", "Offer", "promotional", "promote", 1, 0, 0, 0),
        ("pillar", "pillars", "Craft", "Craft", None, "", 0, 0, 0, 0),
    ],
    "campaign": [("campaign", "brand", "Frühling", "2026-03-01", None, 0)],
    "post": [
        (
            "z",
            "brand",
            "Marmalade",
            "=1\r\nCafé",
            "https://ferrow.example",
            '[["a.jpg", "A cup"]]',
            "kind",
            "neutral",
            "pillar",
        )
        + ("campaign", "Jo", "notes", "partner", "disclosed", "yes"),
        ("a", "brand", "", "Second", "", "[]", None, None, None, None, "", "", "", "", ""),
        ("m", "other", "Their marmalade", "", "", "[]", None, None, None, None, "", "", "", "", ""),
    ],
    "placement": [
        (
            "p1",
            "z",
            "channel",
            "Europe/London",
            "image",
            "2026-10-25",
            "01:30",
            0,
            "approved",
            "Own words",
            "own",
            "[]",
        ),
        ("p2", "z", "first", "Europe/London", "", None, None, None, "idea", None, None, None),
        ("p3", "m", "theirs", "UTC", "text", "2026-11-23", None, None, "posted", None, None, None),
    ],
    "waiver": [("waiver", "brand", "80-20", "2026-11-23", "2026-11-29", "Launch", "Jo")],
    "answer": [("answer", "brand", "2026-11-23", "spelling-tone", "done", "", "Jo", "2026-11-23T09:00:00+00:00")],
    "exported": [("exported", "brand", "2026-11-23", "week", "2026-11-23T09:00:00+00:00", '[["p1", "z"]]')],
}
"""A row for each table of the first version, in its columns."""


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    """All rows of the tables of the first version, in order of their ids."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return {
            table: [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY id")] for table in _ROWS
        }


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """A plan as the first version wrote it."""
    path = tmp_path / "plan.evenweek"
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False, strict=True), stop_before="for_the_window")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {FIRST}")
        for table, rows in _ROWS.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
    return path


@pytest.fixture
def updated(first: Path) -> Iterator[Document]:
    """The plan as it is after the update."""
    with open_store(first, write=True) as store:
        yield Document(store)


def test_every_cell_is_kept_and_a_copy_lies_beside(first: Path) -> None:
    before, content = rows_of(first), first.read_bytes()
    with open_store(first, write=True) as store:
        assert store.problems() == []
    assert file_version(first) == CURRENT
    for table, rows in rows_of(first).items():
        assert len(rows) == len(before[table])
        for row, old in zip(rows, before[table], strict=True):
            assert {name: row[name] for name in old} == old
    copy = first.with_name(f"plan.before-{CURRENT >> 16}.{CURRENT & 0xFFFF}.evenweek")
    assert file_version(copy) == FIRST
    assert rows_of(copy) == before
    assert len(content) == copy.stat().st_size


def test_what_is_new_is_empty(updated: Document) -> None:
    brand = updated.brands()[0]
    plan = updated.plan(brand)
    assert (brand.hue, {one.hue for one in (*plan.channels.values(), *plan.campaigns.values())}) == ("", {""})
    assert plan.questions == ()
    assert {one.trashed for one in (*plan.posts.values(), *plan.placements.values())} == {None}
    assert {one.address for one in plan.placements.values()} == {""}
    assert updated.trash(brand).posts == {}


def test_records_say_what_they_said(updated: Document) -> None:
    plan = updated.plan(updated.brands()[0])
    assert (plan.brand.name, plan.brand.domains, list(plan.channels)) == (
        "Ferrow",
        ("ferrow.example",),
        ["first", "channel"],
    )
    assert plan.posts["z"] == Post(
        id="z",
        brand_id="brand",
        title="Marmalade",
        text="=1\r\nCafé",
        link="https://ferrow.example",
        media=(Media("a.jpg", "A cup"),),
        kind_id="kind",
        stance=Stance.NEUTRAL,
        pillar_id="pillar",
        campaign_id="campaign",
        who="Jo",
        notes="notes",
        partner="partner",
        disclosure="disclosed",
        permission="yes",
    )
    placement: Placement = plan.placements["p1"]
    assert (placement.fold, placement.status, placement.text, placement.media) == (0, Status.APPROVED, "Own words", ())
    kind: Label = plan.labels["kind"]
    campaign: Campaign = plan.campaigns["campaign"]
    answer: Answer = plan.answers[0]
    exported: Exported = plan.exports[0]
    assert (kind.stance, campaign.name, answer.reply, exported.rows) == (
        Stance.PROMOTIONAL,
        "Frühling",
        Reply.DONE,
        (("p1", "z"),),
    )


@pytest.mark.parametrize("words", ["marma", "cafe", "own wor", "frühling", "fruhling", "notes", "ferrow.example"])
def test_the_search_knows_what_was_there(updated: Document, words: str) -> None:
    assert [hit.post_id for hit in updated.search(updated.brands()[0], words)] == ["z"]


def test_the_order_in_which_posts_were_made_is_kept(updated: Document) -> None:
    with contextlib.closing(sqlite3.connect(updated.path)) as connection:
        assert [row[0] for row in connection.execute("SELECT id FROM post ORDER BY number")] == ["z", "a", "m"]


def test_it_can_be_edited_afterwards(updated: Document) -> None:
    brand = updated.brands()[0]
    plan = updated.plan(brand)
    updated.do(edit_post(plan.posts["a"], "text", "Damson"))
    updated.do(put_on(plan.posts["a"], [], plan.channels["channel"], brand.zone))
    assert [hit.post_id for hit in updated.search(brand, "damson")] == ["a"]
    updated.undo()
    updated.undo()
    assert updated.plan(brand) == plan


def test_a_plan_that_would_lose_a_link_stays_as_it_is(first: Path) -> None:
    with contextlib.closing(sqlite3.connect(first, isolation_level=None)) as connection:
        connection.execute("UPDATE placement SET channel_id = 'nowhere' WHERE id = 'p2'")
    content = first.read_bytes()
    with pytest.raises(Damaged):
        open_store(first, write=True)
    assert first.read_bytes() == content


def test_an_update_that_fails_half_way_changes_nothing(first: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Store) -> None:
        raise NotWritten("The disk is full.")

    before = rows_of(first)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "learn_all", full)
        with pytest.raises(NotWritten):
            open_store(first, write=True)
    assert file_version(first) == FIRST
    assert rows_of(first) == before
    open_store(first, write=True).close()
    assert file_version(first) == CURRENT


def test_verify_looks_at_an_older_plan_without_touching_it(first: Path) -> None:
    content = first.read_bytes()
    assert examined(first) == []
    assert first.read_bytes() == content
    with contextlib.closing(sqlite3.connect(first, isolation_level=None)) as connection:
        connection.execute("UPDATE placement SET status = 'lost' WHERE id = 'p1'")
    assert any("p1 cannot be read" in problem for problem in examined(first))
    with contextlib.closing(sqlite3.connect(first, isolation_level=None)) as connection:
        connection.execute("DROP TABLE waiver")
    assert any("waiver is gone" in problem for problem in examined(first))
    with pytest.raises(PlanError):
        open_store(first, write=True)


def test_a_backup_of_the_first_version_can_be_restored(first: Path, tmp_path: Path) -> None:
    target = tmp_path / "restored.evenweek"
    restore(first, target)
    assert file_version(first) == FIRST
    with open_store(target, write=True) as store:
        brand = store.brands()[0]
        assert set(store.plan(brand).placements) == {"p1", "p2"}
        assert store.plan(brand).waivers[0].starts == MONDAY


def test_a_plan_of_the_second_version_is_brought_up_to_date_too(first: Path) -> None:
    with contextlib.closing(sqlite3.connect(first, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False, strict=True), stop_before="for_the_channels")
        connection.execute(f"PRAGMA user_version = {version(2, 0)}")
    assert examined(first) == []
    with open_store(first, write=True) as store:
        assert store.problems() == []
        document = Document(store)
        plan = document.plan(document.brands()[0])
    assert file_version(first) == CURRENT
    assert {one.limit for one in plan.channels.values()} == {None}
    assert plan.snippets == ()
    assert {one.rights for one in plan.posts.values()} == {Rights()}
    assert {(one.extras, one.approved_at) for one in plan.placements.values()} == {((), None)}


# from the version with channels, 2.1


@pytest.fixture
def with_channels(first: Path) -> Path:
    """A plan as the version with channels wrote it."""
    with contextlib.closing(sqlite3.connect(first, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False, strict=True), stop_before="for_the_balance")
        connection.execute(f"PRAGMA user_version = {version(2, 1)}")
        connection.execute("UPDATE post SET rights = '{\"owner\": \"Nela\"}' WHERE id = 'z'")
        for key in ("ugc", "curated", "partner", "a kind of mine"):
            connection.execute(
                "INSERT INTO label (id, set_id, key, name, stance, hue, needs_disclosure, needs_permission, position,"
                " archived) VALUES (?, 'set', ?, ?, 'engagement', '', 0, 0, 0, 0)",
                [key, key, key],
            )
        connection.execute(
            "INSERT INTO question (id, brand_id, key, title, position, off) VALUES ('q', 'brand', 'own', 'Own?', 3, 0)"
        )
    return first


@pytest.fixture
def ruled(with_channels: Path) -> Iterator[Document]:
    """That plan as it is after the update."""
    with open_store(with_channels, write=True) as store:
        assert store.problems() == []
        yield Document(store)


def test_every_cell_of_it_is_kept(with_channels: Path) -> None:
    before = rows_of(with_channels)
    open_store(with_channels, write=True).close()
    assert file_version(with_channels) == CURRENT
    for table, rows in rows_of(with_channels).items():
        for row, old in zip(rows, before[table], strict=True):
            assert {name: row[name] for name in old} == old
    copy = with_channels.with_name(f"plan.before-{CURRENT >> 16}.{CURRENT & 0xFFFF}.evenweek")
    assert file_version(copy) == version(2, 1)
    assert rows_of(copy) == before


def test_what_the_rules_brought_is_empty(ruled: Document) -> None:
    plan = ruled.plan(ruled.brands()[0])
    brand = plan.brand
    assert (brand.earlier, brand.minutes, brand.country, brand.region, brand.starred) == ((), None, "", "", ())
    assert (plan.own_rules, plan.routines, plan.logged) == ((), (), ())
    assert {one.milestones for one in plan.campaigns.values()} == {()}
    assert {(one.label_ids, one.evergreen, one.variant_of) for one in plan.posts.values()} == {((), False, "")}
    assert {one.until for one in plan.answers} == {None}
    assert [(one.key, one.position, one.off) for one in plan.questions] == [("own", 3, False)]
    assert plan.posts["z"].rights == Rights(owner="Nela")


def test_the_rule_for_every_channel_is_watched_as_it_was_before(ruled: Document) -> None:
    plan = ruled.plan(ruled.brands()[0])
    book = Catalogue().rulebook(plan)
    week = Week(MONDAY)
    assert {brand.also for brand in ruled.brands()} == {("channel-cap-40",)}
    main = book.main(week)
    assert main is not None
    assert (main.key, [rule.key for rule in book.of_channels(week)]) == ("80-20", ["channel-cap-40"])


def test_kinds_are_told_whose_content_they_show(ruled: Document) -> None:
    plan = ruled.plan(ruled.brands()[0])
    assert {label.key: label.origin for label in plan.labels.values()} == {
        "offer": "own",
        "ugc": "customer",
        "curated": "others",
        "partner": "partner",
        "a kind of mine": "own",
        "Craft": "",
    }


def test_it_is_looked_at_without_being_touched(with_channels: Path) -> None:
    content = with_channels.read_bytes()
    assert examined(with_channels) == []
    assert with_channels.read_bytes() == content


# from the version with rules, 2.2


def test_a_plan_with_rules_is_brought_up_to_date_too(with_channels: Path) -> None:
    with contextlib.closing(sqlite3.connect(with_channels, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False, strict=True), stop_before="for_the_exchange")
        connection.execute(f"PRAGMA user_version = {version(2, 2)}")
        connection.execute(
            "INSERT INTO exported (id, brand_id, week, format, at, rows)"
            " VALUES ('e', 'brand', '2026-11-23', 'week-csv', '2026-11-23T09:00:00+00:00', '[]')"
        )
    assert examined(with_channels) == []
    with open_store(with_channels, write=True) as store:
        assert store.problems() == []
        document = Document(store)
        brand = document.brands()[0]
        plan = document.plan(brand)
        assert [one.whole for one in document.exports(brand) if one.id == "e"] == [True]
        assert document.comments(brand, plan.posts) == []
        assert document.layouts(brand) == []
    assert file_version(with_channels) == CURRENT
    assert brand.media_base == ""
    assert {one.accounts for one in plan.channels.values()} == {()}
