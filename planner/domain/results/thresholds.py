"""From when on an answer may be said, and how times and formats are grouped, as read from data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from planner.domain.rules import refuse_unknown

_KEYS = {
    "words": {"least_posts", "least_weeks", "clear_ratio"},
    "times": {"fine_from", "parts"},
    "stories": {"formats"},
    "entangled": {"from"},
    "trial": {"weeks", "times"},
}
"""What each table of the file says, besides its source."""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day, from a clock time on until the next one; the last lasts until the first."""

    key: str
    name: str
    starts: time


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Where words begin: posts in a group, weeks, the ratio that is worth a word; and how things are grouped.

    With ``fine_from`` posts times are cut by weekday, until then by weekday or weekend only. ``story_formats`` are
    compared among themselves. From ``entangled`` (Cramér's V) on, two groupings say the same. A trial lasts
    ``trial_weeks`` with so many posts a week.
    """

    least_posts: int
    least_weeks: int
    clear_ratio: float
    fine_from: int
    parts: tuple[DayPart, ...]
    story_formats: frozenset[str]
    entangled: float
    trial_weeks: int
    trial_times: int

    def part_at(self, clock: time) -> DayPart:
        """The part of the day that a clock time lies in."""
        begun = [part for part in self.parts if part.starts <= clock]
        return begun[-1] if begun else self.parts[-1]


def thresholds(tables: Mapping[str, Any]) -> Thresholds:
    """What the file of answers says; raises ValueError or KeyError when it lacks something."""
    refuse_unknown(tables, set(_KEYS))
    for name, keys in _KEYS.items():
        refuse_unknown(tables[name], keys | {"source"})
    words, times, trial = tables["words"], tables["times"], tables["trial"]
    parts = (DayPart(one["key"], one["name"], time.fromisoformat(one["starts"])) for one in times["parts"])
    return Thresholds(
        least_posts=int(words["least_posts"]),
        least_weeks=int(words["least_weeks"]),
        clear_ratio=float(words["clear_ratio"]),
        fine_from=int(times["fine_from"]),
        parts=tuple(sorted(parts, key=lambda part: part.starts)),
        story_formats=frozenset(tables["stories"]["formats"]),
        entangled=float(tables["entangled"]["from"]),
        trial_weeks=int(trial["weeks"]),
        trial_times=int(trial["times"]),
    )
