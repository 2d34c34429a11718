"""One of the tabs of a place: reads the plan only while it is seen, and asks for all that changes it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Record
from planner.ui.context import Context


class PlaceTab(QWidget):
    """``column`` is its layout, without margins; the place gives those around it."""

    edit_requested = Signal(object)
    said = Signal(str)
    """A sentence to be shown for a moment."""
    entry_requested = Signal(str)
    """The id of the placement to open on the calendar."""
    tab_requested = Signal(str, str, str)
    """Another place, its tab, and the id of what is to be seen there, or ""."""
    link_requested = Signal(str)
    """An address to be opened in the browser."""
    folder_requested = Signal(str)
    """A file whose folder is to be shown."""
    copy_requested = Signal(str, str)
    """Words for the clipboard, and what they are."""
    fix_requested = Signal(object)
    """A Fix, to be seen before it is done."""
    shows: ClassVar[tuple[type[Record], ...]] = ()
    """The records of which a change concerns the tab."""

    def __init__(self, context: Context, name: str) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.brand: Brand | None = None
        self._stale = True
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.space(3))

    def show_brand(self, brand: Brand) -> None:
        """Shows this brand from now on."""
        self.brand = brand
        self._read_when_seen()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Reads again if a change concerns the tab."""
        if any(isinstance(change.record, self.shows) for change in changes):
            self._read_when_seen()

    def show_record(self, id_: str) -> None:
        """Brings one record into view, such as the campaign of this id."""

    def flush(self) -> bool:
        """Hands over what is being typed; False when the plan did not take it."""
        return True

    def read_anew(self, brand: Brand) -> None:
        """Reads what the tab shows of the brand."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._read_when_seen()

    def _read_when_seen(self) -> None:
        self._stale = not self.isVisible() or self.brand is None
        if not self._stale and self.brand is not None:
            self.read_anew(self.brand)
