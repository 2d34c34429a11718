"""What a painted view shows, as rectangles: made from the chips and the size, asked by mouse, keyboard and painter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

from planner.domain.overlay import Bar, Ghost
from planner.domain.shown import Chip, ChipKey
from planner.ui.calendar.faces import Face

NOWHERE = QRect()
_STRIP_REACH = 4


class Placed(NamedTuple):
    """A chip in its place, with its title broken into lines."""

    chip: Chip
    day: date
    rect: QRect
    face: Face
    lines: tuple[str, ...]

    @property
    def key(self) -> ChipKey:
        """The chip's key."""
        return self.chip.key

    @property
    def clock(self) -> time | None:
        """The clock time, None for any time."""
        return self.chip.clock


class Ghosted(NamedTuple):
    """A suggestion in its place, and how many of the day's chips come before it."""

    ghost: Ghost
    day: date
    rect: QRect
    face: Face
    lines: tuple[str, ...]
    after: int

    @property
    def key(self) -> str:
        """The suggestion's key."""
        return self.ghost.key

    @property
    def clock(self) -> time | None:
        """The clock time, None for any time."""
        return self.ghost.clock


class More(NamedTuple):
    """That so many chips and suggestions of a day are out of sight, and where that is said."""

    day: date
    rect: QRect
    chips: int
    ghosts: int = 0

    @property
    def number(self) -> int:
        """Both together."""
        return self.chips + self.ghosts


class Silent(NamedTuple):
    """A silence in one row of days: its icon and its label, what it says to the pointer, and whether it goes on.

    ``begun`` and ``goes_on`` say that it reaches over the beginning or the end of the row. A thin one has no room for
    icon and label; ``cut`` is what the words of others take of its end.
    """

    rect: QRect
    glyph: str
    label: str
    words: str
    begun: bool
    goes_on: bool
    cut: int = 0


class SilentMore(NamedTuple):
    """That so many more channels are silent in a row of days, and which."""

    rect: QRect
    label: str
    words: str


class BarWords(NamedTuple):
    """Words on a bar, so far from where reading begins, behind an icon or "" for none.

    Those of a milestone have its ``day``, and its whole name in ``told``.
    """

    indent: int
    glyph: str
    label: str
    day: date | None = None
    told: str = ""


class Barred(NamedTuple):
    """A bar in one row of days: its name and milestones, none on a strip, and whether it goes on at either end."""

    rect: QRect
    bar: Bar
    words: tuple[BarWords, ...]
    begun: bool
    goes_on: bool

    @property
    def reach(self) -> QRect:
        """Where the pointer finds it; a strip is too thin to be hit."""
        return self.rect if self.words else self.rect.adjusted(0, -_STRIP_REACH, 0, 0)

    @property
    def label(self) -> str:
        """Its name as it is written, "" on a strip."""
        return self.words[0].label if self.words else ""


class BarMore(NamedTuple):
    """That so many more bars lie over a row of days, said on the first of them, and which."""

    rect: QRect
    label: str
    bars: tuple[Bar, ...]


Thing = Placed | Ghosted


@dataclass
class Scene:
    """Days, chips, suggestions, "n more", bars and silences, in reading order."""

    days: dict[date, QRect] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    ghosted: list[Ghosted] = field(default_factory=list)
    more: list[More] = field(default_factory=list)
    silent: list[Silent] = field(default_factory=list)
    silent_more: list[SilentMore] = field(default_factory=list)
    barred: list[Barred] = field(default_factory=list)
    bar_more: list[BarMore] = field(default_factory=list)

    def add(self, shown: Chip | Ghost, day: date, rect: QRect, face: Face, lines: tuple[str, ...]) -> None:
        """Puts a chip or suggestion after those that the day has already."""
        if isinstance(shown, Chip):
            self.placed.append(Placed(shown, day, rect, face, lines))
        else:
            before = sum(one.day == day for one in self.placed)
            self.ghosted.append(Ghosted(shown, day, rect, face, lines, before))

    @cached_property
    def by_key(self) -> dict[ChipKey, Placed]:
        """The chips by their keys."""
        return {one.chip.key: one for one in self.placed}

    @cached_property
    def by_day(self) -> dict[date, list[Placed]]:
        """The chips of each day, in order."""
        found: dict[date, list[Placed]] = {}
        for one in self.placed:
            found.setdefault(one.day, []).append(one)
        return found

    @cached_property
    def drawn(self) -> Sequence[Thing]:
        """Chips and suggestions in reading order, which is that in which they are painted."""
        if not self.ghosted:
            return self.placed
        return [thing for day in self.days for thing in self.things_on(day)]

    def things_on(self, day: date) -> Iterator[Thing]:
        """The chips and suggestions of a day in order."""
        chips, ghosts = self.by_day.get(day, []), [one for one in self.ghosted if one.day == day]
        for number, placed in enumerate(chips):
            yield from (one for one in ghosts if one.after == number)
            yield placed
        yield from (one for one in ghosts if one.after >= len(chips))

    def ghosted_as(self, key: str | None) -> Ghosted | None:
        """The suggestion with this key."""
        return next((one for one in self.ghosted if one.key == key), None)

    def thing(self, key: ChipKey | str | None) -> Thing | None:
        """The chip or suggestion with this key."""
        return self.ghosted_as(key) if key is None or isinstance(key, str) else self.by_key.get(key)

    def more_at(self, pos: QPoint) -> More | None:
        """The "n more" at this place."""
        return next((one for one in self.more if one.rect.contains(pos)), None)

    def more_on(self, day: date) -> More | None:
        """The "n more" of a day."""
        return next((one for one in self.more if one.day == day), None)

    def silent_at(self, pos: QPoint) -> Silent | SilentMore | None:
        """What is said of silent channels at this place."""
        said: list[Silent | SilentMore] = [*self.silent_more, *self.silent]
        return next((one for one in said if one.rect.contains(pos)), None)

    def bar_at(self, pos: QPoint) -> Barred | BarMore | None:
        """The bar, or the words about those without room, at this place."""
        more = next((one for one in self.bar_more if one.rect.contains(pos)), None)
        return more or next((one for one in self.barred if one.reach.contains(pos)), None)

    def bar_more_on(self, rect: QRect) -> BarMore | None:
        """What is said in this rectangle about bars without room."""
        return next((one for one in self.bar_more if one.rect.intersects(rect)), None)

    @cached_property
    def told_on_bars(self) -> frozenset[tuple[date | None, str]]:
        """The milestones that stand on their bars: their days and names."""
        return frozenset((words.day, words.told) for barred in self.barred for words in barred.words[1:])

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        return next((day for day, rect in self.days.items() if rect.contains(pos)), None)

    def stops(self, day: date) -> Iterator[ChipKey | str | None]:
        """What the keyboard visits on a day: its chips and suggestions, then None if there are more."""
        yield from (one.key for one in self.things_on(day))
        if self.more_on(day) is not None:
            yield None
