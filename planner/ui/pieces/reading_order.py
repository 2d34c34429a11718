"""The way of the keyboard through a page: as one reads, also where parts were made later than those after them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_as_read(page: QWidget) -> None:
    """Leads Tab through all of a page in the order in which its layouts hold it.

    No widget is asked for the next in its chain: PySide 6.11 makes the answer, which may be the window, a child of the
    widget that was asked, and both are then gone with the next collection of garbage.
    """
    for one, following in pairwise(stops(page)):
        QWidget.setTabOrder(one, following)


def beside(page: QWidget, now: QWidget, by: int) -> QWidget | None:
    """What takes the keyboard so many steps after a widget of a page, in the order in which one reads.

    None at the ends, and of a widget that is no part of the page.
    """
    there = [one for one in stops(page) if one.isEnabled() and (one.isVisible() or one is now)]
    at = next((index for index, one in enumerate(there) if one is now or one.isAncestorOf(now)), None)
    if at is None or not 0 <= at + by < len(there):
        return None
    return there[at + by]


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard within a widget, or the widget itself, in order."""
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
        return
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from stops(inside)
    layout = widget.layout()
    if layout is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget, within = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield from stops(widget)
        elif within is not None:
            yield from _stops_in(within)
