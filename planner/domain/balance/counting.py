"""Counting: what of a stretch of days is in which group of a rule, each post once where the rule says so."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

from planner.domain.balance.entries import Entry
from planner.domain.records import Stance
from planner.domain.rules import MixRule, Unit, minutes_of
from planner.domain.span import Week

Effort = Mapping[str, int] | Callable[[Week], Mapping[str, int]]
"""The minutes that a post of each format takes, "" is any other, or what they are in a week."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: ``stances`` and ``groups`` by name, ``unlabelled`` without a kind or a label that is needed.

    All in the unit of the rule; ``number`` is how many posts or entries are judged.
    """

    stances: Mapping[Stance, int]
    groups: Mapping[str, int]
    unlabelled: int
    number: int = 0

    @property
    def total(self) -> int:
        """The denominator: what has a stance and is not neutral."""
        return self.stances[Stance.PROMOTIONAL] + self.stances[Stance.ENGAGEMENT]


@dataclass(frozen=True, slots=True, eq=False)
class Code:
    """What a counted thing is worth to a rule: ``stance`` None for what lacks a label, ``group`` None for no part.

    A counting has one for each worth, so that codes are told apart, and counted, without looking into them.
    """

    stance: Stance | None
    group: str | None
    weight: int

    @property
    def is_judged(self) -> bool:
        """True when it is in the denominator."""
        return self.stance is not None and self.stance is not Stance.NEUTRAL


Counted = dict[Hashable, Code]
"""What is counted, by what makes it one: its post, its placement, or its post and format."""

_KEYS: Mapping[Unit, Callable[[Entry], Hashable]] = {
    Unit.POST: attrgetter("post_id"),
    Unit.PLACEMENT: attrgetter("placement_id"),
    Unit.MINUTES: attrgetter("post_id", "format"),
}

_LABELS = attrgetter("kind", "stance", "origin", "labels", "link", "partner")
"""What the group of an entry hangs on."""

_WITH_EFFORT = attrgetter("day", "format", "kind", "stance", "origin", "labels", "link", "partner")


class Counting:
    """How one rule counts in one unit; remembers what entries of the same labels are worth."""

    def __init__(self, rule: MixRule, unit: Unit, effort: Effort) -> None:
        self._rule = rule
        self._effort_in = cache(effort) if callable(effort) else lambda _: effort
        self._in_minutes = unit is Unit.MINUTES
        self._worth_of = _WITH_EFFORT if self._in_minutes else _LABELS
        self._known: dict[tuple[object, ...], Code] = {}
        self._codes: dict[tuple[object, ...], Code] = {}
        self.key: Callable[[Entry], Hashable] = _KEYS[unit]
        """What makes an entry one with others."""

    def counted(self, entries: Iterable[Entry]) -> Counted:
        """The entries in scope, in their order; what is there already is not counted again."""
        found: Counted = {}
        known, key_of, worth_of = self._known, self.key, self._worth_of
        for entry in self.in_scope(entries):
            key = key_of(entry)
            if key in found:
                continue
            worth = worth_of(entry)
            code = known.get(worth)
            if code is None:
                code = known[worth] = self._code(entry)
            found[key] = code
        return found

    def in_scope(self, entries: Iterable[Entry]) -> Iterable[Entry]:
        """The entries that the rule looks at."""
        if not self._rule.is_scoped:
            return entries
        within = self._rule.within
        return [entry for entry in entries if within(entry.channel_id, entry.format, entry.campaign_id)]

    def _code(self, entry: Entry) -> Code:
        worth = (*self._judged(entry), self._minutes(entry) if self._in_minutes else 1)
        return self._codes.setdefault(worth, Code(*worth))

    def _minutes(self, entry: Entry) -> int:
        return minutes_of(entry.format, self._effort_in(Week.of(entry.day)))

    def _judged(self, entry: Entry) -> tuple[Stance | None, str | None]:
        if entry.stance is None or not self._rule.sets <= {label.partition(":")[0] for label in entry.labels}:
            return None, None
        return entry.stance, None if entry.stance is Stance.NEUTRAL else self._rule.part_of(entry)


def together(stretches: Sequence[Counted]) -> Counted:
    """Several stretches counted as one, the earlier first: a post in two of them is counted once."""
    merged: Counted = {}
    for counted in reversed(stretches):
        merged.update(counted)
    return merged


def tally_of(counted: Counted) -> Tally:
    """The sums of what was counted."""
    stances = dict.fromkeys(Stance, 0)
    groups: dict[str, int] = {}
    unlabelled = number = 0
    for code, times in Counter(counted.values()).items():
        worth = times * code.weight
        if code.stance is None:
            unlabelled += worth
            continue
        stances[code.stance] += worth
        number += times if code.is_judged else 0
        if code.group is not None:
            groups[code.group] = groups.get(code.group, 0) + worth
    return Tally(stances, groups, unlabelled, number)
