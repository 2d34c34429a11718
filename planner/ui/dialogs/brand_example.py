"""An entry of a brand on which its tracking can be shown, or one that could be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from planner.app.document import Document
from planner.domain.link_form import own
from planner.domain.plan import Plan, link_of, name_of
from planner.domain.records import Brand, Campaign, Channel, Label, Placement, Post, Stance
from planner.domain.tracking import values_of
from planner.ui.words import tr

_MOST = 50
"""Posts with a link among which one is looked for."""

_ID = "3f1f6f0a-9b11-4c1e-9d52-0b5e1c2d7a1f"
"""The id of the made-up post, as Evenweek makes them."""


class Example(NamedTuple):
    """A post and a channel by name, the link there, and what the names of a template stand for."""

    post: str
    channel: str
    link: str
    values: dict[str, str]


def an_example(document: Document, brand: Brand) -> Example:
    """An entry with a link of the brand's own, the one made last; else one that is made up."""
    hits = document.search(brand, brand.domains[0], _MOST) if brand.domains else []
    plan = document.posts_of(brand, [hit.post_id for hit in hits])
    entries = sorted(plan.placements.values(), key=lambda one: one.date or date.min, reverse=True)
    fitting = (one for one in entries if one.channel_id and own(link_of(plan.post_of(one), one), brand.domains))
    found = next(fitting, None)
    return _made_up(brand) if found is None else _of(plan, plan.post_of(found), found)


def _of(plan: Plan, post: Post, entry: Placement) -> Example:
    channel = plan.channels[entry.channel_id or ""].name
    return Example(name_of(post, entry), channel, link_of(post, entry), values_of(plan, post, entry))


def _made_up(brand: Brand) -> Example:
    host = brand.domains[0] if brand.domains else "example.org"
    kind = Label(id="kind", set_id="kinds", key="story", name="Story", stance=Stance.ENGAGEMENT)
    post = Post(id=_ID, brand_id=brand.id, title=tr("First snow"), link=f"https://{host}/")
    post = replace(post, kind_id=kind.id, campaign_id="campaign")
    plan = Plan(
        brand,
        channels={"channel": Channel(id="channel", brand_id=brand.id, name="Instagram", platform="instagram")},
        campaigns={"campaign": Campaign(id="campaign", brand_id=brand.id, name="Winter Tide")},
        labels={kind.id: kind},
    )
    entry = Placement(id=_ID, post_id=post.id, channel_id="channel", zone=brand.zone, format="image")
    return _of(plan, post, entry)
