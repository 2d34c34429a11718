"""What a proposal says of the week as a whole; of much that stays against the rules the first is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import breakable
from planner.ui.theme import Theme
from planner.ui.words import tr

_CLAUSES, _BETWEEN = 3, "; "
"""Clauses that are shown at first, and what stands between them."""


class Said(QWidget):
    """Sentences, the last of which may be a list of clauses; a link shows what is folded of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._whole = ""
        self._label = words("", step="label", role="secondary")
        self.more = button("", "link")
        self.more.setToolTip(tr("Show all that stays as it is"))
        self.more.clicked.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(1))
        column.addWidget(self._label)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.hide()

    def text(self) -> str:
        """All of it, also what is folded."""
        return self._whole

    def say(self, text: str) -> None:
        """Shows other words."""
        self._whole = text
        clauses = text.split(_BETWEEN)
        rest = len(clauses) - _CLAUSES
        folds = rest > 1
        self._show(f"{_BETWEEN.join(clauses[:_CLAUSES])}{_BETWEEN}…" if folds else text)
        self.more.setText(tr("%n more", max(rest, 0)))
        self.more.setVisible(folds)
        self.setVisible(bool(text))

    def _unfold(self) -> None:
        self.more.hide()
        self._show(self._whole)

    def _show(self, text: str) -> None:
        self._label.setText(breakable(text))
        self._label.setAccessibleName(self._whole)
