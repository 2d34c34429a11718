"""Amounts of money in words."""

from __future__ import annotations

from decimal import Decimal

_CENT = Decimal("0.01")


def money_words(amount: Decimal, currency: str = "") -> str:
    """``1,400 EUR``, ``12.50 EUR``: with two places where it is not whole."""
    rounded = amount.quantize(_CENT)
    words = f"{rounded:,.0f}" if rounded == rounded.to_integral_value() else f"{rounded:,.2f}"
    return f"{words} {currency}".rstrip()
