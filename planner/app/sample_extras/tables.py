"""The tables of the sample as fields of records: moved by whole weeks, with ids in place of names."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from planner.app.data_files import made_of, read_table
from planner.domain.clock import zone_named
from planner.domain.edits import new_id
from planner.domain.plan import Plan
from planner.domain.records import Media, Milestone


@dataclass(frozen=True)
class Tables:
    """The files of one folder; ``plan`` holds the settings of the brand as the sample's posts made them.

    ``made`` has the ids of what the tables add, by their key there.
    """

    folder: Path
    plan: Plan
    weeks: int
    made: dict[str, str] = field(default_factory=dict)

    def read(self, name: str) -> Mapping[str, Any]:
        """A file as it is; raises BadData when it cannot be read."""
        return read_table(self.folder / name)

    def fields(self, name: str, key: str, record: type[Any]) -> dict[str, Any]:
        """The fields of a record that stand under a key of a file."""
        return self.fields_of(name, key, record, self.read(name)[key])

    def fields_of(self, name: str, key: str, record: type[Any], table: Mapping[str, Any]) -> dict[str, Any]:
        """The fields of a record that a table of a file says; raises BadData naming both when one is wrong."""
        return made_of(self.folder / name, key, lambda _, said: self._fields(record, said), table)

    def id_for(self, key: str) -> str:
        """The id of what a table adds under this key, the same each time it is asked for."""
        return self.made.setdefault(key, new_id())

    def channel_id(self, name: str) -> str:
        """The id of a channel; raises KeyError when there is none of this name."""
        return {one.name: one.id for one in self.plan.channels.values()}[name]

    def campaign_id(self, name: str) -> str:
        """The id of a campaign; raises KeyError when there is none of this name."""
        return {one.name: one.id for one in self.plan.campaigns.values()}[name]

    def day(self, day: date) -> date:
        """A day, moved as the posts are."""
        return day + timedelta(weeks=self.weeks)

    def moment(self, clock: datetime) -> datetime:
        """The moment of a clock time where the brand is, moved as the posts are, in UTC."""
        moved = clock + timedelta(weeks=self.weeks)
        return moved.replace(tzinfo=zone_named(self.plan.brand.zone)).astimezone(UTC)

    def _fields(self, record: Any, table: Mapping[str, Any]) -> dict[str, Any]:
        hints = _hints(record)
        ids = {"channel": self.channel_id, "campaign": self.campaign_id}
        named = {f"{name}_id": find(table[name]) for name, find in ids.items() if name in table}
        rest = {name: value for name, value in table.items() if name not in ids}
        return named | {name: _fitting(hints[name], self._moved(value)) for name, value in rest.items()}

    def _moved(self, value: Any) -> Any:
        if isinstance(value, datetime):
            return self.moment(value)
        if isinstance(value, date):
            return self.day(value)
        if isinstance(value, list):
            return tuple(map(self._moved, value))
        return {key: self._moved(one) for key, one in value.items()} if isinstance(value, dict) else value


@cache
def _hints(record: Any) -> Mapping[str, Any]:
    return get_type_hints(record)


def _amount(value: object) -> Decimal:
    try:
        return Decimal(str(value))
    except InvalidOperation:
        raise ValueError(f"“{value}” is no amount") from None


_MADE: Mapping[Any, Callable[[Any], Any]] = {
    Decimal: _amount,
    tuple[Media, ...]: lambda rows: tuple(Media(*row) for row in rows),
    tuple[Milestone, ...]: lambda rows: tuple(Milestone(**row) for row in rows),
    tuple[tuple[str, ...], ...]: lambda rows: tuple(tuple(map(str, row)) for row in rows),
}
"""How a value of a table becomes one of a field, by the type of the field; all others stand as they are."""


def _fitting(hint: Any, value: Any) -> Any:
    plain = hint if hint in _MADE else next((one for one in get_args(hint) if one in _MADE or _is_enum(one)), hint)
    return plain(value) if _is_enum(plain) else _MADE[plain](value) if plain in _MADE else value


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, StrEnum)
