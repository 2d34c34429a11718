"""A campaign with all that belongs to it, read from the open plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.domain.campaigns import Money, Posts, Progress, money_of, posts_of, progress_of
from planner.domain.plan import Plan
from planner.domain.records import Brand, Campaign, Measurement
from planner.domain.results.metrics import Metric, Together


@dataclass(frozen=True, slots=True, kw_only=True)
class CampaignLook:
    """A campaign, the plan with its posts, and what they say together; ``numbers`` were noted for it as a whole."""

    campaign: Campaign
    plan: Plan
    posts: Posts
    money: Money
    progress: Progress
    numbers: tuple[Measurement, ...]


def look_at(document: Document, brand: Brand, campaign: Campaign, *, catalogue: Catalogue, today: date) -> CampaignLook:
    """Reads the posts, money and numbers of a campaign."""
    plan = document.posts_of(brand, document.post_ids_in(campaign.id))
    beside = document.measurements_beside(brand)
    metric = catalogue.metrics.get(campaign.measure)
    adds_up = metric is not None and metric.together is Together.SUM
    of_entries = document.measurements_of(plan.placements) if adds_up else []
    return CampaignLook(
        campaign=campaign,
        plan=plan,
        posts=posts_of(plan, campaign.id),
        money=money_of(plan, campaign, beside, today),
        progress=progress_of(campaign, beside, of_entries, adds_up=adds_up),
        numbers=tuple(one for one in beside if one.campaign_id == campaign.id),
    )


def goals(catalogue: Catalogue) -> tuple[Metric, ...]:
    """What a goal can be counted in: what is noted of campaigns, then what entries add up to; no means."""
    known = catalogue.metrics.values()
    noted = [one for one in known if "campaign" in one.of]
    added = [one for one in known if "entry" in one.of and one.together is Together.SUM and one not in noted]
    return (*noted, *added)
