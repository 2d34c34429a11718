"""What the posts of a campaign are: how many, and how they count in the balance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from planner.domain.plan import Plan
from planner.domain.records import Placement, Post, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Posts:
    """The posts and entries of a campaign; skipped entries are listed, but count nowhere.

    ``stances`` counts each post once; None is one without a kind. ``ideas`` are entries without a day.
    """

    entries: tuple[Placement, ...]
    posts: int
    stances: Mapping[Stance | None, int]
    ideas: int
    posted: int


def posts_of(plan: Plan, campaign_id: str) -> Posts:
    """The posts of a campaign as far as they are in the plan."""
    entries = tuple(one for one in plan.in_order() if plan.post_of(one).campaign_id == campaign_id)
    count = [one for one in entries if one.status is not Status.SKIPPED]
    told: dict[str, Post] = {one.post_id: plan.post_of(one) for one in count}
    return Posts(
        entries=entries,
        posts=len(told),
        stances=Counter(plan.stance_of(post) for post in told.values()),
        ideas=sum(one.date is None for one in count),
        posted=sum(one.status is Status.POSTED for one in count),
    )
