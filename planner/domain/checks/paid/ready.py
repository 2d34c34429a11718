"""What an advertisement needs before it begins: money, and somebody's yes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta

from planner.domain.checks.finding import Finding
from planner.domain.checks.paid.case import FlightCase
from planner.domain.rules import CheckFact
from planner.domain.running import Run, run_of

APPROVE = "Approve it"
"""The words of the fix that says yes."""


def ready(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """What begins within so many days, or runs, without a budget or without a yes."""
    flight = case.flight
    if run_of(flight, case.present) in (Run.OVER, Run.NO_DAYS) or flight.starts is None:
        return
    if flight.starts > case.present + timedelta(days=fact.days):
        return
    begins = "runs" if flight.starts <= case.present else f"begins on {case.day(flight.starts)}"
    if flight.total is None and flight.daily is None:
        yield case.found(fact, f"{case.name} {begins}, and has no budget yet")
    if flight.approved_at is None and not flight.approved_by:
        fix = case.changed(APPROVE, approved_by=case.who, approved_at=case.now.astimezone(UTC))
        yield case.found(fact, f"{case.name} {begins}, and nobody has approved it yet", fixes=[fix])
