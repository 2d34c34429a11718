"""Sheets with our own columns are read to the letter, whatever file they come in."""

from __future__ import annotations

from planner.exchange.own.week_csv import COLUMNS
from planner.exchange.reading.model import Sort
from tests.exchange.readings import a_sheet, entries_of, line_of, understood

HEADER = ["date", "channel", "text"]


def test_nothing_is_guessed_and_texts_stay_as_they_are() -> None:
    reading = understood(a_sheet([HEADER, ["2026-12-01", "insta", "  '=A1 &amp; \u00a0"], ["1/12/2026", "x", "y"]]))
    assert [(cells.channel, cells.text) for cells in entries_of(reading)] == [
        ("insta", "  '=A1 &amp; \u00a0"),
        ("x", "y"),
    ]
    assert (reading.asks, reading.table.columns) == ((), frozenset(HEADER))


def test_the_guard_is_taken_off_and_blank_records_are_no_rows() -> None:
    reading = understood(a_sheet([["", ""], HEADER, ["", "", ""], ["2026-12-01", "instagram", "'=1+1"]]))
    assert [line.sort for line in reading.lines] == [Sort.BLANK, Sort.HEADER, Sort.BLANK, Sort.POST]
    assert entries_of(reading)[0].text == "=1+1"


def test_a_row_with_too_many_cells_is_a_problem_and_blank_cells_are_not_counted() -> None:
    rows = [[*HEADER, ""], ["2026-12-01", "instagram", "Hello", "", ""], ["2026-12-01", "instagram", "Hello", "more"]]
    reading = understood(a_sheet(rows))
    assert reading.entries == 1
    assert line_of(reading, 3).reason == "it has 4 cells, the header has 3"
    assert [note.row for note in reading.table.unreadable] == [3]


def test_sheets_of_one_workbook_are_joined() -> None:
    row = {"placement_id": "P1-ig", "post_id": "P1", "date": "2026-12-01", "channel": "instagram", "text": "Hello"}
    cells = [row.get(name, "") for name in COLUMNS]
    other = [{**row, "placement_id": "P1-fb", "channel": "facebook"}.get(name, "") for name in COLUMNS]
    reading = understood(a_sheet([COLUMNS, cells], "instagram"), a_sheet([COLUMNS, other], "facebook"))
    assert [one.placement_id for one in entries_of(reading)] == ["P1-ig", "P1-fb"]
    assert (reading.posts, reading.entries, len(reading.table.rows)) == (1, 2, 2)


def test_a_heading_like_ours_but_in_capitals_is_read_as_any_other() -> None:
    reading = understood(a_sheet([["Date", "Channel", "Text"], ["28/12/2026", "insta", "Hello "]]))
    assert [(cells.date, cells.channel, cells.text) for cells in entries_of(reading)] == [
        ("2026-12-28", "Instagram", "Hello")
    ]
