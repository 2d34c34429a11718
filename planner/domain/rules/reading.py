"""What all tables of rules have in common: unknown keys and impossible figures are refused with the key.

A table may come from a plan of a stranger, so that nothing in it is taken for what it should be: what is read here is
of its sort, and small enough to be counted with and shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from reprlib import repr as shortened
from typing import Any

LARGEST = 1_000_000
"""No figure of a rule is above it."""

_LONGEST = 2_000
"""Letters of a name or note."""


def refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    """Raises ValueError with the first key of the table that is not known, TypeError when it is no table."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"unknown key “{unknown[0]}”")


def source_of(table: Mapping[str, Any]) -> str:
    """Who says what a table of data says, and when that was looked up; raises ValueError where it is not told."""
    if not table.get("source") or not isinstance(table.get("checked"), date):
        raise ValueError("a source and the day on which it was checked are needed")
    return f"{table['source']}; checked on {table['checked'].isoformat()}"


def without_source(table: Mapping[str, Any]) -> Mapping[str, Any]:
    """What a table of data says besides its source; raises ValueError where that is not told."""
    source_of(table)
    return {key: said for key, said in table.items() if key not in ("source", "checked")}


def share_of(value: Any, name: str, largest: int = LARGEST) -> Fraction:
    """A figure from 0 up to the largest, exactly; raises ValueError with its name."""
    return Fraction(str(number_of(value, name, largest)))


def number_of(value: Any, name: str, largest: int = LARGEST) -> int | float:
    """A figure from 0 up to the largest; raises ValueError with its name."""
    if type(value) not in (int, float):
        raise ValueError(f"{name} must be a number, not {shortened(value)}")
    if not 0 <= value <= largest:
        raise ValueError(f"{name} must be from 0 to {largest}, which {shortened(value)} is not")
    number: int | float = value
    return number


def whole_of(value: Any, name: str, largest: int = LARGEST) -> int:
    """A whole figure from 0 up to the largest; raises ValueError with its name."""
    number = number_of(value, name, largest)
    if number != int(number):
        raise ValueError(f"{name} must be a whole number, not {number}")
    return int(number)


def positive(table: Mapping[str, Any], key: str, default: int) -> int:
    """A whole number from 1 up; raises ValueError with its key."""
    value = table.get(key, default)
    if type(value) is not int or not 1 <= value <= LARGEST:
        raise ValueError(f"{key} must be a whole number from 1 up, not {shortened(value)}")
    return value


def text_of(table: Mapping[str, Any], key: str, default: str | None = None) -> str:
    """The words of a key, which is needed when there is no default; raises ValueError with its key."""
    value = table.get(key, default)
    if type(value) is not str or len(value) > _LONGEST:
        raise ValueError(f"{key} must be words, up to {_LONGEST} letters, not {shortened(value)}")
    return value


def texts_of(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The words of a list, none when there is no list; raises ValueError with its key."""
    value = table.get(key, ())
    if not isinstance(value, list | tuple | frozenset) or not all(type(one) is str for one in value):
        raise ValueError(f"{key} must be a list of words, not {shortened(value)}")
    return tuple(value)


def yes_or_no(table: Mapping[str, Any], key: str) -> bool:
    """Whether a key says yes, which it does not by default; raises ValueError with its key."""
    value = table.get(key, False)
    if type(value) is not bool:
        raise ValueError(f"{key} must be true or false, not {shortened(value)}")
    return value


def tables_of(table: Mapping[str, Any], key: str, most: int) -> list[Mapping[str, Any]]:
    """The tables of a list, none when there is no list and no more than so many; raises ValueError with its key."""
    value = table.get(key, ())
    if not isinstance(value, list | tuple) or not all(isinstance(one, Mapping) for one in value):
        raise ValueError(f"{key} must be a list of tables, not {shortened(value)}")
    if len(value) > most:
        raise ValueError(f"{key} must be {most} at most, and not {len(value)}")
    return list(value)


def frozen(value: Any) -> Any:
    """A list as a frozen set, anything else as it is."""
    return frozenset(value) if isinstance(value, list) else value
