"""Tables of presets, strict in both directions; what is wrong is said in a sentence with the key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from dataclasses import Field as DataField
from enum import StrEnum
from typing import Any

from planner.domain.rules import refuse_unknown
from planner.exchange.handoff.model import (
    TIMES,
    Column,
    Field,
    Files,
    LineEnd,
    MediaRule,
    Preset,
    Quoting,
    Trust,
    Zone,
)
from planner.exchange.handoff.patterns import refuse_pattern
from planner.exchange.handoff.values import (
    KEY,
    Reader,
    day,
    list_of,
    needed_words,
    not_empty,
    one_of,
    pairs_of,
    separator,
    sort,
    text_key,
    whole,
    words,
    yes_no,
)

MOST_COLUMNS = 300


def checked(key: str, table: Mapping[str, Any], *, own: bool = False) -> Preset:
    """The preset that a table says; raises ValueError with a sentence that names what is wrong."""
    if not KEY.fullmatch(key):
        raise ValueError(f"“{key}” is no key: small letters, digits, - and _")
    preset: Preset = _made(Preset, table, _PRESET, key=key, own=own, **({} if "tool" in table else {"tool": key}))
    _refuse_impossible(preset)
    return preset


def table_of(preset: Preset) -> dict[str, Any]:
    """The table that ``checked`` reads as this preset."""
    table = _table(preset, _PRESET)
    if preset.tool == preset.key:
        del table["tool"]
    return table


def _refuse_impossible(preset: Preset) -> None:
    if not any(column.field in (Field.TEXT, Field.MEDIA, Field.MEDIA_OR_LINK) for column in preset.columns):
        raise ValueError("no column takes the text or the pictures")
    if preset.media is None and any(column.field is Field.MEDIA for column in preset.columns):
        raise ValueError("a column takes media, but there is no table “media” that says which")
    if any(column.spread for column in preset.columns[:-1]):
        raise ValueError("only the last column may spread over several cells")
    filled = {column.field for column in preset.columns}
    missing = next((one for one in preset.needed("") if one not in filled), None)
    if missing is not None:
        raise ValueError(f"“{missing}” is needed, but no column takes it")


def _media(value: Any) -> MediaRule:
    if not isinstance(value, Mapping):
        raise ValueError("must be a table")
    rule: MediaRule = _made(MediaRule, value, _MEDIA)
    return rule


def _columns(value: Any) -> tuple[Column, ...]:
    if not isinstance(value, list | tuple) or not 0 < len(value) <= MOST_COLUMNS:
        raise ValueError(f"must be a list of 1 to {MOST_COLUMNS} columns")
    return tuple(_column(number, one) for number, one in enumerate(value, 1))


def _column(number: int, value: Any) -> Column:
    """A column from its table, or from its title alone when it stays empty."""
    try:
        if isinstance(value, str):
            return Column(title=words(value))
        if not isinstance(value, Mapping):
            raise ValueError("it must be a title or a table")
        column: Column = _made(Column, value, _COLUMN)
        _refuse_column(column)
    except ValueError as error:
        title = value.get("title", "no title") if isinstance(value, Mapping) else "no title"
        raise ValueError(f"column {number} ({title}): {error}") from None
    return column


def _refuse_column(column: Column) -> None:
    if column.field in TIMES:
        refuse_pattern(column.pattern, column.field)
    elif column.pattern:
        raise ValueError("only days and times have a pattern")
    if column.field is Field.FLAG and not column.networks:
        raise ValueError("a flag names the networks it stands for in “networks”")
    if (column.field is Field.EXTRA) != bool(column.extra):
        raise ValueError("“extra” names the network's field, for columns of the field “extra” only")


def _made(kind: type, table: Mapping[str, Any], readers: Mapping[str, Reader], **given: Any) -> Any:
    refuse_unknown(table, set(readers))
    missing = next((one.name for one in fields(kind) if _is_missing(one, table) and one.name not in given), None)
    if missing is not None:
        raise ValueError(f"“{missing}” is missing")
    return kind(**{name: _read(name, readers[name], value) for name, value in table.items()}, **given)


def _is_missing(field: DataField[Any], table: Mapping[str, Any]) -> bool:
    return field.default is MISSING and field.name not in table


def _read(name: str, read: Reader, value: Any) -> Any:
    try:
        return read(value)
    except ValueError as error:
        raise ValueError(f"“{name}”: {error}") from None


# writing


def _table(record: Any, readers: Mapping[str, Reader]) -> dict[str, Any]:
    defaults = {one.name: one.default for one in fields(record)}
    values = {name: getattr(record, name) for name in readers}
    return {name: _plain(name, value) for name, value in values.items() if value != defaults[name]}


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, MediaRule):
        return _table(value, _MEDIA)
    if name == "columns":
        return [_table(one, _COLUMN) for one in value]
    if name in ("words", "needs_on"):
        return {key: _plain("", one) for key, one in value}
    if isinstance(value, tuple):
        return [_plain("", one) for one in value]
    return value.value if isinstance(value, StrEnum) else value


_FIELDS = list_of(one_of(Field))
_KEYS = list_of(text_key)

_MEDIA: dict[str, Reader] = {
    "sorts": list_of(sort),
    "most": whole,
    "endings": _KEYS,
    "megabytes": whole,
    "one_sort": yes_no,
    "repeat_rows": yes_no,
}

_COLUMN: dict[str, Reader] = {
    "title": words,
    "field": one_of(Field),
    "number": whole,
    "joiner": not_empty,
    "sorts": list_of(sort),
    "spread": yes_no,
    "pattern": words,
    "value": words,
    "other": words,
    "words": pairs_of(words),
    "networks": _KEYS,
    "only_for": _KEYS,
    "extra": text_key,
    "quoted": yes_no,
    "unless_media": yes_no,
    "with_link": yes_no,
}

_PRESET: dict[str, Reader] = {
    "name": needed_words,
    "confidence": one_of(Trust),
    "checked": day,
    "source": needed_words,
    "note": words,
    "tool": text_key,
    "header": yes_no,
    "separator": separator,
    "quoting": one_of(Quoting),
    "bom": yes_no,
    "line_end": one_of(LineEnd),
    "ragged": yes_no,
    "line_break": words,
    "double_quote": words,
    "zone": one_of(Zone),
    "files": one_of(Files),
    "rows": whole,
    "total": whole,
    "lead_minutes": whole,
    "spacing_minutes": whole,
    "same_text_days": whole,
    "longest_text": whole,
    "networks": _KEYS,
    "without_networks": _KEYS,
    "formats": _KEYS,
    "without_formats": _KEYS,
    "media": _media,
    "needs": _FIELDS,
    "needs_on": pairs_of(_FIELDS),
    "undated": yes_no,
    "link_wins": yes_no,
    "threads": yes_no,
    "columns": _columns,
}
"""What each key of a preset is read by, in the order in which they are written."""
