"""The plan as a calendar: events that are known again, at the right moment in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz
from icalendar import Calendar, Event

from planner.domain.clock import instant
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Channel, Media, Placement, Post, Status
from planner.exchange import FORMATS
from planner.exchange.out import ics
from tests.exchange.plans import empty_plan
from tests.exchange.ways import CATALOGUE, NOW, leaving

ZONES = (
    *("Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Kolkata"),
    *("America/Sao_Paulo", "Pacific/Apia", "Europe/Dublin"),
)


def plan_of(post: dict[str, Any] | None = None, **placement: Any) -> Plan:
    plan = empty_plan(CATALOGUE)
    plan.channels["ig"] = Channel(id="ig", brand_id=plan.brand.id, name="Instagram")
    plan.campaigns["c"] = Campaign(id="c", brand_id=plan.brand.id, name="Winter, Tide")
    plan.posts["p"] = Post(id="p", brand_id=plan.brand.id, **{"text": "Fog\nand \\New; tea"} | (post or {}))
    said = {"date": date(2026, 11, 23), "time": time(8, 30), "zone": "Europe/London", "channel_id": "ig"}
    plan.placements["p-ig"] = Placement(id="p-ig", post_id="p", **said | placement)
    return plan


def event_of(plan: Plan, now: datetime = NOW) -> Event:
    (event,) = Calendar.from_ical(ics.content(leaving(plan, now))).walk("VEVENT")
    return event


def test_an_event_says_what_the_entry_says() -> None:
    event = event_of(plan_of({"title": "Fog\n days", "link": "https://e.example/fog?a=1,2;3"}, status=Status.APPROVED))
    assert str(event["SUMMARY"]) == "Instagram: Fog days"
    assert str(event["DESCRIPTION"]) == "Fog\nand \\New; tea"
    assert str(event["URL"]) == "https://e.example/fog?a=1,2;3"
    assert (event["STATUS"], event["TRANSP"]) == ("CONFIRMED", "TRANSPARENT")
    assert event.start == datetime(2026, 11, 23, 8, 30, tzinfo=ZoneInfo("Europe/London"))
    assert event.duration == timedelta(minutes=15)


def test_an_event_keeps_its_uid_and_a_later_file_replaces_it() -> None:
    first, later = event_of(plan_of()), event_of(plan_of({"text": "New"}), NOW + timedelta(minutes=1))
    assert str(first["UID"]) == str(later["UID"]) == "p-ig@evenweek"
    assert 0 < first["SEQUENCE"] < later["SEQUENCE"] < 2**31
    assert first["DTSTAMP"].dt == first["LAST-MODIFIED"].dt == NOW.astimezone(UTC)


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((Status.IDEA, Status.DRAFT, Status.READY), "TENTATIVE"),
        ((Status.APPROVED, Status.SCHEDULED, Status.POSTED), "CONFIRMED"),
        ((Status.SKIPPED,), "CANCELLED"),
    ],
)
def test_statuses(statuses: tuple[Status, ...], said: str) -> None:
    assert {str(event_of(plan_of(status=status))["STATUS"]) for status in statuses} == {said}


def test_any_time_is_a_whole_day() -> None:
    content = ics.content(leaving(plan_of(time=None)))
    assert b"\r\nDTSTART;VALUE=DATE:20261123\r\n" in content
    assert b"VTIMEZONE" not in content


@pytest.mark.parametrize(
    ("fold", "start"),
    [
        (0, b"DTSTART;TZID=Europe/London:20261025T013000"),
        (1, b"DTSTART:20261025T013000Z"),
        (None, b"DTSTART:20261025T013000Z"),
    ],
)
def test_the_hour_that_comes_twice_is_told_exactly(fold: int | None, start: bytes) -> None:
    plan = plan_of(date=date(2026, 10, 25), time=time(1, 30), fold=fold)
    assert start in ics.content(leaving(plan)).split(b"\r\n")
    moment = instant(date(2026, 10, 25), time(1, 30), "Europe/London", fold)
    assert event_of(plan).start.astimezone(UTC) == moment.astimezone(UTC)


def test_utc_needs_no_zone() -> None:
    content = ics.content(leaving(plan_of(zone="UTC")))
    assert b"DTSTART:20261123T083000Z" in content
    assert b"VTIMEZONE" not in content


@pytest.mark.parametrize("zone", ZONES)
def test_the_zone_in_the_file_has_the_offsets_of_the_zone(zone: str) -> None:
    written = tz.tzical(StringIO(ics.content(leaving(plan_of(zone=zone))).decode())).get(zone)
    there = ZoneInfo(zone)
    wall = datetime(2026, 1, 1)
    wrong = []
    while wall < datetime(2027, 1, 1):
        if tz.datetime_exists(wall, there) and wall.replace(tzinfo=written).utcoffset() != there.utcoffset(wall):
            wrong.append(wall)
        wall += timedelta(minutes=30)
    assert wrong == []


def test_zones_change_at_the_moment_that_their_clocks_say() -> None:
    """Summer time began at 1:00 of the old time, as in every published description of the zone."""
    content = ics.content(leaving(plan_of()))
    assert b"BEGIN:DAYLIGHT\r\nDTSTART:20260329T010000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100" in content
    assert b"BEGIN:STANDARD\r\nDTSTART:20261025T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000" in content


def test_kind_campaign_and_public_media_are_told() -> None:
    plan = plan_of()
    kind = next(id_ for id_, label in plan.labels.items() if label.key == "offer")
    media = (Media("https://e.example/a.jpg", "A"), Media("b.jpg"), Media("https://e.example/b c.jpg"))
    plan.posts["p"] = Post(id="p", brand_id=plan.brand.id, kind_id=kind, campaign_id="c", media=media)
    content = ics.content(leaving(plan))
    assert b"CATEGORIES:offer\r\nCATEGORIES:Winter\\, Tide\r\n" in content
    assert content.count(b"ATTACH") == 1
    assert b"ATTACH:https://e.example/a.jpg\r\n" in content


@pytest.mark.parametrize("link", ["", "e.example", "htps://e.example", "https://e.example/a b", "https://e\nX-A:b"])
def test_what_is_no_address_is_no_url_and_comes_back_all_the_same(link: str) -> None:
    event = event_of(plan_of({"link": link}))
    assert "URL" not in event
    assert str(event.get("X-EVENWEEK-LINK", "")) == link


@pytest.mark.parametrize(
    "text", ["a\r\nb\rc", " spaces ", "bell\x07", "\ufeffmark", "C:\\new \\N \\, \\;", "नमस्ते" * 60, "\u2028", ""]
)
def test_one_can_tell_whether_the_description_was_changed(text: str) -> None:
    event = event_of(plan_of({"text": text}))
    description = str(event.get("DESCRIPTION", ""))
    assert str(event["X-EVENWEEK-TEXT-HASH"]) == sha256(description.encode()).hexdigest()[:16]


def test_a_text_cannot_add_lines_to_the_file() -> None:
    text = "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:x"
    plan = plan_of({"text": text, "title": text, "notes": text, "who": text})
    assert str(event_of(plan)["UID"]) == "p-ig@evenweek"


def test_entries_without_a_day_are_left_out_and_told() -> None:
    outgoing = leaving(plan_of(date=None, time=None))
    assert b"VEVENT" not in ics.content(outgoing)
    assert FORMATS[2].told(outgoing) == ("1 entry without a day is left out, because a calendar holds days.",)
    assert FORMATS[2].told(leaving(plan_of())) == ()


def test_a_calendar_of_another_program_is_no_export() -> None:
    content = ics.content(leaving(plan_of()))
    assert FORMATS[2].wrote(content[:4096])
    assert not FORMATS[2].wrote(content.replace(b"PRODID:-//Evenweek", b"PRODID:-//Other"))
