"""What is late or comes soon: drafts, the days to appear, reports and payments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from planner.domain.checks.creators.case import CreatorCase
from planner.domain.checks.finding import Finding, Fix
from planner.domain.creators.due import payment_due
from planner.domain.creators.stages import is_at_least
from planner.domain.edits import Change
from planner.domain.records import Deliverable, Stage
from planner.domain.rules import CheckFact, Severity


def drafts(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """Drafts that are overdue, and those that are due only when the content should appear."""
    for one in _waiting(case):
        if one.draft_due is None or one.draft_in is not None:
            continue
        thing = case.thing(one)
        if one.draft_due < case.present:
            yield case.found(fact, f"{case.creator}: the draft of {thing} was due on {case.day(one.draft_due)}")
        elif one.opens is not None and one.draft_due >= one.opens:
            opens = case.day(one.opens)
            sentence = f"{case.creator}: the draft of {thing} is due no earlier than it may appear on {opens}"
            yield case.found(fact, sentence)


def windows(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """Days to appear that are over, come within so many hours, or are the wrong way round."""
    for one in _waiting(case):
        thing, opens, closes = case.thing(one), one.opens, one.closes
        if opens is not None and closes is not None and closes < opens:
            sentence = f"{case.creator}: the days for {thing} end before they begin"
            fix = _changed(one, "Change the two days over", replace(one, opens=closes, closes=opens))
            yield case.found(fact, sentence, fixes=[fix], severity=Severity.MUST_FIX)
        elif closes is not None and closes < case.present:
            yield case.found(fact, f"{case.creator}: {thing} should be live since {case.day(closes)}")
        elif opens is not None and case.present <= opens <= (case.now + timedelta(hours=fact.hours)).date():
            until = f", until {case.day(closes)}" if closes is not None else ""
            sentence = f"{case.creator}: {thing} may appear from {case.day(opens)} on{until}"
            yield case.found(fact, sentence, severity=Severity.HINT)


def reports(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """A report that was to come."""
    one = case.collaboration
    if one.report_due is None or one.report or is_at_least(one, Stage.REPORTED):
        return
    if one.report_due < case.present:
        yield case.found(fact, f"{case.creator}: the report was due on {case.day(one.report_due)}")


def payments(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """An invoice that was to be paid."""
    due = payment_due(case.collaboration)
    if due is not None and due < case.present:
        named = f" {case.collaboration.invoice}" if case.collaboration.invoice else ""
        sentence = f"{case.creator}: the invoice{named} was to be paid by {case.day(due)}"
        paid = replace(case.collaboration, paid_on=case.present)
        fix = Fix("Note that it was paid today", (Change(case.collaboration, paid),))
        yield case.found(fact, sentence, fixes=[fix])


def _waiting(case: CreatorCase) -> Iterator[Deliverable]:
    """What is not live yet."""
    return (one for one in case.deliverables if one.done_on is None)


def _changed(one: Deliverable, words: str, after: Deliverable) -> Fix:
    return Fix(words, (Change(one, after),))
