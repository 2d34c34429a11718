"""The costs of a campaign: lines of what was paid for, and how much."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.domain.campaigns import amount_of
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import IconButton, vertical
from planner.ui.pieces.record_fields import FigureField
from planner.ui.words import tr

_AMOUNT = 84

Rows = tuple[tuple[str, ...], ...]


class CostLine(QFrame):
    """One line: what it was, and the amount."""

    def __init__(self, context: Context, what: str, amount: Decimal | None) -> None:
        super().__init__()
        self.what = LineField(tr("What was paid for"), tr("Photographer"))
        self.amount = FigureField(tr("Amount"), "0")
        self.remove = IconButton(context.theme, "x", tr("Remove this cost"))
        self.what.show_value(what)
        self.amount.show_figure(amount)
        self.amount.setFixedWidth(_AMOUNT)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.space(2))
        for field in (self.what, self.amount):
            field.setToolTip(field.accessibleName())
        row.addWidget(self.what, 1)
        row.addWidget(self.amount)
        row.addWidget(self.remove)

    @property
    def row(self) -> tuple[str, str]:
        """The line as it is kept."""
        amount = self.amount.figure()
        return self.what.value().strip(), "" if amount is None else f"{amount:f}"


class Costs(QWidget):
    """The lines, and a button for one more."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.lines: list[CostLine] = []
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.space(2))
        self.add = QPushButton(tr("Add a cost"))
        self.add.setProperty("small", True)
        self.add.setToolTip(tr("One more thing that was paid for"))
        column, foot = vertical(self, context.theme.space(2)), QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        column.addLayout(self._list)
        column.addLayout(foot)
        self.add.clicked.connect(self._add_empty)
        context.theme.changed.connect(self._tint)
        self._tint()

    @property
    def is_read(self) -> bool:
        """Whether every amount can be read."""
        return all(line.amount.is_read for line in self.lines)

    def rows(self) -> Rows:
        """The costs as they are kept, without empty lines."""
        return tuple(line.row for line in self.lines if any(line.row))

    def show_rows(self, rows: Rows) -> None:
        """Shows these; lines that say so already stay, with what is empty among them."""
        if self.is_read and self.rows() == rows:
            return
        for line in list(self.lines):
            self._drop(line)
        for what, amount, *_ in rows:
            self._added(what, amount_of(amount))

    def _add_empty(self) -> None:
        self._added("", None).what.setFocus()

    def _added(self, what: str, amount: Decimal | None) -> CostLine:
        line = CostLine(self._context, what, amount)
        for field in (line.what, line.amount):
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._list.addWidget(line)
        return line

    def _remove(self, line: CostLine) -> None:
        self._drop(line)
        self.add.setFocus()
        self.typed.emit()
        self.left.emit()

    def _drop(self, line: CostLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()

    def _tint(self) -> None:
        lead(self.add, self._context.theme, "plus")
