"""Amounts as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale

from planner.ui.pieces.typed_amount import meant_amount, written_amount

ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
GERMAN = QLocale(QLocale.Language.German, QLocale.Country.Germany)


@pytest.mark.parametrize(
    ("text", "english", "german"),
    [
        ("140", "140", "140"),
        ("12.5", "12.5", "12.5"),
        ("12,50", "12.50", "12.50"),
        ("1,400", "1400", "1.400"),
        ("1.400", "1.400", "1400"),
        ("1,400.50", "1400.50", "1400.50"),
        ("1.400,50", "1400.50", "1400.50"),
        ("1 400", "1400", "1400"),
        ("1'400'000", "1400000", "1400000"),
        ("€ 12", "12", "12"),
        ("12 GBP", "12", "12"),
        ("12.", "12", "12"),
        ("0", "0", "0"),
    ],
)
def test_marks_are_read_by_the_locale_or_by_what_they_can_only_be(text: str, english: str, german: str) -> None:
    assert meant_amount(text, ENGLISH) == Decimal(english)
    assert meant_amount(text, GERMAN) == Decimal(german)


@pytest.mark.parametrize("text", ["", "a few", "-5", "1,2.3,4", "..", "12 and 14", "9" * 20, "1e5"])
def test_what_is_no_amount_is_none(text: str) -> None:
    assert meant_amount(text, ENGLISH) is None


def test_amounts_are_written_as_they_are_typed() -> None:
    assert written_amount(Decimal("1400"), ENGLISH) == "1,400"
    assert written_amount(Decimal("12.5"), ENGLISH) == "12.50"
    assert meant_amount(written_amount(Decimal("1234.5"), GERMAN), GERMAN) == Decimal("1234.5")
