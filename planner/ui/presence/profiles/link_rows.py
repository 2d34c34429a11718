"""The links of a profile: an address, where it leads, and until when it holds."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.presence.links import until_of
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import IconButton, horizontal, vertical
from planner.ui.presence.profiles.values import DayField
from planner.ui.words import tr


class LinkRow(QWidget):
    """One link."""

    typed = Signal()
    left = Signal()
    remove_requested = Signal()

    def __init__(self, context: Context, number: int) -> None:
        super().__init__()
        self.address = LineField(tr("Link {number}", number=number), "https://")
        self.address.setToolTip(tr("The address; tracking is looked at on your own sites"))
        self.where = LineField(tr("Where link {number} leads", number=number), tr("Leads to"))
        self.where.setToolTip(tr("Where it leads, such as the autumn menu"))
        self.until = DayField(context, tr("Link {number} holds until", number=number), ahead=True)
        self.until.setPlaceholderText(tr("Until (day)"))
        self.remove = IconButton(context.theme, "x", tr("Remove link {number}", number=number))
        first, second = QWidget(), QWidget()
        above, below = horizontal(first, 8), horizontal(second, 8)
        above.addWidget(self.address, 1)
        above.addWidget(self.remove)
        below.addWidget(self.where, 2)
        below.addWidget(self.until, 1)
        column = vertical(self, 4)
        column.addWidget(first)
        column.addWidget(second)
        for field in (self.address, self.where, self.until):
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        self.remove.clicked.connect(self.remove_requested)

    def value(self) -> tuple[str, ...]:
        """The row as it is kept."""
        until = self.until.value()
        return self.address.value(), self.where.value(), until.isoformat() if isinstance(until, date) else ""

    def show_value(self, row: tuple[str, ...]) -> None:
        """Shows a row."""
        address, where, *_ = (*row, "", "")
        self.address.show_value(address)
        self.where.show_value(where)
        if self.until.value() != until_of(row):
            self.until.show_value(until_of(row))


class LinkRows(QWidget):
    """All links as one field; the last row may be empty."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rows: list[LinkRow] = []
        self._column = vertical(self, 12)
        self.add = QPushButton(tr("Add a link"))
        self.add.setProperty("kind", "quiet")
        self.add.setToolTip(tr("One more link of the profile"))
        self.add.clicked.connect(self._add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        context.theme.changed.connect(self._tint)
        self._tint()

    def value(self) -> Any:
        """The links that have an address or say where they lead."""
        return tuple(row for row in (one.value() for one in self.rows) if row[0].strip() or row[1].strip())

    def show_value(self, value: Any) -> None:
        """Shows links; rows that are there stay, so that the keyboard does."""
        wanted = value or (("", "", ""),)
        if value == self.value() and self.rows:
            return
        while len(self.rows) > len(wanted):
            self._drop(self.rows[-1])
        while len(self.rows) < len(wanted):
            self._made()
        for row, one in zip(self.rows, wanted, strict=True):
            row.show_value(one)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The first link gets the keyboard; as a focus proxy it would get it again after the last one."""
        (self.rows[0].address if self.rows else self.add).setFocus(event.reason())

    def _made(self) -> LinkRow:
        row = LinkRow(self._context, len(self.rows) + 1)
        row.typed.connect(self.typed)
        row.left.connect(self.left)
        row.remove_requested.connect(partial(self._remove, row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _add(self) -> None:
        self._made().address.setFocus()

    def _remove(self, row: LinkRow) -> None:
        self._drop(row)
        self.add.setFocus()
        self.typed.emit()
        self.left.emit()

    def _drop(self, row: LinkRow) -> None:
        self.rows.remove(row)
        row.hide()
        row.deleteLater()

    def _tint(self) -> None:
        icons.lead(self.add, self._context.theme, "plus")
