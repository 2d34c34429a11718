"""What is against a rule or a cadence, and how a week stands."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

Key = tuple[str, str, str]

WEEK, WINDOW = "week", "window"
"""Sorts of what is against a mix rule; those of a cadence are in ``rhythm``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Something that is broken: ``scope`` is the key of the rule or cadence, with its channel; ``words`` are a clause.

    ``amount`` is how far off it is, ``detail`` tells several of a sort apart. For what is not ``planned`` no proposal
    can be made.
    """

    scope: str
    sort: str
    amount: float
    words: str
    detail: str = ""
    planned: bool = True

    @property
    def key(self) -> Key:
        """What tells it from others of its week."""
        return self.scope, self.sort, self.detail

    @property
    def weight(self) -> float:
        """How much it counts when answers are compared: the window of a rule decides."""
        return self.amount * (1.0 if self.sort == WINDOW else 0.6)


Breaches = dict[Key, Breach]


def worse(one: Breaches, other: Breaches, *, but: Collection[Key] = ()) -> list[Breach]:
    """What is further off in one than in the other."""
    return [
        breach
        for key, breach in one.items()
        if key not in but and breach.amount > (other[key].amount if key in other else 0)
    ]


@dataclass(frozen=True, slots=True)
class Standing:
    """What is broken in the week, and in the next one."""

    week: Breaches
    next_week: Breaches

    @property
    def holds(self) -> bool:
        """True when all rules and cadences hold in the week."""
        return not self.week

    @property
    def distance(self) -> float:
        """How far the week is off in all, to compare answers."""
        return sum(one.weight for one in self.week.values())

    def worse_than(self, other: Standing) -> list[Breach]:
        """What is further off than in another standing, in either week."""
        return worse(self.week, other.week) + worse(self.next_week, other.next_week)
