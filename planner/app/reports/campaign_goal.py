"""The goal of a campaign: one number until one day, and how far it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from planner.app.reports.campaign_case import CampaignCase
from planner.app.reports.says import brief, day, entries, figure
from planner.app.reports.week_case import Part
from planner.domain.campaigns import Progress, amount_of
from planner.domain.records import Age
from planner.domain.reports import Block, Column, Curves, Facts, Grid, Line, Section, Words
from planner.domain.results.entering import value_of
from planner.domain.span import day_words


def goal(case: CampaignCase) -> Part:
    """What was to be reached, what is, from what that is known, and the way there as a picture."""
    campaign, progress = case.look.campaign, case.look.progress
    said = _reached(case, progress)
    blocks: list[Block] = [Words(campaign.goal.strip())] if campaign.goal.strip() else []
    blocks.append(Words(f"{said[:1].upper()}{said[1:]}. {_basis(progress)}".strip()))
    facts = tuple(_facts(case))
    blocks += [Facts(facts)] if facts else []
    return Part(Section("The goal", (*blocks, *_picture(case))), "The goal", said)


def _name(case: CampaignCase) -> str:
    return case.metric.name.lower() if case.metric else ""


def _reached(case: CampaignCase, progress: Progress) -> str:
    target, reached, name = progress.target, progress.reached, _name(case)
    if target is None and reached is None:
        return "no number is set as the goal"
    until = f" until {day(progress.target_day)}" if target is not None and progress.target_day else ""
    if reached is None:
        return f"{figure(target or Decimal(0))} {name}{until}; nothing is entered yet"
    if target is None:
        return f"{figure(reached)} {name}; no number is set as the goal"
    share = f" ({progress.share * 100:.0f} %)" if progress.share is not None else ""
    return f"{figure(reached)} of {figure(target)} {name}{share}{until}"


def _basis(progress: Progress) -> str:
    if progress.as_of is None:
        return ""
    when = day(progress.as_of)
    if progress.entries:
        return f"Added up from {entries(progress.entries)}, last read on {when}."
    return f"Noted for the campaign on {when}."


def _facts(case: CampaignCase) -> Iterator[tuple[str, str]]:
    campaign = case.look.campaign
    yield from ((title, brief(said)) for title, said in _texts(case) if said.strip())
    for one in sorted(campaign.milestones, key=lambda one: one.day):
        yield brief(one.name) or "Milestone", day(one.day)


def _texts(case: CampaignCase) -> tuple[tuple[str, str], ...]:
    campaign = case.look.campaign
    return ("Responsible", campaign.owner), ("Landing page", campaign.landing)


def _picture(case: CampaignCase) -> Iterator[Block]:
    """What was noted from the beginning on, day by day."""
    key, known = case.look.campaign.measure, {}
    for one in case.look.numbers:
        amount = amount_of(value_of(one, key))
        if one.age is Age.LIFE and amount is not None:
            known[one.captured] = float(amount)
    points = tuple(sorted(known.items()))
    if len(points) < 2:
        return
    title = case.metric.name if case.metric else "Reached"
    rows = tuple((day_words(when, 0), figure(number)) for when, number in points)
    grid = Grid(title=f"{title} so far", columns=(Column("Day"), Column(title, number=True)), rows=rows)
    yield Curves(lines=(Line(title, "educate", points),), grid=grid, added_up=True)
