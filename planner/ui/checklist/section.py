"""A part of the page under a heading, made anew when what it shows is another."""

from __future__ import annotations

from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.ui.checklist.rows import STANDING_OUT, standing_in
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.words import tr

D = TypeVar("D")

_LETTERS = 40
"""Letters of a link that have room beside the shapes of the page."""


class Section(QWidget, Generic[D]):
    """Keeps what it shows; ``fill`` puts it into ``column``."""

    turned = Signal()
    """Something was folded or unfolded: the section is to be made anew, with the place kept."""

    def __init__(self, context: Context, heading: str) -> None:
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.data: D | None = None
        self.heading = heading
        self.setAccessibleName(heading)
        self._frame = QVBoxLayout(self)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._content = QWidget()
        self._frame.addWidget(self._content)
        self.column = QVBoxLayout(self._content)
        self.hide()

    def differs(self, data: D) -> bool:
        """Whether it would show something else."""
        return data != self.data

    def show_data(self, data: D) -> None:
        """Shows this from now on."""
        self.data = data
        self.show_anew()

    def show_anew(self) -> None:
        """Makes everything again, as after a change of the theme."""
        if self.data is None:
            return
        old, self._content = self._content, QWidget()
        self.column = QVBoxLayout(self._content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.space(1))
        self.fill(self.data)
        self._frame.replaceWidget(old, self._content)
        old.hide()
        old.setParent(None)
        old.deleteLater()
        self._content.show()  # else only in the next turn of the window
        self.setVisible(self.column.count() > 0)

    def fill(self, data: D) -> None:
        """Puts what is shown into ``column``; nothing hides the section."""
        raise NotImplementedError

    # what sections are made of

    def add_heading(self, *beside: QWidget) -> None:
        """The heading, with links at the end of its line."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(1))
        row.addWidget(words(self.heading, step="heading"), 1)
        for one in beside:
            row.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)

    def add_sentence(self, sentence: str, *, step: str = "label", role: str = "secondary") -> QLabel:
        """A sentence over several lines."""
        said = standing_in(sentence, step=step, role=role)
        said.setIndent(0)
        self.column.addWidget(said)
        return said

    def add_marked(self, shape: str, token: str, sentence: str, *below: QWidget) -> QLabel:
        """A sentence behind a shape that says how it stands, and links below it; the sentence is given back."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.space(2) - STANDING_OUT)
        row.addWidget(self.sign(shape, token), 0, Qt.AlignmentFlag.AlignTop)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        said = standing_in(sentence, role="secondary")
        lines.addWidget(said)
        for one in below:
            lines.addWidget(one, 0, Qt.AlignmentFlag.AlignLeading)
        row.addLayout(lines, 1)
        self.column.addLayout(row)
        return said

    def sign(self, shape: str, token: str) -> QLabel:
        """A shape of 16 pixels."""
        label = QLabel()
        label.setPixmap(pixmap(self.theme, shape, token, 16, self.devicePixelRatioF()))
        label.setFixedSize(16, 16)
        return label


def link(text: str, name: str, hint: str) -> QPushButton:
    """A link with a hint, known by a name that stays when the page is made anew; long words are cut."""
    short = text if len(text) <= _LETTERS else f"{text[: _LETTERS - 1].rstrip()}…"
    made = button(literal(short), "link")
    made.setObjectName(name)
    made.setAccessibleName(text)
    made.setToolTip(plain_hint("\n".join([text, hint] if short != text else [hint])))
    return made


def minutes_words(minutes: int) -> str:
    """``6 h 15``, ``8 h``, ``45 min``."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return tr("{minutes} min", minutes=rest)
    if not rest:
        return tr("{hours} h", hours=hours)
    return tr("{hours} h {minutes}", hours=hours, minutes=f"{rest:02}")
