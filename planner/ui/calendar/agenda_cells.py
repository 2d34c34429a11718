"""The cells of the list: words, and the icon or bar that belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.domain.overlay import Silence
from planner.ui.calendar.agenda_model import FACE_ROLE, Column, Index
from planner.ui.calendar.faces import Face
from planner.ui.calendar.pencil import Pencil
from planner.ui.calendar.tiles import BAR
from planner.ui.icons import pixmap
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.theme import Theme

if TYPE_CHECKING:
    from planner.ui.calendar.agenda_rows import AgendaRows

ROW = 36
"""The height of a row."""

_INDENT, _GLYPH, _GLYPH_STEP, _GAP = 12, 14, 18, 8
_MOST_GLYPHS = 3
_END = 12
"""How far from its end a row has the mark of what is to be looked at."""


class CellPainter(QStyledItemDelegate):
    """Paints the words of a cell, with the icon or bar that belongs to them."""

    def __init__(self, rows: AgendaRows, theme: Theme) -> None:
        super().__init__(rows)
        self._rows = rows
        self._theme = theme
        self._pencils = {name: Pencil(theme.font(name)) for name in ("body", "body.strong", "label")}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """All rows are equally high."""
        del option, index
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell; what marks the whole row is painted by the list."""
        rect: QRect = option.rect
        words = str(index.data() or "")
        face = index.data(FACE_ROLE)
        line = self._rows.rows.line(index)
        if isinstance(line, Silence):
            self._paint_silence(painter, rect, line)
            return
        if face is None:
            self._write(painter, ("body.strong", self._day_token(index)), rect, _INDENT, words)
            return
        start = _INDENT + self._paint_sign(painter, rect, Column(index.column()), face)
        rect = rect.adjusted(*self._paint_mark(painter, rect, face)) if index.column() == Column.STATUS else rect
        strong = index.column() == Column.TITLE
        token = "text.secondary" if face.muted or face.sign or not strong else "text.primary"
        self._write(painter, ("body" if strong else "label", token), rect, start, words)

    def _day_token(self, index: Index) -> str:
        view = self._rows.view
        day = self._rows.rows.day(index)
        if day == view.today():
            return "accent.text"
        return "text.primary" if day and view.chips_on(day) else "text.muted"

    def _paint_silence(self, painter: QPainter, rect: QRect, silence: Silence) -> None:
        """Which channel is silent, and for how long."""
        faces = self._rows.view.faces
        start = _INDENT
        if faces is not None:
            self._paint_icon(painter, rect, start, faces.channel_glyph(silence.channel_id), "text.muted")
            start += _GLYPH_STEP + _GAP // 2
        self._write(painter, ("label", "text.muted"), rect, start, silence.words)

    def _paint_sign(self, painter: QPainter, rect: QRect, column: Column, face: Face) -> int:
        """The icons of channels or status, or the bar of the kind; gives the width that they take."""
        if column == Column.CHANNELS:
            glyphs = face.glyphs[:_MOST_GLYPHS]
            for number, glyph in enumerate(glyphs):
                self._paint_icon(painter, rect, _INDENT + number * _GLYPH_STEP, glyph, "text.secondary")
            return len(glyphs) * _GLYPH_STEP + _GAP // 2
        if column == Column.STATUS:
            self._paint_icon(painter, rect, _INDENT, *face.shape(self._theme, mirrored=self._rows.isRightToLeft()))
            return _GLYPH_STEP + _GAP // 2
        if column == Column.KIND:
            bar = QRect(self._left(rect, _INDENT, BAR), rect.top() + (ROW - _GLYPH) // 2, BAR, _GLYPH)
            painter.fillRect(bar, self._theme.color(f"kind.{face.hue}"))
            return BAR + _GAP
        return 0

    def _paint_mark(self, painter: QPainter, rect: QRect, face: Face) -> tuple[int, int, int, int]:
        """What the checks ask for, at the end of the row; gives how far the words make room for it."""
        if face.mark is None:
            return 0, 0, 0, 0
        look = SEVERITY_LOOKS[face.mark]
        self._paint_icon(painter, rect, rect.width() - _END - _GLYPH, look.shape, look.token)
        taken = _END + _GLYPH
        return (taken, 0, 0, 0) if self._rows.isRightToLeft() else (0, 0, -taken, 0)

    def _paint_icon(self, painter: QPainter, rect: QRect, indent: int, name: str, token: str) -> None:
        icon = pixmap(self._theme, name, token, _GLYPH, painter.device().devicePixelRatioF())
        painter.drawPixmap(self._left(rect, indent, _GLYPH), rect.top() + (ROW - _GLYPH) // 2, icon)

    def _write(self, painter: QPainter, style: tuple[str, str], rect: QRect, indent: int, words: str) -> None:
        """Words in a step of the type scale and the colour of a token."""
        pencil = self._pencils[style[0]]
        inside = QRect(rect.left() + indent, rect.top(), rect.width() - indent - _GAP, rect.height())
        if self._rows.isRightToLeft():
            inside.moveLeft(rect.left() + _GAP)
        painter.setFont(pencil.font)
        painter.setPen(self._theme.color(style[1]))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = QStyle.visualAlignment(self._rows.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(inside, side | Qt.AlignmentFlag.AlignVCenter, pencil.elided(words, inside.width()))

    def _left(self, rect: QRect, indent: int, width: int) -> int:
        return rect.right() + 1 - indent - width if self._rows.isRightToLeft() else rect.left() + indent
