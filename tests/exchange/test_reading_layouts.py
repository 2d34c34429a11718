"""Sheets of many layouts: other languages, exports of schedulers, no heading, a sheet per network."""

from __future__ import annotations

import pytest

from planner.exchange.reading.model import Field, Sort
from tests.exchange.readings import a_sheet, asked, entries_of, line_of, rows_of, understood, when_and_where

GERMAN = """
Datum;Uhrzeit;Plattform;Text;Bild
01.12.2026;18:00 Uhr;Instagram und Facebook;Heute gibt es Kaffee;a.jpg
Mi 2. Dez;9 Uhr;LinkedIn;Noch ein Text;
"""
FRENCH = """
Date;Heure;Réseau;Texte;Lien
1er décembre 2026;9h30;Facebook et Instagram;Bonjour à tous;https://x.example/a
mardi 8 décembre;14h;LinkedIn;Un autre texte;
"""
SPANISH = """
Fecha;Hora;Red social;Texto;Estado
1 de diciembre de 2026;9:30;Facebook y Instagram;Hola a todos;Programado
02/12/2026;14:00;TikTok;Otro texto;Borrador
"""


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (
            GERMAN,
            [
                ("2026-12-01", "18:00", "Instagram"),
                ("2026-12-01", "18:00", "Facebook"),
                ("2026-12-02", "09:00", "LinkedIn"),
            ],
        ),
        (
            FRENCH,
            [
                ("2026-12-01", "09:30", "Facebook"),
                ("2026-12-01", "09:30", "Instagram"),
                ("2026-12-08", "14:00", "LinkedIn"),
            ],
        ),
        (
            SPANISH,
            [
                ("2026-12-01", "09:30", "Facebook"),
                ("2026-12-01", "09:30", "Instagram"),
                ("2026-12-02", "14:00", "TikTok"),
            ],
        ),
    ],
    ids=["German", "French", "Spanish"],
)
def test_headings_days_and_times_of_other_languages(sheet: str, expected: list[tuple[str, str, str]]) -> None:
    reading = understood(sheet)
    assert when_and_where(reading) == expected
    assert reading.open == ()


def test_an_export_of_buffer_asks_only_for_its_channel() -> None:
    sheet = """
    Text;Image URL;Tags;Posting Time
    Hello there;https://x.example/a.png;promo;2026-12-01 09:00
    """
    reading = understood(sheet, answers={"channel:none": "Instagram"})
    (entry,) = entries_of(reading)
    assert (entry.date, entry.time, entry.channel, entry.format) == ("2026-12-01", "09:00", "Instagram", "image")
    assert (entry.text, entry.notes) == ("Hello there", "promo")
    assert [ask.id for ask in understood(sheet).open] == ["channel:none"]


def test_an_export_of_publer() -> None:
    header = [
        *("Date", "Text", "Link(s)", "Media URL(s)", "Title", "Label(s)", "Alt text(s)", "Comment(s)"),
        *("Pin board, FB album, or Google category", "Post subtype", "CTA", "Reminder"),
    ]
    media = "https://x.example/a.png, https://x.example/b.png"
    row = ["2026-12-01 09:00", "Two pictures", "", media, "", "", "one||two", "First!", "", "", "", ""]
    (entry,) = entries_of(understood(a_sheet([header, row])))
    assert (entry.date, entry.time, entry.text) == ("2026-12-01", "09:00", "Two pictures")
    assert entry.media == "https://x.example/a.png; https://x.example/b.png"
    assert entry.alt_text == "one || two"
    assert "First!" in entry.notes


def test_columns_of_metricool_that_are_channels_say_yes_or_no() -> None:
    header = [
        *("Text", "Date", "Time", "Draft", "Facebook", "Twitter/X", "LinkedIn", "GBP", "Instagram", "Threads"),
        *("Picture Url 1", "Picture Url 2", "Alt text picture 1", "Alt text picture 2", "Instagram Post Type"),
    ]
    row = ["Hello", "2026-12-01", "09:00:00", "FALSE", "TRUE", "FALSE", "FALSE", "FALSE", "TRUE", "FALSE"]
    reading = understood(
        a_sheet([header, [*row, "https://x.example/a.png", "https://x.example/b.png", "one", "two", ""]])
    )
    assert when_and_where(reading) == [("2026-12-01", "09:00", "Facebook"), ("2026-12-01", "09:00", "Instagram")]
    assert {cells.media for cells in entries_of(reading)} == {"https://x.example/a.png; https://x.example/b.png"}
    assert {cells.format for cells in entries_of(reading)} == {"album", "carousel"}
    assert reading.open == ()


def test_columns_that_are_channels_may_hold_the_texts() -> None:
    reading = understood("Date;Facebook;Instagram\n2026-12-01;For Facebook;For Instagram\n2026-12-02;;Only here")
    assert [(cells.channel, cells.text) for cells in entries_of(reading)] == [
        ("Facebook", "For Facebook"),
        ("Instagram", "For Instagram"),
        ("Instagram", "Only here"),
    ]


def test_a_file_of_hootsuite_without_a_heading_is_guessed_and_asked_about() -> None:
    rows = "12/13/2026 09:00;Hello there everybody;https://x.example/a\n12/01/2026 09:00;Another message of ours;"
    reading = understood(rows)
    assert [(cells.date, cells.time) for cells in entries_of(reading)] == [
        ("2026-12-13", "09:00"),
        ("2026-12-01", "09:00"),
    ]
    assert entries_of(reading)[0].link == "https://x.example/a"
    assert {ask.id for ask in reading.open} == {"columns", "channel:none"}


