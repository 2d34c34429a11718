"""The line under a text: what can be put into it, and how much room is left."""

from __future__ import annotations

import sys

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QToolTip, QWidget

from planner.ui.context import Context
from planner.ui.editor.text.counter import Counter
from planner.ui.pieces.parts import IconButton, horizontal
from planner.ui.words import tr

_EMOJI_KEYS = {"win32": "Win+.", "darwin": "Ctrl+Cmd+Space"}
"""The keys that open the emoji picker of the system, where every one of its programs has it."""


def emoji_key() -> str:
    """The key that opens the system's emoji picker, "" where there is none for all programs."""
    return _EMOJI_KEYS.get(sys.platform, "")


class TextFoot(QWidget):
    """Small buttons and the count."""

    insert_requested = Signal()
    copy_requested = Signal()
    emoji_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.counter = Counter(context)
        self.insert = self._button("books", tr("Insert"), tr("Insert from the library (/ or Ctrl+J)"))
        self.insert.clicked.connect(self.insert_requested)
        self.copy = self._button("copy-simple", tr("Copy text"), tr("Copy text"))
        self.copy.clicked.connect(self.copy_requested)
        row = horizontal(self, 0)
        row.setContentsMargins(4, 0, 12, 4)
        for button in (self.insert, *self._emoji(), self.copy):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(self.counter, 1)

    def _emoji(self) -> list[IconButton]:
        """The picker is the system's, and only its key opens it: the button says which one."""
        if not emoji_key():
            return []
        hint = tr("Emoji: press {key}", key=emoji_key())
        button = self._button("smiley", tr("Emoji"), hint)
        button.clicked.connect(self.emoji_requested)
        button.clicked.connect(lambda: QToolTip.showText(button.mapToGlobal(QPoint(0, 0)), hint, button))
        return [button]

    def _button(self, icon: str, name: str, hint: str) -> IconButton:
        button = IconButton(self._context.theme, icon, name, hint)
        button.setProperty("small", True)
        return button
