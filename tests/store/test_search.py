"""Search: what words find, in which order, and that the index says what the plan says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.app.document import Document
from planner.domain import edits
from planner.domain.edits import Change, Edit
from planner.domain.records import Brand, Campaign, Placement, Post, Status
from planner.store.opening import create_store, open_store
from planner.store.store import Store
from planner.store.words import apart, asked
from tests.builders import MONDAY, a_brand, a_channel, a_placement, a_post, moved_by

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
BRAND, OTHER = a_brand(id="brand"), a_brand(id="other", name="Other")
AUTUMN = Campaign(id="autumn", brand_id="brand", name="Autumn fair")

Find = Callable[..., list[str]]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A plan with two brands and no posts; each test takes its own back."""
    with create_store(tmp_path_factory.mktemp("search") / "plan.evenweek") as opened:
        records = (BRAND, OTHER, a_channel(id="channel"), a_channel(id="theirs", brand_id="other"), AUTUMN)
        opened.apply([Change(None, record) for record in records])
        yield opened


@pytest.fixture
def document(store: Store) -> Iterator[Document]:
    document = Document(store)
    yield document
    while document.next_undo:
        document.undo()


@pytest.fixture
def find(document: Document) -> Find:
    """Makes one post of these fields and says which posts the words find."""

    def found(words: str, brand: Brand = BRAND, **fields: Any) -> list[str]:
        if fields:
            document.do(edits.new_post(a_post(**{"id": "post", "title": "", "text": ""} | fields)))
        return [hit.post_id for hit in document.search(brand, words)]

    return found


# what is found


@pytest.mark.parametrize("field", ["title", "text", "notes", "link"])
def test_each_field_is_searched(find: Find, field: str) -> None:
    assert find("marmalade", **{field: "A jar of Marmalade."}) == ["post"]
    assert find("chutney") == []


def test_the_campaign_is_searched(find: Find) -> None:
    assert find("autumn", campaign_id="autumn") == ["post"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marmalade on toast", "m"),
        ("Marmalade on toast", "marm"),
        ("Marmalade on toast", "TOAST marmalade"),
        ("Marmalade on toast", "  toast\n mar\t"),
        ("Café crème brûlée", "cafe creme brulee"),
        ("cafe", "café"),
        ("e\u0301tude", "etude"),
        ("Ångström and Łódź", "angstrom"),
        ("ЁЛКА", "ёлк"),
        ("日本語のテキスト", "本語"),
        ("日本語のテキスト", "テキ"),
        ("日本語のテキスト", "日本語のテキスト"),
        ("新しいTokyo店", "tokyo"),
        ("新しいTokyo店", "Tokyo店"),
        ("ﾊﾝｶｸ", "ﾝｶ"),
        ("สวัสดีครับ", "ครับ"),
        ("ភាសាខ្មែរ", "ខ្មែរ"),
        ("안녕하세요 여러분", "여러"),
        ("שלום עולם", "עולם"),
        ("مرحبا بالعالم", "بالعال"),
        ("नमस्ते दुनिया", "दुनिया"),
        ("it's 20% off", "it's 20"),
        ("it's 20% off", "20%"),
        ("price: £4.50", "4.50"),
        ("https://ferrow.example/a-b?c=d", "ferrow.example/a"),
        ("mail jo@ferrow.example", "jo@ferrow"),
        ("#MondayMood", "#monday"),
        ("AND OR NOT NEAR", "not near"),
        ('He said "brew" twice', '"brew"'),
        ("one* two", "one*"),
        ("a\x00b", "a\x00b"),
        ("half\ud83d", "half\ud83d"),
    ],
)
def test_words_find_what_begins_like_them(find: Find, text: str, words: str) -> None:
    assert find(words, text=text) == ["post"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Marmalade on toast", "malade"),
        ("Marmalade on toast", "toast jam"),
        ("Marmalade on toast", "toast OR jam"),
        ("Marmalade on toast", "NOT jam"),
        ("日本語", "本日"),
        ("red blue", "title:red"),
        ("ab", "a b"),
    ],
)
def test_all_words_must_be_there(find: Find, text: str, words: str) -> None:
    assert find(words, text=text) == []


@pytest.mark.parametrize("words", ["", "  \n", '"', "*", "- ^ :", "()", '"" ""', "☕", "\x00", "\ud800", "…"])
def test_nothing_to_look_for_finds_nothing(find: Find, words: str) -> None:
    assert find(words, text="☕ anything") == []


