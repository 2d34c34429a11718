"""What was read of web pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.domain.edits.change import Edit, changed
from planner.domain.records import PageReading


def keep_reading(before: PageReading | None, reading: PageReading) -> Edit:
    """What was read of a page in the place of what was read before; no step to undo: it was seen all the same.

    It is seen where it is shown, so nothing is said of it.
    """
    after = replace(reading, id=before.id) if before else reading
    return replace(changed("Read page", [(before, after)], merge_key=f"read:{after.id}"), undoable=False)


def forget_readings(readings: Iterable[PageReading]) -> Edit:
    """Pages taken off the list of those that were read."""
    listed = [*readings]
    return changed(
        "Forget page" if len(listed) == 1 else f"Forget {len(listed)} pages", [(one, None) for one in listed]
    )
