"""How the cells of the table are painted, and the field in which one is typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.ui.icons import pixmap
from planner.ui.results.numbers.model import CELL_ROLE, Cell, Index, NumbersModel
from planner.ui.results.numbers.wording import NOTE
from planner.ui.theme import Theme

ROW_HEIGHT, HEADING_HEIGHT = 32, 48
PAD, _TIGHT = 8, 2
_CLOSEST = 88
"""Per cent of the usual room of a letter, at least."""
_RING, _TICK = 2, 16
_SOON = 1100
"""Milliseconds after the first key until what is typed is in the plan, with the cell still open."""

_STEPS = {
    Qt.Key.Key_Return: (1, 0),
    Qt.Key.Key_Enter: (1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Tab: (0, 1),
    Qt.Key.Key_Backtab: (0, -1),
}
_ACROSS = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)}


class NumberField(QLineEdit):
    """One cell while it is typed in; ``begun_with`` is what it said before."""

    def __init__(self, parent: QWidget, begun_with: str, *, by_key: bool) -> None:
        super().__init__(parent)
        self.begun_with, self.by_key = begun_with, by_key
        self.filled = False
        self.soon = QTimer(self, singleShot=True, interval=_SOON)


class NumbersInk(QStyledItemDelegate):
    """Zero, blank and not offered look different; the field writes along, and every key that leaves it takes it."""

    left = Signal(int, int, bool)
    """The field was left by a key: so many rows down and columns to the right, and whether by an arrow."""

    def __init__(self, theme: Theme, model: NumbersModel, parent: QObject) -> None:
        super().__init__(parent)
        self.theme, self._model = theme, model
        self.by_key = False
        """Whether the next field is opened by typing, so that arrows leave it."""

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(CELL_ROLE)
        painter.save()
        self._ground(painter, option, cell)
        painter.setFont(self.theme.font("caption" if cell.closed else "body"))
        painter.setPen(self.theme.color(cell.token))
        room = option.rect.adjusted(PAD, 0, -PAD, -1)
        if cell.tick:
            self._tick(painter, option.rect)
        elif cell.closed:
            paint_title(painter, option.rect, cell.words, left=self._is_note(index))
        else:
            side = Qt.AlignmentFlag.AlignLeading if self._is_note(index) else Qt.AlignmentFlag.AlignTrailing
            metrics = painter.fontMetrics()
            fits = not cell.short or metrics.horizontalAdvance(cell.words) <= room.width()
            shown = cell.words if fits else cell.short
            words = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()

    def _ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: Cell) -> None:
        rect, color = option.rect, self.theme.color
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, color("bg.selected"))
        elif cell.trouble:
            painter.fillRect(rect, color("danger.soft"))
        elif cell.closed:
            painter.fillRect(rect, color("bg.sunken" if cell.heading else "bg.outside"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), color("border.subtle"))
        if not cell.closed:
            painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color("border.subtle"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(color("border.focus"), _RING))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _tick(self, painter: QPainter, rect: QRect) -> None:
        place = QRect(0, 0, _TICK, _TICK)
        place.moveCenter(rect.center())
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), pixmap(self.theme, "check-bold", "accent.text", _TICK, ratio))

    def _is_note(self, index: Index) -> bool:
        return index.column() == self._model.columnCount() - 1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    # typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        del option
        field = NumberField(parent, index.data(Qt.ItemDataRole.EditRole), by_key=self.by_key)
        self.by_key = False
        field.setProperty("cell", True)
        if self._model.key(index.row(), index.column()) != NOTE:
            field.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        field.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        field.textEdited.connect(lambda _text: None if field.soon.isActive() else field.soon.start())
        field.soon.timeout.connect(lambda: self.commitData.emit(field))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fills the field once: the plan may say again what was typed while it is open."""
        if isinstance(editor, NumberField) and not editor.filled:
            editor.filled = True
            editor.setText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, NumberField):
            editor.soon.stop()
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        del index
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(watched, NumberField) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key == Qt.Key.Key_Escape:
                self._give_up(watched)
                return True
            if (step := _step(watched, event)) is not None:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched)
                self.left.emit(*step, key in (Qt.Key.Key_Up, Qt.Key.Key_Down, *_ACROSS))
                return True
        return super().eventFilter(watched, event)

    def _give_up(self, field: NumberField) -> None:
        """Leaves the cell as it was before the first key, also when some of it was written meanwhile."""
        field.setText(field.begun_with)
        self.commitData.emit(field)
        self.closeEditor.emit(field)


def paint_title(painter: QPainter, rect: QRect, words: str, *, left: bool = False) -> None:
    """The title of a column in a few lines, over the ends of its numbers; what is too long loses its end."""
    before, after = (PAD, _TIGHT) if left else (_TIGHT, PAD)
    room = rect.adjusted(before, 0, -after, -1)
    if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        room = rect.adjusted(after, 0, -before, -1)
    _tighten(painter, words, room.width())
    metrics = painter.fontMetrics()
    parts = (metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width()) for part in words.split())
    words = " ".join(parts)
    side = Qt.AlignmentFlag.AlignLeading if left else Qt.AlignmentFlag.AlignTrailing
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap), words)


def _tighten(painter: QPainter, words: str, room: int) -> None:
    """Moves letters closer where a word just does not fit."""
    widest = max((painter.fontMetrics().horizontalAdvance(word) for word in words.split()), default=0)
    if widest > room:
        font = QFont(painter.font())
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, max(100 * room / widest - 1, _CLOSEST))
        painter.setFont(font)


def _step(field: NumberField, event: QKeyEvent) -> tuple[int, int] | None:
    """Where a key leads out of the field; within what was there before, arrows to the sides move the cursor."""
    if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
        return None
    key = Qt.Key(event.key())
    back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and back:
        return -1, 0
    if key in _ACROSS and field.by_key and not back:
        down, across = _ACROSS[key]
        return down, -across if field.layoutDirection() == Qt.LayoutDirection.RightToLeft else across
    return _STEPS.get(key)
