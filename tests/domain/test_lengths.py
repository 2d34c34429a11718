"""Lengths of texts in the units of the networks, and where a text passes its limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain import graphemes
from planner.domain.entities import entities
from planner.domain.lengths import LINK_WEIGHT, UNITS, cut_at, length, short_link

FAMILY = "👨‍👩‍👧‍👦"
PARTS = [*"a. /:@#é日\u094d\u0915\u200d\ufe0f\ud800🇩🎉,\r\n\u0600", "http://a", ".com"]
LINK = "https://example.com/a/very/long/path?with=query"


@pytest.mark.parametrize("unit", UNITS)
def test_nothing_has_no_length(unit: str) -> None:
    assert length("", unit) == 0
    assert cut_at("", unit, 0) is None


@pytest.mark.parametrize(
    ("unit", "expected"),
    [("code_points", 7), ("graphemes", 1), ("utf16", 11), ("utf8_bytes", 25), ("threads", 25), ("x_weighted", 2)],
)
def test_a_family_in_each_unit(unit: str, expected: int) -> None:
    assert length(FAMILY, unit) == expected


def test_letters_as_readers_see_them() -> None:
    assert length("नमस्ते", "graphemes") == 3
    assert length("e\u0301\r\nх", "graphemes") == 3


def test_x_weighs_letters_and_composes_them() -> None:
    assert length("abc", "x_weighted") == 3
    assert length("日本", "x_weighted") == 4
    assert length("e\u0301", "x_weighted") == 1
    assert length("©", "x_weighted") == 1
    assert length("©\ufe0f", "x_weighted") == 2


def test_a_link_costs_the_same_however_long_it_is() -> None:
    assert length(LINK, "x_weighted") == length("example.com", "x_weighted") == 23
    assert length(LINK, "mastodon") == 23
    assert length("example.com", "mastodon") == 11
    assert length(LINK, "x_weighted", link_weight=30) == 30


def test_mastodon_counts_the_warning_and_the_name_without_its_server() -> None:
    assert length("@anna@example.social hi", "mastodon", before="food 🍏") == len("@anna hi") + 6
    assert length("hi", "graphemes", before="food") == 2


def test_a_link_counts_on_x_also_inside_a_hashtag_or_a_mention() -> None:
    assert length("#日本example.com", "x_weighted") == 1 + 2 * 2 + LINK_WEIGHT
    assert length("＠example.com", "x_weighted") == 2 + LINK_WEIGHT


def test_bluesky_counts_links_as_it_shows_them() -> None:
    assert length(f"see {LINK}", "bluesky") == len("see example.com/a/very/long/...")
    assert length("see example.com/a/very/long/path", "bluesky") == len("see example.com/a/very/long/path")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.com", "example.com"),
        ("HTTPS://Example.COM/", "example.com"),
        ("https://example.com:443/a", "example.com/a"),
        ("https://example.com:8080/a", "example.com:8080/a"),
        ("https://user@example.com/a", "example.com/a"),
        ("https://例え.jp/é", "xn--r8jz45g.jp/%C3%A9"),
        ("https://example.com/a/../b", "example.com/b"),
        ("ftp://example.com/a", "ftp://example.com/a"),
        ("https://example.com//a/../b", "example.com//b"),
        ("https://[::1]:8080/a", "[::1]:8080/a"),
        ("https://straße.example/", "xn--strae-oqa.example"),
        ("https://exa mple.com:x", "https://exa mple.com:x"),
        ("https://", "https://"),
    ],
)
def test_short_links(address: str, shown: str) -> None:
    assert short_link(address) == shown


def test_tags_of_a_video_count_with_commas_and_quotation_marks() -> None:
    assert length("one, two words,,three", "youtube_tags") == len('one,"two words",three')
    assert cut_at("one, two words, three", "youtube_tags", 15) == len("one, two words,")


def test_threads_charges_pictures_by_bytes_and_letters_by_one() -> None:
    assert length("é日🎉", "threads") == 1 + 1 + 4
    assert length("™ 1", "threads") == 3
    assert length("1\ufe0f\u20e3", "threads") == 7


def test_a_text_is_cut_before_the_letter_that_passes_the_limit() -> None:
    assert cut_at("abcd", "graphemes", 3) == 3
    assert cut_at("abc", "graphemes", 3) is None
    assert cut_at(f"ab{FAMILY}", "x_weighted", 3) == 2
    assert cut_at(f"ab{FAMILY}c", "utf8_bytes", 20) == 2


def test_a_link_that_counts_as_a_whole_is_not_cut() -> None:
    assert cut_at(f"see {LINK} now", "x_weighted", 20) == 4
    assert cut_at(f"see {LINK} now", "x_weighted", 28) == len(f"see {LINK} ")
    assert cut_at("hi @anna@example.social", "mastodon", 5) == 3


def test_a_warning_takes_room_from_the_text() -> None:
    assert cut_at("abcd", "mastodon", 6, before="food") == 2
    assert cut_at("abcd", "mastodon", 3, before="food") == 0


def test_half_a_pair_of_surrogates_is_counted_and_never_fails() -> None:
    for unit in UNITS:
        assert length("a\ud800b \udfff", unit) > 0
    assert length("\ud800", "code_points") == length("\ud800", "utf16") == length("\ud800", "graphemes") == 1


@settings(max_examples=150)
@given(st.text() | st.lists(st.sampled_from(PARTS)).map("".join), st.integers(0, 30))
def test_what_is_before_the_cut_fits(text: str, limit: int) -> None:
    letters = {0, *graphemes.ends(text)}
    for unit in UNITS:
        cut = cut_at(text, unit, limit)
        assert (cut is None) == (length(text, unit) <= limit)
        if cut is not None and not entities(text, "twitter").links:
            assert 0 <= cut <= len(text)
            assert cut in letters or unit in ("bluesky", "mastodon", "youtube_tags")


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("seed", ["🇩", "a.com "])
def test_a_pasted_megabyte_is_counted(unit: str, seed: str) -> None:
    text = seed * (1_000_000 // len(seed))
    cut = cut_at(text, unit, 280)
    assert cut is None or 0 <= cut <= len(text)


@given(st.lists(st.sampled_from(PARTS)).map("".join))
def test_letters_are_counted_as_they_are_divided(text: str) -> None:
    assert graphemes.count(text) == len(list(graphemes.ends(text)))


@pytest.mark.parametrize(
    ("text", "unit", "limit"),
    [
        ("@handle.com @he\u0301\u0302andle.com", "x_weighted", 33),
        ("．@a@b.example\u200c~net", "mastodon", 4),
        (",\ufe0fone", "youtube_tags", 2),
    ],
)
def test_a_piece_that_begins_inside_a_letter_is_cut_before_the_letter(text: str, unit: str, limit: int) -> None:
    assert cut_at(text, unit, limit) in (0, *graphemes.ends(text))


def test_what_is_kept_fits_also_where_a_shorter_link_comes_about() -> None:
    text = f"I like http://t.co/{'a' * 60}"
    cut = cut_at(text, "x_weighted", 31)
    assert cut is not None
    assert length(text[:cut], "x_weighted") <= 31
