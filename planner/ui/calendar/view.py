"""What every view of the calendar can do: a day cursor, a selection of chips, the keyboard, and what it asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, time
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from planner.domain.overlay import Overlay
from planner.domain.plan import Plan
from planner.domain.shown import Chip, ChipKey
from planner.domain.span import FIRST_YEAR, LAST_YEAR
from planner.ui.calendar import keyboard
from planner.ui.calendar.contents import Contents, Stop
from planner.ui.calendar.drag import Carried, carried_of
from planner.ui.calendar.faces import NO_MARKS, Marks
from planner.ui.calendar.selection import Selection
from planner.ui.context import Context

Preview = Callable[[Carried, date, time | None, bool], tuple[str, bool]]


class CalendarView(Contents):
    """Shows one period; the cursor is one of its days.

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
    ghost_requested = Signal(str)
    """The key of a suggestion that was clicked, or chosen with the keyboard."""
    bar_requested = Signal(object)
    """What lasts for days and was clicked, a Bar; None for those that have no room."""
    create_requested = Signal(object, object)
    day_requested = Signal(object)
    drop_requested = Signal(object, object, object, bool)
    menu_requested = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.chosen = Selection()
        self.focused: ChipKey | None = None
        """The chip that has the keyboard, None when the day has it."""
        self.focused_ghost: str | None = None
        """The key of the suggestion that has the keyboard."""
        self.more_focused = False
        """Whether "n more" of the day has the keyboard."""
        self.whole_text: Callable[[Chip], str] = lambda chip: chip.title
        self.preview: Preview = lambda *_: ("", False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        keyboard.Claims(self)

    def show_chips(self, chips: Sequence[Chip], plan: Plan, marks: Marks = NO_MARKS) -> None:
        """Shows these chips; ``plan`` holds the names and colours. What is selected and was moved stays selected."""
        super().show_chips(chips, plan, marks)
        moved = self.chosen.follow(self._chips)
        if self.focused not in self._chips:
            self.focused = moved.get(self.focused) if self.focused else None
        self.more_focused = False
        self.chips_changed()

    def show_overlay(self, overlay: Overlay) -> None:
        """Shows bars, silences, suggestions and chips in question, until another overlay comes."""
        if not any(ghost.key == self.focused_ghost for ghost in overlay.ghosts):
            self.focused_ghost = None
        super().show_overlay(overlay)

    def go_to(self, day: date) -> None:
        """Shows the period that holds the day, and makes it the cursor."""
        self._period = self._cursor = day
        self._focus_day()
        self.period_changed()

    def carried_by(self, chip: Chip, across: int, down: int) -> tuple[date, time | None] | None:
        """Where the keyboard carries a chip, so many steps to the later side and down; None when it stays."""
        raise NotImplementedError

    def first_of_row(self, day: date) -> date:
        """The day to which Home goes."""
        return self.context.when.week_start(day)

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
        self._focus_day()
        self.focused = chip.key
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
        self._focus_day()
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
        self._focus_day()
        self.move_cursor(day)
        self._choose(self.chosen.days_up_to(self._cursor, self._chips))

    def focus_stop(self, stop: Stop) -> None:
        """Gives the keyboard to a chip of the day, which is then selected alone, to a suggestion, or to "n more"."""
        self._focus_day()
        self.more_focused = stop is None
        if isinstance(stop, str):
            self.focused_ghost = stop
        else:
            self.focused = stop
        self._choose(self.chosen.only([self.focused] if self.focused else (), self._chips))

    def _focus_day(self) -> None:
        """The day itself has the keyboard."""
        self.focused, self.focused_ghost, self.more_focused = None, None, False

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
