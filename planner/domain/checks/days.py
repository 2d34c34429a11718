"""Item 27: special days that are planned for, and changes of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from planner.domain import clock
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, suggestion
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import ONE_DAY, Span, weekday_words
from planner.domain.special_days import SpecialDay, is_taken_up


def special_days(scope: Scope, fact: CheckFact) -> Outcome:
    """Days that the user starred and that no post stands on or names, from today on; changes of the clock as hints."""
    starred = [day for day in scope.special if day.key in scope.plan.brand.starred]
    missed = [day for day in starred if day.day >= scope.present and not is_taken_up(day, scope.plan)]
    findings = [*(_missed(scope, fact, day) for day in missed), *_clock_changes(scope, fact)]
    if not findings and not starred:
        nothing = "None of the days that you starred is near." if scope.plan.brand.starred else "No day is starred."
        return Outcome(nothing, state=State.NOT_APPLICABLE)
    return told(
        findings,
        one="One special day (has|had) no post" if missed else "The clocks (change|changed)",
        many="{} special days (have|had) no post" if missed else "The clocks (change|changed) {} times",
        fine="Every day that you starred has a post.",
    )


def _missed(scope: Scope, fact: CheckFact, day: SpecialDay) -> Finding:
    sentence = f"“{day.name}” is on {weekday_words(day.day, scope.span.start.year)}, without a post"
    within = Span(day.day, day.day + ONE_DAY)
    for_days = scope.book.for_days
    wanted = Wanted(within=within, name=day.name, prefer=lambda kind: kind.key not in for_days, reason=f"{sentence}.")
    return about(fact, sentence, fixes=[suggestion(scope, f"Add a post for “{day.name}”", wanted)])


def _clock_changes(scope: Scope, fact: CheckFact) -> Iterator[Finding]:
    zone, year = scope.plan.brand.zone, scope.span.start.year
    offset = _offset(scope.span.start, zone)
    for number in range((scope.span.end - scope.span.start).days):
        day = scope.span.start + number * ONE_DAY
        after = _offset(day + ONE_DAY, zone)
        if after != offset:
            way = "forward" if after > offset else "back"
            sentence = f"The clocks go {way} on {weekday_words(day, year)} in {zone}"
            yield about(fact, sentence, severity=Severity.HINT)
        offset = after


@lru_cache(maxsize=4096)
def _offset(day: date, zone: str) -> timedelta:
    """How far the clocks are from UTC when the day begins."""
    return clock.instant(day, None, zone).utcoffset() or timedelta(0)
