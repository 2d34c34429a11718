"""What the store writes and answers: all or nothing, what it was told, in the order it says."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.app.document import Document
from planner.domain.edits import Change, Edit, new_post
from planner.domain.plan import Plan
from planner.domain.records import (
    LONGEST_LEAD,
    RECORD_TYPES,
    Age,
    Answer,
    Audit,
    AuditAnswer,
    Brand,
    Campaign,
    Channel,
    Collaboration,
    Comment,
    Deliverable,
    Experiment,
    Exported,
    Fate,
    Flight,
    Label,
    LabelSet,
    Logged,
    Measurement,
    Media,
    Milestone,
    OwnRule,
    PageReading,
    Per,
    Placement,
    Post,
    Profile,
    Question,
    Record,
    Reply,
    Rights,
    Routine,
    RuleSort,
    Said,
    SheetLayout,
    Snippet,
    SnippetSort,
    Stage,
    Stance,
    Status,
    Trial,
    Verified,
    Waiver,
)
from planner.domain.span import FIRST_YEAR, LAST_YEAR, Span
from planner.store.errors import Conflict, PlanError
from planner.store.opening import create_store, open_store
from planner.store.rows import row_type
from planner.store.store import Store
from tests.builders import (
    MONDAY,
    a_brand,
    a_channel,
    a_log,
    a_placement,
    a_post,
    a_routine,
    a_waiver,
    an_answer,
    an_own_rule,
)
from tests.fuzz.rounds import assert_sentences, everything

OTHER = a_brand(id="other", name="another brand")
WEEK = Span(MONDAY, MONDAY + timedelta(days=7))


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of an empty plan."""
    path = tmp_path_factory.mktemp("empty") / "plan.evenweek"
    create_store(path).close()
    return path.read_bytes()


@pytest.fixture
def store(tmp_path: Path, empty: bytes) -> Iterator[Store]:
    """An empty plan."""
    path = tmp_path / "plan.evenweek"
    path.write_bytes(empty)
    with open_store(path, write=True) as opened:
        yield opened


@pytest.fixture
def planned(store: Store) -> Store:
    """Two brands with a channel and posts of each."""
    write(store, a_brand(), a_channel(id="channel", position=1), a_channel(id="first", name="First"), OTHER)
    write(store, a_channel(id="theirs", brand_id="other"), a_post(id="their post", brand_id="other"))
    write(store, a_placement(id="their placement", post_id="their post", channel_id="theirs", time=time(8)))
    write(store, a_post(id="post"), a_post(id="idea"))
    write(
        store,
        placed("late", time=time(18)),
        placed("early", time=time(7, 30)),
        placed("any time", time=None),
        placed("sunday", date=MONDAY + timedelta(days=6)),
        placed("day before", date=MONDAY - timedelta(days=1)),
        placed("next monday", date=MONDAY + timedelta(days=7)),
        placed("skipped", status=Status.SKIPPED),
        placed("some day", post_id="idea", date=None, time=None, status=Status.IDEA),
    )
    return store


def placed(id_: str, **values: Any) -> Placement:
    return a_placement(**{"id": id_, "post_id": "post"} | values)


def write(store: Store, *records: Record) -> None:
    store.apply([Change(None, record) for record in records])


def plan_of_brand(store: Store) -> Plan:
    return store.plan(a_brand())


# all or nothing


def test_changes_are_written_in_one_transaction(planned: Store) -> None:
    before = everything(planned)
    changes = [
        Change(None, a_post(id="new")),
        Change(a_post(id="post"), a_post(id="post", title="Changed")),
        Change(placed("late", time=time(18)), None),
        Change(None, placed("nowhere", channel_id="no such channel")),
    ]
    with pytest.raises(Conflict) as caught:
        planned.apply(changes)
    assert_sentences(str(caught.value))
    assert everything(planned) == before
    planned.apply(changes[:-1])
    plan = plan_of_brand(planned)
    assert plan.posts["post"].title == "Changed"
    assert "new" in plan.posts
    assert "late" not in plan.placements


def test_no_changes_are_no_trouble(planned: Store) -> None:
    before = everything(planned)
    planned.apply([])
    assert everything(planned) == before


def test_a_written_change_is_there_for_everybody_at_once(planned: Store) -> None:
    write(planned, a_post(id="new", title="Just written"))
    with open_store(planned.path, write=False) as reader:
        assert plan_of_brand(reader).posts["new"].title == "Just written"


