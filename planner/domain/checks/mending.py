"""What fixes have in common: words changed for this entry alone, or wherever they are shared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Literal

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Changes, Fix
from planner.domain.edits import Change
from planner.domain.records import SETTLED

Kept = Literal["text", "link"]
"""Fields that a post has, and its entries may have for themselves."""


def own(case: Case, words: str, text: Callable[[], str], field: Kept = "text") -> Fix:
    """Another text or link for this entry only; it is the common one where the post has no other entry."""
    return Fix(words, lambda: _changed(case, field, text(), alone=_is_alone(case)))


def common(case: Case, words: str, text: Callable[[], str], field: Kept = "text") -> Fix:
    """Another text or link for all entries that share it; what is out already keeps what it went out with."""
    return Fix(words, lambda: _changed(case, field, text(), alone=True))


def detached(case: Case) -> Fix | None:
    """A text of its own, to be shortened or told in another way; None where it has one."""
    if case.placement.text is not None:
        return None

    def changes() -> Changes:
        return (Change(case.placement, replace(case.placement, text=case.text)),)

    return Fix(f"Write its own text for {case.where}", changes)


def without(text: str, ranges: Iterable[tuple[int, int]]) -> str:
    """The text without some pieces, and without the blanks and empty lines that they leave behind."""
    first, *others = (piece.strip(" \t") for piece in _left(text, ranges))
    made = [first]
    for piece in filter(None, others):
        made += [_glue(made[-1], piece), piece]
    return re.sub(r"\n{3,}", "\n\n", "".join(made)).strip()


def _left(text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[str]:
    """What stands before, between and behind the ranges."""
    position = 0
    for start, end in sorted(ranges):
        yield text[position:start]
        position = max(position, end)
    yield text[position:]


def _glue(before: str, after: str) -> str:
    return " " if before[-1:].strip() and after[:1].strip() and after[:1] not in ".,;:!?)" else ""


def _is_alone(case: Case) -> bool:
    return len(case.basis.entries_of(case.post)) == 1


def _changed(case: Case, field: Kept, value: str, *, alone: bool) -> Changes:
    values: dict[str, str] = {field: value}
    before = getattr(case.placement, field)
    if before is not None or not alone:
        return _told(Change(case.placement, replace(case.placement, **values)))  # type: ignore[arg-type]
    changed = Change(case.post, replace(case.post, **values))  # type: ignore[arg-type]
    return _told(changed, *_history(case, field))


def _history(case: Case, field: Kept) -> Iterable[Change]:
    """Entries that are out with the common text, which they keep."""
    values: dict[str, str] = {field: getattr(case.post, field)}
    for one in case.basis.entries_of(case.post):
        if one.id != case.placement.id and one.status in SETTLED and getattr(one, field) is None:
            yield Change(one, replace(one, **values))  # type: ignore[arg-type]


def _told(*changes: Change) -> Changes:
    first = changes[0]
    return () if first.before == first.after else changes
