"""Several fixes as one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import Change
from planner.domain.rule_words import listed

Key = tuple[type, str]

_NAMED = 2
"""Posts that are named instead of counted."""


def together(findings: Iterable[Finding]) -> Fix | None:
    """The first fix of each finding, as one step; None when it would be no more than one of them.

    Of fixes that change the same record in different ways only the first is in it; the others are offered again then.
    """
    changes: dict[Key, Change] = {}
    taken = [finding for finding in findings if finding.fixes and _fits(finding.fixes[0], changes)]
    return Fix(_words(taken), tuple(changes.values())) if len(taken) > 1 else None


def _words(taken: list[Finding]) -> str:
    """What all do, with the posts that they do it to where these are few; else how many there are."""
    alike = {finding.fixes[0].words for finding in taken}
    if len(alike) > 1:
        return f"Fix {len(taken)}"
    names = dict.fromkeys(finding.name for finding in taken)
    if len(names) > _NAMED or not all(names):
        return f"{alike.pop()} ({len(taken)})"
    return f"{alike.pop()}: {listed([f'“{name}”' for name in names])}"


def joined(fixes: Iterable[Fix]) -> Fix:
    """Fixes of the same words as one: all that they change, each record once."""
    found = tuple(fixes)
    if len(found) == 1:
        return found[0]
    return replace(found[0], made=lambda: _each_once(change for fix in found for change in fix.changes))


def _each_once(changes: Iterable[Change]) -> tuple[Change, ...]:
    merged: dict[Key, Change] = {}
    for change in changes:
        key = _key(change)
        merged[key] = _both(merged[key], change) if key in merged else change
    return tuple(merged.values())


def _fits(fix: Fix, changes: dict[Key, Change]) -> bool:
    """Whether the fix can be done with the changes, which then hold its own."""
    own = {_key(change): change for change in fix.changes}
    if any(not _agree(changes[key], change) for key, change in own.items() if key in changes):
        return False
    changes.update({key: _both(changes[key], change) if key in changes else change for key, change in own.items()})
    return True


def _key(change: Change) -> Key:
    return type(change.record), change.record.id


def _agree(one: Change, other: Change) -> bool:
    """Whether no field of the record would become one thing by the one and another by the other."""
    if one == other:
        return True
    mine, theirs = _fields(one), _fields(other)
    return bool(mine and theirs) and all(mine.get(name, value) == value for name, value in theirs.items())


def _both(one: Change, other: Change) -> Change:
    """What both change of a record; where they differ, what the other says."""
    fields = _fields(other)
    if one.after is None or not fields:
        return other
    return Change(one.before, replace(one.after, **fields))


def _fields(change: Change) -> dict[str, Any]:
    """The fields that a change gives another value; none when the record is made or goes."""
    before, after = change.before, change.after
    if before is None or after is None:
        return {}
    values = ((name, getattr(after, name)) for name in after.__slots__)
    return {name: value for name, value in values if value != getattr(before, name)}
