"""What the user can say of remembered layouts of sheets; none of it is a step to undo."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.edits.change import Edit, changed
from planner.domain.records import SheetLayout


def keep_layout(layout: SheetLayout, *, before: SheetLayout | None = None) -> Edit:
    """How a sheet was read, in place of what was remembered of sheets like it."""
    after = replace(layout, id=before.id) if before else layout
    return replace(changed("Remember how the sheet is read", [(before, after)]), undoable=False)


def rename_layout(layout: SheetLayout, name: str) -> Edit:
    """A layout with another name, which may be empty."""
    return replace(changed("Rename the layout", [(layout, replace(layout, name=name.strip()))]), undoable=False)


def forget_layout(layout: SheetLayout) -> Edit:
    """A layout that is not remembered any more."""
    return replace(changed("Forget the layout", [(layout, None)]), undoable=False)
