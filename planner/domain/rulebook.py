"""The rules of a brand: the shipped ones and its own, as they hold in a week.

What is changed holds from a week on, so that the weeks before stay judged as they were.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar

from planner.domain.own_rules import holding, read_as, since_of, table_of
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, OwnRule, RuleSort
from planner.domain.rules import Cadence, Group, MixRule, cadence, effort_of, followed, mix_rule
from planner.domain.span import Span, Week

EFFORT = "effort"
"""The key of the one rule of a brand that says how long posts take."""

Tables = Mapping[str, Mapping[str, Any]]
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Shipped:
    """What the program brings: tables of mix rules, groups, cadences, and minutes that a post of a format takes.

    ``for_days`` are the keys of the kinds that take up special days, ``offers`` those whose posts hold an offer.
    """

    mixes: Tables = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    cadences: tuple[Cadence, ...] = ()
    effort: Mapping[str, int] = field(default_factory=dict)
    for_days: frozenset[str] = frozenset()
    offers: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Regime:
    """Which rules a brand holds its weeks to: its main one ("" is none) and those that it watches beside it."""

    rule: str
    also: tuple[str, ...] = ()


def earlier_regimes(brand: Brand) -> list[tuple[date, Regime]]:
    """The regimes before the present one, oldest first, each with the Monday until which it held; ValueError."""
    with read_as("list of earlier rules"):
        return [(date.fromisoformat(until), Regime(rule, tuple(also))) for until, rule, *also in brand.earlier]


def regime_of(brand: Brand, week: Week) -> Regime:
    """The rules that held in a week, by key; raises ValueError where earlier ones cannot be read."""
    earlier = (regime for until, regime in earlier_regimes(brand) if week.monday < until)
    return next(earlier, Regime(brand.rule, brand.also))


@dataclass(frozen=True, slots=True)
class _Read(Generic[V]):
    """What holds in a week, and what of it cannot be read."""

    values: V
    troubles: tuple[str, ...] = ()


class Rulebook:
    """The rules of one brand.

    Raises ValueError, with the name, for a mix rule that is not known or cannot be read. In place of a cadence or
    effort that cannot be read the shipped one holds, and ``troubles`` says so.
    """

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
            with read_as(f"rule “{key}”"):
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

    def over_all(self, week: Week) -> tuple[MixRule, ...]:
        """The rules of a week over all its channels, the one that it is held to first."""
        main = self.main(week)
        return (*([main] if main else ()), *self.watched(week))

    def of_channels(self, week: Week) -> tuple[MixRule, ...]:
        """The rules of a week that judge every channel apart."""
        return tuple(rule for rule in self._also(week) if rule.each_channel)

    def cadences(self, week: Week | None = None) -> tuple[Cadence, ...]:
        """The cadences as they hold in a week, those of single channels in place of their platform's."""
        key = week.monday if week else None
        if key not in self._cadences:
            self._cadences[key] = self._cadences_in(week)
        return self._cadences[key].values

    def cadences_of(self, channel: Channel, week: Week | None = None) -> tuple[Cadence, ...]:
        """The cadences that a channel follows in a week; none when it is archived."""
        return followed(self.cadences(week), channel)

    def cadences_on(self, channel: Channel, day: date) -> tuple[Cadence, ...]:
        """The cadences that a channel follows on a day."""
        return self.cadences_of(channel, Week.of(day))

    def cadences_within(self, span: Span) -> tuple[Cadence, ...]:
        """All cadences that hold somewhere in a span."""
        return tuple(dict.fromkeys(one for week in span.weeks() for one in self.cadences(week)))

    def effort(self, week: Week | None = None) -> Mapping[str, int]:
        """The minutes that a post of each format takes in a week; "" is any other format."""
        return self._effort_in(week).values

    def troubles(self, week: Week | None = None) -> tuple[str, ...]:
        """What cannot be read of the cadences and efforts of a week, in sentences."""
        self.cadences(week)
        return *self._cadences[week.monday if week else None].troubles, *self._effort_in(week).troubles

    @property
    def for_days(self) -> frozenset[str]:
        """The keys of the kinds that take up special days."""
        return self._shipped.for_days

    @property
    def offers(self) -> frozenset[str]:
        """The keys of the kinds whose posts hold an offer."""
        return self._shipped.offers

    @property
    def groups(self) -> Mapping[str, Group]:
        """The named groups that rules are made of."""
        return self._shipped.groups

    # private

    @cached_property
    def _cadences(self) -> dict[date | None, _Read[tuple[Cadence, ...]]]:
        return {}

    def _cadences_in(self, week: Week | None) -> _Read[tuple[Cadence, ...]]:
        own: dict[tuple[str, str], list[OwnRule]] = {}
        for one in self._own(RuleSort.CADENCE):
            own.setdefault((one.key, one.channel_id or ""), []).append(one)
        there: dict[tuple[str, str], Cadence] = {}
        troubles = []
        for (key, channel_id), versions in own.items():
            own_one = holding(versions, week)
            if own_one is not None and not own_one.archived:
                try:
                    there[key, channel_id] = self._cadence(key, channel_id, own_one)
                except ValueError as error:
                    troubles.append(str(error))
        shipped = (one for one in self._shipped.cadences if (one.key, one.channel_id) not in there)
        return _Read((*shipped, *there.values()), tuple(troubles))

    def _cadence(self, key: str, channel_id: str, own: OwnRule) -> Cadence:
        where = self._plan.channels[channel_id].name if channel_id in self._plan.channels else ""
        with read_as(f"cadence “{key}”{where and f' of {where}'}"):
            return replace(cadence(key, table_of(own)), channel_id=channel_id)

    def _effort_in(self, week: Week | None) -> _Read[Mapping[str, int]]:
        own = holding((one for one in self._own(RuleSort.EFFORT) if one.key == EFFORT), week)
        if own is None or own.archived:
            return _Read(self._shipped.effort)
        try:
            with read_as("time that posts take"):
                return _Read({**self._shipped.effort, **effort_of(table_of(own))})
        except ValueError as error:
            return _Read(self._shipped.effort, (str(error),))

    def _also(self, week: Week) -> Iterable[MixRule]:
        return (self.mix(key, week) for key in regime_of(self._plan.brand, week).also)

    def _own(self, sort: RuleSort) -> Iterable[OwnRule]:
        return (one for one in self._plan.own_rules if one.sort is sort)

    def _own_mix(self, key: str, week: Week | None) -> OwnRule | None:
        """The brand's own rule of a key, None where the shipped one holds; a key always has a rule."""
        versions = [one for one in self._own(RuleSort.MIX) if one.key == key]
        own = holding(versions, week)
        if key in self._shipped.mixes:
            return None if own is None or own.archived else own
        return own if own else min(versions, key=since_of, default=None)

    def _table_of(self, key: str, own: OwnRule | None) -> Mapping[str, Any]:
        if own is None and key not in self._shipped.mixes:
            raise ValueError(f"There is no rule “{key}”; there are {', '.join(self.keys)}")
        if own is None:
            return self._shipped.mixes[key]
        with read_as(f"rule “{key}”"):
            return table_of(own)

    @cached_property
    def _labels(self) -> dict[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for label in sorted(self._plan.labels.values(), key=lambda one: one.position):
            if label.set_id in self._plan.sets and not label.archived:
                found.setdefault(self._plan.sets[label.set_id].key, []).append((label.key, label.name))
        return found
