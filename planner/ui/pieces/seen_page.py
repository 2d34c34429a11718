"""A page that shows something of a brand, and reads it again when it may have changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Record
from planner.ui.context import Context


class SeenPage(QWidget):
    """Reads the plan only while it is seen; what changed in the meantime is read when it is shown.

    ``column`` is its layout, without margins.
    """

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

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_when_seen()

    def _read_when_seen(self) -> None:
        self._stale = not self.isVisible() or self.brand is None
        if not self._stale and self.brand is not None:
            self.read_anew(self.brand)
