"""The answer itself: its word, its sentence, and what both rest on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from planner.domain.results.answer_words import plain_definition
from planner.domain.results.answered import Answered
from planner.ui import icons
from planner.ui.charts.answer_charts import count_words
from planner.ui.context import Context
from planner.ui.pieces.cards import Card, FactRows
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.plain import breakable, in_one
from planner.ui.results.answers.word_looks import LOOKS
from planner.ui.words import tr

_ICON = 16


class AnswerCard(Card):
    """How many entries, which days and which definition always stand under the sentence."""

    copy_requested = Signal(str, str)
    numbers_requested = Signal()

    def __init__(self, context: Context, title: str = "") -> None:
        super().__init__(context.theme)
        self._context = context
        self._answer: Answered | None = None
        self.title, self._shape = words(title, step="label", role="secondary"), QLabel()
        self.word = words("", step="heading")
        self.word.setWordWrap(False)
        self.sentence = words("", step="body.strong")
        self.facts = FactRows(context.theme, (tr("Counted"), tr("Period"), tr("Measure")))
        self.copy = button(tr("Copy"), "quiet")
        self.numbers = button(tr("Enter numbers"))
        self._lay_out()
        self._connect()

    def show_answer(self, answer: Answered) -> None:
        """Shows an answer."""
        self._answer = answer
        self.word.setText(tr(answer.words.value)[:1].upper() + tr(answer.words.value)[1:])
        self.sentence.setText(in_one(breakable(_without_word(tr(answer.sentence), self.word.text()))))
        self.facts.show_facts(
            counted=_counted(answer),
            period=self._context.when.days(answer.period) if answer.period else "",
            measure=tr(plain_definition(answer.definition)),
        )
        self.numbers.setVisible(not answer.n)
        self.setAccessibleName(tr(answer.sentence))
        self._tint()

    def announce(self) -> None:
        """Has a screen reader say the answer, wherever the keyboard is."""
        if self._answer is not None and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, tr(self._answer.sentence)))

    # making

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(self._context.theme.space(2))
        head.addWidget(self._shape)
        head.addWidget(self.word)
        head.addStretch(1)
        head.addWidget(self.copy)
        if self.title.text():
            self.column.addWidget(self.title)
        self.column.addLayout(head)
        self.column.addWidget(self.sentence)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignLeading)
        _small(self.copy, tr("Copy the answer with what it rests on"))
        _small(self.numbers, tr("Opens the table of numbers"))

    def _connect(self) -> None:
        self.copy.clicked.connect(self._copy)
        self.numbers.clicked.connect(self.numbers_requested)
        self._context.theme.changed.connect(self._tint)

    def _tint(self) -> None:
        if self._answer is not None:
            icon, colour = LOOKS[self._answer.words]
            ratio = self.devicePixelRatioF()
            self._shape.setPixmap(icons.pixmap(self._context.theme, icon, colour, _ICON, ratio))

    def _copy(self) -> None:
        if self._answer is not None:
            said = (self._answer.sentence, self._answer.definition, *self._answer.notes)
            self.copy_requested.emit("\n".join(map(tr, said)), tr("the answer"))


def _counted(answer: Answered) -> str:
    if not answer.n:
        return tr("No entries")
    return tr("{entries} of {posts}", entries=count_words(answer), posts=tr("%n post(s)", answer.posts))


def _without_word(sentence: str, word: str) -> str:
    """The sentence, which need not say again the word that stands over it."""
    rest = sentence.removeprefix(f"{word}: ")
    return rest[:1].upper() + rest[1:]


def _small(pressed: QPushButton, hint: str) -> None:
    pressed.setProperty("small", True)
    pressed.setToolTip(hint)
