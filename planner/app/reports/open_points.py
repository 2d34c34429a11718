"""What the checklist of a week still asks for."""

from __future__ import annotations

from collections.abc import Sequence

from planner.app.reports.says import brief, sentence
from planner.app.reports.week_case import Part, WeekCase
from planner.app.review import check
from planner.domain.checks import Item, State, all_good, header
from planner.domain.reports import Block, Points, Section, Words

_OPEN = (State.NOT_ANSWERED, State.HINT, State.ATTENTION, State.MUST_FIX, State.SNOOZED)


def open_points(case: WeekCase) -> Part:
    """The heading of the checklist, and what must be fixed or answered."""
    title, name = "Open points", "Checklist"
    try:
        items = check(case.document, case.brand, case.week.span, now=case.now, catalogue=case.catalogue)
    except ValueError as error:
        return Part(Section(title, (Words(f"The week cannot be checked: {error}."),)), name, "cannot be checked")
    said, open_ = _counts(items), _open(items)
    blocks: tuple[Block, ...] = (Words(sentence(said)), *([Points(open_)] if open_ else []))
    return Part(Section(title, blocks), name, said)


def _counts(items: Sequence[Item]) -> str:
    automatic, answered, unanswered = header(items)
    counts = f"{automatic} checked automatically, {answered} answered by a person"
    return f"all good: {counts}" if all_good(items) else f"{counts}, {unanswered} not answered"


def _open(items: Sequence[Item]) -> tuple[str, ...]:
    """What must be fixed first, then what nobody has answered."""
    fix = [one for one in items if one.state is State.MUST_FIX]
    ask = [one for one in items if one not in fix and one.asks_a_person and one.state in _OPEN]
    return tuple(f"{one.title}: {brief(one.heading)}" for one in (*fix, *ask))
