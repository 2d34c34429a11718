"""What is seen and said of a chip: words, icons and colours, before anything is measured or painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.domain.records import Status
from planner.domain.rules import Severity
from planner.domain.shown import Chip
from planner.ui.context import Context
from planner.ui.looks import SEVERITY_LOOKS
from planner.ui.words import tr

NO_CHANNEL_GLYPH = "circle-dashed"
_UNKNOWN_NETWORK_GLYPH = "globe"
NEUTRAL = "neutral"

Marks = Mapping[str, Severity]
"""What the checks ask for, by the id of the entry."""

NO_MARKS: Marks = MappingProxyType({})
MARKED = (Severity.MUST_FIX, Severity.ATTENTION)
"""What is marked on a chip, the strongest first; a hint is not."""


class Face(NamedTuple):
    """A chip as it is painted.

    ``hue`` and ``status`` name tokens ("kind.<hue>", "status.<status>", which may be "overdue"), ``glyphs`` icons.
    ``mark`` is what the checks ask for at most, None when they ask for nothing.
    """

    hue: str
    status: str
    glyphs: tuple[str, ...]
    clock: str
    title: str
    mark: Severity | None = None

    @property
    def dashed(self) -> bool:
        """Whether it is only an idea."""
        return self.status == Status.IDEA

    @property
    def muted(self) -> bool:
        """Whether it does not count any more."""
        return self.status == Status.SKIPPED


class Faces:
    """The faces and the words of the chips of one plan, at the moment at which this was made."""

    def __init__(self, context: Context, plan: Plan, marks: Marks = NO_MARKS) -> None:
        self._context = context
        self._plan = plan
        self._marks = marks
        self._now = context.now(plan.brand)
        self._glyph: Callable[[str], str] = cache(self._glyph_of)
        self._clock: Callable[[time | None], str] = cache(self._clock_of)

    def of(self, chip: Chip) -> Face:
        """What is painted of the chip."""
        glyphs = dict.fromkeys(
            self._glyph(spot.channel_id) if spot.channel_id else NO_CHANNEL_GLYPH for spot in chip.spots
        )
        words = self._clock(chip.clock), self.title(chip)
        return Face(self._hue(chip), self.status(chip), tuple(glyphs), *words, self.mark(chip))

    def mark(self, chip: Chip) -> Severity | None:
        """What the checks ask for at most; nothing when it is only hints."""
        if not self._marks:
            return None
        asked = {self._marks.get(id_) for id_ in chip.placement_ids}
        return next((severity for severity in MARKED if severity in asked), None)

    def title(self, chip: Chip) -> str:
        """The title on one line."""
        return chip.title or tr("Untitled")

    def status(self, chip: Chip) -> str:
        """The status, or "overdue"."""
        return "overdue" if chip.overdue(self._now) else chip.status.value

    def status_words(self, chip: Chip) -> str:
        """The status as it is said."""
        words = tr(chip.status.value)
        return tr("{status}, overdue", status=words) if chip.overdue(self._now) else words

    def clock_words(self, chip: Chip) -> str:
        """The time, or "Any time"."""
        return self._clock(chip.clock)

    def channels(self, chip: Chip) -> str:
        """The names of the channels, ``LinkedIn and Instagram``."""
        known = [self._plan.channels[id_].name for id_ in chip.channel_ids if id_ in self._plan.channels]
        if not known:
            return tr("no channel yet")
        *first, last = known
        return tr("{channels} and {last}", channels=", ".join(first), last=last) if first else last

    def glyphs(self, chip: Chip) -> tuple[str, ...]:
        """The icons of the channels."""
        return self.of(chip).glyphs

    def kind(self, chip: Chip) -> str:
        """The name of the kind."""
        kind = self._plan.labels.get(chip.kind_id or "")
        return kind.name if kind else tr("no kind")

    def spoken(self, chip: Chip) -> str:
        """All of it for a screen reader: ``Autumn menu teaser, Wed 14 Oct 09:30, on LinkedIn, Promote, ready``."""
        day = self._context.when.day(chip.day) if chip.day else tr("no day")
        where = self.channels(chip)
        placed = tr("on {channels}", channels=where) if chip.channel_ids else where
        when = f"{day} {self._clock(chip.clock)}" if chip.clock else f"{day}, {self._clock(None).lower()}"
        marked = [tr(SEVERITY_LOOKS[mark].word).lower()] if (mark := self.mark(chip)) else []
        return ", ".join([self.title(chip), when, placed, self.kind(chip), self.status_words(chip), *marked])

    def _hue(self, chip: Chip) -> str:
        kind = self._plan.labels.get(chip.kind_id or "")
        return (kind.hue if kind else "") or NEUTRAL

    def _glyph_of(self, channel_id: str) -> str:
        channel = self._plan.channels.get(channel_id)
        network = self._context.catalogue.platforms.named(channel.platform) if channel else None
        return network.glyph if network else _UNKNOWN_NETWORK_GLYPH

    def _clock_of(self, clock: time | None) -> str:
        return self._context.when.clock(clock) if clock else tr("Any time")


def day_words(context: Context, day: date, count: int) -> str:
    """A day for a screen reader: ``Wednesday 14 October 2026, 3 posts``."""
    return tr("{day}, {posts}", day=context.when.long_day(day), posts=tr("%n post(s)", count))
