"""Checks of handing over: what is due without a yes, and what changed since the week was exported."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.checks.item import Outcome, Scope, State, about, told
from planner.domain.plan import instant_of
from planner.domain.records import UNAPPROVED, Exported
from planner.domain.rules import CheckFact

ID_CELL = 0
"""Which cell of an exported row is the id of the placement."""


def approval(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries of the span that are due within so many hours, or overdue, and not approved."""
    limit = scope.now + timedelta(hours=fact.hours)
    findings = []
    for placement, _ in scope.live():
        moment = instant_of(placement)
        if moment is None or placement.status not in UNAPPROVED or moment > limit:
            continue
        when = "overdue" if moment < scope.now else "due"
        findings.append(about(fact, f"{scope.plan.describe(placement)} is {when} and {placement.status}", placement.id))
    return told(
        findings,
        one="One entry is due and not approved",
        many="{} entries are due and not approved",
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
        fine=f"Nothing changed since the export of {last:%Y-%m-%d %H:%M}.",
    )


def _differences(scope: Scope, export: Exported) -> list[tuple[str, str]]:
    before = {row[ID_CELL]: row for row in export.rows}
    now = {row[ID_CELL]: row for row in scope.written.get(export.week, ())}
    differences = []
    for id_ in dict.fromkeys((*before, *now)):
        if before.get(id_) == now.get(id_):
            continue
        word = "new" if id_ not in before else "gone" if id_ not in now else "changed"
        placement = scope.plan.placements.get(id_)
        name = scope.plan.describe(placement) if placement else f"“{id_}”"
        differences.append((id_, f"{name} is {word}"))
    return differences
