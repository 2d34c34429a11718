"""What every view of the calendar has: a day cursor, a selection of chips, the keyboard, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import ClassVar

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.domain.plan import Plan
from planner.domain.records import Brand
from planner.domain.shown import Chip, ChipKey
from planner.domain.span import FIRST_YEAR, LAST_YEAR, Span
from planner.ui.calendar import keyboard
from planner.ui.calendar.drag import Carried, carried_of
from planner.ui.calendar.faces import NO_MARKS, Faces, Marks
from planner.ui.calendar.selection import Selection
from planner.ui.context import Context

Preview = Callable[[Carried, date, time | None, bool], tuple[str, bool]]


class CalendarView(QWidget):
    """Shows chips and never reads the plan. It shows one period; the cursor is one of its days.

    When the cursor leaves the period, ``cursor_changed`` tells a day outside of ``span()``, and who listens calls
    ``go_to``. A drop and a move with the keyboard put the chip that is held at the day and time, None for any time.
    """

    key: ClassVar[str]
    row_days: ClassVar[int] = 7
    """How many days up and down go."""

    selection_changed = Signal()
    cursor_changed = Signal(object)
    step_requested = Signal(int)
    open_requested = Signal(object)
    create_requested = Signal(object, object)
    day_requested = Signal(object)
    drop_requested = Signal(object, object, object, bool)
    menu_requested = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.faces: Faces | None = None
        self.chosen = Selection()
        self.focused: ChipKey | None = None
        """The chip that has the keyboard, None when the day has it."""
        self.more_focused = False
        """Whether "n more" of the day has the keyboard."""
        self.whole_text: Callable[[Chip], str] = lambda chip: chip.title
        self.preview: Preview = lambda *_: ("", False)
        self._brand: Brand | None = None
        self._period = self._cursor = context.clock().date()
        self._marks = NO_MARKS
        self._plan: Plan | None = None
        self._chips: dict[ChipKey, Chip] = {}
        self._by_day: dict[str | None, list[Chip]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme.changed.connect(self.look_changed)
        keyboard.Claims(self)

    # what is shown

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand from now on; its chips come with ``show_chips``."""
        self._brand = brand
        self.look_changed()

    def show_chips(self, chips: Sequence[Chip], plan: Plan, marks: Marks = NO_MARKS) -> None:
        """Shows these chips; ``plan`` holds the names and colours. What is selected and was moved stays selected."""
        self._plan, self._marks = plan, marks
        self.faces = Faces(self.context, plan, self._marks)
        self._chips = {chip.key: chip for chip in chips}
        self._by_day = {}
        for key, chip in self._chips.items():
            self._by_day.setdefault(key[1], []).append(chip)
        for on_day in self._by_day.values():
            on_day.sort(key=_clock_text)
        moved = self.chosen.follow(self._chips)
        if self.focused not in self._chips:
            self.focused = moved.get(self.focused) if self.focused else None
        self.more_focused = False
        self.chips_changed()

    def show_marks(self, marks: Marks) -> None:
        """Marks the chips of the entries in which the checks found something."""
        if marks == self._marks:
            return
        self._marks = marks
        if self._plan is not None:
            self.faces = Faces(self.context, self._plan, marks)
            self.chips_changed()

    def go_to(self, day: date) -> None:
        """Shows the period that holds the day, and makes it the cursor."""
        self._period = self._cursor = day
        self.focused, self.more_focused = None, False
        self.period_changed()

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

    def day_rect(self, day: date) -> QRect:
        """Where a day is, empty when it is out of sight."""
        raise NotImplementedError

    def day_at(self, pos: QPoint) -> date | None:
        """The day at this place."""
        raise NotImplementedError

    def stops_on(self, day: date) -> list[ChipKey | None]:
        """What the keyboard visits on a day, in order: chips that are in sight, and None for "n more"."""
        raise NotImplementedError

    def carried_by(self, chip: Chip, across: int, down: int) -> tuple[date, time | None] | None:
        """Where the keyboard carries a chip, so many steps to the later side and down; None when it stays."""
        raise NotImplementedError

    def first_of_row(self, day: date) -> date:
        """The day to which Home goes."""
        return self.context.when.week_start(day)

    def chips_changed(self) -> None:
        """Other chips are shown."""
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

    # selection

    @property
    def selection(self) -> tuple[ChipKey, ...]:
        """The keys of the selected chips that are shown, in order."""
        return tuple(key for key in self._chips if key in self.chosen)

    def select(self, keys: Iterable[ChipKey]) -> None:
        """Selects these chips and no others."""
        self._choose(self.chosen.only(keys, self._chips))

    def click(self, chip: Chip, modifiers: Qt.KeyboardModifier) -> None:
        """Selects a chip as a click with these keys held does: alone, one more or less, or all up to it."""
        self.focused, self.more_focused = chip.key, False
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            self._choose(self.chosen.toggled(chip.key, self._chips))
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._choose(self.chosen.up_to(chip.key, self._chips))
        else:
            self._choose(self.chosen.only([chip.key], self._chips))
        if chip.day is not None:
            self.move_cursor(chip.day)

    def clear_selection(self) -> None:
        """Selects nothing."""
        self.focused, self.more_focused = None, False
        self._choose(self.chosen.only((), self._chips))

    def _choose(self, different: bool) -> None:
        self.marks_changed()
        if different:
            self.selection_changed.emit()

    # cursor

    def move_cursor(self, day: date) -> None:
        """Makes the day the cursor and tells so."""
        if day != self._cursor and FIRST_YEAR <= day.year <= LAST_YEAR:
            self._cursor = day
            self.marks_changed()
            self.cursor_changed.emit(day)

    def extend_to(self, day: date) -> None:
        """Moves the cursor, and selects all chips from where the selection began up to it."""
        if self.chosen.anchor is None:
            self.chosen.anchor_day = self.chosen.anchor_day or self._cursor
        self.focused, self.more_focused = None, False
        self.move_cursor(day)
        self._choose(self.chosen.days_up_to(self._cursor, self._chips))

    def focus_stop(self, stop: ChipKey | None) -> None:
        """Gives the keyboard to a chip of the day, which is then selected alone, or to "n more"."""
        self.focused, self.more_focused = stop, stop is None
        self._choose(self.chosen.only([stop] if stop else (), self._chips))

    # carrying

    def carried(self, chip: Chip) -> Carried:
        """The selected chips held at this one, or this one alone when it is not selected."""
        keys = self.selection if chip.key in self.chosen else (chip.key,)
        chips = [chip, *(self._chips[key] for key in keys if key != chip.key)]
        return carried_of(str(self.context.document.path), self.brand, chips)

    # events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keyboard of keyboard.py."""
        if not keyboard.pressed(self, event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """Tab goes through the chips of the day before it leaves the calendar."""
        return keyboard.walked(self, 1 if onward else -1) or super().focusNextPrevChild(onward)


def _clock_text(chip: Chip) -> str:
    """The order of the chips of a day: any time first."""
    return chip.spots[0].clock or ""
