"""The values of facts in words, and such words read as values."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from planner.domain.amounts import seconds_words, whole_bytes_words
from planner.domain.platforms import Fact, FactName, Measure, Platform, Value

NO_LIMIT = "no limit"
FOR_TOOLS = "for tools that post for you"
"""What is said of a fact that only programs are held to."""

_YES, _NO = "yes", "no"
_SMALL_RATIO = 20
"""Shapes are said as ``4:5`` when both numbers are at most so large, else as ``1.91:1``."""

_BYTES = {"": 1, "byte": 1, "bytes": 1, "b": 1, "kb": 1 << 10, "mb": 1 << 20, "gb": 1 << 30}
_SECONDS = {"": 1, "s": 1, "sec": 1, "min": 60, "h": 3600}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([a-z]*)")
_NOT_AN_AMOUNT = "“{text}” is no {what}; write it like {example}"

EXAMPLES = {
    Measure.COUNT: "2200",
    Measure.BYTES: "8 MB",
    Measure.SECONDS: "2 min 20 s",
    Measure.PIXELS: "1080",
    Measure.RATIO: "4:5",
    Measure.YES_NO: "yes",
    Measure.LIST: "jpeg, png",
    Measure.WORDS: "",
}
"""How a value of each measure may be written."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that is new, or that takes the place of one."""

    platform: Platform
    fact: Fact
    before: Fact | None


def plain_number(number: int) -> str:
    """``2 200``, in the same way everywhere."""
    return f"{number:,}".replace(",", " ")


def value_words(fact: Fact, name: FactName, number: Callable[[int], str] = plain_number) -> str:
    """The value in words: ``2 200 characters``, ``8 MB``, ``4:5``, ``15 min``, ``JPEG, PNG``, ``no limit``."""
    value = fact.value
    if value is None:
        return NO_LIMIT
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return ", ".join(one.upper() for one in value)
    if isinstance(value, str):
        return value
    return _amount_words(value, name, "byte(s)" if fact.unit == "utf8_bytes" else name.counted, number)


def value_text(value: Value | None, measure: Measure) -> str:
    """The value as a person would type it, which ``read_value`` reads as the same value."""
    if value is None:
        return NO_LIMIT
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, str):
        return value
    if measure is Measure.RATIO:
        return _ratio_words(value) if read_value(_ratio_words(value), measure) == value else f"{value:g}"
    if measure is Measure.BYTES and read_value(_bytes_words(int(value), str), measure) != value:
        return str(value)
    return {Measure.BYTES: lambda: _bytes_words(int(value), str), Measure.SECONDS: lambda: seconds_words(value)}.get(
        measure, lambda: f"{value}"
    )()


def read_value(text: str, measure: Measure) -> Value | None:
    """The value that a person typed, None for ``no limit``; raises ValueError that says how it is written."""
    said = " ".join(text.split())
    if said.casefold() == NO_LIMIT and measure not in (Measure.YES_NO, Measure.LIST, Measure.WORDS):
        return None
    return _READERS[measure](said)


def difference_words(
    difference: Difference,
    names: Mapping[str, FactName],
    number: Callable[[int], str] = plain_number,
    day: Callable[[date], str] = date.isoformat,
) -> str:
    """``Instagram: Most hashtags: 3 hashtags from 2027-01-01 (was 5 hashtags)``."""
    fact, before = difference.fact, difference.before
    name = names[fact.name]
    words = f"{difference.platform.name}: {name.words}{formats_words(fact)}: {value_words(fact, name, number)}"
    words += f" from {day(fact.since)}" if fact.since else ""
    if before is None:
        return f"{words} (new)"
    was = value_words(before, name, number)
    return f"{words} (was {was})" if was != value_words(fact, name, number) else f"{words} (as before, checked anew)"


def formats_words(fact: Fact) -> str:
    """The formats it holds for, after its name: `` (carousel, image)``; nothing when it holds for all."""
    return f" ({', '.join(sorted(fact.formats))})" if fact.formats else ""


# words


def _amount_words(value: float, name: FactName, counted: str, number: Callable[[int], str]) -> str:
    if name.measure is Measure.BYTES:
        return _bytes_words(int(value), number)
    if name.measure is Measure.SECONDS:
        return seconds_words(value)
    if name.measure is Measure.RATIO:
        return _ratio_words(value)
    noun = "pixel(s)" if name.measure is Measure.PIXELS else counted
    return f"{number(int(value))} {noun.replace('(s)', '' if value == 1 else 's')}".rstrip()


def _bytes_words(value: int, number: Callable[[int], str]) -> str:
    return whole_bytes_words(value, number) or f"{number(value)} byte{'' if value == 1 else 's'}"


def _ratio_words(value: float) -> str:
    near = Fraction(value).limit_denominator(_SMALL_RATIO)
    small = near.numerator <= _SMALL_RATIO and abs(float(near) - value) < 1e-4  # noqa: PLR2004  four digits in the data
    return f"{near.numerator}:{near.denominator}" if small else f"{value:g}:1"


# reading


def _read_count(text: str) -> int:
    digits = re.sub(r"(?<=\d)[ ,'](?=\d{3}\b)", "", text)
    if not re.fullmatch(r"\d{1,9}", digits):
        raise _no_amount(text, "whole number", Measure.COUNT)
    return int(digits)


def _read_bytes(text: str) -> int:
    found = _AMOUNT.fullmatch(text.casefold())
    if found is None or found[2] not in _BYTES:
        raise _no_amount(text, "size", Measure.BYTES)
    return round(float(found[1]) * _BYTES[found[2]])


def _read_seconds(text: str) -> float:
    pieces = _AMOUNT.findall(text.casefold())
    rest = _AMOUNT.sub("", text.casefold()).strip()
    if rest or not pieces or any(unit not in _SECONDS for _, unit in pieces):
        raise _no_amount(text, "length of time", Measure.SECONDS)
    seconds = sum(float(amount) * _SECONDS[unit] for amount, unit in pieces)
    return int(seconds) if seconds == int(seconds) else seconds


def _read_ratio(text: str) -> float:
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:\s*[:/x]\s*(\d+(?:\.\d+)?))?", text)
    width, height = (float(found[1]), float(found[2] or 1)) if found else (0.0, 0.0)
    if not width or not height:
        raise _no_amount(text, "shape", Measure.RATIO)
    return round(width / height, 4)


def _read_yes_no(text: str) -> bool:
    if text.casefold() not in (_YES, _NO):
        raise ValueError(f"“{text}” is neither yes nor no")
    return text.casefold() == _YES


def _read_list(text: str) -> tuple[str, ...]:
    pieces = tuple(piece.strip().lstrip(".").casefold() for piece in text.split(",") if piece.strip())
    if not pieces:
        raise _no_amount(text, "list", Measure.LIST)
    return pieces


def _read_words(text: str) -> str:
    if not text:
        raise ValueError("Some words are needed")
    return text


def _no_amount(text: str, what: str, measure: Measure) -> ValueError:
    return ValueError(_NOT_AN_AMOUNT.format(text=text, what=what, example=EXAMPLES[measure]))


_READERS: dict[Measure, Callable[[str], Value]] = {
    Measure.COUNT: _read_count,
    Measure.BYTES: _read_bytes,
    Measure.SECONDS: _read_seconds,
    Measure.PIXELS: _read_count,
    Measure.RATIO: _read_ratio,
    Measure.YES_NO: _read_yes_no,
    Measure.LIST: _read_list,
    Measure.WORDS: _read_words,
}
