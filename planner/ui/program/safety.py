"""Backups as the window makes them: in the background, of the plan that is open."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from planner.app.backups import Backup, Backups
from planner.ui.context import Context
from planner.ui.pieces.jobs import Job, run_in_background


def back_up(
    context: Context,
    parent: QWidget,
    words: str,
    done: Callable[[Backup], None],
    failed: Callable[[Exception], None],
) -> Job:
    """Makes a checked backup; shown with progress where there are ``words``, and the plan may be used meanwhile."""
    backups = Backups.of(context.document.path, context.settings)
    at = context.clock()
    return run_in_background(parent, words, lambda at_step: backups.make(context.document, at, at_step), done, failed)
