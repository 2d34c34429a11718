"""What the editor says when its post went away while something in it was not saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.parts import words
from planner.ui.words import tr


class GoneNote(QFrame):
    """Offers to put the post back with what was typed, or to let it go."""

    close_requested = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self.setProperty("surface", "warning")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        text = words(tr("This post is no longer in the plan. What you typed is still here."))
        text.setWordWrap(True)
        column.addWidget(text)
        row = QHBoxLayout()
        back = QPushButton(tr("Put it back"))
        back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        back.clicked.connect(open_post.put_back)
        away = QPushButton(tr("Let it go"))
        away.clicked.connect(self.close_requested)
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(back)
        row.addWidget(away)
        row.addStretch()
        column.addLayout(row)
        open_post.changed.connect(lambda: self.setVisible(open_post.gone))
