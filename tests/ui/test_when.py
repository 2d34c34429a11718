"""Days in the order and with the signs of the locale."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from planner.app.settings import Settings
from planner.domain.span import Span, day_words
from planner.ui.pieces.plain import in_one
from planner.ui.when import When

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("en_GB", ("Wed 25 Nov", "1 Nov", "23 – 29 Nov 2026", "30 Nov – 6 Dec 2026")),
        ("en_US", ("Wed Nov 25", "Nov 1", "Nov 23 – Nov 29 2026", "Nov 30 – Dec 6 2026")),
        ("de_DE", ("Mi. 25. Nov.", "1. Nov.", "23. – 29. Nov. 2026", "30. Nov. – 6. Dez. 2026")),
        ("fr_FR", ("mer. 25 nov.", "1 nov.", "23 – 29 nov. 2026", "30 nov. – 6 déc. 2026")),
        ("ja_JP", ("水 11月25日", "11月1日", "11月23日 – 11月29日 2026", "11月30日 – 12月6日 2026")),
    ],
)
def test_days_are_written_as_the_locale_does(tmp_path: Path, name: str, written: tuple[str, ...]) -> None:
    when = When(Settings(tmp_path / "settings.json"), QLocale(name))
    week, next_week = date(2026, 11, 23), date(2026, 11, 30)
    assert written == (
        when.day(DAY),
        when.short_month(date(2026, 11, 1)),
        when.days(Span(week, next_week)),
        when.days(Span(next_week, date(2026, 12, 7))),
    )


def test_september_is_written_as_in_every_sentence(tmp_path: Path) -> None:
    when = When(Settings(tmp_path / "settings.json"), QLocale("en_GB"))
    assert when.short_dated(date(2026, 9, 28)) == f"{day_words(date(2026, 9, 28))} 2026" == "28 Sep 2026"
    assert when.month(date(2026, 9, 28)) == "September 2026"


def test_days_and_percentages_are_not_torn() -> None:
    said = "posts (80 %: 1.03; 61 entries, 3 Aug – 25 Oct 2026, 4 May be)."
    assert in_one(said).replace("\u00a0", "_") == "posts (80_%: 1.03; 61 entries, 3_Aug – 25_Oct_2026, 4_May be)."
