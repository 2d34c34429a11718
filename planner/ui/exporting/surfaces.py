"""The surfaces of the export page."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from planner.ui.pieces.dialog_parts import column
from planner.ui.pieces.scrolled import Scrolled


def card() -> QFrame:
    """A surface with a fine edge."""
    made = QFrame()
    made.setProperty("surface", "card")
    return made


def scrolled(content: QWidget) -> Scrolled:
    """What scrolls up and down where there is no room for it."""
    lines = column(0)
    lines.addWidget(content)
    return Scrolled(lines)
