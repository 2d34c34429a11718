"""What is a test has at least two versions, of different letters, on the same days."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.checks.finding import Finding
from planner.domain.checks.paid.case import FlightCase
from planner.domain.checks.suggesting import once
from planner.domain.edits.paid import add_version
from planner.domain.paid.flights import next_letter, versions_of
from planner.domain.records import Flight
from planner.domain.rules import CheckFact, Severity

_FEWEST = 2


def versions(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """A test of a single version, or of two with one letter, or on other days."""
    if not case.flight.test:
        return
    listed = versions_of(case.plan.flights, case.flight)
    if len(listed) < _FEWEST:
        fix = once("Add a second version", lambda: add_version(case.flight, listed).changes)
        yield case.found(fact, f"{case.name} is a test, and has no other version to compare with", fixes=[fix])
        return
    letter = _letter(case.flight)
    number = sum(_letter(one) == letter for one in listed)
    if number > 1:
        free = next_letter(listed)
        fix = case.changed(f"Call this one {free}", variant=free)
        said = f"the letter {letter}" if letter else "no letter"
        yield case.found(fact, f"{number} versions of {case.name} have {said}", fixes=[fix])
    if len({(one.starts, one.ends) for one in listed}) > 1:
        first = min(listed, key=lambda one: one.variant)
        sentence = f"The versions of {case.name} do not run on the same days, so the days are compared too"
        fix = case.changed(f"Take the days of version {first.variant or 'A'}", starts=first.starts, ends=first.ends)
        yield case.found(fact, sentence, fixes=[fix] if first is not case.flight else [], severity=Severity.HINT)


def _letter(flight: Flight) -> str:
    return flight.variant.strip().upper()
