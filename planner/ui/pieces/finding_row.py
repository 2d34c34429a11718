"""One thing that was found: its shape, its sentence, why, and a fix."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from planner.domain.checks.finding import Finding
from planner.domain.rules import Severity
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, vertical
from planner.ui.pieces.plain import breakable, literal
from planner.ui.theme import Theme
from planner.ui.words import tr

_SHAPE = 16
_EDGES, _SPARE = 8, 1
"""Pixels around the words of a link, and what is left free, because widths of words are no whole pixels."""

_LRM, _RLM = "\u200e", "\u200f"
"""Marks of the direction of a sentence, which may begin with words of another language than its own."""


class Sentence(QPushButton):
    """A sentence over several lines that leads to what it is about."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("row", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._text = words("", step="label")
        self._on = words("", step="caption", role="muted")
        inside = vertical(self, 0)
        inside.setContentsMargins(4, 3, 4, 3)
        self.setToolTip(tr("Show where"))
        for label in (self._text, self._on):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
            inside.addWidget(label)

    def say(self, sentence: str, on: str) -> None:
        """Shows a sentence, and the channels that it is about."""
        self._text.setText(f"{_direction(sentence)}{breakable(sentence)}")
        self._on.setText(breakable(on))
        self._on.setVisible(bool(on))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else super().heightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 22)


class FixButton(LinkButton):
    """A link that is shortened where there is no room for its words."""

    def __init__(self) -> None:
        super().__init__("")
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, words_: str) -> None:
        """What it does."""
        if words_ == self._words:
            return
        self._words = words_
        self.setAccessibleName(words_)
        self.setToolTip(tr("{fix}: shows what would change before it is done", fix=words_))
        self._elide()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + _EDGES + _SPARE, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * _EDGES, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        room = max(self.width(), self.sizeHint().width() if not self.isVisible() else 0) - _EDGES
        self.setText(literal(self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)))


class FindingRow(QWidget):
    """Shows a finding; what is shown changes in place, so that nothing flickers while one types."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._severity: Severity | None = None
        self._shown: object = None
        self._shape = QLabel()
        self._shape.setContentsMargins(0, 3, 0, 0)
        self.sentence = Sentence()
        self.why = LinkButton(tr("Why?"))
        self.why.setToolTip(tr("Where this rule is from"))
        self.fix = FixButton()
        self.more = IconButton(theme, "dots-three", tr("Other ways"), tr("Other ways to fix it"))
        self.more.setProperty("small", True)
        row = horizontal(self, 4)
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        self._fixes = QWidget()
        self._lay_out_fixes()
        said = QWidget()
        column = vertical(said, 0)
        column.addWidget(self.sentence)
        column.addWidget(self._fixes)
        row.addWidget(said, 1)
        row.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)

    def show_found(self, finding: Finding, on: str, fixes: Sequence[str]) -> None:
        """Shows this one, ``on`` these channels, with the names of its fixes."""
        shown = finding.severity, finding.sentence, on, tuple(fixes)
        if shown == self._shown:
            return
        severity, self._shown, self._severity = self._severity, shown, finding.severity
        look, sentence = SEVERITY_LOOKS[finding.severity], tr(finding.sentence)
        self.sentence.say(sentence, on)
        self.sentence.setAccessibleName(f"{tr(look.word)}: {sentence} {on}".strip())
        self.why.setAccessibleName(tr("Why? {sentence}", sentence=sentence))
        self._show_fixes(fixes)
        if severity is not finding.severity:
            self.tint()

    def tint(self) -> None:
        """The theme has changed, or what is shown."""
        if self._severity is None:
            return
        look = SEVERITY_LOOKS[self._severity]
        self._shape.setPixmap(pixmap(self._theme, look.shape, look.token, _SHAPE, self.devicePixelRatioF()))
        self._shape.setToolTip(tr(look.word))
        self._shape.setAccessibleName(tr(look.word))

    def _show_fixes(self, fixes: Sequence[str]) -> None:
        self._fixes.setVisible(bool(fixes))
        self.more.setVisible(len(fixes) > 1)
        if fixes:
            self.fix.say(tr(fixes[0]))

    def _lay_out_fixes(self) -> None:
        row = horizontal(self._fixes, 4)
        row.addWidget(self.fix)
        row.addWidget(self.more)
        row.addStretch()


def _direction(sentence: str) -> str:
    """The mark of the direction that most of its letters have."""
    sides = [unicodedata.bidirectional(letter) for letter in sentence]
    return _RLM if sides.count("R") + sides.count("AL") > sides.count("L") else _LRM
