"""The room of the window: left bar, centre, and a dock at the right that lies over the centre when there is little."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QStyle, QVBoxLayout, QWidget

from planner.ui.theme import Theme

_NARROW_BAR = 56
_LITTLE = 1100
"""Below this width the bar shows icons only and the dock lies over the centre."""
_LOW = 600
"""Below this height there is room for little more than the calendar."""
_CENTRE = 704
"""The centre keeps this width beside an open dock as long as the bar can give way."""


class Room(QWidget):
    """Gives every part its place; a bar that is to show icons only is told by ``narrowed``."""

    narrowed = Signal(bool)
    lowered = Signal(bool)
    """Whether there is little height from now on."""
    close_requested = Signal()
    """Escape was pressed and the dock lies over the centre."""

    def __init__(self, theme: Theme, sidebar: QWidget, centre: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._sidebar, self._centre = sidebar, centre
        self._page: QWidget | None = None
        self._awaited = False
        self._bar_narrow = False
        sidebar.setParent(self)
        centre.setParent(self)
        self._dock = _Dock(self)

    @property
    def narrow(self) -> bool:
        """Whether the dock lies over the centre."""
        return self.width() < _LITTLE

    @property
    def dock(self) -> QWidget | None:
        """The page in the dock."""
        return self._page

    def await_dock(self) -> None:
        """Keeps room for a page that comes soon, unless one is there."""
        if self._page is None:
            self._awaited = True
            self._dock.show()
            self._arrange()

    def set_dock(self, page: QWidget | None) -> None:
        """Shows this page in the dock, or closes it; the pages shown before are kept."""
        if page is self._page and not self._awaited:
            return
        self._awaited = False
        had_focus = self._dock.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._page = page
        self._dock.show_page(page)
        self._arrange()
        if had_focus and page is None:
            self._centre.setFocus(Qt.FocusReason.OtherFocusReason)

    # events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lowered.emit(self.height() < _LOW)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.narrow and self._page is not None:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # private

    @property
    def _has_dock(self) -> bool:
        return self._page is not None or self._awaited

    def _arrange(self) -> None:
        bar, dock = self._bar_width(), self._theme.size("dock")
        beside = dock if self._has_dock and not self.narrow else 0
        self._put(self._sidebar, 0, bar)
        self._put(self._centre, bar, self.width() - bar - beside)
        self._put(self._dock, max(bar, self.width() - dock), min(dock, self.width() - bar))
        if (bar == _NARROW_BAR) != self._bar_narrow:
            self._bar_narrow = bar == _NARROW_BAR
            self.narrowed.emit(self._bar_narrow)

    def _bar_width(self) -> int:
        wide = self._theme.size("sidebar")
        beside = self._theme.size("dock") if self._has_dock else 0
        return _NARROW_BAR if self.narrow or self.width() - wide - beside < _CENTRE else wide

    def _put(self, part: QWidget, x: int, width: int) -> None:
        place = QRect(x, 0, width, self.height())
        part.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))


class _Dock(QFrame):
    """The surface of the pages at the right; always on top of the centre."""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self.setProperty("surface", "panel")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.setProperty("edge", "right" if mirrored else "left")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._shown: QWidget | None = None
        self.hide()

    def show_page(self, page: QWidget | None) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._layout.removeWidget(self._shown)
        self._shown = page
        if page is not None:
            self._layout.addWidget(page)
            page.show()
            self.raise_()
        self.setVisible(page is not None)
