"""Names of sheets as Excel takes them."""

from __future__ import annotations

import re

LONGEST = 31
"""Characters, as Excel counts them: units of UTF-16."""

_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]+")
_RESERVED = frozenset({"history"})
"""Excel keeps this name for a sheet of its own."""


def sheet_names(names: list[str]) -> list[str]:
    """For each name one like it that a sheet may have; they differ also without regard to case."""
    taken: set[str] = set(_RESERVED)
    found = []
    for name in names:
        found.append(_free(_tidy(name), taken))
        taken.add(found[-1].casefold())
    return found


def _tidy(name: str) -> str:
    return _FORBIDDEN.sub(" ", name).strip().strip("'").strip() or "Sheet"


def _free(name: str, taken: set[str]) -> str:
    number, found = 1, _cut(name, LONGEST)
    while found.casefold() in taken:
        number += 1
        ending = f" ({number})"
        found = _cut(name, LONGEST - len(ending)) + ending
    return found


def _cut(name: str, most: int) -> str:
    """The beginning of the name that takes at most so many units, without half a character at its end."""
    return name.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore").strip().strip("'").strip()
