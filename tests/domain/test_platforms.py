"""Networks found by the words people write for them, and the facts that hold there for a format on a day."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from planner.app.catalogue import RESOURCES, BadData, Catalogue
from planner.domain.platforms import Confidence, Extra, Fact, Platform, Platforms
from planner.domain.rules import Severity

SHIPPED = Catalogue().platforms
FILES: dict[str, dict[str, Any]] = {
    file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in (RESOURCES / "platforms").glob("*.toml")
}
TWO = Platforms(
    [Platform(key="alpha", name="Alpha Net", aliases=("al", "alpha page")), Platform(key="beta", name="Beta")]
)


DAY = date(2026, 11, 23)


def a_fact(value: object = 5, *, name: str = "hashtags.max", **told: object) -> Fact:
    values = {"source": "s", "checked": DAY, "confidence": Confidence.VERIFIED, **told}
    return Fact(name=name, value=value, **values)  # type: ignore[arg-type]


def value_on(day: date, form: str, *facts: Fact) -> object:
    held = Platform(key="net", name="Net", formats=("reel", "story"), facts=facts).on(day, form)
    return held["hashtags.max"].value if held else "none"


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
    assert key_of(Platforms([Platform(key="road", name="Straße")]).named("STRASSE")) == "road"


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


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("@owner (Alpha)", "alpha"),
        ("The owner [beta two]", "beta"),
        ("Alpha: the owner", "alpha"),
        ("The owner – Alpha", "alpha"),
        ("The owner | Alpha net page", "alpha"),
        ("well-alpha", None),
        ("The owner (in alpha)", None),
        ("()", None),
    ],
)
def test_a_network_is_guessed_from_a_part_of_the_name(name: str, key: str | None) -> None:
    assert key_of(TWO.guessed(name)) == key


def test_the_longest_beginning_wins() -> None:
    both = Platforms([Platform(key="linked", name="Linked"), Platform(key="linked_in", name="Linked In")])
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


# facts


def test_a_fact_holds_from_its_day_on() -> None:
    facts = (a_fact(30), a_fact(5, since=DAY))
    assert value_on(DAY - timedelta(days=1), "", *facts) == 30
    assert value_on(DAY, "", *facts) == 5
    assert value_on(DAY, "", *reversed(facts)) == 5
    assert value_on(DAY - timedelta(days=1), "", a_fact(5, since=DAY)) == "none"


def test_a_fact_for_the_format_comes_before_a_general_one() -> None:
    facts = (a_fact(5, since=DAY), a_fact(3, formats=frozenset({"reel"})))
    assert value_on(DAY, "reel", *facts) == 3
    assert value_on(DAY, "story", *facts) == 5
    assert value_on(DAY, "", *facts) == 5
    assert value_on(DAY, "", facts[1]) == "none"


def test_the_users_fact_comes_before_the_shipped_one_of_its_kind() -> None:
    shipped, own = a_fact(5, since=DAY), a_fact(9, own=True)
    assert value_on(DAY, "", shipped, own) == value_on(DAY, "reel", own, shipped) == 9
    assert value_on(DAY, "reel", own, a_fact(3, formats=frozenset({"reel"}))) == 3
    later = a_fact(9, own=True, since=DAY + timedelta(days=1))
    assert value_on(DAY, "", shipped, later) == 5


def test_no_limit_is_a_value_too() -> None:
    facts = (a_fact(5), a_fact(None, formats=frozenset({"story"})))
    assert value_on(DAY, "story", *facts) is None
    assert facts[1].number is None


@pytest.mark.parametrize(
    ("value", "number"), [(5, 5), (0, 0), (0.5, 0.5), (True, None), ("five", None), (("a",), None)]
)
def test_only_numbers_are_numbers(value: object, number: float | None) -> None:
    assert a_fact(value).number == number


def test_the_better_a_fact_is_known_the_more_it_asks_for() -> None:
    asked = [a_fact(confidence=one).severity for one in Confidence]
    assert asked == [Severity.MUST_FIX, Severity.ATTENTION, Severity.HINT]


def test_all_facts_that_hold_on_a_day_can_be_listed() -> None:
    old, new, reel = a_fact(30), a_fact(5, since=DAY), a_fact(3, formats=frozenset({"reel"}))
    net = Platform(key="net", name="Net", formats=("reel", "story"), facts=(old, new, reel))
    assert net.valid_on(DAY) == (new, reel)
    assert net.valid_on(DAY, "reel") == (reel,)
    assert net.valid_on(DAY, "story") == (new,)
    assert net.valid_on(DAY - timedelta(days=1)) == (old, reel)


def test_fields_are_those_of_the_format() -> None:
    title, comment = Extra(key="title", name="Title", formats=frozenset({"reel"})), Extra(key="comment", name="Comment")
    net = Platform(key="net", name="Net", extras=(title, comment))
    assert net.extras_of("reel") == (title, comment)
    assert net.extras_of("") == net.extras_of("story") == (comment,)


# the shipped facts


def shipped(key: str, day: date, form: str, name: str) -> object:
    platform = SHIPPED.named(key)
    assert platform is not None
    found = platform.on(day, form).get(name)
    return found and (found.value, found.severity)


@pytest.mark.parametrize(
    ("key", "form", "name", "value", "severity"),
    [
        ("x", "", "text.max", 280, Severity.MUST_FIX),
        ("bluesky", "", "text.max", 300, Severity.MUST_FIX),
        ("bluesky", "", "text.bytes.max", 3000, Severity.MUST_FIX),
        ("mastodon", "", "text.max", 500, Severity.MUST_FIX),
        ("threads", "text", "text.max", 500, Severity.MUST_FIX),
        ("linkedin", "text", "text.max", 3000, Severity.MUST_FIX),
        ("instagram", "image", "text.max", 2200, Severity.MUST_FIX),
        ("instagram", "story", "text.max", None, Severity.MUST_FIX),
        ("pinterest", "pin", "text.max", 800, Severity.MUST_FIX),
        ("google_business", "update", "text.max", 1500, Severity.ATTENTION),
        ("tiktok", "video", "text.max", 2200, Severity.MUST_FIX),
        ("tiktok", "photo", "text.max", 4000, Severity.MUST_FIX),
        ("tiktok", "photo", "title.max", 90, Severity.MUST_FIX),
        ("telegram", "text", "text.max", 4096, Severity.MUST_FIX),
        ("telegram", "image", "text.max", 1024, Severity.MUST_FIX),
        ("facebook", "", "text.max", 63206, Severity.ATTENTION),
        ("facebook", "", "hashtags.max", None, Severity.HINT),
        ("tiktok", "video", "hashtags.max", 5, Severity.ATTENTION),
        ("threads", "text", "hashtags.max", 1, Severity.ATTENTION),
        ("instagram", "image", "links.clickable", False, Severity.ATTENTION),
        ("tiktok", "video", "links.clickable", False, Severity.HINT),
        ("instagram", "reel", "video.seconds.max", 900, Severity.MUST_FIX),
        ("instagram", "story", "video.seconds.max", 60, Severity.MUST_FIX),
        ("instagram", "image", "image.ratio.min", 0.8, Severity.HINT),
        ("instagram", "image", "image.bytes.max", 8 * 1024 * 1024, Severity.MUST_FIX),
        ("youtube", "short", "video.seconds.max", 180, Severity.MUST_FIX),
    ],
)
def test_the_shipped_facts_hold_in_the_sample_week(
    key: str, form: str, name: str, value: object, severity: Severity
) -> None:
    assert shipped(key, DAY, form, name) == (value, severity)


def test_twelve_hashtags_on_instagram_were_no_error_in_2025() -> None:
    days = (date(2025, 12, 18), date(2025, 12, 19))
    assert [shipped("instagram", day, "image", "hashtags.max") for day in days] == [
        (30, Severity.MUST_FIX),
        (5, Severity.MUST_FIX),
    ]


@pytest.mark.parametrize("key", ["newsletter", "blog", "whatsapp"])
def test_where_no_length_is_known_there_is_none(key: str) -> None:
    assert shipped(key, DAY, "text", "text.max") is None


@pytest.mark.parametrize("key", sorted(FILES))
def test_the_least_is_not_above_the_most(key: str) -> None:
    platform = SHIPPED.named(key)
    assert platform is not None
    for form in ("", *platform.formats):
        held = platform.on(DAY, form)
        for name, fact in held.items():
            most = held.get(name.removesuffix(".min") + ".max") if name.endswith(".min") else None
            if most is not None and most.number is not None and fact.number is not None:
                assert fact.number <= most.number, (form, name)


@pytest.mark.parametrize("key", sorted(FILES))
def test_every_fact_was_checked_before_it_is_shipped_and_names_a_source(key: str) -> None:
    platform = SHIPPED.named(key)
    assert platform is not None
    assert all(fact.source and fact.checked <= DAY and not fact.own for fact in platform.facts)


@pytest.mark.parametrize("key", sorted(FILES))
def test_a_field_with_a_limit_has_the_fact_for_it(key: str) -> None:
    platform = SHIPPED.named(key)
    assert platform is not None
    for extra in platform.extras:
        for form in extra.formats or ("", *platform.formats):
            assert not extra.limit or extra.limit in platform.on(DAY, form), extra.key
