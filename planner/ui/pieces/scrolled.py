"""What of a dialog scrolls where there is little room: it is as wide as what is around it until it has a bar."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QWidget

_BESIDE_BAR, _BAR = 8, 16


class Scrolled(QScrollArea):
    """Scrolls up and down; leaves room between the content and the bar only while there is one."""

    def __init__(self, lines: QLayout) -> None:
        super().__init__(widgetResizable=True)
        self._lines = lines
        content = QWidget()
        lines.setContentsMargins(0, 0, 0, 0)
        content.setLayout(lines)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def _make_room(self, low: int, high: int) -> None:
        beside = _BESIDE_BAR if high > low else 0
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._lines.setContentsMargins(beside if mirrored else 0, 0, 0 if mirrored else beside, 0)


def short_scrolled(inside: QWidget, width: int, most_height: int) -> QScrollArea:
    """A part that is as high as it needs to be up to a height, and scrolls beyond it; its content has this width."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    height = inside.sizeHint().height()
    area.setMinimumWidth(width + (_BAR if height > most_height else 0))
    area.setFixedHeight(min(height, most_height))
    return area
