"""A question that is open before the user: its options, another answer, and the way to answer by row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from planner.app.intake import Ask, Free, Option
from planner.ui.context import Context
from planner.ui.importing.answer_words import by_row, value_words
from planner.ui.importing.free_answer import FreeAnswer
from planner.ui.importing.matter import Matter
from planner.ui.importing.row_answers import THERE, RowAnswers
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.flow import Flow
from planner.ui.pieces.parts import LinkButton
from planner.ui.pieces.plain import literal, plain_hint
from planner.ui.words import tr


class QuestionBody(QWidget):
    """Hands on an answer as soon as it is given."""

    answered = Signal(object)
    """The value for all rows, or a mapping by row."""
    row_pointed = Signal(object)
    grown = Signal()
    """It needs more height."""

    def __init__(self, context: Context, ask: Ask, matter: Matter) -> None:
        super().__init__()
        self._context, self._ask, self._matter = context, ask, matter
        self.free = FreeAnswer(context, ask, matter) if ask.free is not Free.NO else None
        self._rows: RowAnswers | None = None
        self._suggested: QPushButton | None = None
        self._lay_out()

    def focus_first(self) -> None:
        """Gives the keyboard to the answer that is suggested, or to the field where none is."""
        if self._suggested is not None:
            self._suggested.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.free is not None:
            self.free.focus_first()

    def refuse(self, answer: str) -> None:
        """Says that the answer that was given could not be understood."""
        if self.free is not None:
            self.free.refuse(answer)
            self.grown.emit()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 4, 4)
        column.setSpacing(8)
        options = QWidget()
        flow = Flow(options, 8)
        for option in self._ask.options:
            flow.addWidget(self._option(option))
        column.addWidget(options)
        if self.free is not None:
            self.free.given.connect(self.answered)
            column.addWidget(self.free)
        if by_row(self._ask):
            self._way = LinkButton(tr("Answer row by row"))
            self._way.setToolTip(tr("Rows of this question may be answered differently"))
            self._way.clicked.connect(self._open_rows)
            column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeading)
        if isinstance(self._ask.answer, Mapping) or (by_row(self._ask) and self._ask.id.startswith(THERE)):
            self._open_rows()

    def _option(self, option: Option) -> QPushButton:
        suggested = option.value == self._ask.default
        said = value_words(self._ask, option.value, self._context)
        made = button(literal(tr("{words} (suggested)", words=said) if suggested else said))
        made.setProperty("small", True)
        made.setCheckable(self._ask.answer == option.value)
        made.setChecked(self._ask.answer == option.value)
        several = len(self._ask.rows) > 1
        hint = tr("Answer for all of these rows: {words}", words=said) if several else tr("Answer: {words}", words=said)
        made.setToolTip(plain_hint(hint))
        made.clicked.connect(partial(self.answered.emit, option.value))
        self._suggested = made if suggested or self._suggested is None else self._suggested
        return made

    def _open_rows(self) -> None:
        if self._rows is None:
            self._rows = RowAnswers(self._context, self._ask, self._matter)
            self._rows.answered.connect(self.answered)
            self._rows.row_pointed.connect(self.row_pointed)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._rows)
            self._rows.show()
            self._way.hide()
            self.grown.emit()
