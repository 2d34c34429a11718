"""The mix over all channels and on each, as items of the checklist."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from planner.domain.balance import Entry, Ledger, entry_of
from planner.domain.checks import Item, Scope, State
from planner.domain.plan import KIND
from planner.domain.records import Campaign, Label, LabelSet, Milestone, Placement, Post, Stance, Status
from planner.domain.rules import Reach, Window
from planner.domain.span import ONE_DAY, ONE_WEEK, Span
from tests.builders import (
    MONDAY,
    WEEK,
    a_channel,
    a_post,
    a_rule,
    a_waiver,
    an_entry,
)
from tests.scopes import CHANNEL, CHANNEL_MIX, MIX, SHIPPED, TWO_WEEKS, a_scope, accepted, item, standing

# mix over all channels


def mix(promotional: int, engagement: int, day: date = MONDAY, **values: Any) -> list[Entry]:
    stances = [Stance.PROMOTIONAL] * promotional + [Stance.ENGAGEMENT] * engagement
    return [an_entry(stance, day, **values) for stance in stances]


def test_without_a_rule_the_mix_does_not_apply() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0)))
    assert told.state is State.NOT_APPLICABLE
    assert told.sentence == "No rule is set for this brand."


def test_a_window_that_is_over_names_the_entries_of_the_week() -> None:
    entries = [*mix(3, 4), *mix(1, 0, MONDAY - timedelta(days=7))]
    told = item(MIX, a_scope(entries=entries, rule=a_rule()))
    assert told.state is State.ATTENTION
    assert "Your rule allows at most 2" in told.sentence
    assert {*told.placements} == {entry.placement_id for entry in entries[:3]}


def test_a_window_within_the_rule_is_in_order() -> None:
    told = item(MIX, a_scope(entries=mix(1, 4), rule=a_rule()))
    assert (told.state, told.findings) == (State.OK, ())


LAST_WEEK = MONDAY - ONE_WEEK


@pytest.mark.parametrize(
    ("window", "heading"),
    [
        (Window(), "The 4 weeks to week 48 are outside your rule"),
        (Window(Reach.MONTH, 1), "This month is outside your rule"),
        (Window(Reach.LAST, 20), "The last 20 are outside your rule"),
    ],
)
def test_where_only_the_window_is_outside_the_heading_says_so(window: Window, heading: str) -> None:
    entries = [*mix(6, 0, LAST_WEEK), *mix(1, 6)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(window=window)))
    assert (told.state, told.heading) == (State.ATTENTION, heading)


@pytest.mark.parametrize("window", [Window(), Window(Reach.WEEKS, 1)])
def test_where_the_week_is_outside_too_the_heading_says_so(window: Window) -> None:
    told = item(MIX, a_scope(entries=mix(4, 3), rule=a_rule(window=window)))
    assert told.heading == "One week is outside your rule"


def test_of_several_weeks_the_heading_counts_them() -> None:
    entries = [*mix(4, 3), *mix(4, 3, MONDAY + ONE_WEEK)]
    assert item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS)).heading == (
        "2 weeks are outside your rule"
    )


def test_a_week_that_is_over_keeps_its_verdict_and_offers_no_change() -> None:
    told = item(MIX, a_scope(entries=mix(4, 3), rule=a_rule(), now=datetime(2026, 11, 30, tzinfo=UTC)))
    assert (told.state, told.findings[0].fixes) == (State.ATTENTION, ())
    assert "change" not in told.sentence


def test_the_window_decides_and_the_week_is_information() -> None:
    entries = [*mix(0, 15, MONDAY - timedelta(days=7)), *mix(3, 2)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule()))
    assert told.state is State.OK
    assert "3 promotional of 5 posts" in told.sentence
    assert "change 2" in told.sentence


def test_too_few_in_the_whole_window_is_grey() -> None:
    told = item(MIX, a_scope(entries=mix(2, 0), rule=a_rule()))
    assert told.state is State.TOO_FEW
    assert "too few to judge" in told.sentence


def test_a_waiver_shows_the_mix_as_accepted_with_its_reason() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(a_waiver(reason="Harvest launch"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: Harvest launch." in told.sentence
    assert told.findings == ()


@pytest.mark.parametrize("values", [{"rule": "thirds"}, {"starts": date(2026, 11, 30), "ends": date(2026, 12, 6)}])
def test_a_waiver_of_another_rule_or_week_does_nothing(values: dict[str, Any]) -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(a_waiver(**values),)))
    assert told.state is State.ATTENTION


def test_the_mix_can_be_accepted_like_every_automatic_item() -> None:
    told = item(MIX, a_scope(entries=mix(5, 0), rule=a_rule(), answers=(accepted(MIX, reason="sale"),)))
    assert told.state is State.ACCEPTED
    assert "Accepted: sale." in told.sentence


def test_a_mix_that_is_under_asks_for_attention_without_blaming_an_entry() -> None:
    told = item(MIX, a_scope(entries=mix(0, 12), rule=SHIPPED.mix_rules["80-20-two-sided"]))
    assert told.state is State.ATTENTION
    assert told.placements == ()


def test_over_several_weeks_those_outside_the_rule_are_named() -> None:
    entries = [*mix(1, 9), *mix(8, 0, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS))
    assert told.state is State.ATTENTION
    assert len(told.findings) == 1
    assert "Week 49" in told.sentence
    assert "Week 48" not in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries[10:18])


def test_over_several_weeks_all_within_the_rule_is_in_order() -> None:
    entries = [*mix(1, 9), *mix(1, 9, MONDAY + ONE_WEEK)]
    assert item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS)).state is State.OK


def test_over_several_weeks_with_too_few_is_grey() -> None:
    assert item(MIX, a_scope(entries=mix(1, 1), rule=a_rule(), span=TWO_WEEKS)).state is State.TOO_FEW


def a_waived_mix() -> Item:
    waiver = a_waiver(ends=date(2026, 12, 6), reason="Harvest launch")
    return item(MIX, a_scope(entries=mix(9, 0), rule=a_rule(), span=TWO_WEEKS, waivers=(waiver,)))


def test_over_several_weeks_a_waiver_is_shown_as_accepted() -> None:
    assert a_waived_mix().state is State.ACCEPTED


def test_over_several_weeks_the_reason_of_a_waiver_is_told() -> None:
    assert "Harvest launch" in a_waived_mix().sentence


def test_only_weeks_that_needed_the_waiver_are_told_as_accepted() -> None:
    waiver = a_waiver(ends=date(2026, 12, 6), reason="Harvest launch")
    entries = [*mix(5, 0), *mix(0, 30, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS, waivers=(waiver,)))
    assert told.state is State.ACCEPTED
    assert "week 48" in told.sentence
    assert "week 49" not in told.sentence


def test_weeks_that_a_waiver_does_not_accept_are_still_named() -> None:
    entries = [*mix(9, 0), *mix(9, 0, MONDAY + ONE_WEEK)]
    told = item(MIX, a_scope(entries=entries, rule=a_rule(), span=TWO_WEEKS, waivers=(a_waiver(),)))
    assert told.state is State.ATTENTION
    assert [finding.sentence[:7] for finding in told.findings] == ["Week 49"]


@pytest.mark.parametrize("span", [WEEK.span, TWO_WEEKS], ids=["one week", "two weeks"])
def test_the_sentence_about_a_mix_outside_the_rule_ends_once(span: Span) -> None:
    told = item(MIX, a_scope(entries=[*mix(8, 0), *mix(8, 0, MONDAY + ONE_WEEK)], rule=a_rule(), span=span))
    assert told.findings
    assert told.sentence.endswith(".")
    assert not re.search(r"\.[.;]", told.sentence)


# mix per channel


OTHER = a_channel(id="other", name="Facebook", platform="facebook")


def test_a_channel_over_its_cap_is_named_with_its_entries() -> None:
    entries = [*mix(4, 2), *mix(1, 5, channel_id="other")]
    told = item(CHANNEL_MIX, a_scope(entries=entries, channels=(CHANNEL, OTHER)))
    assert told.state is State.ATTENTION
    for words in ("Instagram", "4 promotional of 6", "4 weeks", "at most 3"):
        assert words in told.sentence
    assert "Facebook" not in told.sentence
    assert told.placements == tuple(entry.placement_id for entry in entries[:4])


def test_channels_within_their_cap_are_in_order() -> None:
    entries = [*mix(2, 4), *mix(0, 5, channel_id="other")]
    assert item(CHANNEL_MIX, a_scope(entries=entries, channels=(CHANNEL, OTHER))).state is State.OK


def test_one_post_on_one_channel_several_times_counts_each_time() -> None:
    entries = [*mix(0, 3), *mix(4, 0, post_id="launch")]
    assert item(CHANNEL_MIX, a_scope(entries=entries)).state is State.ATTENTION


def test_stories_are_left_out_of_the_channel_mix() -> None:
    assert item(CHANNEL_MIX, a_scope(entries=[*mix(0, 3), *mix(9, 0, format="story")])).state is State.OK


def test_too_few_on_every_channel_is_grey() -> None:
    told = item(CHANNEL_MIX, a_scope(entries=[*mix(2, 0), *mix(2, 0, channel_id="other")], channels=(CHANNEL, OTHER)))
    assert told.state is State.TOO_FEW
    assert "too few" in told.sentence.lower()


@pytest.mark.parametrize("promotional", [0, 5])
def test_that_stories_are_left_out_is_said(promotional: int) -> None:
    assert "story not counted" in item(CHANNEL_MIX, a_scope(entries=mix(promotional, 5 - promotional))).sentence


def test_archived_channels_are_left_alone() -> None:
    archived = a_channel(id="channel", name="Instagram", archived=True)
    told = item(CHANNEL_MIX, a_scope(entries=[*mix(5, 0), *mix(0, 5, channel_id="other")], channels=(archived, OTHER)))
    assert told.state is State.OK


def test_the_brands_own_rule_does_not_matter_for_a_channel() -> None:
    waiver = a_waiver(rule="a-rule")
    told = item(CHANNEL_MIX, a_scope(entries=mix(5, 0), rule=a_rule(), waivers=(waiver,)))
    assert told.state is State.ATTENTION


def test_a_waiver_of_the_channel_rule_takes_the_finding_away() -> None:
    told = item(CHANNEL_MIX, a_scope(entries=mix(5, 0), waivers=(a_waiver(rule="channel-cap-40"),)))
    assert told.findings == ()


def a_waived_channel() -> Item:
    waiver = a_waiver(rule="channel-cap-40", reason="Harvest launch")
    return item(CHANNEL_MIX, a_scope(entries=mix(5, 0), waivers=(waiver,)))


def test_a_waiver_of_the_channel_rule_is_shown_as_accepted() -> None:
    assert a_waived_channel().state is State.ACCEPTED


def test_the_reason_of_a_waiver_of_the_channel_rule_is_told() -> None:
    assert "Harvest launch" in a_waived_channel().sentence


@pytest.mark.parametrize(("first", "second"), [((5, 0), (0, 20)), ((0, 20), (30, 0))])
def test_a_channel_is_judged_in_every_week_of_the_span(first: tuple[int, int], second: tuple[int, int]) -> None:
    entries = [*mix(*first), *mix(*second, MONDAY + ONE_WEEK)]
    told = item(CHANNEL_MIX, a_scope(entries=entries, span=TWO_WEEKS))
    assert len(told.findings) == 1
    assert ("week 48" if first == (5, 0) else "week 49") in told.sentence


# what is offered

SET = LabelSet(id="set", brand_id="brand", key=KIND, name="Kind", required=True)
KINDS = {
    key: Label(id=key, set_id="set", key=key, name=key.title(), stance=stance, position=place)
    for place, (key, stance) in enumerate(
        (("offer", Stance.PROMOTIONAL), ("tip", Stance.ENGAGEMENT), ("poll", Stance.ENGAGEMENT))
    )
}
TUESDAY = MONDAY + timedelta(days=1)


def planned(promotional: int, engagement: int, now: datetime | None = None, **values: Any) -> Scope:
    """Posts of Tuesday, with their entries."""
    kinds = ["offer"] * promotional + ["tip"] * engagement
    posts = [a_post(title=f"{kind} {n}", kind_id=kind) for n, kind in enumerate(kinds)]
    places = [standing(post, date=TUESDAY, **values) for post in posts]
    moment = {"now": now} if now else {}
    scope = a_scope(*places, rule=a_rule(), sets={SET.id: SET}, labels=KINDS, **moment)
    entries = tuple(filter(None, (entry_of(scope.plan, placement) for _, placement in places)))
    return replace(scope, entries=entries, ledger=Ledger(entries))


def test_too_many_offer_a_draft_another_kind_and_a_week_later() -> None:
    told = item(MIX, planned(3, 4))
    draft, kind, later = told.findings[0].fixes
    assert [draft.words, kind.words, later.words] == [
        "Add a draft of the next kind",
        "Change the kind of “offer 2”",
        "Move “offer 2” to next week",
    ]
    post = draft.changes[0].after
    assert isinstance(post, Post)
    assert (post.kind_id, post.title) == ("poll", "Suggestion: Poll")
    (change,) = kind.changes
    assert isinstance(change.after, Post)
    assert change.after.kind_id == "poll"
    (moved,) = later.changes
    assert isinstance(moved.after, Placement)
    assert moved.after.date == TUESDAY + ONE_WEEK


def offered(*posts: Post, campaigns: tuple[Campaign, ...] = (), ahead: tuple[Entry, ...] = ()) -> list[str]:
    """What is offered for a week of these posts, of which too many sell."""
    places = [standing(post, date=TUESDAY) for post in posts]
    there = {one.id: one for one in campaigns}
    scope = a_scope(*places, rule=a_rule(), sets={SET.id: SET}, labels=KINDS, campaigns=there)
    entries = (*filter(None, (entry_of(scope.plan, placement) for _, placement in places)), *ahead)
    told = item(MIX, replace(scope, entries=entries, ledger=Ledger(entries)))
    return [fix.words for fix in told.findings[0].fixes]


def selling(title: str, **values: Any) -> Post:
    return a_post(title=title, kind_id="offer", **values)


TIDE = Campaign(id="tide", brand_id="brand", name="Winter Tide")
NEXT_TUESDAY = TUESDAY + ONE_WEEK


def with_day(day: date) -> Campaign:
    return replace(TIDE, ends=NEXT_TUESDAY, milestones=(Milestone("Last orders", day),))


@pytest.mark.parametrize(
    ("campaign", "moved"),
    [
        (replace(TIDE, ends=NEXT_TUESDAY), True),
        (replace(TIDE, ends=NEXT_TUESDAY - ONE_DAY), False),
        (with_day(TUESDAY), False),
        (with_day(NEXT_TUESDAY - ONE_DAY), False),
        (with_day(NEXT_TUESDAY), True),
        (with_day(TUESDAY - ONE_DAY), True),
    ],
)
def test_no_post_is_moved_past_the_end_or_a_milestone_of_its_campaign(campaign: Campaign, moved: bool) -> None:
    posts = [selling(f"offer {n}", campaign_id="tide" if n else None) for n in range(7)]
    words = offered(*posts, campaigns=(campaign,))
    assert words[1:] == ["Change the kind of “offer 6”", f"Move “offer {6 if moved else 0}” to next week"]


@pytest.mark.parametrize(("day", "moved"), [(NEXT_TUESDAY, "offer 6"), (NEXT_TUESDAY - ONE_DAY, "offer 0")])
def test_a_campaign_without_an_end_ends_with_its_last_post(day: date, moved: str) -> None:
    posts = [selling(f"offer {n}", campaign_id="tide" if n else None) for n in range(7)]
    ahead = an_entry(day=day, campaign_id="tide")
    assert offered(*posts, campaigns=(TIDE,), ahead=(ahead,))[2] == f"Move “{moved}” to next week"


def test_a_post_with_a_partner_is_not_moved() -> None:
    posts = [selling(f"offer {n}", partner="Nela" if n > 3 else "") for n in range(7)]
    assert offered(*posts)[1:] == ["Change the kind of “offer 6”", "Move “offer 3” to next week"]
    assert offered(*(replace(one, partner="Nela") for one in posts))[1:] == ["Change the kind of “offer 6”"]


@pytest.mark.parametrize("status", [Status.APPROVED, Status.SCHEDULED, Status.POSTED])
def test_what_is_approved_or_out_stays_as_it_is(status: Status) -> None:
    told = item(MIX, planned(3, 4, status=status))
    assert [fix.words for fix in told.findings[0].fixes] == ["Add a draft of the next kind"]


def test_a_week_that_is_over_offers_nothing() -> None:
    assert item(MIX, planned(3, 4, now=datetime(2026, 12, 2, 9, tzinfo=UTC))).findings[0].fixes == ()


def test_every_sentence_names_its_rule() -> None:
    assert "Week 48, “A rule”: This week: 3 promotional of 7" in item(MIX, planned(3, 4)).sentence
    assert item(MIX, planned(1, 4)).sentence.startswith("“A rule”: This week: 1 promotional of 5")
    assert "Instagram, week 48, “At most 40 % promotional on a channel”" in item(CHANNEL_MIX, planned(5, 0)).sentence


def test_a_channel_gets_its_draft_on_that_channel() -> None:
    fix = item(CHANNEL_MIX, planned(5, 0)).findings[0].fixes[0]
    placement = fix.changes[1].after
    assert isinstance(placement, Placement)
    assert placement.channel_id == CHANNEL.id
