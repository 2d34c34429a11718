"""Rows of a list under headings, and how one is painted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.domain.plan import Hit
from planner.ui.icons import pixmap
from planner.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


_ROW, _HEADING = 44, 28


_SIDE, _TEXT, _BAR = 12, 40, 3


class Look(NamedTuple):
    """A step of the type scale and a colour of the theme."""

    step: str
    colour: str


_TEXT_LOOK, _DETAIL_LOOK = Look("body", "text.primary"), Look("caption", "text.muted")


_HEADING_LOOK, _SIDE_LOOK = Look("label", "text.muted"), Look("label", "text.secondary")


class Found(NamedTuple):
    """One row. ``target`` is a Hit, the id of an action, or None for a heading."""

    target: Hit | str | None
    text: str
    detail: str = ""
    side: str = ""
    icon: str = ""
    colour: str = "text.secondary"
    bar: str = ""

    @property
    def spoken(self) -> str:
        """The row in words, for who does not see it."""
        return ", ".join(part for part in (self.text, self.side, self.detail) if part)


def heading(text: str) -> Found:
    """A row that cannot be chosen, over others."""
    return Found(None, text)


class FoundModel(QAbstractListModel):
    """The rows; headings cannot be chosen."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: Sequence[Found] = ()

    def show(self, found: Sequence[Found]) -> None:
        """Shows these rows instead of those before."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own default
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self.found[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.found[index.row()].spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Whether a row can be chosen."""
        if not index.isValid() or self.found[index.row()].target is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class FoundDelegate(QStyledItemDelegate):
    """Paints a row: bar, icon, text with its detail under it, and at the far side the day or the shortcut."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """A heading is lower."""
        return QSize(0, _HEADING if _found(index).target is None else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        found = _found(index)
        painter.save()
        if found.target is None:
            self._words(painter, option, self._placed(option, _SIDE, _SIDE), found.text, _HEADING_LOOK)
        else:
            self._background(painter, option)
            self._marks(painter, option, found)
            self._texts(painter, option, found)
        painter.restore()

    def _background(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("bg.selected"))
            painter.drawRoundedRect(option.rect, self._theme.radius("chip"), self._theme.radius("chip"))

    def _marks(self, painter: QPainter, option: QStyleOptionViewItem, found: Found) -> None:
        if found.bar:
            bar = QRect(option.rect.left() + 4, option.rect.top() + 8, _BAR, option.rect.height() - 16)
            painter.fillRect(QStyle.visualRect(option.direction, option.rect, bar), self._theme.color(found.bar))
        if found.icon:
            side = self._theme.size("icon")
            where = QRect(option.rect.left() + 14, option.rect.center().y() - side // 2 + 1, side, side)
            made = pixmap(self._theme, found.icon, found.colour, side, painter.device().devicePixelRatioF())
            painter.drawPixmap(QStyle.visualRect(option.direction, option.rect, where), made)

    def _texts(self, painter: QPainter, option: QStyleOptionViewItem, found: Found) -> None:
        side = QFontMetrics(self._theme.font("label")).horizontalAdvance(found.side)
        if side:
            whole = self._placed(option, option.rect.width() - side - _SIDE - 1, _SIDE)
            self._words(painter, option, whole, found.side, _SIDE_LOOK)
        text = self._placed(option, _TEXT, side + 2 * _SIDE)
        if found.detail:
            upper = QRect(text.left(), text.top() + 4, text.width(), 20)
            lower = QRect(text.left(), text.top() + 24, text.width(), 16)
            self._words(painter, option, upper, found.text, _TEXT_LOOK)
            self._words(painter, option, lower, found.detail, _DETAIL_LOOK)
        else:
            self._words(painter, option, text, found.text, _TEXT_LOOK)

    def _placed(self, option: QStyleOptionViewItem, before: int, after: int) -> QRect:
        """The row without what is kept free before and after the text, mirrored where text runs leftwards."""
        placed = option.rect.adjusted(before, 0, -after, 0)
        return QStyle.visualRect(option.direction, option.rect, placed)

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, text: str, look: Look) -> None:
        painter.setFont(self._theme.font(look.step))
        painter.setPen(self._theme.color(look.colour))
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        start = QStyle.visualAlignment(option.direction, Qt.AlignmentFlag.AlignLeft)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # as the words run, not the window
        painter.drawText(rect, start | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute, elided)


def _found(index: Index) -> Found:
    model = index.model()
    assert isinstance(model, FoundModel)
    return model.found[index.row()]
