"""Under the table: what the cell with the keyboard holds, and what the keys do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from planner.ui.context import Context
from planner.ui.pieces.elided import Elided
from planner.ui.words import tr

_BESIDE = 1080
"""From which width on the keys have room beside what is said."""

_Direction = QBoxLayout.Direction


class Foot(QWidget):
    """As high whatever is said, so that nothing moves while one types."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._said = Elided("", Qt.TextElideMode.ElideRight)
        self._said.setProperty("step", "label")
        keys = Elided(tr("Enter down · Tab right, then Enter next row · 0 none · – not offered · blank not known"))
        keys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keys.setProperty("step", "caption")
        keys.setProperty("role", "muted")
        self._line = QBoxLayout(_Direction.LeftToRight, self)
        self._line.setContentsMargins(context.theme.space(2), 0, context.theme.space(2), 0)
        self._beside, self._below = context.theme.space(4), 0
        self._line.addWidget(self._said, 1)
        self._line.addWidget(keys)

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Says what is at hand, or what is wrong with it."""
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        self._said.setProperty("role", "danger" if trouble else "secondary")
        self._said.style().polish(self._said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys go below what is said where there is little room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE
        self._line.setDirection(_Direction.LeftToRight if wide else _Direction.TopToBottom)
        self._line.setSpacing(self._beside if wide else self._below)
