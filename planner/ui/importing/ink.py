"""How the rows of both sides are painted, and how a cell is corrected in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.ui.icons import pixmap
from planner.ui.importing.face import Column, Face
from planner.ui.importing.field_words import LONG, field_words
from planner.ui.importing.sheet_model import FIELD_ROLE
from planner.ui.importing.understood_model import FACE_ROLE
from planner.ui.theme import Theme
from planner.ui.words import tr

ROW_HEIGHT = 44
_PAD, _GLYPH, _STEP, _BAR = 8, 16, 20, 4
_WIDE, _HIGH = 360, 132
_LEAST = 104
"""What is typed on one line has at least this much room."""
_RING = 2
_NARROW = 48
"""A column of kinds that has less room shows only their bars."""
_WORD = 32
"""A word of fewer letters is never broken."""

_Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CorrectingDelegate(QStyledItemDelegate):
    """Gives every row the same height and opens a field over the cell that is corrected."""

    def __init__(self, theme: Theme, parent: QObject, is_marked: Callable[[int], bool]) -> None:
        super().__init__(parent)
        self.theme, self._is_marked = theme, is_marked

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW_HEIGHT)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        del option
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        long = index.data(FIELD_ROLE) in LONG or "\n" in text
        editor: QWidget = QPlainTextEdit(parent) if long else QLineEdit(parent)
        if isinstance(editor, QPlainTextEdit):
            editor.setTabChangesFocus(True)
        name = field_words(index.data(FIELD_ROLE))
        editor.setAccessibleName(tr("{field} as it would stand in the sheet", field=name))
        editor.setToolTip(tr("Ctrl+Enter takes it, Esc leaves it") if long else tr("Enter takes it, Esc leaves it"))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        text = index.data(Qt.ItemDataRole.EditRole) or ""
        if isinstance(editor, QPlainTextEdit):
            editor.setPlainText(text)
            editor.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QPlainTextEdit):
            model.setData(index, editor.toPlainText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        del index
        place = QRect(option.rect)
        viewport = editor.parentWidget()
        around = viewport.rect() if viewport is not None else place
        long = isinstance(editor, QPlainTextEdit)
        place.setWidth(min(max(place.width(), _WIDE if long else _LEAST), around.width()))
        place.setHeight(min(_HIGH, around.height()) if long else place.height())
        place.moveLeft(min(place.left(), around.right() - place.width() + 1))
        place.moveTop(max(min(place.top(), around.bottom() - place.height() + 1), 0))
        editor.setGeometry(place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a text of several lines Enter begins another one, and Ctrl+Enter takes it."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if not pressed or not isinstance(event, QKeyEvent) or not isinstance(watched, QPlainTextEdit):
            return super().eventFilter(watched, event)
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        self.commitData.emit(watched)
        self.closeEditor.emit(watched)
        return True

    # painting, for both sides

    def ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The ground of a cell, the line under it, and the ring of the one with the keyboard."""
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or self._is_marked(index.row()):
            painter.fillRect(option.rect, self.theme.color("bg.selected" if selected else "warning.soft"))
        rect = option.rect
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.theme.color("border.subtle"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.color("border.focus"), _RING))
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))


