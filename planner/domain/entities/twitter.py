"""Links, mentions, hashtags and cashtags as X finds them.

Source: github.com/twitter/twitter-text, js/src/regexp and js/src/extract*.js; rules of version 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from planner.domain.entities.addresses import addresses
from planner.domain.entities.domains import LATIN_ACCENTS, SPACES
from planner.domain.entities.found import Entities, Found, apart, cut, group

_BEFORE_MENTION = r"(?:^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.\-])(?:rt|RT|rT|Rt):?)"
_MENTION = re.compile(rf"{_BEFORE_MENTION}([@＠][a-zA-Z0-9_]{{1,20}}(?:/[a-zA-Z][a-zA-Z0-9_\-]{{0,24}})?)")
_NOT_AFTER_MENTION = re.compile(rf"[@＠{LATIN_ACCENTS}]|://")
_NOT_AFTER_HASHTAG = re.compile("[#＃]|://")
_PUNCTUATION = r"!'#%&()*+,\\\-./:;<=>?@\[\]\^_{|}~$"
_CASHTAG = re.compile(rf"(?:^|[{SPACES}])(\$[a-zA-Z]{{1,6}}(?:[._][a-zA-Z]{{1,2}})?)(?=$|[\s{_PUNCTUATION}])")
_OTHERS_IN_HASHTAG = (
    r"\p{Nd}_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
)


def entities(text: str) -> Entities:
    """What X finds in a text; a mention may be one of a list, as ``@name/list``."""
    return apart(addresses(text), mentions(text), hashtags(text), cashtags(text))


def mentions(text: str) -> Iterator[Found]:
    """The mentions and lists, each with its @."""
    if "@" in text or "＠" in text:
        for match in _MENTION.finditer(text):
            if not _NOT_AFTER_MENTION.match(text, match.end()):
                yield group(match, 1)


def hashtags(text: str) -> Iterator[Found]:
    """The hashtags, each with its #, also those that stand inside an address."""
    if "#" in text or "＃" in text:
        for match in _hashtag().finditer(text):
            if not _NOT_AFTER_HASHTAG.match(text, match.end()):
                yield group(match, 1)


def cashtags(text: str) -> Iterator[Found]:
    """The cashtags, each with its $."""
    position = text.find("$")
    while position >= 0:
        match = _CASHTAG.match(text, max(0, position - 1))
        if match and match.start(1) == position:
            yield cut(text, *match.span(1))
        position = text.find("$", position + 1)


@cache
def _hashtag() -> Any:
    import regex  # noqa: PLC0415  not needed for the first frame

    letter, other = r"\p{L}\p{M}", _OTHERS_IN_HASHTAG
    before = rf"(?:^|[\ufe0e\ufe0f]|[^&{letter}{other}])"
    return regex.compile(rf"{before}([#＃](?![\ufe0f\u20e3])[{other}]*+[{letter}][{letter}{other}]*+)")
