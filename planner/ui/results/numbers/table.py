"""The table of numbers: everything in it is done with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView

from planner.app.numbers import NumberSheet
from planner.ui.context import Context
from planner.ui.results.numbers.heads import Corner, HeadInk, RowHeads, Titles
from planner.ui.results.numbers.ink import HEADING_HEIGHT, ROW_HEIGHT, NumberField, NumbersInk
from planner.ui.results.numbers.model import NumbersModel
from planner.ui.results.numbers.stepping import Steps
from planner.ui.results.numbers.wording import Wording
from planner.ui.results.numbers.writing import Typed
from planner.ui.words import tr

_Edit = QAbstractItemView.EditTrigger
_Cursor = QAbstractItemView.CursorAction
_Key = Qt.Key
_ENTER = (_Key.Key_Return, _Key.Key_Enter)
_LEAST, _MOST, _BOOSTED, _NOTE = 64, 96, 64, 72
_SCROLLED = 80
"""The width of a number as long as there is room, and where not all have it."""
_HEADS = (240, 340)
"""The least and the largest width of what stands beside the numbers."""
_TIGHT_HEADS, _TIGHT_NOTE = 200, 56
"""What else gives way before the numbers are scrolled sideways."""

Index = QModelIndex | QPersistentModelIndex


class NumbersTable(QTableView):
    """Typing replaces, Enter goes down (after Tab: to the next row), Tab goes right, arrows move."""

    cleared = Signal(object)
    """The cells (indexes) that are to become blank."""
    copied = Signal(object)
    pasted = Signal()
    switched = Signal(object)
    """The cell whose mark is switched."""
    menu_requested = Signal(object)
    """At this place of the screen, what can be done with the cell that has the keyboard is asked for."""
    interrupted = Signal(object)
    """What stood in a cell (Typed) that is gone with its rows."""
    moved = Signal()
    """Another cell has the keyboard."""

    def __init__(self, context: Context, model: NumbersModel, wording: Wording) -> None:
        super().__init__()
        self.numbers = model
        self._steps = Steps(model)
        self._begun: int | None = None
        """The column in which a row was begun from which Tab led here."""
        self.ink = HeadInk(context, wording)
        self._delegate = NumbersInk(context.theme, model, self)
        self._titles = Titles(context.theme, model, self)
        self._heads = RowHeads(context.theme, model, self.ink, self)
        self.setAccessibleName(tr("Numbers"))
        self.setToolTip(tr("Type a number; Enter goes down, Tab to the right"))
        self._set_up()
        self._corner = Corner(context.theme, self._titles, self.ink, self)
        self.verticalScrollBar().valueChanged.connect(self._show_titles)
        self._delegate.left.connect(self._leave_field)
        self._heads.sectionClicked.connect(self._go_to_row)
        context.theme.changed.connect(self._corner.update)

    def _set_up(self) -> None:
        self.setHorizontalHeader(self._titles)
        self.setVerticalHeader(self._heads)
        self.setModel(self.numbers)
        self.setItemDelegate(self._delegate)
        self.setProperty("bare", True)
        self.setProperty("oncard", True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Edit.DoubleClicked | _Edit.EditKeyPressed | _Edit.AnyKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._titles.setFixedHeight(HEADING_HEIGHT)
        self._heads.setDefaultSectionSize(ROW_HEIGHT)
        self._heads.setMinimumSectionSize(ROW_HEIGHT)

    # what is shown

    def show_sheet(self, sheet: NumberSheet) -> None:
        """Shows these rows; the cell with the keyboard keeps it as long as it is there."""
        row, key = self.at_hand
        typed = self._typed
        if self.numbers.show_sheet(sheet):
            if typed is not None:
                self.interrupted.emit(typed)
            for line, one in enumerate(self.numbers.lines):
                tall = one.row is None and one.has_titles
                self._heads.resizeSection(line, HEADING_HEIGHT if tall else ROW_HEIGHT)
            self._fit()
            self.go_to(row, key) if row and self.numbers.place(row).isValid() else self.go_to_first()
        self._corner.update()

    @property
    def at_hand(self) -> tuple[str, str]:
        """The keys of the row and number that have the keyboard, or ""."""
        index = self.currentIndex()
        row = self.numbers.row(index.row()) if index.isValid() else None
        key = self.numbers.key(index.row(), index.column()) if row is not None else None
        return (row.key if row is not None else ""), key or ""

    def go_to(self, row_key: str, key: str) -> None:
        """Gives the keyboard to a cell."""
        self._go(self.numbers.place(row_key, key))

    def go_to_first(self) -> None:
        """Gives the keyboard to the first cell that is due, else to the first one."""
        self._go(self._steps.first_due() or self._steps.first() or QModelIndex())

    def take_typing(self) -> None:
        """Closes the cell that is typed in, with what stands in it."""
        field = self.field
        if field is not None:
            self.commitData(field)
            self.closeEditor(field, QAbstractItemDelegate.EndEditHint.NoHint)

    @property
    def field(self) -> NumberField | None:
        """The field of the cell that is typed in."""
        if self.state() != QAbstractItemView.State.EditingState:
            return None
        found = self.indexWidget(self.currentIndex())
        return found if isinstance(found, NumberField) else None

    @property
    def _typed(self) -> Typed | None:
        """What stands in that field, unless nothing was typed."""
        index, field = self.currentIndex(), self.field
        row, key = self.numbers.row(index.row()), self.numbers.key(index.row(), index.column())
        changed = field is not None and field.text() != field.begun_with
        return Typed(row, key, field.text()) if changed and field and row and key else None

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, key = self.currentIndex(), event.key()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.state() == QAbstractItemView.State.EditingState or not index.isValid():
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit(self.chosen)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copied.emit(self.chosen)
            self.cleared.emit(self.chosen)
        elif key in (_Key.Key_Delete, _Key.Key_Backspace):
            self.cleared.emit(self.chosen)
        elif key in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._enter(-1 if back else 1)
        elif key == _Key.Key_Space and self.numbers.is_mark(index):
            self.switched.emit(index)
        elif key in (_Key.Key_Escape, _Key.Key_Tab, _Key.Key_Backtab):
            event.ignore()  # the place knows what they do
        else:
            self._delegate.by_key = bool(event.text()) and event.text().isprintable()
            super().keyPressEvent(event)
            self._delegate.by_key = False

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002  Qt's name
        """Tab goes to the next number, and after the last one out of the table."""
        index = self.currentIndex()
        there = self._steps.right(index, 1 if next else -1) if index.isValid() else None
        if there is None or not self.hasFocus():
            return super().focusNextPrevChild(next)
        self._tab(there)
        return True

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        index = self.currentIndex()
        found = self._steps.moved(action, modifiers, index, self._page) if index.isValid() else None
        return found if found is not None else super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        rect = self.visualRect(self.currentIndex())
        place = self.viewport().mapToGlobal(rect.bottomLeft()) if keyed else event.globalPos()
        self.menu_requested.emit(QPoint(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._begun = None
        self._heads.show_at_hand(current.row())
        self.moved.emit()

    # room

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        if hasattr(self, "_corner"):
            heads, titles = self._heads.geometry(), self._titles.geometry()
            self._corner.setGeometry(heads.left(), titles.top(), heads.width(), titles.height())
            self._corner.raise_()

    @property
    def chosen(self) -> list[QModelIndex]:
        """The cells that are chosen, in order."""
        return sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))

    @property
    def _page(self) -> int:
        return max(self.viewport().height() // ROW_HEIGHT - 1, 1)

    def _fit(self) -> None:
        """Gives the numbers what they need, and what is beside them and the note the rest."""
        columns = self.numbers.columnCount()
        if not columns:
            return
        room, note, number = self._shared(self._width, columns - 2)
        if room != self._heads.room:
            self._heads.room = room
            self._heads.setFixedWidth(room)
        for column in range(columns - 2):
            self.setColumnWidth(column, number)
        self.setColumnWidth(columns - 2, _BOOSTED)
        self.setColumnWidth(columns - 1, max(note, self._width - room - number * (columns - 2) - _BOOSTED))

    @property
    def _width(self) -> int:
        """The room for all of a row."""
        bar = self.verticalScrollBar()
        return self.contentsRect().width() - (bar.width() if bar.isVisibleTo(self) else 0)

    def _shared(self, width: int, numbers: int) -> tuple[int, int, int]:
        """How wide what stands beside the numbers is, the note at least, and each of so many numbers."""
        numbers = max(numbers, 1)
        for least, note in ((_HEADS[0], _NOTE), (_TIGHT_HEADS, _TIGHT_NOTE)):
            left = width - _BOOSTED - note
            room = min(max(left - _SCROLLED * numbers, least), _HEADS[1])
            share = (left - room) // numbers
            if share >= _LEAST:
                return room, note, min(share, _MOST)
        return _HEADS[0], _NOTE, _SCROLLED

    def _go(self, index: QModelIndex | None) -> None:
        if index is not None and index.isValid():
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def _leave_field(self, down: int, across: int, by_arrow: bool) -> None:
        self.setFocus()
        index = self.currentIndex()
        if by_arrow:
            self._go(self._steps.beside(index, down, across))
        else:
            self._enter(down) if down else self._tab(self._steps.right(index, across))

    def _enter(self, by: int) -> None:
        """A number down or up; after Tab the next row, where that one was begun, as in a spreadsheet."""
        index, begun = self.currentIndex(), self._begun
        in_rows = by > 0 and begun is not None
        self._go(self._steps.under(index, begun or 0) if in_rows else self._steps.down(index, by))

    def _tab(self, there: QModelIndex | None) -> None:
        """A number to the side, and remembers where this row was begun."""
        here, begun = self.currentIndex(), self._begun
        if there is None:
            return
        self._go(there)
        started = here.column() if begun is None else begun
        self._begun = min(started, there.column()) if there.row() == here.row() else there.column()

    def _go_to_row(self, line: int) -> None:
        row = self.numbers.row(line)
        if row is not None:
            self.go_to(row.key, next((key for key in row.keys if key), ""))
            self.setFocus()

    def _show_titles(self) -> None:
        top = self.rowAt(0)
        if top != self._titles.top:
            self._titles.top = max(top, 0)
            self._titles.viewport().update()
            self._corner.update()
