"""Records and rows: one converter per type of field, so that a new field needs nothing here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from operator import attrgetter
from typing import Any, Generic, TypeVar, get_args, get_type_hints

from planner.domain.clock import clock_text
from planner.domain.records import (
    LONGEST_LEAD,
    RECORD_TYPES,
    Age,
    Fate,
    Media,
    Milestone,
    Per,
    Record,
    Reply,
    Rights,
    RuleSort,
    Said,
    SnippetSort,
    Stage,
    Stance,
    Status,
    Trial,
    Verified,
)
from planner.domain.span import read_day

R = TypeVar("R", bound=Record)
Cell = str | int | None
Converter = Callable[[Any], Any]


_as_json = json.JSONEncoder(ensure_ascii=False).encode


def _media_text(media: tuple[Media, ...]) -> str:
    return _as_json([[one.path, one.alt] for one in media]) if media else "[]"


def _media(text: str) -> tuple[Media, ...]:
    return tuple(Media(_word(path), _word(alt)) for path, alt in _listed(text)) if text != "[]" else ()


def _words_text(words: tuple[str, ...]) -> str:
    return _as_json(words) if words else "[]"


def words_of(text: str) -> tuple[str, ...]:
    """The words of a cell; raises ValueError, or TypeError, when it holds anything else."""
    return tuple(map(_word, _listed(text))) if text != "[]" else ()


def _table(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(_word, row)) for row in _listed(text))


def _listed(text: str) -> list[Any]:
    """What a cell lists."""
    try:
        listed = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(listed, list):
        raise ValueError("no list")
    return listed


def _word(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("no words")
    return value


def _milestones_text(milestones: tuple[Milestone, ...]) -> str:
    clocks = [one.clock and clock_text(one.clock) for one in milestones]
    rows = zip(milestones, clocks, strict=True)
    return _as_json([[one.name, one.day.isoformat(), clock, one.lead_days] for one, clock in rows])


def _milestones(text: str) -> tuple[Milestone, ...]:
    return tuple(_milestone(*row) for row in _listed(text)) if text != "[]" else ()


def _milestone(name: str, day: str, clock: str | None, lead_days: int) -> Milestone:
    if type(lead_days) is not int or not 0 <= lead_days <= LONGEST_LEAD:
        raise ValueError(f"{lead_days} days before a milestone")
    at = time.fromisoformat(clock) if clock else None
    if at is not None and at.tzinfo is not None:
        raise ValueError("a time with an offset")
    return Milestone(_word(name), read_day(day), at, lead_days)


_NO_RIGHTS = Rights()


def _rights_text(rights: Rights) -> str:
    """Only what differs from no rights, so that most rows say ``{}``."""
    if rights == _NO_RIGHTS:
        return "{}"
    said = {name: getattr(rights, name) for name in Rights.__slots__}
    differing = {name: value for name, value in said.items() if value != getattr(_NO_RIGHTS, name)}
    return json.dumps(differing, ensure_ascii=False, default=date.isoformat)


def _rights(text: str) -> Rights:
    if text == "{}":
        return _NO_RIGHTS
    said = json.loads(text)
    for name in ("asked", "until"):
        if name in said:
            said[name] = date.fromisoformat(said[name])
    return Rights(**said | {"platforms": tuple(said.get("platforms", ()))})


def _decimal(text: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError("no number") from None
    if not number.is_finite():
        raise ValueError("no number")
    return number


def _pairs(text: str) -> tuple[tuple[str, ...], ...]:
    return _table(text) if text != "[]" else ()


_CONVERTERS: dict[Any, tuple[Converter | None, Converter | None]] = {
    str: (None, None),
    int: (None, None),
    bool: (int, bool),
    date: (lru_cache(maxsize=4096)(date.isoformat), lru_cache(maxsize=4096)(date.fromisoformat)),
    time: (lru_cache(maxsize=4096)(clock_text), lru_cache(maxsize=4096)(time.fromisoformat)),
    datetime: (datetime.isoformat, datetime.fromisoformat),
    Status: (str, Status),
    Stance: (str, Stance),
    Reply: (str, Reply),
    RuleSort: (str, RuleSort),
    Per: (str, Per),
    SnippetSort: (str, SnippetSort),
    Age: (str, Age),
    Fate: (str, Fate),
    Said: (str, Said),
    Stage: (str, Stage),
    Trial: (str, Trial),
    Verified: (str, Verified),
    Decimal: (str, _decimal),
    Rights: (_rights_text, _rights),
    tuple[str, ...]: (_words_text, words_of),
    tuple[Milestone, ...]: (_milestones_text, _milestones),
    tuple[Media, ...]: (_media_text, _media),
    tuple[tuple[str, ...], ...]: (_as_json, _pairs),
}
"""Field type → (record value to cell, cell to record value); None where both are the same."""


class RowType(Generic[R]):
    """How the records of one type become the rows of their table and back."""

    def __init__(self, record_type: type[R]) -> None:
        self.record_type = record_type
        self.table = _snake(record_type.__name__)
        self.columns = tuple(field.name for field in fields(record_type))
        self._values = attrgetter(*self.columns)
        hints = get_type_hints(record_type)
        converters = [_CONVERTERS[_plain(hints[name])] for name in self.columns]
        self._to_cell = [(i, to) for i, (to, _) in enumerate(converters) if to is not None]
        self._from_cell = [(i, back) for i, (_, back) in enumerate(converters) if back is not None]

        names = ", ".join(f'"{name}"' for name in self.columns)
        marks = ", ".join("?" * len(self.columns))
        same = " AND ".join(f'"{name}" IS ?' for name in self.columns)
        changed = ", ".join(f'"{name}" = ?' for name in self.columns)
        self.insert = f'INSERT INTO "{self.table}" ({names}) VALUES ({marks})'
        self.update = f'UPDATE "{self.table}" SET {changed} WHERE {same}'
        self.delete = f'DELETE FROM "{self.table}" WHERE {same}'

    def selected(self, alias: str) -> str:
        """The columns for a SELECT, from a table under this alias."""
        return ", ".join(f'{alias}."{name}"' for name in self.columns)

    def row(self, record: R) -> tuple[Cell, ...]:
        """The record's cells in the order of the columns."""
        values: tuple[Any, ...] = self._values(record)
        cells = list(values)
        for i, convert in self._to_cell:
            if cells[i] is not None:
                cells[i] = convert(cells[i])
        return tuple(cells)

    def record(self, row: Iterable[Any]) -> R:
        """The record of a row; raises ValueError with the column that cannot be understood."""
        cells = list(row)
        try:
            for i, convert in self._from_cell:
                if cells[i] is not None:
                    cells[i] = convert(cells[i])
        except (TypeError, ValueError) as error:
            raise ValueError(f"{self.columns[i]}: {error}") from error
        return self.record_type(**dict(zip(self.columns, cells, strict=True)))


def _plain(hint: Any) -> Any:
    """The type without ``| None``."""
    if hint in _CONVERTERS:
        return hint
    return next(arg for arg in get_args(hint) if arg is not type(None))


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name).lstrip("_")


_ROW_TYPES: dict[Any, RowType[Any]] = {record_type: RowType(record_type) for record_type in RECORD_TYPES}


def row_type(record_type: type[R]) -> RowType[R]:
    """The mapping of a record type."""
    return _ROW_TYPES[record_type]
