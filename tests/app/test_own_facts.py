"""The user's own facts: changed, reverted, imported, kept in their file, and merged with the shipped ones."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import BadData, Catalogue
from planner.app.failures import NotWritten
from planner.app.toml_writing import tables_text
from planner.domain.platforms import Confidence, Fact, Platform
from planner.domain.rules import Severity

DAY = date(2026, 11, 23)
NEWER = """
[[facts]]
name = "hashtags.max"
value = 3
since = 2027-01-01
source = "Instagram help"
checked = 2026-12-20
confidence = "verified"

[[facts]]
name = "mentions.max"
value = 25
source = "Instagram help"
checked = 2026-12-20
confidence = "secondary"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "facts.toml"


@pytest.fixture
def facts(path: Path) -> Catalogue:
    return Catalogue(own_facts=path)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    return written(tmp_path, NEWER)


def written(folder: Path, text: str, name: str = "instagram.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def instagram(catalogue: Catalogue) -> Platform:
    found = catalogue.platforms.named("instagram")
    assert found is not None
    return found


def own(value: object = 9, *, name: str = "hashtags.max", **told: object) -> Fact:
    values = {"source": "", "checked": DAY, "confidence": Confidence.VERIFIED, **told}
    return Fact(name=name, value=value, **values)  # type: ignore[arg-type]


def limit(catalogue: Catalogue, day: date = DAY, form: str = "image", name: str = "hashtags.max") -> object:
    return instagram(catalogue).on(day, form)[name].value


# changing


def test_the_users_fact_wins_and_is_there_the_next_time(facts: Catalogue, path: Path) -> None:
    facts.change_fact("instagram", own(9, note="Says our agency"))
    for catalogue in (facts, Catalogue(own_facts=path)):
        fact = instagram(catalogue).on(DAY, "image")["hashtags.max"]
        assert (fact.value, fact.own, fact.note, fact.checked) == (9, True, "Says our agency", DAY)
        assert fact.source == "Set by you"
        assert fact.severity is Severity.MUST_FIX


def test_it_holds_from_its_day_on(facts: Catalogue) -> None:
    facts.change_fact("instagram", own(9, since=DAY))
    assert limit(facts, date(2026, 11, 22)) == 5
    assert limit(facts, DAY) == 9
    assert limit(facts, date(2025, 1, 1)) == 30


def test_one_for_a_format_leaves_the_others_alone(facts: Catalogue) -> None:
    facts.change_fact("instagram", own(2, formats=frozenset({"reel"})))
    assert (limit(facts, form="reel"), limit(facts, form="image")) == (2, 5)


def test_a_general_one_leaves_the_one_for_a_format_alone(facts: Catalogue) -> None:
    facts.change_fact("instagram", own(120, name="video.seconds.max"))
    assert limit(facts, form="story", name="video.seconds.max") == 60
    assert limit(facts, form="reel", name="video.seconds.max") == 120


def test_changing_it_again_leaves_one(facts: Catalogue, path: Path) -> None:
    facts.change_fact("instagram", own(9))
    facts.change_fact("instagram", own(8, since=date(2026, 1, 1)))
    assert len(tomllib.loads(path.read_text(encoding="utf-8"))["own"]) == 1
    assert (limit(facts), limit(facts, date(2025, 12, 31))) == (8, 5)


def test_a_fact_that_is_not_shipped_can_be_added(facts: Catalogue) -> None:
    facts.change_fact("blog", own(9000, name="text.max"))
    blog = facts.platforms.named("blog")
    assert blog is not None
    assert (blog.on(DAY)["text.max"].value, blog.on(DAY)["text.max"].unit) == (9000, "graphemes")


def test_no_limit_can_be_the_users_fact(facts: Catalogue, path: Path) -> None:
    facts.change_fact("instagram", own(None))
    assert limit(facts) is None
    assert limit(Catalogue(own_facts=path)) is None


@pytest.mark.parametrize(
    ("platform", "fact", "word"),
    [
        ("myspace", own(), "no network"),
        ("instagram", own(name="colours.max"), "no fact"),
        ("instagram", own("many"), "whole number"),
        ("instagram", own(True), "whole number"),
        ("instagram", own(-1), "whole number"),
        ("instagram", own(formats=frozenset({"pin"})), "no format"),
        ("instagram", own(None, name="links.clickable"), "needs a value"),
        ("instagram", own(note="bell \x07"), "note"),
    ],
)
def test_what_is_no_fact_is_refused_and_nothing_changes(
    facts: Catalogue, path: Path, platform: str, fact: Fact, word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        facts.change_fact(platform, fact)
    assert not path.exists()
    assert limit(facts) == 5


def test_reverting_brings_the_shipped_one_back(facts: Catalogue, path: Path) -> None:
    facts.change_fact("instagram", own(9))
    facts.change_fact("instagram", own(2, formats=frozenset({"reel"})))
    assert facts.revert_fact("instagram", "hashtags.max", frozenset())
    assert (limit(facts), limit(facts, form="reel")) == (5, 2)
    assert facts.revert_fact("instagram", "hashtags.max")
    assert (limit(facts), limit(facts, form="reel")) == (5, 5)
    assert not facts.revert_fact("instagram", "hashtags.max")
    assert limit(Catalogue(own_facts=path)) == 5


def test_who_listens_is_told_and_finds_other_networks(facts: Catalogue, newer: Path) -> None:
    told: list[object] = []
    before = instagram(facts)
    listener = lambda: told.append(limit(facts, date(2027, 1, 1)))  # noqa: E731
    facts.listen(listener)
    facts.change_fact("instagram", own(9))
    assert instagram(facts) is not before
    facts.revert_fact("instagram", "hashtags.max")
    facts.revert_fact("instagram", "hashtags.max")
    facts.import_facts(newer)
    facts.revert_import()
    assert told == [9, 5, 3, 5]
    facts.unlisten(listener)
    facts.change_fact("instagram", own(9))
    assert len(told) == 4


def test_without_a_file_it_is_kept_for_this_time() -> None:
    catalogue = Catalogue()
    catalogue.change_fact("instagram", own(9))
    assert limit(catalogue) == 9
    assert limit(Catalogue()) == 5


def test_two_windows_keep_what_each_changed(path: Path) -> None:
    one, other = Catalogue(own_facts=path), Catalogue(own_facts=path)
    assert (limit(one), limit(other)) == (5, 5)
    one.change_fact("instagram", own(9))
    other.change_fact("instagram", own(30, name="mentions.max"))
    last = Catalogue(own_facts=path)
    assert (limit(last), limit(last, name="mentions.max")) == (9, 30)


# importing


def test_newer_facts_are_imported_and_said(facts: Catalogue, newer: Path, path: Path) -> None:
    assert facts.import_facts(newer) == (
        "Instagram: Most hashtags: 3 hashtags from 2027-01-01 (new)",
        "Instagram: Most mentions: 25 mentions (was 20 mentions)",
    )
    for catalogue in (facts, Catalogue(own_facts=path)):
        assert (limit(catalogue), limit(catalogue, date(2027, 1, 1))) == (5, 3)
        fact = instagram(catalogue).on(DAY)["mentions.max"]
        assert (fact.value, fact.severity, fact.own) == (25, Severity.ATTENTION, False)
        assert catalogue.own_facts.has_imported
    assert facts.import_facts(newer) == ()


def test_what_would_change_can_be_looked_at_first(facts: Catalogue, newer: Path, path: Path) -> None:
    planned = facts.read_facts(newer)
    assert len(planned.differences) == 2
    assert not path.exists()
    assert limit(facts, date(2027, 1, 1)) == 5
    facts.take_facts(planned)
    assert limit(facts, date(2027, 1, 1)) == 3


def test_the_users_own_fact_wins_over_an_imported_one(facts: Catalogue, newer: Path) -> None:
    facts.change_fact("instagram", own(50, name="mentions.max"))
    facts.import_facts(newer)
    assert limit(facts, name="mentions.max") == 50
    facts.revert_fact("instagram", "mentions.max")
    assert limit(facts, name="mentions.max") == 25


def test_an_import_can_be_reverted_as_a_whole(facts: Catalogue, newer: Path, path: Path) -> None:
    facts.change_fact("instagram", own(9))
    facts.import_facts(newer)
    assert facts.revert_import()
    assert not facts.revert_import()
    for catalogue in (facts, Catalogue(own_facts=path)):
        assert (limit(catalogue), limit(catalogue, name="mentions.max")) == (9, 20)


def test_what_was_checked_earlier_than_the_shipped_fact_does_not_win(facts: Catalogue, tmp_path: Path) -> None:
    file = written(tmp_path, NEWER.replace("2026-12-20", "2026-01-01"))
    assert facts.import_facts(file) == ("Instagram: Most hashtags: 3 hashtags from 2027-01-01 (new)",)
    assert limit(facts, name="mentions.max") == 20


def test_several_networks_come_in_one_file(facts: Catalogue, tmp_path: Path) -> None:
    some = NEWER.replace("[[facts]]", "[[platform.instagram.facts]]")
    one = some.replace("platform.instagram", "platform.tiktok")
    assert len(facts.import_facts(written(tmp_path, some + one, "newer.toml"))) == 4


def test_a_shipped_file_of_a_network_is_one_that_can_be_imported(facts: Catalogue, tmp_path: Path) -> None:
    from planner.app.catalogue import RESOURCES  # noqa: PLC0415  needed here alone

    for file in sorted((RESOURCES / "platforms").glob("[!bnw]*.toml")):
        assert facts.import_facts(file) == ()


FACT = NEWER.partition("\n\n")[0]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("", "no facts"),
        ("facts = 3", "facts"),
        ("[[facts]]", "name"),
        ("not toml", "cannot be read"),
        (FACT.replace("hashtags.max", "colours.max"), "colours.max"),
        (FACT.replace("value = 3", 'value = "three"'), "whole number"),
        (FACT.replace("value = 3", "value = true"), "whole number"),
        (FACT.replace("value = 3", "none = true\nvalue = 3"), "none"),
        (FACT.replace("value = 3", ""), "value"),
        (FACT.replace('source = "Instagram help"', ""), "source"),
        (FACT.replace('"Instagram help"', '" "'), "source"),
        (FACT.replace("checked = 2026-12-20", ""), "checked"),
        (FACT.replace("2026-12-20", '"2026-12-20"'), "checked"),
        (FACT.replace("2027-01-01", "2027-01-01T09:00:00"), "since"),
        (FACT.replace("verified", "sure"), "sure"),
        (FACT + '\nformats = ["pin"]', "pin"),
        (FACT + '\nunit = "words"', "words"),
        (FACT + '\nowner = "me"', "owner"),
        (FACT + FACT, "twice"),
        ("[platform.myspace]\n[[platform.myspace.facts]]", "myspace"),
        ("platform = 3", "platform"),
        ("[platform]\ninstagram = 3", "no table"),
        ('colour = "red"\n' + FACT, "colour"),
        (f"x = {'[' * 5000}", "cannot be read"),
    ],
)
def test_a_file_with_anything_wrong_is_refused_as_a_whole(
    facts: Catalogue, tmp_path: Path, path: Path, text: str, word: str
) -> None:
    with pytest.raises(BadData, match=word) as refused:
        facts.import_facts(written(tmp_path, text))
    assert "instagram.toml" in str(refused.value)
    assert not path.exists()


