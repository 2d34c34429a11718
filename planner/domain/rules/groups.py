"""Groups: named questions about an entry, such as "is it promotional", "is it by others"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol

from planner.domain.records import Stance
from planner.domain.rules.reading import frozen, refuse_unknown

BY_LABEL = {"stance": "stances", "kind": "kinds", "origin": "origins"}
"""What stands before the colon of a reference, and which condition it is; any other is the key of a label set."""


class Labelled(Protocol):
    """What groups ask of an entry: ``labels`` are ``set:key`` of every set but kind."""

    @property
    def stance(self) -> Stance | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def origin(self) -> str: ...
    @property
    def labels(self) -> tuple[str, ...]: ...
    @property
    def link(self) -> bool: ...
    @property
    def partner(self) -> bool: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Conditions that all have to hold; one that says nothing holds for every entry."""

    stances: frozenset[Stance] = frozenset()
    kinds: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    link: bool | None = None
    partner: bool | None = None

    def holds(self, entry: Labelled) -> bool:
        """True when an entry meets every condition."""
        return (
            (not self.stances or entry.stance in self.stances)
            and (not self.kinds or entry.kind in self.kinds)
            and (not self.origins or entry.origin in self.origins)
            and (not self.labels or not self.labels.isdisjoint(entry.labels))
            and (self.link is None or self.link is entry.link)
            and (self.partner is None or self.partner is entry.partner)
        )


@dataclass(frozen=True, slots=True)
class Group:
    """A named group: an entry is in it when one of the clauses holds."""

    key: str
    name: str
    clauses: tuple[Clause, ...]
    note: str = ""


def group(key: str, table: Mapping[str, Any]) -> Group:
    """A group from a table with ``name`` and ``any``, a list of clauses; raises ValueError naming what is wrong."""
    refuse_unknown(table, {"name", "any", "note"})
    return Group(key, table["name"], tuple(map(_clause, table["any"])), table.get("note", ""))


def clauses_of(references: Iterable[str], groups: Mapping[str, Group]) -> tuple[Clause, ...]:
    """The clauses of references: keys of groups, ``kind:question``, ``stance:...``, ``origin:...``, ``pillar:...``.

    Raises ValueError for one that is unknown.
    """
    return tuple(clause for reference in references for clause in _referred(reference, groups))


def sets_in(clauses: Iterable[Clause]) -> frozenset[str]:
    """The keys of the label sets that clauses ask for, but kind."""
    return frozenset(label.partition(":")[0] for clause in clauses for label in clause.labels)


def _referred(reference: str, groups: Mapping[str, Group]) -> tuple[Clause, ...]:
    name, colon, key = reference.partition(":")
    if not colon:
        if reference not in groups:
            raise ValueError(f"there is no group “{reference}”")
        return groups[reference].clauses
    condition = BY_LABEL.get(name)
    if condition is None:
        return (Clause(labels=frozenset({reference})),)
    values: dict[str, Any] = {condition: frozenset({Stance(key) if condition == "stances" else key})}
    return (Clause(**values),)


def _clause(table: Mapping[str, Any]) -> Clause:
    refuse_unknown(table, {field.name for field in fields(Clause)})
    values = {name: frozen(value) for name, value in table.items()}
    return Clause(**values | {"stances": frozenset(map(Stance, table.get("stances", ())))})
