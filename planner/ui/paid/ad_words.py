"""What an ad is, in the words of its list and its page."""

from __future__ import annotations

from planner.domain.checks.finding import Finding
from planner.domain.paid import money_words, planned_cost
from planner.domain.plan import Plan, name_of
from planner.domain.records import Flight
from planner.domain.rules import Severity
from planner.domain.running import days_of
from planner.ui.context import Context
from planner.ui.pieces.record_choices import joined
from planner.ui.words import tr


def needs_a_look(findings: list[Finding]) -> bool:
    """Whether more than hints were found."""
    return any(one.severity is not Severity.HINT for one in findings)


def cost_words(flight: Flight, plan: Plan) -> str:
    """``140 EUR``, "" when no budget is known."""
    cost = planned_cost(flight)
    return money_words(cost, flight.currency or plan.brand.currency) if cost is not None else ""


def sum_words(flight: Flight, plan: Plan) -> str:
    """What its days and its money come to: ``7 days, 20 EUR a day: 140 EUR of 200 EUR``."""
    days, currency = days_of(flight), flight.currency or plan.brand.currency
    said = tr("%n day(s)", days) if days is not None else ""
    if flight.test and planned_cost(flight) is None:
        return joined((said, tr("no budget of its own yet: give it a part of what the test may cost")))
    if days is None or flight.daily is None:
        return joined((said, cost_words(flight, plan)))
    each = tr("{days}, {money} a day", days=said, money=money_words(flight.daily, currency))
    spent = money_words(flight.daily * days, currency)
    if flight.total is None:
        return f"{each}: {spent}"
    return tr("{each}: {spent} of {total}", each=each, spent=spent, total=money_words(flight.total, currency))


def shown_words(flight: Flight, plan: Plan, context: Context) -> str:
    """What it shows: the boosted entry, or that it is one of its own."""
    if not flight.placement_id:
        return tr("An ad of its own, seen only where it is paid for")
    placement = plan.placements.get(flight.placement_id)
    if placement is None:
        return tr("Boosts a post that is not there any more")
    channel = plan.channels.get(placement.channel_id or "")
    day = context.when.day(placement.date) if placement.date is not None else tr("no day yet")
    name = name_of(plan.post_of(placement), placement)
    where = channel.name if channel else tr("no channel yet")
    return tr("Boosts “{post}” on {channel}, {day}", post=name, channel=where, day=day)