def test_a_file_of_an_unknown_network_names_those_there_are(facts: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(BadData, match="myspace.*instagram"):
        facts.import_facts(written(tmp_path, NEWER, "myspace.toml"))
    with pytest.raises(BadData, match="cannot be read"):
        facts.import_facts(tmp_path / "nowhere.toml")


def test_a_huge_file_is_not_read(facts: Catalogue, tmp_path: Path) -> None:
    with pytest.raises(BadData, match="larger"):
        facts.import_facts(written(tmp_path, "#" * 2_000_001))


# the file


@pytest.mark.parametrize(
    "content",
    [
        b"{",
        b"\xff\xfe",
        b"own = 3",
        b"[[own]]\nplatform = 'instagram'",
        b"[[own]]\nplatform = 'myspace'\nname = 'text.max'",
        b"[[own]]\nname = 'text.max'",
        b"own = [3]",
        b"x = " + b"[" * 5000,
    ],
)
def test_a_broken_file_is_set_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    catalogue = Catalogue(own_facts=path)
    assert limit(catalogue) == 5
    assert "facts.broken.toml" in catalogue.own_facts.note
    assert path.with_name("facts.broken.toml").read_bytes() == content
    catalogue.change_fact("instagram", own(9))
    assert limit(Catalogue(own_facts=path)) == 9


def test_a_folder_in_its_place_is_said_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    catalogue = Catalogue(own_facts=path)
    assert limit(catalogue) == 5
    assert "cannot be read" in catalogue.own_facts.note
    with pytest.raises(NotWritten, match="could not be written"):
        catalogue.change_fact("instagram", own(9))
    assert limit(catalogue) == 5


def test_the_file_is_private(facts: Catalogue, path: Path) -> None:
    facts.change_fact("instagram", own(9))
    assert path.parent.stat().st_mode & 0o777 == 0o700


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(WORDS, max_size=3), WORDS, st.integers(-(2**53), 2**53), st.floats(allow_nan=False), st.booleans())
def test_what_is_written_as_toml_is_read_the_same(
    some: list[str], words: str, whole: int, number: float, yes: bool
) -> None:
    table = {"words": words, "some": some, "whole": whole, "yes": yes, "day": DAY}
    if abs(number) < 1e300:
        table["number"] = number
    assert tomllib.loads(tables_text("own", [table, table])) == {"own": [table, table]}
    assert json.dumps(words)
