"""Creators: what was agreed with them, what is due, and where their content is shown."""

from __future__ import annotations

from planner.domain.creators.content import Shown, shown_by, shown_in
from planner.domain.creators.due import Due, DueSort, cost_of, dues, payment_due
from planner.domain.creators.stages import is_agreed, is_at_least, raised

__all__ = [
    "Due",
    "DueSort",
    "Shown",
    "cost_of",
    "dues",
    "is_agreed",
    "is_at_least",
    "payment_due",
    "raised",
    "shown_by",
    "shown_in",
]
