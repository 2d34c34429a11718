"""The network of an entry of the open post."""

from __future__ import annotations

from planner.domain.platforms import Platform
from planner.domain.records import Placement
from planner.ui.editor.open_post import OpenPost


def platform_of(open_post: OpenPost, placement: Placement) -> Platform | None:
    """The network of an entry, if it has a channel and the program knows its network."""
    channel = open_post.records.channels.get(placement.channel_id or "")
    return open_post.context.catalogue.platforms.named(channel.platform) if channel else None
