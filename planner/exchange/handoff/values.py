"""Values of a preset's table: each reader gives the value, or raises ValueError that says what it must be."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from planner.domain.files import FileSort

_LONGEST_WORDS = 2000
_LARGEST = 1_000_000
_SEPARATORS = (",", ";", "\t", "|")
_SORTS = tuple(sort.value for sort in FileSort if sort is not FileSort.OTHER)
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
KEY = re.compile(r"[a-z0-9_-]+")

Reader = Callable[[Any], Any]


def words(value: Any) -> str:
    """Any words, also none."""
    if not isinstance(value, str) or len(value) > _LONGEST_WORDS or _UNWRITABLE.search(value):
        raise ValueError(f"must be words of at most {_LONGEST_WORDS} characters that can be written")
    return value


def needed_words(value: Any) -> str:
    """Words that say something."""
    if not words(value).strip():
        raise ValueError("must not be empty")
    return str(value)


def not_empty(value: Any) -> str:
    """Characters, also only spaces."""
    if not words(value):
        raise ValueError("must not be empty")
    return str(value)


def text_key(value: Any) -> str:
    """A key."""
    if not KEY.fullmatch(words(value)):
        raise ValueError("must be a key: small letters, digits, - and _")
    return str(value)


def yes_no(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise ValueError("must be true or false")
    return value


def whole(value: Any) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= _LARGEST:
        raise ValueError(f"must be a whole number from 0 to {_LARGEST:,}")
    return value


def day(value: Any) -> date:
    """A day."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ValueError("must be a day such as 2026-11-23, without quotation marks")
    return value


def one_of(kind: type[StrEnum]) -> Reader:
    """One of the words of an enumeration."""

    def read(value: Any) -> StrEnum:
        if value not in list(kind):
            raise ValueError(f"“{value}” is not known; there are {', '.join(one for one in kind if one)}")
        return kind(value)

    return read


def list_of(read: Reader) -> Reader:
    """A list of what is read so."""

    def read_all(value: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise ValueError("must be a list")
        return tuple(read(one) for one in value)

    return read_all


def pairs_of(read: Reader) -> Reader:
    """A table whose values are read so, as pairs."""

    def read_all(value: Any) -> tuple[tuple[str, Any], ...]:
        if not isinstance(value, Mapping):
            raise ValueError("must be a table")
        return tuple((words(key), read(one)) for key, one in value.items())

    return read_all


def separator(value: Any) -> str:
    """A character between cells."""
    if value not in _SEPARATORS:
        raise ValueError("must be a comma, a semicolon, a tab or |")
    return str(value)


def sort(value: Any) -> str:
    """A sort of media."""
    if value not in _SORTS:
        raise ValueError(f"“{value}” is no sort of media; there are {', '.join(_SORTS)}")
    return str(value)
