"""What a page lacks: each thing with its sentence, the tag that says it, and a button that copies the tag."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

from planner.domain.pages import PageFinding
from planner.ui.context import Context
from planner.ui.icons import pixmap
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.looks import SEVERITY_LOOKS
from planner.ui.pieces.parts import emptied, horizontal, vertical
from planner.ui.pieces.plain import breakable, plain_hint
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.theme import Theme
from planner.ui.words import tr

_SHAPE = 16


class MissingList(QWidget):
    """The strongest first; what is only a hint comes last."""

    copy_requested = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: tuple[PageFinding, ...] = ()
        self._column = vertical(self, context.theme.space(3))

    def show_findings(self, findings: Sequence[PageFinding]) -> None:
        """Shows these; the same ones stay as they are, with the keyboard where it is."""
        ordered = tuple(sorted(findings, key=lambda one: -one.severity.weight))
        if ordered == self._shown:
            return
        self._shown = ordered
        emptied(self._column)
        for finding in ordered:
            row = _Missing(self._context.theme, finding)
            row.copy_requested.connect(self.copy_requested)
            self._column.addWidget(row)


class _Missing(QWidget):
    """One thing."""

    copy_requested = Signal(str, str)

    def __init__(self, theme: Theme, finding: PageFinding) -> None:
        super().__init__()
        self._theme, self._look = theme, SEVERITY_LOOKS[finding.severity]
        self._shape = QLabel()
        self._shape.setFixedSize(_SHAPE, _SHAPE + 2)
        self._shape.setAccessibleName(tr(self._look.word))
        self._shape.setToolTip(tr(self._look.word))
        said, why = wrapped(tr(finding.sentence), "body"), wrapped(tr(finding.why), role="secondary")
        said.setToolTip(plain_hint(finding.source))
        texts = QWidget()
        column = vertical(texts, 2)
        column.addWidget(said)
        column.addWidget(why)
        if finding.tag:
            column.addSpacing(2)
            column.addWidget(self._made_tag(finding))
        row = horizontal(self, theme.space(2))
        row.addWidget(self._shape, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(texts, 1)
        self._tint()
        theme.changed.connect(self._tint)

    def _made_tag(self, finding: PageFinding) -> QFrame:
        frame = QFrame()
        frame.setProperty("surface", "sunken")
        copy = QPushButton(tr("Copy"))
        copy.setProperty("small", True)
        copy.setToolTip(tr("Copy this tag"))
        copy.setAccessibleName(tr("Copy the tag for: {sentence}", sentence=tr(finding.sentence)))
        copy.clicked.connect(partial(self.copy_requested.emit, finding.tag, tr("the tag")))
        row = horizontal(frame, self._theme.space(2))
        row.setContentsMargins(self._theme.space(2), 4, 4, 4)
        row.addWidget(words(breakable(finding.tag), step="label"), 1)
        row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return frame

    def _tint(self) -> None:
        ratio = self.devicePixelRatioF()
        self._shape.setPixmap(pixmap(self._theme, self._look.shape, self._look.token, _SHAPE, ratio))
