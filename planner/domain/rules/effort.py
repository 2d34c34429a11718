"""How long posts take, by their format."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.domain.rules.reading import whole_of

_LONGEST = 10_000
"""Minutes of one post."""


def effort_of(table: Mapping[str, Any]) -> dict[str, int]:
    """The minutes that a post of each format takes, "" is any other; raises ValueError with the format."""
    return {str(form): whole_of(minutes, f"“{form}”", _LONGEST) for form, minutes in table.items()}


def minutes_of(form: str, effort: Mapping[str, int]) -> int:
    """The minutes that a post of a format takes; 0 where nothing is known."""
    return effort.get(form, effort.get("", 0))