@pytest.mark.parametrize(
    "said",
    [{"title": "Not this"}, {"kind_id": "k"}, {"media": (Media("a.jpg"),)}, {"stance": Stance.NEUTRAL}, {"id": "x"}],
    ids=lambda said: next(iter(said)),
)
def test_what_was_there_before_must_match(planned: Store, said: dict[str, Any]) -> None:
    before, there = everything(planned), a_post(id="post")
    stale = replace(there, **said)
    for change in (Change(stale, replace(stale, notes="new")), Change(stale, None)):
        with pytest.raises(Conflict) as caught:
            planned.apply([Change(None, a_post(id="more")), change])
        assert_sentences(str(caught.value))
        assert everything(planned) == before


def test_every_field_counts_as_before(planned: Store) -> None:
    there = placed("late", time=time(18))
    others = [
        replace(there, zone="UTC"),
        replace(there, format="reel"),
        replace(there, date=None),
        replace(there, time=time(18, 1)),
        replace(there, fold=0),
        replace(there, status=Status.READY),
        replace(there, text=""),
        replace(there, link=""),
        replace(there, media=()),
        replace(there, address="https://example.com"),
        replace(there, trashed=datetime(2026, 11, 23, tzinfo=UTC)),
        replace(there, channel_id=None),
    ]
    for stale in others:
        with pytest.raises(Conflict):
            planned.apply([Change(stale, replace(stale, channel_id="first"))])
    planned.apply([Change(there, replace(there, channel_id="first"))])
    assert plan_of_brand(planned).placements["late"].channel_id == "first"


def test_a_change_and_its_reverse_leave_no_trace(planned: Store) -> None:
    before = everything(planned)
    edit = new_post(a_post(id="new"), [placed("new placement", post_id="new")])
    planned.apply(edit.changes)
    assert everything(planned) != before
    planned.apply(edit.reversed().changes)
    assert everything(planned) == before


def test_children_may_come_before_their_parents(store: Store) -> None:
    write(store, placed("p"), a_post(id="post"), a_channel(id="channel"), a_brand())
    assert store.problems() == []
    assert list(plan_of_brand(store).placements) == ["p"]


# what the tables refuse


@pytest.mark.parametrize(
    "orphan",
    [
        a_channel(brand_id="nobody"),
        a_post(brand_id="nobody"),
        a_post(kind_id="no such label"),
        a_post(pillar_id="no such label"),
        a_post(campaign_id="no such campaign"),
        placed("new", post_id="no such post"),
        placed("new", channel_id="no such channel"),
        Label(id="l", set_id="no such set", key="k", name="K"),
        LabelSet(id="s", brand_id="nobody", key="k", name="K"),
        Campaign(id="c", brand_id="nobody", name="C"),
        Waiver(id="w", brand_id="nobody", rule="r", starts=MONDAY, ends=MONDAY, reason="x"),
        Answer(id="a", brand_id="nobody", week=MONDAY, item="i", reply=Reply.DONE, at=datetime(2026, 11, 23)),
        Exported(id="e", brand_id="nobody", week=MONDAY, format="f", at=datetime(2026, 11, 23)),
        an_own_rule({}, brand_id="nobody"),
        an_own_rule({}, channel_id="no such channel"),
        a_routine(brand_id="nobody"),
        a_routine(channel_id="no such channel"),
        a_log(routine_id="no such routine"),
    ],
    ids=lambda record: type(record).__name__,
)
def test_a_record_needs_what_it_points_to(planned: Store, orphan: Record) -> None:
    before = everything(planned)
    with pytest.raises(Conflict):
        write(planned, orphan)
    assert everything(planned) == before


@pytest.mark.parametrize("gone", [a_brand(), a_channel(id="channel", position=1), a_post(id="post")])
def test_what_others_point_to_stays(planned: Store, gone: Record) -> None:
    before = everything(planned)
    with pytest.raises(Conflict):
        planned.apply([Change(gone, None)])
    assert everything(planned) == before


@pytest.mark.parametrize(
    "wrong",
    [
        a_channel(position="first"),
        a_post(title=None),
        a_post(text=b"bytes"),
        a_post(id=None),
        placed("new", fold="first"),
        placed("new", zone=None),
    ],
    ids=["text for a number", "no title", "bytes for text", "no id", "text for a fold", "no zone"],
)
def test_values_of_the_wrong_type_are_refused(planned: Store, wrong: Record) -> None:
    before = everything(planned)
    with pytest.raises(PlanError) as caught:
        write(planned, wrong)
    assert_sentences(str(caught.value))
    assert everything(planned) == before


