"""What a campaign cost: its money, its advertisements, its creators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from planner.app.reports.campaign_case import CampaignCase
from planner.app.reports.says import NOT_ENTERED, NOT_GIVEN, brief, day, days
from planner.app.reports.week_case import Part
from planner.domain.campaigns import Cost
from planner.domain.creators import Due, DueSort, dues
from planner.domain.paid import flight_name, money_words, planned_cost
from planner.domain.records import NOT_OFFERED, Collaboration, Flight, Measurement
from planner.domain.reports import Block, Column, Grid, Section, Tone, Words
from planner.domain.results.costs import cost_answer
from planner.domain.results.entering import value_of
from planner.domain.results.observed import numbers_of
from planner.domain.span import ONE_DAY, Span

_OF_FLIGHTS = ("spend", "impressions", "reach", "clicks", "conversions", "revenue")
"""Numbers of advertisements in the order of their columns."""

_DUE = {
    DueSort.DRAFT: "draft due",
    DueSort.OPENS: "may appear from",
    DueSort.LIVE: "to appear by",
    DueSort.REPORT: "report due",
    DueSort.PAYMENT: "to be paid by",
    DueSort.RIGHTS: "rights end",
}


def money(case: CampaignCase) -> Part:
    """What was spent and promised, and what each result cost so far."""
    spent, cost = case.look.money, cost_answer(case.look.campaign, case.look.money, case.look.progress, case.metric)
    short = _spent(case)
    blocks: list[Block] = [Words(f"{short[:1].upper()}{short[1:]}.")]
    if spent.spent or spent.promised or spent.others:
        blocks.append(_costs(case))
    blocks += [Words(cost.sentence), Words(" ".join(cost.notes), Tone.QUIET)]
    each = f"; each result cost {money_words(cost.each, cost.money.currency)}" if cost.each else ""
    return Part(Section("Money", tuple(blocks)), "Money", f"{short}{each}")


def _spent(case: CampaignCase) -> str:
    def said(amount: Decimal) -> str:
        return money_words(amount, one.currency)

    one = case.look.money
    if one.budget is None:
        return f"{said(one.total)} spent, no budget is set" if one.spent else "no budget and no costs are entered"
    parts = [f"{said(one.total)} spent of {said(one.budget)}"]
    parts += [f"{said(one.to_come)} promised"] if one.promised else []
    if one.left is not None:
        parts.append(f"{said(-one.left)} over" if one.left < 0 else f"{said(one.left)} left")
    return ", ".join(parts)


def _costs(case: CampaignCase) -> Grid:
    found = case.look.money
    sorts = ((found.spent, "spent"), (found.promised, "promised"), (found.others, "other currency, not added up"))
    rows = [_cost(one, state) for costs, state in sorts for one in costs]
    columns = (Column("For", wide=2), Column("State"), Column("Amount", number=True))
    return Grid(title="Costs", columns=columns, rows=tuple(rows))


def _cost(one: Cost, state: str) -> tuple[str, ...]:
    return brief(one.what) or "Untitled", state, money_words(one.amount, one.currency)


# advertisements


def flights(case: CampaignCase) -> Part | None:
    """The advertisements with what was measured of each; None without any."""
    id_ = case.look.campaign.id
    found = [one for one in case.look.plan.flights if one.campaign_id == id_ and not one.archived]
    if not found:
        return None
    measured = {one.id: _latest(case, one) for one in found}
    keys = [key for key in _OF_FLIGHTS if any(value_of(one, key) for one in measured.values())]
    names = [case.catalogue.metrics[key].name for key in keys]
    grid = Grid(
        title="",
        columns=(
            Column("Advertisement", wide=2),
            Column("Days"),
            *(Column(words, number=True) for words in ("Planned", *names)),
        ),
        rows=tuple(_flight_row(case, one, measured[one.id], keys) for one in found),
    )
    blocks: list[Block] = [grid]
    if not keys:
        blocks.append(Words("Nothing is entered of what they brought."))
    return Part(Section("Paid", tuple(blocks)))


def _latest(case: CampaignCase, flight: Flight) -> Measurement | None:
    return next((one for one in reversed(case.beside) if one.flight_id == flight.id and one.values), None)


def _flight_row(case: CampaignCase, flight: Flight, found: Measurement | None, keys: Sequence[str]) -> tuple[str, ...]:
    planned, currency = planned_cost(flight), flight.currency or case.brand.currency
    name = " · ".join(filter(None, (brief(flight_name(flight)), case.network(flight.platform))))
    cells = (_number(case, found, key, currency) for key in keys)
    return name, _span(flight.starts, flight.ends), money_words(planned, currency) if planned else "", *cells


def _number(case: CampaignCase, found: Measurement | None, key: str, currency: str) -> str:
    if value_of(found, key) == NOT_OFFERED:
        return NOT_GIVEN
    number = numbers_of(found).get(key) if found is not None else None
    return NOT_ENTERED if number is None else case.figure(key, number, currency)


def _span(first: date | None, last: date | None) -> str:
    if first and last and first <= last:
        return days(Span(first, last + ONE_DAY))
    if first:
        return f"from {day(first)}"
    return f"until {day(last)}" if last else "no days"


# creators


def creators(case: CampaignCase) -> Part | None:
    """What creators agreed to do, and how far it is; None without any."""
    plan, id_ = case.look.plan, case.look.campaign.id
    found = [one for one in plan.collaborations if one.campaign_id == id_ and not one.archived]
    if not found:
        return None
    columns = (Column("Creator", wide=2), Column("Stage"), Column("Pieces live", number=True), Column("Next", wide=2))
    grid = Grid(title="", columns=columns, rows=tuple(_creator_row(case, one) for one in found))
    return Part(Section("Creators", (grid,)))


def _creator_row(case: CampaignCase, one: Collaboration) -> tuple[str, ...]:
    pieces = [made for made in case.look.plan.deliverables if made.collaboration_id == one.id]
    live = sum(made.pieces for made in pieces if made.done_on is not None)
    ahead = next(iter(_next(dues(one, pieces, case.now.date()))), "nothing is due")
    stage = one.stage.value.replace("-", " ")
    return brief(one.creator) or "A creator", stage, f"{live} of {sum(made.pieces for made in pieces)}", ahead


def _next(found: Sequence[Due]) -> Iterator[str]:
    return (f"{_DUE[one.sort]} {day(one.day)}{' (late)' if one.late else ''}" for one in found)
