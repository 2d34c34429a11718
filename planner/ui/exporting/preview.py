"""The first rows of a file, as it would be written."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem

from planner.app.targets import Preview, Target
from planner.ui.context import Context
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_ROW, _HEAD = 30, 32
_FRAME = 2
_WIDEST, _NARROWEST = 260, 64
_LETTERS = 160
"""Characters of a cell that are shown."""

_SHOWN_ROWS = 6


class PreviewTable(QTableWidget):
    """Cells on one line each; the whole of a cell is its hint."""

    def __init__(self, context: Context, rows: int = _SHOWN_ROWS) -> None:
        super().__init__()
        self._context = context
        self._rows = rows
        self.setAccessibleName(tr("The first rows"))
        self.setToolTip(tr("The first rows, as they will be written"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        head = self.horizontalHeader()
        head.setFixedHeight(_HEAD)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)

    def show_rows(self, shown: Preview) -> None:
        """Shows these rows under their header, or under numbers where the file has none."""
        width = max([len(shown.header), *(len(row) for row in shown.rows)], default=0)
        titles = [*shown.header, *(str(at + 1) for at in range(len(shown.header), width))]
        self.setColumnCount(width)
        self.setRowCount(len(shown.rows))
        self.setHorizontalHeaderLabels(titles)
        for at, row in enumerate(shown.rows):
            for column in range(width):
                self.setItem(at, column, _item(row[column] if column < len(row) else ""))
        self._fit_columns()

    def show_first(self, target: Target, shown: Preview) -> None:
        """Shows what a target begins with; where that is no table, entries in short with days as one reads them."""
        if target.form is None or target.form.styled:
            self.show_rows(shown)
            return
        rows = ((self._day(first), *rest) for first, *rest in shown.rows)
        self.show_rows(Preview(tuple(tr(title) for title in shown.header), tuple(rows)))

    def _day(self, written: str) -> str:
        return self._context.when.day(date.fromisoformat(written)) if written else written

    def _fit_columns(self) -> None:
        """Each column as wide as its words, within limits; the last takes what is left."""
        self.horizontalHeader().setStretchLastSection(False)
        self.resizeColumnsToContents()
        for at in range(self.columnCount()):
            self.setColumnWidth(at, min(max(self.columnWidth(at), _NARROWEST), _WIDEST))
        self.horizontalHeader().setStretchLastSection(True)
        bar = self.horizontalScrollBar().sizeHint().height() + _FRAME
        self.setFixedHeight(_HEAD + min(self.rowCount(), self._rows) * _ROW + bar)


def _item(cell: str) -> QTableWidgetItem:
    line = " ↵ ".join(cell.splitlines())
    item = QTableWidgetItem(line if len(line) <= _LETTERS else f"{line[:_LETTERS]}…")
    item.setToolTip(plain_hint(cell))
    return item
