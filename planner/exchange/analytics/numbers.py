"""Numbers as exports write them; blank, zero and "not offered" stay three different things."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from planner.domain.quote import quoted
from planner.domain.records.results import NOT_OFFERED
from planner.exchange.analytics.model import Unit, Words
from planner.exchange.reading.folding import folded

_LONGEST = 40
_NUMBER = re.compile(r"([+-]?)(\d[\d.,]*|[.,]\d+)\s?([^\W\d]*)\.?\s?(%?)")
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[\s'’_](?=\d)")
_NOT_EXACT = re.compile(r"^\s*[<>≤≥~≈]|\d\s*\+$")
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,4}):(\d\d)(?:[.,](\d{1,6}))?")
_SPELLED = re.compile(r"(?:(\d+)\s?h\w*)?\s?(?:(\d+)\s?m(?:in)?\w*)?\s?(?:(\d+(?:[.,]\d+)?)\s?s\w*)?")
_BY_COMMA, _BY_POINT = re.compile(r"\d,(?:\d{1,2}|\d{4,})$"), re.compile(r"\d\.(?:\d{1,2}|\d{4,})$")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?e[+-]?\d{1,3}", re.IGNORECASE)
_LARGEST, _DECIMALS = Decimal(10) ** 15, 6
"""What a number is at most, and how many of its decimals are kept."""

_FACTORS = {Unit.MILLISECONDS: Decimal("0.001"), Unit.HOURS: Decimal(3600)}
"""Times are kept in seconds."""

_TIMES = frozenset({Unit.SECONDS, Unit.MILLISECONDS, Unit.HOURS})


class Said(NamedTuple):
    """The number in plain digits, None for nothing known; ``why`` tells why a cell that says something is not kept."""

    value: str | None
    why: str = ""


NOTHING = Said(None)


def read_number(cell: str, unit: Unit, words: Words, *, comma: bool = False, own: bool = False) -> Said:
    """What a cell says; ``comma`` is the sign before decimals, and ``own`` files write "-" for what is not offered."""
    text = _BETWEEN_DIGITS.sub("", folded(cell).replace("−", "-"))
    if own and text == NOT_OFFERED:
        return Said(NOT_OFFERED)
    if not text or text in words.missing:
        return NOTHING
    if len(text) > _LONGEST:
        return Said(None, f"{quoted(cell)} is no number")
    if _NOT_EXACT.search(text):
        return Said(None, f"{quoted(cell)} is no exact number and stays blank")
    found = _length(text) if unit in _TIMES else None
    if found is None:
        found = _amount(text, unit, words, comma=comma)
    return _checked(found, cell)


def decimal_comma(cells: Iterable[str]) -> bool:
    """Whether the cells of a table that may hold decimals write them with a comma."""
    by_comma = by_point = 0
    for cell in cells:
        text = _BETWEEN_DIGITS.sub("", cell.strip().rstrip("% "))
        by_comma += bool(_BY_COMMA.search(text))
        by_point += bool(_BY_POINT.search(text))
    return by_comma > by_point


def _checked(found: Decimal | None, cell: str) -> Said:
    if found is None:
        return Said(None, f"{quoted(cell)} is no number")
    found = round(found, _DECIMALS) + 0 if abs(found) <= _LARGEST else found
    if found < 0:
        return Said(None, f"{quoted(cell)} is below zero and stays blank")
    if found > _LARGEST:
        return Said(None, f"{quoted(cell)} is too large for a count")
    return Said(_plain(found))


def _plain(number: Decimal) -> str:
    """The number in plain digits, as short as it is."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _amount(text: str, unit: Unit, words: Words, *, comma: bool) -> Decimal | None:
    if _EXPONENT.fullmatch(text):
        return Decimal(text.replace(",", "."))
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, body, word, _percent = match.groups()
    multiple = words.multiples.get(word)
    if word and multiple is None:
        return None
    digits = _digits(body, counts=unit is Unit.COUNT and multiple is None, comma=comma)
    if digits is None:
        return None
    return Decimal(sign + digits) * (multiple or 1) * _FACTORS.get(unit, Decimal(1))


def _digits(body: str, *, counts: bool, comma: bool) -> str | None:
    """A number with groups and decimals in digits; None when its signs make no sense."""
    points, commas = body.count("."), body.count(",")
    if points and commas:
        decimal = max(".", ",", key=body.rfind)
        return _joined(body, decimal) if body.count(decimal) == 1 else None
    if points + commas == 0:
        return body
    sign = "." if points else ","
    if points + commas > 1 or (_looks_grouped(body, sign) and (counts or (sign == ",") != comma)):
        return _joined(body, "")
    return _joined(body, sign)


def _looks_grouped(body: str, sign: str) -> bool:
    """Whether three digits stand behind the sign and one to three before it, none of them a leading zero."""
    whole, _, rest = body.partition(sign)
    return len(rest) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0")


def _joined(body: str, decimal: str) -> str | None:
    """Groups of three put together, with a point before decimals."""
    whole, _, rest = body.rpartition(decimal) if decimal else (body, "", "")
    first, *groups = re.split(r"[.,]", whole)
    if any(len(group) != 3 for group in groups):
        return None
    return f"{first or 0}{''.join(groups)}" + (f".{rest}" if rest else "")


def _length(text: str) -> Decimal | None:
    """A length of time in seconds, ``0:00:41`` or ``1m 5s``; None when it is written as a number."""
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds, part = clock.groups()
        return Decimal(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) + Decimal(f"0.{part or 0}")
    spelled = _SPELLED.fullmatch(text)
    if spelled is None or not any(spelled.groups()):
        return None
    hours, minutes, rest = spelled.groups()
    return Decimal(int(hours or 0) * 3600 + int(minutes or 0) * 60) + Decimal((rest or "0").replace(",", "."))
