"""Rules as read from data: groups, mix rules, cadences, and the list of checklist items.

Unknown keys and impossible figures are refused with the key, so that a typing error in a data file cannot pass.
"""

from __future__ import annotations

from planner.domain.rules.cadence import EVERY_DAY, Cadence, cadence, cadence_table, followed
from planner.domain.rules.effort import effort_of, minutes_of
from planner.domain.rules.facts import CheckFact, Severity, check_fact
from planner.domain.rules.groups import Clause, Group, clauses_of, group, sets_in
from planner.domain.rules.mix import (
    OTHER,
    MixRule,
    Mode,
    Part,
    Residual,
    Unit,
)
from planner.domain.rules.mix_table import mix_rule, odd_sum
from planner.domain.rules.reading import refuse_unknown
from planner.domain.rules.window import ONE, Reach, Window

__all__ = [
    "EVERY_DAY",
    "ONE",
    "OTHER",
    "Cadence",
    "CheckFact",
    "Clause",
    "Group",
    "MixRule",
    "Mode",
    "Part",
    "Reach",
    "Residual",
    "Severity",
    "Unit",
    "Window",
    "cadence",
    "cadence_table",
    "check_fact",
    "clauses_of",
    "effort_of",
    "followed",
    "group",
    "minutes_of",
    "mix_rule",
    "odd_sum",
    "refuse_unknown",
    "sets_in",
]
