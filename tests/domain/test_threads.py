"""Texts in several parts: where they are divided, and how a long text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.lengths import length
from planner.domain.threads import Part, parts, split


def test_a_text_without_a_divider_is_one_part() -> None:
    assert parts("One\n\ntwo -- three") == (Part(0, 17, "One\n\ntwo -- three"),)
    assert parts("") == (Part(0, 0, ""),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One\n---\nTwo", ["One", "Two"]),
        ("One\n\n---\n\n  Two", ["One", "  Two"]),
        ("One\r\n---\r\nTwo\r\n", ["One", "Two"]),
        ("One\n---  \nTwo", ["One", "Two"]),
        ("---\nOne", ["", "One"]),
        ("One\n----\nTwo", ["One\n----\nTwo"]),
        ("One --- two", ["One --- two"]),
        ("One\n---\n---\nTwo", ["One", "", "Two"]),
    ],
)
def test_a_line_of_three_hyphens_divides(text: str, words: list[str]) -> None:
    assert [part.text for part in parts(text)] == words


@pytest.mark.parametrize("text", ["One\n---\nTwo", "\n\nOne\n---\n\nTwo\n", "a\r\n---\r\nb"])
def test_a_part_says_where_it_stands(text: str) -> None:
    for part in parts(text):
        assert text[part.start : part.end] == part.text


@pytest.mark.parametrize(
    ("text", "limit", "divided"),
    [
        ("Short", 20, ["Short"]),
        ("First paragraph.\n\nSecond paragraph.", 20, ["First paragraph.", "Second paragraph."]),
        ("One sentence here. Another one.", 20, ["One sentence here.", "Another one."]),
        ("no end of any sentence here", 12, ["no end of", "any sentence", "here"]),
        ("One\n---\nTwo words and more", 12, ["One", "Two words", "and more"]),
    ],
)
def test_a_long_text_is_divided_at_a_paragraph_else_a_sentence_else_a_word(
    text: str, limit: int, divided: list[str]
) -> None:
    assert [part.text for part in parts(split(text, "code_points", limit))] == divided


def test_a_link_stays_whole_even_if_it_is_longer_than_a_part() -> None:
    link = "https://ferrow.example/a.very.long?path=with.dots!and=more"
    told = [part.text for part in parts(split(f"Look here now {link} and there", "code_points", 25))]
    assert link in told
    assert told == ["Look here now", link, "and there"]


def test_dividing_again_changes_nothing() -> None:
    once = split("One sentence. " * 60, "code_points", 100)
    assert split(once, "code_points", 100) == once


@given(st.text(alphabet=st.sampled_from("ab .!\n-é☕"), max_size=300), st.integers(5, 60))
def test_parts_fit_where_there_are_blanks_and_no_letter_is_lost(text: str, limit: int) -> None:
    divided = split(text, "code_points", limit)
    for part in parts(divided):
        assert length(part.text, "code_points") <= limit or not any(map(str.isspace, part.text.strip()))
    assert "".join(divided.replace("---", "").split()) == "".join(text.replace("---", "").split())
