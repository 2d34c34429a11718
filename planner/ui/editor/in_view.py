"""What has the keyboard on a page that scrolls is seen."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QScrollArea, QWidget

_AROUND = 12
"""Pixels that are seen above and below."""


class InView(QObject):
    """Scrolls to the field that gets the keyboard, and along with the cursor in a text."""

    def __init__(self, scroll: QScrollArea, parent: QObject) -> None:
        super().__init__(parent)
        self._scroll = scroll
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """What is clicked on is seen, and must not move away under the pointer."""
        if not self._holds(now) or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        QTimer.singleShot(0, self, self._show)

    def follow_cursor(self, text: QPlainTextEdit) -> None:
        """The line that is typed in stays in view."""
        text.cursorPositionChanged.connect(lambda: QTimer.singleShot(0, text, lambda: self._show_line(text)))

    def _show(self) -> None:
        field = QApplication.focusWidget()
        if field is None or not self._holds(field):
            return
        self._scroll.ensureWidgetVisible(field, 0, _AROUND)
        if isinstance(field, QPlainTextEdit):
            self._show_line(field)

    def _show_line(self, text: QPlainTextEdit) -> None:
        page = self._scroll.widget()
        if page is None or not text.hasFocus() or QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        line = text.cursorRect()
        at = text.viewport().mapTo(page, QPoint(line.left(), line.center().y()))
        self._scroll.ensureVisible(0, at.y(), 0, line.height() // 2 + _AROUND)

    def _holds(self, widget: QWidget | None) -> bool:
        page = self._scroll.widget()
        return widget is not None and page is not None and page.isAncestorOf(widget)
