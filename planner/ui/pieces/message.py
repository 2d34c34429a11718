"""One sentence and a choice: the small dialog of questions and of what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.fitting import FittingDialog

_WIDTH = 480
ESCAPED = -1
"""What ``ask`` gives when none of the choices was taken."""


class Message(FittingDialog):
    """A heading, plain text, and buttons, the first of which is the proposed one."""

    def __init__(
        self, parent: QWidget | None, heading: str, text: str, choices: Sequence[str], width: int = _WIDTH
    ) -> None:
        super().__init__(parent, width)
        self.setWindowTitle(heading)
        self.chosen = ESCAPED
        self.buttons: dict[int, QPushButton] = {}
        self.body = column(8)
        said = words(text, role="secondary")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(words(heading, step="heading"))
        self.body.addWidget(said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 24, 24, 20)
        whole.setSpacing(20)
        whole.addLayout(self.body)
        whole.addLayout(self._buttons(choices))
        self.buttons[0].setFocus()

    def _buttons(self, choices: Sequence[str]) -> QHBoxLayout:
        made = row(8)
        made.addStretch()
        for index, choice in reversed([*enumerate(choices)]):
            self.buttons[index] = button(choice, "" if index else "primary")
            self.buttons[index].clicked.connect(partial(self._choose, index))
            made.addWidget(self.buttons[index])
        self.buttons[0].setDefault(True)
        return made

    def _choose(self, index: int) -> None:
        self.chosen = index
        self.accept()


def ask(parent: QWidget | None, heading: str, text: str, choices: Sequence[str]) -> int:
    """The index of the taken choice, or ESCAPED."""
    message = Message(parent, heading, text, choices)
    message.exec()
    return message.chosen
