"""The entries that stand on one channel and day, found by what they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from planner.domain.records import Placement
from planner.exchange.reading.versions import parts_of

_SHARED_PARTS = 0.3
"""How many of the parts of the shorter of two texts the longer must have to be looked at closely."""


class Standing:
    """The entries of a channel and day by what they say, folded: by all of it, and by parts of it."""

    def __init__(self) -> None:
        self._entries: list[tuple[Placement, str]] = []
        self._same: dict[str, list[Placement]] = {}
        self._by_part: dict[str, list[int]] = {}
        self._sizes: list[int] = []

    def add(self, placement: Placement, says: str) -> None:
        """One more entry."""
        self._entries.append((placement, says))
        self._same.setdefault(says, []).append(placement)

    def same(self, words: str) -> Sequence[Placement]:
        """The entries that say this."""
        return self._same.get(words, ())

    def like(self, words: str) -> Iterator[tuple[Placement, str]]:
        """The entries, with what they say, that share enough parts with this to be looked at closely."""
        self._part()
        parts = parts_of(words)
        shared = Counter(number for part in parts for number in self._by_part.get(part, ()))
        for number, count in shared.items():
            if count >= _SHARED_PARTS * min(len(parts), self._sizes[number]):
                yield self._entries[number]

    def _part(self) -> None:
        """Notes the parts of what was added since; only places where a row was not found are taken apart."""
        for number in range(len(self._sizes), len(self._entries)):
            parts = parts_of(self._entries[number][1])
            self._sizes.append(len(parts))
            for part in parts:
                self._by_part.setdefault(part, []).append(number)


NOBODY = Standing()
