"""Calendars that we wrote as rows, with what was changed in a calendar program since."""

from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import HealthCheck, given, settings

from planner.domain.plan import Plan
from planner.exchange.format import SheetStyle
from planner.exchange.out import ics, xlsx
from planner.exchange.own.cells import unguarded
from planner.exchange.own.week_csv import COLUMNS, cells
from planner.exchange.sheets import Sheet, read_workbook
from tests.exchange.plans import plans
from tests.exchange.sheet_files import read_events
from tests.exchange.ways import CATALOGUE, leaving


def own(**changed: str) -> dict[str, str]:
    """Our event with other values, as columns."""
    said = {
        "DTSTART;TZID=Europe/London": "20261123T083000",
        "SUMMARY": "Instagram: Tea time",
        "DESCRIPTION": "Come in",
        "URL": "https://a.example/x",
        "X-EVENWEEK-TEXT-HASH": sha256(b"Come in").hexdigest()[:16],
        "X-EVENWEEK-PLACEMENT-ID;VALUE=TEXT": "P1-ig",
        "X-EVENWEEK-TIMEZONE;VALUE=TEXT": "Europe/London",
        "X-EVENWEEK-CHANNEL;VALUE=TEXT": "Instagram",
        "X-EVENWEEK-STATUS;VALUE=TEXT": "ready",
        "X-EVENWEEK-TITLE;VALUE=TEXT": "Tea time",
        "X-EVENWEEK-TEXT;VALUE=TEXT": "Come in",
        "X-EVENWEEK-LINK;VALUE=TEXT": "https://a.example/x",
        "X-EVENWEEK-ALT-TEXT;VALUE=TEXT": "A pot\\, with steam_x000D_",
    }
    said |= changed
    lines = "\n".join(f"{name}:{value}" for name, value in said.items() if value)
    sheet = read_events(lines).sheets[0]
    assert sheet.records[0].cells == COLUMNS
    return dict(zip(COLUMNS, sheet.records[1].cells, strict=True))


def test_our_own_event_says_all_columns() -> None:
    assert {name: cell for name, cell in own().items() if cell} == {
        "placement_id": "P1-ig",
        "week_start": "2026-11-23",
        "date": "2026-11-23",
        "time": "08:30",
        "timezone": "Europe/London",
        "channel": "Instagram",
        "status": "ready",
        "title": "Tea time",
        "text": "Come in",
        "link": "https://a.example/x",
        "alt_text": "A pot, with steam\r",
    }


@pytest.mark.parametrize(
    ("name", "value", "wanted"),
    [
        (
            "DTSTART;TZID=Europe/London",
            "20261202T170000",
            {"date": "2026-12-02", "time": "17:00", "week_start": "2026-11-30"},
        ),
        ("SUMMARY", "Instagram: Cake time", {"title": "Cake time"}),
        ("SUMMARY", "Cake time", {"title": "Cake time"}),
        ("SUMMARY", "", {"title": "Tea time"}),
        ("DESCRIPTION", "Come soon", {"text": "Come soon"}),
        ("DESCRIPTION", "'=1+1", {"text": "''=1+1"}),
        ("DESCRIPTION", "", {"text": "Come in"}),
        ("URL", "https://a.example/y", {"link": "https://a.example/y"}),
        ("URL", "", {"link": "https://a.example/x"}),
        ("STATUS", "CANCELLED", {"status": "skipped"}),
        ("STATUS", "TENTATIVE", {"status": "ready"}),
    ],
)
def test_what_was_changed_in_a_calendar_program_holds(name: str, value: str, wanted: dict[str, str]) -> None:
    assert own(**{name: value}) == own() | wanted


@pytest.mark.parametrize(
    ("start", "day", "clock"),
    [
        ("DTSTART;TZID=America/New_York:20261123T033000", "2026-11-23", "08:30"),
        ("DTSTART:20261123T083000Z", "2026-11-23", "08:30"),
        ("DTSTART:20261123T083000", "2026-11-23", "08:30"),
        ("DTSTART;VALUE=DATE:20261123", "2026-11-23", ""),
        ("DTSTART:20261025T013000Z", "2026-10-25", "01:30+00:00"),
        ("DTSTART:20261025T003000Z", "2026-10-25", "01:30+01:00"),
        ("DTSTART;TZID=Europe/London:20261025T013000", "2026-10-25", "01:30+01:00"),
    ],
)
def test_the_start_is_told_in_the_zone_of_the_entry(start: str, day: str, clock: str) -> None:
    name, _, value = start.partition(":")
    found = own(**{"DTSTART;TZID=Europe/London": "", name: value})
    assert (found["date"], found["time"], found["timezone"]) == (day, clock, "Europe/London")


def test_an_event_without_a_title_is_named_by_its_text() -> None:
    no_title = {"X-EVENWEEK-TITLE;VALUE=TEXT": ""}
    assert own(**no_title, SUMMARY="Instagram: Come in")["title"] == ""
    assert own(**no_title, SUMMARY="Instagram: Cake")["title"] == "Cake"


def test_a_calendar_program_that_forgets_the_type_of_our_values() -> None:
    assert own(**{"X-EVENWEEK-NOTES": "one\\, two\\nthree"})["notes"] == "one, two\nthree"


def test_an_event_that_was_added_to_our_calendar() -> None:
    sheet = read_events("X-EVENWEEK-CHANNEL:Instagram\nDTSTART:20261123", "SUMMARY:New\nDTSTART:20261124").sheets[0]
    added = dict(zip(COLUMNS, sheet.records[2].cells, strict=True))
    assert {name: cell for name, cell in added.items() if cell} == {
        "week_start": "2026-11-23",
        "date": "2026-11-24",
        "title": "New",
    }


# there and back


def said(sheet: Sheet) -> list[dict[str, str]]:
    names = sheet.records[0].cells
    padded = (record.cells + ("",) * len(names) for record in sheet.records[1:])
    return [{name: unguarded(cell) for name, cell in zip(names, row, strict=False)} for row in padded]


def held_by_a_calendar(plan: Plan) -> list[dict[str, str]]:
    dated = [cells(plan, one)._asdict() for one in plan.in_order() if one.date is not None]
    breaks = str.maketrans({"\r": "\n"})
    return [{name: cell.replace("\r\n", "\n").translate(breaks) for name, cell in one.items()} for one in dated]


@given(plans(CATALOGUE))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_calendar_that_we_wrote_says_the_same(plan: Plan) -> None:
    wanted = held_by_a_calendar(plan)
    if wanted:
        found = said(read_workbook(ics.content(leaving(plan))).sheets[0])
        assert [
            {name: cell.replace("\r\n", "\n").replace("\r", "\n") for name, cell in one.items()} for one in found
        ] == wanted


@given(plans(CATALOGUE))
@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_workbook_that_we_wrote_says_the_same(plan: Plan) -> None:
    book = read_workbook(xlsx.content(leaving(plan), SheetStyle()))
    found = {one["placement_id"]: one for sheet in book.sheets for one in said(sheet)}
    assert found == {one.id: cells(plan, one)._asdict() for one in plan.in_order()}
