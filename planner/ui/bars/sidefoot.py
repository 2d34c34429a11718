"""The foot of the left bar: whether all is saved, the menu, and the settings."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStyle, QWidget

from planner.ui.actions import ACTIONS, hint
from planner.ui.bars.siderow import EDGE, GLYPH, SideRow
from planner.ui.bars.siderows import ActRow
from planner.ui.icons import pixmap
from planner.ui.pieces.plain import plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

_MENU, _GEAR, _ALONE, _GAP = 28, 32, 39, 2
_ROWS = {row.id: row for row in ACTIONS}


class SideFoot(QWidget):
    """Side by side, or one over the other where only icons have room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.saved = SavedLabel(theme)
        self.menu = ActRow(theme, tr("Menu"), "list")
        self.menu.explain(hint(_ROWS["show_menu"]))
        self.gear = ActRow(theme, tr("Settings"), "gear")
        self.gear.explain(hint(_ROWS["settings"]))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.saved, 1)
        self._layout.addWidget(self.menu)
        self._layout.addWidget(self.gear)
        self.set_collapsed(False)

    def set_collapsed(self, on: bool) -> None:
        """Shows icons only."""
        for part in (self.saved, self.menu, self.gear):
            part.set_collapsed(on)
        self.menu.setFixedWidth(_ALONE if on else _MENU)
        self.gear.setFixedWidth(_ALONE if on else _GEAR)
        self._layout.setDirection(QBoxLayout.Direction.TopToBottom if on else QBoxLayout.Direction.LeftToRight)
        self._layout.setSpacing(_GAP if on else 0)


class SavedLabel(QLabel):
    """Whether all is saved, in words after an icon; where they have no room, the tooltip has them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._collapsed = False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFixedHeight(SideRow.tall)
        self.setMinimumWidth(EDGE + GLYPH)

    def say(self, words: str) -> None:
        """Shows these words."""
        self.setText(words)
        self.setToolTip(plain_hint(words))

    def set_collapsed(self, on: bool) -> None:
        """Shows nothing but the icon."""
        self._collapsed = on
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        made = pixmap(self._theme, "hard-drives", "text.secondary", GLYPH, self.devicePixelRatioF())
        painter.drawPixmap(self._there(EDGE, 8, GLYPH, GLYPH).topLeft(), made)
        if not self._collapsed:
            self._paint_words(painter, self._there(36, 0, self.width() - 36, SideRow.tall))

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        font = self._theme.font("label")
        painter.setFont(font)
        painter.setPen(self._theme.color("text.secondary"))
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        words = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, place.width())
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, words)

    def _there(self, x: int, y: int, width: int, height: int) -> QRect:
        return QStyle.visualRect(self.layoutDirection(), self.rect(), QRect(x, y, width, height))
