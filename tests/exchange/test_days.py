"""Days as people write them: every form, what is missing, and what is no day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST, DayText, Precision, as_date, read_day_text
from tests.exchange.plans import TEXT
from tests.exchange.strange_sheets import TODAY, untidy_rows

LEXICON = Catalogue().lexicon


def read(text: str) -> DayText:
    found = read_day_text(text, LEXICON)
    assert found is not None, text
    return found


def meant(text: str, *, month_first: bool = False, near: date = TODAY) -> date | None:
    return as_date(read(text), month_first=month_first, near=near)


@pytest.mark.parametrize(
    "text",
    [
        *("2026-12-01", "2026/12/01", "2026.12.01", "2026-12-1", "2026. 12. 1.", "20261201"),
        *("01/12/2026", "1/12/2026", "01.12.2026", "1. 12. 2026", "01-12-2026", "1/12/26", "1.12.26", "01-12-26"),
        *("1 December 2026", "1 Dec 2026", "1st December 2026", "1st of December, 2026", "1-Dec-26", "1Dec2026"),
        *("Dec. 1st, 2026", "December 1, 2026", "Dec 1 2026", "Dec 1 '26", "2026 Dec 1", "DEC 1, 2026"),
        *("Tue 1 December 2026", "Tuesday, 1 December 2026", "1 December 2026 (Tue)", "Tues. 1 Dec 2026"),
        *(
            "1. Dezember 2026",
            "1. Dez. 2026",
            "Dienstag, den 1. Dezember 2026",
            "Di., 01.12.2026",
            "am 1. Dezember 2026",
        ),
        *("1er décembre 2026", "mardi 1er décembre 2026", "mar. 1 déc. 2026", "le 1er DÉCEMBRE 2026"),
        *("1 de diciembre de 2026", "martes 1 de diciembre del 2026", "mar 1 dic 2026", "1º de diciembre de 2026"),
        *("１/１２/２０２６", "2026\u00a0-\u00a012\u00a0-\u00a001", "1\u00a0December 2026", "٠١/١٢/٢٠٢٦"),
    ],
)
def test_the_first_of_december_in_all_its_forms(text: str) -> None:
    assert meant(text) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon 5 Oct", date(2026, 10, 5)),
        ("Mo., 5. Okt", date(2026, 10, 5)),
        ("lunes 5 de octubre", date(2026, 10, 5)),
        ("5 oct.", date(2026, 10, 5)),
        ("5 octobre", date(2026, 10, 5)),
        ("Oct 26", date(2026, 10, 26)),
        ("Monday 23rd Nov", date(2026, 11, 23)),
        ("16 dec", date(2026, 12, 16)),
        ("16/11", date(2026, 11, 16)),
        ("11/16", date(2026, 11, 16)),
        ("1.12.", date(2026, 12, 1)),
        ("So 6.12.", date(2026, 12, 6)),
        ("Thu, Dec 3", date(2026, 12, 3)),
        ("1er décembre", date(2026, 12, 1)),
        ("dim. 6 déc.", date(2026, 12, 6)),
        ("mié 2 dic", date(2026, 12, 2)),
        ("may 5", date(2027, 5, 5)),
        ("2 Jan", date(2027, 1, 2)),
    ],
)
def test_a_day_without_a_year_is_the_nearest(text: str, day: date) -> None:
    assert read(text).precision is Precision.NO_YEAR
    assert meant(text) == day


def test_a_weekday_decides_the_year_where_it_is_said() -> None:
    assert meant("5 Jan", near=date(2026, 11, 26)) == date(2027, 1, 5)
    assert meant("Mon 5 Jan", near=date(2026, 11, 26)) == date(2026, 1, 5)


def test_the_29th_of_february_is_of_a_leap_year() -> None:
    assert meant("29 Feb") == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "day"),
    [("46335", date(2026, 11, 9)), ("46341", date(2026, 11, 15)), ("36526", date(2000, 1, 1))],
)
def test_numbers_of_days_as_spreadsheets_keep_them(text: str, day: date) -> None:
    assert read(text).precision is Precision.SERIAL
    assert meant(text) == day


def test_the_number_of_a_day_may_have_a_time() -> None:
    assert (meant("46335.5"), read("46335.5").clock) == (date(2026, 11, 9), "12:00")
    assert read("46335,354166666664").clock == "08:30"
    assert (meant("46335.99999"), read("46335.99999").clock) == (date(2026, 11, 10), "00:00")


@pytest.mark.parametrize("text", ["12/01/2026", "12-01-2026", "12/1/26", "１２/０１/２０２６"])
def test_numbers_that_may_be_either(text: str) -> None:
    assert read(text).either
    assert meant(text) == date(2026, 1, 12)
    assert meant(text, month_first=True) == date(2026, 12, 1)


def test_numbers_prove_their_order() -> None:
    assert (read("28/09/2026").order, read("9/28/2026").order) == (DAY_FIRST, MONTH_FIRST)
    assert meant("9/28/2026") == meant("28/09/2026", month_first=True) == date(2026, 9, 28)
    assert not read("12/25").either
    assert meant("12/25") == date(2026, 12, 25)


def test_a_weekday_proves_the_order() -> None:
    assert (read("Tue 12/01/2026").order, meant("Tue 12/01/2026")) == (MONTH_FIRST, date(2026, 12, 1))
    assert (read("12/01/2026 Mon").order, meant("12/01/2026 Mon")) == (DAY_FIRST, date(2026, 1, 12))
    assert read("Sun 12/01/2026").either


@pytest.mark.parametrize("text", ["12.10.26", "12/12/2026", "2026-10-12", "12 Oct 2026"])
def test_what_leaves_no_doubt(text: str) -> None:
    assert not read(text).either


def test_a_day_without_a_month_is_the_nearest() -> None:
    assert read("Mon 7th") == DayText(precision=Precision.NO_MONTH, day=7, weekday=0)
    assert meant("Mon 7th", near=date(2026, 12, 7)) == date(2026, 12, 7)
    assert meant("Tue 8th", near=date(2026, 12, 13)) == date(2026, 12, 8)
    assert meant("31", near=date(2026, 12, 20)) == date(2026, 12, 31)
    assert meant("12th", near=date(2026, 12, 7)) == date(2026, 12, 12)


def test_a_weekday_alone_is_in_the_week() -> None:
    assert read("MONDAY").precision is Precision.WEEKDAY
    assert meant("Tuesday", near=date(2026, 11, 26)) == date(2026, 11, 24)
    assert meant("Sonntag", near=date(2026, 11, 23)) == date(2026, 11, 29)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/11/2026", "November has 30 days"),
        ("31 Nov", "November has 30 days"),
        ("Oct 32", "October has 31 days"),
        ("30/02", "February has 29 days"),
        ("2026-02-29", "February 2026 has 28 days"),
        ("02/30/2026", "February 2026 has 28 days"),
        ("13/13/2026", "there is no month 13"),
        ("0/5/2026", "there is no day 0"),
        ("24/11/226", "226 is no year"),
    ],
)
def test_impossible_days_say_why(text: str, why: str) -> None:
    assert (read(text).precision, read(text).why) == (Precision.IMPOSSIBLE, why)
    assert meant(text) is None


def test_a_far_year_is_a_day() -> None:
    assert meant("24/11/2062") == date(2062, 11, 24)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("2026-12-01 08:30", "08:30"),
        ("2026-12-01T08:30:00Z", "08:30:00z"),
        ("20261201T083000Z", "083000z"),
        ("01/12/2026 8:30 AM", "8:30 am"),
        ("1 Dec 2026, 9am", "9am"),
        ("1. Dezember 2026 um 8 Uhr", "um 8 uhr"),
        ("1er décembre 2026 à 8h30", "a 8h30"),
        ("1 Dec 2026 lunch", "lunch"),
        ("Tue 1 Dec 10 am", "10 am"),
    ],
)
def test_a_time_in_the_same_cell(text: str, clock: str) -> None:
    assert (meant(text), read(text).clock) == (date(2026, 12, 1), clock)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "-",
            "today",
            "tomorrow",
            "heute",
            "tbd",
            "xxx",
            "Q4",
            "Q4 2026",
            "H2",
            "2026",
            "Dec 2026",
            "Dezember",
        ),
        *("020 7946 0958", "+44 20 7946 0958", "555-1234", "0151-2345678", "030/1234567", "20261399", "12345678"),
        *(
            "8:30 AM",
            "8.30",
            "18.00",
            "9am",
            "9h",
            "noon",
            "25:00",
            "0.354166",
            "1,234",
            "1 234",
            "46",
            "100",
            "12 posts",
        ),
        *("WEEK 3 – 12 Oct to 18 Oct", "W2", "KW 41", "1–3 Dec", "12 Oct to 18 Oct", "Total posts this week: 7"),
        *(
            "do not post",
            "so nice",
            "mar",
            "march",
            "Sunday best",
            "1 Dec 2026 with love",
            "#REF!",
            "https://a.example/1",
        ),
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert read_day_text(text, LEXICON) is None


@given(TEXT | st.text(alphabet="0123456789./-: ,'monoctdi", max_size=20))
def test_no_text_is_too_strange(text: str) -> None:
    found = read_day_text(text, LEXICON)
    if found:
        as_date(found, near=TODAY)
        as_date(found, month_first=True, near=date.max)
        as_date(found, near=date.min)


@given(st.dates(date(1950, 1, 1), date(2190, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%a} {day.day}.{day.month}.{day.year}",
    )
    for text in forms:
        assert meant(text) == day


def test_the_days_of_the_untidy_sheet(shared: Path) -> None:
    rows = [row for row in untidy_rows(shared) if row.entries and row.cells["Date"]]
    wrong = [
        row.number
        for row in rows
        if (day := meant(row.cells["Date"], month_first=row.cells["Date"].startswith("12/0"))) is None
        or day.isoformat() != row.entries[0]["date"]
    ]
    assert len(rows) > 80
    assert wrong == []
