"""The weekly checklist: one small function per automatic item, listed by its key in the data."""

from __future__ import annotations

from planner.domain.checks.checklist import all_good, checklist, facts_of, header, with_questions
from planner.domain.checks.item import Elsewhere, Evergreen, Finding, Item, Scope, State
from planner.domain.checks.mix import judge_all
from planner.domain.checks.whole import CHECKS, NOTES, OF_A_PLAN, reach

__all__ = [
    "CHECKS",
    "NOTES",
    "OF_A_PLAN",
    "Elsewhere",
    "Evergreen",
    "Finding",
    "Item",
    "Scope",
    "State",
    "all_good",
    "checklist",
    "facts_of",
    "header",
    "judge_all",
    "reach",
    "with_questions",
]
