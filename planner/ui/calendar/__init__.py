"""The calendar: one file for each view."""

from __future__ import annotations

from planner.ui.calendar.agenda import AgendaView
from planner.ui.calendar.month import MonthView
from planner.ui.calendar.week import WeekView

VIEWS = (MonthView, WeekView, AgendaView)
"""The views, in the order in which they are offered."""
