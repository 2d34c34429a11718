"""A launch week: the rule of the brand broken on purpose, with a reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planner.domain.edits import Edit, new_id, waive
from planner.domain.plan import Plan
from planner.domain.records import Campaign, Stance, Waiver
from planner.domain.span import ONE_DAY, Week


def campaign_of(plan: Plan, week: Week) -> Campaign | None:
    """The campaign of most promotional posts of the plan, else of most posts, else one whose days touch the week."""
    posts = [plan.posts[id_] for id_ in dict.fromkeys(placement.post_id for placement in plan.in_order())]
    selling = [post for post in posts if plan.stance_of(post) is Stance.PROMOTIONAL]
    for some in (selling, posts):
        counted = Counter(post.campaign_id for post in some if post.campaign_id)
        if counted:
            return plan.campaigns[counted.most_common(1)[0][0]]
    return next(_during(plan.campaigns.values(), week), None)


def launch(plan: Plan, week: Week, rule: str, reason: str) -> Edit:
    """The week accepted for this reason, in place of an earlier reason for the same week."""
    days = week.span
    waiver = Waiver(
        id=new_id(),
        brand_id=plan.brand.id,
        rule=rule,
        starts=days.start,
        ends=days.end - ONE_DAY,
        reason=reason,
    )
    before = next((one for one in plan.waivers if (one.rule, one.starts) == (rule, days.start)), None)
    return waive(waiver, before=before)


def _during(campaigns: Iterable[Campaign], week: Week) -> Iterator[Campaign]:
    for campaign in campaigns:
        days = (campaign.starts or campaign.ends, campaign.ends or campaign.starts)
        if days[0] and days[1] and days[0] < week.span.end and days[1] >= week.span.start and not campaign.archived:
            yield campaign
