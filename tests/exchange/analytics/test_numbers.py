"""Numbers of exports: however they are written, blank, zero and not offered stay three things."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.records.results import NOT_OFFERED
from planner.exchange.analytics.model import Unit
from planner.exchange.analytics.numbers import decimal_comma, read_number
from tests.exchange.analytics.exports import FORMATS

WORDS = FORMATS.words


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", "0"),
        ("12,400", "12400"),
        ("12.400", "12400"),
        ("1’234’567", "1234567"),
        ("1 234", "1234"),
        ("1\u202f234", "1234"),
        ("1.2K", "1200"),
        ("1,2 Tsd.", "1200"),
        ("3,4 Mio.", "3400000"),
        ("12100212.0", "12100212"),
        ("1.234.567", "1234567"),
        ("٤٢", "42"),
        ("1E+5", "100000"),
        ("-0", "0"),
        ("9E-999", "0"),
        ("0.333333333333333333", "0.333333"),
    ],
)
def test_counts_are_read_as_people_and_spreadsheets_write_them(cell: str, value: str) -> None:
    assert read_number(cell, Unit.COUNT, WORDS) == (value, "")


@pytest.mark.parametrize("cell", ["", "  ", "undefined", "--", "–", "n/a", "null", "#N/A", "-"])
def test_what_was_not_measured_is_blank_and_not_zero(cell: str) -> None:
    assert read_number(cell, Unit.COUNT, WORDS) == (None, "")


def test_only_files_of_ours_say_that_a_number_is_not_offered() -> None:
    assert read_number("-", Unit.COUNT, WORDS, own=True).value == NOT_OFFERED


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("< 1%", "no exact number"),
        (">100", "no exact"),
        ("-5", "below zero"),
        ("a lot", "no number"),
        ("1,2,3", "no number"),
    ],
)
def test_what_is_no_exact_number_is_told_and_stays_blank(cell: str, why: str) -> None:
    said = read_number(cell, Unit.PERCENT if "%" in cell else Unit.COUNT, WORDS)
    assert said.value is None
    assert why in said.why


@pytest.mark.parametrize(
    ("cell", "unit", "value"),
    [
        ("0:00:41", Unit.SECONDS, "41"),
        ("1:02:03", Unit.SECONDS, "3723"),
        ("2:05", Unit.SECONDS, "125"),
        ("1m 5s", Unit.SECONDS, "65"),
        ("4.5s", Unit.SECONDS, "4.5"),
        ("31.0", Unit.SECONDS, "31"),
        ("2500", Unit.MILLISECONDS, "2.5"),
        ("1.5", Unit.HOURS, "5400"),
        ("38%", Unit.PERCENT, "38"),
        ("0.05", Unit.PERCENT, "0.05"),
    ],
)
def test_times_come_to_seconds_and_percents_stay(cell: str, unit: Unit, value: str) -> None:
    assert read_number(cell, unit, WORDS).value == value


def test_a_comma_before_decimals_is_told_by_the_whole_column() -> None:
    assert decimal_comma(["1,5", "12,25", "3"])
    assert not decimal_comma(["1.5", "1,234"])
    assert read_number("1,234", Unit.HOURS, WORDS, comma=True).value == "4442.4"
    assert read_number("1,234", Unit.HOURS, WORDS).value == "4442400"


@settings(max_examples=30)
@given(st.text(max_size=50))
def test_no_cell_breaks_it(cell: str) -> None:
    for unit in Unit:
        value, why = read_number(cell, unit, WORDS)
        assert value is None or not why
