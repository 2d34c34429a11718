"""The list of rules: each with its sentence, where it is from, and a sign of what it is used for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from planner.ui.context import Context
from planner.ui.dialogs.rules.rule_lines import RuleLine
from planner.ui.icons import pixmap
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

_LINE = Qt.ItemDataRole.UserRole
_SIGN = Qt.ItemDataRole.UserRole + 1
_AROUND, _BETWEEN = 10, 2
_WRAP = int(Qt.TextFlag.TextWordWrap)
_ONE = int(Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter)
_HIGH = 1000

Index = QModelIndex | QPersistentModelIndex


class Sign(NamedTuple):
    """What a rule is used for, in words and with an icon."""

    words: str
    icon: str


class RuleList(QListView):
    """One rule is chosen; Enter or a double click asks to change it."""

    chosen = Signal()
    change_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Painted(context.theme, self))
        self.setAccessibleName(tr("Rules"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self.chosen)
        self.doubleClicked.connect(self.change_requested)

    def show_lines(self, lines: Iterable[RuleLine], chosen: str) -> None:
        """Shows these rules, one of which is chosen."""
        self._model.clear()
        for line in lines:
            item = QStandardItem(line.name)
            item.setData(line, _LINE)
            item.setToolTip(plain_hint(line.note))
            self._model.appendRow(item)
        self.choose(chosen)

    def choose(self, key: str) -> None:
        """Chooses the rule of a key, or the first."""
        places = [place for place in range(self._model.rowCount()) if _line_at(self._model.index(place, 0)).key == key]
        index = self._model.index(places[0] if places else 0, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def sign(self, key: str, sign: Sign | None) -> None:
        """Says what a rule is used for."""
        for place in range(self._model.rowCount()):
            item = self._model.item(place)
            line: RuleLine = item.data(_LINE)
            if line.key == key:
                item.setData(sign, _SIGN)
                spoken = filter(None, (line.name, sign.words if sign else "", line.sentence, line.origin))
                item.setData(". ".join(spoken), Qt.ItemDataRole.AccessibleTextRole)

    @property
    def current(self) -> RuleLine | None:
        """The chosen rule."""
        return _line_at(self.currentIndex()) if self.currentIndex().isValid() else None

    @property
    def lines(self) -> list[RuleLine]:
        """All rules in their order."""
        return [_line_at(self._model.index(place, 0)) for place in range(self._model.rowCount())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is taken here, or the dialog would press its button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self.change_requested.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words wrap anew; the chosen rule stays in sight."""
        super().resizeEvent(event)
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())


class _Painted(QStyledItemDelegate):
    """Name and sign in the first line, below the sentence as long as it is, and the origin."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        del option
        width = self._view.viewport().width()
        return QSize(width, self._laid_out(_line_at(index), QRect(0, 0, width, _HIGH))[-1].bottom() + _AROUND)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = _line_at(index)
        self.initStyleOption(option, index)
        option.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, self._view)
        name, sentence, origin = self._laid_out(line, option.rect)
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = int(
            QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignAbsolute
        )
        room = self._paint_sign(painter, option, name, index.data(_SIGN))
        self._choose_pen(painter, "body.strong", "text.primary")
        short = painter.fontMetrics().elidedText(line.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _ONE | side, short)
        self._choose_pen(painter, "body", "text.secondary")
        painter.drawText(sentence, _WRAP | side, line.sentence)
        self._choose_pen(painter, "caption", "text.muted")
        painter.drawText(origin, _WRAP | side, line.origin)
        painter.restore()

    def _paint_sign(self, painter: QPainter, option: QStyleOptionViewItem, name: QRect, sign: Sign | None) -> QRect:
        """What it is used for at the end of the first line; gives what is left of that line."""
        if sign is None:
            return name
        theme, font = self._theme, self._theme.font("label")
        painter.setFont(font)
        width, side = painter.fontMetrics().horizontalAdvance(sign.words), theme.size("icon")
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        at = QRect(name.left() if mirrored else name.right() - width, name.top(), width + 1, name.height())
        painter.setPen(theme.color("accent.text"))
        painter.drawText(at, _ONE, sign.words)
        left = at.right() + 6 if mirrored else at.left() - side - 6
        icon = pixmap(theme, sign.icon, "accent.text", side, self._view.devicePixelRatio())
        painter.drawPixmap(left, name.top() + (name.height() - side) // 2, icon)
        taken = width + side + 18
        return name.adjusted(taken, 0, 0, 0) if mirrored else name.adjusted(0, 0, -taken, 0)

    def _choose_pen(self, painter: QPainter, step: str, token: str) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.color(token))

    def _laid_out(self, line: RuleLine, rect: QRect) -> tuple[QRect, QRect, QRect]:
        """Where name, sentence and origin stand."""
        left, width = rect.left() + _AROUND, rect.width() - 2 * _AROUND
        top, made = rect.top() + _AROUND, []
        for step, text in (("body.strong", line.name), ("body", line.sentence), ("caption", line.origin)):
            metrics = QFontMetrics(self._theme.font(step))
            wrap = step != "body.strong"
            high = metrics.boundingRect(0, 0, width, _HIGH, _WRAP, text).height() if wrap and text else 0
            made.append(QRect(left, top, width, high or (0 if wrap else metrics.height())))
            top += made[-1].height() + _BETWEEN
        return made[0], made[1], made[2]


def _line_at(index: Index) -> RuleLine:
    line = index.data(_LINE)
    assert isinstance(line, RuleLine)
    return line
