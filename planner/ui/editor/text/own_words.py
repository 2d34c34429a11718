"""Whose words a tab shows: the channel's own or the common ones, how they differ, and a way to change that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.ui.pieces.differing import Differences
from planner.ui.pieces.parts import LinkButton, horizontal, words
from planner.ui.pieces.popover import Popover
from planner.ui.theme import Theme
from planner.ui.words import tr

_WIDTH = 320


class OwnWords(QWidget):
    """Says whether a channel has its own text, shows what differs, and switches."""

    switch_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._common = self._own = ""
        row = horizontal(self, 4)
        row.setContentsMargins(11, 6, 8, 0)
        self._state = words("", "label", "muted")
        self._differs = LinkButton(tr("What differs"))
        self._differs.setToolTip(tr("Show what differs from the common text"))
        self._differs.clicked.connect(self._show_differences)
        self._switch = LinkButton("")
        self._switch.clicked.connect(self.switch_requested)
        for widget in (self._state, self._differs):
            row.addWidget(widget)
        row.addStretch()
        row.addWidget(self._switch)

    def show_words(self, common: str, own: str | None) -> None:
        """Shows how it is for a channel; ``own`` None is the common text."""
        self._common, self._own = common, own or ""
        self._state.setText(tr("Same text as all channels") if own is None else tr("Its own text"))
        self._state.setVisible(own is None or own == common)
        self._differs.setVisible(own is not None and own != common)
        self._switch.setText(tr("Write its own text") if own is None else tr("Use the common text"))

    def _show_differences(self) -> None:
        popover = Popover(self._theme, tr("What differs from the common text"), self)
        shown = Differences(self._theme, self._common, self._own)
        popover.column.addWidget(shown)
        shown.fit(_WIDTH)
        popover.open_beside(self._differs)
        shown.setFocus()
