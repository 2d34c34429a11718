"""What to write next and where channels are silent, asked of an open plan; the gaps of the sample (story 5)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from planner.app.brands import new_brand
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.founding import new_plan
from planner.app.intake import read_plan
from planner.app.live import LiveBalance
from planner.app.planning import ghosts_of, silences, week_gaps
from planner.domain.balance import Verdict
from planner.domain.edits import Change, Edit, add_channel, amend
from planner.domain.gaps import Gap, GapSort, gap_draft
from planner.domain.overlay import Silence
from planner.domain.plan import KIND
from planner.domain.records import Brand, Campaign, Channel, Milestone, OwnRule, Record, RuleSort, Stance, Status
from planner.domain.span import Span, Week
from tests.builders import MONDAY, WEEK, a_channel, a_placement, a_post

LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)
CHRISTMAS_ORDERS = Milestone("last Christmas orders", date(2026, 12, 17), time(12))
STORY_5 = Week(date(2026, 12, 14))


def add(document: Document, *records: Record) -> None:
    document.do(Edit("Add", tuple(Change(None, record) for record in records)))


def of_week(document: Document, catalogue: Catalogue, week: Week = WEEK, now: datetime = NOW) -> tuple[Gap, ...]:
    return week_gaps(document, document.brands()[0], week, now=now, catalogue=catalogue)


def silent_in(document: Document, catalogue: Catalogue, span: Span, now: datetime = NOW) -> tuple[Silence, ...]:
    return silences(document, document.brands()[0], span, now=now, catalogue=catalogue)


def an_instagram(document: Document, **values: Any) -> Channel:
    channel = a_channel(**{"id": "ig", "brand_id": document.brands()[0].id, "name": "Instagram"} | values)
    add(document, channel)
    return channel


def posts_on(
    document: Document, days: Iterable[int], channel_id: str | None = "ig", kind: str = "education", **values: Any
) -> None:
    """A post so many days after Monday for each of the days."""
    brand = document.brands()[0]
    (label,) = [one for one in document.settings_of(brand).labels_of(KIND) if one.key == kind]
    records: list[Record] = []
    for day in days:
        post = a_post(brand_id=brand.id, kind_id=label.id)
        said: dict[str, Any] = {"post_id": post.id, "channel_id": channel_id, "date": MONDAY + timedelta(days=day)}
        records += [post, a_placement(**said | values)]
    add(document, *records)


# new plans


def test_a_new_plan_is_not_nagged(document: Document, catalogue: Catalogue) -> None:
    assert of_week(document, catalogue) == ()
    posts_on(document, [3], channel_id=None)
    assert of_week(document, catalogue) == ()


def test_the_first_post_on_a_new_channel_asks_for_nothing(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    assert of_week(document, catalogue) == ()
    posts_on(document, [3])
    assert of_week(document, catalogue) == ()


def test_a_past_week_has_no_gaps(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    posts_on(document, [-12])
    assert of_week(document, catalogue, WEEK.shifted(-1)) == ()
    assert of_week(document, catalogue) != ()


def test_the_moment_is_that_of_the_brands_zone(document: Document, catalogue: Catalogue) -> None:
    """Sunday noon in London is Monday in Auckland."""
    an_instagram(document)
    posts_on(document, [-12])
    noon = datetime(2026, 11, 29, 12, tzinfo=LONDON)
    assert of_week(document, catalogue, now=noon) != ()
    document.do(amend(document.brands()[0], "Move", zone="Pacific/Auckland"))
    assert of_week(document, catalogue, now=noon) == ()


# what is read


def test_a_channel_that_was_last_used_long_ago_is_silent(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    posts_on(document, [-300])
    assert of_week(document, catalogue)[0].sort is GapSort.SILENCE


def test_verdicts_that_hang_on_weeks_long_ago_are_asked_for(
    document: Document, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Off once, and never settled since: every week hangs on the first."""
    an_instagram(document)
    for week in range(-65, 0):
        sold = 3 if week in (-65, -62) or week % 4 == 3 else 2
        posts_on(document, [7 * week] * sold, kind="offer")
        posts_on(document, [7 * week] * (8 - sold))
    read: list[Span | None] = []
    entries = document.entries
    monkeypatch.setattr(document, "entries", lambda brand, span: read.append(span) or entries(brand, span))
    found = of_week(document, catalogue)
    assert [span.start for span in read if span] == [
        MONDAY - timedelta(weeks=13),
        MONDAY - timedelta(weeks=52),
        date.min,
    ]
    assert {gap.stance for gap in found} == {Stance.ENGAGEMENT}


