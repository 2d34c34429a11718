"""Several fixes as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import Change


def together(findings: Iterable[Finding]) -> Fix | None:
    """The first fix of each finding, as one step; None when it would be no more than one of them.

    Of fixes that change the same record in different ways only the first is in it; the others are offered again then.
    """
    first = [finding.fixes[0] for finding in findings if finding.fixes]
    changes: dict[tuple[type, str], Change] = {}
    taken = [fix for fix in first if _fits(fix, changes)]
    if len(taken) < 2:
        return None
    names = {fix.words for fix in taken}
    words = f"{names.pop()} ({len(taken)})" if len(names) == 1 else f"Fix {len(taken)}"
    return Fix(words, tuple(changes.values()))


def joined(fixes: Iterable[Fix]) -> Fix:
    """Fixes of the same words as one: what each changes, and each record once."""
    found = tuple(fixes)
    if len(found) == 1:
        return found[0]
    return replace(found[0], made=lambda: _each_once(change for fix in found for change in fix.changes))


def _each_once(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple({(type(change.record), change.record.id): change for change in changes}.values())


def _fits(fix: Fix, changes: dict[tuple[type, str], Change]) -> bool:
    """Whether the fix can be done with the changes, which then hold its own."""
    own = {(type(change.record), change.record.id): change for change in fix.changes}
    if any(changes.get(key, change) != change for key, change in own.items()):
        return False
    changes.update(own)
    return True
