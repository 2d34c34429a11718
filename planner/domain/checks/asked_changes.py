"""Changes that somebody asked for in a comment, and that nobody has dealt with yet."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding, Fix
from planner.domain.edits import settle
from planner.domain.quote import quoted
from planner.domain.rules import CheckFact


def asked_changes(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Each open comment on the post, or on this entry of it, that asks for a change."""
    for one in case.plan.comments:
        if one.wants_change and one.post_id == case.post.id and one.placement_id in (None, case.placement.id):
            asks = f"{one.who or 'Somebody'} asks for a change"
            sentence = f"{asks}: {quoted(one.text)}" if one.text else asks
            fix = Fix("Mark the comment as done", settle([one]).changes)
            yield case.finding(fact, sentence, "comments", fixes=[fix])
