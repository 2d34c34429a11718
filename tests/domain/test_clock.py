"""Wall-clock times at clock changes, and how times are written and read."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.clock import Trouble, clock_text, instant, offset_text, read_time, trouble, written_time, zone_named
from planner.domain.span import FIRST_YEAR, LAST_YEAR

LONDON = "Europe/London"
SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""The days of 2026 on which London changes its clocks."""

ZONES = (
    "Africa/Cairo",
    "Africa/Casablanca",
    "America/Havana",
    "America/New_York",
    "America/Nuuk",
    "America/Santiago",
    "America/Sao_Paulo",
    "America/St_Johns",
    "Antarctica/Troll",
    "Asia/Beirut",
    "Asia/Gaza",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Atlantic/Azores",
    "Australia/Lord_Howe",
    "Europe/Dublin",
    "Europe/London",
    "Pacific/Apia",
    "Pacific/Chatham",
    "Pacific/Easter",
    "UTC",
)


def change_days(zone: str) -> list[date]:
    """The days from 2012 to 2028 within which the zone's offset changes, found by asking at every noon of UTC."""
    where, first = ZoneInfo(zone), datetime(2012, 1, 1, 12, tzinfo=UTC)
    noons = [first + timedelta(days=i) for i in range(6200)]
    offsets = [noon.astimezone(where).utcoffset() for noon in noons]
    return [noons[i].date() for i in range(1, len(noons)) if offsets[i] != offsets[i - 1]]


CHANGES = [(zone, day) for zone in ZONES for day in change_days(zone)]

CRITICAL = st.builds(
    lambda change, minutes: (change[0], datetime.combine(change[1], time()) + timedelta(minutes=minutes)),
    st.sampled_from(CHANGES),
    st.integers(-30 * 60, 30 * 60),
)
"""A zone and a naive moment within 30 hours of one of its clock changes."""

ANY_TIME = st.tuples(st.sampled_from(ZONES), st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31)))


# trouble


@pytest.mark.parametrize(
    ("zone", "day", "clock", "wrong"),
    [
        (LONDON, "2026-03-29", "00:59", Trouble.NONE),
        (LONDON, "2026-03-29", "01:00", Trouble.MISSING),
        (LONDON, "2026-03-29", "01:30", Trouble.MISSING),
        (LONDON, "2026-03-29", "01:59", Trouble.MISSING),
        (LONDON, "2026-03-29", "02:00", Trouble.NONE),
        (LONDON, "2026-03-28", "01:30", Trouble.NONE),
        (LONDON, "2026-10-25", "00:59", Trouble.NONE),
        (LONDON, "2026-10-25", "01:00", Trouble.TWICE),
        (LONDON, "2026-10-25", "01:30", Trouble.TWICE),
        (LONDON, "2026-10-25", "01:59", Trouble.TWICE),
        (LONDON, "2026-10-25", "02:00", Trouble.NONE),
        (LONDON, "2026-10-26", "01:30", Trouble.NONE),
        ("Europe/Berlin", "2026-10-25", "02:30", Trouble.TWICE),
        ("America/New_York", "2026-03-08", "02:30", Trouble.MISSING),
        ("America/New_York", "2026-11-01", "01:30", Trouble.TWICE),
        ("America/New_York", "2026-10-25", "01:30", Trouble.NONE),
        ("UTC", "2026-10-25", "01:30", Trouble.NONE),
        ("Asia/Kathmandu", "2026-10-25", "01:30", Trouble.NONE),
    ],
)
def test_hours_that_are_skipped_or_repeated(zone: str, day: str, clock: str, wrong: Trouble) -> None:
    assert trouble(date.fromisoformat(day), time.fromisoformat(clock), zone) is wrong


