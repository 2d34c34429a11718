"""The values of facts in words, and words read as values."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.fact_words import Difference, difference_words, read_value, value_text, value_words
from planner.domain.platforms import Confidence, Fact, FactName, Measure, Platform

CATALOGUE = Catalogue()
NAMES = CATALOGUE.fact_names


def a_fact(name: str, value: object, **told: object) -> Fact:
    values = {"source": "s", "checked": date(2026, 11, 23), "confidence": Confidence.VERIFIED, **told}
    return Fact(name=name, value=value, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("text.max", 2200, "2 200 characters"),
        ("text.max", 63206, "63 206 characters"),
        ("hashtags.max", 1, "1 hashtag"),
        ("hashtags.max", 5, "5 hashtags"),
        ("hashtags.max", None, "no limit"),
        ("videos.max", 0, "0 videos"),
        ("video.fps.max", 60, "60 pictures a second"),
        ("image.bytes.max", 8 * 1024 * 1024, "8 MB"),
        ("image.bytes.max", 2_000_000, "2 MB"),
        ("image.bytes.min", 10 * 1024, "10 KB"),
        ("video.bytes.max", 1024**3, "1 GB"),
        ("text.bytes.max", 3000, "3 000 bytes"),
        ("text.bytes.max", 12_345, "12 345 bytes"),
        ("video.seconds.min", 0.5, "0.5 s"),
        ("video.seconds.min", 0, "0 s"),
        ("video.seconds.max", 140, "2 min 20 s"),
        ("video.seconds.max", 900, "15 min"),
        ("video.seconds.max", 43_200, "12 h"),
        ("image.ratio.min", 0.8, "4:5"),
        ("image.ratio.min", 0.5625, "9:16"),
        ("image.ratio.max", 1.91, "1.91:1"),
        ("image.ratio.max", 10, "10:1"),
        ("video.ratio.min", 0.3333, "1:3"),
        ("image.side.max", 4000, "4 000 pixels"),
        ("links.clickable", False, "no"),
        ("media.needed", True, "yes"),
        ("image.formats", ("jpeg", "png"), "JPEG, PNG"),
        ("about.links", "One for each pin", "One for each pin"),
    ],
)
def test_a_value_is_said_as_people_say_it(name: str, value: object, words: str) -> None:
    assert value_words(a_fact(name, value), NAMES[name]) == words


def test_a_text_counted_in_bytes_says_so() -> None:
    assert value_words(a_fact("text.max", 5000, unit="utf8_bytes"), NAMES["text.max"]) == "5 000 bytes"


def test_numbers_are_written_as_they_are_where_they_are_shown() -> None:
    assert value_words(a_fact("text.max", 2200), NAMES["text.max"], lambda number: f"{number:,}") == "2,200 characters"


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("2200", Measure.COUNT, 2200),
        (" 2 200 ", Measure.COUNT, 2200),
        ("2,200", Measure.COUNT, 2200),
        ("8 MB", Measure.BYTES, 8 * 1024 * 1024),
        ("0.5mb", Measure.BYTES, 512 * 1024),
        ("3000", Measure.BYTES, 3000),
        ("15 min", Measure.SECONDS, 900),
        ("2 min 20 s", Measure.SECONDS, 140),
        ("90", Measure.SECONDS, 90),
        ("0.5 s", Measure.SECONDS, 0.5),
        ("4:5", Measure.RATIO, 0.8),
        ("1080 x 1350", Measure.RATIO, 0.8),
        ("1.91", Measure.RATIO, 1.91),
        ("1.91:1", Measure.RATIO, 1.91),
        ("Yes", Measure.YES_NO, True),
        ("no", Measure.YES_NO, False),
        (".JPG, png", Measure.LIST, ("jpg", "png")),
        ("No limit", Measure.COUNT, None),
        ("no limit", Measure.RATIO, None),
        ("Anything", Measure.WORDS, "Anything"),
    ],
)
def test_what_is_typed_is_read(text: str, measure: Measure, value: object) -> None:
    assert read_value(text, measure) == value


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("", Measure.COUNT),
        ("many", Measure.COUNT),
        ("-5", Measure.COUNT),
        ("22,00", Measure.COUNT),
        ("1" * 10, Measure.COUNT),
        ("8 pounds", Measure.BYTES),
        ("", Measure.SECONDS),
        ("3 parsecs", Measure.SECONDS),
        ("a while", Measure.SECONDS),
        ("0:5", Measure.RATIO),
        ("5:0", Measure.RATIO),
        ("wide", Measure.RATIO),
        ("maybe", Measure.YES_NO),
        ("no limit", Measure.YES_NO),
        (" , ", Measure.LIST),
        (" ", Measure.WORDS),
    ],
)
def test_what_cannot_be_read_is_said(text: str, measure: Measure) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_value(text, measure)


@given(st.text(max_size=40), st.sampled_from(Measure))
def test_any_text_is_read_or_refused(text: str, measure: Measure) -> None:
    try:
        value = read_value(text, measure)
    except ValueError:
        return
    assert value is None or value_text(value, measure)


@pytest.mark.parametrize("platform", [*CATALOGUE.platforms], ids=lambda one: one.key)
def test_a_shipped_value_typed_again_is_the_same(platform: Platform) -> None:
    for fact in platform.facts:
        measure = NAMES[fact.name].measure
        assert read_value(value_text(fact.value, measure), measure) == fact.value, fact


@pytest.mark.parametrize(("value", "text"), [(2_000_000, "2000000"), (8 * 1024 * 1024, "8 MB"), (3000, "3000 bytes")])
def test_a_size_is_typed_so_that_it_stays_the_same(value: int, text: str) -> None:
    assert value_text(value, Measure.BYTES) == text


def test_what_is_new_is_said_with_what_was() -> None:
    net = Platform(key="instagram", name="Instagram")
    five, three = a_fact("hashtags.max", 5), a_fact("hashtags.max", 3, since=date(2027, 1, 1))
    new = difference_words(Difference(net, three, None), NAMES)
    assert new == "Instagram: Most hashtags: 3 hashtags from 2027-01-01 (new)"
    reel = a_fact("hashtags.max", 3, formats=frozenset({"reel"}))
    assert difference_words(Difference(net, reel, five), NAMES) == (
        "Instagram: Most hashtags (reel): 3 hashtags (was 5 hashtags)"
    )
    assert difference_words(Difference(net, five, five), NAMES).endswith("(as before, checked anew)")


def test_only_lengths_of_texts_have_units_of_their_own() -> None:
    assert NAMES["text.max"].of_text
    assert not NAMES["hashtags.max"].of_text
    assert not FactName("a", "A", Measure.BYTES, "text", "character(s)").of_text
