"""Times an action against its floor, round by round in turn, so that a busy machine slows both alike."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil
from statistics import median
from time import perf_counter

HEADER = ("action", "floor ms p50 (p95)", "ours ms p50 (p95)", "ratio", "p95", "goal", "result")


def _nothing() -> None:
    """What most actions need before a round."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something the program does, and the floor that does the same.

    ``goal`` is the greatest ratio of the medians that passes (None: there is none), ``before`` runs untimed before
    each of both.
    """

    name: str
    floor: Callable[[], object]
    ours: Callable[[], object]
    rounds: int
    goal: float | None = None
    before: Callable[[], None] = _nothing


@dataclass(frozen=True, slots=True)
class Result:
    """The seconds of all rounds."""

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
        if self.action.goal is None:
            return ""
        return "met" if self.ratio <= self.action.goal else "missed"

    def cells(self) -> tuple[str, ...]:
        """The line of the table."""
        goal = self.action.goal
        return (
            self.action.name,
            _times(self.floor),
            _times(self.ours),
            f"{self.ratio:.2f}",
            f"{_p95(self.ours) / _p95(self.floor):.2f}",
            "-" if goal is None else f"{goal:.1f}",
            self.verdict,
        )


def measured(action: Action, rounds: int | None = None) -> Result:
    """The action and its floor in turn, as many rounds as the action asks for unless told otherwise."""
    result = Result(action, [], [])
    for _ in range(rounds or action.rounds):
        result.floor.append(_seconds(action.floor, action.before))
        result.ours.append(_seconds(action.ours, action.before))
    return result


def line(cells: Iterable[str]) -> str:
    """One line of the table."""
    name, *rest = cells
    widths = (21, 21, 6, 6, 5, 7)
    return f"{name:<42}" + "".join(f"{cell:>{width}}" for cell, width in zip(rest, widths, strict=True))


def _seconds(call: Callable[[], object], before: Callable[[], None]) -> float:
    before()
    gc.collect()
    start = perf_counter()
    result = call()
    seconds = perf_counter() - start
    del result  # only now: taking it apart is not part of the action
    return seconds


def _times(seconds: list[float]) -> str:
    return f"{median(seconds) * 1000:.2f} ({_p95(seconds) * 1000:.2f})"


def _p95(seconds: list[float]) -> float:
    return sorted(seconds)[ceil(len(seconds) * 0.95) - 1]
