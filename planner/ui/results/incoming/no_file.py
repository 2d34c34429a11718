"""What is seen before a file is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.words import tr

_WIDTH = 480


class NoFile(QWidget):
    """What this is for, and one button."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.choose = button(tr("Choose a file…"), "primary")
        self.choose.setToolTip(tr("CSV, XLSX, ODS, or the ZIP of YouTube"))
        sentence = tr(
            "Drop or choose what a network lets you download: a table of posts, or of days of an account. You see what "
            "becomes of each row before anything is taken."
        )
        column = QVBoxLayout(self)
        column.setSpacing(context.theme.space(3))
        column.addStretch(2)
        for label in (words(tr("Numbers from a file"), step="heading"), words(sentence, role="secondary")):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setFixedWidth(_WIDTH)
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
