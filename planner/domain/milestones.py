"""When a milestone of a campaign is to be told of, and what tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, time, timedelta

from planner.domain.balance import Entry
from planner.domain.records import Campaign, Milestone
from planner.domain.span import ONE_DAY, Span


def lead_days(milestone: Milestone) -> Span:
    """The days on which a milestone is to be told of, its own the last."""
    return Span(milestone.day - timedelta(days=max(milestone.lead_days, 0)), milestone.day + ONE_DAY)


def is_in_time(milestone: Milestone, day: date, clock: time | None) -> bool:
    """True on the lead days, and on the day itself up to its clock time; any time of that day is in time."""
    if day < milestone.day or milestone.clock is None or clock is None:
        return day in lead_days(milestone)
    return day == milestone.day and clock <= milestone.clock


def tells_of(entry: Entry, campaign: Campaign, milestone: Milestone) -> bool:
    """True for an entry of the campaign in time for the milestone."""
    return entry.campaign_id == campaign.id and is_in_time(milestone, entry.day, entry.clock)


def usual_kinds(entries: Iterable[Entry], campaign: Campaign) -> Counter[str]:
    """How often the campaign was told of in each kind, by key."""
    return Counter(entry.kind for entry in entries if entry.campaign_id == campaign.id)


def usual_channels(entries: Iterable[Entry], campaign: Campaign) -> Counter[str]:
    """How often the campaign was told of on each channel, by id."""
    return Counter(entry.channel_id or "" for entry in entries if entry.campaign_id == campaign.id)
