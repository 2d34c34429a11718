"""Times as people write them: every form, words that have to be asked about, and what is no time."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.exchange.reading.clocks import ClockText, read_clock_text
from tests.exchange.plans import TEXT
from tests.exchange.strange_sheets import untidy_rows

LEXICON = Catalogue().lexicon


def read(text: str) -> ClockText:
    found = read_clock_text(text, LEXICON)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    "text",
    [
        *("8:30 AM", "8:30am", "8:30 a.m.", "8.30", "08:30", "8h30", "8 h 30", "8:30 Uhr", "8.30 Uhr", "8 Uhr 30"),
        *(
            "0830",
            "830",
            "08:30:00",
            "08:30:00.000",
            "083000",
            "08.30h",
            "8:30 hrs",
            "8,30",
            "0.354166",
            "46335.354167",
        ),
        *("at 8:30", "@ 8:30", "um 8:30 Uhr", "à 8h30", "a las 8:30", "８：３０", "٨:٣٠", " 8:30\u00a0AM ", "8：30"),
        *("8:30 in the morning", "8:30 morgens", "8:30 du matin", "8:30 de la mañana", "(8:30)"),
    ],
)
def test_half_past_eight_in_all_its_forms(text: str) -> None:
    assert read(text).clock == time(8, 30)
    assert not read(text).next_day


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("18.00", time(18)),
        ("9am", time(9)),
        ("9 AM", time(9)),
        ("9a", time(9)),
        ("9h", time(9)),
        ("8 Uhr", time(8)),
        ("8 o'clock", time(8)),
        ("1h30", time(1, 30)),
        ("12pm", time(12)),
        ("12:00 PM", time(12)),
        ("12am", time(0)),
        ("12:30 a.m.", time(0, 30)),
        ("18h00", time(18)),
        ("6:30pm", time(18, 30)),
        ("18:30 pm", time(18, 30)),
        ("8 abends", time(20)),
        ("8h du soir", time(20)),
        ("8 de la tarde", time(20)),
        ("0:00", time(0)),
        ("0.30", time(0, 30)),
        ("0.5", time(12)),
        ("0.25", time(6)),
        ("0.75", time(18)),
        ("1330", time(13, 30)),
        ("9", time(9)),
    ],
)
def test_other_times(text: str, clock: time) -> None:
    assert read(text).clock == clock


@pytest.mark.parametrize("text", ["noon", "Noon", "midday", "12 noon", "Mittag", "mittags", "midi", "mediodía"])
def test_noon_in_four_languages(text: str) -> None:
    assert read(text) == ClockText(clock=time(12))


@pytest.mark.parametrize("text", ["midnight", "Mitternacht", "minuit", "medianoche"])
def test_midnight_is_told(text: str) -> None:
    assert (read(text).clock, read(text).note) == (time(0), "midnight is taken as the beginning of the day")


def test_24_00_is_the_next_day() -> None:
    assert read("24:00") == ClockText(clock=time(0), next_day=True, note="24:00 is 00:00 of the next day")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("25:00", "there is no hour 25"),
        ("8:75", "there is no minute 75"),
        ("24:30", "there is no time 24:30"),
        ("13am", "13:00 is not in the morning"),
    ],
)
def test_impossible_times_say_why(text: str, why: str) -> None:
    assert read(text) == ClockText(why=why)


@pytest.mark.parametrize(
    "text",
    [
        *("lunch", "morning", "evening", "abends", "after work", "asap", "tbd", "le matin", "por la tarde", "nachts"),
        *("half past eight", "halb neun", "after the meeting", "8.5", "46335", "?", "tomorrow"),
    ],
)
def test_words_have_to_be_asked_about(text: str) -> None:
    assert read(text) == ClockText(word=text)


@pytest.mark.parametrize("text", ["", "  ", "-", "–", "\u00a0", "..."])
def test_blank_cells_say_nothing(text: str) -> None:
    assert read_clock_text(text, LEXICON) is None


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("9:00 CET", "CET"),
        ("9am EST", "EST"),
        ("9:00 (UK time)", "UK TIME"),
        ("9:00 GMT+1", "GMT+1"),
        ("09:00:00Z", "UTC"),
        ("09:00+01:00", "+01:00"),
        ("09:00:00-05:00", "-05:00"),
    ],
)
def test_zones_are_told(text: str, zone: str) -> None:
    assert (read(text).clock, read(text).zone) == (time(9), zone)


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("08:30–09:00", time(8, 30)),
        ("08:30-09:00", time(8, 30)),
        ("8-9am", time(8)),
        ("8 to 9 pm", time(20)),
        ("11-1pm", time(11)),
        ("8h-9h", time(8)),
        ("9 bis 10 Uhr", time(9)),
        ("9am / 5pm", time(9)),
        ("9am & 5pm", time(9)),
    ],
)
def test_the_first_of_two_times_is_taken_and_told(text: str, clock: time) -> None:
    assert (read(text).clock, read(text).note) == (clock, f"the first time of “{text.lower()}” is taken")


@pytest.mark.parametrize("text", ["9am?", "ca. 9", "~9am", "before 9am", "gegen 9 Uhr"])
def test_what_is_not_sure_is_told(text: str) -> None:
    assert (read(text).clock, read(text).note) == (time(9), f"“{text.lower()}” is taken as 09:00")


@given(TEXT | st.text(alphabet="0123456789.:-+ hapmuz/&", max_size=20))
def test_no_text_is_too_strange(text: str) -> None:
    read_clock_text(text, LEXICON)


@given(st.times())
def test_every_time_reads_back(clock: time) -> None:
    whole = clock.replace(second=0, microsecond=0)
    for text in (f"{clock:%H:%M}", f"{clock:%H:%M:%S}", clock.isoformat(), f"{clock:%I:%M %p}", f"{clock:%H.%M} Uhr"):
        assert read(text).clock == whole


@given(st.integers(0, 1439))
def test_parts_of_a_day_read_back(minutes: int) -> None:
    assert read(f"{minutes / 1440:.10f}").clock == time(*divmod(minutes, 60))


def test_the_times_of_the_untidy_sheet(shared: Path) -> None:
    rows = [row for row in untidy_rows(shared) if row.entries and row.cells["Time"]]
    times = {row.number: read(row.cells["Time"]) for row in rows}
    asked = {number for number, said in times.items() if said.word}
    assert {row.cells["Time"] for row in rows if row.number in asked} == {"lunch"}
    assert len(rows) > 80
    assert [
        row.number
        for row in rows
        if row.number not in asked and times[row.number] != ClockText(clock=time.fromisoformat(row.entries[0]["time"]))
    ] == []


@pytest.mark.parametrize(("said", "clock"), [("17.3", time(17, 30)), ("8,1", time(8, 10)), ("20.4", time(20, 40))])
def test_a_time_that_a_spreadsheet_took_for_a_number_is_one_with_a_remark(
    catalogue: Catalogue, said: str, clock: time
) -> None:
    found = read_clock_text(said, catalogue.lexicon)
    assert found is not None
    assert (found.clock, found.note) == (clock, f"{said} is taken as {clock:%H:%M}")


@pytest.mark.parametrize("said", ["17.6", "8.5", "24.3", "0.3", "3.14.1"])
def test_other_numbers_with_a_point_are_no_such_time(catalogue: Catalogue, said: str) -> None:
    found = read_clock_text(said, catalogue.lexicon)
    assert found is not None
    assert "is taken as" not in found.note