@pytest.mark.parametrize(
    ("zone", "day", "clock", "wrong"),
    [
        ("America/Sao_Paulo", "2018-11-04", "00:00", Trouble.MISSING),
        ("America/Sao_Paulo", "2018-11-04", "00:30", Trouble.MISSING),
        ("America/Sao_Paulo", "2018-11-04", "01:00", Trouble.NONE),
        ("America/Sao_Paulo", "2018-11-03", "23:59", Trouble.NONE),
        ("America/Sao_Paulo", "2018-02-17", "22:59", Trouble.NONE),
        ("America/Sao_Paulo", "2018-02-17", "23:30", Trouble.TWICE),
        ("America/Sao_Paulo", "2018-02-18", "00:00", Trouble.NONE),
        ("Asia/Beirut", "2024-03-31", "00:30", Trouble.MISSING),
        ("Asia/Beirut", "2024-10-26", "23:30", Trouble.TWICE),
        ("Africa/Cairo", "2024-04-26", "00:30", Trouble.MISSING),
        ("Africa/Cairo", "2024-10-31", "23:30", Trouble.TWICE),
        ("Africa/Cairo", "2024-11-01", "00:30", Trouble.NONE),
        ("America/Havana", "2024-03-10", "00:30", Trouble.MISSING),
        ("America/Havana", "2024-11-03", "00:30", Trouble.TWICE),
    ],
)
def test_changes_at_midnight(zone: str, day: str, clock: str, wrong: Trouble) -> None:
    assert trouble(date.fromisoformat(day), time.fromisoformat(clock), zone) is wrong


@pytest.mark.parametrize(
    ("day", "clock", "wrong"),
    [
        ("2026-10-04", "02:00", Trouble.MISSING),
        ("2026-10-04", "02:29", Trouble.MISSING),
        ("2026-10-04", "02:30", Trouble.NONE),
        ("2026-04-05", "01:29", Trouble.NONE),
        ("2026-04-05", "01:30", Trouble.TWICE),
        ("2026-04-05", "01:59", Trouble.TWICE),
        ("2026-04-05", "02:00", Trouble.NONE),
    ],
)
def test_lord_howe_changes_by_half_an_hour(day: str, clock: str, wrong: Trouble) -> None:
    assert trouble(date.fromisoformat(day), time.fromisoformat(clock), "Australia/Lord_Howe") is wrong


def test_samoa_left_out_a_whole_day() -> None:
    skipped = date(2011, 12, 30)
    assert {trouble(skipped, time(hour), "Pacific/Apia") for hour in range(24)} == {Trouble.MISSING}
    assert trouble(date(2011, 12, 29), time(23, 59), "Pacific/Apia") is Trouble.NONE
    assert trouble(date(2011, 12, 31), time(0), "Pacific/Apia") is Trouble.NONE


@settings(deadline=None)
@given(CRITICAL)
def test_trouble_agrees_with_going_to_utc_and_back(critical: tuple[str, datetime]) -> None:
    zone, wall = critical
    where = ZoneInfo(zone)
    first, second = wall.replace(tzinfo=where, fold=0), wall.replace(tzinfo=where, fold=1)
    back = first.astimezone(UTC).astimezone(where).replace(tzinfo=None, fold=0)
    wanted = Trouble.MISSING
    if back == wall:
        wanted = Trouble.NONE if first.utcoffset() == second.utcoffset() else Trouble.TWICE
    assert trouble(wall.date(), wall.time(), zone) is wanted


@pytest.mark.parametrize(
    ("zone", "day", "clock"),
    [
        ("America/St_Johns", date(2010, 11, 6), time(23, 30)),
        ("America/Moncton", date(2006, 10, 28), time(23, 30)),
    ],
)
def test_a_repeated_hour_that_ends_just_after_midnight(zone: str, day: date, clock: time) -> None:
    """Until 2011 Newfoundland went back at 00:01, so that 23:01 to 23:59 of the day before came twice."""
    assert trouble(day, clock, zone) is Trouble.TWICE


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo", "UTC"])
@pytest.mark.parametrize("day", [date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)])
@pytest.mark.parametrize("clock", [time(0), time(23, 59)])
def test_the_first_and_last_day_of_a_plan_have_no_trouble(zone: str, day: date, clock: time) -> None:
    assert trouble(day, clock, zone) is Trouble.NONE


