"""What is due and not approved or not complete, and what changed since the export."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.domain.checks import Item, State
from planner.domain.records import Exported, Placement, Status
from planner.domain.span import ONE_WEEK, Span
from tests.builders import (
    MONDAY,
    WEEK,
    a_placement,
    a_post,
)
from tests.scopes import APPROVAL, EXPORT, LONDON, NOW, TWO_WEEKS, a_scope, accepted, done, item, standing

# approval


def urgency(told: Item) -> list[str]:
    """What is said of each entry that waits: due or overdue."""
    return ["overdue" if finding.sentence.endswith("and overdue") else "due" for finding in told.findings]


@pytest.mark.parametrize("status", [Status.IDEA, Status.DRAFT, Status.READY])
def test_what_is_due_and_not_approved_is_found(status: Status) -> None:
    told = item(APPROVAL, a_scope(standing(time=time(12), status=status)))
    assert told.state is State.ATTENTION
    assert urgency(told) == ["due"]
    assert status in told.findings[0].sentence


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SCHEDULED, Status.POSTED, Status.SKIPPED])
@pytest.mark.parametrize("clock", [time(8), time(12)])
def test_what_is_approved_or_out_is_not_found(status: Status, clock: time) -> None:
    assert item(APPROVAL, a_scope(standing(time=clock, status=status))).state is State.OK


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        (MONDAY + timedelta(days=2), time(9), "due"),
        (MONDAY + timedelta(days=2), time(9, 1), None),
        (MONDAY + timedelta(days=3), time(8), None),
        (MONDAY, time(9), "due"),
        (MONDAY, time(8, 59), "overdue"),
        (MONDAY - timedelta(days=30), time(9), "overdue"),
        (MONDAY + timedelta(days=2), None, "due"),
        (MONDAY + timedelta(days=3), None, None),
        (MONDAY - timedelta(days=1), None, "overdue"),
        (MONDAY, time(0), "overdue"),
        (None, None, None),
    ],
)
def test_due_is_within_48_hours_and_overdue_before_now(day: date | None, clock: time | None, words: str | None) -> None:
    told = item(APPROVAL, a_scope(standing(date=day, time=clock)))
    assert urgency(told) == ([words] if words else [])


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        (MONDAY + timedelta(days=6), time(21), ["due"]),
        (MONDAY + timedelta(days=8), time(20), ["due"]),
        (MONDAY + timedelta(days=8), time(20, 1), []),
    ],
)
def test_on_sunday_what_is_due_just_after_the_week_is_found_too(day: date, clock: time, found: list[str]) -> None:
    sunday = datetime(2026, 11, 29, 20, tzinfo=LONDON)
    scope = a_scope(standing(date=day, time=clock), span=WEEK.span, now=sunday)
    assert urgency(item(APPROVAL, scope)) == found


@pytest.mark.parametrize("weeks", [-1, 1])
def test_a_week_that_is_not_the_present_has_only_its_own_entries(weeks: int) -> None:
    span = Span(MONDAY + weeks * ONE_WEEK, MONDAY + (weeks + 1) * ONE_WEEK)
    assert urgency(item(APPROVAL, a_scope(standing(time=time(12)), span=span))) == []


@pytest.mark.parametrize(("clock", "state"), [(time(18), State.ATTENTION), (time(18, 1), State.OK)])
def test_due_is_counted_in_real_hours_between_zones(clock: time, state: State) -> None:
    tokyo = standing(date=MONDAY + timedelta(days=2), time=clock, zone="Asia/Tokyo")
    assert item(APPROVAL, a_scope(tokyo)).state is state


@pytest.mark.parametrize("zone", ["UTC", "Asia/Tokyo", "America/New_York", "Europe/London"])
def test_it_does_not_matter_in_which_zone_now_is_told(zone: str) -> None:
    scope = a_scope(
        standing(date=MONDAY + timedelta(days=2), time=time(9)),
        standing(a_post(title="Later"), date=MONDAY + timedelta(days=2), time=time(9, 1)),
        now=NOW.astimezone(ZoneInfo(zone)),
    )
    assert len(item(APPROVAL, scope).findings) == 1


LONG, SHORT = datetime(2026, 10, 24, 9), datetime(2026, 3, 28, 9)
"""Saturdays before the night in which London's clocks go back, and forward."""

