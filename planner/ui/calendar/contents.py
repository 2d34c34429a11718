"""What every view of the calendar holds: a brand, a period with its chips, and the overlay over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from planner.domain.overlay import Overlay
from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.shown import Chip, ChipKey
from planner.domain.span import Span
from planner.ui.calendar.faces import NO_MARKS, Faces, Marks
from planner.ui.calendar.overlaid import Overlaid
from planner.ui.context import Context

Stop = ChipKey | str | None
"""What the keyboard visits on a day: a chip, a suggestion by its key, or "n more"."""


class Contents(QWidget):
    """Shows chips and never reads the plan."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.faces: Faces | None = None
        self.overlaid = Overlaid()
        self._brand: Brand | None = None
        self._period = self._cursor = context.clock().date()
        self._marks = NO_MARKS
        self._plan: Plan | None = None
        self._chips: dict[ChipKey, Chip] = {}
        self._by_day: dict[str | None, list[Chip]] = {}
        self.theme.changed.connect(self.look_changed)

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand from now on; its chips come with ``show_chips``."""
        self._brand = brand
        self.look_changed()

    def show_chips(self, chips: Sequence[Chip], plan: Plan, marks: Marks = NO_MARKS) -> None:
        """Shows these chips; ``plan`` holds the names and colours. The overlay stays."""
        self._plan, self._marks = plan, marks
        self.faces = Faces(self.context, plan, self._marks)
        self._chips = {chip.key: chip for chip in chips}
        self._by_day = {}
        for key, chip in self._chips.items():
            self._by_day.setdefault(key[1], []).append(chip)
        for on_day in self._by_day.values():
            on_day.sort(key=_clock_text)
        self.overlaid = self.overlaid.over(self._chips)

    def show_marks(self, marks: Marks) -> None:
        """Marks the chips of the entries in which the checks found something."""
        if marks == self._marks:
            return
        self._marks = marks
        if self._plan is not None:
            self.faces = Faces(self.context, self._plan, marks)
            self.chips_changed()

    def show_overlay(self, overlay: Overlay) -> None:
        """Shows bars, silences, suggestions and chips in question, until another overlay comes."""
        before = self.overlaid
        if overlay == before.overlay:
            return
        self.overlaid = Overlaid(overlay, self._chips)
        if not self.overlaid.stands_like(before):
            self.chips_changed()
        elif different := self.overlaid.looks_different(before):
            self.chips_look_different(different)

    # what is shown

    @property
    def brand(self) -> Brand:
        """The brand; ``show_brand`` must have been called."""
        assert self._brand is not None
        return self._brand

    @property
    def period(self) -> date:
        """A day of the period that is shown."""
        return self._period

    @property
    def cursor(self) -> date:  # type: ignore[override]  # the pointer's shape is not asked for
        """The day that the keyboard works on, and whose week is judged."""
        return self._cursor

    def today(self) -> date:
        """Today where the brand is."""
        return self.context.today(self._brand) if self._brand else self.context.clock().date()

    def shown_chips(self) -> list[Chip]:
        """All chips, in order, also those that only "n more" speaks of."""
        return list(self._chips.values())

    def chips_on(self, day: date) -> list[Chip]:
        """The chips of a day."""
        return self._by_day.get(day.isoformat(), [])

    def chip(self, key: ChipKey) -> Chip:
        """The chip with this key; KeyError when it is not shown."""
        return self._chips[key]

    # what a view says of itself

    def title(self) -> str:
        """The period in words."""
        raise NotImplementedError

    def alike(self) -> tuple[str, ...]:
        """Titles of which one is as long as any that this view can have, but for the figures in it."""
        raise NotImplementedError

    def span(self) -> Span:
        """The days whose chips are wanted."""
        raise NotImplementedError

    def step(self, by: int) -> date:
        """The day to go to, to see so many periods later (earlier when negative)."""
        raise NotImplementedError

    def chip_rect(self, key: ChipKey) -> QRect:
        """Where a chip is, empty when it is out of sight."""
        raise NotImplementedError

    def chip_at(self, pos: QPoint) -> Chip | None:
        """The chip at this place."""
        raise NotImplementedError

    def ghost_rect(self, key: str) -> QRect:
        """Where a suggestion is, empty when it is out of sight."""
        raise NotImplementedError

    def day_rect(self, day: date) -> QRect:
        """Where a day is, empty when it is out of sight."""
        raise NotImplementedError

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        raise NotImplementedError

    def stops_on(self, day: date) -> list[Stop]:
        """What the keyboard visits on a day, in order, as far as it is in sight."""
        raise NotImplementedError

    def chips_changed(self) -> None:
        """Other chips or suggestions are shown."""
        raise NotImplementedError

    def chips_look_different(self, keys: frozenset[ChipKey]) -> None:
        """These chips, which stand where they stood, have a ring now, or have none any more, or fade."""
        raise NotImplementedError

    def period_changed(self) -> None:
        """Other days are shown; their chips follow."""
        raise NotImplementedError

    def marks_changed(self) -> None:
        """Cursor, selection or focus changed."""
        raise NotImplementedError

    def look_changed(self) -> None:
        """The theme changed."""
        raise NotImplementedError


def _clock_text(chip: Chip) -> str:
    """The order of the chips of a day: any time first."""
    return chip.spots[0].clock or ""
