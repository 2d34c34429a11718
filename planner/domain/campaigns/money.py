"""What a campaign cost so far, what is promised besides, and what is left of its budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from planner.domain.creators import cost_of, is_agreed
from planner.domain.paid import flight_name, planned_cost
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Collaboration, Flight, Measurement, Stage
from planner.domain.results.entering import value_of
from planner.domain.running import Run, run_of

SPEND = "spend"
"""The key of the number of money spent on advertising."""


class Cost(NamedTuple):
    """An amount and what it is for; ``currency`` is an ISO 4217 code, or "" where the brand says none."""

    what: str
    amount: Decimal
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """What was spent, and what is promised and not spent yet, each in ``currency``; ``others`` are in another one."""

    currency: str
    budget: Decimal | None
    spent: tuple[Cost, ...]
    promised: tuple[Cost, ...]
    others: tuple[Cost, ...]

    @property
    def total(self) -> Decimal:
        """All that was spent in the currency of the campaign."""
        return sum((one.amount for one in self.spent), Decimal(0))

    @property
    def to_come(self) -> Decimal:
        """All that is promised besides."""
        return sum((one.amount for one in self.promised), Decimal(0))

    @property
    def left(self) -> Decimal | None:
        """What is left of the budget after both; less than nothing when it is too much. None without a budget."""
        return None if self.budget is None else self.budget - self.total - self.to_come


def money_of(plan: Plan, campaign: Campaign, numbers: Iterable[Measurement], today: date) -> Money:
    """The money of a campaign: its own costs, its advertisements and its creators.

    What advertisements cost is what was measured of each (``numbers``), or else what was noted for the campaign. What
    is put away was paid all the same, and promises nothing.
    """
    currency, known = campaign.currency or plan.brand.currency, list(numbers)
    flights = [one for one in plan.flights if one.campaign_id == campaign.id]
    creators = [one for one in plan.collaborations if one.campaign_id == campaign.id]
    measured = {one.id: amount for one in flights if (amount := _spent_on(one, known)) is not None}
    spent = [
        *_own_costs(campaign, currency),
        *(_of_flight(plan, one, measured[one.id]) for one in flights if one.id in measured),
        *(() if measured else _noted(campaign, known, currency)),
        *(_of_creator(plan, one, cost) for one, cost in _agreed(creators) if _is_paid(one)),
    ]
    promised = [
        *_planned(plan, flights, measured, today),
        *(_of_creator(plan, one, cost) for one, cost in _agreed(creators) if not (_is_paid(one) or one.archived)),
    ]
    return Money(
        currency=currency,
        budget=campaign.budget,
        spent=tuple(one for one in spent if one.currency == currency),
        promised=tuple(one for one in promised if one.currency == currency),
        others=tuple(one for one in (*spent, *promised) if one.currency != currency),
    )


def per_result(money: Money, reached: Decimal | None) -> Decimal | None:
    """What one result cost so far; None while nothing is reached or spent."""
    if not reached or reached < 0 or not money.total:
        return None
    return money.total / reached


def amount_of(text: str) -> Decimal | None:
    """A kept amount, None for what is none."""
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def latest(numbers: Iterable[Measurement], key: str) -> Measurement | None:
    """The numbers that were read last among those that have this one."""
    having = [one for one in numbers if amount_of(value_of(one, key)) is not None]
    return max(having, key=lambda one: one.captured, default=None)


def _spent_on(flight: Flight, numbers: Iterable[Measurement]) -> Decimal | None:
    found = latest((one for one in numbers if one.flight_id == flight.id), SPEND)
    return amount_of(value_of(found, SPEND))


def _own_costs(campaign: Campaign, currency: str) -> Iterator[Cost]:
    for what, written, *_ in campaign.costs:
        amount = amount_of(written)
        if amount is not None:
            yield Cost(what, amount, currency)


def _noted(campaign: Campaign, numbers: Iterable[Measurement], currency: str) -> Iterator[Cost]:
    found = latest((one for one in numbers if one.campaign_id == campaign.id), SPEND)
    amount = amount_of(value_of(found, SPEND))
    if amount:
        yield Cost("Advertising", amount, currency)


def _of_flight(plan: Plan, flight: Flight, amount: Decimal) -> Cost:
    return Cost(flight_name(flight), amount, flight.currency or plan.brand.currency)


def _planned(plan: Plan, flights: Iterable[Flight], measured: dict[str, Decimal], today: date) -> Iterator[Cost]:
    """What advertisements may still cost; those that are over cost what was measured."""
    for one in flights:
        planned = planned_cost(one)
        rest = (planned or Decimal(0)) - measured.get(one.id, Decimal(0))
        if rest > 0 and not one.archived and not (run_of(one, today) is Run.OVER and one.id in measured):
            yield _of_flight(plan, one, rest)


def _agreed(creators: Iterable[Collaboration]) -> Iterator[tuple[Collaboration, Decimal]]:
    for one in creators:
        cost = cost_of(one)
        if cost and is_agreed(one):
            yield one, cost


def _is_paid(one: Collaboration) -> bool:
    return one.paid_on is not None or one.stage is Stage.PAID


def _of_creator(plan: Plan, one: Collaboration, cost: Decimal) -> Cost:
    return Cost(one.creator, cost, one.currency or plan.brand.currency)
