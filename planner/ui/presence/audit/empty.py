"""What is seen of the audit before there is any profile."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from planner.ui.pieces.parts import vertical, words
from planner.ui.theme import Theme
from planner.ui.words import tr


class Empty(QWidget):
    """``first`` leads to the profiles."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.first = QPushButton(tr("Add profiles"))
        self.first.setProperty("kind", "primary")
        self.first.setToolTip(tr("Go to the profiles"))
        said = words(tr("An audit asks what is true of your profiles, and remembers for how long."))
        said.setProperty("role", "secondary")
        column = vertical(self, theme.space(3))
        column.addStretch(2)
        for part in (words(tr("No profile yet"), "heading"), said, self.first):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
