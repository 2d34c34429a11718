"""Words of the plan where Qt would take them for marked-up text, or a letter in them for a key."""

from __future__ import annotations

import re
from unicodedata import bidirectional

from PySide6.QtGui import Qt

_TORN = re.compile(r"(?<=\d) (?=%|[A-Z][a-z]{2}\b)|(?<=\d [A-Z][a-z]{2}) (?=\d{4}\b)")
"""The blanks of ``29 Jul 2026`` and of ``80 %``."""


def plain_hint(text: str) -> str:
    """The text for a tooltip, which shows it as it is even when it looks like HTML."""
    return Qt.convertFromPlainText(text) if Qt.mightBeRichText(text) else text


def literal(text: str) -> str:
    """Text for a button or menu, where "&" would underline a letter."""
    return text.replace("&", "&&")


def breakable(text: str) -> str:
    """Text for a label of several lines, which then breaks links at their marks, and long words; for showing only."""
    return re.sub(r"([/?&=_-]|\w{20})(?=\w)", "\\1\u200b", text)


def in_one(text: str) -> str:
    """Text whose days and percentages are not torn at the end of a line; for showing only."""
    return _TORN.sub("\u00a0", text)


def runs_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction belongs to a script such as Arabic or Hebrew."""
    directions = (bidirectional(letter) for letter in text)
    return next((direction != "L" for direction in directions if direction in ("L", "R", "AL")), False)
