"""The network of an entry of the open post: what it takes, and how much room it leaves for the text as it is typed."""

from __future__ import annotations

from planner.domain.extras import CONTENT_WARNING, texts_of
from planner.domain.plan import text_of
from planner.domain.platforms import Facts, Platform
from planner.domain.records import Placement
from planner.domain.room import Room, room_of
from planner.ui.editor.open_post import OpenPost

_NO_FACTS: Facts = {}


def platform_of(open_post: OpenPost, placement: Placement) -> Platform | None:
    """The network of an entry, if it has a channel and the program knows its network."""
    channel = open_post.records.channels.get(placement.channel_id or "")
    return open_post.context.catalogue.platforms.named(channel.platform) if channel else None


def facts_for(open_post: OpenPost, placement: Placement) -> Facts:
    """What the network takes for the format on the day of the entry, or today; nothing without a network."""
    platform = platform_of(open_post, placement)
    day = placement.date or open_post.context.today(open_post.brand)
    return platform.on(day, placement.format) if platform else _NO_FACTS


def text_room(open_post: OpenPost, placement: Placement) -> Room:
    """How the text of an entry, as it is typed, stands by the facts of its day, or of today."""
    return room_of(
        text_of(open_post.typed().posts[placement.post_id], placement),
        facts_for(open_post, placement),
        platform_of(open_post, placement),
        channel=open_post.records.channels.get(placement.channel_id or ""),
        before=texts_of(placement.extras).get(CONTENT_WARNING, ""),
        name=open_post.channel_name(placement),
    )
