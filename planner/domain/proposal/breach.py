"""What is against a rule or a cadence, and how a week stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from planner.domain.balance import GroupVerdict, Judgement
from planner.domain.records import Channel
from planner.domain.rules import MixRule, Reach
from planner.domain.span import Week

Key = tuple[str, str, str]

WEEK, WINDOW = "week", "window"
MIXES = WEEK, WINDOW
"""Sorts of what is against a mix rule; those of a cadence are in ``rhythm``."""


MIX = "mix:"
"""Begins the keys of mix rules."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A rule over all channels, or on one, in a week."""

    rule: MixRule
    channel: Channel | None
    week: Week

    @property
    def key(self) -> str:
        """What tells it from others of its week."""
        return f"{MIX}{self.rule.key}:{self.channel.id if self.channel else ''}"

    @property
    def is_planned(self) -> bool:
        """True when all that it looks at are calendar weeks."""
        windows = {self.rule.window, *(part.window for part in self.rule.parts if part.window)}
        return all(window.reach in (Reach.WEEKS, Reach.MONTH) for window in windows)


class Judged(NamedTuple):
    """A rule with what it says of the week or its window (``sort``); ``whose`` is what it is called."""

    measure: Measure
    sort: str
    judgement: Judgement
    whose: str

    @property
    def key(self) -> Key:
        """The key of what is broken when it is off."""
        return self.measure.key, self.sort, ""

    @property
    def off(self) -> GroupVerdict:
        """The group that is furthest off."""
        return max(self.judgement.groups, key=lambda one: max(one.count - one.allowed[1], one.allowed[0] - one.count))

    def group(self, name: str) -> GroupVerdict:
        """A group of the rule by its name."""
        return next(one for one in self.judgement.groups if one.group == name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """Something that is broken: ``scope`` is the key of the rule or cadence, with its channel; ``words`` are a clause.

    ``amount`` is how far off it is, ``detail`` tells several of a sort apart. For what is not ``planned`` no proposal
    can be made. ``brings`` says, for numbers, what a step does that leaves an amount.
    """

    scope: str
    sort: str
    amount: float
    words: str
    detail: str = ""
    planned: bool = True
    brings: Callable[[float], str] | None = field(default=None, compare=False, repr=False)

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
    """What is broken in the week, and in the next one; ``mixes`` are the rules of the week as they are judged."""

    week: Breaches
    next_week: Breaches
    mixes: Mapping[Key, Judged] = field(default_factory=dict)

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
