"""What is asked of a sheet, what is concluded, and what answers do."""

from __future__ import annotations

import pytest

from planner.exchange.reading.model import Ask, Sort
from tests.exchange.readings import a_plan, a_sheet, asked, entries_of, line_of, on, understood, when_and_where

HEADER = "Date;Time;Channel;Type;Caption;Status"


def sheet(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


def ask_of(rows: str, id_: str) -> Ask:
    return next(ask for ask in understood(rows).asks if ask.id == id_)


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (("05/12/2026", "28/12/2026"), "2026-12-05"),
        (("12/05/2026", "12/28/2026"), "2026-12-05"),
        (("12/05/2026", "2026-12-07"), "2026-12-05"),
        (("10/01/2026", "10/02/2026", "10/03/2026", "10/11/2026"), "2026-10-01"),
        (("Saturday 12/05/2026",), "2026-12-05"),
    ],
    ids=["a day over 12", "a month first", "a day beside it", "the shortest time", "a weekday"],
)
def test_the_order_of_day_and_month_is_concluded_from_the_file(days: tuple[str, ...], first: str) -> None:
    reading = understood(sheet(*(f"{day};9:00;FB;;Text of {day};draft" for day in days)))
    assert entries_of(reading)[0].date == first
    assert reading.open == ()


def test_an_order_that_the_file_does_not_say_has_to_be_asked_for() -> None:
    rows = sheet("05/12/2026;9:00;FB;;Hello;draft")
    assert [ask.id for ask in understood(rows).open] == ["order"]
    assert entries_of(understood(rows, answers={"order": "month-first"}))[0].date == "2026-05-12"


def test_days_that_fit_their_week_only_in_the_other_order_are_one_question() -> None:
    rows = sheet(
        "30/11/2026;9:00;FB;;One;draft",
        "12/01/2026;9:00;FB;;Two;draft",
        "12/02/2026;9:00;FB;;Three;draft",
        "14/12/2026;9:00;FB;;Four;draft",
    )
    (ask,) = understood(rows).open
    assert (ask.id, [at.record for at in ask.rows]) == ("order:12/01/2026", [3, 4])
    assert [cells.date for cells in entries_of(understood(rows))][1:3] == ["2026-12-01", "2026-12-02"]
    told = understood(rows, answers={"order:12/01/2026": "day-first"})
    assert [cells.date for cells in entries_of(told)][1:3] == ["2026-01-12", "2026-02-12"]


def test_serial_days_are_told_and_not_asked_for() -> None:
    rows = sheet("46335;9:00;FB;;Hello;draft")
    assert entries_of(understood(rows))[0].date == "2026-11-09"
    assert not ask_of(rows, "serial").must


def test_a_word_for_a_time_and_rows_without_one_are_one_question_each() -> None:
    rows = sheet(
        "1 Dec 2026;lunch;FB;;One;draft",
        "2 Dec 2026;lunch;FB;;Two;draft",
        "3 Dec 2026;;FB;;Three;draft",
        "4 Dec 2026;9am;FB;;Four;draft",
        "5 Dec 2026;10am;FB;;Five;draft",
    )
    assert [ask.id for ask in understood(rows).open] == ["time:lunch", "time:none"]
    reading = understood(rows, answers={"time:lunch": "12.30", "time:none": {"4": "8 pm"}})
    assert [cells.time for cells in entries_of(reading)] == ["12:30", "12:30", "20:00", "09:00", "10:00"]
    assert reading.open == ()


def test_a_question_that_is_answered_for_some_of_its_rows_stays_open() -> None:
    rows = sheet("1 Dec 2026;lunch;FB;;One;draft", "2 Dec 2026;lunch;FB;;Two;draft")
    reading = understood(rows, answers={"time:lunch": {"2": "12:00"}})
    assert [cells.time for cells in entries_of(reading)] == ["12:00", ""]
    assert [ask.id for ask in reading.open] == ["time:lunch"]


def test_an_answer_that_is_none_leaves_the_question_open() -> None:
    rows = sheet("1 Dec 2026;lunch;FB;;One;draft")
    assert [ask.id for ask in understood(rows, answers={"time:lunch": "whenever"}).open] == ["time:lunch"]


