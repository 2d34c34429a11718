"""Questions, options and remarks as people read them: days in words, and one row spoken of as one."""

from __future__ import annotations

import re

import pytest

from planner.exchange.reading.model import Ask, Reading
from tests.exchange.readings import a_sheet, line_of, understood

HEADER = "Date;Time;Channel;Type;Caption;Status"
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def sheet(*rows: str) -> str:
    return "\n".join((HEADER, *rows))


def ask_of(reading: Reading, start: str) -> Ask:
    return next(ask for ask in reading.asks if ask.id.startswith(start))


def words_of(ask: Ask) -> list[str]:
    return [option.words for option in ask.options]


def remarks_of(reading: Reading, record: int) -> list[str]:
    return [remark.sentence for remark in line_of(reading, record).remarks]


def test_no_sentence_has_a_day_in_figures() -> None:
    reading = understood(
        sheet(
            "30/11/2026;9am;FB;;One;draft",
            "12/01/2026;9am;FB;;Two;draft",
            "31/11/2026;9am;FB;;Three;draft",
            "24/11/2062;9am;FB;;Four;draft",
            "15 Dec;9am;FB;;Five;draft",
            "Mon 16 Dec 2026;9am;FB;;Six;draft",
        )
    )
    said = [word for ask in reading.asks for word in (ask.text, *words_of(ask))]
    said += [remark.sentence for line in reading.lines for remark in line.remarks]
    assert not [word for word in said if _ISO.search(word)]


def test_a_year_far_off_offers_the_day_in_words() -> None:
    rows = sheet(*(f"{day};9am;FB;;Text of {day};draft" for day in ("24/11/2062", "28/11/2026", "29/11/2026")))
    ask = ask_of(understood(rows), "day:")
    assert words_of(ask) == ["Leave it out", "Read it as Tue 24 Nov 2026", "2062 is right"]
    assert [option.value for option in ask.options] == ["leave out", "2026-11-24", "2062-11-24"]


def test_the_orders_of_day_and_month_say_what_the_first_row_becomes() -> None:
    ask = ask_of(understood(sheet("05/12/2026;9:00;FB;;Hello;draft")), "order")
    assert words_of(ask)[:2] == ["Day, then month: 5 Dec", "Month, then day: 12 May"]


def test_days_in_the_other_order_say_what_the_first_row_becomes() -> None:
    days = ("30/11/2026", "12/01/2026", "12/02/2026", "14/12/2026")
    reading = understood(sheet(*(f"{day};9:00;FB;;Text of {day};draft" for day in days)))
    assert words_of(ask_of(reading, "order:"))[:2] == ["Day, then month: 12 Jan", "Month, then day: 1 Dec"]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("15 Dec", "read as Tue 15 Dec, near the rows around it"),
        ("Mon 24/11/2026", "the weekday does not fit: Tue 24 Nov is taken"),
    ],
)
def test_a_remark_says_the_day_in_words(day: str, said: str) -> None:
    rows = sheet("14/12/2026;9am;FB;;One;draft", f"{day};9am;FB;;Two;draft")
    assert said in remarks_of(understood(rows), 3)


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-12-16 09:00+05:00", "09:00 at UTC+05:00 is 04:00 in Europe/London"),
        ("2026-12-16 01:30+05:00", "01:30 at UTC+05:00 on Wed 16 Dec is 20:30 on Tue 15 Dec in Europe/London"),
    ],
)
def test_a_moment_of_another_zone_is_told_with_its_day_only_where_that_changes(moment: str, said: str) -> None:
    reading = understood(f"Date and time;Channel;Caption\n{moment};FB;One")
    assert said in remarks_of(reading, 2)


@pytest.mark.parametrize(
    ("rows", "start", "text", "option"),
    [
        ((";9am;FB;;One;draft",), "day:none", "This row has no day. What becomes of it?", "Leave it out"),
        (("1 Dec 2026;25:00;FB;;One;draft",), "time:", "“25:00” is no time: there is no hour 25. What time is it?", ""),
        (("1 Dec 2026;9am;;;One;draft",), "channel:none", "This row names no channel. Which one is it?", ""),
        (("1 Dec 2026;9am;FB;;Don't post - one;draft",), "dropped", "", "Take it as a post"),
        ((";;;;Buy new mugs;",), "notes", "This row has words, but no day, time or channel. Is it a note?", ""),
        (("2 Dec 2026;9am;FB;;;",), "text:none", "", "Take it"),
        (
            ("1 Dec 2026;9am;FB;;One more of these;draft",) * 2,
            "duplicates",
            "This row repeats a row before it. Skip it?",
            "Skip it",
        ),
    ],
)
def test_one_row_is_spoken_of_as_one(rows: tuple[str, ...], start: str, text: str, option: str) -> None:
    ask = ask_of(understood(sheet(*rows, "4 Dec 2026;9am;FB;;The last;draft")), start)
    assert len(ask.rows) == 1
    assert text in ask.text
    assert not re.search(r"\b[Tt]he(m|se)\b", " ".join((ask.text, *words_of(ask))))
    assert not option or option in words_of(ask)


def test_several_rows_are_spoken_of_as_several() -> None:
    rows = sheet(";9am;FB;;One;draft", "1 Dec 2026;9am;FB;;Two;draft", ";9am;IG;;Three;draft")
    reading = understood(rows.replace("9am;IG", ";IG").replace(";9am;FB;;One", ";;FB;;One"))
    ask = ask_of(reading, "day:none")
    assert ask.text == "These rows have no day. What becomes of them?"
    assert "Leave them out" in words_of(ask)


def test_a_question_about_a_column_does_not_offer_to_leave_rows_out() -> None:
    reading = understood("Date;Channel;Caption;Mood\n1 Dec 2026;FB;One;happy")
    ask = ask_of(reading, "column:")
    assert words_of(ask).count("Leave it out") == 1
    assert "Leave them out" not in words_of(ask)


def test_one_hidden_row_is_spoken_of_as_one() -> None:
    header = HEADER.split(";")
    made = a_sheet([header, ["1 Dec 2026", "9am", "FB", "", "One", "draft"]])
    first, second = made.records
    hidden = type(second)(second.number, second.line, second.cells, hidden=True)
    ask = ask_of(understood(type(made)(made.name, (first, hidden))), "hidden:rows")
    assert ask.text == "A row is hidden in the sheet. Take it too?"
    assert words_of(ask) == ["Take it", "Leave it out"]