def test_own_text_and_link_of_a_placement_are_searched(document: Document) -> None:
    own = a_placement(id="own", post_id="post", text="Shorter words", link="https://short.example")
    document.do(edits.new_post(a_post(id="post"), [own]))
    for words in ("shorter", "short.exam", "hello"):
        assert [hit.post_id for hit in document.search(BRAND, words)] == ["post"]
    document.do(edits.edit_placement(own, "text", None))
    assert document.search(BRAND, "shorter") == []
    assert document.search(BRAND, "short.example") != []


# in which order, and what is said of it


def test_newest_first_and_no_more_than_asked(document: Document) -> None:
    for number in range(5):
        document.do(edits.new_post(a_post(id=f"{4 - number}", text="Same")))
    assert [hit.post_id for hit in document.search(BRAND, "same")] == ["0", "1", "2", "3", "4"]
    assert [hit.post_id for hit in document.search(BRAND, "same", 2)] == ["0", "1"]


def test_a_hit_says_what_a_list_shows(document: Document) -> None:
    places = [
        a_placement(id="early", post_id="post", date=MONDAY, time=time(18)),
        a_placement(id="last", post_id="post", date=date(2026, 12, 1), time=time(9), status=Status.READY),
        a_placement(id="idea", post_id="post", date=None, time=None),
        a_placement(id="gone", post_id="post", date=date(2027, 1, 1), trashed=NOW),
    ]
    document.do(edits.new_post(a_post(id="post", title="", text="Long " * 100, campaign_id="autumn"), places))
    (hit,) = document.search(BRAND, "autumn")
    assert (hit.day, hit.clock, hit.placement_id, hit.status) == ("2026-12-01", "09:00", "last", "ready")
    assert (hit.title, hit.text, hit.campaign) == (("Long " * 100)[:80], ("Long " * 100)[:160], "Autumn fair")
    document.do(edits.delete([], places))
    (hit,) = document.search(BRAND, "autumn")
    assert (hit.day, hit.placement_id, hit.status) == (None, None, None)


def test_brands_never_mix(find: Find) -> None:
    assert find("secret", brand=BRAND, text="secret", brand_id="other") == []
    assert find("secret", brand=OTHER) == ["post"]


def test_what_lies_in_the_trash_is_not_found(document: Document, find: Find) -> None:
    placement = a_placement(id="own", post_id="post", text="Shorter")
    post = a_post(id="post", text="Long")
    document.do(edits.new_post(post, [placement]))
    document.do(edits.trash([], [placement], NOW))
    assert (find("shorter"), find("long")) == ([], ["post"])
    document.do(edits.trash([post], [], NOW))
    assert find("long") == []
    document.undo()
    document.undo()
    assert find("long shorter") == ["post"]


def test_a_campaign_renamed_is_found_by_its_new_name(document: Document, find: Find) -> None:
    assert find("autumn", campaign_id="autumn") == ["post"]
    document.do(edits.rename(AUTUMN, "Winter market"))
    assert (find("autumn"), find("winter mark")) == ([], ["post"])
    document.do(edits.recolour(replace(AUTUMN, name="Winter market"), "inspire"))
    assert find("winter") == ["post"]


def test_numbers_that_vacuum_would_change_are_not_used(store: Store, document: Document, find: Find) -> None:
    for number in range(6):
        document.do(edits.new_post(a_post(id=f"{number}", text=f"word{number}")))
    document.do(edits.delete([a_post(id=f"{number}", text=f"word{number}") for number in (0, 2)], []))
    store._connection.execute("VACUUM")
    assert [find(f"word{number}") for number in range(6)] == [[], ["1"], [], ["3"], ["4"], ["5"]]


# questions of any kind


ANY = st.text(max_size=30) | st.text(st.sampled_from('"*^:-+(){}[]\\ \0aAND ORNOTNEAR本ครéß\ud800,.;\n'), max_size=30)


@given(ANY)
@settings(max_examples=400)
def test_any_question_can_be_asked(store: Store, words: str) -> None:
    store.search(BRAND, words, 5)


@pytest.mark.parametrize("words", ["word " * 5_000, "x" * 500_000, '"' * 1_001, "本" * 3_000, "a " * 300 + "*"])
def test_long_questions_can_be_asked(store: Store, words: str) -> None:
    assert store.search(BRAND, words, 5) == []


SHOWN = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


