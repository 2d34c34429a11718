"""What brings a week back to its rule: a post more, another kind, or one that goes out a week later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial

from planner.domain.balance import Verdict, WeekBalance, entry_of
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Scope
from planner.domain.checks.suggesting import Wanted, kind_for, kinds, suggestion
from planner.domain.edits import Change, moved
from planner.domain.plan import name_of
from planner.domain.records import UNAPPROVED, Channel, Placement, Post
from planner.domain.spacing import next_free
from planner.domain.span import ONE_WEEK, Week


def mix_fixes(
    scope: Scope, balance: WeekBalance, concerned: Collection[str], channel: Channel | None, reason: str
) -> Iterator[Fix]:
    """A draft of the next kind and, where there are too many, another kind for one or a week more; for days to come."""
    week = balance.week
    if week.span.end <= scope.present or not kinds(scope):
        return
    wanted = Wanted(within=week.span, channel=channel, reason=reason)
    yield suggestion(scope, "Add a draft of the next kind", wanted)
    post = _changeable(scope, week, concerned) if _is_over(balance) else None
    if post is not None:
        name = name_of(post)
        yield Fix(f"Change the kind of “{name}”", partial(_of_another_kind, scope, post, week))
        yield Fix(f"Move “{name}” to next week", partial(_later, scope, post, week))


def _is_over(balance: WeekBalance) -> bool:
    groups = (*balance.own.groups, *balance.window.groups)
    return any(group.verdict is Verdict.OVER for group in groups)


def _changeable(scope: Scope, week: Week, concerned: Collection[str]) -> Post | None:
    """The last post among those concerned that still can be another: none of its entries of the week is settled."""
    for placement in reversed(scope.ordered):
        if placement.id in concerned and placement.date is not None and placement.date in week.span:
            entries = _entries(scope, placement.post_id, week)
            if all(one.status in UNAPPROVED and one.date and one.date >= scope.present for one in entries):
                return scope.plan.posts[placement.post_id]
    return None


def _entries(scope: Scope, post_id: str, week: Week) -> list[Placement]:
    there = (one for one in scope.ordered if one.post_id == post_id)
    return [one for one in there if one.date is not None and one.date in week.span]


def _of_another_kind(scope: Scope, post: Post, week: Week) -> Changes:
    """The kind that would be best for a new post in its place."""
    entries = [entry_of(scope.plan, one) for one in _entries(scope, post.id, week)]
    there = [one for one in entries if one is not None]
    bare = there[0]._replace(kind="", stance=None, origin="")
    kind = kind_for(scope, bare, without={one.placement_id for one in there})
    return (Change(post, replace(post, kind_id=kind.id, stance=None)),) if kind and kind.id != post.kind_id else ()


def _later(scope: Scope, post: Post, week: Week) -> Changes:
    """All entries of the post a week later, each at the next time that keeps its distance."""
    cadences = scope.book.cadences(week.shifted(1))
    changes = []
    for one in _entries(scope, post.id, week):
        there = scope.on_channel(one.channel_id)
        after = next_free(moved(one, ONE_WEEK), there, scope.plan.channels, cadences) or moved(one, ONE_WEEK)
        changes.append(Change(one, after))
    return tuple(changes)
