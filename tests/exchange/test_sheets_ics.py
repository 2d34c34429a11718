"""Calendars of strangers as rows."""

from __future__ import annotations

import pytest

from planner.exchange.format import BadFile
from planner.exchange.sheets import read_workbook
from tests.exchange.sheet_files import calendar, read_events

TITLE, DATE, TIME, ZONE, TEXT, LINK, STATUS, CATEGORIES, LOCATION, UID = range(10)


def row(event: str, head: str = "") -> tuple[str, ...]:
    return read_events(event, head=head).sheets[0].records[1].cells


def test_an_event_is_a_row() -> None:
    book = read_events(
        "UID:1@x\nDTSTART;TZID=Europe/London:20261123T083000\nSUMMARY:Tea\\, cake\nDESCRIPTION:one\\ntwo\\; three\n"
        "URL:https://a.example/x\nSTATUS:CONFIRMED\nCATEGORIES:offer,cake\nCATEGORIES:more\nLOCATION:Shop",
        head="X-WR-CALNAME:Our plan\n",
    )
    assert (book.sort, book.sheets[0].name, book.notes) == ("ics", "Our plan", ())
    assert [record.cells for record in book.sheets[0].records] == [
        ("Title", "Date", "Time", "Timezone", "Text", "Link", "Status", "Categories", "Location", "UID"),
        (
            *("Tea, cake", "2026-11-23", "08:30", "Europe/London", "one\ntwo; three", "https://a.example/x"),
            *("confirmed", "offer, cake, more", "Shop", "1@x"),
        ),
    ]


@pytest.mark.parametrize(
    ("start", "head", "wanted"),
    [
        ("DTSTART;VALUE=DATE:20261123", "", ("2026-11-23", "", "")),
        ("DTSTART:20261123T083000", "", ("2026-11-23", "08:30", "")),
        ("DTSTART:20261123T083015Z", "", ("2026-11-23", "08:30:15", "UTC")),
        ("DTSTART:20260723T083000Z", "X-WR-TIMEZONE:Europe/London\n", ("2026-07-23", "09:30", "Europe/London")),
        ("DTSTART:20260723T083000Z", "X-WR-TIMEZONE:Mars/Olympus\n", ("2026-07-23", "08:30", "UTC")),
        ("DTSTART;TZID=W. Europe Standard Time:20261123T083000", "", ("2026-11-23", "08:30", "Europe/Berlin")),
        ("DTSTART:2026-99-99", "", ("2026-99-99", "", "")),
        ("SUMMARY:no start", "", ("", "", "")),
        ("DTSTART:20261123\nDTSTART:20261124", "", ("2026-11-23", "", "")),
    ],
)
def test_the_start_in_its_own_zone(start: str, head: str, wanted: tuple[str, ...]) -> None:
    assert row(start, head)[DATE : ZONE + 1] == wanted


def test_a_zone_that_the_calendar_makes_up() -> None:
    zone = (
        "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0300\nTZOFFSETTO:+0300\n"
        "END:STANDARD\nEND:VTIMEZONE\n"
    )
    assert row("DTSTART;TZID=Ours:20261123T083000", zone)[DATE : ZONE + 1] == ("2026-11-23", "05:30", "UTC")


def test_folded_lines_even_within_a_character() -> None:
    content = calendar("DTSTART:20261123\nSUMMARY:Grüße aus der Küche")
    cut = content.index("ü".encode()) + 1
    folded = content[:cut] + b"\r\n " + content[cut:]
    assert read_workbook(folded).sheets[0].records[1].cells[TITLE] == "Grüße aus der Küche"


@pytest.mark.parametrize("key", ["utf-8-sig", "utf-16", "cp1252"])
def test_calendars_in_other_encodings(key: str) -> None:
    content = calendar("DTSTART:20261123\nSUMMARY:Grüße, schöne Öfen").decode().encode(key)
    assert read_workbook(content).sheets[0].records[1].cells[TITLE] == "Grüße, schöne Öfen"


