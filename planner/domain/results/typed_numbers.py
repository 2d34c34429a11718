"""Numbers as people type and paste them: with thousands in groups, as 1.2K, as a length of time."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from planner.domain.quote import quoted
from planner.domain.records import NOT_OFFERED
from planner.domain.results.metrics import Unit

_DASHES = re.compile(r"[-\u2010-\u2015\u2212]+")
_SPACES = re.compile(r"[\s\u00a0\u2009\u202f'\u2019_]")
_LARGE = {"k": 3, "t": 3, "m": 6, "mn": 6, "mio": 6, "mln": 6, "bn": 9, "b": 9, "mrd": 9}
_NUMBER = re.compile(r"(?P<digits>\d[\d.,]*|[.,]\d+)(?P<large>[a-z]*)")
_AROUND = re.compile(
    rf"^[^\W\d]{{1,4}}\.?(?=\d)|^[^\w.,+-](?=\d)|(?<=[\d.,])(?!(?:{'|'.join(_LARGE)})$)[^\W\d]{{2,4}}$|(?<=\d)[^\w.,]$"
)
"""A currency before or after an amount."""
_CLOCK = re.compile(r"(?:(\d+):)?(\d{1,2}):(\d{2})")
_GROUPS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*|\d{1,3}(?:,\d{2})*,\d{3}")
_MOST = 24


def read_number(text: str, unit: Unit = Unit.COUNT, point: str = ".") -> str:
    """What was typed in plain digits with a point, NOT_OFFERED for a dash, or "" for nothing.

    ``point`` is what the user writes before the part of a number that is less than 1; it decides only where both ways
    of reading are possible. Raises ValueError with a sentence when it is no such number.
    """
    said = _SPACES.sub("", _ascii(text)).casefold()
    if not said:
        return ""
    if _DASHES.fullmatch(said):
        return NOT_OFFERED
    clock = _CLOCK.fullmatch(said) if unit is Unit.SECONDS else None
    number = _seconds(clock) if clock else _plain(said, unit, point)
    if number is None:
        raise ValueError(f"{quoted(text.strip())} is not a number; write it like 1250 or 1.2K")
    if unit is Unit.COUNT and number != number.to_integral_value():
        raise ValueError(f"{quoted(text.strip())} is not a whole number")
    return _written(number)


def is_heading(text: str) -> bool:
    """Whether a pasted cell is words without any digit, as over a column."""
    return any(letter.isalpha() for letter in text) and not any(letter.isdigit() for letter in text)


def _plain(said: str, unit: Unit, point: str) -> Decimal | None:
    found = _NUMBER.fullmatch(_AROUND.sub("", said) if unit is Unit.MONEY else said)
    if found is None or (found["large"] and found["large"] not in _LARGE) or len(found["digits"]) > _MOST:
        return None
    power = _LARGE.get(found["large"], 0)
    digits = _with_point(found["digits"], point, whole=unit is Unit.COUNT and not power)
    try:
        return Decimal(digits).scaleb(power)
    except InvalidOperation:
        return None


def _with_point(digits: str, point: str, *, whole: bool) -> str:
    """The digits without marks between thousands, and with a point before what is less than 1."""
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits
    if len(set(marks)) == 2 and marks.count(marks[-1]) == 1 and set(marks[:-1]) != {marks[-1]}:
        before, _, after = digits.rpartition(marks[-1])
        return f"{re.sub('[.,]', '', before)}.{after}"
    grouped = _GROUPS.fullmatch(digits) is not None
    if grouped and (whole or len(marks) > 1 or marks[0] != point):
        return re.sub("[.,]", "", digits)
    return digits.replace(",", ".")


def _seconds(clock: re.Match[str]) -> Decimal:
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return Decimal(hours * 3600 + minutes * 60 + seconds)


def _ascii(text: str) -> str:
    """The text with the digits of all scripts as 0 to 9."""
    return "".join(str(unicodedata.decimal(letter, letter)) for letter in text)


def _written(number: Decimal) -> str:
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
