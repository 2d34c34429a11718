"""Item 31: what is done again and again without a post, such as answering."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.plan import Plan
from planner.domain.records import Per, Routine
from planner.domain.rules import CheckFact
from planner.domain.span import ONE_DAY, Week


def has_routines(plan: Plan) -> bool:
    """Whether the brand has any routine."""
    return any(not one.archived for one in plan.routines)


def routines(scope: Scope, fact: CheckFact) -> Outcome:
    """Routines that were done less often than planned, up to yesterday; those of a week are due on its last day."""
    if all(week.monday > scope.present for week in scope.weeks):
        return Outcome("The routines of these days are still to come.", state=State.NOT_APPLICABLE)
    asked = [one for one in scope.plan.routines if not one.archived]
    findings = [finding for week in scope.weeks for one in asked for finding in _behind(scope, fact, one, week)]
    return told(
        findings,
        one="One routine (is|was) behind",
        many="{} routines (are|were) behind",
        fine=f"No routine is behind; done {_done_words(scope, asked)}.",
    )


def _behind(scope: Scope, fact: CheckFact, routine: Routine, week: Week) -> Iterator[Finding]:
    planned, done = _planned(routine, week, scope.present), _done(scope, routine, week)
    if done < planned:
        so_far, is_ = (" so far", "is") if scope.present < week.span.end else ("", "was")
        yield about(fact, f"“{routine.name}” {is_} done {done} of {planned} times{so_far} in {week.words}")


def _planned(routine: Routine, week: Week, today: date) -> int:
    """How often it should be done by now; the running day is not over, and a week is due on its last one."""
    days = min(max((today - week.monday).days, 0), 7)
    if routine.per is Per.DAY:
        return routine.times * days
    return routine.times if today >= week.span.end - ONE_DAY else 0


def _done(scope: Scope, routine: Routine, week: Week) -> int:
    """How often it was done; of a daily one no more on a day than was planned, so that no day makes up for others."""
    number: dict[date, int] = {}
    for one in scope.plan.logged:
        if one.routine_id == routine.id and one.day in week.span:
            number[one.day] = number.get(one.day, 0) + 1
    if routine.per is Per.WEEK:
        return sum(number.values())
    return sum(min(routine.times, times) for day, times in number.items() if day < scope.present)


def _done_words(scope: Scope, asked: list[Routine]) -> str:
    """``5 times, 75 minutes`` of all that was noted in the days that are looked at."""
    minutes = {one.id: one.minutes for one in asked}
    noted = [one for one in scope.plan.logged if one.routine_id in minutes and one.day in scope.span]
    length = sum(minutes[one.routine_id] for one in noted)
    times = "once" if len(noted) == 1 else f"{len(noted)} times"
    return f"{times}, {length} minutes" if length else times
