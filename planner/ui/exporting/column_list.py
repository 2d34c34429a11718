"""The columns of a tool's file, to add, take away and move."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from planner.app.targets import Column, Field
from planner.ui.context import Context
from planner.ui.exporting.field_words import FIELD_WORDS
from planner.ui.icons import icon
from planner.ui.pieces.dialog_parts import row
from planner.ui.words import tr

_ROW = 30
_COLUMN = Qt.ItemDataRole.UserRole


class ColumnList(QWidget):
    """One column is current; ``chosen`` tells it, ``changed`` that the columns are others."""

    chosen = Signal(object)
    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.list = _Moving()
        self._buttons = {
            "plus": self._made(tr("Add a column"), self.add),
            "trash": self._made(tr("Take this column out"), self.remove),
            "arrow-up": self._made(tr("Move up (Alt+Up)"), lambda: self.shift(-1)),
            "arrow-down": self._made(tr("Move down (Alt+Down)"), lambda: self.shift(1)),
        }
        self._lay_out()
        self.list.moved.connect(self.shift)
        self.list.removed.connect(self.remove)
        self.list.currentItemChanged.connect(lambda item, _before: self._tell(item))
        context.theme.changed.connect(self._set_icons)
        self._set_icons()

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in their order."""
        return tuple(self.list.item(at).data(_COLUMN) for at in range(self.list.count()))

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Shows these, with the first as the current one."""
        with QSignalBlocker(self.list):
            self.list.clear()
            for one in columns:
                self.list.addItem(_item(one))
        self.list.setCurrentRow(0)
        self._tell(self.list.currentItem())

    def take(self, column: Column) -> None:
        """The current column is this from now on."""
        item = self.list.currentItem()
        if item is not None:
            _fill(item, column)
            self.changed.emit()

    def add(self) -> None:
        """A column after the current one."""
        at = self.list.currentRow() + 1
        self.list.insertItem(at, _item(Column(title=tr("New column"), field=Field.FIXED)))
        self.list.setCurrentRow(at)
        self.changed.emit()

    def remove(self) -> None:
        """Takes the current column out."""
        if self.list.currentRow() >= 0:
            self.list.takeItem(self.list.currentRow())
            self.changed.emit()

    def shift(self, by: int) -> None:
        """Moves the current column up or down."""
        at = self.list.currentRow()
        if at >= 0 and 0 <= at + by < self.list.count():
            self.list.insertItem(at + by, self.list.takeItem(at))
            self.list.setCurrentRow(at + by)
            self.changed.emit()

    # private

    def _tell(self, item: QListWidgetItem | None) -> None:
        self.chosen.emit(item.data(_COLUMN) if item is not None else None)

    def _made(self, name: str, done: object) -> QToolButton:
        made = QToolButton()
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.clicked.connect(done)
        return made

    def _set_icons(self) -> None:
        for name, one in self._buttons.items():
            one.setIcon(icon(self._context.theme, name))

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(self._context.theme.space(1))
        lines.addWidget(self.list, 1)
        line = row(self._context.theme.space(1))
        for one in self._buttons.values():
            line.addWidget(one)
        line.addStretch()
        lines.addLayout(line)


class _Moving(QListWidget):
    moved = Signal(int)
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Columns"))
        self.setToolTip(tr("The columns in their order; Alt and the arrows move one"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(by)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


def _item(column: Column) -> QListWidgetItem:
    item = QListWidgetItem()
    item.setSizeHint(QSize(0, _ROW))
    _fill(item, column)
    return item


def _fill(item: QListWidgetItem, column: Column) -> None:
    holds = tr(FIELD_WORDS[column.field])
    item.setData(_COLUMN, column)
    item.setText(f"{column.title or tr('no title')} – {holds}")