# zones


@pytest.mark.parametrize(
    "name",
    ["", "Mars/Base", "Europe", "Europe/Londonn", "../../etc/passwd", "/etc/passwd", "GMT+25"],
)
def test_an_unknown_zone_is_refused_by_name(name: str) -> None:
    with pytest.raises(ValueError, match="no time zone") as error:
        zone_named(name)
    assert name in str(error.value)


@pytest.mark.parametrize("name", ["Europe/London\0", "\ud800", "x" * 5000, "a/" * 3000])
def test_an_impossible_zone_is_refused_with_a_sentence_that_can_be_shown(name: str) -> None:
    with pytest.raises(ValueError, match="no time zone") as error:
        zone_named(name)
    assert str(error.value).encode()
    assert len(str(error.value)) < 200


# moments


@pytest.mark.parametrize(
    ("day", "zone", "moment"),
    [
        (date(2026, 7, 1), LONDON, datetime(2026, 6, 30, 23, tzinfo=UTC)),
        (AUTUMN, LONDON, datetime(2026, 10, 24, 23, tzinfo=UTC)),
        (SPRING, LONDON, datetime(2026, 3, 29, tzinfo=UTC)),
        (date(2024, 11, 3), "America/Havana", datetime(2024, 11, 3, 4, tzinfo=UTC)),
    ],
)
def test_any_time_counts_as_midnight(day: date, zone: str, moment: datetime) -> None:
    assert instant(day, None, zone).astimezone(UTC) == moment


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_a_missing_hour_is_told_by_the_offset_before_it(fold: int | None) -> None:
    moment = instant(SPRING, time(1, 30), LONDON, fold)
    assert moment.astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(("fold", "hour"), [(None, 1), (0, 0), (1, 1)])
def test_a_repeated_time_is_the_later_one_unless_said(fold: int | None, hour: int) -> None:
    moment = instant(AUTUMN, time(1, 30), LONDON, fold)
    assert moment.astimezone(UTC) == datetime(2026, 10, 25, hour, 30, tzinfo=UTC)


@pytest.mark.parametrize("fold", [None, 0, 1])
def test_the_fold_means_nothing_at_other_times(fold: int | None) -> None:
    moment = instant(date(2026, 7, 1), time(9), LONDON, fold)
    assert moment.astimezone(UTC) == datetime(2026, 7, 1, 8, tzinfo=UTC)


# writing


@pytest.mark.parametrize(
    ("clock", "text"), [(time(8, 30), "08:30"), (time(0), "00:00"), (time(23, 59, 7), "23:59:07"), (time(12), "12:00")]
)
def test_seconds_are_written_only_when_there_are_some(clock: time, text: str) -> None:
    assert clock_text(clock) == text


@pytest.mark.parametrize(
    ("zone", "offset"),
    [(LONDON, "+01:00"), ("UTC", "+00:00"), ("Asia/Kathmandu", "+05:45"), ("America/St_Johns", "-02:30")],
)
def test_the_offset_of_a_moment(zone: str, offset: str) -> None:
    assert offset_text(datetime(2026, 7, 1, 9, tzinfo=ZoneInfo(zone))) == offset


@pytest.mark.parametrize(
    ("day", "clock", "fold", "text"),
    [
        (AUTUMN, time(1, 30), 0, "01:30+01:00"),
        (AUTUMN, time(1, 30), 1, "01:30+00:00"),
        (AUTUMN, time(1, 30), None, "01:30+00:00"),
        (AUTUMN, time(2, 30), None, "02:30"),
        (SPRING, time(1, 30), None, "01:30"),
        (None, time(1, 30), None, "01:30"),
        (AUTUMN, None, None, ""),
        (None, None, None, ""),
    ],
)
def test_only_a_repeated_time_is_written_with_its_offset(
    day: date | None, clock: time | None, fold: int | None, text: str
) -> None:
    assert written_time(day, clock, LONDON, fold) == text


# reading


