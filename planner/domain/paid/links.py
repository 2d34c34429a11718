"""Links of advertisements: they say that their readers were paid for."""

from __future__ import annotations

from planner.domain.plan import Plan, link_of
from planner.domain.records import Flight
from planner.domain.tracking import MEDIUM, campaign_slug, slug, tracked, tracking, values_of

PAID_MEDIUM = "paid_social"
"""What ``{medium}`` stands for in an advertisement; Google Analytics groups media that begin with "paid" apart."""

_MEDIUM = "utm_medium"


def paid_link(plan: Plan, flight: Flight, template: str) -> str:
    """The link of an advertisement, or of the entry that it boosts, with what the template says and the paid medium."""
    link = tracked(flight.link or entry_link(plan, flight), template, _values(plan, flight))
    return tracked(link, f"{_MEDIUM}={PAID_MEDIUM}", {})


def entry_link(plan: Plan, flight: Flight) -> str:
    """The link of the entry that is boosted, as far as the plan knows it; else ""."""
    placement = plan.placements.get(flight.placement_id or "")
    return link_of(plan.post_of(placement), placement) if placement else ""


def medium_of(link: str) -> str:
    """What a link says about how readers came, "" when nothing."""
    return tracking(link).get(_MEDIUM, "").strip()


def unpaid_mediums(template: str) -> frozenset[str]:
    """What links of posts that are not paid for say: the usual word, and that of the brand's template."""
    own = medium_of(f"?{template.strip().lstrip('?&')}").casefold()
    return frozenset({MEDIUM, own}) - {"", "{medium}", PAID_MEDIUM}


def _values(plan: Plan, flight: Flight) -> dict[str, str]:
    """What the names of a template stand for, by the entry where one is boosted."""
    placement = plan.placements.get(flight.placement_id or "")
    values = values_of(plan, plan.post_of(placement), placement) if placement else {}
    campaign = plan.campaigns.get(flight.campaign_id or "")
    said = "-".join(filter(None, (slug(flight.code or flight.name), slug(flight.variant))))
    name = {"campaign": campaign_slug(campaign)} if campaign else {}
    own = {} if placement else {"entry": said, "post": said}
    return {**values, "channel": flight.platform or values.get("channel", ""), "medium": PAID_MEDIUM, **name, **own}
