"""A page of the right dock: a head with its name, and a brand that is read again when it may have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Record
from planner.ui.context import Context
from planner.ui.icons import icon
from planner.ui.theme import Theme
from planner.ui.words import tr

_HEAD, _CLOSE = 56, 32


class DockPage(QWidget):
    """Reads the plan only while it is seen; what changed in the meantime is read when it is shown."""

    edit_requested = Signal(object)
    close_requested = Signal()
    shows: ClassVar[tuple[type[Record], ...]] = ()
    """The records of which a change concerns the page."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.brand: Brand | None = None
        self._stale = True
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = _Head(self.theme, name)
        head.close_button.clicked.connect(self.close_requested)
        self.column.addWidget(head)

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand from now on."""
        self.brand = brand
        self._read_when_seen()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns the page."""
        if any(isinstance(change.record, self.shows) for change in changes):
            self._read_when_seen()

    def read_anew(self, brand: Brand) -> None:
        """Reads what the page shows of the brand."""
        raise NotImplementedError

    # events

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_when_seen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    # private

    def _read_when_seen(self) -> None:
        self._stale = not self.isVisible() or self.brand is None
        if not self._stale and self.brand is not None:
            self.read_anew(self.brand)


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
