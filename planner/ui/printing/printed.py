"""What is printed, as values: the plan, what of it, and the days of its pictures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from planner.domain.lanes import month_of
from planner.domain.plan import Plan, text_of
from planner.domain.records import Placement
from planner.domain.shown import Chip, chips_of
from planner.domain.span import ONE_DAY, Span
from planner.ui.context import Context
from planner.ui.words import tr

_NO_CHANNEL, _UNKNOWN_NETWORK = "circle-dashed", "globe"
_DAYS_OF_A_WEEK = 7
_TELLING = 40
"""Letters that tell whether a title is only the beginning of its text."""


@dataclass(frozen=True)
class Printed:
    """Placements of a plan that go on paper; ``span`` are the days that were asked for, ``now`` is aware."""

    context: Context
    plan: Plan
    placements: Sequence[Placement]
    span: Span
    now: datetime

    @cached_property
    def chips(self) -> dict[date, list[Chip]]:
        """The chips of each day, in order of time."""
        found: dict[date, list[Chip]] = defaultdict(list)
        for chip in chips_of(self.plan, self.placements):
            if chip.day is not None:
                found[chip.day].append(chip)
        for chips in found.values():
            chips.sort(key=lambda chip: (chip.clock is None, chip.clock or self.now.time()))
        return dict(found)

    @property
    def is_week(self) -> bool:
        """Whether the days are drawn as a week, and not as months."""
        return (self.span.end - self.span.start).days <= _DAYS_OF_A_WEEK

    @property
    def months(self) -> tuple[Span, ...]:
        """The months that the days touch."""
        found = [month_of(self.span.start)]
        while found[-1].end < self.span.end:
            found.append(month_of(found[-1].end))
        return tuple(found)

    @property
    def days_words(self) -> str:
        """The days in words."""
        return self.context.when.days(self.span)

    def clock(self, chip: Chip) -> str:
        """The time of a chip."""
        return self.context.when.clock(chip.clock) if chip.clock else tr("Any time")

    def hue(self, chip: Chip) -> str:
        """The colour of its kind, as a name of the theme."""
        kind = self.plan.labels.get(chip.kind_id or "")
        return f"kind.{kind.hue}" if kind and kind.hue else "kind.neutral"

    def kind(self, chip: Chip) -> str:
        """The name of its kind."""
        kind = self.plan.labels.get(chip.kind_id or "")
        return kind.name if kind else ""

    def title(self, chip: Chip) -> str:
        """Its title or the beginning of its text."""
        return chip.title or tr("Untitled")

    def text(self, chip: Chip) -> str:
        """Its text on one line, empty where that is what it is called by."""
        first = self.plan.placements[chip.spots[0].placement_id]
        text = " ".join(text_of(self.plan.post_of(first), first).split())
        return "" if text.startswith(chip.title[:_TELLING]) else text

    def status(self, chip: Chip) -> str:
        """Its status, or "overdue"."""
        return "overdue" if chip.overdue(self.now) else chip.status.value

    def glyphs(self, chip: Chip) -> tuple[str, ...]:
        """The icons of its channels."""
        return tuple(dict.fromkeys(self._glyph(spot.channel_id) for spot in chip.spots))

    def _glyph(self, channel_id: str | None) -> str:
        channel = self.plan.channels.get(channel_id or "")
        if channel is None:
            return _NO_CHANNEL
        network = self.context.catalogue.platforms.named(channel.platform)
        return network.glyph if network else _UNKNOWN_NETWORK

    @property
    def last_day(self) -> date:
        """The last of the days."""
        return self.span.end - ONE_DAY
