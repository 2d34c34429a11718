"""Days that ask for a post: milestones of campaigns, and special days that the user starred."""

from __future__ import annotations

from collections import Counter
from datetime import time

from planner.domain.clock import clock_text
from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.places import Place
from planner.domain.milestones import lead_days, tells_of
from planner.domain.records import Campaign, Channel, Milestone
from planner.domain.slots import Slot
from planner.domain.span import ONE_DAY, Span, day_words
from planner.domain.special_days import SpecialDay

SEASONAL = "seasonal"
"""The key of the kind that takes up special days."""


def milestones(board: Board) -> None:
    """A gap for each milestone that no entry of its campaign leads up to, those that come first first."""
    plan, week = board.scope.plan, board.scope.week.span
    open_ = [
        (milestone.day, milestone.clock or time.max, campaign.name, campaign.id, milestone.name, milestone, campaign)
        for campaign in plan.campaigns.values()
        if not campaign.archived
        for milestone in campaign.milestones
        if lead_days(milestone).start < week.end and lead_days(milestone).end > week.start
        if not _is_told(board, campaign, milestone)
    ]
    for *_, milestone, campaign in sorted(open_, key=lambda one: one[:5]):
        _lead_up_to(board, campaign, milestone)


def starred_days(board: Board) -> None:
    """A gap on each starred day of the week that no post stands on or names."""
    for day in sorted(board.scope.days, key=lambda one: (one.day, one.key)):
        if day.key in board.scope.plan.brand.starred and not _is_taken_up(board, day):
            _mark_day(board, day)


def _is_taken_up(board: Board, day: SpecialDay) -> bool:
    if any(entry.day == day.day for entry in (*board.scope.entries, *board.entries)):
        return True
    name = day.name.casefold()
    return any(name in f"{post.title}\n{post.text}".casefold() for post in board.scope.plan.posts.values())


def _is_told(board: Board, campaign: Campaign, milestone: Milestone) -> bool:
    return any(tells_of(entry, campaign, milestone) for entry in (*board.scope.entries, *board.entries))


def _lead_up_to(board: Board, campaign: Campaign, milestone: Milestone) -> None:
    channels, kinds = _of_campaign(board, campaign)
    place = _place_before(board, milestone, channels)
    if place is None:
        return
    need = Need(
        key=f"milestone:{campaign.id}:{milestone.day}:{milestone.name}:{board.scope.week}",
        sort=GapSort.MILESTONE,
        reason=f"Nothing of {campaign.name} leads up to “{milestone.name}” on {_when(milestone, board)}.",
        title=milestone.name,
        campaign_id=campaign.id,
    )
    board.fill(
        need,
        place,
        prefer=lambda kind: -kinds[kind.key],
        fits=lambda idea: idea.entry.campaign_id == campaign.id,
    )


def _place_before(board: Board, milestone: Milestone, channels: Counter[str]) -> Place | None:
    """On a channel of the campaign, one that lacks entries first; on the day itself where no day before is free."""
    places, days = board.places, lead_days(milestone)

    def wanted(channel: Channel) -> tuple[int, ...]:
        used = channels[channel.id]
        return not used, not places.lacks(channel), -used, not places.was_used(channel)

    def in_time(slot: Slot) -> bool:
        return milestone.clock is None or (slot.clock is not None and slot.clock < milestone.clock)

    ahead = places.best(places.channels, Span(days.start, milestone.day), wanted)
    return ahead or places.best(places.channels, Span(milestone.day, days.end), wanted, in_time)


def _of_campaign(board: Board, campaign: Campaign) -> tuple[Counter[str], Counter[str]]:
    """How often the campaign stands on each channel, and in which kinds."""
    there = [entry for entry in board.scope.entries if entry.campaign_id == campaign.id]
    return Counter(entry.channel_id or "" for entry in there), Counter(entry.kind for entry in there)


def _when(milestone: Milestone, board: Board) -> str:
    at = f" at {clock_text(milestone.clock)}" if milestone.clock is not None else ""
    return f"{milestone.day:%a} {day_words(milestone.day, board.scope.week.monday.year)}{at}"


def _mark_day(board: Board, day: SpecialDay) -> None:
    def wanted(channel: Channel) -> tuple[int, ...]:
        return not board.places.lacks(channel), not board.places.was_used(channel)

    place = board.places.best(board.places.channels, Span(day.day, day.day + ONE_DAY), wanted)
    if place is None:
        return
    need = Need(
        key=f"day:{day.key}:{day.day}",
        sort=GapSort.DAY,
        reason=f"{day.name} is on {day.day:%a} {day_words(day.day, board.scope.week.monday.year)}, and you starred it.",
        title=day.name,
    )

    name = day.name.casefold()
    board.fill(
        need,
        place,
        prefer=lambda kind: kind.key != SEASONAL,
        fits=lambda idea: idea.entry.kind == SEASONAL or name in idea.title.casefold(),
    )
