"""What is seen where there is no campaign to report on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.parts import words
from planner.ui.words import tr


class Empty(QWidget):
    """A heading, a sentence, and the way to campaigns."""

    go_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        said = tr("The report of a campaign tells how far its goal is, what it showed and cost, and what was learnt.")
        self.go = button(tr("Go to campaigns"), "primary")
        self.go.setToolTip(tr("Begin a campaign"))
        self.go.clicked.connect(self.go_requested)
        column = QVBoxLayout(self)
        column.setSpacing(context.theme.space(3))
        column.addStretch(2)
        for part in (words(tr("No campaign yet"), "heading"), words(said, "body", "secondary"), self.go):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