@pytest.mark.parametrize("end", [b"\n", b"\r"])
def test_line_ends_of_other_computers_and_where_each_event_begins(end: bytes) -> None:
    content = calendar("SUMMARY:a\nDTSTART:20261123", "SUMMARY:b\nDTSTART:20261124").replace(b"\r\n", end)
    records = read_workbook(content).sheets[0].records
    assert [(one.number, one.line, one.cells[TITLE]) for one in records] == [(1, 1, "Title"), (2, 3, "a"), (3, 7, "b")]


def test_what_happens_again_is_read_once_and_told() -> None:
    book = read_events("DTSTART:20261123\nSUMMARY:Tea\nRRULE:FREQ=WEEKLY")
    assert len(book.sheets[0].records) == 2
    assert book.notes == ("Row 2 (“Tea”) happens again and again; only its first day is read.",)


def test_cancelled_events_say_so() -> None:
    assert row("DTSTART:20261123\nSTATUS:CANCELLED")[STATUS] == "cancelled"


def test_alarms_are_not_part_of_the_event() -> None:
    alarm = "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:ring\nTRIGGER:-PT10M\nEND:VALARM"
    assert row(f"DTSTART:20261123\nDESCRIPTION:text\n{alarm}")[TEXT] == "text"


def test_tasks_are_told() -> None:
    head = "BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\n"
    assert read_events("DTSTART:20261123", head=head).notes == ("Not read: 1 task or journal entry.",)


def test_what_is_wrong_in_an_event_is_told_and_the_rest_read_events() -> None:
    book = read_events("SUMMARY:Tea\nDTSTART:31.11.2026\nthis is no line\nDESCRIPTION:text")
    assert book.sheets[0].records[1].cells[: TEXT + 1] == ("Tea", "31.11.2026", "", "", "text")
    assert book.notes == (
        "Row 2 (“Tea”) has no day that can be read.",
        "Row 2 (“Tea”) has 2 lines that cannot be read.",
    )


@pytest.mark.parametrize(
    "content",
    [
        calendar("SUMMARY:a\nDTSTART:20261123", "SUMMARY:b")[:-40],
        calendar("SUMMARY:a\nDTSTART:20261123", "SUMMARY:b").replace(b"END:VEVENT\r\n", b"", 1),
        calendar("SUMMARY:a\nDTSTART:20261123", "SUMMARY:b", head="this is no line\n"),
        calendar("SUMMARY:a\nDTSTART:20261123", "SUMMARY:b").replace(b"END:VCALENDAR\r\n", b""),
    ],
)
def test_a_damaged_calendar_is_read_event_by_event(content: bytes) -> None:
    book = read_workbook(content)
    assert [one.cells[:2] for one in book.sheets[0].records[1:]][0] == ("a", "2026-11-23")
    assert [one.cells[TITLE] for one in book.sheets[0].records[1:]][:2] in (["a", "b"], ["a", ""])
    assert "damaged" in book.notes[0]


def test_many_remarks_are_counted() -> None:
    notes = read_events(*["SUMMARY:x"] * 30).notes
    assert len(notes) == 21
    assert notes[-1] == "There are 10 more remarks like these."


def test_a_calendar_without_events() -> None:
    with pytest.raises(BadFile, match="no events"):
        read_events()


def test_parts_within_each_other_without_end() -> None:
    content = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nSUMMARY:x\n" * 3_000 + b"END:VEVENT\n" * 3_000 + b"END:VCALENDAR\n"
    book = read_workbook(content)
    assert len(book.sheets[0].records) == 3_001
    assert "damaged" in book.notes[0]


def test_a_zone_with_a_name_without_end() -> None:
    assert row("DTSTART:20261123T083000Z", f"X-WR-TIMEZONE:{'a/' * 3_000}a\n")[ZONE] == "UTC"