def test_a_guessed_column_can_be_told() -> None:
    rows = "2026-12-01;Hello there everybody;Some more words here than there\n2026-12-02;Another message;And more again"
    reading = understood(rows, columns={"#2": Field.TEXT, "#3": Field.NOTES})
    assert [cells.text for cells in entries_of(reading)] == ["Hello there everybody", "Another message"]
    assert entries_of(reading)[0].notes == "Some more words here than there"


def test_a_sheet_with_titles_weekdays_and_lengths() -> None:
    reading = understood(
        """
        My brand social calendar;;;;;;;
        ;;;;;;;
        DAY;DATE;TIME;MESSAGE;CHARACTERS;LINK;CAMPAIGN;IMAGE
        Tuesday;12/1/2026;9:00 AM;Hello there;11;https://x.example;Xmas;a.png
        ;;1:00 PM;Second one;10;;;
        Tuesday;12/15/2026;9:00 AM;Third;5;;;
        """.replace("        ", "")
    )
    assert [(cells.date, cells.time) for cells in entries_of(reading)] == [
        ("2026-12-01", "09:00"),
        ("2026-12-01", "13:00"),
        ("2026-12-15", "09:00"),
    ]
    assert [line.sort for line in reading.lines[:3]] == [Sort.TITLE, Sort.BLANK, Sort.HEADER]
    assert {ask.id for ask in reading.open} == {"channel:none"}


def test_the_name_of_a_sheet_is_the_channel_of_its_rows() -> None:
    header, hello = ["Date", "Time", "Message"], ["2026-12-01", "09:00", "Hello you"]
    reading = understood(
        a_sheet([header, hello], "Facebook"),
        a_sheet([header, hello, ["2026-12-02", "10:00", "Only here"]], "Instagram"),
    )
    assert when_and_where(reading) == [
        ("2026-12-01", "09:00", "Facebook"),
        ("2026-12-01", "09:00", "Instagram"),
        ("2026-12-02", "10:00", "Instagram"),
    ]
    assert reading.posts == 2
    assert reading.open == ()


def test_a_sheet_can_be_left_out() -> None:
    header, hello = ["Date", "Time", "Message"], ["2026-12-01", "09:00", "Hello you"]
    sheets = a_sheet([header, hello], "Facebook"), a_sheet([header, hello], "Threads")
    reading = understood(*sheets, answers={"sheet:Threads": "leave out"})
    assert [cells.channel for cells in entries_of(reading)] == ["Facebook"]
    assert line_of(reading, 2, sheet=1).reason == "left out by you"


def test_the_grid_of_a_month_and_the_title_of_its_sheet_are_no_posts() -> None:
    days = ";".join(("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"))
    reading = understood(
        f"""{days}
;1;2;3;4;5;6
;;A party;;;;
7;8;9;10;11;12;13

WEEK OF 30 NOVEMBER
DATE;TIME;NETWORK;MESSAGE
12/1/2026;8:30 AM;Facebook;Hello
12/13/2026;8:30 AM;Facebook;Hello again
NEXT MONTH;;;
{days}
1;2;3;4;5;6;7

DATE;TIME;NETWORK;MESSAGE
1/5/2027;8:30 AM;Facebook;A new year"""
    )
    sorts = [line.sort for line in reading.lines]
    assert sorts[:4] == [Sort.GRID] * 4
    assert sorts[9:12] == [Sort.TITLE, Sort.GRID, Sort.GRID]
    assert [cells.date for cells in entries_of(reading)] == ["2026-12-01", "2026-12-13", "2027-01-05"]


def test_days_without_a_month_are_in_the_month_of_the_title_or_the_week() -> None:
    reading = understood("December 2026;;\nDate;Channel;Text\nTue 8th;Facebook;Hello\nWed 9th;Facebook;Hello again")
    assert [cells.date for cells in entries_of(reading)] == ["2026-12-08", "2026-12-09"]


def test_weekdays_alone_follow_one_another_in_the_week_that_is_said() -> None:
    sheet = "Day;Channel;Text\nMon;Facebook;One\nWed;Facebook;Two\nMon;Facebook;Three"
    reading = understood(sheet, answers={"week": "2026-12-07"})
    assert [cells.date for cells in entries_of(reading)] == ["2026-12-07", "2026-12-09", "2026-12-14"]
    assert [ask.id for ask in understood(sheet).open] == ["week"]


def test_unknown_columns_are_kept_in_the_notes_and_asked_about() -> None:
    sheet = "Date;Channel;Copy;Mood\n2026-12-01;Facebook;Hello;sunny"
    (entry,) = entries_of(understood(sheet))
    assert entry.notes == "Mood: sunny"
    assert "column:mood" in asked(understood(sheet))
    assert entries_of(understood(sheet, answers={"column:mood": "title"}))[0].title == "sunny"
    assert entries_of(understood(sheet, answers={"column:mood": "nothing"}))[0].notes == ""
    assert entries_of(understood(sheet, columns={"mood": Field.OWNER}))[0].owner == "sunny"


def test_columns_that_no_plan_has_are_told() -> None:
    reading = understood("Date;Channel;Copy;Characters\n2026-12-01;Facebook;Hello;5")
    (ask,) = (ask for ask in reading.asks if ask.id == "column:characters")
    assert (ask.default, ask.must) == ("nothing", False)
    assert entries_of(reading)[0].notes == ""


def test_a_table_that_is_no_plan_has_no_entries_and_every_record_is_told() -> None:
    reading = understood(a_sheet(rows_of("name;value\na;b\nc;d")))
    assert reading.entries == 0
    assert [line.sort for line in reading.lines] == [Sort.TITLE] * 3