def test_all_tables_are_strict_and_named_like_their_records(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as connection:
        tables = dict(connection.execute("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"))
        columns = {
            kind: tuple(row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", [kind]))
            for kind in tables
        }
    for record_type in RECORD_TYPES:
        rows = row_type(record_type)
        assert tables[rows.table] == 1
        assert set(columns[rows.table]) - {"number"} == set(rows.columns)
    assert "number" in columns["post"]


# questions


def test_brands_come_by_name(planned: Store) -> None:
    write(planned, a_brand(id="z", name="Zebra"), a_brand(id="a", name="aardvark"))
    assert [brand.name for brand in planned.brands()] == ["aardvark", "another brand", "Brand", "Zebra"]


def test_a_plan_holds_one_brand(planned: Store) -> None:
    plan = plan_of_brand(planned)
    assert plan.brand == a_brand()
    assert list(plan.channels) == ["first", "channel"]  # by position
    assert set(plan.posts) == {"post", "idea"}
    assert [one.id for one in plan.in_order()] == [
        *("day before", "any time", "early", "skipped", "late", "sunday", "next monday"),
        "some day",
    ]
    assert set(planned.plan(OTHER).placements) == {"their placement"}


def test_a_plan_of_a_span_holds_its_days_only(planned: Store) -> None:
    plan = planned.plan(a_brand(), WEEK)
    assert [one.id for one in plan.in_order()] == ["any time", "early", "skipped", "late", "sunday"]
    assert set(plan.posts) == {"post"}
    assert set(plan.channels) == {"first", "channel"}
    nothing = planned.plan(a_brand(), Span(MONDAY, MONDAY))
    assert (nothing.placements, nothing.posts) == ({}, {})


def test_settings_belong_to_their_brand(planned: Store) -> None:
    moment = datetime(2026, 11, 23, 9, tzinfo=UTC)
    for brand_id in ("brand", "other"):
        write(
            planned,
            LabelSet(id=f"{brand_id} set", brand_id=brand_id, key="kind", name="Kind"),
            Label(id=f"{brand_id} label", set_id=f"{brand_id} set", key="k", name="K", stance=Stance.NEUTRAL),
            Campaign(id=f"{brand_id} campaign", brand_id=brand_id, name="C"),
            Waiver(id=f"{brand_id} waiver", brand_id=brand_id, rule="r", starts=MONDAY, ends=MONDAY, reason="x"),
            Answer(id=f"{brand_id} answer", brand_id=brand_id, week=MONDAY, item="i", reply=Reply.DONE, at=moment),
            Exported(id=f"{brand_id} export", brand_id=brand_id, week=MONDAY, format="f", at=moment),
            an_own_rule({}, id=f"{brand_id} rule", brand_id=brand_id),
            a_routine(id=f"{brand_id} routine", brand_id=brand_id),
            a_log(id=f"{brand_id} log", brand_id=brand_id, routine_id=f"{brand_id} routine"),
            Question(id=f"{brand_id} question", brand_id=brand_id, key="k", title="Q"),
        )
    plan = planned.plan(a_brand(), WEEK)
    assert [*plan.sets, *plan.labels, *plan.campaigns] == ["brand set", "brand label", "brand campaign"]
    assert [one.id for one in (*plan.waivers, *plan.answers, *plan.exports)] == [
        *("brand waiver", "brand answer", "brand export")
    ]
    assert [one.id for one in (*plan.own_rules, *plan.routines, *plan.logged, *plan.questions)] == [
        *("brand rule", "brand routine", "brand log", "brand question")
    ]


def test_what_was_logged_is_told_for_the_weeks_of_a_span(planned: Store) -> None:
    days = [MONDAY + timedelta(days=i) for i in (-8, -1, 0, 6, 7)]
    write(planned, a_routine(id="routine"), *(a_log(id=f"{day}", day=day) for day in days))
    assert {one.day for one in planned.plan(a_brand(), WEEK).logged} == {*days[2:4]}
    sunday = MONDAY + timedelta(days=6)
    assert {one.day for one in planned.plan(a_brand(), Span(sunday, sunday + timedelta(days=2))).logged} == {*days[2:]}
    assert len(plan_of_brand(planned).logged) == 5
    assert planned.plan(a_brand(), Span(MONDAY, MONDAY)).logged == ()


def test_routines_come_in_their_order(planned: Store) -> None:
    write(planned, *(a_routine(id=f"{i}", position=-i) for i in range(3)))
    assert [one.id for one in plan_of_brand(planned).routines] == ["2", "1", "0"]


NEW = (
    an_own_rule({"name": "Mine"}, id="new rule", since=MONDAY, channel_id="channel"),
    a_routine(id="new routine", times=3, minutes=20, channel_id="channel"),
    a_log(id="new log", routine_id="new routine", who="Jo"),
    Question(id="new question", brand_id="brand", key="k", title="Own?", position=2, off=True),
    a_waiver(id="new waiver"),
    an_answer(id="new answer", reply=Reply.SNOOZED, until=MONDAY),
    Campaign(id="new campaign", brand_id="brand", name="C", milestones=(Milestone("Doors open", MONDAY, time(18)),)),
)


@pytest.mark.parametrize("sort", [type(record).__name__ for record in NEW])
def test_new_records_are_undone_and_redone(planned: Store, sort: str) -> None:
    document = Document(planned)
    if sort == "Logged":
        write(planned, NEW[1])
    record = next(one for one in NEW if type(one).__name__ == sort)
    before = everything(planned)
    document.do(Edit("New", (Change(None, record),)))
    made = everything(planned)
    assert made != before
    values = {"reason": "Later"} if isinstance(record, Waiver | Answer) else {"brand_id": "brand", **_other(record)}
    document.do(Edit("Change", (Change(record, replace(record, **values)),)))
    changed = everything(planned)
    assert changed != made
    document.do(Edit("Delete", (Change(replace(record, **values), None),)))
    assert everything(planned) == before
    for wanted in (changed, made, before):
        document.undo()
        assert everything(planned) == wanted
    for wanted in (made, changed, before):
        document.redo()
        assert everything(planned) == wanted
    assert planned.problems() == []


def _other(record: Record) -> dict[str, Any]:
    if isinstance(record, OwnRule):
        return {"table": "{}", "since": None, "archived": True}
    if isinstance(record, Campaign):
        return {"milestones": (Milestone("Doors close", MONDAY, None, 7),)}
    return {"day": MONDAY - timedelta(days=1)} if isinstance(record, Logged) else {"position": 7}


def test_entries_come_by_day_and_time_without_what_was_skipped(planned: Store) -> None:
    assert [entry.placement_id for entry in planned.entries(a_brand())] == [
        *("day before", "any time", "early", "late", "sunday", "next monday")
    ]
    week = planned.entries(a_brand(), WEEK)
    assert [entry.placement_id for entry in week] == ["any time", "early", "late", "sunday"]
    assert [(entry.day, entry.clock) for entry in week[:2]] == [(MONDAY, None), (MONDAY, time(7, 30))]
    assert {(entry.post_id, entry.channel_id, entry.format, entry.kind, entry.stance) for entry in week} == {
        ("post", "channel", "text", "", None)
    }


@pytest.mark.parametrize(
    ("own", "counted"), [(None, Stance.ENGAGEMENT), (Stance.NEUTRAL, Stance.NEUTRAL)], ids=["its kind's", "its own"]
)
def test_entries_say_how_they_count(planned: Store, own: Stance | None, counted: Stance) -> None:
    kinds = LabelSet(id="set", brand_id="brand", key="kind", name="Kind")
    write(planned, kinds, Label(id="k", set_id="set", key="howto", name="How-to", stance=Stance.ENGAGEMENT))
    planned.apply([Change(a_post(id="post"), a_post(id="post", kind_id="k", stance=own))])
    assert {(entry.kind, entry.stance) for entry in planned.entries(a_brand())} == {("howto", counted)}


def test_spots_of_a_brand_come_by_day_and_time(planned: Store) -> None:
    spots = planned.spots(a_brand(), WEEK)
    assert [spot.placement_id for spot in spots] == ["any time", "early", "skipped", "late", "sunday"]
    where = ("2026-11-23", "07:30", "early", "post", "channel")
    assert spots[1] == (*where, "draft", "text", "Europe/London", "A post", None)
    assert [spot.placement_id for spot in planned.spots(OTHER, WEEK)] == ["their placement"]
    assert planned.spots(a_brand(), Span(MONDAY, MONDAY)) == []


def test_a_plan_of_ids_holds_them_and_all_that_belongs_to_them(planned: Store) -> None:
    plan, foreign = planned.plan_of(a_brand(), {"idea", "no such post"}, {"late", "no such placement"})
    assert set(plan.posts) == {"idea", "post"}
    assert set(plan.placements) == set(plan_of_brand(planned).placements)
    assert foreign == set()
    plan, foreign = planned.plan_of(a_brand(), {"idea"}, set())
    assert set(plan.placements) == {"some day"}


def test_a_plan_of_ids_says_which_are_another_brands(planned: Store) -> None:
    plan, foreign = planned.plan_of(a_brand(), {"post", "their post"}, {"early", "their placement"})
    assert set(plan.posts) == {"post"}
    assert foreign == {"their post", "their placement"}
    assert planned.plan_of(a_brand(), set(), {"their placement"})[1] == {"their post", "their placement"}


def test_a_plan_of_more_ids_than_a_question_takes(planned: Store) -> None:
    write(planned, *(a_post(id=f"many {i}") for i in range(12_000)))
    plan, foreign = planned.plan_of(a_brand(), {f"many {i}" for i in range(13_000)}, {f"p{i}" for i in range(13_000)})
    assert len(plan.posts) == 12_000
    assert foreign == set()


# the check of what a plan holds


@pytest.mark.parametrize(
    ("statement", "word"),
    [
        ("UPDATE placement SET channel_id = 'theirs' WHERE id = 'late'", "channel of another brand"),
        ("UPDATE placement SET zone = 'Mars/Olympus' WHERE id = 'late'", "cannot be read"),
        ("UPDATE placement SET status = 'lost' WHERE id = 'late'", "cannot be read"),
        ("UPDATE post SET media = 'no list' WHERE id = 'post'", "cannot be read"),
        ("UPDATE post SET brand_id = 'nobody' WHERE id = 'post'", "is gone"),
        ("INSERT INTO label_set VALUES ('s', 'other', 'kind', 'Kind', 1, 1)", ""),
        ("INSERT INTO campaign (id, brand_id, name, archived) VALUES ('c', 'other', 'C', 0)", ""),
        ("DELETE FROM found", "search"),
        ("INSERT INTO found (rowid, text) VALUES (1000, 'stray')", "search"),
        ("UPDATE post SET trashed = 'long ago' WHERE id = 'post'", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said(planned: Store, statement: str, word: str) -> None:
    assert planned.problems() == []
    with closing(sqlite3.connect(planned.path, isolation_level=None)) as other:
        other.execute(statement)
        if statement.startswith("INSERT INTO label_set"):
            other.execute("INSERT INTO label VALUES ('l', 's', 'k', 'K', NULL, '', 0, 0, 0, 0, '')")
            other.execute("UPDATE post SET kind_id = 'l' WHERE id = 'post'")
            wanted = ["has no stance", "a label of another brand"]
        elif statement.startswith("INSERT INTO campaign"):
            other.execute("UPDATE post SET campaign_id = 'c' WHERE id = 'post'")
            wanted = ["a campaign of another brand"]
        else:
            wanted = [word]
    problems = planned.problems()
    assert len(problems) >= len(wanted)
    assert all(any(one in problem for problem in problems) for one in wanted), problems


# texts

HOSTILE = (
    *("", " ", "\n", "\r\n", "\r", "\t", "\x0b\x0c\x1c\x85\u2028\u2029", "\ufeff", "\ufffd", "\ufffe\uffff"),
    *("👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301\u0302" * 200, "\u202eright to left\u202c", "\u2066a\u2069", "नमस्ते", "שלום", "ﷺ", "𝒳"),
    *("'; DROP TABLE post; --", '"', "''", "\\", "%s", "?", ":a", "@p1", "NULL", "[]", "{}", "null", "0", "1e5", "0x1"),
    *('[["a", "b"]]', "2026-11-23", "inf", "nan", "\x01\x1b[31m", "x" * 70_000),
)
"""As hostile as text comes, without NUL and half characters, which edits take out (see tests of edits)."""

TEXT = st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
MEDIA = st.lists(st.builds(Media, TEXT, TEXT), max_size=3).map(tuple)
WORDS = st.lists(TEXT, max_size=3).map(tuple)
DAYS = st.dates()
PLAN_DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59), st.sampled_from((0, 1, 59)))
MOMENTS = st.datetimes() | st.datetimes(timezones=st.just(UTC))


RIGHTS = st.just(Rights()) | st.builds(
    Rights,
    **dict.fromkeys(("owner", "source", "asked_by", "evidence", "credit"), TEXT),
    asked=st.none() | DAYS,
    until=st.none() | DAYS,
    platforms=WORDS,
    withdrawn=st.booleans(),
)


AMOUNTS = st.decimals(allow_nan=False, allow_infinity=False)
NUMBERS = st.integers(-(2**63), 2**63 - 1)
TABLES = st.lists(st.lists(TEXT, max_size=3).map(tuple), max_size=3).map(tuple)

BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: NUMBERS,
    bool: st.booleans(),
    date: DAYS,
    datetime: MOMENTS,
    Decimal: AMOUNTS,
    tuple[Media, ...]: MEDIA,
    tuple[str, ...]: WORDS,
    tuple[tuple[str, ...], ...]: TABLES,
    **{sort: st.sampled_from(sort) for sort in (Age, Fate, Said, Stage, Trial, Verified)},
}


def fields_by_type(record_type: Any, **values: Any) -> dict[str, Any]:
    """The given values, and for every other field a strategy for its type."""
    hints = get_type_hints(record_type)
    return {name: values.get(name, by_type(hint)) for name, hint in hints.items()}


def by_type(hint: Any) -> st.SearchStrategy[Any]:
    if hint in BY_TYPE:
        return BY_TYPE[hint]
    (plain,) = (one for one in hint.__args__ if one is not type(None))
    return st.none() | BY_TYPE[plain]


def optional(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


MILESTONES = st.builds(Milestone, TEXT, PLAN_DAYS, optional(TIMES), st.integers(0, LONGEST_LEAD))


@st.composite
def a_record_of_each_type(draw: st.DrawFn) -> list[Record]:
    """One record of each type, with ids as hostile as the rest, each pointing to the others."""
    brand_id, channel_id, set_id, label_id, campaign_id, post_id, placement_id, routine_id, other_id = draw(
        st.lists(TEXT, min_size=9, max_size=9)
    )
    numbers = NUMBERS

    def some(record_type: Any, **values: Any) -> Record:
        """Given values as they are, drawn where they are a strategy; no field may be left to its default."""
        assert set(values) == {field.name for field in fields(record_type)}
        drawn = {key: draw(value) if isinstance(value, st.SearchStrategy) else value for key, value in values.items()}
        record: Record = record_type(**drawn)
        return record

    flag = st.booleans()
    own = {"id": TEXT, "brand_id": brand_id}
    label = {"kind_id": optional(st.just(label_id)), "pillar_id": optional(st.just(label_id))}
    return [
        some(
            Brand,
            id=brand_id,
            name=TEXT,
            zone=TEXT,
            domains=st.lists(TEXT, max_size=3).map(tuple),
            rule=TEXT,
            also=WORDS,
            earlier=st.lists(st.lists(TEXT, max_size=4).map(tuple), max_size=3).map(tuple),
            minutes=optional(numbers),
            country=TEXT,
            region=TEXT,
            starred=WORDS,
            hue=TEXT,
            tracking=TEXT,
            jurisdiction=TEXT,
            handles=WORDS,
            media_base=TEXT,
            keywords=WORDS,
            interactions=WORDS,
            half_life=optional(numbers),
            settled=numbers,
            currency=TEXT,
            archived=flag,
        ),
        some(
            Channel,
            **own | {"id": channel_id},
            name=TEXT,
            platform=TEXT,
            hue=TEXT,
            limit=optional(numbers),
            language=TEXT,
            accounts=st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple),
            position=numbers,
            archived=flag,
        ),
        some(LabelSet, **own | {"id": set_id}, key=TEXT, name=TEXT, exclusive=flag, required=flag),
        some(
            Label,
            id=label_id,
            set_id=set_id,
            key=TEXT,
            name=TEXT,
            stance=optional(st.sampled_from(Stance)),
            origin=TEXT,
            hue=TEXT,
            needs_disclosure=flag,
            needs_permission=flag,
            position=numbers,
            archived=flag,
        ),
        some(
            Campaign,
            **own | {"id": campaign_id},
            name=TEXT,
            starts=optional(DAYS),
            ends=optional(DAYS),
            milestones=st.lists(MILESTONES, max_size=3).map(tuple),
            hue=TEXT,
            **dict.fromkeys(("goal", "measure", "currency", "landing", "slug", "owner", "learnt"), TEXT),
            target=optional(AMOUNTS),
            target_day=optional(DAYS),
            budget=optional(AMOUNTS),
            costs=TABLES,
            minutes=optional(numbers),
            archived=flag,
        ),
        some(
            Post,
            **own | {"id": post_id},
            **dict.fromkeys(("title", "text", "link", "who", "notes", "partner", "disclosure", "permission"), TEXT),
            media=MEDIA,
            rights=RIGHTS,
            label_ids=WORDS,
            evergreen=flag,
            variant_of=TEXT,
            stance=optional(st.sampled_from(Stance)),
            campaign_id=optional(st.just(campaign_id)),
            trashed=st.none(),
            **label,
        ),
        some(
            Placement,
            id=placement_id,
            post_id=post_id,
            channel_id=optional(st.just(channel_id)),
            zone=TEXT,
            format=TEXT,
            date=optional(DAYS),
            time=optional(TIMES),
            fold=optional(st.sampled_from((0, 1))),
            status=st.sampled_from(Status),
            text=optional(TEXT),
            link=optional(TEXT),
            media=optional(MEDIA),
            extras=st.lists(st.tuples(TEXT, TEXT), max_size=3).map(tuple),
            approved_by=TEXT,
            approved_at=optional(MOMENTS),
            address=TEXT,
            trashed=st.none(),
        ),
        some(
            Snippet,
            **own,
            sort=st.sampled_from(SnippetSort),
            **dict.fromkeys(("name", "text", "title", "link"), TEXT),
            **label,
            channel_ids=WORDS,
            position=numbers,
            archived=flag,
        ),
        some(Waiver, **own, rule=TEXT, starts=DAYS, ends=DAYS, reason=TEXT, author=TEXT),
        some(
            OwnRule,
            **own,
            sort=st.sampled_from(RuleSort),
            key=TEXT,
            table=TEXT,
            since=optional(DAYS),
            channel_id=optional(st.just(channel_id)),
            archived=flag,
        ),
        some(Question, **own, key=TEXT, title=TEXT, position=numbers, off=flag),
        some(
            Answer,
            **own,
            week=DAYS,
            item=TEXT,
            reply=st.sampled_from(Reply),
            reason=TEXT,
            who=TEXT,
            at=MOMENTS,
            until=optional(DAYS),
            found=optional(numbers),
        ),
        some(
            Routine,
            **own | {"id": routine_id},
            name=TEXT,
            times=numbers,
            per=st.sampled_from(Per),
            minutes=numbers,
            channel_id=optional(st.just(channel_id)),
            position=numbers,
            archived=flag,
        ),
        some(Logged, **own, routine_id=routine_id, day=DAYS, who=TEXT, at=MOMENTS),
        some(
            Exported,
            **own,
            week=DAYS,
            format=TEXT,
            at=MOMENTS,
            whole=flag,
            rows=st.lists(st.lists(TEXT, max_size=3).map(tuple), max_size=3).map(tuple),
        ),
        some(
            Comment,
            **own,
            post_id=post_id,
            placement_id=optional(TEXT),
            who=TEXT,
            text=TEXT,
            at=MOMENTS,
            wants_change=flag,
            done=flag,
        ),
        some(SheetLayout, **own, headings=st.lists(TEXT, max_size=3).map(tuple), name=TEXT, table=TEXT, at=MOMENTS),
        some(Profile, **fields_by_type(Profile, id=other_id, brand_id=brand_id, channel_id=channel_id)),
        some(AuditAnswer, **fields_by_type(AuditAnswer, brand_id=brand_id, profile_id=other_id)),
        some(Audit, **fields_by_type(Audit, brand_id=brand_id)),
        some(PageReading, **fields_by_type(PageReading, brand_id=brand_id)),
        some(Flight, **fields_by_type(Flight, id=other_id, brand_id=brand_id, campaign_id=campaign_id)),
        some(Collaboration, **fields_by_type(Collaboration, id=other_id, brand_id=brand_id, campaign_id=None)),
        some(Deliverable, **fields_by_type(Deliverable, id=other_id, brand_id=brand_id, collaboration_id=other_id)),
        some(
            Measurement,
            **fields_by_type(
                Measurement,
                brand_id=brand_id,
                placement_id=placement_id,
                channel_id=channel_id,
                campaign_id=campaign_id,
                flight_id=other_id,
                deliverable_id=other_id,
            ),
        ),
        some(Experiment, **fields_by_type(Experiment, brand_id=brand_id, channel_id=channel_id)),
    ]


SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]


@given(a_record_of_each_type())
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_MAKE)
def test_every_record_comes_back_as_it_was(store: Store, records: list[Record]) -> None:
    """From the file, and from a row of its own."""
    assert {type(record) for record in records} == set(RECORD_TYPES)
    assert_rows_of(records)
    edit = [Change(None, record) for record in records]
    store.apply(edit)
    assert stored(store) == records
    assert store.damage() == []
    store.apply([Change(change.after, None) for change in reversed(edit)])  # found again, whatever it says
    assert store.brands() == []


