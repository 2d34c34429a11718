"""The rows of accounts, week by week, and of campaigns that run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner.app.numbers.known import Known
from planner.app.numbers.rows import NumberRow, Sort, Wanted
from planner.domain.records import Age, Campaign, Channel, Measurement
from planner.domain.results.due import Standing, account_is_due
from planner.domain.span import ONE_DAY, Span, Week

_AFTER_END = timedelta(weeks=4)
"""How long after its end a campaign is asked for its numbers."""


def account_rows(known: Known, wanted: Wanted) -> Iterator[NumberRow]:
    """The accounts over a week; without one over the last, those that are due."""
    week = wanted.week or Week.of(known.today).shifted(-1)
    for channel in known.channels:
        measured = [one for one in known.of(channel.id) if one.age is Age.OVER_WEEK]
        due = account_is_due(week, measured, known.today)
        shown = wanted.week is not None or due or _account_key(channel, week) in wanted.keep
        if shown and not channel.archived and week.monday <= known.today:
            yield _account_row(known, channel, week, measured, due=due)


def campaign_rows(known: Known, wanted: Wanted) -> Iterator[NumberRow]:
    """The campaigns that run in a week or have ended shortly before; their numbers are those from the beginning on."""
    week = wanted.week or Week.of(known.today)
    for campaign in known.plan.campaigns.values():
        if not campaign.archived and _is_running(campaign, week.span):
            measured = [one for one in known.of(campaign.id) if one.age is Age.LIFE]
            yield _campaign_row(known, campaign, week, measured)


def campaign_key(campaign: Campaign, week: Week) -> str:
    """The key of the row of a campaign in a week."""
    return f"{Sort.CAMPAIGN}/{campaign.id}/{week}"


def _account_row(
    known: Known, channel: Channel, week: Week, measured: Sequence[Measurement], *, due: bool
) -> NumberRow:
    over = week.span.end <= known.today
    return NumberRow(
        key=_account_key(channel, week),
        sort=Sort.ACCOUNT,
        name=channel.name,
        channel_id=channel.id,
        channel=channel.name,
        platform=channel.platform,
        day=week.monday,
        blank=replace(known.blank(Age.OVER_WEEK, week.monday), channel_id=channel.id),
        record=next((one for one in measured if one.captured == week.monday), None),
        earlier=_before(measured, week.monday),
        standing=Standing.DUE if due else Standing.ENTERED if over else Standing.AHEAD,
        opens=week.span.end,
    )


def _campaign_row(known: Known, campaign: Campaign, week: Week, measured: Sequence[Measurement]) -> NumberRow:
    record = next((one for one in reversed(measured) if one.captured in week.span), None)
    day = min(known.today, week.span.end - ONE_DAY)
    return NumberRow(
        key=campaign_key(campaign, week),
        sort=Sort.CAMPAIGN,
        name=campaign.name,
        day=day,
        blank=replace(known.blank(Age.LIFE, day), campaign_id=campaign.id),
        record=record,
        earlier=_before(measured, week.monday),
        standing=Standing.ENTERED if record is not None else Standing.DUE,
    )


def _account_key(channel: Channel, week: Week) -> str:
    return f"{Sort.ACCOUNT}/{channel.id}/{week}"


def _before(measured: Sequence[Measurement], day: date) -> Measurement | None:
    """The last numbers that were read before a day."""
    return next((one for one in reversed(measured) if one.captured < day), None)


def _is_running(campaign: Campaign, span: Span) -> bool:
    if campaign.starts is None and campaign.ends is None:
        return False
    starts, ends = campaign.starts or date.min, campaign.ends or date.max - _AFTER_END
    return starts < span.end and ends + _AFTER_END >= span.start
