"""What a cell says before or after the words of a post: its time, and the channel that it is for."""

from __future__ import annotations

import re
from typing import NamedTuple

from planner.exchange.reading.words import Words

_CLOCK = re.compile(
    r"(?P<clock>\d{1,2}(?:[:.h]\d\d)?\s?(?:[ap]\.?m\.?|h|uhr)?)\s*[-–—:,]?\s+(?P<rest>\S.*)", re.I | re.S
)
_BARE = re.compile(r"\d+\s?")
_BEFORE = re.compile(r"(?P<name>[^\n:]{1,40}?)\s*(?::|\s[-–—])\s+(?P<rest>\S.*)", re.S)
_AFTER = re.compile(r"(?P<rest>\S.*?)\s*[(\[](?P<name>[^()\[\]]{1,40})[)\]]", re.S)


class CellWords(NamedTuple):
    """The words of a post, and what stands before or after them, as it is written."""

    text: str
    channel: str = ""
    clock: str = ""


def words_in(cell: str, words: Words) -> CellWords:
    """The parts of a cell such as *9:00 IG: Door 1* or *Meet Mo (LinkedIn + IG story)*."""
    text, clock = _without_clock(cell.strip(), words)
    for pattern in (_BEFORE, _AFTER):
        match = pattern.fullmatch(text)
        if match and names_channels(match["name"], words):
            return CellWords(match["rest"], match["name"].strip(), clock)
    return CellWords(text, "", clock)


def names_channels(text: str, words: Words) -> bool:
    """Whether a text is only the names of channels."""
    said = words.channels(text)
    return bool(said.channels) and not (said.unknown or said.every or said.but)


def _without_clock(text: str, words: Words) -> tuple[str, str]:
    match = _CLOCK.fullmatch(text)
    if match is None or _BARE.fullmatch(match["clock"]):
        return text, ""
    found = words.clock(match["clock"])
    return (match["rest"], match["clock"]) if found is not None and found.clock is not None else (text, "")