def stored(store: Store) -> list[Record]:
    (brand,) = store.brands()
    plan = store.plan(brand)
    groups = (plan.channels, plan.sets, plan.labels, plan.campaigns, plan.posts, plan.placements)
    assert all(id_ == record.id for group in groups for id_, record in group.items())
    return [
        brand,
        *(record for group in groups for record in group.values()),
        *(*plan.snippets, *plan.waivers, *plan.own_rules, *plan.questions, *plan.answers),
        *(*plan.routines, *plan.logged, *plan.exports),
        *(*store.comments(brand, plan.posts), *store.layouts(brand)),
        *(*plan.profiles, *plan.audit_answers, *store.audits(brand), *store.page_readings(brand)),
        *(*plan.flights, *plan.collaborations, *plan.deliverables, *store.measurements(brand), *plan.experiments),
    ]


def assert_rows_of(records: Iterable[Record]) -> None:
    for record in records:
        rows = row_type(type(record))
        cells = rows.row(record)
        assert rows.record(cells) == record
        assert all(type(cell) in (str, int, type(None)) for cell in cells)


def test_very_long_texts_and_many_cells(store: Store) -> None:
    text = "🪜 x\n" * 2_000_000
    export = Exported(
        id="e", brand_id="brand", week=MONDAY, format="f", at=datetime(2026, 11, 23), rows=(("a", "b") * 12,) * 5_000
    )
    write(store, a_brand(), a_post(id="post", text=text, media=(Media("m" * 100_000, text),)), export)
    plan = plan_of_brand(store)
    assert plan.posts["post"].text == text
    assert plan.posts["post"].media[0].alt == text
    assert plan.exports == (export,)


