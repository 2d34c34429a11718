"""How long an alt text may be on the channels on which it is shown."""

from __future__ import annotations

from typing import NamedTuple

from planner.domain.lengths import length
from planner.domain.records import Placement, Post
from planner.domain.room import ALT, room_of
from planner.ui.editor.networks import facts_for, platform_of
from planner.ui.editor.open_post import OpenPost
from planner.ui.when import When
from planner.ui.words import tr


class AltLimit(NamedTuple):
    """The longest alt text, the way it is counted, and the network that asks for it."""

    most: int
    unit: str
    network: str

    def words(self, alt: str, when: When) -> str:
        """The count beside the limit, or the limit alone when there is nothing to count."""
        most = when.number(self.most)
        if not alt:
            return tr("Up to {most} on {network}", most=most, network=self.network)
        return tr("{count} of {most} on {network}", count=when.number(self.count(alt)), most=most, network=self.network)

    def count(self, alt: str) -> int:
        """The length as the network counts it."""
        return length(alt, self.unit)


def alt_limit(open_post: OpenPost, record: Post | Placement) -> AltLimit | None:
    """The smallest limit among the entries that show the pictures of this record; None when there is none."""
    shown = [record] if isinstance(record, Placement) else [one for one in open_post.placements if one.media is None]
    limits = [limit for placement in shown for limit in [_limit(open_post, placement)] if limit]
    return min(limits, key=lambda limit: limit.most, default=None)


def _limit(open_post: OpenPost, placement: Placement) -> AltLimit | None:
    platform = platform_of(open_post, placement)
    room = room_of("", facts_for(open_post, placement), platform, limit=ALT)
    return None if platform is None or room.limit is None else AltLimit(room.limit, room.unit, platform.name)
