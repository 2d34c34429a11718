"""The keyboard of the calendar.

Arrows move the day cursor; in the week view up and down go through the chips of the day. Tab and Shift+Tab go through
the chips and suggestions of the day, then leave the calendar. Enter opens the chip, takes up the suggestion, or creates
a post on an empty day. Space adds the chip to the selection or takes it out. Shift with arrows selects all chips of the
days passed. Alt with arrows moves the selected chips by a day or a week (in the week view by a quarter of an hour).
Home and End go to the ends of the row, Page Up and Page Down to the period before and after, Escape from the chip back
to its day.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from planner.domain.lanes import DAYS
from planner.domain.shown import Chip
from planner.domain.span import ONE_DAY

if TYPE_CHECKING:
    from planner.ui.calendar.contents import Stop
    from planner.ui.calendar.view import CalendarView

_Key = Qt.Key
_Held = Qt.KeyboardModifier
_ARROWS = {_Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1)}
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_PAGES = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


class Claims(QObject):
    """Takes the arrows that move or select chips from the shortcuts of others.

    This is a filter, because an error while painting ends the program where ``event`` is overridden in Python.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Says so before a shortcut is looked for; the key then comes as any other."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_claimed(event):
            event.accept()
            return True
        return super().eventFilter(watched, event)


def _is_claimed(event: QKeyEvent) -> bool:
    return event.key() in _ARROWS and held(event) in (_Held.AltModifier, _Held.ShiftModifier)


def held(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The keys held with it, wherever on the keyboard it was pressed."""
    return event.modifiers() & ~_Held.KeypadModifier


def pressed(view: CalendarView, event: QKeyEvent) -> bool:
    """Does what a key asks for; whether it asks for anything."""
    key, modifiers = _Key(event.key()), held(event)
    if key in _ARROWS:
        return _arrow(view, *_ARROWS[key], modifiers)
    if modifiers != _Held.NoModifier:
        return False
    if key in _ENTER:
        return _enter(view)
    if key in _PAGES:
        view.step_requested.emit(_PAGES[key])
        return True
    if key in (_Key.Key_Home, _Key.Key_End):
        first = view.first_of_row(view.cursor)
        _go(view, first if key == _Key.Key_Home else first + timedelta(days=DAYS - 1))
        return True
    if key == _Key.Key_Space:
        return _toggle(view)
    return key == _Key.Key_Escape and _escape(view)


def walked(view: CalendarView, by: int) -> bool:
    """Goes to the next or previous stop of the day; whether there was one."""
    stops = view.stops_on(view.cursor)
    here = _place(view, stops)
    there = here + by if here is not None else 0 if by > 0 else -1
    if here is not None and here + by < 0:
        view.clear_selection()
        return True
    if not 0 <= there < len(stops):
        return False
    view.focus_stop(stops[there])
    return True


def _place(view: CalendarView, stops: list[Stop]) -> int | None:
    here: Stop = view.focused or view.focused_ghost
    if here is None and not view.more_focused:
        return None
    return stops.index(here) if here in stops else None


def _arrow(view: CalendarView, across: int, down: int, modifiers: Qt.KeyboardModifier) -> bool:
    if view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        across = -across
    if modifiers == _Held.AltModifier:
        return _carry(view, across, down)
    day = _later(view.cursor, across + down * view.row_days)
    if modifiers == _Held.ShiftModifier:
        view.extend_to(day)
        return True
    if modifiers != _Held.NoModifier:
        return False
    if across or view.row_days:
        _go(view, day)
        return True
    walked(view, down)
    return True


def _go(view: CalendarView, day: date) -> None:
    view.clear_selection()
    view.move_cursor(day)


def _carry(view: CalendarView, across: int, down: int) -> bool:
    """Moves the selected chips as a drop would, with the one that has the keyboard as the one that is held."""
    chip = _current(view)
    if chip is None or chip.day is None:
        return False
    target = view.carried_by(chip, across, down)
    if target is not None:
        view.drop_requested.emit(view.carried(chip), *target, False)
    return True


def _current(view: CalendarView) -> Chip | None:
    """The chip with the keyboard, or the first that is selected."""
    keys = [key for key in (view.focused, *view.selection) if key]
    return view.chip(keys[0]) if keys else None


def _enter(view: CalendarView) -> bool:
    if view.more_focused:
        view.day_requested.emit(view.cursor)
    elif view.focused_ghost:
        view.ghost_requested.emit(view.focused_ghost)
    elif view.focused:
        view.open_requested.emit(view.focused)
    elif len(view.selection) == 1 and view.chip(view.selection[0]).day == view.cursor:
        view.open_requested.emit(view.selection[0])
    elif view.chips_on(view.cursor):
        walked(view, 1)
    else:
        view.create_requested.emit(view.cursor, None)
    return True


def _toggle(view: CalendarView) -> bool:
    if view.focused:
        view.click(view.chip(view.focused), _Held.ControlModifier)
    elif view.focused_ghost is None:
        walked(view, 1)
    return True


def _escape(view: CalendarView) -> bool:
    if not (view.focused or view.focused_ghost or view.more_focused or view.selection):
        return False
    view.clear_selection()
    return True


def _later(day: date, days: int) -> date:
    try:
        return day + days * ONE_DAY
    except OverflowError:
        return day
