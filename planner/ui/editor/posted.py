"""The question where something was posted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.ui.pieces.dialog_parts import button, row
from planner.ui.pieces.parts import labelled, words
from planner.ui.words import tr

_WIDTH = 420


class PostedDialog(QDialog):
    """One line for each entry, with its id, the name of its channel and its address; each may stay empty."""

    def __init__(self, entries: Sequence[tuple[str, str, str]], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Mark as posted"))
        self.setMinimumWidth(_WIDTH)
        self.finished.connect(self.deleteLater)
        self._lines: dict[str, QLineEdit] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(12)
        column.addWidget(words(tr("Mark as posted"), "title"))
        column.addWidget(words(tr("Where can it be seen? You can leave this empty."), "body", "secondary"))
        for id_, channel, address in entries:
            column.addWidget(self._line(id_, channel, address))
        column.addSpacing(4)
        column.addLayout(self._buttons())

    def addresses(self) -> dict[str, str]:
        """What was typed, by the ids of the entries."""
        return {id_: line.text() for id_, line in self._lines.items()}

    def _line(self, id_: str, channel: str, address: str) -> QWidget:
        line = self._lines[id_] = QLineEdit(address)
        line.setPlaceholderText(tr("Address of the post"))
        line.setAccessibleName(tr("Address on {channel}", channel=channel))
        return labelled(channel, line)

    def _buttons(self) -> QHBoxLayout:
        cancel, posted = button(tr("Cancel")), button(tr("Mark as posted"), "primary")
        cancel.clicked.connect(self.reject)
        posted.clicked.connect(self.accept)
        posted.setDefault(True)
        foot = row(8)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(posted)
        return foot
