"""Advertisements: how long they run, what they cost, and what they show."""

from __future__ import annotations

from planner.domain.paid.flights import (
    boost_of,
    boosted_by,
    flight_name,
    is_boosted,
    next_letter,
    planned_cost,
    version_of,
    versions_of,
)
from planner.domain.paid.links import PAID_MEDIUM, paid_link
from planner.domain.paid.money import money_words

__all__ = [
    "PAID_MEDIUM",
    "boost_of",
    "boosted_by",
    "flight_name",
    "is_boosted",
    "money_words",
    "next_letter",
    "paid_link",
    "planned_cost",
    "version_of",
    "versions_of",
]
