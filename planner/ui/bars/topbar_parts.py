"""The title and the search button of the bar over the calendar."""

from __future__ import annotations

import re
from collections.abc import Iterable

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QStyle

from planner.ui.actions import ACTIONS, hint, keys_of
from planner.ui.icons import pixmap
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

SEARCH, SMALL = 150, 32
"""The width of the search button with words, and of a button with an icon alone."""
_WITH_WORDS, _WITH_KEYS = 96, 136
_FIGURES, _FIGURE = "0123456789", re.compile(r"\d")
_ROW = next(row for row in ACTIONS if row.id == "search")


class SearchButton(QPushButton):
    """Looks like a field; opens search and commands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._short = False
        self.setFixedWidth(SEARCH)
        self.setAccessibleName(tr("Search and commands"))
        self.setToolTip(hint(_ROW))

    def give_way(self, wanted: int) -> int:
        """Gives up so many pixels, first of the shortcut, then the words as a whole; says how many it gave."""
        width = SEARCH - max(wanted, 0)
        self._short = width < _WITH_WORDS
        self.setFixedWidth(SMALL if self._short else width)
        return SEARCH - (SMALL if self._short else width)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        made = pixmap(self._theme, "magnifying-glass", "text.secondary", 16, self.devicePixelRatioF())
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(8 if self._short else 11, 8, 16, 16))
        painter.drawPixmap(place.topLeft(), made)
        if not self._short:
            self._paint_words(painter, "body", tr("Search"), Qt.AlignmentFlag.AlignLeft)
        if self.width() >= _WITH_KEYS:
            self._paint_words(painter, "caption", keys_of(_ROW)[0].replace("+", " "), Qt.AlignmentFlag.AlignRight)

    def _paint_words(self, painter: QPainter, step: str, words: str, side: Qt.AlignmentFlag) -> None:
        painter.setFont(self._theme.font(step))
        painter.setPen(self._theme.color("text.muted"))
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), self.rect().adjusted(35, 0, -10, 0))
        alignment = QStyle.visualAlignment(self.layoutDirection(), side)
        painter.drawText(place, alignment | Qt.AlignmentFlag.AlignVCenter, words)


class Title(QLabel):
    """The period in the largest type, or in the next one, cut short at the very last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._step = "display"
        self._longest: frozenset[str] = frozenset()
        self.setTextFormat(Qt.TextFormat.PlainText)

    def say(self, words: str, alike: Iterable[str] = ()) -> None:
        """Shows these words in the room of the longest title ``alike``; where there is none, the tooltip has them."""
        self._longest = frozenset(alike)
        self.setText(words)
        self.setToolTip(plain_hint(words))

    @property
    def natural(self) -> int:
        """The width of the longest title in the largest type, whatever its figures are."""
        metrics = QFontMetrics(self._theme.font("display"))
        widest = max(_FIGURES, key=metrics.horizontalAdvance)
        alike = (_FIGURE.sub(widest, words) for words in self._longest)
        return max(self._width("display"), *(metrics.horizontalAdvance(words) + 1 for words in alike), 0)

    def fit(self, room: int) -> None:
        """Takes this width, as far as it is needed, and the type in which the words fit into it."""
        width = min(self.natural, max(room, 0))
        self._step = "display" if self._width("display") <= width else "title"
        self.setFixedWidth(width)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self._theme.font(self._step)
        painter.setFont(font)
        painter.setPen(self._theme.color("text.primary"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        alignment = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(self.rect(), alignment | Qt.AlignmentFlag.AlignVCenter, words)

    def _width(self, step: str) -> int:
        return QFontMetrics(self._theme.font(step)).horizontalAdvance(self.text()) + 1
