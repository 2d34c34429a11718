"""Under the table: what the cell with the keyboard holds, and what the keys do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.ui.context import Context
from planner.ui.elided import Elided
from planner.ui.words import tr


class Foot(QWidget):
    """One line, so that nothing moves while one types."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._said = Elided("", Qt.TextElideMode.ElideRight)
        self._said.setProperty("step", "label")
        keys = QLabel(tr("Enter down · Tab right · 0 none · – not offered · blank not known"))
        keys.setProperty("step", "caption")
        keys.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(context.theme.space(2), 0, context.theme.space(2), 0)
        row.setSpacing(context.theme.space(4))
        row.addWidget(self._said, 1)
        row.addWidget(keys)

    def say(self, sentence: str, *, trouble: bool = False) -> None:
        """Says what is at hand, or what is wrong with it."""
        self._said.setText(sentence)
        self._said.setToolTip(sentence)
        self._said.setProperty("role", "danger" if trouble else "secondary")
        self._said.style().polish(self._said)
