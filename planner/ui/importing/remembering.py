"""Under which name the layout of a sheet is remembered, how it gets another one, and how it is forgotten."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton

from planner.app.layouts import forget_layout, rename_layout
from planner.domain.records import SheetLayout
from planner.ui.context import Context
from planner.ui.importing.draft import SheetDraft
from planner.ui.importing.head import PageHead
from planner.ui.pieces.popover import LineAsked
from planner.ui.words import tr


class Remembering(QObject):
    """Says it in the head of the page; a layout that was taken up is in the plan already, another only by name."""

    edit_requested = Signal(object)

    def __init__(self, context: Context, draft: SheetDraft, head: PageHead) -> None:
        super().__init__(head)
        self._context, self._draft, self._head = context, draft, head
        head.rename_asked.connect(self._ask_name)
        head.forget_asked.connect(self._forget)

    def show(self) -> None:
        """Says what holds for the sheet that is read."""
        if self._known is not None:
            name = self._known.name or tr("a sheet with these columns")
            self._head.show_layout(tr("Read as “{name}” was before", name=name), named=True, known=True)
        elif self._draft.answered:
            self._head.show_layout(tr("Will be remembered as “{name}”", name=self._draft.layout_name), named=True)
        else:
            said = tr("What you answer is remembered for sheets like this one")
            self._head.show_layout(said if self._draft.open else "")

    @property
    def _known(self) -> SheetLayout | None:
        return self._draft.taken.layout if self._draft.taken is not None else None

    def _ask_name(self, beside: QPushButton) -> None:
        help_ = tr("Sheets with the same columns are then read like this one.")
        asked = LineAsked(self._context.theme, tr("Name of this layout"), help_, tr("Rename"), self._head)
        asked.given.connect(self._name)
        asked.ask(beside, self._known.name if self._known else self._draft.layout_name)

    def _name(self, name: str) -> None:
        if self._known is None:
            self._draft.layout_name = name
            self.show()
        else:
            self.edit_requested.emit(rename_layout(self._known, name))
            self._draft.look_up_layout()

    def _forget(self) -> None:
        if self._known is not None:
            self.edit_requested.emit(forget_layout(self._known))
            self._draft.look_up_layout()
