"""A section of a form that is folded while it holds nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from planner.ui import icons
from planner.ui.pieces.elided import Elided
from planner.ui.theme import Theme
from planner.ui.words import tr

_TITLE = 142
"""The room that is left for the heading."""


class Folded(QWidget):
    """A heading that opens and closes what is under it; beside it stands what the section holds, in short."""

    def __init__(self, theme: Theme, title: str, content: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._title = title
        self._content = content
        self._button = QPushButton(title)
        self._button.setProperty("fold", True)
        self._button.setCheckable(True)
        self._button.toggled.connect(self._fold)
        self._summary = Elided("")
        self._summary.setProperty("role", "muted")
        self._summary.setProperty("step", "label")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._summary.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inner = QHBoxLayout(self._button)
        inner.setContentsMargins(8, 0, 8, 0)
        inner.addSpacing(_TITLE)
        inner.addWidget(self._summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._button)
        column.addWidget(content)
        theme.changed.connect(self._turn_caret)
        self._fold(opened=False)

    @property
    def opened(self) -> bool:
        """Whether the content is seen."""
        return self._button.isChecked()

    def open(self, *, opened: bool = True) -> None:
        """Opens or closes the section."""
        self._button.setChecked(opened)

    def say(self, summary: str) -> None:
        """What the section holds, in short; only a closed one says it."""
        self._summary.setText(summary)
        self._button.setAccessibleName(f"{self._title}: {summary}" if summary else self._title)

    def _fold(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self._summary.setVisible(not opened)
        self._button.setAccessibleDescription(tr("open") if opened else tr("closed"))
        self._button.setToolTip(tr("Fold") if opened else tr("Unfold"))
        self._turn_caret()

    def _turn_caret(self) -> None:
        back = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        closed = "caret-left" if back else "caret-right"
        caret = "caret-down" if self.opened else closed
        icons.lead(self._button, self._theme, caret, px=self._theme.size("icon.small"))
