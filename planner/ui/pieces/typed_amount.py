"""Amounts of money and whole numbers as people type them, with the marks of their locale or of another."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QLocale

from planner.domain.records import NOT_OFFERED
from planner.domain.results.metrics import Unit
from planner.domain.results.typed_numbers import read_number

_LONGEST = 15


def meant_amount(text: str, locale: QLocale) -> Decimal | None:
    """The amount of ``1,400.50``, ``1.400,50`` or ``€ 12``; None when it cannot be told. It is never below 0."""
    try:
        kept = read_number(text, Unit.MONEY, locale.decimalPoint())
    except ValueError:
        return None
    return Decimal(kept) if kept not in ("", NOT_OFFERED) and len(kept) <= _LONGEST else None


def written_amount(amount: Decimal, locale: QLocale) -> str:
    """``1,400`` or ``12.50``, as it is typed where the locale is used."""
    whole, _, part = f"{amount:.2f}".partition(".")
    grouped = locale.toString(int(whole))
    return grouped if part == "00" else f"{grouped}{locale.decimalPoint()}{part}"
