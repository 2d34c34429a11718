"""Item 30: times that meet a clock change."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from planner.domain import clock
from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.rules import CheckFact, Severity

_trouble = lru_cache(maxsize=512)(clock.trouble)


def clock_trouble(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """A time that a clock change skips, or that comes twice without a word on which is meant."""
    one = case.placement
    if one.date is None or one.time is None:
        return
    trouble = _trouble(one.date, one.time, one.zone)
    if trouble is clock.Trouble.MISSING:
        sentence = f"This time does not exist in {one.zone}"
        yield case.finding(fact, sentence, "time", severity=Severity.MUST_FIX)
    elif trouble is clock.Trouble.TWICE and one.fold is None:
        meant = clock.written_time(one.date, one.time, one.zone)
        yield case.finding(fact, f"This time comes twice in {one.zone}; the later one ({meant}) is taken", "time")
