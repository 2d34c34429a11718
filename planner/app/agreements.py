"""The words that ads and the work with creators are described with: objectives, uses of content, labels of networks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from planner.app.catalogue import RESOURCES
from planner.app.data_files import read_table

_ABOUT = ("source", "checked")


@dataclass(frozen=True, slots=True)
class Objectives:
    """What ads of some networks may be for, in the networks' words; without networks they are for all others."""

    networks: frozenset[str]
    names: tuple[str, ...]
    source: str


@cache
def objectives(folder: Path = RESOURCES) -> tuple[Objectives, ...]:
    """All lists of objectives, the one for all other networks last. Raises BadData when the file is wrong."""
    tables = read_table(folder / "paid" / "objectives.toml").values()
    listed = [Objectives(frozenset(one["networks"]), tuple(one["names"]), one["source"]) for one in tables]
    return tuple(sorted(listed, key=lambda one: not one.networks))


def objectives_of(platform: str) -> tuple[str, ...]:
    """What ads of a network may be for."""
    fitting = (one for one in objectives() if platform in one.networks or not one.networks)
    return next((one.names for one in fitting), ())


@cache
def uses(folder: Path = RESOURCES) -> Mapping[str, str]:
    """What content may be used for, by key. Raises BadData when the file is wrong."""
    return _named(folder, "uses")


@cache
def own_labels(folder: Path = RESOURCES) -> Mapping[str, str]:
    """The label that a network puts on paid content when that is switched on, by the network's key."""
    return _named(folder, "labels")


def _named(folder: Path, table: str) -> Mapping[str, str]:
    said = read_table(folder / "creators" / "agreed.toml")[table]
    return {key: words for key, words in said.items() if key not in _ABOUT}
