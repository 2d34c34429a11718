"""What to write next: the gaps of a week by rules, cadences, campaigns and starred days."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import settings as with_settings
from hypothesis import strategies as st

from planner.app.catalogue import Catalogue
from planner.domain.balance import Entry, Ledger, Verdict, WeekBalance
from planner.domain.gaps import BEGUN, MOST, Gap, GapScope, GapSort, Idea, gap_draft, gaps
from planner.domain.gaps.mixing import off_by
from planner.domain.plan import Plan
from planner.domain.records import (
    Campaign,
    Channel,
    Label,
    LabelSet,
    Milestone,
    Placement,
    Post,
    Stance,
    Status,
)
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence, MixRule, Severity
from planner.domain.span import Week
from planner.domain.special_days import Sort, SpecialDay
from tests.builders import MONDAY, WEEK, a_brand, a_channel, a_part, a_placement, a_post, a_rule, a_waiver, an_entry

SHIPPED = Catalogue()
LONDON = ZoneInfo("Europe/London")
NOW = datetime(2026, 11, 23, 9, tzinfo=LONDON)
BEFORE = datetime(2026, 11, 20, 9, tzinfo=LONDON)
DAYS = [MONDAY + timedelta(days=number) for number in range(7)]
INSTAGRAM = a_channel(id="ig", name="Instagram", platform="instagram")
LINKEDIN = a_channel(id="li", name="LinkedIn", platform="linkedin", position=1)
OTHER = a_channel(id="other", name="Notice board", platform="", position=2)

KINDS = {
    kind.key: replace(kind, id=f"kind-{kind.key}", set_id="kinds", position=position)
    for position, kind in enumerate(SHIPPED.kinds)
}
PROMOTIONAL, ENGAGEMENT = Stance.PROMOTIONAL, Stance.ENGAGEMENT


def a_cadence(**values: Any) -> Cadence:
    figures: dict[str, Any] = {
        "key": "instagram",
        "platform": "instagram",
        "minimum": 2,
        "target": 2,
        "maximum": 7,
        "max_silence_days": 30,
        "source": "test",
        "min_gap_hours": 4,
        "slots": (time(9), time(12), time(18)),
        "without_formats": frozenset({"story"}),
    }
    return Cadence(**figures | values)


class ABook(Rulebook):
    """A rulebook of these rules and cadences."""

    def __init__(
        self,
        plan: Plan,
        main: MixRule | None,
        watched: tuple[MixRule, ...],
        each: tuple[MixRule, ...],
        *cadences: Cadence,
    ) -> None:
        super().__init__(replace(SHIPPED.rules, cadences=cadences), plan)
        self._main, self._watched, self._of_each = main, watched, each

    def main(self, week: Week) -> MixRule | None:
        return self._main

    def watched(self, week: Week) -> tuple[MixRule, ...]:
        return self._watched

    def of_channels(self, week: Week) -> tuple[MixRule, ...]:
        return self._of_each


def a_plan(channels: Iterable[Channel] = (INSTAGRAM,), **values: Any) -> Plan:
    kinds: dict[str, Any] = {
        "channels": {channel.id: channel for channel in channels},
        "sets": {"kinds": LabelSet(id="kinds", brand_id="brand", key="kind", name="Kind")},
        "labels": {kind.id: kind for kind in KINDS.values()},
    }
    return Plan(**{"brand": a_brand()} | kinds | values)


def a_scope(
    *entries: Entry,
    now: datetime = BEFORE,
    week: Week = WEEK,
    main: MixRule | None = None,
    watched: tuple[MixRule, ...] = (),
    each: tuple[MixRule, ...] = (),
    cadences: tuple[Cadence, ...] | None = None,
    plan: Plan | None = None,
    days: tuple[SpecialDay, ...] = (),
    ideas: tuple[Idea, ...] = (),
) -> GapScope:
    shown = plan or a_plan()
    book = ABook(shown, main, watched, each, *((a_cadence(),) if cadences is None else cadences))
    return GapScope(
        plan=shown, week=week, now=now, entries=entries, ledger=Ledger(entries), book=book, days=days, ideas=ideas
    )


def at(day: int, clock: time | None = time(9), kind: str = "education", **values: Any) -> Entry:
    """An entry of a kind, so many days after Monday, on Instagram."""
    said = {"stance": KINDS[kind].stance, "origin": KINDS[kind].origin, "kind": kind, "channel_id": "ig"}
    return an_entry(day=MONDAY + timedelta(days=day), clock=clock, **said | values)


LAST_WEEK = at(-3)
"""The channel was used before."""

EVERYTHING = tuple(at(day) for day in (-3, 0, 3))
"""Nothing is lacking."""


def test_nothing_is_said_of_a_week_that_has_what_it_needs() -> None:
    assert gaps(a_scope(*EVERYTHING)) == ()


# nobody is nagged


def test_a_past_week_has_no_gaps() -> None:
    assert gaps(a_scope(LAST_WEEK, now=NOW + timedelta(weeks=1))) == ()
    assert gaps(a_scope(LAST_WEEK, now=NOW)) != ()


def test_without_channels_or_without_any_entry_there_are_no_gaps() -> None:
    assert gaps(a_scope()) == ()
    assert gaps(a_scope(at(0, channel_id=None), plan=a_plan([]))) == ()


def test_a_channel_without_a_cadence_lacks_nothing() -> None:
    scope = a_scope(at(0, channel_id="other", kind="offer"), main=a_rule(minimum=1), plan=a_plan([OTHER]))
    assert gaps(scope) == ()


def test_an_archived_channel_lacks_nothing() -> None:
    assert gaps(a_scope(LAST_WEEK, plan=a_plan([replace(INSTAGRAM, archived=True)]))) == ()


def test_a_channel_that_is_new_this_week_gets_one_hint_only() -> None:
    there, four = at(0, channel_id="other"), (a_cadence(minimum=4, target=4),)
    (gap,) = gaps(a_scope(there, cadences=four, plan=a_plan([INSTAGRAM, OTHER])))
    assert gap.severity is Severity.HINT
    assert gap.reason == "Instagram has nothing in week 48, the start value is at least 4."
    assert gaps(a_scope(there, at(0), cadences=four, plan=a_plan([INSTAGRAM, OTHER]))) == ()


def test_there_are_never_more_hints_than_one_can_choose_from() -> None:
    channels = [a_channel(id=f"ch{number}", name=f"Channel {number}") for number in range(20)]
    there = [at(day, channel_id="ch0") for day in range(5)]
    assert len(gaps(a_scope(*there, plan=a_plan(channels)))) == MOST


def test_a_week_that_is_hardly_begun_has_few_gaps_and_taking_one_brings_up_no_other() -> None:
    channels = [a_channel(id=f"ch{number}", name=f"Channel {number}", position=number) for number in range(8)]
    entries = [at(-3, channel_id=channel.id) for channel in channels]
    found = gaps(a_scope(*entries, plan=a_plan(channels)))
    assert len({gap.channel_id for gap in found}) == len(found) == BEGUN
    plan = a_plan(channels)
    for number in range(1, 4):
        taken = [as_entry(plan, gap) for gap in found[:number]]
        assert gaps(a_scope(*entries, *taken, plan=plan)) == found[number:]


def test_posts_of_several_channels_are_spread_over_the_days() -> None:
    channels = [a_channel(id=f"ch{number}", name=f"Channel {number}", position=number) for number in range(5)]
    entries = [at(-9, channel_id=channel.id) for channel in channels]
    found = gaps(a_scope(*entries, plan=a_plan(channels)))
    assert [gap.day for gap in found] == DAYS[:5]


# cadences


def test_each_entry_below_the_least_number_is_a_gap_of_its_own() -> None:
    first, second = gaps(a_scope(LAST_WEEK))
    assert [gap.sort for gap in (first, second)] == [GapSort.CADENCE, GapSort.CADENCE]
    assert [gap.key for gap in (first, second)] == [f"cadence:ig:instagram:2026-W48:{number}" for number in (1, 2)]
    assert first.reason == "Instagram has nothing in week 48, the start value is at least 2."
    assert first.severity is Severity.ATTENTION
    assert (first.channel_id, first.format, first.campaign_id) == ("ig", "", None)


def test_gaps_of_one_channel_keep_their_distance() -> None:
    first, second = gaps(a_scope(LAST_WEEK))
    assert {(first.day, first.clock), (second.day, second.clock)} == {(DAYS[1], time(9)), (DAYS[5], time(9))}


def test_a_rule_of_ones_own_is_what_one_wants() -> None:
    (gap,) = gaps(a_scope(LAST_WEEK, at(0), cadences=(a_cadence(channel_id="ig"),)))
    assert gap.reason == "Instagram has 1 in week 48, you want at least 2."


def test_below_the_target_is_one_hint_where_there_is_nothing_and_time_left() -> None:
    cadences = (a_cadence(minimum=0, target=4),)
    (gap,) = gaps(a_scope(LAST_WEEK, cadences=cadences))
    assert (gap.severity, gap.key) == (Severity.HINT, "cadence:ig:instagram:2026-W48:more")
    assert gap.reason == "Instagram has nothing in week 48, the start value is 4."
    assert gaps(a_scope(LAST_WEEK, at(0), cadences=cadences)) == ()
    sunday_night = datetime(2026, 11, 29, 18, tzinfo=LONDON)
    assert gaps(a_scope(LAST_WEEK, cadences=cadences, now=sunday_night)) == ()


def test_there_are_no_hints_for_which_there_is_no_time() -> None:
    one = SHIPPED.rules.effort[""]
    hint, least = a_cadence(minimum=0, target=4), a_cadence(minimum=1, target=1)
    for minutes, found in ((None, 1), (2 * one, 1), (2 * one - 1, 0)):
        plan = a_plan([INSTAGRAM, OTHER], brand=a_brand(minutes=minutes))
        entries = LAST_WEEK, at(0, channel_id="other", format="")
        assert len(gaps(a_scope(*entries, cadences=(hint,), plan=plan))) == found
        assert len(gaps(a_scope(*entries, cadences=(least,), plan=plan))) == 1


def test_a_target_of_one_in_two_weeks() -> None:
    cadences = (a_cadence(minimum=0, target=0.5),)
    assert gaps(a_scope(at(-10), at(-3), cadences=cadences)) == ()
    (gap,) = gaps(a_scope(at(-10), cadences=cadences))
    assert gap.reason.endswith("one in 2 weeks.")


def test_a_cadence_for_a_format_is_followed_where_there_are_such_entries() -> None:
    stories = a_cadence(key="stories", formats=frozenset({"story"}), without_formats=frozenset(), minimum=1, target=1)
    assert gaps(a_scope(*EVERYTHING, cadences=(a_cadence(), stories))) == ()
    (gap,) = gaps(a_scope(*EVERYTHING, at(-2, format="story"), cadences=(a_cadence(), stories)))
    assert (gap.format, gap.reason[:17]) == ("story", "Instagram (story)")


def test_days_that_are_not_active_and_quiet_hours_are_kept_free() -> None:
    cadence = a_cadence(minimum=5, target=5, active_days=frozenset({2, 4}), quiet_from=time(17), quiet_until=time(10))
    found = gaps(a_scope(LAST_WEEK, cadences=(cadence,)))
    assert {(gap.day, gap.clock) for gap in found} == {(DAYS[2], time(12)), (DAYS[4], time(12))}


def test_no_more_gaps_a_day_than_the_cadence_takes() -> None:
    found = gaps(a_scope(LAST_WEEK, *(at(6, time(18)),) * 5, cadences=(a_cadence(minimum=11, maximum=12, per_day=1),)))
    assert sorted(gap.day for gap in found) == DAYS[:6]


# silences


def test_a_draft_in_the_middle_of_a_silence() -> None:
    quiet = a_cadence(minimum=0, target=0, max_silence_days=7)
    (gap,) = gaps(a_scope(at(-3), at(9), cadences=(quiet,)))
    assert (gap.sort, gap.day, gap.clock) == (GapSort.SILENCE, DAYS[3], time(9))
    assert gap.reason == "Instagram is silent for 12 days from 20 Nov to 2 Dec (at most 7)."


def test_where_one_post_cannot_end_a_silence_the_first_comes_as_late_as_it_may() -> None:
    quiet = a_cadence(minimum=0, target=0, max_silence_days=5)
    first, second = gaps(a_scope(at(-4), cadences=(quiet,)))
    assert (first.day, first.clock) == (DAYS[1], time(9))
    assert (second.day, second.clock) == (DAYS[4], time(9))
    assert first.reason == second.reason


def test_a_post_against_a_silence_counts_for_the_week() -> None:
    found = gaps(a_scope(at(-3), at(9), cadences=(a_cadence(max_silence_days=7, minimum=1, target=1),)))
    assert [gap.sort for gap in found] == [GapSort.SILENCE]


def test_no_draft_where_it_ends_no_silence() -> None:
    """LinkedIn from 4 to 25 November: on the 23rd it is too late for that."""
    quiet = a_cadence(minimum=0, target=0, max_silence_days=14)
    assert gaps(a_scope(at(-19), at(2), cadences=(quiet,), now=NOW)) == ()


def test_a_channel_that_was_left_long_ago_gets_a_draft_soon() -> None:
    quiet = a_cadence(minimum=0, target=0, max_silence_days=14)
    (gap,) = gaps(a_scope(at(-40), cadences=(quiet,), now=NOW))
    assert (gap.day, gap.clock) == (MONDAY, time(12))


def test_a_channel_that_was_never_used_is_not_silent() -> None:
    quiet = a_cadence(minimum=0, target=0, max_silence_days=1)
    assert gaps(a_scope(at(0, channel_id="other"), cadences=(quiet,), plan=a_plan([INSTAGRAM, OTHER]))) == ()


# mix rules


AIMING = (a_cadence(target=7),)
"""Instagram is to have a post a day."""


def stances(found: Iterable[Gap]) -> list[Stance | None]:
    return [gap.stance for gap in found]


def test_the_kind_of_a_gap_keeps_a_cap() -> None:
    entries = LAST_WEEK, at(0, kind="offer")
    (gap,) = gaps(a_scope(*entries, main=a_rule()))
    assert gap.stance is ENGAGEMENT
    assert gap.kind_id == "kind-entertain"
    assert gap.title == "Entertainment"


def test_a_floor_asks_for_its_group() -> None:
    floor = a_rule(a_part(50, mode="floor"), window=1)  # type: ignore[arg-type]
    entries = at(-3), at(0), at(2), at(4)
    gap, _ = gaps(a_scope(*entries, main=floor, cadences=AIMING))
    assert (gap.sort, gap.stance, gap.channel_id) == (GapSort.RULE, PROMOTIONAL, "ig")
    assert gap.reason.startswith("0 promotional of 3")


def test_what_the_rule_and_the_channel_need_is_one_gap() -> None:
    entries = at(-3), at(-2, kind="offer"), at(-5, kind="offer"), at(0)
    (gap,) = gaps(a_scope(*entries, main=a_rule()))
    assert (gap.sort, gap.stance) == (GapSort.CADENCE, ENGAGEMENT)
    assert gap.reason == (
        "Instagram has 1 in week 48, the start value is at least 2; your mix has too much “promotional”."
    )


def test_a_rule_for_each_channel_asks_for_a_post_on_that_channel() -> None:
    cap = a_rule(a_part(40), each_channel=True)
    entries = at(-3), at(-2, kind="offer"), at(0, kind="offer"), at(2, kind="offer"), at(5)
    (gap,) = gaps(a_scope(*entries, each=(cap,), plan=a_plan([INSTAGRAM, LINKEDIN]), cadences=AIMING))
    assert (gap.sort, gap.stance, gap.channel_id) == (GapSort.RULE, ENGAGEMENT, "ig")
    assert gap.reason.startswith("Instagram: 3 promotional of 5 in 4 weeks, your rule allows at most 2")


def test_a_week_that_is_off_alone_is_a_hint_for_each_post_that_mends_it() -> None:
    before = [at(-20 + day) for day in range(12)]
    entries = *before, at(0, kind="offer"), at(2, kind="offer"), at(4), at(5)
    first, second = gaps(a_scope(*entries, main=a_rule(), cadences=AIMING))
    assert (first.severity, first.sort, first.stance) == (Severity.HINT, GapSort.RULE, ENGAGEMENT)
    assert first.reason == second.reason == "2 promotional of 4 in week 48, your rule allows at most 1 promotional."
    taken = as_entry(a_plan(), first)
    (left,) = gaps(a_scope(*entries, taken, main=a_rule(), cadences=AIMING))
    assert (left.day, left.kind_id) == (second.day, second.kind_id)


def test_nothing_is_added_to_a_channel_that_has_what_it_aims_for() -> None:
    entries = at(-3), at(0, kind="offer"), at(2, kind="offer"), at(4), at(5)
    assert gaps(a_scope(*entries, main=a_rule(window=1), cadences=(a_cadence(target=4),))) == ()
    assert gaps(a_scope(*entries, main=a_rule(window=1), cadences=AIMING)) != ()


def test_what_comes_from_the_weeks_before_is_left_to_pass() -> None:
    before = [at(-20 + day, kind="offer" if day < 4 else "bts") for day in range(6)]
    entries = *before, at(0), at(2), at(4)
    assert gaps(a_scope(*entries, main=a_rule(), cadences=AIMING)) == ()


def test_an_accepted_week_lacks_nothing() -> None:
    entries = at(-3), at(0, kind="offer"), at(2, kind="offer"), at(4), at(5)
    rule = a_rule(window=1)
    assert gaps(a_scope(*entries, main=rule, cadences=AIMING)) != ()
    waived = a_plan(waivers=(a_waiver(rule=rule.key),))
    assert gaps(a_scope(*entries, main=rule, cadences=AIMING, plan=waived)) == ()


def test_adding_is_not_proposed_where_far_too_many_would_be_needed() -> None:
    entries = at(-3), *(at(day, kind="offer") for day in range(6))
    assert gaps(a_scope(*entries, main=a_rule(), cadences=AIMING)) == ()


def test_where_rules_want_different_things_the_kind_is_left_open() -> None:
    none, all_ = a_part(0), replace(a_part(100), mode="floor")
    scope = a_scope(LAST_WEEK, at(0), main=a_rule(none), watched=(a_rule(all_, key="all"),))  # type: ignore[arg-type]
    found = [gap for gap in gaps(scope) if gap.sort is GapSort.CADENCE]
    assert stances(found) == [None]
    assert found[0].title == "a post on Instagram"


def test_kinds_take_turns_and_those_that_need_papers_come_last() -> None:
    found = gaps(a_scope(at(-3), cadences=(a_cadence(minimum=6, target=6),), main=a_rule()))
    kinds = [gap.kind_id for gap in found]
    assert len(set(kinds)) == BEGUN
    assert "kind-ugc" not in kinds
    assert "kind-news" not in kinds


def test_archived_kinds_are_not_suggested() -> None:
    labels = {kind.id: replace(kind, archived=kind.key != "bts") for kind in KINDS.values()}
    found = gaps(a_scope(LAST_WEEK, main=a_rule(), plan=a_plan(labels=labels)))
    assert {gap.kind_id for gap in found} == {"kind-bts"}


# campaigns and special days

LAST_ORDERS = Milestone("last orders", DAYS[3], time(12))


def a_campaign(*milestones: Milestone, **values: Any) -> Campaign:
    return Campaign(**{"id": "winter", "brand_id": "brand", "name": "Winter Tide", "milestones": milestones} | values)


def with_campaign(*entries: Entry, campaign: Campaign | None = None, **values: Any) -> tuple[Gap, ...]:
    one = campaign or a_campaign(LAST_ORDERS)
    channels = values.pop("channels", [INSTAGRAM])
    return gaps(a_scope(*EVERYTHING, *entries, plan=a_plan(channels, campaigns={one.id: one}), **values))


def test_a_milestone_that_nothing_leads_up_to() -> None:
    (gap,) = with_campaign()
    assert (gap.sort, gap.title, gap.campaign_id) == (GapSort.MILESTONE, "last orders", "winter")
    assert gap.day in (DAYS[1], DAYS[2])
    assert gap.reason == "Nothing of Winter Tide leads up to “last orders” on Thu 26 Nov at 12:00."
    assert gap.kind_id is not None


@pytest.mark.parametrize(
    ("day", "clock", "told"),
    [
        (0, time(9), False),
        (1, time(9), True),
        (2, None, True),
        (3, time(12), True),
        (3, None, True),
        (3, time(12, 1), False),
        (4, time(9), False),
    ],
)
def test_what_leads_up_to_a_milestone(day: int, clock: time | None, told: bool) -> None:
    assert (with_campaign(at(day, clock, campaign_id="winter")) == ()) is told


def test_on_the_day_itself_a_slot_before_the_clock_time_is_taken() -> None:
    thursday = datetime(2026, 11, 26, 8, tzinfo=LONDON)
    (gap,) = gaps(
        a_scope(at(-3), at(0), at(5), now=thursday, plan=a_plan(campaigns={"winter": a_campaign(LAST_ORDERS)}))
    )
    assert (gap.day, gap.clock) == (DAYS[3], time(9))
    later = thursday.replace(hour=10)
    assert with_campaign(now=later) == ()


def test_archived_campaigns_and_far_milestones_ask_for_nothing() -> None:
    assert with_campaign(campaign=a_campaign(LAST_ORDERS, archived=True)) == ()
    assert with_campaign(campaign=a_campaign(replace(LAST_ORDERS, day=DAYS[3] + timedelta(weeks=1)))) == ()


def test_a_milestone_goes_to_a_channel_of_the_campaign() -> None:
    there = at(-8, campaign_id="winter", channel_id="other")
    (gap,) = with_campaign(there, channels=[INSTAGRAM, OTHER])
    assert gap.channel_id == "other"


def test_a_milestone_goes_to_the_channel_that_its_campaign_uses_most() -> None:
    """Though another one lacks entries."""
    there = [at(day, campaign_id="winter", channel_id=channel) for day, channel in ((-8, "ig"), (-9, "ig"), (-9, "li"))]
    cadences = a_cadence(), a_cadence(key="linkedin", platform="linkedin")
    found = with_campaign(*there, channels=[INSTAGRAM, LINKEDIN], cadences=cadences)
    assert [gap.channel_id for gap in found if gap.sort is GapSort.MILESTONE] == ["ig"]


def test_a_milestone_is_told_in_the_kind_of_its_campaign_where_the_rule_allows_it() -> None:
    sold = at(-30, kind="offer", campaign_id="winter")
    assert stances(with_campaign(sold, main=a_rule())) == [PROMOTIONAL]
    full = at(-2, kind="offer"), at(1, time(13), kind="offer")
    assert stances(with_campaign(sold, *full, main=a_rule())) == [ENGAGEMENT]


def test_a_kind_that_would_unsettle_a_rule_that_just_came_back_is_not_taken() -> None:
    off = [at(day - 7, kind="offer") for day in range(3)]
    settled = [at(day, time(13), kind="offer" if day == 6 else "bts") for day in (0, 1, 4, 5, 6, 6)]
    settled[4] = at(6, time(18), kind="bts")
    sold = at(-30, kind="offer", campaign_id="winter")
    winter = {"winter": a_campaign(LAST_ORDERS)}
    calm = (a_cadence(minimum=0, target=0),)
    found = gaps(a_scope(*off, *settled, sold, main=a_rule(window=1), cadences=calm, plan=a_plan(campaigns=winter)))
    assert stances(found) == [ENGAGEMENT]


THANKS = SpecialDay(DAYS[3], "holiday:GB:Thanks", "Day of Thanks", Sort.HOLIDAY, "test")


def of_day(*entries: Entry, starred: bool = True, **values: Any) -> tuple[Gap, ...]:
    brand = a_brand(starred=(THANKS.key,) if starred else ())
    return gaps(a_scope(at(-3), at(0), at(5), *entries, plan=a_plan(brand=brand, **values), days=(THANKS,)))


def test_a_starred_day_gets_a_seasonal_post() -> None:
    (gap,) = of_day()
    assert (gap.sort, gap.title, gap.day) == (GapSort.DAY, "Day of Thanks", DAYS[3])
    assert gap.kind_id == "kind-seasonal"
    assert gap.reason == "Day of Thanks is on Thu 26 Nov, and you starred it."


def test_a_day_that_is_not_starred_or_that_a_post_takes_up_is_no_gap() -> None:
    assert of_day(starred=False) == ()
    assert of_day(at(3)) == ()
    named = {"post": a_post(id="post", text="For the day of thanks we bake.")}
    for number in (2, -6):
        there = a_placement(id="place", post_id="post", date=DAYS[0] + timedelta(days=number))
        assert of_day(posts=named, placements={"place": there}) == ()
        skipped = replace(there, status=Status.SKIPPED)
        assert of_day(posts=named, placements={"place": skipped}) != ()


# ideas


def an_idea(id_: str, kind: str = "education", **values: Any) -> Idea:
    return Idea(at(0, placement_id=id_, post_id=f"post {id_}", kind=kind, **{"channel_id": None} | values), title=id_)


def offered(*ideas: Idea, entries: tuple[Entry, ...] = (LAST_WEEK, at(0)), **values: Any) -> tuple[str, ...]:
    (gap,) = gaps(a_scope(*entries, main=a_rule(), ideas=ideas, **values))
    return gap.ideas


def test_ideas_for_the_channel_or_for_none_fit_the_best_kind_first() -> None:
    ideas = [
        an_idea("no kind", stance=None, kind="news"),
        an_idea("other kind"),
        an_idea("same kind", kind="entertain"),
        an_idea("same kind, this channel", kind="entertain", channel_id="ig"),
        an_idea("elsewhere", channel_id="li"),
    ]
    wanted = ("same kind, this channel", "same kind", "other kind", "no kind")
    for mixed in (ideas, ideas[::-1]):
        assert offered(*mixed, plan=a_plan([INSTAGRAM])) == wanted


def test_an_idea_that_the_rule_does_not_allow_is_not_offered() -> None:
    entries = at(-3), at(-2, kind="offer"), at(0)
    assert offered(an_idea("sells", kind="offer"), an_idea("gives"), entries=entries) == ("gives",)


def test_an_idea_of_a_format_that_is_counted_apart_does_not_fit() -> None:
    stories = a_cadence(key="stories", formats=frozenset({"story"}), without_formats=frozenset(), minimum=0, target=0)
    ideas = an_idea("feed", format="image"), an_idea("story", format="story")
    assert offered(*ideas, cadences=(a_cadence(), stories)) == ("feed",)


def test_only_ideas_of_the_campaign_fit_its_milestone() -> None:
    (gap,) = with_campaign(ideas=(an_idea("any"), an_idea("theirs", campaign_id="winter")))
    assert gap.ideas == ("theirs",)


# drafts


def test_a_gap_as_a_draft_says_that_it_is_a_suggestion_and_why() -> None:
    (gap,) = with_campaign()
    post, place = (change.after for change in gap_draft(a_plan(), gap).changes)
    assert isinstance(post, Post)
    assert isinstance(place, Placement)
    assert (post.title, post.notes, post.kind_id) == ("Suggestion: last orders", gap.reason, gap.kind_id)
    assert post.campaign_id == "winter"
    assert (place.channel_id, place.date, place.time, place.status) == ("ig", gap.day, gap.clock, Status.DRAFT)


# for any plan

RULES = ("80-20", "80-20-two-sided", "90-10", "thirds", "70-20-10", "5-3-2", "80-20-every-channel")
CHANNELS = (INSTAGRAM, LINKEDIN, a_channel(id="th", name="Threads", platform="threads", position=3), OTHER)
SOME = st.lists(
    st.builds(
        at,
        st.integers(-28, 13),
        st.sampled_from([None, time(8), time(12), time(17, 30)]),
        st.sampled_from(sorted(KINDS)),
        channel_id=st.sampled_from([None, "ig", "li", "th", "other"]),
        format=st.sampled_from(["image", "story", "text"]),
        campaign_id=st.sampled_from([None, None, "winter"]),
    ),
    min_size=1,
    max_size=40,
)


def any_scope(entries: list[Entry], rule: str, hours: int) -> GapScope:
    brand = a_brand(starred=(THANKS.key,))
    plan = a_plan(CHANNELS, brand=brand, campaigns={"winter": a_campaign(LAST_ORDERS)})
    mixes = SHIPPED.mix_rules
    return a_scope(
        *entries,
        now=BEFORE + timedelta(hours=hours),
        main=mixes[rule],
        watched=(mixes["90-10"],),
        each=(mixes["channel-cap-40"],),
        cadences=SHIPPED.cadences,
        plan=plan,
        days=(THANKS,),
        ideas=(an_idea("one"), an_idea("two", kind="offer")),
    )


def judged(scope: GapScope, more: Iterable[Entry] = ()) -> list[WeekBalance]:
    ledger = scope.ledger.with_others((), more)
    main = scope.book.main(WEEK)
    rules = [(rule, None) for rule in (main, *scope.book.watched(WEEK))]
    rules += [(rule, channel.id) for rule in scope.book.of_channels(WEEK) for channel in CHANNELS]
    return [ledger.judge(rule, WEEK, channel_id=channel_id) for rule, channel_id in rules]


def as_entry(plan: Plan, gap: Gap) -> Entry:
    kind: Label | None = plan.labels[gap.kind_id] if gap.kind_id else None
    bare = Entry(gap.day, gap.clock, gap.key, gap.key, gap.channel_id, gap.format, "", None)
    said = bare._replace(campaign_id=gap.campaign_id)
    return said._replace(kind=kind.key, stance=kind.stance, origin=kind.origin) if kind else said


def is_worse(before: WeekBalance, after: WeekBalance) -> bool:
    was, is_ = before.window, after.window
    return off_by(is_) > off_by(was) or (was.verdict is Verdict.BALANCED and is_.verdict is not Verdict.BALANCED)


PLANS = given(entries=SOME, rule=st.sampled_from(RULES), hours=st.integers(0, 240))


@with_settings(max_examples=60)
@PLANS
def test_no_rule_is_worse_when_one_or_all_drafts_are_made(entries: list[Entry], rule: str, hours: int) -> None:
    scope = any_scope(entries, rule, hours)
    found = gaps(scope)
    drafts = [as_entry(scope.plan, gap) for gap in found]
    for made in (drafts, *([draft] for draft in drafts)):
        assert not any(map(is_worse, judged(scope), judged(scope, made)))


@with_settings(max_examples=60)
@PLANS
def test_gaps_are_ahead_on_active_days_and_keep_their_distance(entries: list[Entry], rule: str, hours: int) -> None:
    scope = any_scope(entries, rule, hours)
    found = gaps(scope)
    assert len({gap.key for gap in found}) == len(found)
    there = list(entries)
    for gap in found:
        assert gap.day in WEEK.span
        assert (gap.day, gap.clock or time.max) > (scope.now.date(), scope.now.time())
        channel = scope.plan.channels[gap.channel_id or ""]
        for cadence in scope.book.cadences_of(channel, WEEK):
            if cadence.covers(gap.format):
                assert cadence.is_active(gap.day)
                assert not cadence.is_quiet(gap.clock)
                assert not any(is_close(gap, entry, cadence) for entry in there)
        there.append(as_entry(scope.plan, gap))


def is_close(gap: Gap, entry: Entry, cadence: Cadence) -> bool:
    if (
        gap.clock is None
        or entry.clock is None
        or entry.channel_id != gap.channel_id
        or not cadence.covers(entry.format)
    ):
        return False
    apart = datetime.combine(gap.day, gap.clock) - datetime.combine(entry.day, entry.clock)
    return abs(apart) < timedelta(hours=cadence.min_gap_hours)


@with_settings(max_examples=40)
@PLANS
def test_the_same_plan_has_the_same_gaps_whatever_the_order(entries: list[Entry], rule: str, hours: int) -> None:
    scope = any_scope(entries, rule, hours)
    mixed = random.Random(hours).sample(entries, len(entries))
    plan = replace(
        scope.plan,
        channels=dict(reversed(scope.plan.channels.items())),
        labels=dict(reversed(scope.plan.labels.items())),
    )
    other = replace(any_scope(mixed, rule, hours), plan=plan, ideas=scope.ideas[::-1])
    assert gaps(scope) == gaps(other)


def test_gaps_stand_by_how_pressing_they_are() -> None:
    threads = a_channel(id="th", name="Threads", platform="threads", position=2)
    cadences = a_cadence(target=5), a_cadence(platform="linkedin"), a_cadence(platform="threads")
    found = with_campaign(main=a_rule(), channels=[INSTAGRAM, LINKEDIN, threads], cadences=cadences)
    assert [gap.sort for gap in found] == [GapSort.MILESTONE, GapSort.CADENCE]
    assert [gap.severity for gap in found] == [Severity.ATTENTION, Severity.HINT]
