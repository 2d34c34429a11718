"""The line of one thing that a creator makes: what it is, how it stands, and a caret to open it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from planner.ui import icons
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import vertical
from planner.ui.theme import Theme
from planner.ui.words import tr

_CARET, _HEIGHT = 26, 48


class PieceHead(QPushButton):
    """Pressed while the fields under it are seen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("fold", True)
        self.setCheckable(True)
        self.setMinimumHeight(_HEIGHT)
        self._name = Elided("", Qt.TextElideMode.ElideRight)
        self._name.setProperty("step", "body.strong")
        self._state = Elided("", Qt.TextElideMode.ElideRight)
        self._state.setProperty("step", "label")
        self._state.setProperty("role", "secondary")
        self._column = column = vertical(self, 0)
        column.addStretch()
        column.addWidget(self._name)
        column.addWidget(self._state)
        column.addStretch()
        for label in (self._name, self._state):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._turn)
        theme.changed.connect(self._turn)
        self._turn()

    def say(self, name: str, state: str) -> None:
        """What it is, and how it stands."""
        self._name.setText(name)
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.setAccessibleName(f"{name}: {state}" if state else name)

    def _turn(self) -> None:
        back = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._column.setContentsMargins(8 if back else _CARET, 0, _CARET if back else 8, 0)
        closed = "caret-left" if back else "caret-right"
        icons.lead(self, self._theme, "caret-down" if self.isChecked() else closed, px=self._theme.size("icon.small"))
        self.setAccessibleDescription(tr("open") if self.isChecked() else tr("closed"))
        self.setToolTip(tr("Fold") if self.isChecked() else tr("Show all about it"))
