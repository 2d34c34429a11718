"""Any table of text is understood somehow: nothing is raised, no record is lost, no sheet takes for ever."""

from __future__ import annotations

import time
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.exchange.reading.model import TAKEN, Field, Reading, Sort, Wishes
from planner.exchange.reading.understand import layout_of, understand
from planner.exchange.sheets import Record, Sheet, Workbook
from tests.exchange.plans import NASTY
from tests.exchange.readings import a_known, a_sheet, understood

HEADINGS = (
    "Date",
    "Time",
    "Channel",
    "Text",
    "Caption",
    "Link",
    "Status",
    "Type",
    "Campaign",
    "Week",
    "Day",
    "Facebook",
)
DAYS = (
    *("28/09/2026", "12/01/2026", "Mon 7th", "31/11/2026", "46335", "24/11/2062", "Mon", "Feb 30", "16 dec", "7", "0"),
    *(
        "31/12/9999",
        "01/01/0001",
        "10000-01-01",
        "WEEK 5 – 26 Oct to 1 Nov",
        "KW 41",
        "Tuesday",
        "Wednesday",
        "Thursday",
    ),
)
OTHERS = (
    *("9am", "lunch", "25:00", "24:00", "IG & FB", "all (not Google)", "Insta story", "MySpace", '"', "see above", "?"),
    *("xxx do not post", "TOTAL", "=COUNTA(A1)", "#REF!", "IDEAS: a thing / another thing", "promo", "draft", "TRUE"),
    *("a.jpg; b.png", "https://x.example/?utm_campaign=xmas", "Xmas", "#tag", "Hello there my friends", ""),
)
CELL = st.one_of(*(st.sampled_from(cells) for cells in (HEADINGS, DAYS, OTHERS, NASTY)), st.text(max_size=30))
PLACES = st.frozensets(st.integers(0, 6), max_size=2)


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    rows = draw(st.lists(st.lists(CELL, max_size=7), max_size=12))
    hidden = st.sampled_from((False, False, True))
    records = [Record(number, number, tuple(row), draw(PLACES), draw(hidden)) for number, row in enumerate(rows, 1)]
    return Sheet(draw(st.sampled_from(("Sheet1", "Facebook", "May 2026"))), tuple(records), draw(hidden), draw(PLACES))


@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(sheets(), max_size=2), st.data())
def test_any_table_is_understood_whatever_is_answered(made: list[Sheet], data: st.DataObject) -> None:
    book = Workbook("xlsx", tuple(made))
    reading = understand(book, a_known())
    check(book, reading)
    assert reading == understand(book, a_known())
    assert reading.layout == layout_of(book, a_known())
    values = {
        ask.id: data.draw(st.one_of(st.sampled_from([one.value for one in ask.options]), CELL)) for ask in reading.asks
    }
    cells = {(line.at, data.draw(st.sampled_from(Field))): data.draw(CELL) for line in reading.lines[:2]}
    columns = {data.draw(st.sampled_from(("#1", "#2", "text"))): data.draw(st.sampled_from(Field))}
    check(book, understand(book, a_known(), Wishes(answers=values, cells=cells, columns=columns)))


def check(book: Workbook, reading: Reading) -> None:
    places = [(number, record.number) for number, sheet in enumerate(book.sheets) for record in sheet.records]
    assert [(line.at.sheet, line.at.record) for line in reading.lines] == places
    for line in reading.lines:
        assert bool(line.entries) == (line.sort in TAKEN)
        assert line.reason or line.sort in TAKEN or line.sort is Sort.BLANK
    asked = {ask.id for ask in reading.asks}
    assert all(asked.issuperset(line.asks) for line in reading.lines)
    assert all(ask.rows and ask.default in {option.value for option in ask.options} for ask in reading.asks)
    assert reading.entries == len(reading.table.rows) == sum(len(line.entries) for line in reading.lines)


def test_rows_that_are_all_alike_take_time_in_proportion() -> None:
    header = ["Date", "Time", "Channel", "Text"]
    row = ["28/12/2026", "9:00", "Facebook", "Some words that are the same in all of the rows of this sheet"]
    other = [*row[:3], f"{row[3]} but"]
    short, long = (seconds([header, *([row, other] * number)]) for number in (500, 2_000))
    assert long < 10 * max(short, 0.02)


def seconds(rows: Sequence[Sequence[str]]) -> float:
    sheet = a_sheet(rows)
    begun = time.process_time()
    understood(sheet)
    return time.process_time() - begun


def test_an_endless_cell_is_not_taken_apart_in_any_column() -> None:
    endless = "." * 1_000_000
    for heading in ("Format", "Channel", "Date", "Time", "Status", "Type", "Campaign", "Something"):
        assert seconds([["Date", "Text", heading], ["28/12/2026", "Hello", endless]]) < 1