SCRIPTS = "aZéßøÅ09²½ ñ\n.,-'\"*:()#@/&☕ΩάЖёשלمرहि한글กครับ日本語のｶﾞテ々ខ្မ"
"""Letters of many scripts that SQLite's tables (Unicode 6.1) know, with what stands between words."""


@given(st.text(st.sampled_from(SCRIPTS), min_size=1, max_size=25))
@settings(max_examples=300)
def test_a_text_is_found_by_all_of_it(store: Store, text: str) -> None:
    document = Document(store)
    document.do(edits.new_post(a_post(id="post", title="", text=text)))
    try:
        hits = [hit.post_id for hit in document.search(BRAND, text)]
    finally:
        document.undo()
    assert hits == (["post"] if asked(text) else [])


@given(SHOWN)
def test_taking_text_apart_adds_blanks_only(text: str) -> None:
    assert "".join(apart(text).split()) == "".join(text.split())


# the index and the plan


def index(store: Store) -> list[Any]:
    return store._connection.execute("SELECT rowid, * FROM found ORDER BY rowid").fetchall()


def fresh_index(store: Store) -> list[Any]:
    store._connection.execute("BEGIN")
    store.learn_all()
    made = index(store)
    store._connection.execute("ROLLBACK")
    return made


def some_edit(chance: Random, document: Document) -> Edit:
    plan, trash = document.plan(BRAND), document.trash(BRAND)
    posts, placements = list(plan.posts.values()), list(plan.placements.values())
    word = chance.choice(["marmalade", "本の語", "Café", "", "long " * 300])
    if not posts or chance.random() < 0.2:
        new = a_post(text=word, campaign_id=chance.choice([None, "autumn"]))
        return edits.new_post(new, [a_placement(post_id=new.id, text=chance.choice([None, word])) for _ in range(2)])
    post = chance.choice(posts)
    own = [placement for placement in placements if placement.post_id == post.id]
    choices = [
        edits.edit_post(post, chance.choice(["title", "text", "notes", "link"]), word),
        edits.edit_post(post, "campaign_id", chance.choice([None, "autumn"])),
        edits.trash([post], own, NOW),
        edits.trash([], own[:1], NOW),
        edits.delete([post], list(document.plan_of(BRAND, {post.id}, set())[0].placements.values())),
        edits.duplicate([post], own, days=7),
        edits.rename(plan.campaigns["autumn"], chance.choice(["Autumn fair", "Winter", "Spring"])),
        edits.restore([one for one in trash.posts.values() if one.trashed], list(trash.placements.values())),
        moved_by(own, timedelta(days=chance.choice([1, 2]))),
        *(edits.edit_placement(one, chance.choice(["text", "link"]), chance.choice([None, word])) for one in own),
    ]
    return replace(chance.choice(choices), merge_key="")


@pytest.mark.parametrize("seed", range(12))
def test_the_index_is_the_one_that_would_be_made_anew(store: Store, document: Document, seed: int) -> None:
    chance = Random(seed)
    for _ in range(40):
        act = chance.random()
        if act < 0.2:
            document.undo()
        elif act < 0.3:
            document.redo()
        else:
            document.do(some_edit(chance, document))
        assert index(store) == fresh_index(store)
    store._connection.execute("INSERT INTO found (found) VALUES ('integrity-check')")
    assert store.problems() == []


def test_a_refused_change_leaves_the_index_as_it_was(store: Store, document: Document) -> None:
    post = a_post(id="post", text="there")
    document.do(edits.new_post(post))
    before = index(store)
    stale = replace(post, text="stale")
    with pytest.raises(Exception, match="changed elsewhere"):
        document.do(edits.edit_post(stale, "text", "new"))
    assert index(store) == before == fresh_index(store)


def test_a_large_import_is_known_at_once(store: Store, document: Document) -> None:
    records: list[Post | Placement] = [a_post(id=f"many {i:05}", text=f"number {i}") for i in range(5_000)]
    records += [a_placement(id=f"place {i}", post_id=f"many {i:05}", text=f"own {i}") for i in range(0, 5_000, 7)]
    document.do(Edit("Many", tuple(Change(None, record) for record in records)))
    assert index(store) == fresh_index(store)
    assert [hit.post_id for hit in document.search(BRAND, "number 4321")] == ["many 04321"]


def test_a_reader_finds_what_was_just_written(store: Store, document: Document, tmp_path: Path) -> None:
    document.do(edits.new_post(a_post(id="post", text="fresh")))
    with open_store(store.path, write=False) as reader:
        assert [hit.post_id for hit in reader.search(BRAND, "fresh", 5)] == ["post"]
