"""Links, mentions, hashtags and cashtags as Bluesky's own apps find them.

Source: github.com/bluesky-social/atproto, packages/api/src/rich-text/detection.ts and util.ts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from planner.domain.entities.found import Entities, Found, apart, cut, group
from planner.domain.entities.tlds import current

_SPACE = "\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_UNSEEN = "\xad\u2060\u200a-\u200d\u20e2"
_MENTION = re.compile(rf"(?:^|[{_SPACE}(])(@([a-zA-Z0-9.\-]+)\b)", re.ASCII)
_LINK = re.compile(
    rf"(?:^|[{_SPACE}(])(https?://[^{_SPACE}]+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)[^{_SPACE}]*)", re.IGNORECASE | re.ASCII
)
_TAG = re.compile(rf"(?:^|[{_SPACE}])([#＃](?!\ufe0f)[^{_SPACE}{_UNSEEN}]+)")
_CASHTAG = re.compile(rf"(?:^|[{_SPACE}(])(\$[A-Za-z][A-Za-z0-9]{{0,4}})(?=$|[{_SPACE}.,;:!?)\"'\u2019])")
_LONGEST_TAG = 64


def entities(text: str) -> Entities:
    """What Bluesky's apps find in a text."""
    return apart(_links(text), _mentions(text), _tags(text), _cashtags(text))


def _links(text: str) -> Iterator[Found]:
    for match in _LINK.finditer(text):
        if match[1].startswith("http") or _has_known_end(match[2] or ""):
            yield cut(text, match.start(1), match.end(1) - _loose(match[1]))


def _loose(address: str) -> int:
    """How many letters at the end of an address are not part of it."""
    bare = address[:-1] if address[-1] in ".,;:!?" else address
    if bare.endswith(")") and "(" not in bare:
        bare = bare[:-1]
    return len(address) - len(bare)


def _mentions(text: str) -> Iterator[Found]:
    for match in _MENTION.finditer(text):
        if _has_known_end(match[2]) or match[2].endswith(".test"):
            yield group(match, 1)


def _has_known_end(domain: str) -> bool:
    _, dot, last = domain.rpartition(".")
    return bool(dot) and last in current()


def _tags(text: str) -> Iterator[Found]:
    for match in _TAG.finditer(text):
        tag = match[1][: _bare_size(match[1])]
        if _is_tag(tag[1:], match[1]):
            yield cut(text, match.start(1), match.start(1) + len(tag))


def _bare_size(tag: str) -> int:
    """How long a tag is without the punctuation at its end."""
    size = len(tag)
    while size and unicodedata.category(tag[size - 1]).startswith("P"):
        size -= 1
    return max(size, 1)


def _is_tag(name: str, typed: str) -> bool:
    if not name or len(name) + sum(letter > "\uffff" for letter in name) > _LONGEST_TAG:
        return False
    return any(
        not (letter.isascii() and letter.isdigit()) and unicodedata.category(letter)[0] != "P" for letter in typed[1:]
    )


def _cashtags(text: str) -> Iterator[Found]:
    return (group(match, 1) for match in _CASHTAG.finditer(text))
