"""How much room a network leaves for a text: its parts, how long each is, and where it is too long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.domain.lengths import LINK_WEIGHT, cut_at, length
from planner.domain.platforms import Fact, Facts, Platform
from planner.domain.records import Channel
from planner.domain.threads import Part, parts

TEXT, BYTES, ALT, FOLD = "text.max", "text.bytes.max", "alt.max", "text.fold"
"""Names of the facts that limit texts; the last one says where a network hides the rest behind "...more"."""

NEAR_THE_END = 0.9
"""The share of the limit from which on the end is near."""

_UNIT = "graphemes"
_LINK_WEIGHT = "links.weight"


@dataclass(frozen=True, kw_only=True)
class Room:
    """The parts of a text, counted in ``unit`` when somebody asks; ``limit`` None says that there is none.

    ``fact`` is where the limit is from, None when the user set it for the channel. ``name`` is what the channel is
    called, ``before`` a content warning that counts along.
    """

    parts: tuple[Part, ...]
    unit: str
    limit: int | None
    fact: Fact | None
    fold: Fact | None
    platform: Platform | None
    link_weight: int
    before: str
    name: str

    @cached_property
    def lengths(self) -> tuple[int, ...]:
        """How long each part is."""
        weight, before = self.link_weight, self.before
        return tuple(length(part.text, self.unit, link_weight=weight, before=before) for part in self.parts)

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

    def cuts(self) -> dict[int, tuple[int, int]]:
        """From where to where the text is too long, in code points of the whole text, by the number of the part."""
        limit = self.limit
        if limit is None:
            return {}
        long = [number for number, length_ in enumerate(self.lengths) if length_ > limit]
        return {number: self._cut(self.parts[number], limit) for number in long}

    def fold_at(self) -> int | None:
        """Where the rest of what fits is hidden behind "...more", in code points; None where nothing is."""
        if self.fold is None or self.fold.number is None:
            return None
        part, limit = self.parts[0], int(self.fold.number)
        end, _ = self.cuts().get(0, (part.end, part.end))
        cut = cut_at(part.text, self.fold.unit or self.unit, limit, link_weight=self.link_weight, before=self.before)
        return None if cut is None or part.start + cut >= end else part.start + cut

    def _cut(self, part: Part, limit: int) -> tuple[int, int]:
        cut = cut_at(part.text, self.unit, limit, link_weight=self.link_weight, before=self.before) or 0
        return part.start + cut, part.end


def room_of(
    text: str,
    facts: Facts,
    platform: Platform | None,
    *,
    limit: str = TEXT,
    channel: Channel | None = None,
    before: str = "",
    name: str = "",
) -> Room:
    """How a text stands by the fact named ``limit``; what the user set for the channel goes before ``text.max``.

    The text of an entry is divided into its parts where the network takes threads.
    """
    set_for_channel = channel.limit if channel is not None and limit == TEXT else None
    fact = facts.get(limit) if set_for_channel is None else None
    return Room(
        parts=_parts(text, platform if limit in (TEXT, BYTES) else None),
        unit=_unit(limit, fact, platform),
        limit=set_for_channel if set_for_channel is not None else _whole(fact),
        fact=fact,
        fold=facts.get(FOLD),
        platform=platform,
        link_weight=_link_weight(facts),
        before=before,
        name=name,
    )


def tightest(rooms: Sequence[Room]) -> list[Room]:
    """Those with a limit, the one that has least room first."""
    return sorted((one for one in rooms if one.limit is not None), key=lambda one: -one.share)


def _unit(limit: str, fact: Fact | None, platform: Platform | None) -> str:
    if limit == BYTES:
        return "utf8_bytes"
    return (fact.unit if fact else "") or (platform.counting if platform else _UNIT)


def _link_weight(facts: Facts) -> int:
    weight = _whole(facts.get(_LINK_WEIGHT))
    return LINK_WEIGHT if weight is None else weight


def _whole(fact: Fact | None) -> int | None:
    return int(fact.number) if fact is not None and fact.number is not None else None


def _parts(text: str, platform: Platform | None) -> tuple[Part, ...]:
    return parts(text) if platform is not None and platform.threads else (Part(0, len(text), text),)
