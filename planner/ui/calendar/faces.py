"""What is seen and said of a chip: words, icons and colours, before anything is measured or painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from planner.domain.overlay import Ghost, GhostSort
from planner.domain.plan import Plan
from planner.domain.records import Status
from planner.domain.rules import Severity
from planner.domain.shown import Chip
from planner.ui.calendar.hint import suggested_title
from planner.ui.context import Context
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.theme import Theme
from planner.ui.words import tr

NO_CHANNEL_GLYPH = "circle-dashed"
_UNKNOWN_NETWORK_GLYPH = "globe"
NEUTRAL = "neutral"

Marks = Mapping[str, Severity]
"""What the checks ask for, by the id of the entry."""

NO_MARKS: Marks = MappingProxyType({})
MARKED = (Severity.MUST_FIX, Severity.ATTENTION)
"""What is marked on a chip, the strongest first; a hint is not."""


_GHOST_SIGNS: Mapping[GhostSort, str] = MappingProxyType(
    {"gap": "plus", "add": "plus", "move": "arrow-right", "change": "pencil-simple"}
)
"""The icon of each sort of suggestion."""

_MIRRORED = {"arrow-right": "arrow-left"}
_NO_STATUS = ""


class Face(NamedTuple):
    """A chip as it is painted, or a suggestion.

    ``hue`` and ``status`` name tokens ("kind.<hue>", "status.<status>", which may be "overdue"), ``glyphs`` icons.
    ``mark`` is what the checks ask for at most, None when they ask for nothing. ``sign`` is the icon of a suggestion,
    which has no status; "" for a chip.
    """

    hue: str
    status: str
    glyphs: tuple[str, ...]
    clock: str
    title: str
    mark: Severity | None = None
    sign: str = ""

    @property
    def dashed(self) -> bool:
        """Whether it is only an idea."""
        return self.status == Status.IDEA

    def shape(self, theme: Theme, *, mirrored: bool) -> tuple[str, str]:
        """The icon at its end, and the token of its colour."""
        if self.sign:
            return (_MIRRORED.get(self.sign, self.sign) if mirrored else self.sign), "accent.text"
        return theme.status_icon(self.status), f"status.{self.status}"

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

    def of(self, shown: Chip | Ghost) -> Face:
        """What is painted of a chip or suggestion."""
        return self._of_chip(shown) if isinstance(shown, Chip) else self._of_ghost(shown)

    def _of_chip(self, chip: Chip) -> Face:
        glyphs = dict.fromkeys(
            self._glyph(spot.channel_id) if spot.channel_id else NO_CHANNEL_GLYPH for spot in chip.spots
        )
        words = self._clock(chip.clock), self.title(chip)
        return Face(self._hue(chip.kind_id), self.status(chip), tuple(glyphs), *words, self.mark(chip))

    def _of_ghost(self, ghost: Ghost) -> Face:
        glyphs = dict.fromkeys(map(self._glyph, ghost.channel_ids)) or (NO_CHANNEL_GLYPH,)
        words = self._clock(ghost.clock), self.title(ghost)
        return Face(self._hue(ghost.kind_id), _NO_STATUS, tuple(glyphs), *words, sign=_GHOST_SIGNS[ghost.sort])

    def mark(self, chip: Chip) -> Severity | None:
        """What the checks ask for at most; nothing when it is only hints."""
        if not self._marks:
            return None
        asked = {self._marks.get(id_) for id_ in chip.placement_ids}
        return next((severity for severity in MARKED if severity in asked), None)

    def title(self, shown: Chip | Ghost) -> str:
        """The title on one line; a suggestion without one is called by its kind."""
        if isinstance(shown, Chip):
            return shown.title or tr("Untitled")
        kind = self._plan.labels.get(shown.kind_id or "")
        return suggested_title(shown) or (kind.name if kind else tr("Any kind"))

    def status(self, chip: Chip) -> str:
        """The status, or "overdue"."""
        return "overdue" if chip.overdue(self._now) else chip.status.value

    def status_words(self, chip: Chip) -> str:
        """The status as it is said."""
        words = tr(chip.status.value)
        return tr("{status}, overdue", status=words) if chip.overdue(self._now) else words

    def clock_words(self, shown: Chip | Ghost) -> str:
        """The time, or "Any time"."""
        return self._clock(shown.clock)

    def channels(self, shown: Chip | Ghost) -> str:
        """The names of the channels, ``LinkedIn and Instagram``."""
        known = [self._plan.channels[id_].name for id_ in shown.channel_ids if id_ in self._plan.channels]
        if not known:
            return tr("no channel yet")
        *first, last = known
        return tr("{channels} and {last}", channels=", ".join(first), last=last) if first else last

    def glyphs(self, chip: Chip) -> tuple[str, ...]:
        """The icons of the channels."""
        return self.of(chip).glyphs

    def channel_glyph(self, channel_id: str) -> str:
        """The icon of a channel."""
        return self._glyph(channel_id)

    def kind(self, shown: Chip | Ghost) -> str:
        """The name of the kind."""
        kind = self._plan.labels.get(shown.kind_id or "")
        return kind.name if kind else tr("no kind")

    def spoken(self, chip: Chip, *, in_question: bool = False) -> str:
        """All of it for a screen reader: ``Autumn menu teaser, Wed 14 Oct 09:30, on LinkedIn, Promote, ready``."""
        marked = [tr(SEVERITY_LOOKS[mark].word).lower()] if (mark := self.mark(chip)) else []
        if in_question:
            marked.append(tr("one of the posts in question"))
        return ", ".join([self.title(chip), *self._spoken_place(chip), self.status_words(chip), *marked])

    def spoken_ghost(self, ghost: Ghost) -> str:
        """All of it but the reason: ``Suggestion: Cold brew, explained, Wed 14 Oct 09:30, on LinkedIn, Educate``."""
        return ", ".join([tr("Suggestion: {title}", title=self.title(ghost)), *self._spoken_place(ghost)])

    def _spoken_place(self, shown: Chip | Ghost) -> tuple[str, str, str]:
        """When, where, and the kind."""
        day = self._context.when.day(shown.day) if shown.day else tr("no day")
        where = self.channels(shown)
        placed = tr("on {channels}", channels=where) if shown.channel_ids else where
        when = f"{day} {self._clock(shown.clock)}" if shown.clock else f"{day}, {self._clock(None).lower()}"
        return when, placed, self.kind(shown)

    def _hue(self, kind_id: str | None) -> str:
        kind = self._plan.labels.get(kind_id or "")
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


def more_words(chips: int, ghosts: int, *, in_question: bool) -> str:
    """What is out of sight, for a screen reader: ``2 more posts, 1 more suggestion``."""
    said = [tr("%n more post(s)", chips)] if chips else []
    said += [tr("%n more suggestion(s)", ghosts)] if ghosts else []
    return ", ".join([*said, tr("posts in question among them")] if in_question else said)
