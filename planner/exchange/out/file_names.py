"""Names of files as every system takes them, made of names that people gave."""

from __future__ import annotations

import re

LONGEST = 60
"""Characters of one name within the name of a file."""

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\\/:*?"<>|]+')
"""What leads elsewhere, what some systems do not allow, and signs without a shape, such as those that turn a line."""


def safe_name(name: str) -> str:
    """The name without what may not stand in the name of a file; it may come out empty."""
    return " ".join(_FORBIDDEN.sub(" ", name).split())[:LONGEST].strip(" .")


def free_name(stem: str, ending: str, taken: set[str]) -> str:
    """``stem`` and ``ending``, with a number between where that is ``taken``, without regard to case; taken then."""
    number, free = 1, f"{stem}{ending}"
    while free.casefold() in taken:
        number += 1
        free = f"{stem} ({number}){ending}"
    taken.add(free.casefold())
    return free
