"""The rows and columns of the table of numbers, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from planner.app.catalogue import RESOURCES
from planner.app.data_files import made_of, read_table
from planner.domain.records import Age, Measurement
from planner.domain.results.due import AgeWindow, Standing
from planner.domain.rules import refuse_unknown
from planner.domain.span import Week

Groups = tuple[tuple[str, ...], ...]
"""Columns: the keys of the numbers that may stand in each, of which a row has the first that its network offers."""


class Sort(StrEnum):
    """What a row is about."""

    ENTRY = "entry"
    ACCOUNT = "account"
    CAMPAIGN = "campaign"


class Grouping(StrEnum):
    """How entries are put together."""

    CHANNEL = "channel"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the table shows: of a week, or of None what is due now; ``keep`` are rows that stay when they are not."""

    age: Age = Age.AFTER_WEEK
    week: Week | None = None
    grouping: Grouping = Grouping.CHANNEL
    everything: bool = False
    keep: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """One row: ``keys`` are the numbers in its columns, None where there is none for it.

    ``record`` holds them, ``blank`` is what begins one. ``earlier`` is what was read before, of the week before or when
    an entry was too young. ``opens`` is the first day on which they can be read. ``posted`` says that an entry is
    noted as gone out.
    """

    key: str
    sort: Sort
    name: str
    channel_id: str = ""
    channel: str = ""
    platform: str = ""
    day: date | None = None
    clock: time | None = None
    keys: tuple[str | None, ...] = ()
    blank: Measurement
    record: Measurement | None = None
    earlier: Measurement | None = None
    standing: Standing = Standing.DUE
    opens: date | None = None
    posted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSection:
    """Rows under one heading: the name of a channel, or a day; ``titles`` are what stands over its columns."""

    sort: Sort
    name: str = ""
    platform: str = ""
    day: date | None = None
    titles: tuple[str, ...] = ()
    rows: tuple[NumberRow, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberSheet:
    """The whole table; every section has as many columns as it says."""

    sections: tuple[NumberSection, ...] = ()
    columns: int = 0

    @property
    def rows(self) -> tuple[NumberRow, ...]:
        """All rows in order."""
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class TableFacts:
    """The ages at which numbers are noted, by age, and the columns that are asked for first, by sort of row.

    ``paid`` and ``piece`` are the numbers that are typed of an ad, and of what a creator made.
    """

    ages: Mapping[Age, AgeWindow]
    first: Mapping[Sort, Groups]
    paid: tuple[str, ...]
    piece: tuple[str, ...]


@cache
def table_facts(folder: Path = RESOURCES) -> TableFacts:
    """The shipped facts about the table; raises BadData when their file is wrong."""
    file = folder / "results/table.toml"
    table = read_table(file)
    ages = {Age(key): made_of(file, key, _window, one) for key, one in table["ages"].items()}
    first = {Sort(key): tuple(map(tuple, groups)) for key, groups in table["first"].items()}
    typed = table["typed"]
    return TableFacts(ages, first, tuple(typed["paid"]), tuple(typed["piece"]))


def _window(key: str, table: Mapping[str, Any]) -> AgeWindow:
    refuse_unknown(table, {field.name for field in fields(AgeWindow)} - {"age"})
    hours = {name: timedelta(hours=table[name]) for name in ("opens", "closes")}
    return AgeWindow(**{**table, **hours, "age": Age(key)})