class SheetInk(CorrectingDelegate):
    """Paints a cell of the sheet in at most two lines."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        self.ground(painter, option, index)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole).color())
        painter.setFont(self.theme.font("label"))
        draw_lines(painter, option.rect.adjusted(_PAD, 0, -_PAD, -1), index.data(), option.direction)
        painter.restore()


class UnderstoodInk(CorrectingDelegate):
    """Paints what was understood: glyphs of channels, the bar of the kind, the shape of the status, small remarks."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        painter.save()
        self.ground(painter, option, index)
        face, column = index.data(FACE_ROLE), Column(index.column())
        room = option.rect.adjusted(_PAD, 0, -_PAD, -1)
        painter.setPen(self.theme.color("text.primary" if face.taken else "text.muted"))
        painter.setFont(self.theme.font("label"))
        if column == Column.STATE:
            self._icon(painter, option, face.state.icon, face.state.token, 0)
        elif column == Column.CHANNELS and face.taken:
            self._channels(painter, option, face)
        elif column == Column.KIND and face.taken and face.words[column]:
            self._kind(painter, option, face)
        elif column == Column.STATUS and face.status:
            self._icon(painter, option, self.theme.status_icon(face.status), f"status.{face.status}", 0)
        elif column == Column.TEXT:
            self._text(painter, option, face, room)
        else:
            draw_lines(painter, room, face.words[column], option.direction)
        painter.restore()

    def _icon(self, painter: QPainter, option: QStyleOptionViewItem, name: str, token: str, at: int) -> None:
        """An icon so many pixels after the beginning of the cell."""
        rect = option.rect
        place = QRect(rect.left() + _PAD + at, rect.top() + (rect.height() - _GLYPH) // 2, _GLYPH, _GLYPH)
        place = QStyle.visualRect(option.direction, rect, place)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(place.topLeft(), pixmap(self.theme, name, token, _GLYPH, ratio))

    def _channels(self, painter: QPainter, option: QStyleOptionViewItem, face: Face) -> None:
        room = option.rect.width() - 2 * _PAD
        fitting = max(room // _STEP, 1)
        shown = len(face.glyphs) if len(face.glyphs) <= fitting else fitting - 1
        for place, glyph in enumerate(face.glyphs[:shown]):
            self._icon(painter, option, glyph, "text.secondary", place * _STEP)
        if shown < len(face.glyphs):
            rest = option.rect.adjusted(_PAD + shown * _STEP, 0, -2, -1)
            rest = QStyle.visualRect(option.direction, option.rect, rest)
            draw_lines(painter, rest, f"+{len(face.glyphs) - shown}", option.direction)

    def _kind(self, painter: QPainter, option: QStyleOptionViewItem, face: Face) -> None:
        rect = option.rect
        bar = QRect(rect.left() + _PAD, rect.top() + (rect.height() - _GLYPH) // 2, _BAR, _GLYPH)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color(f"kind.{face.hue}"))
        painter.drawRoundedRect(QStyle.visualRect(option.direction, rect, bar), 2, 2)
        painter.restore()
        if rect.width() < _NARROW:
            return
        words = QStyle.visualRect(option.direction, rect, rect.adjusted(_PAD + 2 * _BAR + 2, 0, -_PAD, -1))
        draw_lines(painter, words, face.words[Column.KIND], option.direction)

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, face: Face, room: QRect) -> None:
        if not face.note or not face.words[Column.TEXT]:
            draw_lines(painter, room, face.note or face.words[Column.TEXT], option.direction)
            return
        half = QRect(room.left(), room.center().y() - 16, room.width(), 16)
        draw_line(painter, half, face.words[Column.TEXT], option.direction)
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color("text.muted" if face.taken else "text.secondary"))
        draw_line(painter, half.translated(0, 17), face.note, option.direction)


def draw_line(painter: QPainter, rect: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """One line of plain text, its end cut off where there is no room."""
    fitting = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(_aligned(direction)), fitting)


def draw_lines(painter: QPainter, rect: QRect, text: str, direction: Qt.LayoutDirection) -> None:
    """Plain text in one line or two, in the middle of the height."""
    text = " ".join(text.split())
    metrics = painter.fontMetrics()
    if metrics.horizontalAdvance(text) <= rect.width():
        painter.drawText(rect, int(_aligned(direction)), text)
        return
    if " " not in text and len(text) < _WORD:
        draw_line(painter, rect, text, direction)
        return
    first = _fitting(text, painter, rect.width())
    top = QRect(rect.left(), rect.center().y() - 16, rect.width(), 16)
    draw_line(painter, top, text[:first].rstrip(), direction)
    draw_line(painter, top.translated(0, 16), text[first:].lstrip(), direction)


def _fitting(text: str, painter: QPainter, width: int) -> int:
    """How many letters fit into a line, up to the end of a word where there is one."""
    metrics = painter.fontMetrics()
    low, high = 1, min(len(text), 2 * width // max(metrics.averageCharWidth(), 1) + 1)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if metrics.horizontalAdvance(text[:middle]) <= width else (low, middle - 1)
    end = text.rfind(" ", 0, low + 1)
    return end if end > 0 else low


def _aligned(direction: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
