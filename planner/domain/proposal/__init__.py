"""Balance my week: a proposal that changes as little as possible so that all rules and cadences hold."""

from __future__ import annotations

from planner.domain.proposal.balancing import propose
from planner.domain.proposal.passing import AHEAD
from planner.domain.proposal.problem import Answer, Problem, Solver, Unsolved
from planner.domain.proposal.proposal import Proposal, Step, edit_of, ghosts_of
from planner.domain.proposal.task import Task

__all__ = [
    "AHEAD",
    "Answer",
    "Problem",
    "Proposal",
    "Solver",
    "Step",
    "Task",
    "Unsolved",
    "edit_of",
    "ghosts_of",
    "propose",
]
