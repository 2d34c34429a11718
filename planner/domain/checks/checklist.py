"""The checklist of a span: every item with what was found, and what people said to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from planner.domain.checks.case import Case
from planner.domain.checks.entries import ENTRY_CHECKS, OF_READINGS, TOLD_ONCE
from planner.domain.checks.finding import Finding
from planner.domain.checks.item import Item, Outcome, Scope, State, told
from planner.domain.checks.link_cards import is_computed, link_cards, page_of
from planner.domain.checks.whole import CHECKS, MIXES, NOTES, OF_A_PLAN
from planner.domain.plan import Plan, name_of
from planner.domain.records import Answer, Question, Reply
from planner.domain.rules import CheckFact, Severity

_STATES = {
    Severity.HINT: State.HINT,
    Severity.ATTENTION: State.ATTENTION,
    Severity.MUST_FIX: State.MUST_FIX,
}

_GOOD = frozenset({State.OK, State.HINT, State.ACCEPTED, State.NOT_APPLICABLE, State.TOO_FEW})


def checklist(scope: Scope, facts: Iterable[CheckFact]) -> list[Item]:
    """Every item of the checklist for the span, in the order of the brand."""
    cases = [Case(scope.checked, placement) for placement, _ in scope.live()]
    asked = [_of_readings(cases, fact) for fact in facts_of(scope.plan, facts)]
    return [_automatic(scope, cases, fact) if fact.automatic else _manual(scope, fact) for fact in asked]


def facts_of(plan: Plan, facts: Iterable[CheckFact]) -> list[CheckFact]:
    """The items that a plan asks for; what is answered by a person is computed where the plan says enough for it."""
    asked = with_questions(facts, plan.questions)
    computed = {key for key, (_, applies) in OF_A_PLAN.items() if applies(plan)}
    return [replace(fact, automatic=True) if fact.key in computed else fact for fact in asked]


def _of_readings(cases: Sequence[Case], fact: CheckFact) -> CheckFact:
    """The item as one that is computed where pages were read; a person may answer what it suspects."""
    computed = fact.key in OF_READINGS and is_computed(cases)
    return replace(fact, automatic=True, half=True) if computed else fact


def with_questions(facts: Iterable[CheckFact], questions: Iterable[Question]) -> list[CheckFact]:
    """The facts in the brand's order with items of its own, without those that it switched off.

    Items that a person answers have the name that the brand gave them.
    """
    said = {question.key: question for question in questions}
    shipped = [_renamed(fact, said.get(fact.key)) for fact in facts]
    known = {fact.key for fact in shipped}
    own = [CheckFact(one.key, one.title, False, "", "") for one in said.values() if one.key not in known]
    asked = [fact for fact in (*shipped, *own) if fact.key not in said or not said[fact.key].off]
    return sorted(asked, key=lambda fact: said[fact.key].position if fact.key in said else 0)


def header(items: Iterable[Item]) -> tuple[int, int, int]:
    """How many items were checked automatically, answered by a person, and not answered.

    A half item is a person's as soon as it suspects something, any other one when it is accepted or put off.
    """
    listed = list(items)
    unanswered = sum(item.asks_a_person and not _is_answered(item) for item in listed)
    answered = sum(_is_a_persons(item) for item in listed) - unanswered
    return len(listed) - answered - unanswered, answered, unanswered


def all_good(items: Iterable[Item]) -> bool:
    """Whether nothing is left to be answered, put off, looked at or fixed; hints ask for nothing."""
    return all(item.state in _GOOD and (not item.asks_a_person or _is_answered(item)) for item in items)


def _is_a_persons(item: Item) -> bool:
    return item.asks_a_person or item.state in (State.ACCEPTED, State.SNOOZED)


def _is_answered(item: Item) -> bool:
    return item.state in (State.ACCEPTED, State.OK)


def _renamed(fact: CheckFact, own: Question | None) -> CheckFact:
    return fact if own is None or fact.automatic else replace(fact, title=own.title)


def _automatic(scope: Scope, cases: Sequence[Case], fact: CheckFact) -> Item:
    outcome = _outcome(scope, cases, fact)
    past = scope.is_over and not fact.lasting and fact.key not in MIXES
    outcome = outcome.of_the_past if past else outcome
    findings = tuple(replace(finding, name=_name(scope.plan, finding)) for finding in outcome.findings)
    severities = {finding.severity for finding in findings}
    state = _STATES[max(severities, key=lambda one: one.weight)] if severities else outcome.state
    found = Item(fact.key, fact.title, True, state, outcome.heading, findings, half=fact.half)
    told = _replied(scope, found) if findings else found
    return replace(told, half=False) if past and told is found else told


def _name(plan: Plan, finding: Finding) -> str:
    """What the post is called that a finding is about, when there is only one."""
    entries = [plan.placements[id_] for id_ in finding.placements if id_ in plan.placements]
    alone = len({one.post_id for one in entries}) == 1
    return name_of(plan.post_of(entries[0]), entries[0]) if alone else ""


def _outcome(scope: Scope, cases: Sequence[Case], fact: CheckFact) -> Outcome:
    if fact.key in ENTRY_CHECKS:
        return _of_entries(cases, fact)
    if fact.key in OF_READINGS:
        return _of_pages(cases, fact)
    check = CHECKS.get(fact.key) or OF_A_PLAN[fact.key][0]
    return check(scope, fact)


def _of_entries(cases: Sequence[Case], fact: CheckFact) -> Outcome:
    """What a check of single entries finds in all of them, each finding with the name of its entry."""
    check = ENTRY_CHECKS[fact.key]
    findings = [_named(case, finding) for case in cases for finding in check(case, fact)]
    heading, once = TOLD_ONCE.get(fact.key, ("", None))
    note = once(cases, fact) if once else None
    if note is not None and not findings:
        return Outcome(heading, (note,))
    return told([*findings, *filter(None, [note])], one=fact.one, many=fact.many, fine=fact.fine)


def _of_pages(cases: Sequence[Case], fact: CheckFact) -> Outcome:
    """What is found of the pages that entries lead to; when that is nothing, of when that is known."""
    found, fine = link_cards(cases, fact)
    same: dict[str, list[tuple[Case, Finding]]] = {}
    for case, finding in found:
        same.setdefault(page_of(case), []).append((case, finding))
    findings = [_of_page(pairs) for pairs in same.values()]
    return told(findings, one=fact.one, many=fact.many, fine=fact.fine) if findings else fine


def _of_page(found: Sequence[tuple[Case, Finding]]) -> Finding:
    """What is found of a page, once, with the name of the first entry that leads to it."""
    case, finding = found[0]
    if len(found) == 1:
        return _named(case, finding)
    placements = tuple(dict.fromkeys(id_ for _, one in found for id_ in one.placements))
    name = f"{case.plan.describe(case.placement)}, and {len(found) - 1} more"
    return replace(finding, sentence=f"{name}: {finding.sentence}", placements=placements, name="")


def _named(case: Case, finding: Finding) -> Finding:
    return replace(finding, sentence=f"{case.plan.describe(case.placement)}: {finding.sentence}")


def _manual(scope: Scope, fact: CheckFact) -> Item:
    notes = NOTES.get(fact.key)
    findings = tuple(notes(scope, fact)) if notes else ()
    heading = "Not answered" if findings else "Not answered."
    asked = _replied(scope, Item(fact.key, fact.title, False, State.NOT_ANSWERED, heading, findings))
    if asked.state is not State.OK:
        return asked
    return replace(asked, heading=f"Answered {asked.answered}.", findings=(), answered="")


def _replied(scope: Scope, item: Item) -> Item:
    """The item with what was said to it for every week of the span."""
    for reply, answers in _answers(scope, item).items():
        last = answers[-1]
        if reply is Reply.SNOOZED:
            return replace(item, state=State.SNOOZED, snoozed_until=min(one.until or one.week for one in answers))
        if item.automatic and last.found is not None and len(item.findings) > last.found:
            return replace(item, heading=f"{item.heading}, {len(item.findings) - last.found} of them since your answer")
        if reply is Reply.ACCEPTED and item.automatic:
            return replace(item, state=State.ACCEPTED, accepted=last.reason)
        if reply is Reply.DONE and (item.half or not item.automatic):
            by = f"by {last.who} " if last.who else ""
            return replace(item, state=State.OK, answered=f"{by}on {last.at:%Y-%m-%d}")
    return item


def _answers(scope: Scope, item: Item) -> Mapping[Reply, list[Answer]]:
    """The answers to an item by what they say, where there is one for every week of the span."""
    given: dict[Reply, dict[object, Answer]] = {}
    for one in scope.plan.answers:
        if one.item == item.key and (one.until is None or one.until > scope.present):
            given.setdefault(one.reply, {})[one.week] = one
    mondays = [week.monday for week in scope.weeks]
    return {
        reply: [weeks[monday] for monday in mondays]
        for reply, weeks in given.items()
        if all(monday in weeks for monday in mondays)
    }
