"""The numbers that can be kept, and the measures that are made of them, as read from data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from planner.domain.records import Stance
from planner.domain.rules import refuse_unknown

INTERACTIONS = "interactions"
"""Stands for the numbers that a brand adds up as engagement."""

DEFAULT_INTERACTIONS = ("reactions", "comments", "shares", "saves")
"""What is added up as engagement where a brand says nothing else."""


class Unit(StrEnum):
    """What a number is counted in; money is in the currency of the brand or campaign."""

    COUNT = "count"
    MONEY = "money"
    SECONDS = "seconds"
    HOURS = "hours"


class Together(StrEnum):
    """What is done with several numbers: added up, averaged, the latest taken, or nothing at all."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"
    APART = "apart"


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A number of an entry, account, campaign or advertisement.

    ``of`` are these sorts (entry, account, campaign, paid). ``called`` has for each network that gives it what it says
    for it there, today's word first; one that ``everywhere`` has is noted by people.
    """

    key: str
    name: str
    what: str
    unit: Unit = Unit.COUNT
    together: Together = Together.SUM
    of: frozenset[str] = frozenset()
    everywhere: bool = False
    called: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def name_on(self, platform: str) -> str:
        """What a network calls it today."""
        return self.called.get(platform, (self.name,))[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Which numbers a network gives and what it calls them, with where that was read and how well it is known."""

    platform: str
    names: Mapping[str, tuple[str, ...]]
    source: str
    checked: str
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What entries are compared by: the sum of some numbers, ``per`` another number or, where that is "", per post.

    ``counted`` are keys of metrics, or INTERACTIONS. ``stances`` are those whose posts are meant to reach it.
    """

    key: str
    name: str
    counted: tuple[str, ...]
    per: str = ""
    stances: frozenset[Stance] = frozenset()
    source: str = ""

    def keys(self, interactions: Sequence[str]) -> tuple[str, ...]:
        """The numbers that are added up, with what the brand adds up as engagement."""
        chosen = tuple(interactions) or DEFAULT_INTERACTIONS
        keys = (part for one in self.counted for part in (chosen if one == INTERACTIONS else (one,)))
        return tuple(dict.fromkeys(keys))


def metric(key: str, table: Mapping[str, Any], sources: Iterable[Source] = ()) -> Metric:
    """The metric that a table says; raises ValueError or KeyError when it says none."""
    refuse_unknown(table, {"name", "what", "unit", "together", "of", "everywhere"})
    return Metric(
        key=key,
        name=str(table["name"]),
        what=str(table["what"]),
        unit=Unit(table.get("unit", Unit.COUNT)),
        together=Together(table.get("together", Together.SUM)),
        of=frozenset(table["of"]),
        everywhere=bool(table.get("everywhere", False)),
        called=MappingProxyType({one.platform: one.names[key] for one in sources if key in one.names}),
    )


def source(platform: str, table: Mapping[str, Any]) -> Source:
    """The numbers of a network that a table says."""
    said = {"source", "checked", "confidence"}
    names = {key: tuple(names) for key, names in table.items() if key not in said}
    about = {name: str(table[name]) for name in said}
    return Source(platform=platform, names=MappingProxyType(names), **about)


def measure(key: str, table: Mapping[str, Any], metrics: Mapping[str, Metric]) -> Measure:
    """The measure that a table says; raises ValueError when it is made of a number that is not known."""
    refuse_unknown(table, {"name", "counted", "per", "stances", "source"})
    made_of = (*table["counted"], *filter(None, [table.get("per", "")]))
    unknown = [one for one in made_of if one != INTERACTIONS and one not in metrics]
    if unknown:
        raise ValueError(f"there is no number “{unknown[0]}”")
    return Measure(
        key=key,
        name=str(table["name"]),
        counted=tuple(table["counted"]),
        per=str(table.get("per", "")),
        stances=frozenset(map(Stance, table.get("stances", ()))),
        source=str(table.get("source", "")),
    )


def offered(metrics: Iterable[Metric], platform: str, of: str) -> tuple[Metric, ...]:
    """The numbers of a sort that a network gives, in order; of a network that nothing is known of, all."""
    asked = [one for one in metrics if of in one.of]
    known = any(platform in one.called for one in asked)
    return tuple(one for one in asked if one.everywhere or not known or platform in one.called)
