"""A text in passages that can be looked at one by one: a key changes one of them, and the others are remembered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LONGEST_KEPT = 2_000
"""Code points of a passage up to which something is remembered of it."""

_TOGETHER = 4
"""Sentences of a line in one passage: few enough to look at anew with each key, and few passages to ask."""

_SENTENCE = re.compile("[.!?] (?=[!-~])")
"""Behind it begins a new cluster of letters, whatever comes; no link, name or tag has a blank in it."""


class Passage(NamedTuple):
    """A line or some sentences with the break behind: where they begin in the whole text, and their letters.

    The first ``lead`` letters of ``text``, one or none, are the end of the break before it.
    """

    start: int
    lead: int
    text: str


@lru_cache(maxsize=16)
def lines(text: str) -> tuple[Passage, ...]:
    """The lines of a text in order, empty ones with the one before; one at least. Without their leads they are it."""
    ends: list[int] = []
    end = 0
    for line in text.split("\n"):
        end += len(line) + 1
        if line or not ends:
            ends.append(end)
        else:
            ends[-1] = end
    ends[-1] = len(text)
    return _passages(text, ends)


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[Passage, ...]:
    """The lines of a text, those of many sentences divided."""
    whole = lines(text)
    ends: list[int] = []
    for start, lead, line in whole:
        found = (_kept_sentence_ends if len(line) <= LONGEST_KEPT else _sentence_ends)(line)
        ends += [end + start - lead for end in found]
    return whole if len(whole) == len(ends) else _passages(text, ends)


def _sentence_ends(line: str) -> tuple[int, ...]:
    """Where every so many sentences end, counted from the beginning: a key within one moves no other end."""
    ends = [found.end() for found in _SENTENCE.finditer(line)]
    return (*ends[_TOGETHER - 1 :: _TOGETHER], len(line))


_kept_sentence_ends = lru_cache(maxsize=4096)(_sentence_ends)


def _passages(text: str, ends: list[int]) -> tuple[Passage, ...]:
    first = Passage(0, 0, text[: ends[0]])
    return first, *[Passage(start, 1, text[start - 1 : end]) for start, end in zip(ends, ends[1:], strict=False)]
