"""The centre of the window: the calendar, or a page in its place until one leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class CentrePages(QStackedWidget):
    """Holds the calendar with its bars and, at times, one page over it; a page that is left is gone."""

    turned = Signal(bool)
    """Whether a page is in the place of the calendar from now on."""

    def __init__(self, calendar: QWidget) -> None:
        super().__init__()
        self._calendar = calendar
        self.addWidget(calendar)
        self.setFocusProxy(calendar)

    @property
    def page(self) -> QWidget | None:
        """The page in the place of the calendar."""
        shown = self.currentWidget()
        return None if shown is self._calendar else shown

    def show_page(self, page: QWidget) -> None:
        """Shows a page, with the keyboard in it; the one before it is gone."""
        before = self.page
        if page is not before:
            self.addWidget(page)
            self._turn_to(page, before)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Shows the calendar again."""
        if self.page is not None:
            self._turn_to(self._calendar, self.page)
            self._calendar.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn_to(self, shown: QWidget, before: QWidget | None) -> None:
        self.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
        self.turned.emit(shown is not self._calendar)
