"""Times as people type them."""

from __future__ import annotations

import re
from datetime import time

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_COMPLETE_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(\s*[ap]\.?m\.?)?", re.IGNORECASE)


def complete_clock(text: str) -> time | None:
    """The time, when it has its minutes."""
    return meant_clock(text) if _COMPLETE_CLOCK.fullmatch(text.strip()) else None


def meant_clock(text: str) -> time | None:
    """The time that is meant by ``9``, ``930``, ``9:30``, ``9.30 pm`` or ``21:30``."""
    found = _CLOCK.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
