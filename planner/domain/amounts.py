"""Amounts in words: numbers of things, sizes of files, lengths of time, shapes of pictures."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

_LARGE = ((1 << 30, 10**9, "GB"), (1 << 20, 10**6, "MB"), (1 << 10, 10**3, "KB"))
_FEW_BYTES, _MANY = 10_000, 1024
_CODE = 3
"""Letters of the code of a currency."""
_SMALL = 16
"""Up to which number a shape is told by two whole ones."""

_NEAR = 0.005
"""By how much a shape may miss two whole numbers, as a share of 1: whole pixels seldom meet them."""


def is_currency(text: str) -> bool:
    """Whether a text is written like the code of a currency (ISO 4217): three capital letters."""
    return len(text) == _CODE and text.isascii() and text.isalpha() and text.isupper()


def counted(number: int, word: str) -> str:
    """``1 picture``, ``2,000 pictures``."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def whole_bytes_words(number: float, digits: Callable[[int], str] = str) -> str:
    """``8 MB`` for what is whole in either way of counting megabytes (networks do not say which they mean), else ""."""
    for binary, decimal, unit in _LARGE if number >= _FEW_BYTES else ():
        whole = next((int(number // size) for size in (binary, decimal) if number % size == 0), 0)
        if 0 < whole < _MANY:
            return f"{digits(whole)} {unit}"
    return ""


def bytes_words(number: float) -> str:
    """``8 MB``, or ``12.3 MB`` in millions."""
    rounded = (f"{number / size:.1f}".removesuffix(".0") + f" {unit}" for _, size, unit in _LARGE if number >= size)
    return whole_bytes_words(number) or next(rounded, counted(int(number), "byte"))


def seconds_words(number: float) -> str:
    """``14.5 s``, ``3 min``, ``1 h 2 min 5 s``."""
    hours, rest = divmod(number, 3600)
    minutes, seconds = divmod(rest, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds, "s"))
    return " ".join(f"{amount:g} {unit}" for amount, unit in parts if amount) or "0 s"


def ratio_words(number: float) -> str:
    """``4:5``, or ``1.91:1`` when no small whole numbers say it."""
    near = Fraction(number).limit_denominator(_SMALL)
    if 0 < near.numerator <= _SMALL and abs(float(near) / number - 1) <= _NEAR:
        return f"{near.numerator}:{near.denominator}"
    return f"{number:.2f}:1" if number >= 1 else f"1:{1 / number:.2f}"
