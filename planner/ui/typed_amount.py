"""Amounts of money and whole numbers as people type them, with the marks of their locale or of another."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import QLocale

_MARKS = re.compile(r"[.,]")
_BLANKS = re.compile(r"[\s'’\u202f\u00a0]")
_UNIT = re.compile(r"\A[^\d.,-]{1,4}(?=\d)|(?<=\d)[^\d.,-]{1,4}\Z")
"""A sign or the letters of a currency before or after the digits."""

_WHOLE = re.compile(r"\d+|\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")

_GROUP, _LONGEST = 3, 15


def meant_amount(text: str, locale: QLocale) -> Decimal | None:
    """The amount of ``1,400.50``, ``1.400,50`` or ``€ 12``; None when it cannot be told. It is never below 0."""
    digits = _UNIT.sub("", _BLANKS.sub("", text))
    marks = _MARKS.findall(digits)
    if not re.fullmatch(r"\d[\d.,]*", digits) or len(digits) > _LONGEST:
        return None
    point = _point(digits, marks, locale)
    whole, _, part = digits.rpartition(point) if point else (digits, "", "")
    if not _WHOLE.fullmatch(whole):
        return None
    whole = _MARKS.sub("", whole)
    return Decimal(f"{whole or '0'}.{part}" if part else whole or "0")


def written_amount(amount: Decimal, locale: QLocale) -> str:
    """``1,400`` or ``12.50``, as it is typed where the locale is used."""
    whole, _, part = f"{amount:.2f}".partition(".")
    grouped = locale.toString(int(whole))
    return grouped if part == "00" else f"{grouped}{locale.decimalPoint()}{part}"


def _point(digits: str, marks: list[str], locale: QLocale) -> str:
    """The mark before the parts of a whole, "" when there is none: the last of two sorts, or what is no group."""
    if not marks:
        return ""
    last = marks[-1]
    if len(set(marks)) > 1:
        return last if marks.count(last) == 1 else ""
    if len(marks) > 1:
        return ""
    after = len(digits) - digits.rindex(last) - 1
    return last if after != _GROUP or last == locale.decimalPoint() else ""
