"""What pages are held to, as the data files say it: limits, needs, and the shapes of cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.domain.rules.facts import Severity
from planner.domain.rules.reading import refuse_unknown, source_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something a page should say: the sentence where it does not, the tag that says it, why, and who says so."""

    key: str
    severity: Severity
    sentence: str
    tag: str
    why: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShape:
    """How links are shown in one shape; letters and lines after which title and description are cut."""

    key: str
    name: str
    networks: str
    large: bool
    ratio: tuple[float, float]
    title: int
    description: int
    lines: tuple[int, int]
    source: str


@dataclass(frozen=True, slots=True)
class Requirements:
    """All of it; ``figures`` are limits by name, ``needs`` stand in the order in which they are told."""

    figures: Mapping[str, Any]
    needs: Mapping[str, Need]
    shapes: tuple[CardShape, ...]


def figure(_: str, table: Mapping[str, Any]) -> Any:
    """A limit of its table; raises ValueError or KeyError on bad data."""
    refuse_unknown(table, {"value", "source", "checked", "trust"})
    source_of(table)
    value = table["value"]
    return tuple(value) if isinstance(value, list) else value


def need(key: str, table: Mapping[str, Any]) -> Need:
    """A need of its table; raises ValueError or KeyError on bad data."""
    refuse_unknown(table, {"severity", "sentence", "tag", "why", "source", "checked"})
    return Need(
        key=key,
        severity=Severity(table["severity"]),
        sentence=str(table["sentence"]),
        tag=str(table.get("tag", "")),
        why=str(table["why"]),
        source=source_of(table),
    )


def card_shape(key: str, table: Mapping[str, Any]) -> CardShape:
    """A shape of cards of its table; raises ValueError or KeyError on bad data."""
    names = {"name", "networks", "large", "ratio", "title", "description", "lines"}
    refuse_unknown(table, names | {"source", "checked", "trust"})
    wide, high = table["ratio"]
    first, second = table["lines"]
    return CardShape(
        key=key,
        name=str(table["name"]),
        networks=str(table["networks"]),
        large=bool(table["large"]),
        ratio=(float(wide), float(high)),
        title=int(table["title"]),
        description=int(table["description"]),
        lines=(int(first), int(second)),
        source=source_of(table),
    )
