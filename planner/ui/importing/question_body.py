"""A question that is open before the user: its options, a field for another answer, and the way to answer by row."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from planner.app.intake import Ask, Free, Option
from planner.domain.plan import Plan
from planner.ui.context import Context
from planner.ui.dialogs.parts import button, words
from planner.ui.editor.parts import LinkButton
from planner.ui.flow import Flow
from planner.ui.importing.answer_words import by_row, free_example, free_name, kept, trouble_with, value_words
from planner.ui.importing.records import Records
from planner.ui.importing.row_answers import THERE, PlanSays, RowAnswers
from planner.ui.plain import literal, plain_hint
from planner.ui.words import tr

_FIELD = 216
_CONTROL = Qt.KeyboardModifier.ControlModifier


class QuestionBody(QWidget):
    """Hands on an answer as soon as it is given."""

    answered = Signal(object)
    """The value for all rows, or a mapping by row."""
    row_pointed = Signal(object)
    grown = Signal()
    """It needs more height."""

    def __init__(self, context: Context, ask: Ask, records: Records, plan: Plan, plan_says: PlanSays) -> None:
        super().__init__()
        self._context, self._ask, self._records, self._plan = context, ask, records, plan
        self._plan_says = plan_says
        self._field = _AnswerLine()
        self._trouble = words("", step="label", role="danger")
        self._rows: RowAnswers | None = None
        self._suggested: QPushButton | None = None
        self._lay_out()

    def focus_first(self) -> None:
        """Gives the keyboard to the answer that is suggested, or to the field where none is."""
        (self._suggested or self._field).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 4, 8)
        column.setSpacing(8)
        options = QWidget()
        flow = Flow(options, 8)
        for option in self._ask.options:
            flow.addWidget(self._option(option))
        column.addWidget(options)
        if self._ask.free is not Free.NO:
            column.addLayout(self._free_line())
            column.addWidget(self._trouble)
        self._trouble.hide()
        if by_row(self._ask):
            self._way = LinkButton(tr("Answer row by row"))
            self._way.setToolTip(tr("Rows of this question may be answered differently"))
            self._way.clicked.connect(self._open_rows)
            column.addWidget(self._way, 0, Qt.AlignmentFlag.AlignLeading)
        if isinstance(self._ask.answer, Mapping) or (by_row(self._ask) and self._ask.id.startswith(THERE)):
            self._open_rows()

    def _option(self, option: Option) -> QPushButton:
        suggested = option.value == self._ask.default
        said = value_words(self._ask, option.value)
        made = button(literal(tr("{words} (suggested)", words=said) if suggested else said))
        made.setProperty("small", True)
        made.setCheckable(self._ask.answer == option.value)
        made.setChecked(self._ask.answer == option.value)
        made.setToolTip(plain_hint(tr("Answer for all of these rows: {words}", words=said)))
        made.clicked.connect(partial(self.answered.emit, option.value))
        self._suggested = made if suggested or self._suggested is None else self._suggested
        return made

    def _free_line(self) -> QHBoxLayout:
        free, line = self._ask.free, QHBoxLayout()
        line.setSpacing(8)
        self._field.setFixedWidth(_FIELD)
        self._field.setPlaceholderText(free_example(free, self._context, self._plan))
        self._field.setAccessibleName(free_name(free))
        self._field.setToolTip(tr("{name}, for all of these rows (Enter)", name=free_name(free)))
        self._field.given.connect(self._take)
        completer = _completer(self._plan, free, self._field)
        if completer is not None:
            self._field.setCompleter(completer)
        name = QLabel(free_name(free))
        name.setProperty("step", "label")
        name.setProperty("role", "secondary")
        name.setBuddy(self._field)
        use = button(tr("Use this"))
        use.setProperty("small", True)
        use.setToolTip(tr("Answer with what stands in the field"))
        use.clicked.connect(self._take)
        for part in (name, self._field, use):
            line.addWidget(part)
        line.addStretch()
        return line

    def _take(self) -> None:
        value = kept(self._ask.free, self._field.text())
        if value is not None:
            self.answered.emit(value)
            return
        self._trouble.setText(trouble_with(self._ask.free, self._context, self._plan))
        self._trouble.show()
        self._field.setFocus()

    def _open_rows(self) -> None:
        if self._rows is None:
            self._rows = RowAnswers(self._context, self._ask, self._records, self._plan, self._plan_says)
            self._rows.answered.connect(self.answered)
            self._rows.row_pointed.connect(self.row_pointed)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self._rows)
            self._rows.show()
            self._way.hide()
            self.grown.emit()


class _AnswerLine(QLineEdit):
    """Enter gives the answer, and presses nothing that has the keyboard after it."""

    given = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _CONTROL:
            event.accept()
            self.given.emit()
        else:
            super().keyPressEvent(event)


def _completer(plan: Plan, free: Free, parent: QWidget) -> QCompleter | None:
    names: Mapping[Free, list[str]] = {
        Free.CHANNELS: [channel.name for channel in plan.channels.values()],
        Free.KIND: [label.name for label in plan.labels.values() if label.stance],
    }
    known = names.get(free, [])
    made = QCompleter(QStringListModel(known, parent), parent) if known else None
    if made is not None:
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
