"""What was found in a text is remembered, for the other channels that show the same one and for the next key."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import NamedTuple, TypeVar

from planner.domain.passages import LONGEST_KEPT, Passage, lines, sentences

R = TypeVar("R")
W = TypeVar("W")

_LONGEST = 20_000
"""Characters from which on nothing is remembered, so that no large text is kept in memory."""

_MOST, _MOST_LINES = 512, 4096


class Spot(NamedTuple):
    """A piece of a text, from where to where in code points, and what it was found to be where there are sorts."""

    start: int
    end: int
    sort: str = ""

    @property
    def at(self) -> tuple[int, int]:
        """From where to where."""
        return self.start, self.end


def remembered(found: Callable[[str, W], R]) -> Callable[[str, W], R]:
    """The function with a memory for its latest texts of usual length."""
    held = lru_cache(maxsize=_MOST)(found)

    @wraps(found)
    def ask(text: str, with_what: W) -> R:
        return held(text, with_what) if len(text) < _LONGEST else found(text, with_what)

    return ask


def remembered_by_line(find: Callable[[str, W], Iterable[Spot]]) -> Callable[[str, W], tuple[Spot, ...]]:
    """The function with a memory for the lines of its latest texts; what it finds may not reach over a line break."""
    return _remembered_by(lines, find)


def remembered_by_sentence(find: Callable[[str, W], Iterable[Spot]]) -> Callable[[str, W], tuple[Spot, ...]]:
    """The same for passages of some sentences; what it finds may not reach over the end of one."""
    return _remembered_by(sentences, find)


def _remembered_by(
    divided: Callable[[str], Iterable[Passage]], find: Callable[[str, W], Iterable[Spot]]
) -> Callable[[str, W], tuple[Spot, ...]]:
    def in_line(line: str, with_what: W) -> tuple[Spot, ...]:
        return tuple(find(line, with_what))

    held = lru_cache(maxsize=_MOST_LINES)(in_line)

    @wraps(find)
    def ask(text: str, with_what: W) -> tuple[Spot, ...]:
        if len(text) >= _LONGEST:
            return in_line(text, with_what)
        spots: list[Spot] = []
        for start, lead, line in divided(text):
            found = (held if len(line) <= LONGEST_KEPT else in_line)(line, with_what)
            spots += [Spot(one.start + start - lead, one.end + start - lead, one.sort) for one in found]
        return tuple(spots)

    return remembered(ask)