def test_times_and_days_at_the_ends(store: Store) -> None:
    first, last = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    ends = [(first, time.min), (last, time(23, 59, 59)), (first, None), (last, time(0, 0, 1))]
    write(store, a_brand(), a_channel(id="channel"), a_post(id="post"))
    write(store, *(placed(f"p{i}", date=day, time=clock) for i, (day, clock) in enumerate(ends)))
    plan = plan_of_brand(store)
    assert [(plan.placements[f"p{i}"].date, plan.placements[f"p{i}"].time) for i in range(len(ends))] == ends
    assert [entry.placement_id for entry in store.entries(a_brand())] == ["p2", "p0", "p3", "p1"]
    assert [spot.placement_id for spot in store.spots(a_brand(), Span(first, date.max))] == ["p2", "p0", "p3", "p1"]


def test_nul_is_kept_out_by_edits_and_harms_nothing_when_it_gets_in(store: Store) -> None:
    write(store, a_brand())
    Document(store).do(new_post(a_post(id="typed", title="a\x00b\ud800c", media=(Media("\x00", "\udfff"),))))
    write(store, a_post(id="raw", title="a\x00b"))
    posts = plan_of_brand(store).posts
    assert (posts["typed"].title, posts["typed"].media) == ("a\ufffdb\ufffdc", (Media("\ufffd", "\ufffd"),))
    assert posts["raw"].title == "a\x00b"
    assert store.problems() == []


