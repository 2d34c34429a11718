"""Texts that go out in several parts, on networks that take threads; a line of three hyphens divides them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from planner.domain.lengths import LINK_WEIGHT, cut_at

DIVIDER = "---"

_BETWEEN = re.compile(r"^---[ \t]*(?=\r?$)", re.MULTILINE)
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?…。！？])[\"'”’)\]]*\s+|\n")
_WORD = re.compile(r"\s+")
_WRITTEN = re.compile(r"\S")
_LEAST = 0.4
"""How much of a part may not be left empty for the sake of an end at a paragraph or sentence, as a share of 1."""


class Part(NamedTuple):
    """A part of a text: where it begins and ends in code points, without the line breaks around it, and its words."""

    start: int
    end: int
    text: str


def parts(text: str) -> tuple[Part, ...]:
    """The parts of a text; one without a divider is a single part."""
    edges = [(found.start(), found.end()) for found in _BETWEEN.finditer(text)]
    starts = [0, *(end for _, end in edges)]
    ends = [*(start for start, _ in edges), len(text)]
    if not edges:
        return (Part(0, len(text), text),)
    return tuple(_trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))


def split(text: str, unit: str, limit: int, link_weight: int = LINK_WEIGHT) -> str:
    """The text divided so that each part fits: at a paragraph, else a sentence, else a word, never inside a link.

    What cannot be divided there (a word or link that is longer than a part) stays whole. Divisions that are there stay.
    """
    divided = [piece for part in parts(text) for piece in _pieces(part.text, unit, limit, link_weight)]
    return f"\n\n{DIVIDER}\n\n".join(piece for piece in divided if piece)


def _trimmed(text: str, start: int, end: int) -> Part:
    piece = text[start:end]
    begin = start + len(piece) - len(piece.lstrip("\r\n"))
    kept = piece.strip("\r\n")
    return Part(begin, begin + len(kept), kept)


def _pieces(text: str, unit: str, limit: int, link_weight: int) -> Iterator[str]:
    start, last = 0, len(text.rstrip())
    while start < last:
        found = _WRITTEN.search(text, start)
        start = found.start() if found else start
        window = _window(text, start, unit, limit, link_weight)
        end = last if window is None else _end_of_part(text, start, start + window)
        yield text[start:end].strip()
        start = end


def _window(text: str, start: int, unit: str, limit: int, link_weight: int) -> int | None:
    """How many characters from the start fit, None when all do; only as much of the text is counted as is needed."""
    reach = 4 * limit + 2_000
    cut = cut_at(text[start : start + reach], unit, limit, link_weight=link_weight)
    return min(reach, len(text) - start) if cut is None and start + reach < len(text) else cut


def _end_of_part(text: str, start: int, cut: int) -> int:
    """Where a part that can reach to ``cut`` should end; beyond it when there is no place to end before."""
    least = start + int((cut - start) * _LEAST)
    for boundary in (_PARAGRAPH, _SENTENCE):
        ends = [one.start() if boundary is _PARAGRAPH else one.end() for one in boundary.finditer(text, start, cut + 1)]
        fitting = [end for end in ends if least < end <= cut]
        if fitting:
            return fitting[-1]
    words = [one.start() for one in _WORD.finditer(text, start + 1, cut + 1) if one.start() <= cut]
    if words:
        return words[-1]
    after = _WORD.search(text, cut)
    return after.start() if after else len(text)
