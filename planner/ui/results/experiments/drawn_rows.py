"""How a trial is painted in the list: its whole title, in two lines where it needs them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from planner.ui.pieces.found_rows import Found, Index
from planner.ui.pieces.row_list import RowDelegate
from planner.ui.theme import Theme

_TEXT, _SIDE = 40, 12
"""Where the words of a row begin and end."""
_LINE, _DETAIL, _EDGE = 20, 16, 4


class TrialRows(RowDelegate):
    """Titles of trials are alike until their end, so that none is cut after one line."""

    def __init__(self, theme: Theme, rows: QListView) -> None:
        super().__init__(theme, rows)
        self._look, self._rows = theme, rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As many lines as the title needs, two at most."""
        size = super().sizeHint(option, index)
        found: Found = index.model().found[index.row()]  # type: ignore[attr-defined]
        room = self._rows.viewport().width() - _TEXT - _SIDE
        more = _LINE if found.target is not None and len(self._lines(found.text, room)) > 1 else 0
        return QSize(size.width(), size.height() + more)

    def _texts(self, painter: QPainter, option: QStyleOptionViewItem, found: Found) -> None:
        place = self._placed(option, _TEXT, _SIDE)
        lines = self._lines(found.text, place.width())
        painter.setPen(self._look.color("text.primary"))
        painter.setFont(self._look.font("body"))
        for number, line in enumerate(lines):
            self._write(painter, QRect(place.left(), place.top() + _EDGE + number * _LINE, place.width(), _LINE), line)
        below = QRect(place.left(), place.top() + _EDGE + len(lines) * _LINE, place.width(), _DETAIL)
        painter.setPen(self._look.color("text.muted"))
        painter.setFont(self._look.font("caption"))
        self._write(painter, below, found.detail)

    def _write(self, painter: QPainter, place: QRect, words: str) -> None:
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(QRectF(place), cut, QTextOption(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter))

    def _lines(self, words: str, width: int) -> list[str]:
        """The first line that fits, and all the rest."""
        layout = QTextLayout(words, self._look.font("body"))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(max(width, 1))
        line.setPosition(QPointF(0, 0))
        layout.endLayout()
        first = line.textLength()
        return [part for part in (words[:first].strip(), words[first:].strip()) if part]
