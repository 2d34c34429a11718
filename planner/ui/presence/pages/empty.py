"""What is seen before there is any page: what the tab is for, and the ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.words import tr


class Empty(QWidget):
    """``choose`` asks for a saved page, ``paste`` takes what was copied."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.choose, self.paste = QPushButton(tr("Choose a saved page…")), QPushButton(tr("Paste a source or address"))
        self.choose.setProperty("kind", "primary")
        self.choose.setToolTip(tr("Read a page that a browser saved; nothing is loaded from the web"))
        self.paste.setToolTip(tr("Look at the source of a page, or at an address, that was copied (Ctrl+V)"))
        space = self._theme.space(3)
        column = vertical(self, space)
        column.addStretch(2)
        said = words(tr("See how links to your pages will show on networks, and what to tell your webmaster."))
        said.setProperty("role", "secondary")
        for label in (words(tr("No page yet"), "heading"), said):
            column.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        row = horizontal(line := QWidget(), self._theme.space(2))
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        column.addWidget(line, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self._tint()
        self._theme.changed.connect(self._tint)

    def _tint(self) -> None:
        icons.lead(self.choose, self._theme, "folder-open", "accent.on")
        icons.lead(self.paste, self._theme, "clipboard-text")
