"""Plans as files: what the window opens and restores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.app.document import Document
from planner.app.failures import PlanError
from planner.store import opening
from planner.store.files import free_name, real_path

AtStep = Callable[[int, int], None]
"""Is told how much is done and how much there is; what it raises ends the work."""


class Cancelled(PlanError):
    """The user stopped the work; nothing of it was kept."""


def open_plan(path: Path) -> Document:
    """The plan at ``path``, open for writing until it is closed; call ``check`` soon, since the first change waits.

    Raises PlanError.
    """
    return Document(opening.open_store(path, write=True, check_later=True))


def restore(copy: Path, target: Path, at_step: AtStep = lambda *_: None) -> None:
    """Makes a new plan of a backup, never over a file that is there; raises PlanError."""
    opening.restore(copy, target, at_step)


def remove(plan: Path) -> None:
    """Removes a plan and what lies beside it; raises Held when it is open, NotWritten when it cannot be removed."""
    opening.remove(plan)


def true_path(path: Path) -> Path:
    """The path with links followed, by which a plan is known; raises PlanError."""
    return real_path(path)


def new_name_in(folder: Path) -> Path:
    """A free name for a new plan: ``plan.evenweek``, ``plan.new.evenweek``, ``plan.new-2.evenweek`` and so on."""
    plan = folder / "plan.evenweek"
    return free_name(plan, "new") if plan.exists() else plan


def name_beside(plan: Path) -> Path:
    """A free name for a restored plan beside the one that is there."""
    return free_name(plan, "restored")
