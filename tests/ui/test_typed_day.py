"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale

from planner.ui.pieces.typed_day import meant_day, whole_day

TODAY = date(2026, 11, 23)
SHOWN = date(2026, 10, 14)
BRITISH, AMERICAN = QLocale("en_GB"), QLocale("en_US")


def meant(text: str, locale: QLocale = BRITISH, near: date = SHOWN) -> date | None:
    return meant_day(text, locale, today=TODAY, near=near)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("12 oct", date(2026, 10, 12)),
        ("12 Oct 2026", date(2026, 10, 12)),
        ("12 October 2027", date(2027, 10, 12)),
        ("1 dec", date(2026, 12, 1)),
        ("Dec 1", date(2026, 12, 1)),
        ("december 1st, 2026", date(2026, 12, 1)),
        ("the 1st of december", date(2026, 12, 1)),
        ("3rd of sept", date(2026, 9, 3)),
        ("12oct26", date(2026, 10, 12)),
        ("Mon 12 Oct", date(2026, 10, 12)),
        ("Tue 12 Oct", None),
        ("2026-10-12", date(2026, 10, 12)),
        ("2026/10/12", date(2026, 10, 12)),
        ("12.10.2026", date(2026, 10, 12)),
        ("12.10.26", date(2026, 10, 12)),
        ("12/10", date(2026, 10, 12)),
        ("12.10.", date(2026, 10, 12)),
        ("  12 / 10 ", date(2026, 10, 12)),
        ("today", date(2026, 11, 23)),
        ("Tomorrow", date(2026, 11, 24)),
        ("yesterday", date(2026, 11, 22)),
        ("thu", date(2026, 11, 26)),
        ("Monday", date(2026, 11, 30)),
        ("29 feb", date(2028, 2, 29)),
    ],
)
def test_what_people_write_is_understood(typed: str, day: date | None) -> None:
    assert meant(typed) == day


@pytest.mark.parametrize(
    "typed", ["", "x", "12", "31 feb", "12 ju", "10/13", "2026-13-01", "12 oct nov", "12 13 oct", "1/2/3/4", "12 oct 1"]
)
def test_what_could_mean_two_days_or_none_is_not_guessed(typed: str) -> None:
    assert meant(typed) is None


def test_figures_are_read_in_the_order_of_the_locale() -> None:
    assert meant("12/10", AMERICAN) == date(2026, 12, 10)
    assert meant("12/10/2026", AMERICAN) == date(2026, 12, 10)
    assert meant("13/10", AMERICAN) is None
    assert meant("12 oct", AMERICAN) == date(2026, 10, 12)


def test_without_a_year_the_nearest_day_is_meant() -> None:
    assert meant("2 jan", near=date(2026, 12, 20)) == date(2027, 1, 2)
    assert meant("20 dec", near=date(2027, 1, 2)) == date(2026, 12, 20)


@pytest.mark.parametrize("typed", ["12 oct", "12/10", "12 oct 20", "12.10.20", "tomorrow", "thu"])
def test_a_day_that_somebody_may_go_on_typing_is_not_whole(typed: str) -> None:
    assert whole_day(typed, BRITISH) is None


@pytest.mark.parametrize(
    "name", ["en_GB", "en_US", "de_DE", "fr_FR", "es_ES", "pl_PL", "ar_EG", "he_IL", "ja_JP", "vi_VN"]
)
def test_what_the_window_writes_is_read_back_in_every_locale(name: str) -> None:
    locale = QLocale(name)
    for day in (date(2026, 1, 1) + timedelta(days=17 * step) for step in range(22)):
        assert whole_day(locale.toString(day, "ddd d MMM yyyy"), locale) == day, locale.toString(day, "ddd d MMM yyyy")


def test_names_of_the_locale_and_english_ones_are_understood() -> None:
    german, french = QLocale("de_DE"), QLocale("fr_FR")
    assert meant("1. Dez", german) == meant("1 dec", german) == date(2026, 12, 1)
    assert meant("do", german) == date(2026, 11, 26)
    assert meant("mar 10 mars 2026", french) == date(2026, 3, 10)
    assert meant("12 de octubre", QLocale("es_ES")) == date(2026, 10, 12)