QUESTIONS: dict[str, Callable[[Store], object]] = {
    "plan": lambda store: store.plan(a_brand(), WEEK),
    "entries": lambda store: store.entries(a_brand(), WEEK),
    "spots": lambda store: store.spots(a_brand(), WEEK),
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_stretch_of_days_is_found_by_its_days(store: Store, question: str) -> None:
    """Starting from all posts of the brand instead costs a plan of 100,000 posts thirty times as much."""
    asked: list[str] = []
    store._connection.set_trace_callback(asked.append)
    QUESTIONS[question](store)
    store._connection.set_trace_callback(None)
    query = next(one for one in asked if "placement.date >=" in one)
    steps = [str(row[3]) for row in store._connection.execute(f"EXPLAIN QUERY PLAN {query}")]
    assert "placement_calendar" in steps[0]


# steps on the way


class Cancelled(Exception):
    """What a user wanted."""


def many(number: int) -> list[Change]:
    posts = [Change(None, a_post(id=f"many {i}")) for i in range(number)]
    return posts + [Change(None, placed(f"place {i}", post_id=f"many {i}", text="own")) for i in range(number)]


def test_a_long_change_says_how_far_it_is(planned: Store) -> None:
    steps: list[int] = []
    planned.apply(many(5_000), steps.append)
    assert steps == sorted(steps)
    assert steps[-1] == 10_000
    assert len(steps) > 8
    assert max(later - earlier for earlier, later in zip([0, *steps], steps, strict=False)) <= 2_000


@pytest.mark.parametrize("at", [1, 3, 5, 7, 9])
def test_what_a_step_raises_takes_everything_back(planned: Store, at: int) -> None:
    before, calls = everything(planned), 0

    def cancel(_: int) -> None:
        nonlocal calls
        calls += 1
        if calls == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        planned.apply(many(5_000), cancel)
    assert everything(planned) == before
    assert planned.problems() == []
    planned.apply(many(10))  # and it can be written to again
    assert "many 9" in plan_of_brand(planned).posts
