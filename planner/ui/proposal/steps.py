"""The steps of a proposal, each with a box to leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.dialogs.parts import words
from planner.ui.icons import pixmap
from planner.ui.plain import breakable, plain_hint
from planner.ui.theme import Theme
from planner.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from planner.domain.proposal import Step

_ICONS: Mapping[str, str] = {
    "move": "arrow-right",
    "swap": "arrows-left-right",
    "later": "calendar-plus",
    "kind": "tag-simple",
    "add": "plus",
}
_BOX = 24
"""Pixels of a box without words, with its ring."""

_BY_KEY = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class StepRow(QWidget):
    """What a step does and why; a click anywhere on it takes it or leaves it out."""

    toggled = Signal()

    def __init__(self, theme: Theme, step: Step, *, on: bool) -> None:
        super().__init__()
        self._theme = theme
        self.step = step
        self.box = QCheckBox()
        self.box.setChecked(on)
        self.box.setFixedWidth(_BOX)
        self.box.setAccessibleName(tr(step.words))
        self.box.setToolTip(plain_hint(tr("Space takes this step or leaves it out")))
        self.box.toggled.connect(self._follow)
        self._icon = QLabel()
        self._icon.setContentsMargins(0, 2, 0, 0)
        self._words = words(breakable(tr(step.words)), step="label")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.tint()

    def tint(self) -> None:
        """Paints the icon in the colours of the theme."""
        name = _ICONS[self.step.sort]
        colour = "text.secondary" if self.box.isChecked() else "text.disabled"
        self._icon.setPixmap(pixmap(self._theme, name, colour, 16, self.devicePixelRatioF()))
        self._words.setProperty("role", "" if self.box.isChecked() else "muted")
        self._words.style().polish(self._words)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.toggle()
        else:
            super().mouseReleaseEvent(event)

    def _follow(self) -> None:
        self.tint()
        self.toggled.emit()


class Steps(QWidget):
    """All steps below each other; Up and Down walk through them."""

    changed = Signal()

    def __init__(self, theme: Theme, steps: Sequence[Step], left_out: frozenset[str]) -> None:
        super().__init__()
        self.rows = [StepRow(theme, step, on=step.key not in left_out) for step in steps]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.space(3))
        for row in self.rows:
            row.toggled.connect(self.changed)
            column.addWidget(row)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of the steps that are to be done."""
        return tuple(row.step.key for row in self.rows if row.box.isChecked())

    def toggle(self, key: str) -> None:
        """Takes the step of this key, or leaves it out."""
        for row in self.rows:
            if row.step.key == key:
                row.box.toggle()
                row.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def tint(self) -> None:
        """Follows the theme."""
        for row in self.rows:
            row.tint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go from one step to the next."""
        at = next((number for number, row in enumerate(self.rows) if row.box.hasFocus()), None)
        if at is None or event.key() not in _BY_KEY:
            super().keyPressEvent(event)
            return
        there = at + _BY_KEY[Qt.Key(event.key())]
        if 0 <= there < len(self.rows):
            self.rows[there].box.setFocus(Qt.FocusReason.TabFocusReason)
