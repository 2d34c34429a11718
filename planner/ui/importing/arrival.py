"""What an import hands to the window, and why it may have to wait."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from planner.app.intake import TAKEN, Taken
from planner.domain.edits import Edit
from planner.ui.importing.draft import SheetDraft
from planner.ui.importing.totals import posts_words
from planner.ui.words import tr


@dataclass(frozen=True, slots=True)
class Arrival:
    """One edit for all that comes in, the note on the layout (which is no step), and the first day."""

    edit: Edit
    layout: Edit
    first_day: date | None


def arrival(draft: SheetDraft, *, zone: str) -> Arrival:
    """The edit, named by what it brings; with a ``zone`` the brand takes it."""
    assert draft.taken is not None
    assert draft.intake is not None
    said = posts_words(draft.taken.posts, draft.taken.entries)
    edit = replace(draft.taken.imported.edit, text=f"Import {said}")
    edit = draft.intake.in_zone(edit, zone) if zone else edit
    layout = draft.intake.remember(draft.wishes, draft.taken.reading, draft.layout_name)
    return Arrival(edit, layout, _first_day(draft.taken))


def reason_to_wait(draft: SheetDraft) -> str:
    """Why the sheet cannot go in yet, or ""."""
    if draft.busy:
        return tr("The sheet is being read.")
    if draft.taken is None:
        return tr("There is no sheet yet.")
    if draft.open:
        left = len(draft.open)
        return (
            tr("1 question has to be answered first.")
            if left == 1
            else tr("%n questions have to be answered first.", left)
        )
    if not any(line.sort in TAKEN for line in draft.taken.reading.lines):
        return tr("Nothing in the sheet can come in.")
    return "" if draft.taken.imported.edit.changes else tr("The plan says all of it already.")


def _first_day(taken: Taken) -> date | None:
    days = [entry.date for line in taken.reading.lines if line.sort in TAKEN for entry in line.entries if entry.date]
    return date.fromisoformat(min(days)) if days else None