def test_ideas_are_offered_when_they_are_asked_for(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    posts_on(document, [-3, 0])
    posts_on(document, [0, 0], channel_id=None, date=None, time=None, status=Status.IDEA)
    posts_on(document, [0], channel_id=None, date=None, time=None, status=Status.SKIPPED)
    brand = document.brands()[0]
    ideas = {spot.placement_id for spot in document.ideas(brand) if spot.status == Status.IDEA}
    assert {id_ for gap in of_week(document, catalogue) for id_ in gap.ideas} == ideas
    without = week_gaps(document, brand, WEEK, now=NOW, catalogue=catalogue, ideas=False)
    assert {gap.ideas for gap in without} == {()}


def test_starred_days_of_the_brands_country(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    posts_on(document, [-3, 28, 30])
    starred = ("holiday:GB:Christmas Day",)
    document.do(amend(document.brands()[0], "Star", country="GB", region="ENG", starred=starred))
    days = [gap for gap in of_week(document, catalogue, Week(date(2026, 12, 21))) if gap.sort is GapSort.DAY]
    assert [(gap.day, gap.title) for gap in days] == [(date(2026, 12, 25), "Christmas Day")]


# silences


def test_after_the_last_entry_a_channel_is_silent_to_the_end_of_the_present_week(
    document: Document, catalogue: Catalogue
) -> None:
    an_instagram(document)
    posts_on(document, [0])
    (found,) = silent_in(document, catalogue, Span(MONDAY, MONDAY + timedelta(days=14)))
    assert (found.first, found.last) == (MONDAY + timedelta(days=1), MONDAY + timedelta(days=6))
    assert found.words == "Instagram is silent for 6.6 days from 23 Nov and nothing is planned up to 29 Nov (at most 5)"


def test_a_channel_is_silent_as_far_as_anything_is_planned(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    other = a_channel(id="c9", brand_id=document.brands()[0].id, name="Blog", platform="blog")
    document.do(add_channel(other))
    posts_on(document, [0])
    posts_on(document, [9], channel_id=other.id)
    (found,) = silent_in(document, catalogue, Span(MONDAY, MONDAY + timedelta(days=28)))
    assert found.last == MONDAY + timedelta(days=9)
    assert silent_in(document, catalogue, Span(MONDAY + timedelta(days=60), MONDAY + timedelta(days=90))) == ()


def test_a_channel_that_was_never_used_or_is_archived_has_no_silence(document: Document, catalogue: Catalogue) -> None:
    an_instagram(document)
    archived = an_instagram(document, id="old", name="Old", archived=True)
    posts_on(document, [-60], channel_id=archived.id)
    assert silent_in(document, catalogue, Span(MONDAY, MONDAY + timedelta(days=28))) == ()


def test_a_cadence_that_changed_holds_from_its_week_on(document: Document, catalogue: Catalogue) -> None:
    channel = an_instagram(document)
    posts_on(document, [-21, -14, 0, 7])
    table = {"platform": "instagram", "minimum": 0, "target": 1, "maximum": 7, "max_silence_days": 10, "source": "us"}
    add(
        document,
        OwnRule(
            id="own",
            brand_id=channel.brand_id,
            sort=RuleSort.CADENCE,
            key="instagram",
            table=json.dumps(table),
            since=MONDAY,
            channel_id=channel.id,
        ),
    )
    around = Span(MONDAY - timedelta(days=28), MONDAY + timedelta(days=10))
    assert [silence.last for silence in silent_in(document, catalogue, around)] == [
        MONDAY - timedelta(days=15),
        MONDAY - timedelta(days=1),
    ]


# the sample


@pytest.fixture(scope="module")
def sample(shared: Path, tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Document]:
    path = tmp_path_factory.mktemp("planning") / "plan.evenweek"
    with new_plan(path, new_brand("Ferrow Street Coffee", "Europe/London"), catalogue) as store:
        document = Document(store)
        content = (shared / "samples" / "plan_tidy.csv").read_bytes()
        document.do(read_plan(document, document.brands()[0], content, catalogue).edit)
        winter = campaign_of(document, document.brands()[0])
        document.do(amend(winter, "Add a milestone", milestones=(CHRISTMAS_ORDERS,)))
        yield document


def campaign_of(document: Document, brand: Brand) -> Campaign:
    (found,) = [one for one in document.settings_of(brand).campaigns.values() if one.name == "Winter Tide"]
    return found


def test_the_silences_of_november_are_those_that_the_sample_expects(
    sample: Document, shared: Path, catalogue: Catalogue
) -> None:
    expected = json.loads((shared / "samples" / "plan_expected_checks.json").read_text(encoding="utf-8"))["findings"]
    wanted = {
        (one["channel"], one["from"], one["to"], f"{one['days']:.1f}".removesuffix(".0"))
        for key, rows in expected.items()
        if key.startswith("gap_over_")
        for one in rows
    }
    november = silent_in(sample, catalogue, Span(date(2026, 11, 1), date(2026, 12, 1)))
    # Its settings are for four channels, and stories are left out.
    measured = [one for one in november if one.channel in {"instagram", "facebook", "tiktok", "linkedin"}]
    one_day = timedelta(days=1)
    assert {
        (one.channel, str(one.first - one_day), str(one.last + one_day), one.words.split(" silent for ")[1].split()[0])
        for one in measured
    } == wanted


def test_what_is_over_was_silent_and_what_goes_on_is(sample: Document, catalogue: Catalogue) -> None:
    november = silent_in(sample, catalogue, Span(date(2026, 11, 1), date(2026, 12, 1)))
    words = {one.channel: one.words for one in november}
    assert words["instagram"] == "instagram was silent for 7 days from 2 Nov to 9 Nov (at most 5)"
    assert words["linkedin"] == "linkedin is silent for 21 days from 4 Nov to 25 Nov (at most 14)"


def test_story_5_the_missing_milestone(sample: Document, catalogue: Catalogue) -> None:
    brand = sample.brands()[0]
    plan = sample.settings_of(brand)
    gap, *others = of_week(sample, catalogue, STORY_5)
    assert (gap.sort, gap.title) == (GapSort.MILESTONE, "last Christmas orders")
    assert "Thu 17 Dec at 12:00" in gap.reason
    assert gap.campaign_id == campaign_of(sample, brand).id
    assert date(2026, 12, 15) <= gap.day <= date(2026, 12, 17)
    assert gap.day < date(2026, 12, 17) or (gap.clock or time.max) < time(12)
    assert GapSort.MILESTONE not in {other.sort for other in others}

    live = LiveBalance(sample, catalogue)
    live.show_brand(brand)
    edit = gap_draft(plan, gap)
    before, after = live.judged(STORY_5).balance, live.judged(STORY_5, edit.changes).balance
    assert after.own.verdict is Verdict.BALANCED
    assert after.window.change <= before.window.change

    everything = sample.plan(brand)
    sample.do(edit)
    assert GapSort.MILESTONE not in {other.sort for other in of_week(sample, catalogue, STORY_5)}
    sample.undo()
    assert sample.plan(brand) == everything
    assert of_week(sample, catalogue, STORY_5) == (gap, *others)


def test_the_sample_has_the_same_gaps_each_time_and_none_in_the_past(sample: Document, catalogue: Catalogue) -> None:
    for week in (WEEK.shifted(number) for number in range(5)):
        found = of_week(sample, catalogue, week)
        assert found == of_week(sample, catalogue, week)
        assert all(gap.day in week.span and gap.day >= NOW.date() for gap in found)
    assert of_week(sample, catalogue, WEEK.shifted(-1)) == ()


def test_gaps_as_the_calendar_draws_them(sample: Document, catalogue: Catalogue) -> None:
    plan = sample.settings_of(sample.brands()[0])
    found = of_week(sample, catalogue, STORY_5)
    ghosts = ghosts_of(plan, found)
    assert [ghost.key for ghost in ghosts] == [gap.key for gap in found]
    first = ghosts[0]
    assert (first.title, first.sort, first.day, first.clock) == (
        "last Christmas orders",
        "gap",
        found[0].day,
        found[0].clock,
    )
    assert first.channel_ids == (found[0].channel_id,)
    assert first.words == found[0].reason


@pytest.mark.parametrize("weeks", range(4))
def test_taking_one_gap_after_the_other_brings_up_no_others(sample: Document, catalogue: Catalogue, weeks: int) -> None:
    week = WEEK.shifted(weeks)
    plan = sample.settings_of(sample.brands()[0])
    left = of_week(sample, catalogue, week)
    taken = 0
    while left:
        asked = {(gap.sort, gap.channel_id, gap.format) for gap in left[1:]}
        number = len(left)
        sample.do(gap_draft(plan, left[0]))
        taken += 1
        left = of_week(sample, catalogue, week)
        assert len(left) == number - 1
        assert {(gap.sort, gap.channel_id, gap.format) for gap in left} <= asked
    for _ in range(taken):
        sample.undo()


def test_last_orders_are_told_on_a_channel_of_the_campaign(sample: Document, catalogue: Catalogue) -> None:
    plan = sample.settings_of(sample.brands()[0])
    gap = of_week(sample, catalogue, STORY_5)[0]
    assert plan.channels[gap.channel_id or ""].name == "facebook"
    assert gap.stance is Stance.ENGAGEMENT
