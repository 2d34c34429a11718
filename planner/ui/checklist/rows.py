"""The rows of the checklist: one line of text that can be clicked and wraps, and groups that fold."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from planner.ui.icons import lead, pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.plain import breakable
from planner.ui.theme import Theme
from planner.ui.words import tr

STANDING_OUT = 4
"""How far what can be clicked stands out around its words; other words stand in as far, so that all begin alike."""


def standing_in(text: str, *, step: str = "label", role: str = "") -> QLabel:
    """Words that begin where those of what can be clicked do."""
    label = words(breakable(text), step=step, role=role)
    label.setIndent(STANDING_OUT)
    return label


class JumpRow(QPushButton):
    """A sentence over several lines that leads to a post."""

    def __init__(self, theme: Theme, sentence: str) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(sentence)
        self.setToolTip(tr("Show in the calendar"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        text = words(breakable(sentence), step="label", role="secondary")
        arrow = QLabel()
        arrow.setPixmap(pixmap(theme, _caret(self), "text.muted", 12, self.devicePixelRatioF()))
        self._inside = QHBoxLayout(self)
        self._inside.setContentsMargins(STANDING_OUT, 4, STANDING_OUT, 4)
        self._inside.setSpacing(theme.space(1))
        self._inside.addWidget(text, 1)
        self._inside.addWidget(arrow, 0, Qt.AlignmentFlag.AlignVCenter)
        for inside in (text, arrow):
            inside.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self._inside.minimumSize()


class Group(QWidget):
    """Items under a heading with their number; a folding group opens and closes with its heading."""

    def __init__(self, theme: Theme, heading: str, count: int) -> None:
        super().__init__()
        self._theme = theme
        self.inside = QVBoxLayout()
        self.inside.setSpacing(theme.space(3))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.space(2))
        self._heading = tr("{heading} · {count}", heading=heading, count=count)

    def add_pair(self, said: QWidget, beside: QWidget) -> None:
        """Words with something to press at the end of their line."""
        row = QHBoxLayout()
        row.addWidget(said, 1)
        row.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.inside.addLayout(row)

    def show_flat(self) -> None:
        """Shows the heading over what is inside."""
        self._column.addWidget(words(self._heading, step="label", role="secondary"))
        self._column.addLayout(self.inside)

    def show_folding(self, name: str, turned: Callable[[bool], None], *, opened: bool) -> None:
        """Shows a heading that folds what is inside; ``turned`` is told when it opens and closes."""
        button = QPushButton(self._heading)
        button.setProperty("fold", True)
        button.setCheckable(True)
        button.setObjectName(name)
        button.setAccessibleName(self._heading)
        content = QWidget()
        self.inside.setContentsMargins(0, 0, 0, 0)
        content.setLayout(self.inside)
        self._column.addWidget(button)
        self._column.addWidget(content)

        def fold(opened: bool) -> None:
            content.setVisible(opened)
            lead(button, self._theme, "caret-down" if opened else _caret(self), "text.muted", 12)
            button.setToolTip(tr("Fold") if opened else tr("Unfold"))

        button.setChecked(opened)
        fold(opened)
        button.toggled.connect(fold)
        button.toggled.connect(turned)


def _caret(widget: QWidget) -> str:
    """The caret that points on, as one reads."""
    return "caret-left" if widget.layoutDirection() == Qt.LayoutDirection.RightToLeft else "caret-right"
