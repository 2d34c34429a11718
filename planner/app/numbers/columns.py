"""Which numbers stand in the columns of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.app.numbers.rows import Groups, NumberRow, Sort
from planner.domain.results.metrics import Metric, offered

PAID = "paid."
"""Begins the keys of the paid part of numbers, which have no columns."""


class Columns:
    """The columns of one sort of rows, in which every row finds its numbers."""

    def __init__(self, metrics: Mapping[str, Metric], sort: Sort, first: Groups, *, everything: bool) -> None:
        self._metrics, self._sort = metrics, sort
        self._first, self._everything = first, everything
        self._offered: dict[str, tuple[str, ...]] = {}
        self.groups: Groups = ()

    def fit(self, platforms: Iterable[str], held: Iterable[str]) -> None:
        """Takes the columns that any of these networks offers, and those of numbers that are there already."""
        networks = set(platforms)
        groups = [group for group in self._first if any(self._choice(group, one) for one in networks)]
        more = [key for key in self._metrics if any(self._is_more(key, one) for one in networks)] * self._everything
        missing = set(held) - {key for group in groups for key in group} - set(more)
        rest = [key for key in self._metrics if key in missing]
        self.groups = (*groups, *((key,) for key in (*more, *rest)))

    def keys(self, platform: str, held: Iterable[str]) -> tuple[str | None, ...]:
        """What a row of a network has in each column; what it holds already has its place too."""
        there = set(held)
        found: list[str | None] = []
        for group in self.groups:
            key = self._choice(group, platform) or next((one for one in group if one in there), None)
            found.append(None if key in found else key)
        return tuple(found)

    def titles(self, rows: Iterable[NumberRow], platform: str = "") -> tuple[str, ...]:
        """What stands over the columns: in the words of a network, or in the common ones."""
        listed = list(rows)
        return tuple(self._title(number, group, listed, platform) for number, group in enumerate(self.groups))

    def _title(self, number: int, group: tuple[str, ...], rows: list[NumberRow], platform: str) -> str:
        found = dict.fromkeys(row.keys[number] for row in rows)
        keys = [key for key in found if key is not None] or list(group[:1])
        names = (self._metrics[key].name_on(platform) if platform else self._metrics[key].name for key in keys)
        return " / ".join(dict.fromkeys(names))

    def _choice(self, group: tuple[str, ...], platform: str) -> str | None:
        return next((key for key in group if key in self._offers(platform)), None)

    def _is_more(self, key: str, platform: str) -> bool:
        """Whether a network offers a number that no column of the first has of it."""
        return key in self._offers(platform) and key not in {self._choice(one, platform) for one in self._first}

    def _offers(self, platform: str) -> tuple[str, ...]:
        if platform not in self._offered:
            given = offered(self._metrics.values(), platform, self._sort)
            self._offered[platform] = tuple(one.key for one in given)
        return self._offered[platform]


def keys_held(row: NumberRow) -> tuple[str, ...]:
    """The numbers that a row holds, without the paid parts."""
    return tuple(one[0] for one in row.record.values if not one[0].startswith(PAID)) if row.record else ()
