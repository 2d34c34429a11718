"""An entry of a brand on which its tracking can be shown, or one that could be."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from planner.app.document import Document
from planner.domain.links import MEDIUM, own, values_of
from planner.domain.plan import Plan, link_of, name_of
from planner.domain.records import Brand, Placement
from planner.ui.words import tr

_MOST = 50
"""Posts with a link among which one is looked for."""


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
    return _made_up(brand) if found is None else _of(plan, found)


def _of(plan: Plan, entry: Placement) -> Example:
    post = plan.post_of(entry)
    channel = plan.channels[entry.channel_id or ""].name
    return Example(name_of(post, entry), channel, link_of(post, entry), values_of(plan, post, entry))


def _made_up(brand: Brand) -> Example:
    host = brand.domains[0] if brand.domains else "example.org"
    values = {"channel": "instagram", "format": "image", "campaign": "winter-tide", "post": "first-snow"}
    more = {"placement": "first-snow-instagram", "kind": "story", "medium": MEDIUM}
    return Example(tr("First snow"), "Instagram", f"https://{host}/", values | more)
