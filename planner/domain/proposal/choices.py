"""Options as columns of a problem: of each post one at most, and a column for each entry that stays where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.domain.proposal.options import Option
from planner.domain.proposal.problem import Problem


@dataclass(frozen=True, slots=True)
class Choices:
    """``groups`` are the options of which one at most is chosen, each with its column.

    ``staying`` is a column for each placement that may move, by id: 1 as long as it does not.
    """

    groups: list[list[tuple[int, Option]]]
    staying: dict[str, int] = field(default_factory=dict)

    @property
    def options(self) -> list[tuple[int, Option]]:
        """All of them."""
        return [pair for group in self.groups for pair in group]


def choices(problem: Problem, found: Iterable[list[Option]]) -> Choices:
    """The options put into a problem."""
    made = Choices([[(problem.choice(option.cost), option) for option in group] for group in found if group])
    for group in made.groups:
        problem.keep({column: 1.0 for column, _ in group}, most=1)
    leaving: dict[tuple[str, ...], list[int]] = {}
    for column, option in made.options:
        if option.moves and option.gone:
            leaving.setdefault(tuple(entry.placement_id for entry in option.gone), []).append(column)
    for ids, columns in leaving.items():
        stay = problem.choice(begin=True)
        problem.keep(dict.fromkeys(columns, 1.0) | {stay: 1.0}, least=1, most=1)
        made.staying.update(dict.fromkeys(ids, stay))
    return made
