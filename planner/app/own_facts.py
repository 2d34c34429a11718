"""The facts about networks that are the user's: changed by hand, or imported from a newer file."""

from __future__ import annotations

import contextlib
import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.app.platform_files import FactNames, FactShape, fact_of, fact_table, facts_of, platform_of
from planner.app.surroundings import make_private_folder
from planner.app.toml_writing import tables_text
from planner.domain.fact_words import Difference
from planner.domain.platforms import Fact, Place, Platform
from planner.store.errors import NotWritten
from planner.store.files import free_name, write_whole

Kept = dict[str, dict[Place, Fact]]
"""Facts by the key of their network and by their place there."""

OWN_SOURCE = "Set by you"

_HEAD = "# The facts about networks that were changed or imported in Evenweek.\n\n"


@dataclass(frozen=True, slots=True)
class FactImport:
    """The facts of a file by network, and what is new in them."""

    facts: Mapping[str, tuple[Fact, ...]]
    differences: tuple[Difference, ...]


class OwnFacts:
    """Reads the file at ``path``; one that cannot be understood is set aside, said in ``note``, and left out.

    Several windows may use the file: each reads it again before it writes. Without a path nothing is kept for the
    next time.
    """

    def __init__(self, path: Path | None, shipped: Mapping[str, Platform], names: FactNames) -> None:
        self.path = path
        self.note = ""
        self._shipped, self._names = shipped, names
        self._own, self._imported = self._read_or_set_aside()

    @property
    def has_imported(self) -> bool:
        """Whether there are imported facts to revert."""
        return any(self._imported.values())

    def merged(self, platform: Platform) -> Platform:
        """The network with its imported and own facts; what is shipped and checked later wins over an imported one."""
        own = self._own.get(platform.key, {})
        if not own and not self._imported.get(platform.key):
            return platform
        return replace(platform, facts=(*self._known(platform).values(), *own.values()))

    def change(self, platform: str, fact: Fact) -> None:
        """Keeps a fact of the user's in the place of the one of its name and formats.

        Raises ValueError when it cannot be one, NotWritten when the disk does not take it.
        """
        shape = self._shape(platform)
        made = replace(fact_of(fact_table(replace(fact, source=OWN_SOURCE)), shape), own=True)
        self._read_again()
        kept = self._others(platform, made.name, made.formats)
        self._keep({**self._own, platform: {**kept, made.place: made}}, self._imported)

    def revert(self, platform: str, name: str, formats: frozenset[str] | None) -> bool:
        """Forgets the user's facts of this name, for certain formats or for all; False when there were none."""
        self._read_again()
        kept = self._others(platform, name, formats)
        if len(kept) == len(self._own.get(platform, {})):
            return False
        self._keep({**self._own, platform: kept}, self._imported)
        return True

    def planned(self, key: str, table: Mapping[str, Any]) -> FactImport:
        """What a file would change: one network, whose key is the file's name, or several as [platform.key] tables.

        Raises ValueError that names what is wrong with it; nothing is kept yet.
        """
        tables = table.get("platform", {key: table})
        if not isinstance(tables, Mapping) or ("platform" in table and len(table) > 1):
            raise ValueError("a file holds one network, or nothing but [platform.key] tables")
        facts = {one: self._facts_in(one, part) for one, part in tables.items()}
        if not any(facts.values()):
            raise ValueError("there are no facts in it")
        return FactImport(facts, tuple(self._differences(facts)))

    def take(self, planned: FactImport) -> None:
        """Keeps imported facts, each in the place of an imported one; raises NotWritten."""
        self._read_again()
        imported = {key: {**self._imported.get(key, {}), **_by_place(facts)} for key, facts in planned.facts.items()}
        self._keep(self._own, {**self._imported, **imported})

    def revert_import(self) -> bool:
        """Forgets all imported facts; False when there were none."""
        self._read_again()
        if not self.has_imported:
            return False
        self._keep(self._own, {})
        return True

    # what is known

    def _known(self, platform: Platform) -> dict[Place, Fact]:
        facts = _by_place(platform.facts)
        for place, fact in self._imported.get(platform.key, {}).items():
            if place not in facts or fact.checked >= facts[place].checked:
                facts[place] = fact
        return facts

    def _differences(self, facts: Mapping[str, tuple[Fact, ...]]) -> Iterable[Difference]:
        for key, some in facts.items():
            platform = self._shipped[key]
            known = self._known(platform)
            for fact in some:
                before = known.get(fact.place)
                if before is None or (fact != before and fact.checked >= before.checked):
                    yield Difference(platform, fact, before)

    def _others(self, platform: str, name: str, formats: frozenset[str] | None) -> dict[Place, Fact]:
        return {
            place: fact
            for place, fact in self._own.get(platform, {}).items()
            if fact.name != name or (formats is not None and fact.formats != formats)
        }

    def _facts_in(self, key: str, table: Any) -> tuple[Fact, ...]:
        shape = self._shape(key)
        if not isinstance(table, Mapping):
            raise ValueError(f"platform.{key} is no table")
        try:
            if "name" in table:
                platform_of(key, {"glyph": "globe", **table}, self._names)
            elif set(table) - {"facts"}:
                raise ValueError(f"unknown key “{min(set(table) - {'facts'})}”")
            return facts_of(table, shape)
        except KeyError as error:
            raise ValueError(f"{key}: {error.args[0]} is missing") from None
        except (ValueError, TypeError) as error:
            raise ValueError(f"{key}: {error}") from None

    def _shape(self, key: str) -> FactShape:
        platform = self._shipped.get(key)
        if platform is None:
            raise ValueError(f"There is no network “{key}”; there are {', '.join(self._shipped)}")
        return FactShape(self._names, platform.formats, platform.counting)

    # the file

    def _keep(self, own: Kept, imported: Kept) -> None:
        if self.path is not None:
            text = _HEAD + tables_text("own", _tables(own)) + tables_text("imported", _tables(imported))
            try:
                make_private_folder(self.path.parent)
                write_whole(self.path, text.encode())
            except OSError as error:
                raise NotWritten(f"The facts could not be written to {self.path}: {error.strerror}.") from None
        self._own, self._imported = own, imported

    def _read_again(self) -> None:
        if self.path is not None:
            self._own, self._imported = self._read_or_set_aside()

    def _read_or_set_aside(self) -> tuple[Kept, Kept]:
        if self.path is None:
            return {}, {}
        try:
            return self._read(self.path)
        except FileNotFoundError:
            return {}, {}
        except OSError as error:
            self.note = f"Your facts at {self.path} cannot be read: {error.strerror}. The shipped ones are used."
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.note = f"Your facts at {self.path} cannot be understood. The shipped ones are used."
            aside = free_name(self.path, "broken")
            with contextlib.suppress(OSError):
                os.replace(self.path, aside)
                self.note += f" What was there is kept as {aside.name}."
        return {}, {}

    def _read(self, path: Path) -> tuple[Kept, Kept]:
        content = tomllib.loads(path.read_bytes().decode())
        own = self._kept(content.get("own", []))
        return {key: {p: replace(f, own=True) for p, f in some.items()} for key, some in own.items()}, self._kept(
            content.get("imported", [])
        )

    def _kept(self, tables: list[dict[str, Any]]) -> Kept:
        kept: Kept = {}
        for table in tables:
            key = table.pop("platform")
            fact = fact_of(table, self._shape(key))
            kept.setdefault(key, {})[fact.place] = fact
        return kept


def _tables(kept: Kept) -> Iterable[Mapping[str, Any]]:
    return ({"platform": key, **fact_table(fact)} for key, facts in kept.items() for fact in facts.values())


def _by_place(facts: Iterable[Fact]) -> dict[Place, Fact]:
    return {fact.place: fact for fact in facts}
