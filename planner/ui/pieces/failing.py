"""What did not work, said in a sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from planner.app.failures import PlanError
from planner.app.plans import Cancelled
from planner.app.settings import Settings
from planner.ui.words import tr


def show_failure(parent: QWidget | None, error: Exception, heading: str = "") -> None:
    """Says in a dialog what did not work; nothing when the user stopped it. The message is the error's own sentence."""
    from planner.ui.pieces.message import ask  # noqa: PLC0415  not in the first frame

    if not isinstance(error, Cancelled):
        ask(parent, heading or tr("That did not work"), tr(str(error)), [tr("Close")])


def choose_setting(parent: QWidget | None, settings: Settings, key: str, value: str) -> None:
    """Chooses a value, which counts at once; says so when the disk does not take it for the next time."""
    try:
        settings.set(key, value)
    except PlanError as error:
        show_failure(parent, error)
