"""What the words of a post promise, so that it is not put off or written anew like any other."""

from __future__ import annotations

from planner.domain.proposal.task import Task
from planner.domain.records import Post


def sells_for_sure(task: Task, post: Post) -> bool:
    """True for a post of a campaign, with a partner, an offer or a price: it keeps its kind."""
    kind = task.plan.kind_of(post)
    offers = kind is not None and kind.key in task.book.offers
    return offers or bool(post.campaign_id or post.partner.strip() or task.lore.prices.search(task.texts[post.id]))


def names_time(task: Task, post: Post) -> bool:
    """True for a post whose words name a day, date, time or place, and may be wrong at another time."""
    words = task.texts[post.id]
    return task.lore.details.is_in(words) or task.lore.figures.search(words) is not None
