"""What is done with the cells that are chosen: copied, pasted, cleared, and what their menu offers."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QGuiApplication

from planner.ui.results.numbers import pasting
from planner.ui.results.numbers.cell_menu import cell_menu
from planner.ui.results.numbers.model import Index
from planner.ui.results.numbers.table import NumbersTable
from planner.ui.results.numbers.wording import BOOSTED, NOTE, Wording
from planner.ui.results.numbers.writing import Writing
from planner.ui.words import tr


class Deeds(QObject):
    """Several cells are one step, to be taken back as one."""

    said = Signal(str)
    copy_requested = Signal(str, str)
    entry_requested = Signal(str)

    def __init__(self, table: NumbersTable, writing: Writing, wording: Wording) -> None:
        super().__init__(table)
        self._table, self._model = table, table.numbers
        self._writing, self._wording = writing, wording
        table.copied.connect(self.copy)
        table.pasted.connect(self.paste)
        table.cleared.connect(self.clear)
        table.switched.connect(self.switch)
        table.menu_requested.connect(self.show_menu)

    def copy(self, chosen: Sequence[Index]) -> None:
        """Puts the cells on the clipboard."""
        self.copy_requested.emit(pasting.copied(self._model, self._wording, chosen), tr("%n cell(s)", len(chosen)))

    def paste(self) -> None:
        """Fills cells from the clipboard; what cannot be read is kept as it is."""
        cells = pasting.pasted(self._model, QGuiApplication.clipboard().text(), self._table.chosen)
        if not cells:
            self.said.emit(tr("There is nothing to paste here."))
            return
        read = self._writing.put(cells, tr("Paste %n number(s)", self._writing.readable(cells)))
        self._model.repaint()
        left = len(cells) - read
        more = tr(", %n cell(s) not understood", left) if left else ""
        self.said.emit(f"{tr('%n number(s) pasted', read)}{more}.")

    def clear(self, chosen: Sequence[Index]) -> None:
        """Makes cells blank."""
        cells = pasting.cleared(self._model, chosen)
        if len(cells) == 1:
            self._writing.type(*cells[0])
        else:
            self._writing.put(cells, tr("Clear %n number(s)", len(cells)))
        self._model.repaint()

    def switch(self, index: Index) -> None:
        """Marks a row as boosted, or no longer."""
        row = self._model.row(index.row())
        if row is not None:
            self._writing.type(row, BOOSTED, "" if self._model.cell(index).tick else "yes")
            self._model.repaint()

    def show_menu(self, where: QPoint) -> None:
        """Offers what can be done with the cell that has the keyboard."""
        index = self._table.currentIndex()
        if self._model.row(index.row()) is not None:
            cell_menu(self._table, self._offers(index)).pop_up(where)

    def _offers(self, index: Index) -> dict[str, Callable[[], None]]:
        row, key = self._model.row(index.row()), self._model.key(index.row(), index.column())
        does: dict[str, Callable[[], None]] = {"copy": lambda: self.copy(self._table.chosen), "paste": self.paste}
        placement_id = row.blank.placement_id if row is not None else None
        if placement_id is not None:
            does["open"] = lambda: self.entry_requested.emit(placement_id)
        if key == BOOSTED:
            does["boosted"] = lambda: self.switch(index)
        elif row is not None and key is not None:
            does["clear"] = lambda: self.clear(self._table.chosen)
            if key != NOTE:
                does["not_offered"] = lambda: self._write(index, "-")
        return does

    def _write(self, index: Index, text: str) -> None:
        self._model.setData(index, text)
