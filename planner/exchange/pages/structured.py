"""Structured data in JSON-LD: taken as written, and what it describes."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from planner.domain.pages.model import PageThing
from planner.exchange.pages.values import address_in, words_of

_MOST_THINGS, _MOST_LOOKED_AT, _MOST_PROPERTIES = 40, 5_000, 40
_LONGEST_SCRIPT = 600_000
_BEFORE = re.compile(r"\s*+(?:(?://|/\*)?\s*+<!\[CDATA\[\s*+(?:\*/)?|<!--)?")
_AFTER = re.compile(r"(?:(?://|/\*)?\s?\]\]>\s?(?:\*/)?|-->)\Z")
_BETWEEN = re.compile(r"[\s;,\ufeff]*+")
_STRING_OR_MORE = re.compile(r"\"(?:[^\"\\]++|\\.)*+\"|/\*.*?(?:\*/|\Z)|//[^\n]*+|,(?=\s*[}\]])", re.DOTALL)
_HOLDING = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasPart")
_SCHEMA = re.compile(r"(?:https?://schema\.org/|schema:)", re.IGNORECASE)


def structured_data(texts: Iterable[str]) -> tuple[list[Any], int]:
    """The values of the scripts of a page in their order, and how many scripts could not be read."""
    values: list[Any] = []
    broken = 0
    for text in texts:
        found = _values(text)
        broken += not found and bool(text.strip())
        values += [one for value in found for one in (value if isinstance(value, list) else [value])]
    return values, broken


def _values(text: str) -> list[Any]:
    """What one script says; slips that many pages have are mended."""
    inner = _AFTER.sub("", _BEFORE.sub("", text[:_LONGEST_SCRIPT], count=1).rstrip())
    for attempt in (inner, _STRING_OR_MORE.sub(_without_slips, inner), html.unescape(inner)):
        try:
            return list(_one_after_another(attempt))
        except (ValueError, RecursionError):
            continue
    return []


def _without_slips(found: re.Match[str]) -> str:
    """Strings as they are; comments and commas before an end go."""
    return found[0] if found[0].startswith('"') else " "


def _one_after_another(text: str) -> Iterator[Any]:
    decoder = json.JSONDecoder(strict=False)
    at = _after_blanks(text, 0)
    while at < len(text):
        value, end = decoder.raw_decode(text, at)
        yield value
        at = _after_blanks(text, end)


def _after_blanks(text: str, at: int) -> int:
    found = _BETWEEN.match(text, at)
    return found.end() if found else at


def things_of(values: Iterable[Any], base: str) -> tuple[PageThing, ...]:
    """What the values describe, from the outside in."""
    things: list[PageThing] = []
    waiting = deque(values)
    for _ in range(_MOST_LOOKED_AT):
        if not waiting or len(things) >= _MOST_THINGS:
            break
        value = waiting.popleft()
        if isinstance(value, list):
            waiting.extendleft(reversed(value[:_MOST_LOOKED_AT]))
        elif isinstance(value, dict):
            things += [_thing(value, type_, base) for type_ in _types(value)[:1]]
            waiting.extend(value[key] for key in _HOLDING if key in value)
    return tuple(things)


def _types(value: dict[str, Any]) -> list[str]:
    said = value.get("@type")
    types = said if isinstance(said, list) else [said]
    return [_SCHEMA.sub("", words_of(one)) for one in types if words_of(one)]


def _thing(value: dict[str, Any], type_: str, base: str) -> PageThing:
    plain = {_SCHEMA.sub("", key): one for key, one in list(value.items())[:200]}
    return PageThing(
        type=type_,
        written="json-ld",
        name=_text(plain.get("headline")) or _text(plain.get("name")),
        description=_text(plain.get("description")),
        image=address_in(base, _address(plain.get("image")) or _address(plain.get("thumbnailUrl"))),
        published=_text(plain.get("datePublished")),
        changed=_text(plain.get("dateModified")),
        properties=tuple(words_of(key)[:60] for key, one in plain.items() if _says(key, one))[:_MOST_PROPERTIES],
    )


def _says(key: str, value: Any) -> bool:
    return not key.startswith("@") and value not in (None, "", [], {})


def _text(value: Any) -> str:
    if isinstance(value, list):
        return next((text for one in value[:20] if not isinstance(one, list) and (text := _text(one))), "")
    if isinstance(value, dict):
        return words_of(value.get("@value"))
    return words_of(html.unescape(value)) if isinstance(value, str) else ""


def _address(value: Any) -> str:
    if isinstance(value, list):
        return next((text for one in value[:20] if not isinstance(one, list) and (text := _address(one))), "")
    if isinstance(value, dict):
        return next((text for key in ("url", "contentUrl", "@id") if (text := _flat(value.get(key)))), "")
    return value if isinstance(value, str) else ""


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return next((one for one in value[:20] if isinstance(one, str)), "")
    return value if isinstance(value, str) else ""
