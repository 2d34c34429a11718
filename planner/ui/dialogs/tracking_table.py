"""A table of links before and after, each of which can be checked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from planner.domain.plan import Plan, name_of
from planner.domain.tracking import Tracked
from planner.ui.context import Context
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_HEADS = ("Post", "Channel", "Day", "Before", "After")
_POST, _CHANNEL, _DAY, _BEFORE, _AFTER = range(len(_HEADS))
_WIDTHS = (170, 110, 110, 220)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LinkRows(QAbstractTableModel):
    """One row for each link that would be another one; all are checked at first."""

    checked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._when = context.when
        self._plan: Plan | None = None
        self._rows: list[Tracked] = []
        self._off: set[str] = set()

    @property
    def chosen(self) -> list[Tracked]:
        """The rows that are checked."""
        return [row for row in self._rows if row.placement.id not in self._off]

    def show_rows(self, plan: Plan, rows: Sequence[Tracked]) -> None:
        """Shows these rows of a plan; what was unchecked stays so."""
        self.beginResetModel()
        self._plan, self._rows = plan, list(rows)
        self.endResetModel()

    def turn(self, numbers: Sequence[int]) -> None:
        """Checks rows, or unchecks them when the first is checked."""
        self._check(numbers, on=self._rows[numbers[0]].placement.id in self._off)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return tr(_HEADS[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        checkable = Qt.ItemFlag.ItemIsUserCheckable if index.column() == _POST else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | checkable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            whole = {_BEFORE: row.before, _AFTER: row.after}.get(index.column()) or self._words(row, index.column())
            return plain_hint(whole) if role == Qt.ItemDataRole.ToolTipRole else whole
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _POST:
            return Qt.CheckState.Unchecked if row.placement.id in self._off else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._check([index.row()], on=Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def _check(self, numbers: Sequence[int], *, on: bool) -> None:
        ids = {self._rows[number].placement.id for number in numbers}
        self._off = self._off - ids if on else self._off | ids
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), [Qt.ItemDataRole.CheckStateRole])
        self.checked.emit()

    def _words(self, row: Tracked, column: int) -> str:
        assert self._plan is not None
        if column == _POST:
            return name_of(self._plan.post_of(row.placement), row.placement)
        if column == _CHANNEL:
            return self._plan.channels[row.placement.channel_id or ""].name
        if column == _DAY:
            return self._when.day(row.placement.date) if row.placement.date else tr("No day")
        return _end_of(row.before if column == _BEFORE else row.after)


def _end_of(link: str) -> str:
    """What is said after the part that stays; all of a link without anything after it."""
    before, mark, after = link.partition("?")
    return f"…{mark}{after}" if mark else before


class LinkTable(QTableView):
    """Space checks or unchecks the selected rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space is for all selected rows; Tab leaves the table."""
        selected = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        model = self.model()
        if event.key() == Qt.Key.Key_Space and selected and isinstance(model, LinkRows):
            model.turn(selected)
        else:
            super().keyPressEvent(event)


def made_table(rows: LinkRows) -> QTableView:
    """A table that shows these rows."""
    table = LinkTable()
    table.setModel(rows)
    table.setAccessibleName(tr("Links before and after"))
    table.setToolTip(tr("Space checks the selected rows"))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    for column, width in enumerate(_WIDTHS):
        table.setColumnWidth(column, width)
    header.setSectionResizeMode(_AFTER, QHeaderView.ResizeMode.Stretch)
    return table
