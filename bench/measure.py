"""Times an action against its floor, round by round in turn, so that a busy machine slows both alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter

HEADER = ("action", "floor ms p50 (p95)", "ours ms p50 (p95)", "ratio", "p95", "goal", "limit ms", "result")


def _nothing() -> None:
    """What most actions need before a round."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the program does, and the floor that does the same.

    ``goal`` is the greatest ratio of the medians that passes, ``limit`` the milliseconds that 95 % of our rounds stay
    under (None: there is none). ``before`` runs untimed before each of both. What is not timed gives its figure itself.
    """

    name: str
    floor: Callable[[], object]
    ours: Callable[[], object]
    rounds: int
    goal: float | None = None
    limit: float | None = None
    before: Callable[[], None] = _nothing
    timed: bool = True


@dataclass(frozen=True, slots=True)
class Result:
    """The milliseconds of all rounds, or what was counted."""

    action: Action
    floor: list[float]
    ours: list[float]

    @property
    def ratio(self) -> float:
        """Our median to the floor's."""
        return median(self.ours) / median(self.floor)

    @property
    def verdict(self) -> str:
        """Whether the goal was met."""
        goal, limit = self.action.goal, self.action.limit
        if goal is None and limit is None:
            return ""
        met = (goal is None or self.ratio <= goal) and (limit is None or _p95(self.ours) < limit)
        return "met" if met else "missed"

    def cells(self) -> tuple[str, ...]:
        """The line of the table."""
        goal, limit = self.action.goal, self.action.limit
        return (
            self.action.name,
            _times(self.floor),
            _times(self.ours),
            f"{self.ratio:.2f}",
            f"{_p95(self.ours) / _p95(self.floor):.2f}",
            "-" if goal is None else f"{goal:.1f}",
            "-" if limit is None else f"{limit:.1f}",
            self.verdict,
        )


def measured(action: Action, rounds: int | None = None) -> Result:
    """The action and its floor in turn, as many rounds as the action asks for unless told otherwise."""
    result = Result(action, [], [])
    for _ in range(rounds or action.rounds):
        result.floor.append(_figure(action, action.floor))
        result.ours.append(_figure(action, action.ours))
    return result


def line(cells: Iterable[str]) -> str:
    """One line of the table."""
    name, *rest = cells
    widths = (21, 21, 6, 6, 5, 9, 7)
    return f"{name:<42}" + "".join(f"{cell:>{width}}" for cell, width in zip(rest, widths, strict=True))


def _figure(action: Action, call: Callable[[], object]) -> float:
    action.before()
    gc.collect()
    start = perf_counter()
    result = call()
    milliseconds = (perf_counter() - start) * 1000
    if action.timed:
        return milliseconds
    assert isinstance(result, float)
    return result


def _times(figures: list[float]) -> str:
    return f"{median(figures):.2f} ({_p95(figures):.2f})"


def _p95(figures: list[float]) -> float:
    return sorted(figures)[ceil(len(figures) * 0.95) - 1]
