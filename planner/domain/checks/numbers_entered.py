"""Item 33: whether the numbers of posts were noted when these were old enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from planner.domain.amounts import counted
from planner.domain.checks.item import Finding, Outcome, Scope, State, about
from planner.domain.records import Placement
from planner.domain.results.due import WENT_OUT, went_out_at
from planner.domain.rules import CheckFact
from planner.domain.span import Span, day_words

_BEFORE = timedelta(weeks=2)
"""How long before the span entries are asked for: those of the week before are too young until it ends."""


def numbers_entered(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries of the span and the two weeks before it that are older than so many days and without any number."""
    old = list(_old(scope, fact))
    if not old:
        return Outcome(f"No post of these weeks is {fact.days:g} days old.", state=State.NOT_APPLICABLE)
    measured = scope.elsewhere.measured([one.id for one in old])
    missing = [one for one in old if one.id not in measured]
    if not missing:
        return Outcome(f"The numbers of all {counted(len(old), 'post')} older than {fact.days:g} days are entered.")
    has = "has" if len(missing) == 1 else "have"
    heading = f"{counted(len(missing), 'post')} older than {fact.days:g} days {has} no numbers"
    return Outcome(heading, tuple(_findings(scope, fact, missing)))


def _old(scope: Scope, fact: CheckFact) -> Iterator[Placement]:
    days = Span(scope.span.start - _BEFORE, scope.span.end)
    for one in scope.ordered:
        moment = went_out_at(one)
        if one.channel_id is None or one.date is None or moment is None or one.date not in days:
            continue
        if one.status in WENT_OUT and scope.now - moment >= timedelta(days=fact.days):
            yield one


def _findings(scope: Scope, fact: CheckFact, missing: Sequence[Placement]) -> Iterator[Finding]:
    """What is missing, channel by channel, as it is looked up on the network."""
    for channel in sorted(scope.plan.channels.values(), key=lambda one: (one.position, one.name)):
        found = [one for one in missing if one.channel_id == channel.id]
        if found:
            days = [day_words(one.date) for one in (found[0], found[-1]) if one.date is not None]
            when = " to ".join(dict.fromkeys(days))
            sentence = f"{counted(len(found), 'post')} on {channel.name}, {when}"
            yield about(fact, sentence, *(one.id for one in found))
