"""Which columns a table has, and in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.app.targets import COLUMNS, OFFERED_COLUMNS
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.words import tr

_SIZE = QSize(420, 560)
_ROW = 32
_KEY = Qt.ItemDataRole.UserRole


class ColumnsDialog(QDialog):
    """Columns to tick and to move, by dragging or with Alt and the arrows; ``columns`` are the ticked ones."""

    def __init__(self, context: Context, columns: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle(tr("Columns"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize()))
        self.list = _ColumnList()
        self.trouble = words("", role="danger")
        self.trouble.hide()
        self._show(columns)
        self._lay_out()
        self.finished.connect(self.deleteLater)
        self.list.setFocus()

    @property
    def columns(self) -> tuple[str, ...]:
        """The ticked columns in their order; empty when they are all, in the usual order."""
        items = map(self.list.item, range(self.list.count()))
        ticked = tuple(str(one.data(_KEY)) for one in items if one.checkState() is Qt.CheckState.Checked)
        return () if ticked == COLUMNS else ticked

    def accept(self) -> None:
        """Takes the columns, if there are any."""
        items = map(self.list.item, range(self.list.count()))
        if not any(one.checkState() is Qt.CheckState.Checked for one in items):
            self.trouble.setText(tr("A table needs a column; tick one."))
            self.trouble.show()
            return
        super().accept()

    def _show(self, columns: Sequence[str]) -> None:
        ticked = tuple(columns) or COLUMNS
        self.list.clear()
        for key in (*ticked, *(key for key in OFFERED_COLUMNS if key not in ticked)):
            item = QListWidgetItem(_capital(tr(OFFERED_COLUMNS[key])))
            item.setData(_KEY, key)
            item.setSizeHint(QSize(0, _ROW))
            item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*4 * [space(5)])
        layout.setSpacing(space(3))
        layout.addWidget(words(tr("Columns"), step="title"))
        layout.addWidget(words(tr("Tick what the table shall have, and put it in order."), role="secondary"))
        middle = row(space(2))
        middle.addWidget(self.list, 1)
        moves = column(space(2))
        for text, shape, by in ((tr("Move up"), "arrow-up", -1), (tr("Move down"), "arrow-down", 1)):
            one = button(text)
            one.setToolTip(f"{text} ({tr('Alt+Up') if by < 0 else tr('Alt+Down')})")
            lead(one, self._context.theme, shape)
            one.clicked.connect(lambda _checked=False, wanted=by: self.list.shift(wanted))
            moves.addWidget(one)
        usual = button(tr("Usual ones"))
        usual.setToolTip(tr("All columns of the week's table, in their order"))
        usual.clicked.connect(lambda: self._show(()))
        moves.addWidget(usual)
        moves.addStretch()
        middle.addLayout(moves)
        layout.addLayout(middle, 1)
        layout.addWidget(self.trouble)
        layout.addLayout(foot := row(space(2)))
        cancel, take = button(tr("Cancel")), button(tr("Use these"), "primary")
        cancel.setToolTip(tr("Close without changing anything (Esc)"))
        cancel.clicked.connect(self.reject)
        take.setToolTip(tr("Write these columns (Enter)"))
        take.setDefault(True)
        take.clicked.connect(self.accept)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(take)


class _ColumnList(QListWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Columns"))
        self.setToolTip(tr("Space ticks a column, Alt and the arrows move it"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt and the arrows move the current column."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.shift(by)
        else:
            super().keyPressEvent(event)

    def shift(self, by: int) -> None:
        """Moves the current column up or down."""
        at = self.currentRow()
        if at >= 0 and 0 <= at + by < self.count():
            item = self.takeItem(at)
            self.insertItem(at + by, item)
            self.setCurrentRow(at + by)
        self.setFocus()


def _capital(words_: str) -> str:
    return words_[:1].upper() + words_[1:]
