"""What all tables of rules have in common: unknown keys and impossible figures are refused with the key."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any


def refuse_unknown(table: Mapping[str, Any], known: set[str]) -> None:
    """Raises ValueError with the first key of the table that is not known."""
    unknown = sorted(set(table) - known)
    if unknown:
        raise ValueError(f"unknown key “{unknown[0]}”")


def share_of(value: Any, name: str) -> Fraction:
    """A figure from 0 up, exactly; raises ValueError with its name."""
    if type(value) not in (int, float):
        raise ValueError(f"{name} must be a number, not {value!r}")
    share = Fraction(str(value))
    if share < 0:
        raise ValueError(f"{name} must not be below 0, as {value} is")
    return share


def positive(table: Mapping[str, Any], key: str, default: int) -> int:
    """A whole number from 1 up; raises ValueError with its key."""
    value = table.get(key, default)
    if type(value) is not int or value < 1:
        raise ValueError(f"{key} must be a whole number from 1 up, not {value!r}")
    return value


def frozen(value: Any) -> Any:
    """A list as a frozen set, anything else as it is."""
    return frozenset(value) if isinstance(value, list) else value
