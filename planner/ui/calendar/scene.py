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


class Barred(NamedTuple):
    """A bar in one row of days: its label, "" where it is a thin one, and whether it goes on at either end.

    ``cut`` is what the words of others take of its end.
    """

    rect: QRect
    bar: Bar
    label: str
    begun: bool
    goes_on: bool
    cut: int = 0


class BarMore(NamedTuple):
    """That so many more bars lie over a row of days, and which."""

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
        said: list[Barred | BarMore] = [*self.bar_more, *self.barred]
        return next((one for one in said if one.rect.contains(pos)), None)

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        return next((day for day, rect in self.days.items() if rect.contains(pos)), None)

    def stops(self, day: date) -> Iterator[ChipKey | str | None]:
        """What the keyboard visits on a day: its chips and suggestions, then None if there are more."""
        yield from (one.key for one in self.things_on(day))
        if self.more_on(day) is not None:
            yield None
