"""The networks' exports of results as data: resources/results/formats, read when the first one comes in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Any

from planner.app.catalogue import RESOURCES, Catalogue
from planner.app.data_files import made_of, read_table
from planner.domain.rules.reading import refuse_unknown, without_source
from planner.exchange.analytics.model import (
    About,
    Formats,
    Moment,
    Network,
    Role,
    TableFormat,
    Unit,
    Words,
)
from planner.exchange.reading.folding import folded, words_of
from planner.exchange.reading.lexicon import Lexicon

_FOLDER = RESOURCES / "results" / "formats"
_SHARED = frozenset({"headings", "values"})
_NETWORK = {"name", "platform", "hosts", "address_id", "id_in_address", "id_form", "address_of_id", "replies", "moment"}
_TABLE = {
    "name", "about", "needs", "without", "fields", "numbers", "zone", "order", "pairs", "own", "last", "why",
}  # fmt: skip
_ORDERS = MappingProxyType({"month-first": True, "day-first": False, "": None})


def formats_of(catalogue: Catalogue) -> Formats:
    """All formats; raises BadData when a file of them is wrong."""
    return _formats(catalogue.lexicon)


@lru_cache(maxsize=1)
def _formats(lexicon: Lexicon) -> Formats:
    words = _made("headings", lambda headings: _made("values", lambda values: _words(headings, values)))
    files = sorted(path for path in _FOLDER.glob("*.toml") if path.stem not in _SHARED)
    read = [_made(path.stem, partial(_network_file, path.stem, words=words)) for path in files]
    return Formats(
        tables=tuple(table for _, tables in read for table in tables),
        networks=tuple(network for network, _ in read if network.hosts),
        words=words,
        lexicon=lexicon,
    )


def _made(name: str, make: Callable[[Mapping[str, Any]], Any]) -> Any:
    file = _FOLDER / f"{name}.toml"
    return made_of(file, name, lambda _, table: make(without_source(table)), read_table(file))


# words


def _words(headings: Mapping[str, Any], values: Mapping[str, Any]) -> Words:
    fields, numbers = headings["fields"], headings["numbers"]
    return Words(
        headings=_headings({**fields, **numbers}),
        roles={key: Role(one["role"]) for key, one in fields.items() if one["role"]},
        units={key: Unit(one.get("unit", "count")) for key, one in numbers.items()},
        missing=_folded(values["words"]["missing"]),
        total=_folded(values["words"]["total"]),
        lifetime=_folded(values["words"]["lifetime"]),
        multiples={folded(word): int(times) for word, times in values["multiples"].items()},
        forms={key: tuple(map(folded, words)) for key, words in values["forms"].items()},
    )


def _headings(said: Mapping[str, Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for key, one in said.items():
        refuse_unknown(one, {"role", "unit", "words"})
        for word in one["words"]:
            if found.setdefault(words_of(word), key) != key:
                raise ValueError(f"“{word}” stands under “{found[words_of(word)]}” and “{key}”")
    return found


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(folded, words))


# networks


def _network_file(key: str, table: Mapping[str, Any], words: Words) -> tuple[Network, tuple[TableFormat, ...]]:
    refuse_unknown(table, {"tables", *_NETWORK})
    network = Network(
        key=table["platform"],
        name=table["name"],
        hosts=tuple(table.get("hosts", ())),
        address_id=table.get("address_id", ""),
        id_in_address=table.get("id_in_address", False),
        id_form=table.get("id_form", r"\d+"),
        address_of_id=table.get("address_of_id", ""),
        replies=table.get("replies", False),
        moment=Moment(**table["moment"]) if "moment" in table else None,
    )
    tables = tuple(_table(f"{key}.{name}", one, network, words) for name, one in table["tables"].items())
    return network, tables


def _table(key: str, said: Mapping[str, Any], network: Network, words: Words) -> TableFormat:
    refuse_unknown(said, _TABLE)
    keys = {*words.headings.values()}
    needs = tuple(frozenset(one.split("|")) for one in said["needs"])
    without = frozenset(said.get("without", ()))
    named = set().union(*needs, without, said.get("fields", ()), said.get("numbers", ()))
    if not named <= keys:
        raise ValueError(f"{key} names headings that are not known: {', '.join(sorted(named - keys))}")
    return TableFormat(
        key=key,
        name=said["name"],
        network=network,
        about=About(said["about"]),
        needs=needs,
        without=without,
        roles={one: Role(role) for one, role in said.get("fields", {}).items()},
        numbers=dict(said.get("numbers", {})),
        zone=said.get("zone", ""),
        month_first=_ORDERS[said.get("order", "")],
        pairs=said.get("pairs", False),
        own=said.get("own", False),
        last=said.get("last", False),
        why=said.get("why", ""),
    )
