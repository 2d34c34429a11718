"""Untrusted text on labels: as it is, and from the side that its language is written from."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.ui.pieces.dialog_parts import words

_FROM_RIGHT = frozenset(("R", "AL"))

_MOST = 6_000
"""Characters that a label shows; no network takes more that are read at once."""


def shown_text(text: str, step: str = "body", role: str = "") -> QLabel:
    """A label with this text, over as many lines as it needs, that can be selected."""
    label = words(text if len(text) <= _MOST else f"{text[:_MOST]}…", step=step, role=role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if from_right(text):
        label.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    return label


def from_right(text: str) -> bool:
    """Whether the first letter of the text belongs to a language that is written from the right."""
    sides = (unicodedata.bidirectional(letter) for letter in text[:_MOST])
    return next((side in _FROM_RIGHT for side in sides if side == "L" or side in _FROM_RIGHT), False)
