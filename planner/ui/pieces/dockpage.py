"""A page of the right dock, under a head with its name."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.pieces.seen_page import SeenPage
from planner.ui.theme import Theme
from planner.ui.words import tr

_HEAD, _CLOSE = 56, 32


class DockPage(SeenPage):
    """Escape and the cross of its head ask to close it."""

    edit_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name)
        self.column.setSpacing(0)
        head = _Head(self.theme, name)
        head.close_button.clicked.connect(self.close_requested)
        self.column.addWidget(head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)


class _Head(QWidget):
    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(_HEAD)
        title = QLabel(name)
        title.setProperty("step", "heading")
        self.close_button = QToolButton()
        self.close_button.setFixedSize(_CLOSE, _CLOSE)
        self.close_button.setAccessibleName(tr("Close"))
        self.close_button.setToolTip(tr("Close (Esc)"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addSpacing(16)
        row.addWidget(title)
        row.addStretch()
        row.addWidget(self.close_button)
        row.addSpacing(8)
        self._tint()
        theme.changed.connect(self._tint)

    def _tint(self) -> None:
        self.close_button.setIcon(icon(self._theme, "x"))
