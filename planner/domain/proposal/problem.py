"""A mixed integer program as plain lists: what is chosen (columns), at what cost, within which rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

_NOTHING = 1e-4
"""What solvers leave of a 0."""


@dataclass(slots=True)
class Problem:
    """Columns and rows are numbered from 0; the sum of the costs is to be as small as possible."""

    costs: list[float] = field(default_factory=list)
    uppers: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    rows: list[tuple[float, float, dict[int, float]]] = field(default_factory=list)
    slacks: list[int] = field(default_factory=list)
    begin: list[float] = field(default_factory=list)

    def choice(self, cost: float = 0.0, *, begin: bool = False) -> int:
        """A new column that is 0 or 1, and is 1 to ``begin`` with when nothing is changed."""
        self.begin.append(float(begin))
        return self._column(cost, 1.0, True)

    def slack(self, cost: float) -> int:
        """A new column from 0 up, for what a rule lacks or has too much."""
        self.slacks.append(self.excess(cost))
        return self.slacks[-1]

    def unmended(self, cost: float) -> int:
        """A new column that is 1 as long as something stays broken, as it is when nothing is changed."""
        self.slacks.append(self.choice(cost, begin=True))
        return self.slacks[-1]

    def excess(self, cost: float) -> int:
        """A new column from 0 up, for what is better avoided."""
        self.begin.append(0.0)
        return self._column(cost, inf, False)

    def unchanged(self) -> list[float]:
        """The values of all columns when nothing is changed: what rules lack then or have too much is in the slacks."""
        values, slacks = list(self.begin), set(self.slacks)
        for least, most, terms in self.rows:
            there = sum(factor * values[column] for column, factor in terms.items())
            missing = least - there if there < least else most - there if there > most else 0.0
            free = next((column for column, factor in terms.items() if column in slacks and factor * missing > 0), None)
            if free is not None:
                values[free] += missing / terms[free]
        return values

    def holds(self, values: Sequence[float]) -> bool:
        """True when an answer breaks no rule."""
        return sum(values[column] for column in self.slacks) < _NOTHING

    def keep(self, terms: Mapping[int, float], *, least: float = -inf, most: float = inf) -> None:
        """The sum of columns times these factors stays from ``least`` to ``most``."""
        kept = {column: factor for column, factor in terms.items() if factor}
        if kept:
            self.rows.append((least, most, kept))

    def _column(self, cost: float, most: float, whole: bool) -> int:
        self.costs.append(cost)
        self.uppers.append(most)
        self.whole.append(whole)
        return len(self.costs) - 1


class Answer(NamedTuple):
    """The value of every column, and whether no better one can be."""

    values: Sequence[float]
    is_best: bool = True


Solver = Callable[[Problem], Answer]
"""Raises Unsolved with a sentence when it finds no answer."""


class Unsolved(Exception):
    """No answer was found; the message is a sentence for the user."""
