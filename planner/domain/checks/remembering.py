"""What was found in a text is remembered for the other channels that show the same one."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

R = TypeVar("R")
W = TypeVar("W")

_LONGEST = 20_000
"""Characters from which on nothing is remembered, so that no large text is kept in memory."""

_MOST = 512


def remembered(found: Callable[[str, W], R]) -> Callable[[str, W], R]:
    """The function with a memory for its latest texts of usual length."""
    held = lru_cache(maxsize=_MOST)(found)

    @wraps(found)
    def ask(text: str, with_what: W) -> R:
        return held(text, with_what) if len(text) < _LONGEST else found(text, with_what)

    return ask
