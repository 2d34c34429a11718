"""Where the sign-in of an account is kept: the name of an entry, and never a password."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.presence import looks_like_password
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import LinkButton, vertical, words
from planner.ui.words import tr


class LoginField(QWidget):
    """Holds back what looks like a password, and says so, until somebody says that it is a name."""

    typed = Signal()
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._stored = ""
        self.line = LineField(name, tr("Name of the entry, never the password"))
        self.line.setToolTip(tr("What the entry is called in your password manager; the password stays there"))
        self._hint = words(tr("This looks like a password, so it is not kept. Write the name of its entry."), "label")
        self._hint.setProperty("role", "danger")
        self._hint.setWordWrap(True)
        self.keep = LinkButton(tr("It is a name, keep it"))
        self.keep.setToolTip(tr("Keep these words in the plan as they are"))
        self._kept = ""
        column = vertical(self, 4)
        column.addWidget(self.line)
        column.addWidget(self._hint)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.typed.connect(self._typed)
        self.line.left.connect(self.left)
        self.keep.clicked.connect(self._keep)
        self.setFocusProxy(self.line)
        self._show_hint()

    def value(self) -> Any:
        """What is typed, or what was kept before while it looks like a password."""
        return self._stored if self._is_suspicious else self.line.value()

    def show_value(self, value: Any) -> None:
        """Shows what is kept; what is held back stays to be seen."""
        if self._is_suspicious and value == self._stored:
            return
        self._stored = self._kept = value
        self.line.show_value(value)
        self._show_hint()

    @property
    def _is_suspicious(self) -> bool:
        text = self.line.value()
        return text not in (self._kept, self._stored) and looks_like_password(text)

    def _typed(self) -> None:
        self._show_hint()
        self.typed.emit()

    def _keep(self) -> None:
        self._kept = self.line.value()
        self._show_hint()
        self.line.setFocus()
        self.typed.emit()
        self.left.emit()

    def _show_hint(self) -> None:
        for part in (self._hint, self.keep):
            part.setVisible(self._is_suspicious)
