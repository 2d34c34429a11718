"""What the balance counts is the same when it is read from the file and when it is made of records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.balance import Entry, Ledger, entry_of
from planner.domain.edits import Change, Edit
from planner.domain.plan import Plan
from planner.domain.records import Brand, Label, LabelSet, Post, Record, Stance, Status
from planner.domain.span import Span, Week
from planner.store.opening import create_store, open_store
from planner.store.store import Store
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post
from tests.exchange.plans import plans

CATALOGUE = Catalogue()
SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty plan."""
    create_store(tmp_path / "plan.evenweek").close()
    with open_store(tmp_path / "plan.evenweek", write=True) as opened:
        yield opened


def records_of(plan: Plan) -> list[Record]:
    groups = (plan.channels, plan.sets, plan.labels, plan.campaigns, plan.posts, plan.placements)
    return [plan.brand, *(record for group in groups for record in group.values())]


def made_of_records(plan: Plan) -> dict[str, Entry]:
    found = (entry_of(plan, placement) for placement in plan.placements.values())
    return {entry.placement_id: entry for entry in found if entry is not None}


def read(store: Store, brand: Brand, span: Span | None = None) -> dict[str, Entry]:
    return {entry.placement_id: entry for entry in store.entries(brand, span)}


@given(plans(CATALOGUE), st.data())
@settings(max_examples=35, suppress_health_check=SLOW_TO_MAKE)
def test_entries_of_the_file_are_those_of_the_records(store: Store, plan: Plan, data: st.DataObject) -> None:
    trashed = data.draw(st.sets(st.sampled_from([*plan.posts, *plan.placements])))
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for records in (plan.posts, plan.placements):
        for id_ in trashed & records.keys():
            records[id_] = replace(records[id_], trashed=moment)
    changes = [Change(None, record) for record in records_of(plan)]
    store.apply(changes)
    assert read(store, plan.brand) == made_of_records(plan)
    span = Span(MONDAY - timedelta(days=20), MONDAY)
    wanted = {id_: entry for id_, entry in made_of_records(plan).items() if entry.day in span}
    assert read(store, plan.brand, span) == wanted
    store.apply([Change(change.after, None) for change in reversed(changes)])


@given(plans(CATALOGUE))
@settings(max_examples=20, suppress_health_check=SLOW_TO_MAKE)
def test_verdicts_of_the_file_are_those_of_the_records(store: Store, plan: Plan) -> None:
    changes = [Change(None, record) for record in records_of(plan)]
    store.apply(changes)
    from_file, from_records = Ledger(store.entries(plan.brand)), Ledger(made_of_records(plan).values())
    book = CATALOGUE.rulebook(plan)
    for key in book.keys:
        for i in range(-5, 1):
            week = Week(MONDAY).shifted(i)
            assert from_file.judge(book.mix(key), week) == from_records.judge(book.mix(key), week)
    store.apply([Change(change.after, None) for change in reversed(changes)])


# labels, origin, link, partner

SETS = (
    LabelSet(id="kinds", brand_id="brand", key="kind", name="Kind"),
    LabelSet(id="pillars", brand_id="brand", key="pillar", name="Pillar"),
    LabelSet(id="risks", brand_id="brand", key="risk", name="Risk", exclusive=False),
)
LABELS = (
    Label(id="ugc", set_id="kinds", key="ugc", name="Customers'", stance=Stance.ENGAGEMENT, origin="customer"),
    Label(id="craft", set_id="pillars", key="craft", name="Craft"),
    Label(id="proven", set_id="risks", key="proven", name="Proven"),
    Label(id="new", set_id="risks", key="new", name="New", archived=True),
)


@pytest.fixture
def document(store: Store) -> Document:
    """A plan with labels and one post with one placement."""
    post = a_post(id="post", kind_id="ugc", pillar_id="craft", label_ids=("proven", "new"))
    records = (a_brand(), a_channel(id="channel"), *SETS, *LABELS, post, a_placement(id="place", post_id="post"))
    store.apply([Change(None, record) for record in records])
    return Document(store)


def the_post(document: Document) -> Post:
    return document.plan(a_brand()).posts["post"]


def entry_after(document: Document, **values: object) -> Entry:
    document.do(Edit("Change", (Change(the_post(document), replace(the_post(document), **values)),)))
    return the_entry(document)


def the_entry(document: Document) -> Entry:
    """The only entry, which is the same from the file and from the records."""
    plan = document.plan(a_brand())
    (entry,) = document.entries(a_brand())
    assert entry == entry_of(plan, plan.placements["place"])
    return entry


def test_an_entry_has_the_labels_of_its_post(document: Document) -> None:
    entry = the_entry(document)
    assert (entry.kind, entry.stance, entry.origin) == ("ugc", Stance.ENGAGEMENT, "customer")
    assert entry.labels == ("pillar:craft", "risk:proven", "risk:new")


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ({"pillar_id": None}, ("risk:proven", "risk:new")),
        ({"label_ids": ()}, ("pillar:craft",)),
        ({"label_ids": ("gone", "new", "gone too")}, ("pillar:craft", "risk:new")),
        ({"pillar_id": None, "label_ids": ()}, ()),
    ],
)
def test_labels_come_and_go(document: Document, values: dict[str, object], labels: tuple[str, ...]) -> None:
    assert entry_after(document, **values).labels == labels


def test_a_post_without_a_kind_has_no_origin(document: Document) -> None:
    entry = entry_after(document, kind_id=None)
    assert (entry.kind, entry.stance, entry.origin) == ("", None, "")


@pytest.mark.parametrize(("partner", "has"), [("Nela", True), ("", False)])
def test_an_entry_says_whether_there_is_a_partner(document: Document, partner: str, has: bool) -> None:
    assert entry_after(document, partner=partner).partner is has


@pytest.mark.parametrize(
    ("of_post", "own", "has"),
    [
        ("https://a.example", None, True),
        ("https://a.example", "", False),
        ("", "https://b.example", True),
        ("", None, False),
    ],
)
def test_a_link_of_its_own_counts_before_the_posts(
    document: Document, of_post: str, own: str | None, has: bool
) -> None:
    entry_after(document, link=of_post)
    there = document.plan(a_brand()).placements["place"]
    document.do(Edit("Change", (Change(there, replace(there, link=own, status=Status.READY)),)))
    assert the_entry(document).link is has


def test_a_label_of_another_brand_is_none(document: Document) -> None:
    """As a plan of a stranger may say."""
    there = (
        a_brand(id="other"),
        LabelSet(id="secrets", brand_id="other", key="secret", name="Secret"),
        Label(id="hush", set_id="secrets", key="hush", name="Hush"),
    )
    document.do(Edit("Add", tuple(Change(None, record) for record in there)))
    assert entry_after(document, label_ids=("hush", "new")).labels == ("pillar:craft", "risk:new")
