"""Networks found by the words people write for them."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.domain.platforms import Platform, Platforms

SHIPPED = Catalogue().platforms
FILES: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in (RESOURCES / "platforms").glob("*.toml")
}
TWO = Platforms([Platform("alpha", "Alpha Net", ("al", "alpha page")), Platform("beta", "Beta", ())])


def key_of(platform: Platform | None) -> str | None:
    return platform.key if platform else None


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("alpha", "alpha"),
        ("Alpha Net", "alpha"),
        ("al", "alpha"),
        ("ALPHA NET", "alpha"),
        ("bEtA", "beta"),
        ("gamma", None),
        ("alph", None),
        ("alpha net page", None),
        ("", None),
    ],
)
def test_a_network_is_named_by_key_name_or_alias_in_any_case(spelling: str, key: str | None) -> None:
    assert key_of(TWO.named(spelling)) == key


def test_case_is_folded_and_not_only_lowered() -> None:
    assert key_of(Platforms([Platform("road", "Straße")]).named("STRASSE")) == "road"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Alpha", "alpha"),
        ("alpha net shop", "alpha"),
        ("Alpha  Net   shop", "alpha"),
        ("AL of the owner", "alpha"),
        ("beta two", "beta"),
        ("our beta", None),
        ("betamax", None),
        ("", None),
        ("   ", None),
    ],
)
def test_a_network_is_guessed_from_the_first_words(name: str, key: str | None) -> None:
    assert key_of(TWO.guessed(name)) == key


def test_the_longest_beginning_wins() -> None:
    both = Platforms([Platform("linked", "Linked"), Platform("linked_in", "Linked In")])
    assert key_of(both.guessed("Linked In page")) == "linked_in"
    assert key_of(both.guessed("Linked page")) == "linked"


@pytest.mark.parametrize(
    "key", ["instagram", "facebook", "tiktok", "threads", "linkedin", "pinterest", "google_business"]
)
def test_the_networks_of_the_sample_are_shipped_under_their_keys(key: str) -> None:
    assert key_of(SHIPPED.named(key)) == key


@pytest.mark.parametrize(
    ("spelling", "key"),
    [
        ("Instagram", "instagram"),
        ("IG", "instagram"),
        ("fb", "facebook"),
        ("Facebook page", "facebook"),
        ("Twitter", "x"),
        ("X", "x"),
        ("LinkedIn", "linkedin"),
        ("TikTok", "tiktok"),
        ("Google Business", "google_business"),
        ("Google Business Profile", "google_business"),
        ("GBP", "google_business"),
        ("YouTube", "youtube"),
        ("Bluesky", "bluesky"),
        ("Mastodon", "mastodon"),
        ("Threads", "threads"),
        ("Pinterest", "pinterest"),
        ("Newsletter", "newsletter"),
    ],
)
def test_usual_spellings_are_known(spelling: str, key: str) -> None:
    assert key_of(SHIPPED.named(spelling)) == key


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Instagram Ferrow Street", "instagram"),
        ("LinkedIn page", "linkedin"),
        ("google business north shop", "google_business"),
        ("Google Business Profile north", "google_business"),
        ("X @ferrowstreet", "x"),
        ("Xing", None),
        ("The shop window", None),
    ],
)
def test_channels_named_after_their_network_are_understood(name: str, key: str | None) -> None:
    assert key_of(SHIPPED.guessed(name)) == key


@pytest.mark.parametrize("key", sorted(FILES))
def test_every_shipped_network_has_a_name_and_is_found_by_all_its_spellings(key: str) -> None:
    table = FILES[key]
    assert table["name"].strip()
    for spelling in (key, table["name"], *table.get("aliases", ())):
        assert key_of(SHIPPED.named(spelling)) == key


def test_no_spelling_means_two_networks() -> None:
    spellings = Counter(
        spelling
        for key, table in FILES.items()
        for spelling in {one.casefold() for one in (key, table["name"], *table.get("aliases", ()))}
    )
    assert [spelling for spelling, number in spellings.items() if number > 1] == []


def test_every_cadence_is_of_a_shipped_network() -> None:
    assert {entry.platform for entry in Catalogue().cadences} <= set(FILES)


@pytest.mark.parametrize("written", ['aliases = ["m"]', "name = ["])
def test_a_wrong_file_is_named(tmp_path: Path, written: str) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.toml").write_text(written, encoding="utf-8")
    with pytest.raises(BadData, match=r"mine\.toml"):
        Catalogue(tmp_path).platforms.named("mine")


def test_an_unknown_key_of_a_network_is_named(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "mine.toml").write_text('name = "Mine"\nalias = ["m"]\n', encoding="utf-8")
    with pytest.raises(BadData, match="alias"):
        Catalogue(tmp_path).platforms.named("mine")


def test_a_file_more_is_a_network_more(tmp_path: Path) -> None:
    (tmp_path / "platforms").mkdir()
    text = 'name = "My own"\naliases = ["m"]\nglyph = "at"\n'
    (tmp_path / "platforms" / "mine.toml").write_text(text, encoding="utf-8")
    assert key_of(Catalogue(tmp_path).platforms.guessed("my own place")) == "mine"
