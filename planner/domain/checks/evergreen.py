"""Item 32: posts that may come again, in other words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial

from planner.domain.amounts import counted
from planner.domain.checks.finding import Changes, Finding
from planner.domain.checks.item import Evergreen, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, once, place
from planner.domain.edits import Change
from planner.domain.plan import name_of
from planner.domain.records import Status
from planner.domain.rules import CheckFact
from planner.domain.span import ONE_WEEK, Span, day_words
from planner.domain.variants import entry_of, variant_of

_OFFERED = 3
"""How many candidates are offered."""


def evergreen(scope: Scope, fact: CheckFact) -> Outcome:
    """Evergreen posts that were not seen for so many days, where none is said anew in the span or the week before."""
    if _has_variant(scope):
        return Outcome("One evergreen post is said anew in these two weeks.")
    posts = scope.elsewhere.evergreens()
    if not posts:
        return Outcome("No post is marked as evergreen.", state=State.NOT_APPLICABLE)
    old = [one for one in posts if one.last is not None and scope.span.start - one.last > timedelta(days=fact.days)]
    if not old or scope.span.end <= scope.present:
        return Outcome(f"No evergreen post was last seen more than {fact.days:g} days ago.")
    finding = _waiting(scope, fact, sorted(old, key=lambda one: (one.last, one.post.id)))
    words = "No evergreen post is said anew in these two weeks"
    return told([finding], one=words, many=words, fine="")


def _has_variant(scope: Scope) -> bool:
    days = Span(scope.weeks[0].monday - ONE_WEEK, scope.span.end)
    return any(
        one.date is not None and one.date in days and scope.plan.post_of(one).variant_of
        for one in scope.ordered
        if one.status is not Status.SKIPPED
    )


def _waiting(scope: Scope, fact: CheckFact, old: list[Evergreen]) -> Finding:
    """The candidates, those not seen for longest first."""
    first = old[0]
    assert first.last is not None
    more = f", and {counted(len(old) - 1, 'other')} could come again too" if len(old) > 1 else ""
    sentence = f"“{name_of(first.post)}” was last seen on {day_words(first.last, scope.span.start.year)}{more}"
    ids = [one.placement_id for one in old[:_OFFERED] if one.placement_id]
    fixes = [once(f"Make a variant of “{name_of(one.post)}”", partial(_variant, scope, one)) for one in old[:_OFFERED]]
    return about(fact, sentence, *ids, fixes=fixes)


def _variant(scope: Scope, one: Evergreen) -> Changes:
    """A draft with what the post says and shows, to be said anew, where it stood last; nothing without a free slot."""
    plan = scope.elsewhere.records([one.post.id])
    last = plan.placements.get(one.placement_id or "") if plan else None
    channel = scope.plan.channels.get(last.channel_id or "") if last else None
    wanted = Wanted(within=scope.span, channel=channel, form=last.format if last else "", reason="")
    found = place(scope, wanted)
    if found is None:
        return ()
    where, slot = found
    post = variant_of(one.post, last, scope.checked.lore)
    entry = replace(
        entry_of(post, last, scope.plan.brand.zone),
        channel_id=where.id if where else None,
        date=slot.day,
        time=slot.clock,
        status=Status.DRAFT,
    )
    return Change(None, post), Change(None, entry)
