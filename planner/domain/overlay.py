"""What a calendar shows besides its chips: what lasts for days, silences, suggestions ("ghosts"), chips in question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Literal, NamedTuple, Protocol, TypeVar

from planner.domain.records import Campaign, Deliverable, Flight
from planner.domain.span import ONE_DAY, Span

GhostSort = Literal["gap", "move", "add", "change"]
"""A gap that could be filled, or what a previewed proposal does: it moves an entry here, adds one, changes one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """The days, both included, on which a channel is silent for longer than it may be; ``words`` say it whole.

    ``lasting`` are the days from one entry to the next, 0 where only the silent ones are counted. Where there is no
    room for all, those of channels with more ``entries`` come first.
    """

    channel_id: str
    channel: str
    first: date
    last: date
    words: str
    lasting: int = 0
    entries: int = 0

    @property
    def days(self) -> int:
        """How many days it is said to last."""
        return self.lasting or (self.last - self.first).days + 1

    def covers(self, day: date) -> bool:
        """Whether the channel is silent on this day."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """A post that is only suggested, drawn where it would stand; ``words`` say why, ``key`` names it."""

    key: str
    day: date
    clock: time | None
    channel_ids: tuple[str, ...]
    kind_id: str | None
    title: str
    words: str
    sort: GhostSort


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """What lasts from ``first`` to ``last``, both included; ``hue`` names a colour of the theme, "" none.

    A campaign, an advertisement, or the window in which something of a creator is to appear.
    """

    record: Campaign | Flight | Deliverable
    name: str
    first: date
    last: date
    hue: str = ""

    def covers(self, day: date) -> bool:
        """Whether it lasts on this day."""
        return self.first <= day <= self.last


class DayNote(NamedTuple):
    """What a day is, such as a public holiday."""

    day: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """All of it. ``concerned`` and ``leaving`` are ids of placements: in question, and moved away by a preview."""

    bars: tuple[Bar, ...] = ()
    silences: tuple[Silence, ...] = ()
    days: tuple[DayNote, ...] = ()
    ghosts: tuple[Ghost, ...] = ()
    concerned: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()


NO_OVERLAY = Overlay()


class Stretch(NamedTuple):
    """A silence as far as it goes through a row of days, both ends included, and its lane, counted from below."""

    silence: Silence
    lane: int
    first: date
    last: date


class SilentRow(NamedTuple):
    """The silences of a row of days: those that have a lane, and those for which there is none."""

    stretches: tuple[Stretch, ...]
    hidden: tuple[Silence, ...]

    @property
    def lanes(self) -> int:
        """How many lanes are taken."""
        return max((one.lane + 1 for one in self.stretches), default=0)


def silent_row(silences: Iterable[Silence], row: Span, most: int) -> SilentRow:
    """The silences that touch these days, in at most so many lanes.

    Channels that are used more come first, then what began earlier, and what is longer.
    """
    ranked = sorted(silences, key=lambda one: (-one.entries, one.first, -one.days))
    laid = list(_laid(ranked, row, most))
    stretches = (Stretch(one, lane, first, last) for one, lane, first, last in laid if lane is not None)
    return SilentRow(tuple(stretches), tuple(one for one, lane, *_ in laid if lane is None))


class BarStretch(NamedTuple):
    """A bar as far as it goes through a row of days, both ends included, and its lane, counted from above."""

    bar: Bar
    lane: int
    first: date
    last: date


class BarRow(NamedTuple):
    """The bars of a row of days: those that have a lane, and those for which there is none."""

    stretches: tuple[BarStretch, ...]
    hidden: tuple[Bar, ...]

    @property
    def lanes(self) -> int:
        """How many lanes are taken."""
        return max((one.lane + 1 for one in self.stretches), default=0)


def bar_row(bars: Iterable[Bar], row: Span, most: int) -> BarRow:
    """The bars that touch these days, in at most so many lanes; those that come first have the first ones."""
    laid = list(_laid(bars, row, most))
    stretches = (BarStretch(one, lane, first, last) for one, lane, first, last in laid if lane is not None)
    return BarRow(tuple(stretches), tuple(one for one, lane, *_ in laid if lane is None))


def places(chips: int, ghosts: Sequence[Ghost], room: int) -> tuple[int, tuple[Ghost, ...]]:
    """How many chips and which ghosts have one of so many places: what a preview shows first, then chips, then gaps."""
    previewed = sum(ghost.sort != "gap" for ghost in ghosts)
    shown = min(chips, max(room - previewed, 0))
    left = room - shown
    ranked = sorted(range(len(ghosts)), key=lambda number: ghosts[number].sort == "gap")[:left]
    return shown, tuple(ghosts[number] for number in sorted(ranked))


class _Lasting(Protocol):
    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


L = TypeVar("L", bound=_Lasting)


def _laid(things: Iterable[L], row: Span, most: int) -> Iterator[tuple[L, int | None, date, date]]:
    """What touches the row, with the first lane that is free, None when none is, and its ends within the row."""
    taken: list[tuple[int, date, date]] = []
    for thing in things:
        if thing.first >= row.end or thing.last < row.start:
            continue
        first, last = max(thing.first, row.start), min(thing.last, row.end - ONE_DAY)
        used = {lane for lane, start, end in taken if start <= last and end >= first}
        lane = next((number for number in range(most) if number not in used), None)
        if lane is not None:
            taken.append((lane, first, last))
        yield thing, lane, first, last
