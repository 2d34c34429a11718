"""Sheets as people keep them, understood: what each record is, what it says, and what has to be asked."""

from planner.exchange.reading.model import (
    TAKEN,
    Ask,
    At,
    Field,
    Free,
    Heading,
    Line,
    Option,
    Reading,
    Remark,
    Sort,
    Wishes,
)
from planner.exchange.reading.understand import understand

__all__ = [
    "TAKEN",
    "Ask",
    "At",
    "Field",
    "Free",
    "Heading",
    "Line",
    "Option",
    "Reading",
    "Remark",
    "Sort",
    "Wishes",
    "understand",
]
