"""What a reader takes for one letter: extended grapheme clusters (UAX #29, Unicode 17), and which of them are emoji."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

_ALONE = re.compile("[ -~]+(?=[ -~])")
"""Letters that are a cluster each, whatever is around them."""

_APART = re.compile("[ -~]{2}")


def count(text: str) -> int:
    """How many grapheme clusters a text has."""
    if text.isascii():
        return len(text) - text.count("\r\n")
    rest = _ALONE.sub("", text)
    return len(text) - len(rest) + len(_clusters(rest).findall(rest))


def ends(text: str) -> Iterator[int]:
    """Where each grapheme cluster ends, in code points."""
    return (match.end() for match in _clusters(text).finditer(text))


def start_of(text: str, at: int) -> int:
    """Where the cluster begins that ``at`` lies in, in code points."""
    if at >= len(text):
        return at
    apart = at
    while apart and not _APART.match(text, apart - 1):
        apart -= 1
    return apart + max((end for end in ends(text[apart : at + 1]) if apart + end <= at), default=0)


def emoji() -> Any:
    """The pattern of one emoji as it is shown: a sequence of code points with a picture of its own."""
    return _patterns().emoji


def is_shown(sequence: str) -> bool:
    """Whether a match of ``emoji()`` is drawn as a picture, not as a letter of the text's own font."""
    return _patterns().picture.search(sequence) is not None


def _clusters(text: str) -> Any:
    """The pattern of a cluster: ``\\X`` of regex 2026.11 is wrong on some letters of India and slow on flags."""
    patterns = _patterns()
    return patterns.own if patterns.not_for_x.search(text) else patterns.cluster


class _Patterns(NamedTuple):
    cluster: Any
    not_for_x: Any
    own: Any
    emoji: Any
    picture: Any


_HANGUL = r"\p{GCB=L}*+(?:\p{GCB=V}++|\p{GCB=LV}\p{GCB=V}*+|\p{GCB=LVT})\p{GCB=T}*+|\p{GCB=L}++|\p{GCB=T}++"
_PICTURE = r"\p{ExtPict}(?:\p{GCB=Extend}*+\p{GCB=ZWJ}\p{ExtPict})*+"
_LINKED = r"(?:\p{InCB=Extend}*+\p{InCB=Linker}[\p{InCB=Extend}\p{InCB=Linker}]*+\p{InCB=Consonant})"
_CONJUNCT = rf"\p{{InCB=Consonant}}{_LINKED}*+"
_CORE = rf"(?:{_HANGUL}|\p{{RI}}{{2}}|{_PICTURE}|{_CONJUNCT}|[^\p{{GCB=Control}}\r\n])"
_CLUSTER = (
    rf"\r\n|[\p{{GCB=Control}}\r\n]|\p{{GCB=Prepend}}*{_CORE}[\p{{GCB=Extend}}\p{{GCB=ZWJ}}\p{{GCB=SpacingMark}}]*+|."
)

_SHOWN = r"(?:(?:[\p{Emoji}--[#*0-9©®]]|[©®](?=\ufe0f))(?:\ufe0f|(?<=\p{Emoji_Modifier_Base})\p{Emoji_Modifier})?)"
_EMOJI = rf"[#*0-9]\ufe0f?\u20e3|\p{{RI}}{{2}}|{_SHOWN}(?:[\U000e0020-\U000e007e]+\U000e007f)?(?:\u200d{_SHOWN})*+"


@cache
def _patterns() -> _Patterns:
    import regex  # noqa: PLC0415  not needed for the first frame

    consonant = r"\p{InCB=Consonant}"
    return _Patterns(
        cluster=regex.compile(r"\X"),
        not_for_x=regex.compile(rf"(?<!{consonant})(?<!{consonant}\p{{GCB=Extend}})\p{{InCB=Linker}}|\p{{RI}}{{9}}"),
        own=regex.compile(_CLUSTER, regex.DOTALL),
        emoji=regex.compile(_EMOJI, regex.V1),
        picture=regex.compile(r"[\p{Emoji_Presentation}\ufe0f\u20e3]"),
    )
