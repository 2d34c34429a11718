"""Words of the user repeated in a sentence."""

from __future__ import annotations

import re

_LONGEST = 40
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Characters that move the cursor, ring, turn the direction of the text after them, or are half a character."""


def steers(text: str) -> bool:
    """Whether the text has characters that steer a terminal or cannot be shown."""
    return _STEERING.search(text) is not None


def shortened(text: str, most: int) -> str:
    """The text in at most so many characters, with an ellipsis where it goes on."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def one_line(text: str, most: int) -> str:
    """The text on one line, without characters that steer a terminal; cut and with an ellipsis where it is longer."""
    line = " ".join(text.split())
    shown = _STEERING.sub("\ufffd", line[:most])
    return shown if len(line) <= most else f"{shown}…"


def quoted(text: str) -> str:
    """The text in quotation marks, on one line, cut when it is long, without characters that steer a terminal."""
    return f"“{one_line(text, _LONGEST)}”"
