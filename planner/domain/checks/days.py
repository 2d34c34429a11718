"""Item 27: special days that are planned for, and changes of the clock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from planner.domain import clock
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, kinds, suggestion
from planner.domain.gaps.occasions import SEASONAL
from planner.domain.records import Status
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import ONE_DAY, Span, day_words
from planner.domain.special_days import SpecialDay


def special_days(scope: Scope, fact: CheckFact) -> Outcome:
    """Days that the user starred and that no post stands on or names, from today on; changes of the clock as hints."""
    starred = [day for day in scope.special if day.key in scope.plan.brand.starred]
    missed = [day for day in starred if day.day >= scope.present and not _is_planned_for(scope, day)]
    findings = [*(_missed(scope, fact, day) for day in missed), *_clock_changes(scope, fact)]
    if not findings and not starred:
        nothing = "None of the days that you starred is near." if scope.plan.brand.starred else "No day is starred."
        return Outcome(nothing, state=State.NOT_APPLICABLE)
    return told(
        findings,
        one="One special day has no post" if missed else "The clocks change",
        many="{} special days have no post" if missed else "The clocks change {} times",
        fine="Every day that you starred has a post.",
    )


def _is_planned_for(scope: Scope, day: SpecialDay) -> bool:
    """Whether a post stands on the day, or one of the days that are looked at names it."""
    if any(placement.date == day.day and placement.status is not Status.SKIPPED for placement in scope.ordered):
        return True
    name = day.name.casefold()
    posts = (post for _, post in scope.live())
    return any(name in f"{post.title}\n{post.text}".casefold() for post in posts)


def _missed(scope: Scope, fact: CheckFact, day: SpecialDay) -> Finding:
    sentence = f"“{day.name}” is on {day.day:%a} {day_words(day.day, scope.span.start.year)}, without a post"
    within = Span(day.day, day.day + ONE_DAY)
    seasonal = next((kind for kind in kinds(scope) if kind.key == SEASONAL), None)
    wanted = Wanted(within=within, name=day.name, kind=seasonal, reason=f"{sentence}.")
    return about(fact, sentence, fixes=[suggestion(scope, f"Add a post for “{day.name}”", wanted)])


def _clock_changes(scope: Scope, fact: CheckFact) -> Iterator[Finding]:
    zone, year = scope.plan.brand.zone, scope.span.start.year
    offset = _offset(scope.span.start, zone)
    for number in range((scope.span.end - scope.span.start).days):
        day = scope.span.start + number * ONE_DAY
        after = _offset(day + ONE_DAY, zone)
        if after != offset:
            way = "forward" if after > offset else "back"
            sentence = f"The clocks go {way} on {day:%a} {day_words(day, year)} in {zone}"
            yield about(fact, sentence, severity=Severity.HINT)
        offset = after


@lru_cache(maxsize=4096)
def _offset(day: date, zone: str) -> timedelta:
    """How far the clocks are from UTC when the day begins."""
    return clock.instant(day, None, zone).utcoffset() or timedelta(0)
