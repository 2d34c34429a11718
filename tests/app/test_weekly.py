"""What the page of a week counts: the week before, the time that posts take, the mix, and routines."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from planner.app.catalogue import BadData, Catalogue
from planner.app.document import Document
from planner.app.live import LiveBalance
from planner.app.weekly import capacity, last_week, routines_of, shipped_routines, week_mix
from planner.domain import edits
from planner.domain.balance import Verdict
from planner.domain.plan import Plan
from planner.domain.records import Brand, Logged, Per, Placement, Routine, Stance, Status
from tests.builders import MONDAY, WEEK, a_brand, a_channel, a_placement, a_post

LONDON = ZoneInfo("Europe/London")
WEDNESDAY_NOON = datetime(2026, 11, 25, 12, tzinfo=LONDON)
DAY = timedelta(days=1)


def a_plan(*placements: Placement) -> Plan:
    return Plan(a_brand(), posts={"post": a_post(id="post")}, placements={one.id: one for one in placements})


@pytest.fixture
def brand(document: Document) -> Brand:
    brand = document.brands()[0]
    for name in ("Blog", "Shop"):
        document.do(edits.add_channel(a_channel(id=name, brand_id=brand.id, name=name, platform="")))
    return brand


def put(
    document: Document,
    brand: Brand,
    post_id: str,
    *channels: str,
    stance: Stance | None = None,
    form: str,
    day: date = MONDAY,
) -> None:
    post = a_post(id=post_id, brand_id=brand.id, stance=stance)
    places = [
        a_placement(id=f"{post_id}-{one}", post_id=post_id, channel_id=one, format=form, date=day) for one in channels
    ]
    document.do(edits.new_post(post, places))


# the week before


def test_a_week_is_told_by_what_was_marked() -> None:
    plan = a_plan(
        a_placement(id="a", status=Status.POSTED),
        a_placement(id="b", status=Status.POSTED),
        a_placement(id="c", status=Status.SKIPPED),
        a_placement(id="d", status=Status.SCHEDULED),
        a_placement(id="e", status=Status.IDEA, date=MONDAY + DAY),
        a_placement(id="f", date=MONDAY + 4 * DAY),
    )
    told = last_week(plan, WEEK, WEDNESDAY_NOON)
    assert (told.posted, told.skipped, told.unmarked, told.ahead) == (2, 1, ("d", "e"), 1)
    assert not told.is_empty


def test_what_stands_at_any_time_of_a_day_is_over_with_the_day() -> None:
    plan = a_plan(
        a_placement(id="today", date=WEDNESDAY_NOON.date(), time=None),
        a_placement(id="yesterday", date=WEDNESDAY_NOON.date() - DAY, time=None),
        a_placement(id="earlier", date=WEDNESDAY_NOON.date(), time=time(11, 59)),
        a_placement(id="later", date=WEDNESDAY_NOON.date(), time=time(12, 1)),
    )
    assert last_week(plan, WEEK, WEDNESDAY_NOON).unmarked == ("yesterday", "earlier")


def test_other_weeks_and_ideas_without_a_day_are_left_out() -> None:
    plan = a_plan(a_placement(id="next", date=MONDAY + 7 * DAY), a_placement(id="idea", date=None))
    assert last_week(plan, WEEK, WEDNESDAY_NOON).is_empty


# the time that it takes


def test_a_post_on_two_channels_takes_its_time_once(document: Document, catalogue: Catalogue, brand: Brand) -> None:
    put(document, brand, "both", "Blog", "Shop", stance=Stance.NEUTRAL, form="video")
    put(document, brand, "text", "Blog", form="text")
    effort = catalogue.rulebook(document.settings_of(brand)).effort()
    planned = capacity(document, brand, WEEK, catalogue)
    assert (planned.planned, planned.available) == (effort["video"] + effort["text"], None)


def test_the_brands_own_minutes_count(document: Document, catalogue: Catalogue, brand: Brand) -> None:
    put(document, brand, "text", "Blog", form="text")
    document.do(edits.keep_effort(document.settings_of(brand), {"text": 7}, since=None))
    document.do(edits.set_minutes(brand, 90))
    planned = capacity(document, document.brands()[0], WEEK, catalogue)
    assert (planned.planned, planned.available) == (7, 90)


# the mix


def test_the_mix_tells_the_main_rule_and_those_beside_it(
    document: Document, catalogue: Catalogue, brand: Brand
) -> None:
    for number in range(4):
        put(document, brand, f"offer-{number}", "Blog", stance=Stance.PROMOTIONAL, form="text")
    document.do(edits.amend(brand, "Rules", rule="80-20", also=("thirds", "channel-cap-40")))
    live = LiveBalance(document, catalogue)
    live.show_brand(document.brands()[0])
    mix = week_mix(live, WEEK)
    assert mix.off
    assert mix.main.balance.window.verdict is Verdict.OVER
    thirds, each = mix.watched
    assert thirds.rule.key == "thirds"
    assert thirds.balance is not None
    assert thirds.balance.window.verdict is Verdict.OVER
    assert [(channel.name, verdict) for channel, verdict in each.channels] == [("Blog", Verdict.OVER)]


def test_page_and_strip_say_the_same_of_what_is_off(document: Document, catalogue: Catalogue, brand: Brand) -> None:
    """A rule that is only watched is off when its window is: a week alone may be one-sided."""
    for number in range(3):
        put(document, brand, f"offer-{number}", "Blog", stance=Stance.PROMOTIONAL, form="text")
    for number in range(9):
        put(document, brand, f"told-{number}", "Blog", stance=Stance.ENGAGEMENT, form="text", day=MONDAY - 7 * DAY)
    document.do(edits.amend(brand, "Rules", rule="", also=("80-20",)))
    live = LiveBalance(document, catalogue)
    live.show_brand(document.brands()[0])
    (watched,) = week_mix(live, WEEK).watched
    assert watched.balance is not None
    assert (watched.balance.own.verdict, watched.balance.window.verdict) == (Verdict.OVER, Verdict.BALANCED)
    assert week_mix(live, WEEK).off is live.whole(WEEK).off is False


def test_nothing_is_off_in_an_empty_plan(document: Document, catalogue: Catalogue, brand: Brand) -> None:
    live = LiveBalance(document, catalogue)
    live.show_brand(brand)
    assert not week_mix(live, WEEK).off


# routines


def test_routines_are_told_with_what_was_noted_in_the_week() -> None:
    daily = Routine(id="daily", brand_id="brand", name="Replies", times=2)
    weekly = Routine(id="weekly", brand_id="brand", name="Profile", per=Per.WEEK, times=3)
    gone = Routine(id="gone", brand_id="brand", name="Old", archived=True)
    noted = [(daily, 0), (daily, 0), (daily, 1), (weekly, 4), (gone, 1), (weekly, -1)]
    logged = tuple(
        Logged(id=f"{at}", brand_id="brand", routine_id=one.id, day=MONDAY + day * DAY, at=WEDNESDAY_NOON)
        for at, (one, day) in enumerate(noted)
    )
    first, second = routines_of(Plan(a_brand(), routines=(daily, weekly, gone), logged=logged), WEEK)
    assert (first.routine, len(first.asked(MONDAY)), len(first.asked(MONDAY + DAY)), first.full_days) == (
        daily,
        2,
        1,
        1,
    )
    assert [one.id for one in second.asked(MONDAY)] == ["3"]


def test_every_shipped_routine_says_why_and_from_where_it_is() -> None:
    shipped = shipped_routines()
    assert {one.key for one in shipped} == {"replies", "five-five-five", "profile"}
    assert all(one.why and "20" in one.source and one.minutes > 0 for one in shipped)


@pytest.mark.parametrize("table", ["[a]\nname = 1\nsurprise = 2", "[a]\nper = 'month'", "no toml"])
def test_a_wrong_file_of_routines_is_named(tmp_path: Path, table: str) -> None:
    (tmp_path / "routines.toml").write_text(table, encoding="utf-8")
    with pytest.raises(BadData, match="routines.toml"):
        shipped_routines(tmp_path)
