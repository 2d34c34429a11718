"""The shipped data files as domain values: mix rules, cadences, the checklist, kinds and platforms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from planner.domain.platforms import Platform, Platforms
from planner.domain.records import Brand, Label, Stance
from planner.domain.rules import Cadence, CheckFact, MixRule, cadence, check_fact, mix_rule, refuse_unknown

RESOURCES = Path(__file__).parents[2] / "resources"

V = TypeVar("V")


class BadData(Exception):
    """A data file of the program is wrong; the message names the file and the entry."""


class Catalogue:
    """Reads each file when it is first asked for; raises BadData when one is wrong."""

    def __init__(self, folder: Path = RESOURCES) -> None:
        self._folder = folder

    @cached_property
    def mix_rules(self) -> Mapping[str, MixRule]:
        """The shipped mix rules by key."""
        return self._read("rules/mix.toml", mix_rule)

    @cached_property
    def cadences(self) -> tuple[Cadence, ...]:
        """The shipped cadences."""
        return tuple(self._read("rules/cadence.toml", cadence).values())

    @cached_property
    def checks(self) -> tuple[CheckFact, ...]:
        """The items of the checklist in their order."""
        return tuple(self._read("checks/checklist.toml", check_fact).values())

    @cached_property
    def kinds(self) -> tuple[Label, ...]:
        """The kinds that a new brand starts with; their ids and set are given when they are copied."""
        kinds = self._read("labels/kinds.toml", _kind)
        return tuple(kinds.values())

    @cached_property
    def platforms(self) -> Platforms:
        """All networks that the program knows."""
        files = sorted((self._folder / "platforms").glob("*.toml"))
        return Platforms(self._made(file, file.stem, _platform, self._table(file)) for file in files)

    def rule_of(self, brand: Brand) -> MixRule | None:
        """The brand's rule, or None when none is set; raises ValueError when the rule is not known here."""
        return self.named_rule(brand.rule) if brand.rule else None

    def named_rule(self, key: str) -> MixRule:
        """The rule with this key; raises ValueError with the list of keys."""
        rule = self.mix_rules.get(key)
        if rule is None:
            raise ValueError(f"There is no rule “{key}”; there are {', '.join(self.mix_rules)}")
        return rule

    def _read(self, name: str, make: Callable[[str, Mapping[str, Any]], V]) -> dict[str, V]:
        file = self._folder / name
        return {key: self._made(file, key, make, table) for key, table in self._table(file).items()}

    def _table(self, file: Path) -> Mapping[str, Any]:
        try:
            return tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise BadData(f"{file} cannot be read: {error}") from error

    def _made(self, file: Path, key: str, make: Callable[[str, Mapping[str, Any]], V], table: Mapping[str, Any]) -> V:
        try:
            return make(key, table)
        except (ValueError, TypeError, KeyError) as error:
            raise BadData(f"{file}, “{key}”: {error}") from error


def _kind(key: str, table: Mapping[str, Any]) -> Label:
    values = {**table, "stance": Stance(table["stance"])}
    return Label(id="", set_id="", key=key, **values)


def _platform(key: str, table: Mapping[str, Any]) -> Platform:
    refuse_unknown(table, {"name", "aliases", "glyph"})
    return Platform(key, table["name"], tuple(table.get("aliases", ())), _file_name(table["glyph"]))


def _file_name(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9-]+", value):
        raise ValueError(f"“{value}” is no name of an icon")
    return value
