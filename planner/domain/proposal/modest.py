"""How many drafts a week takes: no more than channels aim for, and no more than there is time to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from planner.domain.balance import Entry
from planner.domain.capacity import minutes_needed
from planner.domain.proposal.choices import Choices
from planner.domain.proposal.options import Option
from planner.domain.proposal.problem import Problem
from planner.domain.proposal.rhythm import Rhythm
from planner.domain.proposal.task import State, Task
from planner.domain.rules import minutes_of
from planner.domain.span import Week

Drafts = list[tuple[int, Entry]]
"""Columns with the entries that they would add."""

_FEW, _SHARE = 2, 3
"""So many drafts are few for any week, and for a larger one a post more for each so many posts that are there."""


class Modesty:
    """Puts the limits of drafts into a problem, for the week and the next one."""

    def __init__(self, task: Task, problem: Problem, rhythms: Sequence[Rhythm], state: State) -> None:
        self._task = task
        self._problem = problem
        self._rhythms = rhythms
        self._state = state

    def keep(self, made: Choices) -> None:
        """All limits."""
        for week in (self._task.week, self._task.next_week):
            drafts = _drafts(made.options, week)
            for rhythm in self._rhythms:
                self._within_aim(rhythm, week, drafts)
            self._within_reason(week, drafts)

    def _within_aim(self, rhythm: Rhythm, week: Week, drafts: Drafts) -> None:
        """A channel gets no drafts beyond what it aims for in a week, whatever else leaves it."""
        columns = [column for column, entry in drafts if rhythm.counts(entry)]
        self._problem.keep(dict.fromkeys(columns, 1.0), most=max(0, rhythm.aim - self._there(rhythm, week)))

    def _within_reason(self, week: Week, drafts: Drafts) -> None:
        """All drafts are few beside what is there, and take no more minutes than are left.

        Those that a channel has to have at least do not count.
        """
        effort, minutes = self._task.book.effort(week), self._task.plan.brand.minutes
        there = [entry for entry in self._state.entries.values() if entry.day in week.span]
        taken = {column: float(max(1, minutes_of(entry.format, effort))) for column, entry in drafts}
        needed = self._needed(week, drafts)
        free = {column: -min(taken[one] for one in columns) for column, columns in needed.items()}
        posts = len({entry.post_id for entry in there})
        few = max(_FEW, ceil(posts / _SHARE))
        self._problem.keep(dict.fromkeys(taken, 1.0) | dict.fromkeys(free, -1.0), most=few)
        if minutes is not None:
            self._problem.keep(taken | free, most=max(0, minutes - minutes_needed(there, effort)))

    def _needed(self, week: Week, drafts: Drafts) -> dict[int, list[int]]:
        """Columns for how many of some drafts are there that a channel has to have, with the columns of these."""
        found = {}
        for rhythm in self._rhythms:
            columns = [column for column, entry in drafts if rhythm.counts(entry)]
            lacking = rhythm.cadence.minimum - self._there(rhythm, week)
            if columns and lacking > 0:
                free = self._problem.excess(0.0)
                self._problem.keep({free: 1.0}, most=lacking)
                self._problem.keep(dict.fromkeys(columns, 1.0) | {free: -1.0}, least=0)
                found[free] = columns
        return found

    def _there(self, rhythm: Rhythm, week: Week) -> int:
        return sum(entry.day in week.span for entry in rhythm.entries(self._state))


def _drafts(options: Iterable[tuple[int, Option]], week: Week) -> Drafts:
    added = ((column, option) for column, option in options if option.sort == "add")
    return [(column, option.new[0]) for column, option in added if option.new[0].day in week.span]
