"""How much memory a process takes, where the system says so in /proc."""

from __future__ import annotations

import os
from pathlib import Path

_PROC = Path("/proc/self/statm")
KNOWN = _PROC.exists()


def megabytes() -> float:
    """The memory of this process that is in the computer's."""
    return int(_PROC.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