def test_all_but_one_are_the_channels_of_the_plan_that_have_no_row_of_their_own() -> None:
    plan = a_plan(on("instagram", "Insta"), on("facebook", "FB page"), on("google_business", "Maps"), on("x", "X"))
    rows = sheet("1 Dec 2026;9am;all (not Google);;One;draft", ";;X;;Short;")
    assert [cells.channel for cells in entries_of(understood(rows, plan=plan))] == ["Insta", "FB page", "X"]
    told = understood(rows, plan=plan, answers={"channels:all (not google)": "Instagram"})
    assert [cells.channel for cells in entries_of(told)] == ["Insta", "X"]


def test_unknown_channels_kinds_and_statuses_are_one_question_for_each_spelling() -> None:
    rows = sheet("1 Dec 2026;9am;MySpace;waffle;One;hmm", "2 Dec 2026;9am;myspace;Waffle;Two;HMM")
    assert {"channel:myspace", "kind:waffle", "status:hmm"} <= asked(understood(rows))
    answers = {"channel:myspace": "Facebook", "kind:waffle": "offer", "status:hmm": "ready"}
    told = entries_of(understood(rows, answers=answers))
    assert {(cells.channel, cells.kind, cells.status) for cells in told} == {("Facebook", "offer", "ready")}
    new = entries_of(understood(rows, answers={"kind:waffle": "new", "channel:myspace": "none"}))[0]
    assert (new.channel, new.kind, new.status) == ("", "waffle", "draft")


def test_days_and_times_that_do_not_exist_and_years_far_off_are_left_out_until_answered() -> None:
    rows = sheet(
        "31/11/2026;9am;FB;;One;draft",
        "30/11/2026;25:00;FB;;Two;draft",
        "24/11/2062;9am;FB;;Three;draft",
        "soon;9am;FB;;Four;draft",
        "28/11/2026;9am;FB;;Five;draft",
    )
    reading = understood(rows)
    assert [line.sort for line in reading.lines[1:5]] == [Sort.PROBLEM] * 4
    assert [ask.id for ask in reading.open] == ["day:31/11/2026", "day:24/11/2062", "day:soon", "time:25:00"]
    answers = {
        "day:31/11/2026": "2026-12-01",
        "time:25:00": "none",
        "day:24/11/2062": "2026-11-24",
        "day:soon": "idea",
    }
    told = understood(rows, answers=answers)
    assert when_and_where(told) == [
        ("2026-12-01", "09:00", "Facebook"),
        ("2026-11-30", "", "Facebook"),
        ("2026-11-24", "09:00", "Facebook"),
        ("", "", "Facebook"),
        ("2026-11-28", "09:00", "Facebook"),
    ]


def test_any_question_can_be_answered_with_leave_out() -> None:
    rows = sheet("1 Dec 2026;lunch;FB;;One;draft", "2 Dec 2026;lunch;FB;;Two;draft")
    reading = understood(rows, answers={"time:lunch": {"3": "leave out", "2": "12:00"}})
    assert reading.entries == 1
    assert (line_of(reading, 3).sort, line_of(reading, 3).reason) == (Sort.LEFT_OUT, "left out by you")
    assert reading.open == ()


def test_rows_of_the_second_sheet_are_named_with_its_number() -> None:
    header = HEADER.split(";")
    first = a_sheet([header, ["1 Dec 2026", "lunch", "FB", "", "One", "draft"]], "A")
    second = a_sheet([header, ["2 Dec 2026", "lunch", "FB", "", "Two", "draft"]], "B")
    reading = understood(first, second, answers={"time:lunch": {"2": "11:00", "2!2": "13:00"}})
    assert [cells.time for cells in entries_of(reading)] == ["11:00", "13:00"]


def test_every_default_is_an_option_and_questions_come_in_the_order_of_rows() -> None:
    reading = understood(sheet("31/11/2026;9am;all;waffle;One;hmm", "30/11/2026;lunch;MySpace;;Two;"))
    assert all(any(option.value == ask.default for option in ask.options) for ask in reading.asks)
    assert all(any(option.value == "leave out" for option in ask.options) for ask in reading.asks)
