"""Cards on a page, and facts on them: names with what they are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.plain import breakable, in_one
from planner.ui.theme import Theme


class Card(QFrame):
    """A surface with things below each other."""

    def __init__(self, theme: Theme, *parts: QWidget) -> None:
        super().__init__()
        self.setProperty("surface", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*4 * [theme.space(4)])
        self.column.setSpacing(theme.space(2))
        for part in parts:
            self.column.addWidget(part)


class FactRows(QWidget):
    """Names with what they are, below each other; those that are empty are left out."""

    def __init__(self, theme: Theme, names: Iterable[str]) -> None:
        super().__init__()
        self._rows: dict[str, tuple[QLabel, QLabel]] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.space(3))
        grid.setVerticalSpacing(theme.space(1))
        grid.setColumnStretch(1, 1)
        for number, name in enumerate(names):
            head, said = words(name, step="label", role="muted"), words("", step="label", role="secondary")
            head.setWordWrap(False)
            grid.addWidget(head, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, number, 1)
            self._rows[name] = head, said

    def show_facts(self, **facts: str) -> None:
        """Says these, in the order of the names."""
        for (head, said), text in zip(self._rows.values(), facts.values(), strict=True):
            said.setText(in_one(breakable(text)))
            for part in (head, said):
                part.setVisible(bool(text))
