"""Numbers as people type and paste them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.results.metrics import Unit
from planner.domain.results.typed_numbers import is_heading, read_number


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1250", "1250"),
        ("1,250", "1250"),
        ("1.250", "1250"),
        ("1 250", "1250"),
        ("1\u202f250", "1250"),
        ("1’250", "1250"),
        ("1,250,000", "1250000"),
        ("1.250.000", "1250000"),
        ("12,34,567", "1234567"),
        ("1.2K", "1200"),
        ("1,2k", "1200"),
        ("1,234K", "1234000"),
        ("3.4 mio", "3400000"),
        ("2M", "2000000"),
        ("٣٤٥", "345"),
        ("007", "7"),
        ("0", "0"),
        (" 12 ", "12"),
        ("", ""),
        ("  ", ""),
        ("-", "-"),
        ("–", "-"),
        ("--", "-"),
    ],
)
def test_counts(typed: str, read: str) -> None:
    assert read_number(typed) == read


@pytest.mark.parametrize("typed", ["1.2", "12,5", "0.5", "1.2345K"])
def test_a_part_of_a_post_was_seen_by_nobody(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        read_number(typed)


@pytest.mark.parametrize("typed", ["abc", "12x", "n/a", "-5", "1..2", "1e5", "=1+1", "5%", "1,2,3", "K", "1:30", "€5"])
def test_what_is_no_number_is_told(typed: str) -> None:
    with pytest.raises(ValueError, match="is not a number; write it like 1250 or 1.2K"):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "point", "read"),
    [
        ("12.50", ".", "12.5"),
        ("12,50", ".", "12.5"),
        ("12,50", ",", "12.5"),
        ("1,250", ".", "1250"),
        ("1,250", ",", "1.25"),
        ("1.250", ",", "1250"),
        ("1,250.50", ",", "1250.5"),
        ("1.250,50", ".", "1250.5"),
        ("€12.50", ".", "12.5"),
        ("12,50 €", ",", "12.5"),
        ("GBP 12", ".", "12"),
        ("12 kr", ",", "12"),
        ("1.2 Mio", ".", "1200000"),
        ("3 mln", ".", "3000000"),
        (".5", ".", "0.5"),
    ],
)
def test_amounts_have_parts_and_currencies(typed: str, point: str, read: str) -> None:
    assert read_number(typed, Unit.MONEY, point) == read


def test_an_amount_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="is not a number"):
        read_number("-5", Unit.MONEY)


@pytest.mark.parametrize(("typed", "read"), [("1:05", "65"), ("1:02:03", "3723"), ("12.5", "12.5"), ("0:07", "7")])
def test_lengths_of_time_are_seconds(typed: str, read: str) -> None:
    assert read_number(typed, Unit.SECONDS) == read


@settings(max_examples=30)
@given(st.text(max_size=12))
def test_any_text_is_a_number_or_told(text: str) -> None:
    read = ""
    with contextlib.suppress(ValueError):
        read = read_number(text)
    assert read in ("", "-") or read.isdecimal()
    assert read_number(read) == read


def test_headings_are_words_without_digits() -> None:
    assert is_heading("Reach")
    assert not is_heading("12")
    assert not is_heading("")
    assert not is_heading("-")
