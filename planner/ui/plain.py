"""Words of the plan where Qt would take them for marked-up text."""

from __future__ import annotations

from PySide6.QtGui import Qt


def plain_hint(text: str) -> str:
    """The text for a tooltip, which shows it as it is even when it looks like HTML."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text
