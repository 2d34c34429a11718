"""How much of a page is looked at: where one is built to exhaust whoever reads it, only what comes before that.

Browsers have such bounds too (Blink and Gecko nest 512 deep). Without them some pages of a megabyte cost a parser
minutes or gigabytes: nesting, attributes, choices of a list and unclosed <b> make its work grow with their square.
"""

from __future__ import annotations

import re

_DEEPEST, _MOST_TAGS, _MOST_OPTIONS, _MOST_ATTRIBUTES = 512, 60_000, 4_000, 300
_MOST_OPENED_AGAIN = 300_000
_LONGEST_TAG = 400_000

_NEXT = re.compile(
    r"<!--(?:.*?)(?:-->|\Z)"
    r"|<(script|style|textarea|title|xmp|iframe|noembed|noframes)\b(?:.*?)(?:</\1|\Z)"
    r"|<(/?)([a-z][^\s/>]*+)((?:[^=>]++|=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>][^\s>]*+)?)*+)",
    re.IGNORECASE | re.DOTALL,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "param",
    "source",
    "track",
    "wbr",
    "basefont",
    "bgsound",
    "frame",
}
_CLOSED_BY_OTHERS = {
    "html",
    "head",
    "body",
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "tbody",
    "thead",
    "tfoot",
    "colgroup",
    "option",
    "optgroup",
    "rb",
    "rt",
    "rp",
    "rtc",
    "a",
}
_FORMATTING = {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}
"""Elements that a parser opens again in every block until they are closed."""


def bounded(text: str) -> str:
    """The text up to the place where it stops being a page that somebody would read."""
    depth = unclosed = opened_again = tags = options = 0
    for found in _NEXT.finditer(text):
        name = (found[3] or "").lower()
        if not name:
            continue
        tags += 1
        options += name == "option"
        opened_again += unclosed
        if name not in _VOID and name not in _CLOSED_BY_OTHERS and not found[4].endswith("/"):
            step = -1 if found[2] else 1
            depth = max(depth + step, 0)
            unclosed = max(unclosed + step, 0) if name in _FORMATTING else unclosed
        if depth > _DEEPEST or opened_again > _MOST_OPENED_AGAIN or tags > _MOST_TAGS or options > _MOST_OPTIONS:
            return text[: found.start()]
        if len(found[4]) >= _MOST_ATTRIBUTES and _has_too_much(found[4]):
            return text[: found.start()]
    return text


def _has_too_much(attributes: str) -> bool:
    return len(attributes) > _LONGEST_TAG or len(_QUOTED.sub(" ", attributes).split()) > _MOST_ATTRIBUTES
