"""Rows that are one post: one for each channel, at one time, with the same or a near text, media or link."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from planner.exchange.reading.model import Field, Sort
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

_COMPARED = 3
"""Posts of one time whose texts are compared for nearness; what is the same is found among all."""

_BEGINNING = 24
"""Letters with which two texts begin alike to be versions of one another."""


@dataclass(slots=True)
class _Moment:
    """The posts of one day and time, by what they say."""

    by_mark: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    last: deque[tuple[Row, str]] = field(default_factory=lambda: deque(maxlen=_COMPARED))


class Grouper:
    """Puts rows together that are one post."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._moments: dict[tuple[date, str], _Moment] = {}
        self._used: dict[Row, set[tuple[str, str]]] = {}

    def group(self, rows: Iterable[Row]) -> None:
        """Sets the head of rows that are another channel of a post before them."""
        posts = [row for row in rows if row.taken and not row.ideas]
        for row in posts:
            self._used.setdefault(row.first, set()).update(target.key for target in row.targets)
        for row in posts:
            if row.sort is Sort.POST and row.day is not None:
                self._look(row, self._moments.setdefault((row.day, row.clock), _Moment()))

    def _look(self, row: Row, moment: _Moment) -> None:
        text = self._words.plain(row.text)
        marks = _marks(row, text)
        head = self._same(row, marks, moment) or self._near(row, text, moment)
        if head is not None:
            row.head, row.joined, row.sort = head, True, Sort.CONTINUATION
            row.remark(None, f"it is a channel of the post in row {head.at.record}")
            self._used[head] |= self._used.pop(row)
        for mark in marks:
            moment.by_mark.setdefault(mark, []).append(row.first)
        moment.last.append((row, text))

    def _same(self, row: Row, marks: Iterable[tuple[str, str]], moment: _Moment) -> Row | None:
        heads = (head for mark in marks for head in moment.by_mark.get(mark, ())[-_COMPARED:])
        return next((head for head in heads if self._is_free(head, row)), None)

    def _near(self, row: Row, text: str, moment: _Moment) -> Row | None:
        near = (one.first for one, said in moment.last if self._words.versions(text, said))
        return next((head for head in near if self._is_free(head, row)), None)

    def _is_free(self, head: Row, row: Row) -> bool:
        """Whether the post has none of the row's channels yet."""
        return not self._used[head] & self._used[row]


def _marks(row: Row, text: str) -> list[tuple[str, str]]:
    """What two rows of one post have in common; ``text`` is what the row says, folded."""
    said = [
        ("post", row[Field.POST_ID]),
        ("text", text),
        ("beginning", text[:_BEGINNING] if len(text) >= _BEGINNING else ""),
        ("media", row[Field.MEDIA]),
        ("link", row[Field.LINK]),
    ]
    return [(name, value) for name, value in said if value]
