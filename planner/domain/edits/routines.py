"""What the user can do to routines: keep them, put them away, and note that they were done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from planner.domain.edits.change import Edit, changed, new_id
from planner.domain.records import Logged, Routine

MOST_TIMES = 20
"""More times a day or week than anybody ticks."""


def keep_routine(routine: Routine, *, before: Routine | None = None) -> Edit:
    """A routine added or changed; raises ValueError without a name, or with times or minutes that cannot be."""
    name = routine.name.strip()
    if not name:
        raise ValueError("A name is needed")
    if not 1 <= routine.times <= MOST_TIMES:
        raise ValueError(f"A routine is done from 1 to {MOST_TIMES} times")
    if routine.minutes < 0:
        raise ValueError("Minutes are not below 0")
    text = f"Add routine {name}" if before is None else f"Change routine {before.name}"
    after = replace(routine, name=name, id=before.id if before else routine.id)
    return changed(text, [(before, after)])


def archive_routine(routine: Routine) -> Edit:
    """A routine that is no longer asked for; what was noted of it stays."""
    return changed(f"Archive routine {routine.name}", [(routine, replace(routine, archived=True))])


def restore_routine(routine: Routine) -> Edit:
    """An archived routine asked for again."""
    return changed(f"Restore routine {routine.name}", [(routine, replace(routine, archived=False))])


def log_routine(routine: Routine, day: date, *, who: str, at: datetime) -> Edit:
    """That a routine was done once on a day; ``at`` is the aware moment at which that is noted."""
    logged = Logged(id=new_id(), brand_id=routine.brand_id, routine_id=routine.id, day=day, who=who.strip(), at=at)
    return changed(f"Note {routine.name}", [(None, logged)])


def unlog(logged: Logged, routine: Routine) -> Edit:
    """A note that a routine was done taken back."""
    return changed(f"Take back {routine.name}", [(logged, None)])