CHANGES = [
    (LONG, date(2026, 10, 26), time(8), True),
    (LONG, date(2026, 10, 26), time(8, 1), False),
    (SHORT, date(2026, 3, 30), time(10), True),
    (SHORT, date(2026, 3, 30), time(10, 1), False),
]
"""Now, day and clock in London, and whether at most 48 hours lie between."""


@pytest.mark.parametrize(("now", "day", "clock", "due"), CHANGES)
def test_48_hours_over_a_clock_change_told_from_utc(now: datetime, day: date, clock: time, due: bool) -> None:
    scope = a_scope(standing(date=day, time=clock), now=now.replace(tzinfo=LONDON).astimezone(UTC))
    assert bool(item(APPROVAL, scope).findings) is due


@pytest.mark.parametrize(("now", "day", "clock", "due"), CHANGES)
def test_48_hours_over_a_clock_change_told_in_the_brands_zone(now: datetime, day: date, clock: time, due: bool) -> None:
    scope = a_scope(standing(date=day, time=clock), now=now.replace(tzinfo=LONDON))
    assert bool(item(APPROVAL, scope).findings) is due


def test_the_second_of_two_equal_hours_is_not_overdue_in_the_first() -> None:
    now = datetime(2026, 10, 25, 1, 45, fold=0, tzinfo=LONDON)
    told = item(APPROVAL, a_scope(standing(date=date(2026, 10, 25), time=time(1, 30), fold=1), now=now))
    assert urgency(told) == ["due"]


def test_an_entry_for_any_time_today_is_due_and_not_overdue() -> None:
    told = item(APPROVAL, a_scope(standing(date=MONDAY, time=None)))
    assert urgency(told) == ["due"]


@pytest.mark.parametrize(
    ("by", "at", "words"),
    [
        ("Maeve", datetime(2026, 11, 22, 12, tzinfo=UTC), "was approved by Maeve on Sun 22 Nov and has changed since"),
        ("", datetime(2026, 11, 22, 12, tzinfo=UTC), "was approved on Sun 22 Nov and has changed since"),
        ("Maeve", datetime(2025, 11, 22, 12, tzinfo=UTC), "was approved by Maeve on Sat 22 Nov 2025 and has changed"),
    ],
)
def test_an_approval_that_was_lost_says_whose_it_was(by: str, at: datetime, words: str) -> None:
    place = standing(time=time(12), status=Status.READY, approved_by=by, approved_at=at)
    (finding,) = item(APPROVAL, a_scope(place)).findings
    assert words in finding.sentence


def test_the_day_of_an_approval_is_the_brands() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # half past midnight in London
    place = standing(time=time(12), status=Status.READY, approved_by="Maeve", approved_at=late)
    assert "on Tue 2 Jun" in item(APPROVAL, a_scope(place)).findings[0].sentence


@pytest.mark.parametrize("who", ["Maeve", ""])
def test_the_fix_approves_in_the_name_of_who_is_there(who: str) -> None:
    scope = replace(a_scope(standing(time=time(12))), who=who)
    (after,) = done(item(APPROVAL, scope).findings[0].fixes[0]).values()
    assert isinstance(after, Placement)
    assert (after.status, after.approved_by) == (Status.APPROVED, who)


# exported


def an_export(*rows: tuple[str, ...], **values: Any) -> Exported:
    defaults: dict[str, Any] = {
        "id": "export",
        "brand_id": "brand",
        "week": MONDAY,
        "format": "week",
        "at": datetime(2026, 11, 23, 8, 15, tzinfo=UTC),
        "rows": rows,
    }
    return Exported(**defaults | values)


