"""The table of the facts of a network."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from planner.domain.platforms import Place
from planner.ui.context import Context
from planner.ui.dialogs.facts.rows import FactRow
from planner.ui.icons import icon
from planner.ui.pieces.plain import plain_hint
from planner.ui.words import tr

_COLUMNS = (("What", 216), ("Value", 132), ("Holds", 136), ("How sure", 128), ("Source", 0), ("Checked on", 112))
_WHAT, _, _HOLDS, _SURE, _SOURCE, _CHECKED = range(len(_COLUMNS))
_ROOM = {_SURE: 400, _HOLDS: 540, _SOURCE: 720, _CHECKED: 830}
"""From which width on a column is shown; under the table the chosen fact has all of it."""
_ROW = 28
_Resize = QHeaderView.ResizeMode
_Role = Qt.ItemDataRole


class FactTable(QTreeView):
    """Groups with their facts; a fact is chosen, and asked to be changed with Enter or a double click."""

    chosen = Signal()
    change_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._model = QStandardItemModel(0, len(_COLUMNS), self)
        self.setModel(self._model)
        self.setAccessibleName(tr("What the network takes"))
        self._set_up()
        self._set_header()
        self.selectionModel().currentRowChanged.connect(self.chosen)
        self.doubleClicked.connect(self.change_requested)

    def show_rows(self, groups: Iterable[tuple[str, Sequence[FactRow]]]) -> None:
        """Shows these facts; the one that was chosen stays chosen where it is among them."""
        before = self.current
        self._model.removeRows(0, self._model.rowCount())
        for group, rows in groups:
            heading = self._heading(group)
            self._model.appendRow(heading)
            self.setFirstColumnSpanned(self._model.rowCount() - 1, QModelIndex(), True)
            for row in rows:
                heading.appendRow(self._items(row))
        self.expandAll()
        self._choose(before.fact.place if before else None)

    @property
    def current(self) -> FactRow | None:
        """The chosen fact."""
        return _row_of(self.currentIndex())

    @property
    def is_empty(self) -> bool:
        """Whether there is no fact to show."""
        return self._model.rowCount() == 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is taken here, or the dialog would press the button of what it opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.change_requested.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves out what has no room."""
        super().resizeEvent(event)
        for column, least in _ROOM.items():
            self.setColumnHidden(column, event.size().width() < least)
        wide = event.size().width() >= _ROOM[_SOURCE]
        self.header().setSectionResizeMode(_WHAT, _Resize.Interactive if wide else _Resize.Stretch)
        if wide:
            self.header().resizeSection(_WHAT, _COLUMNS[_WHAT][1])

    # private

    def _choose(self, place: Place | None) -> None:
        """Chooses the fact in this place, or of its name, or the first."""
        indexes = self._indexes()
        same = [index for index in indexes if _place(index) == place]
        near = [index for index in indexes if place and _place(index)[:2] == place[:2]]
        wanted = next(iter(same or near or indexes), QModelIndex())
        self.setCurrentIndex(wanted)
        self.chosen.emit()

    def _indexes(self) -> list[QModelIndex]:
        headings = [self._model.index(number, 0) for number in range(self._model.rowCount())]
        return [self._model.index(row, 0, one) for one in headings for row in range(self._model.rowCount(one))]

    def _heading(self, words: str) -> QStandardItem:
        item = QStandardItem(words)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setFont(self._context.theme.font("label"))
        item.setForeground(QBrush(self._context.theme.color("text.muted")))
        item.setSizeHint(QSize(0, _ROW))
        return item

    def _items(self, row: FactRow) -> list[QStandardItem]:
        theme = self._context.theme
        colour = theme.color("text.muted" if row.over else "text.primary")
        texts = (row.name, row.value, row.valid, tr(row.sure.words), row.source, row.checked)
        hints = (row.name, row.value, row.valid, row.fact.note or tr(row.sure.words), row.fact.source, row.checked)
        made = [QStandardItem(text) for text in texts]
        for item, hint in zip(made, hints, strict=True):
            item.setEditable(False)
            item.setForeground(QBrush(colour))
            item.setData(plain_hint(hint), _Role.ToolTipRole)
        made[0].setData(row, _Role.UserRole)
        made[0].setData(row.spoken, _Role.AccessibleTextRole)
        made[_SURE].setIcon(icon(theme, row.sure.icon, row.sure.colour))
        made[_SOURCE].setForeground(QBrush(theme.color("text.secondary")))
        return made

    def _set_up(self) -> None:
        self.setProperty("table", True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def _set_header(self) -> None:
        self._model.setHorizontalHeaderLabels([tr(name) for name, _ in _COLUMNS])
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        for column, (_, width) in enumerate(_COLUMNS):
            if width:
                header.resizeSection(column, width)
            else:
                header.setSectionResizeMode(column, _Resize.Stretch)


def _row_of(index: QModelIndex) -> FactRow | None:
    row = index.siblingAtColumn(0).data(_Role.UserRole)
    return row if isinstance(row, FactRow) else None


def _place(index: QModelIndex) -> Place:
    row = _row_of(index)
    assert row is not None
    return row.fact.place
