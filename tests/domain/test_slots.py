"""Free slots of channels, and the one that lies farthest from the other entries."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from planner.domain.balance import Entry
from planner.domain.rules import Cadence
from planner.domain.slots import Slot, best_slot, free_slots
from planner.domain.span import Span
from tests.builders import MONDAY, WEEK, a_channel, an_entry

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)
BEFORE = datetime(2026, 11, 1, 9, tzinfo=LONDON)
CHANNEL = a_channel(id="channel")
DAYS = [MONDAY + timedelta(days=number) for number in range(7)]
MORNING, NOON, EVENING = time(9), time(12), time(18)


def a_cadence(**values: Any) -> Cadence:
    figures: dict[str, Any] = {
        "key": "instagram",
        "platform": "instagram",
        "minimum": 2,
        "target": 4,
        "maximum": 7,
        "max_silence_days": 5,
        "source": "test",
        "min_gap_hours": 4,
        "slots": (MORNING, NOON, EVENING),
    }
    return Cadence(**figures | values)


def free(
    *entries: Entry, form: str = "", now: datetime = BEFORE, cadences: tuple[Cadence, ...] = (), **values: Any
) -> list[Slot]:
    return free_slots(CHANNEL, form, cadences or (a_cadence(**values),), entries, WEEK.span, now)


def at(day: int, clock: time | None = MORNING, **values: Any) -> Entry:
    return an_entry(day=DAYS[day], clock=clock, **values)


def test_an_empty_week_is_free_at_every_start_slot_in_order() -> None:
    assert free() == [Slot(day, clock) for day in DAYS for clock in (MORNING, NOON, EVENING)]


def test_what_is_past_is_not_free_and_a_slot_that_begins_now_is_past() -> None:
    assert free(now=NOW)[:2] == [Slot(MONDAY, NOON), Slot(MONDAY, EVENING)]


def test_any_time_of_today_is_free() -> None:
    assert free(now=NOW, slots=())[0] == Slot(MONDAY, None)
    assert free(now=NOW + timedelta(days=1), slots=())[0] == Slot(DAYS[1], None)


def test_a_past_week_has_no_slots() -> None:
    assert free(now=NOW + timedelta(weeks=1)) == []


def test_inactive_days_are_left_out() -> None:
    assert {slot.day for slot in free(active_days=frozenset({1, 3}))} == {DAYS[1], DAYS[3]}


def test_quiet_hours_are_left_out_also_over_midnight() -> None:
    assert {slot.clock for slot in free(quiet_from=time(17), quiet_until=time(10))} == {NOON}


def test_slots_too_close_to_an_entry_are_left_out_on_both_sides() -> None:
    there = {slot.clock for slot in free(at(0, time(13))) if slot.day == MONDAY}
    assert there == {MORNING, EVENING}
    assert Slot(DAYS[1], MORNING) not in free(at(0, time(22)), min_gap_hours=12)


def test_exactly_the_smallest_gap_is_far_enough() -> None:
    assert Slot(MONDAY, NOON) in free(at(0, time(8)))


def test_the_same_time_is_taken_even_without_a_smallest_gap() -> None:
    cadence = a_cadence(min_gap_hours=0)
    assert Slot(MONDAY, MORNING) in free(at(0, time(9, 1)), cadences=(cadence,))
    assert Slot(MONDAY, MORNING) not in free(at(0, MORNING), cadences=(cadence,))


def test_a_full_day_takes_no_more() -> None:
    assert MONDAY not in {slot.day for slot in free(at(0, None), per_day=1)}
    assert MONDAY in {slot.day for slot in free(at(0, None), per_day=2)}


def test_formats_that_a_cadence_does_not_count_are_no_neighbours() -> None:
    assert Slot(MONDAY, MORNING) in free(at(0, format="story"), without_formats=frozenset({"story"}))


def test_entries_of_other_channels_do_not_matter() -> None:
    assert free(at(0, channel_id="other")) == free()


def test_the_cadence_for_the_format_says_when() -> None:
    feed, story = a_cadence(without_formats=frozenset({"story"})), a_cadence(key="s", formats=frozenset({"story"}))
    stories = (feed, Cadence(**{name: getattr(story, name) for name in story.__slots__} | {"slots": (time(7),)}))
    assert {slot.clock for slot in free(form="story", cadences=stories)} == {time(7)}
    assert {slot.clock for slot in free(form="", cadences=stories)} == {MORNING, NOON, EVENING}


def test_a_channel_without_cadences_takes_any_time_of_every_day() -> None:
    assert free_slots(CHANNEL, "", (), [], WEEK.span, BEFORE) == [Slot(day, None) for day in DAYS]


def test_an_archived_channel_takes_nothing() -> None:
    assert free_slots(a_channel(archived=True), "", (a_cadence(),), [], WEEK.span, BEFORE) == []


def test_hours_that_the_clocks_skip_or_repeat_are_left_out() -> None:
    spring, autumn = date(2026, 3, 29), date(2026, 10, 25)
    now = datetime(2026, 1, 1, tzinfo=LONDON)
    for day in (spring, autumn):
        slots = free_slots(CHANNEL, "", (a_cadence(slots=(time(1, 30), NOON)),), [], Span(day, day + timedelta(1)), now)
        assert slots == [Slot(day, NOON)]


def test_the_best_slot_is_farthest_from_the_entries_on_both_sides() -> None:
    entries = [at(0), at(6)]
    assert best_slot(CHANNEL, "", (a_cadence(),), entries, WEEK.span, BEFORE) == Slot(DAYS[3], MORNING)


def test_of_several_best_slots_it_is_the_earliest() -> None:
    assert best_slot(CHANNEL, "", (a_cadence(),), [], WEEK.span, NOW) == Slot(MONDAY, NOON)


def test_entries_outside_of_the_span_count_too() -> None:
    sunday = an_entry(day=MONDAY - timedelta(days=1))
    assert best_slot(CHANNEL, "", (a_cadence(),), [sunday], WEEK.span, BEFORE) == Slot(DAYS[6], EVENING)


def test_the_best_slot_within_certain_days() -> None:
    within = Span(DAYS[1], DAYS[3])
    found = best_slot(CHANNEL, "", (a_cadence(),), [at(0), at(6)], WEEK.span, BEFORE, within=within)
    assert found == Slot(DAYS[2], EVENING)
    far = Span(MONDAY + timedelta(weeks=2), MONDAY + timedelta(weeks=3))
    assert best_slot(CHANNEL, "", (a_cadence(),), [], WEEK.span, BEFORE, within=far) is None


ENTRIES = st.lists(
    st.builds(at, st.integers(0, 6), st.none() | st.times(), format=st.sampled_from(["image", "story"])), max_size=8
)


@with_settings(max_examples=60)
@given(
    entries=ENTRIES,
    days=st.sets(st.integers(0, 6), min_size=1).map(frozenset),
    gap=st.integers(0, 30),
    per_day=st.integers(0, 3),
    hours=st.integers(0, 200),
)
def test_no_slot_is_past_too_close_quiet_or_on_a_full_or_inactive_day(
    entries: list[Entry], days: frozenset[int], gap: int, per_day: int, hours: int
) -> None:
    now = NOW + timedelta(hours=hours)
    cadence = a_cadence(
        active_days=days,
        min_gap_hours=gap,
        per_day=per_day,
        quiet_from=time(17),
        quiet_until=time(8),
        without_formats=frozenset({"story"}),
    )
    counted = [entry for entry in entries if entry.format != "story"]
    for slot in free_slots(CHANNEL, "", (cadence,), entries, WEEK.span, now):
        assert slot.clock is not None
        moment = datetime.combine(slot.day, slot.clock)
        assert moment > now.replace(tzinfo=None)
        assert slot.day.weekday() in days
        assert slot.clock != EVENING
        assert not per_day or sum(entry.day == slot.day for entry in counted) < per_day
        clocks = [datetime.combine(entry.day, entry.clock) for entry in counted if entry.clock]
        assert all(abs(moment - other) >= timedelta(hours=gap) for other in clocks)
