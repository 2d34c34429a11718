"""Links, mentions and hashtags on networks that publish no rules of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from planner.domain.entities.addresses import addresses
from planner.domain.entities.found import Entities, Found, apart, group

_MENTION = re.compile(r"(?<![\w@/.])@\w(?:[\w.\-]*\w)?")


def entities(text: str) -> Entities:
    """Addresses with or without a scheme, names behind @, and words with a letter behind #."""
    return apart(addresses(text), _mentions(text), _hashtags(text), ())


def _mentions(text: str) -> Iterator[Found]:
    if "@" in text:
        yield from (group(match, 0) for match in _MENTION.finditer(text))


def _hashtags(text: str) -> Iterator[Found]:
    if "#" in text or "＃" in text:
        yield from (group(match, 0) for match in _hashtag().finditer(text))


@cache
def _hashtag() -> Any:
    import regex  # noqa: PLC0415  not needed for the first frame

    word = r"\p{L}\p{M}\p{Nd}\p{Pc}\u200c\u200d"
    return regex.compile(rf"(?<![{word}&/])[#＃](?!\ufe0f)(?=[{word}]*?\p{{L}})[{word}]++")
