"""The calendar: one file for each view."""

# A view is imported when it is first shown: only one of them is in the first frame.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.ui.calendar.view import CalendarView

VIEWS = ("month", "week", "list")
"""The keys of the views, in the order in which they are offered."""


def view_class(key: str) -> type[CalendarView]:
    """The view with this key."""
    if key == "month":
        from planner.ui.calendar.month import MonthView

        return MonthView
    if key == "week":
        from planner.ui.calendar.week import WeekView

        return WeekView
    from planner.ui.calendar.agenda import AgendaView

    return AgendaView
