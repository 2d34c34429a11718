"""The headings over both sides; over the sheet with what each column was understood as."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from planner.app.intake import Field
from planner.ui.icons import pixmap
from planner.ui.importing.field_words import FIRST, LATER, field_words
from planner.ui.importing.ink import draw_line
from planner.ui.importing.sheet_model import FIELD_ROLE
from planner.ui.pieces.corners import Menu
from planner.ui.theme import Theme
from planner.ui.words import tr

_HIGH, _PAD, _LINE, _CARET = 48, 8, 18, 12
_Role = Qt.ItemDataRole


class PlainHeader(QHeaderView):
    """Names of columns, as high as the heading of the other side."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.theme = theme
        self.setHighlightSections(False)
        self.setSectionsClickable(False)

    def sectionSizeFromContents(self, section: int) -> QSize:
        return QSize(super().sectionSizeFromContents(section).width(), _HIGH)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        self._ground(painter, rect)
        painter.setFont(self.theme.font("label"))
        painter.setPen(self.theme.color("text.secondary"))
        words = str(self.model().headerData(section, self.orientation(), _Role.DisplayRole) or "")
        draw_line(painter, rect.adjusted(_PAD, 0, -_PAD, -1), words, self.layoutDirection())
        painter.restore()

    def _ground(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self.theme.color("border.subtle"))


class SheetHeader(PlainHeader):
    """A heading as it stands in the sheet over what its column holds; a click offers what else it may hold."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.setSectionsClickable(True)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("What the columns hold"))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        hovered = rect.contains(self.viewport().mapFromGlobal(self.cursor().pos())) and self.underMouse()
        if hovered:
            painter.fillRect(rect, self.theme.color("bg.hover"))
        self._ground(painter, rect)
        model, field = self.model(), self._field(section)
        name = str(model.headerData(section, self.orientation(), _Role.DisplayRole) or "")
        room = QRect(rect.left() + _PAD, rect.top() + 6, rect.width() - 2 * _PAD, _LINE)
        painter.setFont(self.theme.font("label"))
        painter.setPen(self.theme.color("text.primary"))
        draw_line(painter, room, name or "–", self.layoutDirection())
        self._paint_field(painter, room.translated(0, _LINE), field)
        painter.restore()

    def _paint_field(self, painter: QPainter, room: QRect, field: Field | None) -> None:
        token = "text.muted" if field in (None, Field.NOTHING) else "accent.text"
        painter.setFont(self.theme.font("caption"))
        painter.setPen(self.theme.color(token))
        words = QStyle.visualRect(self.layoutDirection(), room, room.adjusted(0, 0, -_CARET - 4, 0))
        draw_line(painter, words, field_words(field), self.layoutDirection())
        shown = min(painter.fontMetrics().horizontalAdvance(field_words(field)), words.width())
        caret = QRect(room.left() + shown + 4, room.top() + (room.height() - _CARET) // 2, _CARET, _CARET)
        caret = QStyle.visualRect(self.layoutDirection(), room, caret)
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(caret.topLeft(), pixmap(self.theme, "caret-down", token, _CARET, ratio))

    def _field(self, column: int) -> Field | None:
        found = self.model().headerData(column, self.orientation(), FIELD_ROLE)
        return found if isinstance(found, Field) else None


def column_menu(parent: QWidget, held: Field | None, choose: Callable[[Field], None]) -> Menu:
    """What a column may hold, with what it was understood as ticked."""
    menu = Menu(parent)
    menu.setAccessibleName(tr("What this column holds"))
    _offer(menu, (Field.NOTHING,), held, choose)
    menu.addSeparator()
    _offer(menu, FIRST, held, choose)
    menu.addSeparator()
    _offer(menu.add_within(tr("More")), LATER, held, choose)
    return menu


def _offer(menu: Menu, fields: tuple[Field, ...], held: Field | None, choose: Callable[[Field], None]) -> None:
    for field in fields:
        action = menu.addAction(field_words(field), partial(choose, field))
        action.setCheckable(True)
        action.setChecked(field == (held or Field.NOTHING))
