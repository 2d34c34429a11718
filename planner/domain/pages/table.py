"""What was found in a page as a text, to be kept in a plan, and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, fields
from typing import Any

from planner.domain.pages.model import CharsetFrom, PageFacts, PageImage, PageThing, PictureSeen

_PARTS: dict[str, type[PageImage] | type[PageThing]] = {"images": PageImage, "things": PageThing}
_NO_LETTER = re.compile("[\x00\ud800-\udfff]")
_LARGEST = 1_000_000_000
"""No page has so many pixels, bytes or words."""

_Value = Callable[[Any], Any]


def as_table(facts: PageFacts) -> str:
    """The facts as JSON; what a page does not say is left out."""
    return json.dumps(_said(asdict(facts), asdict(PageFacts())), ensure_ascii=False, separators=(",", ":"))


def facts_of(table: str) -> PageFacts:
    """The facts that such a text holds; what it has of another sort is left out, as plans come from strangers too."""
    try:
        said = json.loads(table)
    except (ValueError, RecursionError):
        return PageFacts()
    facts: PageFacts = _made(PageFacts, said)
    return facts


def _said(values: dict[str, Any], unsaid: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is as it would be anyway, also within."""
    kept = {name: value for name, value in values.items() if value != unsaid[name]}
    for name, part in _PARTS.items():
        if name in kept:
            kept[name] = [_said(one, asdict(part())) for one in kept[name]]
    return kept


def _made(sort: type[Any], said: object) -> Any:
    """One of this sort, with those of the values that fit."""
    if not isinstance(said, dict):
        return sort()
    values = {field.name: _READERS[str(field.type)](said[field.name]) for field in fields(sort) if field.name in said}
    return sort(**{name: value for name, value in values.items() if value is not None})


def _text(value: object) -> str | None:
    return _NO_LETTER.sub("", value) if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return value if type(value) is int and 0 <= value <= _LARGEST else None


def _yes_or_no(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...]:
    texts = map(_text, value) if isinstance(value, list) else ()
    return tuple(text for text in texts if text is not None)


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    pairs = [_texts(one) for one in value] if isinstance(value, list) else []
    return tuple((one[0], one[1]) for one in pairs if len(one) == 2)


def _charset_from(value: object) -> CharsetFrom | None:
    return CharsetFrom(value) if isinstance(value, str) and value in list(CharsetFrom) else None


def _several(sort: type[Any]) -> _Value:
    return lambda value: tuple(_made(sort, one) for one in value) if isinstance(value, list) else ()


_READERS: dict[str, _Value] = {
    "str": _text,
    "int": _number,
    "int | None": _number,
    "bool": _yes_or_no,
    "CharsetFrom": _charset_from,
    "tuple[str, ...]": _texts,
    "tuple[tuple[str, str], ...]": _pairs,
    "PageImage": lambda value: _made(PageImage, value),
    "PictureSeen | None": lambda value: _made(PictureSeen, value) if isinstance(value, dict) else None,
    **{f"tuple[{sort.__name__}, ...]": _several(sort) for sort in _PARTS.values()},
}
"""How a value is read, by the type of its field as the dataclass names it."""
