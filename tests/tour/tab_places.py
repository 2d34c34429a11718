"""Every tab of the places that stand in for the calendar, with and without something in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from planner.ui.window.main_window import MainWindow
from planner.ui.window.places import PLACES
from tests.tour.place import Place, wait
from tests.tour.plans import crowded, empty, odd, sample

_WORKED_OUT, _WORK_MS = ("answers", "reports"), 1_500
"""Tabs whose contents are worked out in a thread."""


def _tab(place: str, tab: str, window: MainWindow) -> None:
    window.show_place(place, tab)
    if tab in _WORKED_OUT:
        wait(_WORK_MS)


_TABS = [(f"{place}-{row.key}", partial(_tab, place, row.key)) for place, (_, rows) in PLACES.items() for row in rows]

TAB_PLACES = (
    *(Place(name, sample, act) for name, act in _TABS),
    *(Place(f"empty-{name}", empty, act) for name, act in _TABS),
    *(Place(f"crowded-{name}", crowded, act) for name, act in _TABS if name == "results-numbers"),
    *(Place(f"mirrored-{name}", odd, act, Qt.LayoutDirection.RightToLeft) for name, act in _TABS),
)
