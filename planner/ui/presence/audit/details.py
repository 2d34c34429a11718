"""The chosen check in full, and what can be said to it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from planner.domain.presence import CheckSort, CheckState, Standing
from planner.domain.records import Said
from planner.ui.context import Context
from planner.ui.pieces.check_looks import CHECK_LOOKS
from planner.ui.pieces.parts import horizontal, vertical
from planner.ui.pieces.popover import LineAsked
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.words import tr


class CheckDetails(QFrame):
    """Says what was found, why it is looked at and where that is from; what can be done stands beside it."""

    answer_requested = Signal()
    said = Signal(object, str)
    """A Said and a note for what the records answer, where that may be left so."""
    take_back_requested = Signal()
    profile_requested = Signal()
    evidence_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._one: Standing | None = None
        self.setProperty("surface", "card")
        self._title, self._sentence = wrapped("", "body.strong"), wrapped("", "body")
        self._why = wrapped("", "label", "muted")
        self.answer = _button(tr("Answer…"), tr("Answer this question (Enter)"))
        self.keep = _button(tr("Keep with a reason…"), tr("Leave it as it is, and note why"))
        self.no_matter = _button(tr("Does not apply"), tr("This account has no such thing"))
        self.take_back = _button(tr("Take back"), tr("Nobody has checked it then"))
        self.profile = _button(tr("Show the profile"), tr("Go to the record of this account"))
        self.evidence = _button(tr("Show the evidence"), tr("Show the folder of the picture"))
        self._lay_out()
        self._connect()

    def show_standing(self, one: Standing | None) -> None:
        """Shows a check."""
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            return
        self._title.setText(f"{tr(one.check.title)}: {tr(CHECK_LOOKS[one.state].word)}")
        self._sentence.setText(" ".join(filter(None, (tr(one.sentence), tr(one.noted) if one.noted else ""))))
        self._why.setText(tr("{why} ({source})", why=tr(one.check.why), source=one.check.source))
        computed = one.check.sort is CheckSort.AUTOMATIC
        self.answer.setVisible(one.asks)
        self.keep.setVisible(computed and one.computed and one.state is CheckState.FAIL and one.check.accepts)
        self.no_matter.setVisible(computed and one.computed and one.state is CheckState.NOT_CHECKED)
        self.take_back.setVisible(one.answer is not None and not one.computed and one.aged is None)
        self.profile.setVisible(one.profile is not None)
        self.evidence.setVisible(bool(one.answer and one.answer.evidence))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(1))
        column.setContentsMargins(space(4), space(3), space(4), space(3))
        for label in (self._title, self._sentence, self._why):
            column.addWidget(label)
        buttons = QFrame()
        row = horizontal(buttons, space(2))
        row.setContentsMargins(0, space(1), 0, 0)
        for button in (self.answer, self.keep, self.no_matter, self.take_back, self.evidence, self.profile):
            row.addWidget(button)
        row.addStretch()
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.answer.clicked.connect(self.answer_requested)
        self.keep.clicked.connect(self._ask_reason)
        self.no_matter.clicked.connect(lambda: self.said.emit(Said.NOT_APPLICABLE, ""))
        self.take_back.clicked.connect(self.take_back_requested)
        self.profile.clicked.connect(self.profile_requested)
        self.evidence.clicked.connect(self._show_evidence)

    def _ask_reason(self) -> None:
        asked = LineAsked(
            self._context.theme,
            tr("Why it stays so"),
            tr("It is kept with your name and the day, and asked again later."),
            tr("Keep it"),
            self,
        )
        asked.given.connect(lambda reason: self.said.emit(Said.PASS, reason))
        asked.ask(self.keep)

    def _show_evidence(self) -> None:
        if self._one is not None and self._one.answer is not None:
            self.evidence_requested.emit(self._one.answer.evidence)


def _button(text: str, hint: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("small", True)
    made.setToolTip(hint)
    return made
