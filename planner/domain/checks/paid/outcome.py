"""The item on advertisements, and all that is found in one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from planner.domain.checks.finding import Finding
from planner.domain.checks.item import Outcome, Scope, State, told
from planner.domain.checks.paid.allowed import creators_rights, owners_permission
from planner.domain.checks.paid.case import FlightCase
from planner.domain.checks.paid.days import after_the_offer, boosted_entry, order, within_campaign
from planner.domain.checks.paid.links import medium, shared_link
from planner.domain.checks.paid.money import campaign_budget, daily_budget
from planner.domain.checks.paid.ready import ready
from planner.domain.checks.paid.versions import versions
from planner.domain.records import Flight
from planner.domain.rules import CheckFact
from planner.domain.running import Run, run_of

FlightCheck = Callable[[FlightCase, CheckFact], Iterable[Finding]]

FLIGHT_CHECKS: tuple[FlightCheck, ...] = (
    order,
    within_campaign,
    after_the_offer,
    boosted_entry,
    daily_budget,
    campaign_budget,
    ready,
    creators_rights,
    owners_permission,
    medium,
    shared_link,
    versions,
)
"""In the order in which they are told."""


def flight_findings(case: FlightCase, fact: CheckFact) -> list[Finding]:
    """All that is found in one advertisement; what is over is left alone."""
    if case.flight.archived or run_of(case.flight, case.present) is Run.OVER:
        return []
    return [finding for check in FLIGHT_CHECKS for finding in check(case, fact)]


def paid_ads(scope: Scope, fact: CheckFact) -> Outcome:
    """What is found in the advertisements that run in the span, or begin soon after it while it holds the present."""
    flights = list(_looked_at(scope, fact))
    if not flights:
        return Outcome("No ad runs in these days.", state=State.NOT_APPLICABLE)
    template = scope.plan.brand.tracking or scope.checked.tracking
    cases = [
        FlightCase(flight=one, plan=scope.plan, now=scope.now, template=template, who=scope.who) for one in flights
    ]
    found = {finding.sentence: finding for case in cases for finding in flight_findings(case, fact)}
    return told(
        found.values(),
        one="One thing about ads (is|was) to be looked at",
        many="{} things about ads (are|were) to be looked at",
        fine="Every ad keeps to its days, its budget and its campaign.",
    )


def _looked_at(scope: Scope, fact: CheckFact) -> Iterator[Flight]:
    end = scope.span.end
    if scope.present in scope.span:
        end = max(end, scope.present + timedelta(days=fact.days + 1))
    for one in scope.plan.flights:
        days = sorted(day for day in (one.starts, one.ends) if day is not None)
        begins_in_time = bool(days) and days[0] < end
        if not one.archived and begins_in_time and (one.ends is None or days[-1] >= scope.span.start):
            yield one
