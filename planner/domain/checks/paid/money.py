"""The money of an advertisement: its days within its budget, and that within the budget of its campaign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_FLOOR, Decimal

from planner.domain.checks.finding import Finding
from planner.domain.checks.paid.case import FlightCase
from planner.domain.paid.flights import planned_cost
from planner.domain.paid.money import money_words
from planner.domain.records import Flight
from planner.domain.rules import CheckFact
from planner.domain.running import days_of

_WHOLE, _CENT = Decimal(1), Decimal("0.01")


def daily_budget(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """So much a day on all days, when that is more than the whole budget."""
    flight, days = case.flight, days_of(case.flight)
    if days is None or flight.total is None or flight.daily is None or flight.daily * days <= flight.total:
        return
    each, total = money_words(flight.daily, case.currency), money_words(flight.total, case.currency)
    spent = money_words(flight.daily * days, case.currency)
    counted = "One day" if days == 1 else f"{days} days"
    sentence = f"{case.name}: {counted} at {each} are {spent}, the budget is {total}"
    lower = _lower(flight.total, days)
    yield case.found(fact, sentence, fixes=[case.changed(f"Lower to {money_words(lower)} a day", daily=lower)])


def campaign_budget(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """All advertisements of a campaign together, when they are more than its budget; other currencies are left out."""
    campaign = case.campaign
    if campaign is None or campaign.budget is None:
        return
    currency = campaign.currency or case.plan.brand.currency
    costs = [planned_cost(one) for one in _of_campaign(case, currency)]
    planned = sum((cost for cost in costs if cost is not None), Decimal(0))
    if planned > campaign.budget:
        ads, budget = money_words(planned, currency), money_words(campaign.budget, currency)
        yield case.found(fact, f"The ads of {campaign.name} come to {ads}, its budget is {budget}")


def _of_campaign(case: FlightCase, currency: str) -> Iterator[Flight]:
    for one in case.plan.flights:
        mine = one.campaign_id == case.flight.campaign_id and not one.archived
        if mine and (one.currency or case.plan.brand.currency) == currency:
            yield one


def _lower(total: Decimal, days: int) -> Decimal:
    """What the budget allows a day, in whole units where it is at least one."""
    each = total / days
    return each.quantize(_WHOLE if each >= 1 else _CENT, rounding=ROUND_FLOOR)
