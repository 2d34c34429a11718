"""Files that other programs understand: one file, one format, listed here."""

from __future__ import annotations

from planner.exchange import week_csv
from planner.exchange.format import WeekFormat

FORMATS = (WeekFormat("week-csv", "Week as CSV", ".csv", week_csv.rows, week_csv.written, week_csv.wrote),)
