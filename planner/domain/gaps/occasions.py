"""Days that ask for a post: milestones of campaigns, and special days that the user starred."""

from __future__ import annotations

from collections import Counter
from datetime import time

from planner.domain.clock import clock_text
from planner.domain.gaps.board import Board, Need
from planner.domain.gaps.gap import GapSort
from planner.domain.gaps.places import Place
from planner.domain.milestones import is_in_time, lead_days, tells_of, usual_channels, usual_kinds
from planner.domain.records import Campaign, Channel, Milestone, Stance
from planner.domain.slots import Slot
from planner.domain.span import ONE_DAY, Span, weekday_words
from planner.domain.special_days import SpecialDay, is_taken_up


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
    """A gap on each starred day of the week that no post, or other gap, takes up."""
    for day in sorted(board.scope.days, key=lambda one: (one.day, one.key)):
        filled = any(entry.day == day.day for entry in (*board.scope.entries, *board.entries))
        if day.key in board.scope.plan.brand.starred and not filled and not is_taken_up(day, board.scope.plan):
            _mark_day(board, day)


def _is_told(board: Board, campaign: Campaign, milestone: Milestone) -> bool:
    return any(tells_of(entry, campaign, milestone) for entry in (*board.scope.entries, *board.entries))


def _lead_up_to(board: Board, campaign: Campaign, milestone: Milestone) -> None:
    entries = board.scope.entries
    kinds = usual_kinds(entries, campaign)
    place = _place_before(board, milestone, usual_channels(entries, campaign))
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
        prefer=lambda kind: -kinds[kind.key] or int(kind.stance is not Stance.ENGAGEMENT),
        fits=lambda idea: idea.entry.campaign_id == campaign.id,
    )


def _place_before(board: Board, milestone: Milestone, channels: Counter[str]) -> Place | None:
    """On the channel that the campaign uses most; on the day itself where no day before is free."""
    places, days = board.places, lead_days(milestone)

    def wanted(channel: Channel) -> tuple[int, ...]:
        used = channels[channel.id]
        return -used, not places.lacks(channel), not places.was_used(channel)

    def in_time(slot: Slot) -> bool:
        return is_in_time(milestone, slot.day, slot.clock)

    ahead = places.best(places.channels, Span(days.start, milestone.day), wanted)
    return ahead or places.best(places.channels, Span(milestone.day, days.end), wanted, in_time)


def _when(milestone: Milestone, board: Board) -> str:
    at = f" at {clock_text(milestone.clock)}" if milestone.clock is not None else ""
    return f"{weekday_words(milestone.day, board.scope.week.monday.year)}{at}"


def _mark_day(board: Board, day: SpecialDay) -> None:
    def wanted(channel: Channel) -> tuple[int, ...]:
        return not board.places.lacks(channel), not board.places.was_used(channel)

    place = board.places.best(board.places.channels, Span(day.day, day.day + ONE_DAY), wanted)
    if place is None:
        return
    need = Need(
        key=f"day:{day.key}:{day.day}",
        sort=GapSort.DAY,
        reason=f"{day.name} is on {weekday_words(day.day, board.scope.week.monday.year)}, and you starred it.",
        title=day.name,
    )

    name, for_days = day.name.casefold(), board.scope.book.for_days
    board.fill(
        need,
        place,
        prefer=lambda kind: kind.key not in for_days,
        fits=lambda idea: idea.entry.kind in for_days or name in idea.title.casefold(),
    )
