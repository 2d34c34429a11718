"""The table of numbers of a brand: what is due, or all of a week, with what is known of it."""

from __future__ import annotations

from planner.app.numbers.book import NumberBook
from planner.app.numbers.others import campaign_key
from planner.app.numbers.rows import (
    Grouping,
    NumberRow,
    NumberSection,
    NumberSheet,
    Sort,
    TableFacts,
    Wanted,
    table_facts,
)

__all__ = [
    "Grouping",
    "NumberBook",
    "NumberRow",
    "NumberSection",
    "NumberSheet",
    "Sort",
    "TableFacts",
    "Wanted",
    "campaign_key",
    "table_facts",
]
