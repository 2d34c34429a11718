"""A table in full height, for what is no chart."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from planner.ui.charts.model import Table
from planner.ui.charts.view import TableModel
from planner.ui.theme import Theme

_ROW, _EDGE, _WIDEST = 30, 4, 120
_HEAD, _LINE, _APART = 28, 14, 3


class SmallTable(QTableView):
    """A table in full height, that is read with the keyboard; its first column is names, the others share the rest."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self._model = TableModel(self)
        self._needed: list[int] = []
        self.setModel(self._model)
        self.setProperty("dense", True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)

    def show_table(self, table: Table) -> None:
        """Shows these cells, all of them."""
        self._model.show(table)
        lines = max((heading.count("\n") for heading in table.headings), default=0)
        self.horizontalHeader().setFixedHeight(_HEAD + lines * _LINE)
        self.resizeColumnsToContents()
        heads = QFontMetrics(self._theme.font("caption"))
        needed = (heads.size(0, heading).width() + 2 * _APART for heading in table.headings[1:])
        self._needed = [self.columnWidth(0), *needed][: len(table.headings)]
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """With room for the bar below only where there is one."""
        head, spare = self.horizontalHeader(), max(self.width() - _EDGE - sum(self._needed), 0)
        for column, needed in enumerate(self._needed[1:], 1):
            self.setColumnWidth(column, min(needed + spare // (len(self._needed) - 1), max(needed, _WIDEST)))
        scrolls = head.length() > self.width() - _EDGE
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(head.height() + _ROW * self._model.rowCount() + bar + _EDGE)
