"""Keeping the place on a page whose parts are made anew while somebody works on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QScrollArea, QWidget


class Place:
    """The row that has the keyboard stays where it is seen, or else the first one in view; the keyboard stays there."""

    def __init__(self, area: QScrollArea, last: QWidget) -> None:
        self._area = area
        self._last = last

    def keep(self, change: Callable[[], None]) -> None:
        """Carries out a change of what is in the area."""
        before = self._rows()
        focused = next((name for name, row in before.items() if row.hasFocus()), None)
        anchor = focused or next((name for name, row in before.items() if self._height(row) >= 0), None)
        at = self._height(before[anchor]) if anchor is not None else 0
        was = self._area.verticalScrollBar().value()
        change()
        kept = self._nearest(list(before), focused)
        if kept is not None:
            kept.setFocus()
        QTimer.singleShot(0, self._area, lambda: self._settle(anchor, at, was))

    def _nearest(self, before: list[str], focused: str | None) -> QWidget | None:
        """The row that had the keyboard, the next one after it that is still there, or the one before it."""
        if focused is None:
            return None
        after, place = self._rows(), before.index(focused)
        names = (*before[place:], *reversed(before[:place]))
        return next((after[name] for name in names if name in after), self._last)

    def _settle(self, anchor: str | None, at: int, was: int) -> None:
        """Scrolls so that the anchor is where it was; one that is gone leaves the bar where it was."""
        bar = self._area.verticalScrollBar()
        row = self._rows().get(anchor) if anchor is not None and was else None
        bar.setValue(was if row is None else bar.value() + self._height(row) - at)

    def _height(self, row: QWidget) -> int:
        """How far below the upper edge of the area a row begins."""
        return row.mapTo(self._area.viewport(), QPoint(0, 0)).y()

    def _rows(self) -> dict[str, QWidget]:
        """What can have the keyboard, by its name, in reading order."""
        content = self._area.widget()
        assert content is not None
        return {
            widget.objectName(): widget
            for widget in content.findChildren(QWidget)
            if widget.objectName() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(content)
        }
