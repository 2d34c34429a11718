"""Sheets as people keep them, and what a careful reader expects of each: nothing wrong and nothing lost in silence."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planner.exchange.reading.boards import listed
from planner.exchange.reading.model import Field, Reading, Sort
from planner.exchange.reading.understand import understand
from planner.exchange.sheets import Sheet, Workbook
from tests.exchange.readings import (
    a_known,
    a_plan,
    a_sheet,
    asked,
    entries_of,
    line_of,
    on,
    rows_of,
    understood,
    when_and_where,
)


def board(*rows: Sequence[str], name: str = "Sheet1") -> Reading:
    """What is understood of a sheet with its days beside each other."""
    book = listed(Workbook("csv", (a_sheet(rows, name),)), a_known())
    return understand(book, a_known())


def said(reading: Reading) -> list[tuple[str, str, str]]:
    return [(cells.date, cells.channel, cells.text) for cells in entries_of(reading)]


# days and times


def test_a_time_with_its_offset_is_told_in_the_brands_zone() -> None:
    reading = understood(
        """
        scheduled_at; content; channel
        2026-12-01T10:00:00+01:00; One; Instagram
        2026-12-01T23:30:00-05:00; Two; Instagram
        2026-07-01T09:00:00Z; Three; Instagram
        """
    )
    assert when_and_where(reading) == [
        ("2026-12-01", "09:00", "Instagram"),
        ("2026-12-02", "04:30", "Instagram"),
        ("2026-07-01", "10:00", "Instagram"),
    ]
    assert {cells.timezone for cells in entries_of(reading)} == {"Europe/London"}
    assert [remark.field for remark in line_of(reading, 2).remarks][:1] == [Field.TIME]


def test_a_zone_of_its_own_column_stays() -> None:
    (cells,) = entries_of(
        understood("Date;Time;Timezone;Channel;Text\n2026-07-01;09:00;America/New_York;Instagram;One")
    )
    assert (cells.time, cells.timezone) == ("09:00", "America/New_York")


def test_numbers_of_accounts_are_no_times() -> None:
    rows = (
        "Door one is open: win a class;Dec 01, 2026 9:00 AM;123456;https://f.example/a.jpg",
        "How we source our beans;Dec 02, 2026 6:00 PM;123457;https://f.example/b.jpg",
    )
    assert [cells.time for cells in entries_of(understood("\n".join(rows)))] == ["09:00", "18:00"]


def test_rows_without_headings_may_have_short_texts() -> None:
    reading = understood("01-Dez-26;09:00;Instagram;Türchen 1\n02-Dez-26;18:00;Facebook;Quiz")
    assert said(reading) == [("2026-12-01", "Instagram", "Türchen 1"), ("2026-12-02", "Facebook", "Quiz")]


def test_one_sure_day_near_by_tells_the_order_of_the_others() -> None:
    reading = understood("Date;Heure;Réseau;Texte\nmardi 1er décembre 2026;8h30;Instagram;A\n02/12/2026;18h;Facebook;B")
    assert [cells.date for cells in entries_of(reading)] == ["2026-12-01", "2026-12-02"]
    assert not reading.open


def test_a_column_of_times_that_says_days_is_one_of_moments() -> None:
    reading = understood("message;network; time\nHello;Instagram;2026-12-01 9:00 am\nBye;Facebook;2026-12-02 7:00 pm")
    assert when_and_where(reading) == [("2026-12-01", "09:00", "Instagram"), ("2026-12-02", "19:00", "Facebook")]


def test_formulas_without_results_are_one_question_for_all_days() -> None:
    reading = understood("Date;Channel;Text\n2026-12-01;Instagram;A\n=A2+1;Instagram;B\n=A3+1;Facebook;C")
    ask = next(one for one in reading.asks if one.id == "day:formula")
    assert (ask.must, len(ask.rows)) == (True, 2)
    assert "formula" in line_of(reading, 3).reason


def test_italian_sheets_are_understood() -> None:
    reading = understood(
        """
        Data; Ora; Canale; Testo; Stato
        1 dicembre 2026; ore 9; Instagram; Buongiorno; Bozza
        mercoledì 2 dicembre; alle 18:30; Facebook e Instagram; Il caffè; Approvato
        """
    )
    assert [(cells.date, cells.time, cells.channel, cells.status) for cells in entries_of(reading)] == [
        ("2026-12-01", "09:00", "Instagram", "draft"),
        ("2026-12-02", "18:30", "Facebook", "approved"),
        ("2026-12-02", "18:30", "Instagram", "approved"),
    ]


# statuses


@pytest.mark.parametrize(
    ("heading", "cell", "status"),
    [
        ("Approved?", "TRUE", "approved"),
        ("Approved", "no", "draft"),
        ("Freigabe", "ja", "approved"),
        ("Freigabe", "nein", "draft"),
        ("Published?", "x", "posted"),
        ("Published?", "❌", "draft"),
        ("Status", "no", "skipped"),
        ("Status", "Approved", "approved"),
    ],
)
def test_yes_and_no_mean_what_the_heading_asks(heading: str, cell: str, status: str) -> None:
    reading = understood(f"Date;Channel;Text;{heading}\n2026-11-02;Instagram;One;{cell}")
    assert [cells.status for cells in entries_of(reading)] == [status]


# channels


def test_columns_of_channels_hold_their_texts_and_blanks_of_all_sorts() -> None:
    reading = understood(
        """
        Date; Instagram; Facebook; LinkedIn
        13/12/2026; Door one; Door one (link below); -
        14/12/2026; n/a; ; Meet Mo
        15/12/2026; #N/A; —; keine
        """
    )
    assert said(reading) == [
        ("2026-12-13", "Instagram", "Door one"),
        ("2026-12-13", "Facebook", "Door one (link below)"),
        ("2026-12-14", "LinkedIn", "Meet Mo"),
    ]


@pytest.mark.parametrize(
    "heads", ["Instagram caption;Facebook copy", "Caption (IG);Copy - FB", "Text Instagram;Beitragstext Facebook"]
)
def test_texts_of_networks_in_columns_of_their_own_are_theirs(heads: str) -> None:
    reading = understood(f"Date;Topic;{heads}\n2026-12-01;Advent;Door for IG;Door for FB")
    assert said(reading) == [("2026-12-01", "Instagram", "Door for IG"), ("2026-12-01", "Facebook", "Door for FB")]


def test_a_row_of_networks_above_the_heading_names_its_columns() -> None:
    reading = understood(
        """
        Date; Instagram; ; Facebook;
        ; Caption; Image; Caption; Image
        2026-12-01; Door on IG; ig.jpg; Door on FB; fb.jpg
        2026-12-02; Only here; two.jpg; ;
        """.replace("\n        ; Caption", "\n        Date; Caption")
    )
    assert [(cells.channel, cells.text, cells.media) for cells in entries_of(reading)] == [
        ("Instagram", "Door on IG", "ig.jpg"),
        ("Facebook", "Door on FB", "fb.jpg"),
        ("Instagram", "Only here", "two.jpg"),
    ]


def test_the_accounts_beside_a_column_of_networks_are_no_further_channels() -> None:
    reading = understood("Date;Network;Profile;Text\n2026-12-01;Instagram;@ferrow;One\n2026-12-02;Facebook;Ferrow;Two")
    assert [(cells.channel, cells.notes) for cells in entries_of(reading)] == [
        ("Instagram", "Profile: @ferrow"),
        ("Facebook", "Profile: Ferrow"),
    ]


def test_columns_named_as_channels_of_the_plan_are_these() -> None:
    plan = a_plan(on("instagram", "Ferrow UK"), on("instagram", "Ferrow US"))
    reading = understood("Date;Ferrow UK;Ferrow US\n2026-12-01;Hello;Howdy", plan=plan)
    assert said(reading) == [("2026-12-01", "Ferrow UK", "Hello"), ("2026-12-01", "Ferrow US", "Howdy")]
    assert not reading.open


def test_a_title_above_a_table_that_is_a_network_is_its_channel() -> None:
    table = ["Date;Time;Caption", "2026-12-01;09:00;Hello"]
    reading = understood("\n".join(["INSTAGRAM", *table, ";;", "LINKEDIN", *table]))
    assert [cells.channel for cells in entries_of(reading)] == ["Instagram", "LinkedIn"]


@pytest.mark.parametrize(
    ("title", "channels", "bare"),
    [
        ("IG: Door 1", ["Instagram"], "Door 1"),
        ("Facebook - Quiz", ["Facebook"], "Quiz"),
        ("Meet Mo (LinkedIn + X)", ["LinkedIn", "X"], "Meet Mo"),
    ],
)
def test_the_title_of_an_event_may_name_its_channel(title: str, channels: list[str], bare: str) -> None:
    reading = understood(f"Title;Date;Time;Text\n{title};2026-12-01;09:00;Words")
    assert [(cells.channel, cells.title) for cells in entries_of(reading)] == [(one, bare) for one in channels]


# rows


def test_a_list_without_days_is_one_of_ideas() -> None:
    reading = understood(
        """
        Idea; Channel; Priority
        Latte art fails; TikTok; High
        Customer of the month; Instagram; Low
        How our water is filtered; ; Medium
        """
    )
    assert [(cells.title, cells.channel, cells.status, cells.date) for cells in entries_of(reading)] == [
        ("Latte art fails", "TikTok", "idea", ""),
        ("Customer of the month", "Instagram", "idea", ""),
        ("How our water is filtered", "", "idea", ""),
    ]
    assert (reading.posts, "day:list" in asked(reading)) == (3, True)


@pytest.mark.parametrize("total", ["Total;;12", "Total posts;3;", "Summe: 2;;"])
def test_a_sum_in_the_column_of_days_is_one(total: str) -> None:
    reading = understood(f"Date;Channel;Text\n2026-12-01;Instagram;One\n{total}")
    assert line_of(reading, 3).sort is Sort.TOTAL
    assert not reading.open


def test_where_no_heading_is_known_as_text_the_longest_column_is_proposed() -> None:
    reading = understood("Date;Channel;Text DE;Text EN\n2026-12-01;Instagram;Guten Morgen zusammen;Good morning")
    (cells,) = entries_of(reading)
    assert (cells.text, cells.notes) == ("Guten Morgen zusammen", "Text EN: Good morning")
    assert {"column:text de", "column:text en"} <= asked(reading)


# boards


def test_a_row_for_each_channel_and_a_column_for_each_day() -> None:
    reading = board(
        ["Channel", "30/11/2026", "01/12/2026", "13/12/2026"],
        ["Instagram", "Launch", "", "Meet Mo"],
        ["Facebook", "", "Quiz: which bean?", "-"],
    )
    assert said(reading) == [
        ("2026-11-30", "Instagram", "Launch"),
        ("2026-12-01", "Facebook", "Quiz: which bean?"),
        ("2026-12-13", "Instagram", "Meet Mo"),
    ]


def test_a_row_for_each_week_and_a_column_for_each_weekday() -> None:
    reading = board(
        ["Week", "Mon", "Tue", "Wed"], ["30 Nov - 6 Dec", "Launch", "", "Meet Mo"], ["7 Dec - 13 Dec", "", "Quiz", ""]
    )
    assert [cells.date for cells in entries_of(reading)] == ["2026-11-30", "2026-12-02", "2026-12-08"]


def test_the_grid_of_a_month_with_the_days_beside_it() -> None:
    reading = board(
        ["December 2026"],
        ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        ["30", "1", "2", "3", "4", "5", "6"],
        ["Last call", "IG: Door 1", "", "9:00 FB: Quiz", "", "", ""],
        ["28", "29", "30", "31", "1", "2", "3"],
        ["LinkedIn: Meet Mo\nIG Story: poll", "", "", "", "Happy new year", "", ""],
    )
    assert [(cells.date, cells.time, cells.channel, cells.format, cells.text) for cells in entries_of(reading)] == [
        ("2026-11-30", "", "", "", "Last call"),
        ("2026-12-01", "", "Instagram", "", "Door 1"),
        ("2026-12-03", "09:00", "Facebook", "text", "Quiz"),
        ("2026-12-28", "", "LinkedIn", "text", "Meet Mo"),
        ("2026-12-28", "", "Instagram", "story", "poll"),
        ("2027-01-01", "", "", "", "Happy new year"),
    ]


def test_the_words_may_stand_in_the_cell_of_their_day() -> None:
    reading = board(
        ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"],
        ["30", "1\nInstagram: Türchen 1", "2", "3", "4", "5", "6"],
        ["7", "8", "9\nFacebook: Quiz", "10", "11", "12", "13"],
        name="Dezember 2026",
    )
    assert said(reading) == [("2026-12-01", "Instagram", "Türchen 1"), ("2026-12-09", "Facebook", "Quiz")]


def test_a_row_for_each_thing_that_is_said_of_a_day() -> None:
    reading = board(
        ["", "Mon 30/11", "Tue 1/12", "Wed 2/12"],
        ["Platform", "IG", "FB", ""],
        ["Caption", "Launch", "Quiz", ""],
        ["Image", "a.jpg", "", ""],
    )
    assert [(cells.date, cells.channel, cells.text, cells.media) for cells in entries_of(reading)] == [
        ("2026-11-30", "Instagram", "Launch", "a.jpg"),
        ("2026-12-01", "Facebook", "Quiz", ""),
    ]


def test_every_board_is_told_and_lists_are_left_alone() -> None:
    known = a_known()
    grid = a_sheet([["", "30/11/2026", "01/12/2026", "13/12/2026"], ["IG", "Launch", "", ""]], "Dec")
    plain = a_sheet(rows_of("Date;Channel;Text\n2026-12-01;Instagram;One"))
    book = listed(Workbook("xlsx", (grid, plain)), known)
    assert book.sheets[1] is plain
    assert [note for note in book.notes if "“Dec”" in note]
    assert listed(Workbook("xlsx", (plain,)), known).notes == ()


@pytest.mark.parametrize("rows", [[], [[]], [["Mon", "Tue", "Wed"]], [["Mon", "Tue", "Wed"], ["", "", ""]]])
def test_a_board_without_posts_is_left_as_it_is(rows: list[list[str]]) -> None:
    sheet: Sheet = a_sheet(rows)
    assert listed(Workbook("csv", (sheet,)), a_known()).sheets == (sheet,)


# what other programs write


def test_a_heading_that_says_universal_time_is_believed() -> None:
    (cells,) = entries_of(understood("Date (GMT);Message;Network\n2026-07-01 09:00:00;Summer;Instagram"))
    assert (cells.time, cells.timezone) == ("10:00", "Europe/London")


def test_two_columns_of_texts_are_told_and_the_second_can_be_kept_apart() -> None:
    sheet = "Date;Platform;Post Copy (EN);Post Copy (DE)\n2026-12-01;Instagram;Good morning;Guten Morgen"
    (both,), (first,) = entries_of(understood(sheet)), entries_of(understood(sheet, answers={"texts": "first"}))
    assert both.text == "Good morning\n\nGuten Morgen"
    assert (first.text, first.notes) == ("Good morning", "Post Copy (DE): Guten Morgen")


def test_a_heading_of_many_columns_needs_a_day_and_words() -> None:
    names = "Task ID;Created;Completed;Modified;Name;Section;Assignee;Due Date;Tags;Notes;Projects;Parent;Blocked"
    reading = understood(f"{names}\n1;;;;IG: Door 1;Planned;Dana;2026-12-01;;Win a class;Social;;")
    assert [(cells.date, cells.channel, cells.title) for cells in entries_of(reading)] == [
        ("2026-12-01", "Instagram", "Door 1")
    ]


def test_a_row_for_each_week_with_networks_as_columns_is_asked_for_its_days() -> None:
    reading = understood("Week of;Instagram;Facebook\n30 Nov;Launch teaser;Launch event")
    assert [ask.id for ask in reading.open] == ["day:none"]
    assert (
        understood(
            "Week of;Instagram;Facebook\n30 Nov;Launch teaser;Launch event", answers={"day:none": "2026-12-01"}
        ).entries
        == 2
    )
