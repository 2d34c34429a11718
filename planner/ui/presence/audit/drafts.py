"""Notes and evidence of questions that have no answer yet, kept over a pause and over the end of the program."""

from __future__ import annotations

from typing import NamedTuple

from planner.app.settings import Memory

_NAME = "audit_drafts"
_MOST = 100


class Draft(NamedTuple):
    """What is typed for a question, and the path of its evidence."""

    note: str = ""
    evidence: str = ""


class Drafts:
    """Drafts by the key of their question; a file changed by hand gives none."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, key: str) -> Draft | None:
        """What was typed for a question, None for nothing."""
        found = self._all().get(key)
        return Draft(*found) if found else None

    def keep(self, key: str, draft: Draft | None) -> None:
        """Keeps what is typed for a question; None forgets it."""
        kept = {one: value for one, value in self._all().items() if one != key}
        if draft is not None:
            kept[key] = [*draft]
        self._memory.put(_NAME, dict([*kept.items()][-_MOST:]))

    def _all(self) -> dict[str, list[str]]:
        found = self._memory.get(_NAME)
        pairs = found.items() if isinstance(found, dict) else ()
        return {key: value for key, value in pairs if _is_draft(value)}


def _is_draft(value: object) -> bool:
    return isinstance(value, list) and len(value) == len(Draft._fields) and all(isinstance(one, str) for one in value)
