"""What a launch week is launched for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planner.domain.plan import Plan
from planner.domain.records import Campaign, Stance
from planner.domain.span import Week


def campaign_of(plan: Plan, week: Week) -> Campaign | None:
    """The campaign of most promotional posts of the plan, else of most posts, else one whose days touch the week."""
    posts = [plan.posts[id_] for id_ in dict.fromkeys(placement.post_id for placement in plan.in_order())]
    selling = [post for post in posts if plan.stance_of(post) is Stance.PROMOTIONAL]
    for some in (selling, posts):
        counted = Counter(post.campaign_id for post in some if post.campaign_id)
        if counted:
            return plan.campaigns[counted.most_common(1)[0][0]]
    return next(_during(plan.campaigns.values(), week), None)


def _during(campaigns: Iterable[Campaign], week: Week) -> Iterator[Campaign]:
    for campaign in campaigns:
        days = (campaign.starts or campaign.ends, campaign.ends or campaign.starts)
        if days[0] and days[1] and days[0] < week.span.end and days[1] >= week.span.start and not campaign.archived:
            yield campaign
