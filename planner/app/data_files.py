"""The data files of the program: tables that are read, and what is made of them."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

V = TypeVar("V")


class BadData(Exception):
    """A data file of the program is wrong; the message names the file and the entry."""


def read_table(file: Path, until: str | None = None) -> Mapping[str, Any]:
    """What a TOML file says, up to ``until`` where that is given; raises BadData with the file."""
    try:
        text = file.read_text(encoding="utf-8")
        return tomllib.loads(text if until is None else text.partition(until)[0])
    except (OSError, ValueError, RecursionError) as error:
        raise BadData(f"{file} cannot be read: {error}") from error


def made_of(file: Path, key: str, make: Callable[[str, Mapping[str, Any]], V], table: Mapping[str, Any]) -> V:
    """What is made of a table under a key; raises BadData with the file and the key."""
    try:
        return make(key, table)
    except (ValueError, TypeError, KeyError) as error:
        raise BadData(f"{file}, “{key}”: {error}") from error
