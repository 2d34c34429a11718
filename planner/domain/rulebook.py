"""The rules of a brand: the shipped ones and its own, as they hold in a week.

What is changed holds from a week on, so that the weeks before stay judged as they were.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, OwnRule, RuleSort
from planner.domain.rules import Cadence, Group, MixRule, cadence, followed, mix_rule
from planner.domain.span import Week

EFFORT = "effort"
"""The key of the one rule of a brand that says how long posts take."""

Tables = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the program brings: tables of mix rules, groups, cadences, and minutes that a post of a format takes."""

    mixes: Tables = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    cadences: tuple[Cadence, ...] = ()
    effort: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Regime:
    """Which rules a brand holds its weeks to: its main one ("" is none) and those that it watches beside it."""

    rule: str
    also: tuple[str, ...] = ()


def regime_of(brand: Brand, week: Week) -> Regime:
    """The rules that held in a week, by key."""
    for until, rule, *also in brand.earlier:
        if week.monday < date.fromisoformat(until):
            return Regime(rule, tuple(also))
    return Regime(brand.rule, brand.also)


class Rulebook:
    """The rules of one brand; raises ValueError, with the name, for a rule that is not known or cannot be read."""

    def __init__(self, shipped: Shipped, plan: Plan) -> None:
        self._shipped = shipped
        self._plan = plan
        self._mixes: dict[tuple[str, str], MixRule] = {}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all mix rules: those of the brand, then the shipped ones that it has none of its own for."""
        own = dict.fromkeys(one.key for one in self._own(RuleSort.MIX) if not one.archived)
        return (*own, *(key for key in self._shipped.mixes if key not in own))

    def mix(self, key: str, week: Week | None = None) -> MixRule:
        """The mix rule of this key as it holds in a week, None: as it holds last."""
        own = self._own_mix(key, week)
        name = key, own.id if own else ""
        if name not in self._mixes:
            table = self._table_of(key, own)
            with _read_as(f"rule “{key}”"):
                self._mixes[name] = self.read_mix(key, table)
        return self._mixes[name]

    def read_mix(self, key: str, table: Mapping[str, Any]) -> MixRule:
        """A mix rule of a table, with the labels of the brand; raises ValueError naming what is wrong."""
        try:
            return mix_rule(key, table, self._shipped.groups, self._labels)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"something is missing or of the wrong sort ({error})") from error

    def mix_table(self, key: str, week: Week | None = None) -> Mapping[str, Any]:
        """The table of a mix rule, to make another one of it."""
        return self._table_of(key, self._own_mix(key, week))

    def main(self, week: Week) -> MixRule | None:
        """The rule that a week is held to."""
        key = regime_of(self._plan.brand, week).rule
        return self.mix(key, week) if key else None

    def watched(self, week: Week) -> tuple[MixRule, ...]:
        """The other rules of a week over all its channels."""
        return tuple(rule for rule in self._also(week) if not rule.each_channel)

    def of_channels(self, week: Week) -> tuple[MixRule, ...]:
        """The rules of a week that judge every channel apart."""
        return tuple(rule for rule in self._also(week) if rule.each_channel)

    def cadences(self, week: Week | None = None) -> tuple[Cadence, ...]:
        """The cadences as they hold in a week, those of single channels in place of their platform's."""
        key = week.monday if week else None
        if key not in self._cadences:
            self._cadences[key] = tuple(self._cadences_in(week))
        return self._cadences[key]

    def cadences_of(self, channel: Channel, week: Week | None = None) -> tuple[Cadence, ...]:
        """The cadences that a channel follows in a week; none when it is archived."""
        return followed(self.cadences(week), channel)

    def effort(self, week: Week | None = None) -> Mapping[str, int]:
        """The minutes that a post of each format takes; "" is any other format."""
        own = _holding((one for one in self._own(RuleSort.EFFORT) if one.key == EFFORT), week)
        if own is None or own.archived:
            return self._shipped.effort
        with _read_as("time that posts take"):
            return {**self._shipped.effort, **{form: int(minutes) for form, minutes in json.loads(own.table).items()}}

    @property
    def groups(self) -> Mapping[str, Group]:
        """The named groups that rules are made of."""
        return self._shipped.groups

    # private

    @cached_property
    def _cadences(self) -> dict[date | None, tuple[Cadence, ...]]:
        return {}

    def _cadences_in(self, week: Week | None) -> Iterable[Cadence]:
        own: dict[tuple[str, str], list[OwnRule]] = {}
        for one in self._own(RuleSort.CADENCE):
            own.setdefault((one.key, one.channel_id or ""), []).append(one)
        holding = {name: _holding(versions, week) for name, versions in own.items()}
        there = {name: one for name, one in holding.items() if one is not None and not one.archived}
        yield from (one for one in self._shipped.cadences if (one.key, one.channel_id) not in there)
        for (key, channel_id), one in there.items():
            with _read_as(f"cadence “{key}”"):
                yield replace(cadence(key, json.loads(one.table)), channel_id=channel_id)

    def _also(self, week: Week) -> Iterable[MixRule]:
        return (self.mix(key, week) for key in regime_of(self._plan.brand, week).also)

    def _own(self, sort: RuleSort) -> Iterable[OwnRule]:
        return (one for one in self._plan.own_rules if one.sort is sort)

    def _own_mix(self, key: str, week: Week | None) -> OwnRule | None:
        """The brand's own rule of a key, None where the shipped one holds; a key always has a rule."""
        versions = [one for one in self._own(RuleSort.MIX) if one.key == key]
        own = _holding(versions, week)
        if key in self._shipped.mixes:
            return None if own is None or own.archived else own
        return own if own else min(versions, key=_since, default=None)

    def _table_of(self, key: str, own: OwnRule | None) -> Mapping[str, Any]:
        if own is None and key not in self._shipped.mixes:
            raise ValueError(f"There is no rule “{key}”; there are {', '.join(self.keys)}")
        if own is None:
            return self._shipped.mixes[key]
        with _read_as(f"rule “{key}”"):
            table: Mapping[str, Any] = json.loads(own.table)
        return table

    @cached_property
    def _labels(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for label in sorted(self._plan.labels.values(), key=lambda one: one.position):
            if label.set_id in self._plan.sets and not label.archived:
                found.setdefault(self._plan.sets[label.set_id].key, []).append((label.key, label.name))
        return found


def _holding(versions: Iterable[OwnRule], week: Week | None) -> OwnRule | None:
    """The last of the versions of a rule that holds in a week (None: the last of all)."""
    holding = [one for one in versions if week is None or one.since is None or one.since <= week.monday]
    return max(holding, key=_since, default=None)


def _since(one: OwnRule) -> tuple[date, str]:
    return one.since or date.min, one.id


@contextlib.contextmanager
def _read_as(name: str) -> Iterator[None]:
    """Raises ValueError with the name for whatever a table has wrong."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"The {name} cannot be read: {error}") from error
