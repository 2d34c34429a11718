"""One of the tabs of a place: reads the plan only while it is seen, and asks for all that changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal

from planner.ui.context import Context
from planner.ui.pieces.seen_page import SeenPage


class PlaceTab(SeenPage):
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

    def __init__(self, context: Context, name: str) -> None:
        super().__init__(context, name)
        self.column.setSpacing(self.theme.space(3))

    def show_record(self, id_: str) -> None:
        """Brings one record into view, such as the campaign of this id."""

    def flush(self) -> bool:
        """Hands over what is being typed; False when the plan did not take it."""
        return True
