"""The weekly checklist: one small function per automatic item, listed by its key in the data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from planner.domain.checks.cadence import cadence_minimum, longest_silence
from planner.domain.checks.case import Case
from planner.domain.checks.crowding import spacing
from planner.domain.checks.entries import ENTRY_CHECKS, TOLD_ONCE
from planner.domain.checks.handover import approval, assets_ready, exported
from planner.domain.checks.item import Finding, Item, Outcome, Scope, State, told
from planner.domain.checks.mix import channel_mix, whole_mix
from planner.domain.checks.repeats import same_link, same_text
from planner.domain.records import Answer, Question, Reply
from planner.domain.rules import CheckFact, Severity

CHECKS: Mapping[str, Callable[[Scope, CheckFact], Outcome]] = {
    "mix-this-week-and-rolling-4-weeks": whole_mix,
    "mix-per-channel": channel_mix,
    "cadence-per-channel": cadence_minimum,
    "longest-silence": longest_silence,
    "spacing-and-collisions": spacing,
    "same-text-again": same_text,
    "same-link-again": same_link,
    "approval": approval,
    "approval-ahead": approval,
    "assets-ready": assets_ready,
    "week-exported-handed-over": exported,
}
"""The checks of the plan as a whole; those of single entries are in ``entries.ENTRY_CHECKS``."""

_STATES = {
    Severity.HINT: State.HINT,
    Severity.ATTENTION: State.ATTENTION,
    Severity.MUST_FIX: State.MUST_FIX,
}


def checklist(scope: Scope, facts: Iterable[CheckFact]) -> list[Item]:
    """Every item of the checklist for the span, in the order of the facts, then the brand's own."""
    asked = with_questions(facts, scope.plan.questions)
    cases = [Case(scope.checked, placement) for placement, _ in scope.live()]
    return [_automatic(scope, cases, fact) if fact.automatic else _manual(scope, fact) for fact in asked]


def with_questions(facts: Iterable[CheckFact], questions: Iterable[Question]) -> list[CheckFact]:
    """The facts with manual items as the brand renamed them, without those it switched off, and with its own."""
    said = {question.key: question for question in questions}
    shipped = [(fact, said.pop(fact.key, None)) for fact in facts]
    asked = [_renamed(fact, own) for fact, own in shipped if fact.automatic or own is None or not own.off]
    return asked + [CheckFact(own.key, own.title, False, "", "") for own in said.values() if not own.off]


def header(items: Iterable[Item]) -> tuple[int, int, int]:
    """How many items were checked automatically, answered by a person, and not answered."""
    listed = list(items)
    manual = [item for item in listed if not item.automatic]
    unanswered = sum(item.state is State.NOT_ANSWERED for item in manual)
    return len(listed) - len(manual), len(manual) - unanswered, unanswered


def _renamed(fact: CheckFact, own: Question | None) -> CheckFact:
    return fact if own is None or fact.automatic else replace(fact, title=own.title)


def _automatic(scope: Scope, cases: Sequence[Case], fact: CheckFact) -> Item:
    outcome = _of_entries(cases, fact) if fact.key in ENTRY_CHECKS else CHECKS[fact.key](scope, fact)
    severities = {finding.severity for finding in outcome.findings}
    state = _STATES[max(severities, key=lambda one: one.weight)] if severities else outcome.state
    answers = _answers(scope, fact, Reply.ACCEPTED)
    if outcome.findings and answers:
        return Item(fact.key, fact.title, True, State.ACCEPTED, outcome.heading, outcome.findings, answers[-1].reason)
    return Item(fact.key, fact.title, True, state, outcome.heading, outcome.findings)


def _of_entries(cases: Sequence[Case], fact: CheckFact) -> Outcome:
    """What a check of single entries finds in all of them, each finding with the name of its entry."""
    check = ENTRY_CHECKS[fact.key]
    findings = [
        replace(finding, sentence=f"{case.plan.describe(case.placement)}: {finding.sentence}")
        for case in cases
        for finding in check(case, fact)
    ]
    heading, once = TOLD_ONCE.get(fact.key, ("", None))
    note = once(cases, fact) if once else None
    if note is not None and not findings:
        return Outcome(heading, (note,))
    return told([*findings, *filter(None, [note])], one=fact.one, many=fact.many, fine=fact.fine)


def _manual(scope: Scope, fact: CheckFact) -> Item:
    answers = _answers(scope, fact, Reply.DONE)
    if not answers:
        return Item(fact.key, fact.title, False, State.NOT_ANSWERED, "Not answered.")
    last = answers[-1]
    by = f" by {last.who}" if last.who else ""
    return Item(fact.key, fact.title, False, State.OK, f"Answered{by} on {last.at:%Y-%m-%d}.")


def _answers(scope: Scope, fact: CheckFact, reply: Reply) -> list[Answer]:
    """The answers to an item when there is one for every week of the span, else none."""
    given = {one.week: one for one in scope.plan.answers if one.item == fact.key and one.reply is reply}
    mondays = [week.monday for week in scope.span.weeks()]
    return [given[monday] for monday in mondays] if all(monday in given for monday in mondays) else []


__all__ = ["CHECKS", "Finding", "Item", "Scope", "State", "checklist", "header", "with_questions"]
