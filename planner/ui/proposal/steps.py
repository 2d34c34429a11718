"""The steps of a proposal, each with a box to leave it out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.plain import breakable, plain_hint
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
_BECAUSE = ": "
"""What stands between what a step does and the reason for it."""

_BOX = 24
"""Pixels of a box without words, with its ring."""

_BY_KEY = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Told(NamedTuple):
    """What a step does, and the reason that it shares with others, "" where it says its own or follows one of them."""

    what: str
    why: str = ""


def told(steps: Sequence[Step]) -> list[Told]:
    """The words of steps, in which a reason that comes again and again is said once."""
    made: list[Told] = []
    before = ""
    for step in steps:
        others = [tr(one.words) for one in steps if one is not step]
        what, why = _divided(tr(step.words), others)
        made.append(Told(what, "" if why == before else why))
        before = why
    return made


def _divided(words_: str, others: Sequence[str]) -> tuple[str, str]:
    """The words before their reason, and the reason as far as others have it too."""
    at = words_.find(_BECAUSE)
    while at >= 0:
        why = words_[at:]
        if any(one.endswith(why) for one in others):
            return f"{words_[:at]}.", _as_sentence(why.removeprefix(_BECAUSE))
        at = words_.find(_BECAUSE, at + 1)
    return words_, ""


def _as_sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}"


class StepRow(QWidget):
    """What a step does and why; a click anywhere on it takes it or leaves it out."""

    toggled = Signal()

    def __init__(self, theme: Theme, step: Step, told_: Told, *, on: bool) -> None:
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
        self._words = words(breakable(told_.what), step="label")
        self.setToolTip(plain_hint(tr(step.words)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.space(2))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(self._words)
        if told_.why:
            lines.addWidget(words(breakable(told_.why), step="label", role="muted"))
        row.addLayout(lines, 1)
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
        self.rows = [
            StepRow(theme, step, words_, on=step.key not in left_out)
            for step, words_ in zip(steps, told(steps), strict=True)
        ]
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
