"""Our columns in calendar files: the properties in which they stand, and a mark of the text as it was written."""

from __future__ import annotations

from hashlib import sha256

from planner.exchange.own.week_csv import COLUMNS

_PREFIX = "X-EVENWEEK-"
_MARK_LETTERS = 16

PROPERTIES = {column: f"{_PREFIX}{column.upper().replace('_', '-')}" for column in COLUMNS}
"""The name of the property of each column."""

TEXT_MARK = f"{_PREFIX}TEXT-HASH"
"""The property with the mark of the description: the text is taken from there only where it has another one."""


def text_mark(description: str) -> str:
    """The mark of a description."""
    return sha256(description.strip().encode()).hexdigest()[:_MARK_LETTERS]