THIS_WEEK = (MONDAY, "week")
POST = a_post(title="Launch")
PLACED = a_placement(id="p1", post_id=POST.id)


@pytest.mark.parametrize(
    ("before", "now", "word"),
    [
        ((("p1", "a"),), (("p1", "b"),), "is changed"),
        ((), (("p1", "a"),), "is new"),
        ((("p1", "a"),), (), "is (gone|no longer)"),
    ],
)
def test_what_changed_since_the_export_is_found(
    before: tuple[tuple[str, ...], ...], now: tuple[tuple[str, ...], ...], word: str
) -> None:
    told = item(EXPORT, a_scope((POST, PLACED), exports=(an_export(*before),), written={THIS_WEEK: now}))
    assert told.state is State.ATTENTION
    assert re.search(word, told.findings[0].sentence)
    assert "“Launch” on Instagram" in told.sentence
    assert told.placements == ("p1",)


def test_an_entry_that_is_gone_from_the_plan_is_named_by_its_id() -> None:
    told = item(EXPORT, a_scope(exports=(an_export(("p9", "a")),), written={}))
    assert re.search("“p9” is (gone|no longer)", told.findings[0].sentence)
    assert told.placements == ("p9",)


def test_nothing_changed_says_since_when() -> None:
    rows = (("p1", "a"), ("p2", "b"))
    told = item(EXPORT, a_scope((POST, PLACED), exports=(an_export(*rows),), written={THIS_WEEK: rows[::-1]}))
    assert (told.state, told.findings) == (State.OK, ())
    assert "23 Nov 08:15" in told.sentence


@pytest.mark.parametrize("exports", [(), (an_export(("p1", "a"), week=MONDAY - ONE_WEEK),)])
def test_without_an_export_of_this_week_the_item_does_not_apply(exports: tuple[Exported, ...]) -> None:
    told = item(EXPORT, a_scope((POST, PLACED), exports=exports, written={THIS_WEEK: (("p1", "a"),)}))
    assert told.state is State.NOT_APPLICABLE


def test_each_format_is_compared_with_its_own_rows() -> None:
    exports = (an_export(("p1", "a")), an_export(("p1", "short"), id="other", format="other"))
    written = {THIS_WEEK: (("p1", "a"),), (MONDAY, "other"): (("p1", "short"),)}
    assert item(EXPORT, a_scope((POST, PLACED), exports=exports, written=written)).state is State.OK
    changed = written | {(MONDAY, "other"): (("p1", "shorter"),)}
    assert item(EXPORT, a_scope((POST, PLACED), exports=exports, written=changed)).placements == ("p1",)


def test_the_last_of_several_exports_is_told() -> None:
    later = an_export(id="later", format="other", at=datetime(2026, 11, 24, 7, tzinfo=UTC))
    told = item(EXPORT, a_scope(exports=(later, an_export()), written={}))
    assert "24 Nov 07:00" in told.sentence


def test_every_exported_week_of_the_span_is_compared() -> None:
    later = MONDAY + ONE_WEEK
    exports = (an_export(("p1", "a")), an_export(("p2", "a"), id="second", week=later))
    written = {THIS_WEEK: (("p1", "a"),), (later, "week"): (("p2", "b"),)}
    told = item(EXPORT, a_scope((POST, PLACED), span=TWO_WEEKS, exports=exports, written=written))
    assert told.placements == ("p2",)


def test_a_change_since_the_export_can_be_accepted() -> None:
    scope = a_scope(exports=(an_export(("p1", "a")),), answers=(accepted(EXPORT, reason="told by phone"),))
    told = item(EXPORT, scope)
    assert told.state is State.ACCEPTED
    assert "told by phone" in told.sentence
