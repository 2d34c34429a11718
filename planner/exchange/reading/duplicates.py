"""Rows that say what a row before them says already: the same channel and day, and the same or a near text."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from datetime import date

from planner.exchange.reading.asking import LEAVE_OUT, Asking, Question
from planner.exchange.reading.model import Option, Sort
from planner.exchange.reading.row import Row, Target
from planner.exchange.reading.saying import text_of
from planner.exchange.reading.words import Words

_SKIP, _KEEP = "skip", "keep"
_OPTIONS = (Option(_SKIP, "Skip them", "Skip it"), Option(_KEEP, "Keep both"))
_SAME = Question(
    "duplicates",
    "These rows repeat a row before them. Skip them?",
    _OPTIONS,
    _SKIP,
    must=False,
    alone="This row repeats a row before it. Skip it?",
)
_OTHER_TIME = Question(
    "duplicates:other time",
    "These rows have the channel, day and text of a row before them, at another time. Skip them?",
    _OPTIONS,
    _SKIP,
    alone="This row has the channel, day and text of a row before it, at another time. Skip it?",
)
_OTHER_WORDS = Question(
    "duplicates:other words",
    "These rows are much like another of the same channel and day. Skip them?",
    _OPTIONS,
    _KEEP,
    alone="This row is much like another of the same channel and day. Skip it?",
)
_COMPARED = 3
"""Texts of one channel and day that are compared for nearness; what is the same is found among all."""

Place = tuple[str, str, date | None]


class Duplicates:
    """Finds rows that repeat another, entry by entry."""

    def __init__(self, words: Words, asking: Asking) -> None:
        self._words, self._asking = words, asking
        self._same: dict[tuple[Place, str], Row] = {}
        self._last: dict[Place, deque[tuple[Row, str]]] = {}

    def find(self, rows: Iterable[Row]) -> None:
        """Leaves out what is repeated, as far as it is to be skipped."""
        for row in rows:
            if row.taken and not row.ideas:
                self._look(row)

    def _look(self, row: Row) -> None:
        repeated = {target: other for target in row.targets if (other := self._before(row, target)) is not None}
        if repeated:
            other = next(iter(repeated.values()))
            answer = self._asking.ask(row, self._question(row, other))
            if answer in (_SKIP, LEAVE_OUT):
                self._skip(row, frozenset(repeated), other)
        for target in row.targets:
            self._note(row, target)

    def _skip(self, row: Row, repeated: frozenset[Target], other: Row) -> None:
        why = f"it repeats row {other.at.record}: the same channel and day, and the same or a near text"
        left = tuple(target for target in row.targets if target not in repeated)
        if not left:
            row.leave(Sort.DUPLICATE, why)
            return
        row.targets = left
        row.remark(None, f"{', '.join(target.name for target in repeated)} is skipped, for {why}")

    def _before(self, row: Row, target: Target) -> Row | None:
        text, place = self._words.plain(text_of(row, target)), _place(row, target)
        if not text:
            return None
        found = self._same.get((place, text))
        if found is None and row.first.day is not None and (last := self._last.get(place)):
            found = next((other for other, said in last if self._words.versions(text, said)), None)
        return found

    def _note(self, row: Row, target: Target) -> None:
        text, place = self._words.plain(text_of(row, target)), _place(row, target)
        self._same.setdefault((place, text), row)
        self._last.setdefault(place, deque(maxlen=_COMPARED)).append((row, text))

    def _question(self, row: Row, other: Row) -> Question:
        same_time = row.first.clock == other.first.clock
        same_text = self._words.plain(row.text) == self._words.plain(other.text)
        if same_time and same_text:
            return _SAME
        return _OTHER_TIME if same_text else _OTHER_WORDS


def _place(row: Row, target: Target) -> Place:
    return *target.key, row.first.day
