"""Rules of a brand's own as a plan holds them: which version holds in a week, and what it says."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from planner.domain.records import OwnRule
from planner.domain.span import Week

_LONGEST_TABLE = 100_000
_LONGEST_SENTENCE = 300


def table_of(own: OwnRule) -> Mapping[str, Any]:
    """What a rule of the brand's own says, by key; raises ValueError where that cannot be read."""
    if len(own.table) > _LONGEST_TABLE:
        raise ValueError(f"it is longer than {_LONGEST_TABLE} letters")
    try:
        table = json.loads(own.table)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    if not isinstance(table, dict):
        raise ValueError("it is no table")
    return table


def holding(versions: Iterable[OwnRule], week: Week | None) -> OwnRule | None:
    """The last of the versions of a rule that holds in a week (None: the last of all)."""
    there = [one for one in versions if week is None or one.since is None or one.since <= week.monday]
    return max(there, key=since_of, default=None)


def since_of(one: OwnRule) -> tuple[date, str]:
    """The order of versions."""
    return one.since or date.min, one.id


@contextlib.contextmanager
def read_as(name: str) -> Iterator[None]:
    """Raises ValueError with the name for whatever a table has wrong, in so many letters."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"The {name} cannot be read: {error}"[:_LONGEST_SENTENCE]) from error
