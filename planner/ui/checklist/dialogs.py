"""The dialogs that the page of a week opens, each imported when it is first asked for."""

# ruff: noqa: PLC0415  seldom asked for

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.edits import Change
from planner.domain.records import Brand, Routine
from planner.ui.context import Context

if TYPE_CHECKING:
    from planner.ui.checklist.items_dialog import ChecklistItems


class PageDialogs(QObject):
    """Passes on what they want, and tells the one that shows the plan what changed."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page
        self._items: ChecklistItems | None = None

    def refresh(self, changes: Sequence[Change]) -> None:
        """Tells the list of items what changed."""
        if self._items is not None:
            self._items.refresh(changes)

    def change_items(self, brand: Brand) -> None:
        """Opens the list of all items of the checklist."""
        from planner.ui.checklist.items_dialog import ChecklistItems

        self._items = ChecklistItems(self._context, brand, self._page)
        self._items.edit_requested.connect(self.edit_requested)
        self._items.finished.connect(self._forget)
        self._items.open()

    def change_routine(self, brand: Brand, routine: Routine | None) -> None:
        """Asks for a new routine, or for changes of one."""
        from planner.ui.checklist.routine_dialog import RoutineDialog

        dialog = RoutineDialog(self._context, self._context.document.settings_of(brand), routine, self._page)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def _forget(self) -> None:
        self._items = None
