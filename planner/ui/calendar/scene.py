"""What a painted view shows, as rectangles: made from the chips and the size, asked by mouse, keyboard and painter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect

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


class More(NamedTuple):
    """That so many chips of a day are out of sight, and where that is said."""

    day: date
    rect: QRect
    number: int


@dataclass
class Scene:
    """Days, chips and "n more", in reading order."""

    days: dict[date, QRect] = field(default_factory=dict)
    placed: list[Placed] = field(default_factory=list)
    more: list[More] = field(default_factory=list)

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

    def placed_at(self, pos: QPoint) -> Placed | None:
        """The chip at this place, the one painted last where several are."""
        return next((one for one in reversed(self.placed) if one.rect.contains(pos)), None)

    def more_at(self, pos: QPoint) -> More | None:
        """The "n more" at this place."""
        return next((one for one in self.more if one.rect.contains(pos)), None)

    def more_on(self, day: date) -> More | None:
        """The "n more" of a day."""
        return next((one for one in self.more if one.day == day), None)

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        return next((day for day, rect in self.days.items() if rect.contains(pos)), None)

    def stops(self, day: date) -> Iterator[ChipKey | None]:
        """What the keyboard visits on a day: its chips, then None if there are more."""
        yield from (one.chip.key for one in self.by_day.get(day, ()))
        if self.more_on(day) is not None:
            yield None
