"""Words of the user repeated in a sentence."""

from __future__ import annotations

_LONGEST = 40


def quoted(text: str) -> str:
    """The text in quotation marks, on one line and cut when it is long."""
    line = " ".join(text.split())
    return f"“{line}”" if len(line) <= _LONGEST else f"“{line[:_LONGEST]}…”"
