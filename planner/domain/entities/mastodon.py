"""Links, mentions and hashtags as Mastodon finds them; it knows no cashtags.

Source: github.com/mastodon/mastodon, app/lib/extractor.rb, app/models/account.rb, app/models/concerns/tag/naming.rb,
config/initializers/twitter_regex.rb.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from planner.domain.entities.addresses import Grammar, tail, with_scheme
from planner.domain.entities.domains import LATIN_ACCENTS
from planner.domain.entities.found import Entities, Found, apart, cut, group

_ANY_LETTER = "\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\uffef\U00010000-\U0010fffd"
_SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_PATH = rf"^{_SPACE}<>()?"
_GRAMMAR = Grammar(
    re.compile(r"(?:https?|dat|dweb|ipfs|ipns|ssb|gopher|gemini)://\Z", re.IGNORECASE),
    tail(
        _PATH,
        rf"""^{_SPACE}()?!*"'「」<>;:=,.$%\[\]~&|@""",
        rf"a-z0-9!?*'();:&=+$/%#\[\]\-_.,~|@\^{_ANY_LETTER}",
        rf"a-z0-9_&=#/\-{_ANY_LETTER}",
        whole_folder=rf"[{_PATH}]+/",
    ),
)
_NOT_AFTER_MENTION = re.compile(rf"[@＠{LATIN_ACCENTS}]|://")
_LONGEST_DOMAIN = 253
_SCHEME = re.compile("(?<=.)https?$", re.IGNORECASE)


def entities(text: str) -> Entities:
    """What Mastodon finds in a text; a mention may name a server, as ``@name@server``."""
    return apart(links(text), mentions(text), _hashtags(text), ())


def links(text: str) -> tuple[Found, ...]:
    """The links: addresses with a scheme."""
    return with_scheme(text, _GRAMMAR)


def mentions(text: str) -> Iterator[Found]:
    """The mentions, each with its @ and its server."""
    if "@" in text:
        for match in _patterns().mention.finditer(text):
            too_long = len(match["server"] or "") > _LONGEST_DOMAIN
            if not too_long and not _NOT_AFTER_MENTION.match(text, match.end()):
                yield group(match, 0)


def _hashtags(text: str) -> Iterator[Found]:
    if "#" in text or "＃" in text:
        for match in _patterns().hashtag.finditer(text):
            size = _size_of_name(match[1])
            if size and text.startswith("://", match.start(1) + size):
                size -= len(scheme[0]) if (scheme := _SCHEME.search(match[1][:size])) else 0
            if size:
                yield cut(text, match.start(), match.start(1) + size)


def _size_of_name(typed: str) -> int:
    """How much of what follows a # is the tag's name: up to its last letter with separators inside it, or one word."""
    name = _patterns().separated.match(typed)
    if name and _patterns().letter_inside.search(typed, 1, name.end() - 1):
        return int(name.end())
    word = _patterns().word.match(typed)
    return int(word.end()) if word else 0


class _Patterns(NamedTuple):
    mention: Any
    hashtag: Any
    separated: Any
    letter_inside: Any
    word: Any


@cache
def _patterns() -> _Patterns:
    import regex  # noqa: PLC0415  not needed for the first frame

    word, separator = r"\p{L}\p{M}\p{Nd}\p{Pc}", r"_\u00b7\u30fb\u200c"
    user = r"[a-zA-Z0-9_]++(?:[.\-]++[a-zA-Z0-9_]++)*"
    server = rf"(?P<server>[{word}]+(?:[.\-]+[{word}]+)*)"
    return _Patterns(
        mention=regex.compile(rf"(?<![=/{word}])@{user}(?:@{server})?"),
        hashtag=regex.compile(rf"(?<![^{_SPACE}])[#＃]([{word}][{word}{separator}]*+)"),
        separated=regex.compile(rf"[{word}{separator}]*[{word}]"),
        letter_inside=regex.compile(rf"[\p{{Alphabetic}}{separator}]"),
        word=regex.compile(rf"(?=[{word}]*?\p{{Alphabetic}})[{word}]++"),
    )
