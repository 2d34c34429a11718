"""Campaigns: where they stand in time, what their posts are, what they cost, and how near they are to their goal."""

from __future__ import annotations

from planner.domain.campaigns.money import Cost, Money, amount_of, money_of, per_result
from planner.domain.campaigns.posts import Posts, posts_of
from planner.domain.campaigns.progress import Progress, progress_of
from planner.domain.campaigns.times import the_nearest_first

__all__ = [
    "Cost",
    "Money",
    "Posts",
    "Progress",
    "amount_of",
    "money_of",
    "per_result",
    "posts_of",
    "progress_of",
    "the_nearest_first",
]
