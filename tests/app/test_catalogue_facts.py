"""The files of networks and of the names of facts are read strictly: what is wrong is said with file and key."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.app.platform_files import GROUPS, FactShape, fact_of, fact_table
from planner.domain.entities import MANNERS
from planner.domain.lengths import UNITS
from planner.domain.platforms import Measure, Platform

FILES = sorted((RESOURCES / "platforms").glob("*.toml"))
READ_BY_CHECKS = """
text.max text.bytes.max text.fold title.max title.fold first_comment.max tags.max alt.max hashtags.max mentions.max
cashtags.max links.max links.clickable links.weight media.needed media.min media.max media.mix images.max videos.max
gifs.max image.formats image.bytes.max image.bytes.min image.pixels.max image.side.max image.width.min image.width.max
image.height.min image.ratio.min image.ratio.max image.ratio.best gif.bytes.max video.formats video.bytes.max
video.seconds.min video.seconds.max video.ratio.min video.ratio.max video.ratio.best video.fps.max video.width.max
document.formats document.bytes.max document.pages.max posts.day.max
"""

NAMES = '["text.max"]\nwords = "Longest text"\nmeasure = "count"\ngroup = "text"\ncounted = "character(s)"\n'
HEAD = 'name = "Mine"\nglyph = "at"\nformats = ["text", "image"]\n'
FACT = '[[facts]]\nname = "text.max"\nvalue = 5\nsource = "s"\nchecked = 2026-11-23\nconfidence = "verified"\n'


def mine(folder: Path, text: str, names: str = NAMES) -> Platform:
    (folder / "platforms").mkdir()
    (folder / "platforms" / "mine.toml").write_text(text, encoding="utf-8")
    (folder / "facts.toml").write_text(names, encoding="utf-8")
    found = Catalogue(folder).platforms.named("mine")
    assert found is not None
    assert len(found.facts) >= 0  # a file is read past its head when somebody looks into it
    return found


def test_every_name_that_checks_read_has_words_and_a_measure(catalogue: Catalogue) -> None:
    assert set(READ_BY_CHECKS.split()) <= set(catalogue.fact_names)
    for name in catalogue.fact_names.values():
        assert name.words
        assert name.group in GROUPS
        assert bool(name.counted) == (name.measure is Measure.COUNT)
        assert name.key.startswith("about.") == (name.measure is Measure.WORDS)


def test_every_name_is_used(catalogue: Catalogue) -> None:
    used = {fact.name for platform in catalogue.platforms for fact in platform.facts}
    assert set(catalogue.fact_names) - used <= {"image.width.max"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_shipped_network_is_counted_in_a_known_way(file: Path, catalogue: Catalogue) -> None:
    platform = catalogue.shipped(file.stem)
    assert platform.counting in UNITS
    assert platform.manner in MANNERS
    assert platform.formats
    assert all(fact.unit in {"", *UNITS} for fact in platform.facts)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_fact_written_as_a_table_is_read_the_same(file: Path, catalogue: Catalogue) -> None:
    platform = catalogue.shipped(file.stem)
    shape = FactShape(catalogue.fact_names, platform.formats, platform.counting)
    assert all(fact_of(fact_table(fact), shape) == fact for fact in platform.facts)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    extras = '[[extras]]\nkey = "title"\nname = "Title"\nlimit = "text.max"\nformats = ["text"]\nneeded = true\n'
    made = mine(tmp_path, f'counting = "utf16"\nmanner = "twitter"\nthreads = true\n{HEAD}\n{extras}\n{FACT}')
    assert (made.counting, made.manner, made.threads, made.formats) == ("utf16", "twitter", True, ("text", "image"))
    assert (made.extras[0].limit, made.extras[0].needed, made.extras[0].lines) == ("text.max", True, False)
    assert (made.facts[0].value, made.facts[0].unit) == (5, "utf16")


def test_without_more_it_is_a_network_without_facts(tmp_path: Path) -> None:
    made = mine(tmp_path, 'name = "Mine"\nglyph = "at"\n')
    assert (made.counting, made.manner, made.threads) == ("graphemes", "plain", False)
    assert (made.formats, tuple(made.facts)) == ((), ())


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('name = "Mine"', "glyph"),
        ('glyph = "at"', "name"),
        (HEAD + 'counting = "words"', "counting"),
        (HEAD + 'manner = "rude"', "manner"),
        (HEAD + 'threads = "yes"', "threads"),
        (HEAD + 'aliases = "m"', "aliases"),
        (HEAD + "colour = 3", "colour"),
        (HEAD + "facts = 3", "facts"),
        (HEAD + "facts = [3]", "facts"),
        (HEAD + '[[extras]]\nname = "Title"', "key"),
        (HEAD + '[[extras]]\nkey = "title"\nname = "Title"\nlimit = "title.max"', "title.max"),
        (HEAD + '[[extras]]\nkey = "title"\nname = "Title"\nformats = ["reel"]', "reel"),
        (HEAD + '[[extras]]\nkey = "title"\nname = "Title"\nneeded = 1', "needed"),
        (HEAD + FACT + FACT, r"fact 2 \(text.max\).*twice"),
        (HEAD + FACT.replace("value = 5", "value = 5.5"), "whole number"),
        (HEAD + FACT.replace("value = 5", "value = [5]"), "whole number"),
        (HEAD + FACT.replace("text.max", "text.most"), r"fact 1 \(text.most\)"),
        (HEAD + FACT.replace("source", "sources"), "sources"),
        (HEAD + FACT + "formats = ['reel']", "reel"),
        (HEAD + FACT + "own = true", "own"),
    ],
)
def test_what_is_wrong_in_a_network_is_said(tmp_path: Path, text: str, word: str) -> None:
    with pytest.raises(BadData, match=word) as refused:
        mine(tmp_path, text)
    assert "mine.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ('measure = "count"', 'measure = "miles"', "miles"),
        ('group = "text"', 'group = "songs"', "group"),
        ('words = "Longest text"', "", "words"),
        ('words = "Longest text"', 'words = "Longest text"\nlong = 3', "long"),
    ],
)
def test_what_is_wrong_in_a_name_is_said(tmp_path: Path, old: str, new: str, word: str) -> None:
    with pytest.raises(BadData, match=word) as refused:
        mine(tmp_path, HEAD + FACT, NAMES.replace(old, new))
    assert "facts.toml" in str(refused.value)


def test_no_shipped_file_names_a_fact_twice_for_the_same_entries(catalogue: Catalogue) -> None:
    for file in FILES:
        tables = tomllib.loads(file.read_text(encoding="utf-8")).get("facts", [])
        assert len(tables) == len(catalogue.shipped(file.stem).facts)


def test_names_and_icons_of_networks_are_known_before_their_facts_are_read(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.toml").write_text(f"{HEAD}\n[[facts]]\nname = 5\n", encoding="utf-8")
    found = Catalogue(tmp_path).platforms.named("Mine")
    assert found is not None
    assert (found.key, found.glyph, found.formats) == ("mine", "at", ("text", "image"))
    with pytest.raises(BadData, match="mine"):
        len(found.facts)
