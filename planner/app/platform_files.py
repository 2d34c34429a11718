"""The files of networks and of facts: strict tables in, values out. ValueError names what is wrong and where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from planner.domain.entities import MANNERS
from planner.domain.lengths import UNITS
from planner.domain.platforms import Confidence, Extra, Fact, FactName, Measure, Platform, Value
from planner.domain.quote import steers
from planner.domain.rules import refuse_unknown

FactNames = Mapping[str, FactName]

GROUPS = {
    "text": "Text",
    "links": "Hashtags and links",
    "pictures": "Pictures",
    "videos": "Videos",
    "posting": "Posting",
    "profile": "Profile",
}
"""What facts are about, in the order in which they are shown."""

LARGEST_FILE = 2_000_000
"""Bytes of a file with facts."""

_PLATFORM_KEYS = {one.name for one in fields(Platform)} - {"key", "_held"}
_FACT_KEYS = {one.name for one in fields(Fact)} - {"own"} | {"none"}
_LIMITS = (Measure.COUNT, Measure.BYTES, Measure.SECONDS, Measure.PIXELS, Measure.RATIO)
_LONGEST_WORDS = 2000


@dataclass(frozen=True, slots=True)
class FactShape:
    """What the facts of a network may say: the names there are, its formats, and how it counts a text."""

    names: FactNames
    formats: tuple[str, ...]
    counting: str


def fact_name(key: str, table: Mapping[str, Any]) -> FactName:
    """The name of a fact from its table."""
    refuse_unknown(table, {one.name for one in fields(FactName)} - {"key"})
    if table.get("group") not in GROUPS:
        raise ValueError(f"group must be one of {', '.join(GROUPS)}")
    measure = Measure(table["measure"])
    told = _yes_no(table, "told") or measure is Measure.WORDS
    return FactName(key, _words(table, "words"), measure, table["group"], _words(table, "counted", ""), told)


def platform_of(key: str, table: Mapping[str, Any], names: FactNames) -> Platform:
    """A network from its file."""
    refuse_unknown(table, _PLATFORM_KEYS)
    formats = tuple(_icon_or_key(one) for one in _texts(table, "formats"))
    counting = _one_of(table, "counting", "graphemes", UNITS)
    shape = FactShape(names, formats, counting)
    return Platform(
        key=key,
        name=_words(table, "name"),
        aliases=_texts(table, "aliases"),
        glyph=_icon_or_key(table["glyph"]),
        counting=counting,
        manner=_one_of(table, "manner", "plain", MANNERS),
        threads=_yes_no(table, "threads"),
        formats=formats,
        extras=tuple(_extra(one, shape) for one in _tables(table, "extras")),
        facts=facts_of(table, shape),
    )


def facts_of(table: Mapping[str, Any], shape: FactShape) -> tuple[Fact, ...]:
    """The facts of a network's table; ValueError has the number and name of the first that is wrong or comes twice."""
    made: dict[object, Fact] = {}
    for number, one in enumerate(_tables(table, "facts"), start=1):
        try:
            fact = fact_of(one, shape)
            if fact.place in made:
                raise ValueError("it is there twice for the same formats and day")
        except KeyError as error:
            raise ValueError(f"fact {number} ({one.get('name', 'no name')}): {error.args[0]} is missing") from None
        except (ValueError, TypeError) as error:
            raise ValueError(f"fact {number} ({one.get('name', 'no name')}): {error}") from None
        made[fact.place] = fact
    return tuple(made.values())


def fact_of(table: Mapping[str, Any], shape: FactShape) -> Fact:
    """A fact from its table; a text that no unit is named for is counted as the network counts."""
    refuse_unknown(table, _FACT_KEYS)
    name = shape.names.get(table["name"])
    if name is None:
        raise ValueError("there is no fact of this name")
    return Fact(
        name=name.key,
        value=_value(table, name),
        source=_words(table, "source"),
        checked=_day(table, "checked"),
        confidence=Confidence(table["confidence"]),
        since=_day(table, "since") if "since" in table else None,
        formats=_known_formats(table, shape.formats),
        unit=_one_of(table, "unit", shape.counting if name.of_text else "", {"", *UNITS}),
        note=_words(table, "note", ""),
        tools=_yes_no(table, "tools"),
    )


