"""Checks of handing over: what is due without a yes, and what changed since the week was exported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from planner.domain.checks.item import Outcome, Scope, State, about, told
from planner.domain.plan import instant_of
from planner.domain.records import UNAPPROVED, Exported, Placement
from planner.domain.rules import CheckFact
from planner.domain.span import day_words

ID_CELL = 0
"""Which cell of an exported row is the id of the placement."""


def approval(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries that are due within so many hours, or overdue, and not approved.

    They are those of the span, and when it holds the present also those that are due just after its end.
    """
    now, soon = scope.now.astimezone(UTC), timedelta(hours=fact.hours)
    present = scope.now.date() in scope.span
    findings = []
    for placement in scope.plan.in_order():
        due = _due(placement)
        if due is None or placement.status not in UNAPPROVED or due[0] - now > soon:
            continue
        if present or (placement.date is not None and placement.date in scope.span):
            overdue = " and overdue" if due[1] < now else ""
            sentence = f"{scope.plan.describe(placement)} is still {placement.status}{overdue}"
            findings.append(about(fact, sentence, placement.id))
    return told(
        findings,
        one=f"One entry is due within {fact.hours:g} hours and not approved",
        many=f"{{}} entries are due within {fact.hours:g} hours and not approved",
        fine=f"Nothing due within {fact.hours:g} hours waits for approval.",
    )


def exported(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries that were changed, added or taken away since their week was exported."""
    mondays = {week.monday for week in scope.span.weeks()}
    exports = [export for export in scope.plan.exports if export.week in mondays]
    if not exports:
        return Outcome("Not exported yet.", state=State.NOT_APPLICABLE)
    findings = [about(fact, sentence, id_) for export in exports for id_, sentence in _differences(scope, export)]
    last = max(export.at for export in exports)
    return told(
        findings,
        one="One entry changed since the export",
        many="{} entries changed since the export",
        fine=f"Nothing changed since the export of {day_words(last, scope.now.year)} {last:%H:%M}.",
    )


def _due(placement: Placement) -> tuple[datetime, datetime] | None:
    """From when and until when a placement is due, in UTC: its moment, or its whole day when it has any time."""
    moment = instant_of(placement)
    if moment is None:
        return None
    start = moment.astimezone(UTC)
    return start, start if placement.time else (moment + timedelta(days=1)).astimezone(UTC)


def _differences(scope: Scope, export: Exported) -> list[tuple[str, str]]:
    before = {row[ID_CELL]: row for row in export.rows}
    now = {row[ID_CELL]: row for row in scope.written.get((export.week, export.format), ())}
    differences = []
    for id_ in dict.fromkeys((*before, *now)):
        if before.get(id_) == now.get(id_):
            continue
        word = "new" if id_ not in before else "no longer in its week" if id_ not in now else "changed"
        placement = scope.plan.placements.get(id_)
        name = scope.plan.describe(placement) if placement else f"“{id_}”"
        differences.append((id_, f"{name} is {word}"))
    return differences
