"""The item on the work with creators, and all that is found in one collaboration."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta

from planner.domain.checks.creators.agreed import exclusivity, rights, wording
from planner.domain.checks.creators.case import CreatorCase
from planner.domain.checks.creators.due import drafts, payments, reports, windows
from planner.domain.checks.finding import Finding
from planner.domain.checks.item import Outcome, Scope, State, told
from planner.domain.creators.content import entries_with
from planner.domain.plan import Plan
from planner.domain.records import Collaboration, Placement
from planner.domain.rules import CheckFact

CreatorCheck = Callable[[CreatorCase, CheckFact], Iterable[Finding]]

CREATOR_CHECKS: tuple[CreatorCheck, ...] = (drafts, windows, rights, exclusivity, wording, reports, payments)
"""In the order in which they are told."""


def creator_findings(case: CreatorCase, fact: CheckFact) -> list[Finding]:
    """All that is found in the work with one creator; what was put away is left alone."""
    if case.collaboration.archived:
        return []
    return [finding for check in CREATOR_CHECKS for finding in check(case, fact)]


def creators(scope: Scope, fact: CheckFact) -> Outcome:
    """What is late, ends or clashes in the work with creators; of days without the present, only what concerns them.

    What is due hangs on the present, so it is told in the week that holds it.
    """
    listed = [one for one in scope.plan.collaborations if not one.archived]
    if not listed:
        return Outcome("No work with creators.", state=State.NOT_APPLICABLE)
    if scope.present not in scope.span:
        return Outcome("Told in the week that it is.", state=State.NOT_APPLICABLE)
    laws = scope.checked.lore.laws_of(scope.plan.brand.jurisdiction)
    found: dict[str, Finding] = {}
    for one in listed:
        case = CreatorCase(
            collaboration=one, plan=scope.plan, now=scope.now, laws=laws, entries=_shown(scope, fact, one)
        )
        found |= {finding.sentence: finding for finding in creator_findings(case, fact)}
    return told(
        found.values(),
        one="One thing in the work with creators (is|was) to be looked at",
        many="{} things in the work with creators (are|were) to be looked at",
        fine="Nothing in the work with creators is late, ends or clashes.",
    )


def _shown(scope: Scope, fact: CheckFact, one: Collaboration) -> tuple[Placement, ...]:
    """The entries with the content of a creator whose rights end soon; further posts are asked for."""
    if one.rights_until is None or one.rights_until > scope.present + timedelta(days=fact.days):
        return ()
    mine = [each for each in scope.plan.deliverables if each.collaboration_id == one.id]
    asked = scope.elsewhere.records([each.post_id for each in mine if each.post_id])
    plans: list[Plan] = [scope.plan] if asked is None else [scope.plan, asked]
    entries = {entry.id: entry for plan in plans for entry in entries_with(plan, mine)}
    return tuple(entries.values())