def fact_table(fact: Fact) -> dict[str, Any]:
    """The table that ``fact_of`` reads as this fact."""
    value = {"none": True} if fact.value is None else {"value": fact.value}
    since = {"since": fact.since} if fact.since else {}
    told = {"formats": sorted(fact.formats), "unit": fact.unit, "note": fact.note, "tools": fact.tools}
    sure = {"source": fact.source, "checked": fact.checked, "confidence": fact.confidence.value}
    return {"name": fact.name, **value, **since, **{key: one for key, one in told.items() if one}, **sure}


def checked_value(value: Any, name: FactName) -> Value:
    """The value, when it is one of the name's measure; raises ValueError that says what it must be."""
    value = tuple(value) if isinstance(value, list) else value
    wanted, fits = _MEASURES[name.measure]
    if not fits(value):
        raise ValueError(f"the value must be {wanted}, not {value!r}")
    made: Value = value
    return made


def _value(table: Mapping[str, Any], name: FactName) -> Value | None:
    none = _yes_no(table, "none")
    if none == ("value" in table):
        raise ValueError("it needs a value, or none = true")
    if none and name.measure not in _LIMITS:
        raise ValueError("it is no limit, so it needs a value")
    return None if none else checked_value(table["value"], name)


def _extra(table: Mapping[str, Any], shape: FactShape) -> Extra:
    refuse_unknown(table, {one.name for one in fields(Extra)})
    limit = _words(table, "limit", "")
    if limit and limit not in shape.names:
        raise ValueError(f"the extra “{table['key']}” has the limit “{limit}”, which is no name of a fact")
    return Extra(
        key=_icon_or_key(table["key"]),
        name=_words(table, "name"),
        help=_words(table, "help", ""),
        limit=limit,
        formats=_known_formats(table, shape.formats),
        lines=_yes_no(table, "lines"),
        needed=_yes_no(table, "needed"),
    )


def _known_formats(table: Mapping[str, Any], formats: tuple[str, ...]) -> frozenset[str]:
    named = _texts(table, "formats")
    unknown = next((one for one in named if one not in formats), None)
    if unknown is not None:
        raise ValueError(f"there is no format “{unknown}” on this network")
    return frozenset(named)


def _tables(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ValueError(f"{key} must be written as [[{key}]]")
    return value


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(_is_words(one) for one in value):
        raise ValueError(f"{key} must be a list of words")
    return tuple(value)


def _words(table: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = table[key] if default is None else table.get(key, default)
    if value != default and not _is_words(value):
        raise ValueError(f"{key} must be words on one line")
    return str(value)


def _yes_no(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise ValueError(f"{key} must be true or false")
    return value


def _one_of(table: Mapping[str, Any], key: str, default: str, known: Any) -> str:
    value = table.get(key, default)
    if value not in known:
        raise ValueError(f"{key} “{value}” is not known; there are {', '.join(sorted(filter(None, known)))}")
    return str(value)


def _day(table: Mapping[str, Any], key: str) -> date:
    value = table[key]
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError(f"{key} must be a day such as 2026-11-23, without quotation marks")
    return value


def _icon_or_key(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9_-]+", value):
        raise ValueError(f"“{value}” is no name of an icon or key: small letters, digits, - and _")
    return value


def _is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST_WORDS and not steers(value)


def _is_number(value: object, least: float, *, whole: bool) -> bool:
    kinds = int if whole else (int, float)
    return isinstance(value, kinds) and not isinstance(value, bool) and least <= value < 1e15  # noqa: PLR2004  finite


def _is_whole(value: object) -> bool:
    return _is_number(value, 0, whole=True)


_MEASURES: dict[Measure, tuple[str, Any]] = {
    Measure.COUNT: ("a whole number from 0 up", _is_whole),
    Measure.BYTES: ("a whole number of bytes", _is_whole),
    Measure.SECONDS: ("a number of seconds from 0 up", lambda value: _is_number(value, 0, whole=False)),
    Measure.PIXELS: ("a whole number of pixels", _is_whole),
    Measure.RATIO: ("width divided by height, such as 0.8", lambda value: _is_number(value, 1e-4, whole=False)),
    Measure.YES_NO: ("true or false", lambda value: isinstance(value, bool)),
    Measure.LIST: (
        "a list of words",
        lambda value: isinstance(value, tuple) and bool(value) and all(map(_is_words, value)),
    ),
    Measure.WORDS: ("words on one line", _is_words),
}
"""What the value of each measure must be, in words and as a question."""
