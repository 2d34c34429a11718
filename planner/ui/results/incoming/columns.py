"""What the columns of the file are, and what they are taken for instead."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from planner.app.results_intake import Column, heading_key
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import CalmCombo, words
from planner.ui.pieces.elided import Elided
from planner.ui.results.incoming.wording import MEANINGS
from planner.ui.words import tr

_FIELD = 280


class ColumnMeanings(QScrollArea):
    """Each heading with a list of what it can be."""

    named = Signal(str, str)
    """A heading as it is compared, and what it is, "" for nothing that is kept."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.boxes: dict[str, CalmCombo] = {}
        self._shown: tuple[Column, ...] = ()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("What the columns are"))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Shows each heading once."""
        if tuple(columns) == self._shown:
            return
        self._shown = tuple(columns)
        scrolled = self.verticalScrollBar().value()
        self.boxes = {}
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, self._context.theme.space(2), 0)
        grid.setVerticalSpacing(self._context.theme.space(1))
        grid.setHorizontalSpacing(self._context.theme.space(4))
        grid.setColumnStretch(0, 1)
        grid.addWidget(words(tr("Heading in the file"), step="label", role="muted"), 0, 0)
        grid.addWidget(words(tr("Taken as"), step="label", role="muted"), 0, 1)
        for column in columns:
            self._add(grid, column)
        grid.setRowStretch(grid.rowCount(), 1)
        self.setWidget(inside)
        self.verticalScrollBar().setValue(scrolled)

    def _add(self, grid: QGridLayout, column: Column) -> None:
        key = heading_key(column.heading)
        if key in self.boxes or not key:
            return
        box = self._box(column, key)
        name = Elided(" ".join(column.heading.split()), Qt.TextElideMode.ElideRight)
        name.setBuddy(box)
        at = len(self.boxes) + 1
        grid.addWidget(name, at, 0)
        grid.addWidget(box, at, 1)
        self.boxes[key] = box

    def _box(self, column: Column, key: str) -> CalmCombo:
        box = CalmCombo()
        box.setFixedWidth(_FIELD)
        box.setAccessibleName(tr("What “{heading}” is", heading=column.heading))
        box.setToolTip(box.accessibleName())
        box.addItem(tr("Nothing that is kept"), "")
        for means, text in MEANINGS.items():
            box.addItem(tr(text), means)
        box.insertSeparator(box.count())
        for metric in self._context.catalogue.metrics.values():
            if metric.of & {"entry", "account"}:
                box.addItem(tr(metric.name), metric.key)
        box.setCurrentIndex(max(box.findData(column.means), 0))
        box.activated.connect(lambda _: self.named.emit(key, box.currentData() or ""))
        return box
