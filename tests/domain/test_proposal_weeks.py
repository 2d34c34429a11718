"""Proposals for generated weeks: what is feasible, the judges accept; what is settled, nothing touches.

``EVENWEEK_WEEKS=1000 python3 -m pytest tests/domain/test_proposal_weeks.py`` plays more of them.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from planner.app.balancing import Solver
from planner.domain.balance import OFF, Entry, Ledger, entry_of
from planner.domain.edits import Edit
from planner.domain.plan import Plan, instant_of
from planner.domain.proposal import Proposal, Task, edit_of, ghosts_of, propose
from planner.domain.records import UNAPPROVED, Channel, Placement, Post
from planner.domain.rules import Cadence
from planner.domain.silences import moment_of, silent
from planner.domain.span import ONE_WEEK, Week
from tests.weeks import a_week

WEEKS = int(os.environ.get("EVENWEEK_WEEKS", "60"))
PATIENCE = Solver(3600)


@pytest.mark.parametrize("seed", range(WEEKS))
def test_the_judges_accept_what_is_feasible_and_nothing_settled_is_touched(seed: int) -> None:
    task = a_week(seed)
    proposal = propose(task, PATIENCE)
    ledger, entries, plan = after(task, proposal)
    wrong = [*against_rules(task, ledger, task.week), *against_cadences(task, plan, entries)]
    assert not (proposal.feasible and wrong), (proposal.words, wrong)
    assert proposal.feasible or wrong
    before = dict(verdicts(task, task.ledger, task.next_week))
    assert all(amount <= before[name] for name, amount in verdicts(task, ledger, task.next_week))
    assert all(may_be_touched(task, one) for one in touched(task, proposal))
    assert len({step.key for step in proposal.steps}) == len(proposal.steps)
    assert all(step.words.endswith(".") and ": " in step.words for step in proposal.steps)


@pytest.mark.parametrize("seed", range(0, WEEKS, 6))
def test_the_same_again_in_part_and_afterwards(seed: int) -> None:
    task = a_week(seed)
    proposal = propose(task, PATIENCE)
    assert propose(a_week(seed), PATIENCE) == proposal
    keys = sorted(step.key for step in proposal.steps)
    part = set(random.Random(seed).sample(keys, len(keys) // 2))
    after(task, proposal, part)
    assert {ghost.key for ghost in ghosts_of(proposal, part).ghosts} == part
    _, entries, plan = after(task, proposal)
    if proposal.feasible:
        ledger = Ledger(entries, effort=task.book.effort())
        assert propose(replace(task, plan=plan, ledger=ledger, entries=tuple(entries)), PATIENCE).already


# the judges of strip and checklist


def against_rules(task: Task, ledger: Ledger, week: Week) -> list[str]:
    return [name for name, amount in verdicts(task, ledger, week) if amount]


def verdicts(task: Task, ledger: Ledger, week: Week) -> Iterator[tuple[str, int]]:
    main = task.book.main(week)
    rules = [(rule, None) for rule in (*([main] if main else []), *task.book.watched(week))]
    rules += [(rule, channel.id) for rule in task.book.of_channels(week) for channel in task.channels]
    for rule, channel_id in rules:
        balance = ledger.judge(rule, week, channel_id=channel_id, waivers=task.plan.waivers)
        for sort, judged in (("week", balance.own), ("window", balance.window)):
            yield f"{rule.key} {channel_id} {sort}", judged.change if judged.verdict in OFF else 0


def against_cadences(task: Task, plan: Plan, entries: list[Entry]) -> list[str]:
    return [
        said
        for channel in task.channels
        for cadence in task.book.cadences_of(channel, task.week)
        for said in against(task.week, channel, cadence, entries)
    ]


def against(week: Week, channel: Channel, cadence: Cadence, entries: list[Entry]) -> Iterator[str]:
    mine = sorted(
        (one for one in entries if one.channel_id == channel.id and cadence.covers(one.format)), key=moment_of
    )
    if cadence.formats and not mine:
        return
    inside = [entry for entry in mine if entry.day in week.span]
    if not cadence.minimum <= len(inside) <= cadence.maximum:
        yield f"{channel.name} has {len(inside)}"
    days = [entry.day for entry in inside]
    yield from (f"{day} is full" for day in set(days) if cadence.per_day and days.count(day) > cadence.per_day)
    for entry in inside:
        if cadence.is_quiet(entry.clock) or not cadence.is_active(entry.day):
            yield f"{entry} is out of place"
    for one, other in pairwise(entry for entry in mine if entry.clock is not None):
        near = (moment_of(other) - moment_of(one)).total_seconds() < cadence.min_gap_hours * 3600
        if near and (one.day in week.span or other.day in week.span):
            yield f"{one} and {other} are close"
    follows = any(week.span.end <= entry.day < week.span.end + ONE_WEEK for entry in mine)
    known = mine if follows else [entry for entry in mine if entry.day < week.span.end]
    if cadence.is_steady:
        yield from (str(one) for one in silent(known, channel, [cadence], week.span))


# what a proposal does


def after(task: Task, proposal: Proposal, keys: set[str] | None = None) -> tuple[Ledger, list[Entry], Plan]:
    """The ledger, the entries and the plan after some of the steps, or all."""
    chosen = {step.key for step in proposal.steps} if keys is None else keys
    plan = done(task.plan, edit_of(task.plan, proposal, chosen))
    gone = {one.placement_id for one in task.entries if one.placement_id in plan.placements}
    new = [entry for one in plan.placements.values() if (entry := entry_of(plan, one)) is not None]
    entries = [one for one in task.entries if one.placement_id not in gone] + new
    return task.ledger.with_others(gone, new), entries, plan


def done(plan: Plan, edit: Edit) -> Plan:
    """The plan after an edit of posts and placements; fails when one is not as the edit believes."""
    posts, placements = dict(plan.posts), dict(plan.placements)
    for change in edit.changes:
        table: dict[str, Any] = placements if isinstance(change.record, Placement) else posts
        assert table.get(change.record.id) == change.before
        table[change.record.id] = change.after
    assert all(one.post_id in posts for one in placements.values())
    return replace(plan, posts=posts, placements=placements)


def touched(task: Task, proposal: Proposal) -> Iterator[Placement]:
    """All placements that the steps change, as they are and as they would be."""
    for step in proposal.steps:
        for change in step.changes:
            for record in (change.before, change.after):
                if isinstance(record, Placement):
                    yield record
                elif isinstance(record, Post) and change.before is not None:
                    yield from task.plan.placements_of(record.id)


def may_be_touched(task: Task, placement: Placement) -> bool:
    moment = instant_of(placement)
    today = placement.time is None and placement.date == task.now.date()
    return placement.status in UNAPPROVED and moment is not None and (moment > task.now or today)
