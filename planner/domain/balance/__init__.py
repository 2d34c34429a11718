"""The mix of a plan against a rule: what is counted, what is allowed for small numbers, and verdicts.

Pure functions over entries; the verdict of a week depends on the plan alone, never on the order of edits.
"""

from __future__ import annotations

from planner.domain.balance.concerned import concerned
from planner.domain.balance.counting import Effort, Tally
from planner.domain.balance.entries import Entry, entry_of, in_order, of_post
from planner.domain.balance.ledger import Ledger, WeekBalance
from planner.domain.balance.verdicts import OFF, GroupVerdict, Judgement, Verdict, allowed, next_group, to_add
from planner.domain.balance.weeks import EarlierNeeded

__all__ = [
    "OFF",
    "EarlierNeeded",
    "Effort",
    "Entry",
    "GroupVerdict",
    "Judgement",
    "Ledger",
    "Tally",
    "Verdict",
    "WeekBalance",
    "allowed",
    "concerned",
    "entry_of",
    "in_order",
    "next_group",
    "of_post",
    "to_add",
]
