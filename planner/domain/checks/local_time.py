"""Item 30: times that meet a clock change, and times at which nothing should go out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from planner.domain import clock
from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import Change
from planner.domain.rules import Cadence, CheckFact, Severity
from planner.domain.span import weekday_words

_trouble = lru_cache(maxsize=512)(clock.trouble)
_HOURS_TRIED = 24


def clock_trouble(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """A time that a clock change skips, that comes twice without a word on which is meant, or in a quiet hour."""
    one = case.placement
    if one.date is None or one.time is None:
        return
    trouble = _trouble(one.date, one.time, one.zone)
    if trouble is clock.Trouble.MISSING:
        sentence = f"This time does not exist in {one.zone}"
        yield case.finding(fact, sentence, "time", severity=Severity.MUST_FIX, fixes=_next_hour(case))
    elif trouble is clock.Trouble.TWICE and one.fold is None:
        meant = clock.written_time(one.date, one.time, one.zone)
        sentence = f"This time comes twice in {one.zone}; the later one ({meant}) is taken"
        yield case.finding(fact, sentence, "time", fixes=_meanings(case, one.date, one.time))
    quiet = next((rule for rule in case.cadences if rule.is_quiet(one.time)), None)
    if quiet is not None and quiet.quiet_from is not None and quiet.quiet_until is not None:
        hours = f"{clock.clock_text(quiet.quiet_from)} to {clock.clock_text(quiet.quiet_until)}"
        sentence = f"Nothing should go out here from {hours}"
        yield case.finding(fact, sentence, "time", fixes=_next_hour(case))


def _next_hour(case: Case) -> Iterator[Fix]:
    """The next full hour that exists once and is not quiet."""
    one = case.placement
    assert one.date is not None
    assert one.time is not None
    moment = datetime.combine(one.date, one.time).replace(minute=0, second=0)
    hours = (moment + timedelta(hours=number) for number in range(1, _HOURS_TRIED + 1))
    free = next((at for at in hours if _is_free(at, one.zone, case.cadences)), None)
    if free is not None:
        after = replace(one, date=free.date(), time=free.time(), fold=None)
        yield Fix(f"Move it to {_hour_words(free, one.date)}", (Change(one, after),))


def _is_free(moment: datetime, zone: str, cadences: Iterable[Cadence]) -> bool:
    single = _trouble(moment.date(), moment.time(), zone) is clock.Trouble.NONE
    return single and not any(rule.is_quiet(moment.time()) for rule in cadences)


def _hour_words(moment: datetime, day: date) -> str:
    at = clock.clock_text(moment.time())
    return at if moment.date() == day else f"{weekday_words(moment.date())} {at}"


def _meanings(case: Case, day: date, at: time) -> Iterator[Fix]:
    """Either of the two times, said so that nobody has to ask; or the next full hour."""
    one = case.placement
    for fold, word in enumerate(("first", "second")):
        written = clock.written_time(day, at, one.zone, fold)
        yield Fix(f"Take the {word} one ({written})", (Change(one, replace(one, fold=fold)),))
    yield from _next_hour(case)
