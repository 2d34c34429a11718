"""Item 35: what is about to go out, to ask oneself whether it still should, and how to hold it back."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.checks.finding import Fix
from planner.domain.checks.item import Finding, Scope, about
from planner.domain.edits import set_status
from planner.domain.records import SETTLED, UNAPPROVED, Status
from planner.domain.rules import CheckFact, Severity

_LET_GO = frozenset(Status) - UNAPPROVED - SETTLED
"""Statuses of what goes out without anybody being asked again."""


def ahead(scope: Scope, fact: CheckFact) -> Iterator[Finding]:
    """The entries from today on that somebody said yes to; holding them back makes drafts of them."""
    let_go = [
        one for one, _ in scope.live() if one.status in _LET_GO and one.date is not None and one.date >= scope.present
    ]
    if let_go:
        number = "One entry" if len(let_go) == 1 else f"{len(let_go)} entries"
        sentence = f"{number} from today on {'is' if len(let_go) == 1 else 'are'} approved or scheduled"
        fix = Fix("Make drafts of them", lambda: set_status(let_go, Status.DRAFT).changes)
        yield about(fact, sentence, *(one.id for one in let_go), part="status", severity=Severity.HINT, fixes=[fix])
