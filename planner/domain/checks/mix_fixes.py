"""What brings a week back to its rule: a post more, another kind, or one that goes out a week later."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from planner.domain.balance import Verdict, WeekBalance, entry_of
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Scope
from planner.domain.checks.suggesting import Wanted, kind_for, kinds, suggestion
from planner.domain.edits import Change, moved
from planner.domain.plan import name_of
from planner.domain.records import UNAPPROVED, Campaign, Channel, Placement, Post
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
    posts = list(_changeable(scope, week, concerned)) if _is_over(balance) else []
    for post in posts[:1]:
        yield Fix(f"Change the kind of “{name_of(post)}”", partial(_of_another_kind, scope, post, week))
    for post in [one for one in posts if _may_wait(scope, one, week)][:1]:
        yield Fix(f"Move “{name_of(post)}” to next week", partial(_later, scope, post, week))


def _is_over(balance: WeekBalance) -> bool:
    groups = (*balance.own.groups, *balance.window.groups)
    return any(group.verdict is Verdict.OVER for group in groups)


def _changeable(scope: Scope, week: Week, concerned: Collection[str]) -> Iterator[Post]:
    """The posts concerned that still can be others, the last one first: none of their entries there is settled."""
    there = (one for one in reversed(scope.ordered) if one.id in concerned)
    for post_id in dict.fromkeys(one.post_id for one in there if one.date is not None and one.date in week.span):
        entries = _entries(scope, post_id, week)
        if all(one.status in UNAPPROVED and one.date and one.date >= scope.present for one in entries):
            yield scope.plan.posts[post_id]


def _may_wait(scope: Scope, post: Post, week: Week) -> bool:
    """Whether nobody waits for a post in its week: no partner, and no campaign that would be over a week later."""
    days = [one.date for one in _entries(scope, post.id, week) if one.date is not None]
    campaign = scope.plan.campaigns.get(post.campaign_id or "")
    if post.partner.strip() or not days or campaign is None:
        return not post.partner.strip()
    last = max(days) + ONE_WEEK
    told_of = any(min(days) <= one.day < last for one in campaign.milestones)
    return not told_of and last <= _last_day(scope, campaign, post)


def _last_day(scope: Scope, campaign: Campaign, post: Post) -> date:
    """The last day of a campaign: as it says, or the last on which another post of it stands."""
    if campaign.ends is not None:
        return campaign.ends
    others = (one.day for one in scope.entries if one.campaign_id == campaign.id and one.post_id != post.id)
    return max(others, default=date.max)


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
    changes = []
    for one in _entries(scope, post.id, week):
        there, later = scope.on_channel(one.channel_id), moved(one, ONE_WEEK)
        free = next_free(later, there, scope.plan.channels, scope.book.cadences_on)
        changes.append(Change(one, free or later))
    return tuple(changes)
