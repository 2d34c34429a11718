"""The report of a campaign: how far it is, what it showed, what it cost, and what was learnt."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from planner.app.campaigns import look_at
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reports.campaign_case import CampaignCase
from planner.app.reports.campaign_goal import goal
from planner.app.reports.campaign_money import creators, flights, money
from planner.app.reports.campaign_posts import brought, posts
from planner.app.reports.says import brief, counted, day, days, moment
from planner.app.reports.week_case import Part
from planner.domain.records import Brand, Campaign
from planner.domain.reports import Block, Facts, Report, Section, Words
from planner.domain.running import Run, days_left, run_of, starts_in
from planner.domain.span import ONE_DAY, Span

_PHASES = {
    Run.RUNNING: "running",
    Run.TO_COME: "to come",
    Run.NO_DAYS: "without days",
    Run.OVER: "over",
}
_PARTS = (goal, posts, brought, money, flights, creators)


def campaign_report(
    document: Document, brand: Brand, catalogue: Catalogue, campaign: Campaign, *, now: datetime
) -> Report:
    """The report of a campaign as the plan stands; ``now`` is an aware moment in the brand's zone."""
    look = look_at(document, brand, campaign, catalogue=catalogue, today=now.date())
    case = CampaignCase(document, brand, catalogue, look, now)
    parts = [part for make in _PARTS if (part := make(case)) is not None]
    short = (("When", _when(campaign, now)), *((one.name, one.short) for one in parts if one.name))
    name = brief(campaign.name) or "Untitled"
    return Report(
        brand=brand.name,
        about=f"Campaign “{name}”",
        days=_days(campaign),
        made=f"Made on {moment(now)}.",
        name=f"{brand.name} {name}",
        sections=(Section("In short", (Facts(short),)), *(one.section for one in (*parts, _learnt(campaign)))),
    )


def _days(campaign: Campaign) -> str:
    if campaign.starts and campaign.ends and campaign.starts <= campaign.ends:
        return days(Span(campaign.starts, campaign.ends + ONE_DAY))
    if campaign.starts:
        return f"from {day(campaign.starts)}"
    return f"until {day(campaign.ends)}" if campaign.ends else ""


def _when(campaign: Campaign, now: datetime) -> str:
    today = now.date()
    left, ahead = days_left(campaign, today), starts_in(campaign, today)
    more = [f"{counted(left, 'day')} left"] if left is not None else []
    more += [f"begins in {counted(ahead, 'day')}"] if ahead is not None else []
    return ", ".join((_PHASES[run_of(campaign, today)], *more))


def _learnt(campaign: Campaign) -> Part:
    blocks: list[Block] = [Words(one) for one in _paragraphs(campaign.learnt)]
    return Part(Section("What was learnt", tuple(blocks) or (Words("Nothing is written down yet."),)))


def _paragraphs(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())