@pytest.mark.parametrize(
    ("text", "day", "read"),
    [
        ("", AUTUMN, (None, None)),
        ("08:30", AUTUMN, (time(8, 30), None)),
        ("08:30", None, (time(8, 30), None)),
        ("08:30:15", AUTUMN, (time(8, 30, 15), None)),
        ("00:00", AUTUMN, (time(0), None)),
        ("23:59", AUTUMN, (time(23, 59), None)),
        ("01:30", AUTUMN, (time(1, 30), None)),
        ("01:30+01:00", AUTUMN, (time(1, 30), 0)),
        ("01:30+00:00", AUTUMN, (time(1, 30), 1)),
        ("02:30+00:00", AUTUMN, (time(2, 30), None)),
        ("09:00+01:00", date(2026, 7, 1), (time(9), None)),
    ],
)
def test_times_that_are_read(text: str, day: date | None, read: tuple[time | None, int | None]) -> None:
    assert read_time(text, day, LONDON) == read


@pytest.mark.parametrize(
    "text",
    [
        "25:00",
        "24:00",
        "8:30",
        "8:30:00",
        "08.30",
        "0830",
        "08:60",
        "08:30:60",
        "08:30 ",
        " 08:30",
        "08:30 PM",
        "08:3",
        "08:30:15.5",
        "-1:30",
        "０８:３０",
        "noon",
        "08:30+",
        "08:30+25:00",
    ],
)
@pytest.mark.parametrize("day", [AUTUMN, None])
def test_what_is_no_time_is_refused_with_an_example(text: str, day: date | None) -> None:
    with pytest.raises(ValueError, match="write it like 08:30") as error:
        read_time(text, day, LONDON)
    assert text.strip() in str(error.value)


def test_an_offset_needs_a_day() -> None:
    with pytest.raises(ValueError, match="no date"):
        read_time("01:30+00:00", None, LONDON)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01:30+02:00", AUTUMN),
        ("01:30-01:00", AUTUMN),
        ("02:30+01:00", AUTUMN),
        ("00:30+00:00", AUTUMN),
        ("09:00+00:00", date(2026, 7, 1)),
        ("09:00Z", date(2026, 7, 1)),
        ("09:00+01:00", date(2026, 12, 1)),
    ],
)
def test_an_offset_that_the_zone_does_not_have_then_is_refused(text: str, day: date) -> None:
    with pytest.raises(ValueError, match="not an offset of Europe/London on 2026-"):
        read_time(text, day, LONDON)


@settings(deadline=None)
@given(st.one_of(ANY_TIME, CRITICAL))
def test_every_moment_is_read_as_it_was_written(moment: tuple[str, datetime]) -> None:
    zone, in_utc = moment[0], moment[1].replace(microsecond=0, tzinfo=UTC)
    wall = in_utc.astimezone(ZoneInfo(zone))
    text = written_time(wall.date(), wall.time(), zone, wall.fold)
    clock, fold = read_time(text, wall.date(), zone)
    assert clock == wall.time()
    assert instant(wall.date(), clock, zone, fold).astimezone(UTC) == in_utc


@settings(deadline=None)
@given(CRITICAL)
def test_which_of_two_equal_times_is_meant_survives(moment: tuple[str, datetime]) -> None:
    zone, in_utc = moment[0], moment[1].replace(tzinfo=UTC)
    wall = in_utc.astimezone(ZoneInfo(zone))
    _, fold = read_time(written_time(wall.date(), wall.time(), zone, wall.fold), wall.date(), zone)
    twice = trouble(wall.date(), wall.time(), zone) is Trouble.TWICE
    assert fold == (wall.fold if twice else None)


@settings(deadline=None)
@given(CRITICAL)
def test_what_is_written_is_written_the_same_again(critical: tuple[str, datetime]) -> None:
    zone, wall = critical
    text = written_time(wall.date(), wall.time(), zone)
    clock, fold = read_time(text, wall.date(), zone)
    assert written_time(wall.date(), clock, zone, fold) == text
