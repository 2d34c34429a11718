"""How long the text of an entry is, and what its channel leaves room for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.lengths import LINK_WEIGHT, cut_at, length
from planner.domain.plan import text_of
from planner.domain.platforms import Fact, Facts, Platform
from planner.domain.records import Placement
from planner.domain.threads import Part, parts
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.sections.networks import platform_of

NEAR_THE_END = 0.9
"""The share of the limit from which on the end is near."""

_NO_FACTS: Facts = {}
_UNIT = "graphemes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The parts of a text and their lengths in ``unit``; ``limit`` None says that there is none.

    ``fact`` is where the limit is from, None when the user set it for the channel. ``fold`` is the fact that says
    where the network hides the rest behind "...more".
    """

    name: str
    platform: Platform | None
    parts: tuple[Part, ...]
    lengths: tuple[int, ...]
    unit: str
    limit: int | None
    fact: Fact | None = None
    fold: Fact | None = None
    link_weight: int = LINK_WEIGHT
    before: str = ""

    @property
    def longest(self) -> int:
        """The number of the part that has least room."""
        return max(range(len(self.lengths)), key=self.lengths.__getitem__)

    @property
    def share(self) -> float:
        """How much of the limit the longest part takes, 0 without a limit."""
        return self.lengths[self.longest] / max(self.limit, 1) if self.limit is not None else 0.0

    @property
    def over(self) -> bool:
        """Whether a part is too long."""
        return self.limit is not None and self.lengths[self.longest] > self.limit

    def part_at(self, at: int) -> int:
        """The number of the part that a place of the text (in code points) is in."""
        return next((number for number, part in enumerate(self.parts) if at <= part.end), len(self.parts) - 1)

    def cuts(self) -> list[tuple[int, int]]:
        """From where to where the text is too long, in code points of the whole text."""
        if self.limit is None or not self.over:
            return []
        found = ((part, self._cut(part, self.limit)) for part in self.parts)
        return [(part.start + cut, part.end) for part, cut in found if cut is not None]

    def fold_at(self) -> int | None:
        """Where the rest of what fits is hidden behind "...more", in code points; None where nothing is."""
        if self.fold is None or self.fold.number is None:
            return None
        part = self.parts[0]
        cut, too_long = self._cut(part, int(self.fold.number), self.fold.unit), self.cuts()[:1]
        most = too_long[0][0] - part.start if too_long else len(part.text)
        return None if cut is None or cut >= most else part.start + cut

    def _cut(self, part: Part, limit: int, unit: str = "") -> int | None:
        return cut_at(part.text, unit or self.unit, limit, link_weight=self.link_weight, before=self.before)


def room_of(open_post: OpenPost, placement: Placement) -> Room:
    """How the text of an entry, as it is typed, stands by the facts of its day, or of today."""
    platform = platform_of(open_post, placement)
    facts = _facts(open_post, placement, platform)
    limit, fact = _limit(open_post, placement, facts)
    unit = (fact.unit if fact else "") or (platform.counting if platform else _UNIT)
    weight, before = _link_weight(facts), _warning(placement, platform)
    divided = _parts(text_of(open_post.typed().posts[placement.post_id], placement), platform)
    return Room(
        name=open_post.channel_name(placement),
        platform=platform,
        parts=divided,
        lengths=tuple(length(one.text, unit, link_weight=weight, before=before) for one in divided),
        unit=unit,
        limit=limit,
        fact=fact,
        fold=facts.get("text.fold"),
        link_weight=weight,
        before=before,
    )


def tightest(rooms: Sequence[Room]) -> list[Room]:
    """Those with a limit, the one that has least room first."""
    return sorted((one for one in rooms if one.limit is not None), key=lambda one: -one.share)


def _facts(open_post: OpenPost, placement: Placement, platform: Platform | None) -> Facts:
    day: date = placement.date or open_post.context.today(open_post.brand)
    return platform.on(day, placement.format) if platform else _NO_FACTS


def _link_weight(facts: Facts) -> int:
    weight = facts.get("links.weight")
    return int(weight.number) if weight is not None and weight.number is not None else LINK_WEIGHT


def _warning(placement: Placement, platform: Platform | None) -> str:
    """What Mastodon counts along with the text."""
    if platform is None or platform.counting != "mastodon":
        return ""
    return next((said for key, said in placement.extras if key == "content_warning"), "")


def _limit(open_post: OpenPost, placement: Placement, facts: Facts) -> tuple[int | None, Fact | None]:
    """The longest text, and the fact it is from; what the user set for the channel goes first."""
    channel = open_post.records.channels.get(placement.channel_id or "")
    if channel is not None and channel.limit is not None:
        return channel.limit, None
    fact = facts.get("text.max")
    return (int(fact.number), fact) if fact is not None and fact.number is not None else (None, fact)


def _parts(text: str, platform: Platform | None) -> tuple[Part, ...]:
    return parts(text) if platform is not None and platform.threads else (Part(0, len(text), text),)
