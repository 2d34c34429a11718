"""What was found in a text, as values."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from re import Match
from typing import Any, NamedTuple


class Found(NamedTuple):
    """A piece of a text: where it begins and ends in code points, and the piece itself as it was typed."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Entities:
    """What was found in a text, each sort in the order of the text; no two of them overlap."""

    links: tuple[Found, ...] = ()
    mentions: tuple[Found, ...] = ()
    hashtags: tuple[Found, ...] = ()
    cashtags: tuple[Found, ...] = ()


def cut(text: str, start: int, end: int) -> Found:
    """This piece of the text."""
    return Found(start, end, text[start:end])


def group(match: Match[str] | Any, number: int | str) -> Found:
    """What a group of a match has found; the match may be of ``re`` or of ``regex``."""
    return Found(match.start(number), match.end(number), match[number])


def apart(
    links: Iterable[Found], mentions: Iterable[Found], hashtags: Iterable[Found], cashtags: Iterable[Found]
) -> Entities:
    """The entities without those that begin inside one that began before; at one place the sort named first wins."""
    sorts: tuple[list[Found], ...] = ([], [], [], [])
    end = 0
    every = (
        (found.start, number, found)
        for number, sort in enumerate((links, mentions, hashtags, cashtags))
        for found in sort
    )
    for start, number, found in sorted(every):
        if start >= end:
            sorts[number].append(found)
            end = found.end
    return Entities(*map(tuple, sorts))
