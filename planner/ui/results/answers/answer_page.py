"""The page of one comparison: the answer, what may be tried, the plot, both scales, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.domain.records import Experiment
from planner.domain.results.answer_words import compared_words
from planner.domain.results.answered import Answered
from planner.domain.results.grouping import STANCE
from planner.domain.results.metrics import Measure
from planner.ui.charts.answer_charts import early_words, interval_chart, is_drawn
from planner.ui.charts.view import ChartView
from planner.ui.context import Context
from planner.ui.pieces.cards import Card
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.parts import vertical
from planner.ui.pieces.plain import breakable, in_one
from planner.ui.results.answers.answer_card import AnswerCard
from planner.ui.results.answers.crossed_card import CrossedCard
from planner.ui.results.answers.found import Comparison
from planner.ui.results.answers.needed_card import NeededCard
from planner.ui.results.answers.suggestion_card import SuggestionCard
from planner.ui.words import tr

_BESIDE = 760
"""From which width on both scales have room beside each other."""


class Plot(QWidget):
    """The interval plot of an answer, and the groups that are too small for it; nothing hides it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._least = context.catalogue.thresholds.least_posts
        self.chart, self.aside = ChartView(context), words("", step="label", role="secondary")
        column = vertical(self, context.theme.space(2))
        column.addWidget(self.chart)
        column.addWidget(self.aside)

    def show_answer(self, answer: Answered, measure: Measure) -> None:
        """Shows the groups of an answer."""
        chart = interval_chart(answer, measure)
        self.setVisible(chart is not None)
        if chart is not None:
            self.chart.show_chart(chart)
        said = "\n".join(self._asides(answer)) if answer.question != STANCE else ""
        self.aside.setText(breakable(said))
        self.aside.setVisible(bool(said))

    def _asides(self, answer: Answered) -> Iterator[str]:
        if not is_drawn(answer):
            yield tr("Of several groups some always stand out by chance: after shrinkage no difference remains.")
        early = early_words(answer)
        if early:
            yield tr("Too early to say, with fewer than {n} posts: {groups}.", n=self._least, groups=early)


class ScaleCard(AnswerCard):
    """The answer on one scale, with its plot."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.plot = Plot(context)
        self.sentence.setProperty("step", "body")
        self.column.addWidget(self.plot)
        self.column.addStretch()

    def show_scale(self, answer: Answered, measure: Measure) -> None:
        """Shows the answer by a measure."""
        stance = " ".join(sorted(tr(one.value) for one in measure.stances))
        both = tr("Judged by what {stance} posts are for", stance=stance)
        only = tr("Only {stance} posts, judged by what they are for", stance=stance)
        self.title.setText(both if answer.question == STANCE else only)
        self.show_answer(answer)
        self.numbers.hide()
        self.plot.show_answer(answer, measure)


class AnswerPage(QWidget):
    """Asks nothing itself."""

    said = Signal(str)
    copy_requested = Signal(str, str)
    numbers_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.answer, self.suggestion = AnswerCard(context), SuggestionCard(context)
        self.plot = Plot(context)
        self.plot_card = Card(context.theme, self.plot)
        self.scales = tuple(ScaleCard(context, " ") for _ in range(2))
        self.crossed, self.needed = CrossedCard(context), NeededCard(context)
        self.notes = words("", step="label", role="secondary")
        self._rests = Card(context.theme, words(tr("What it rests on"), step="heading"), self.notes)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both = QWidget()
        self._lay_out()
        self._connect()

    def show_comparison(self, found: Comparison, trials: Sequence[Experiment]) -> None:
        """Shows an answer with all that belongs to it."""
        answer, measures = found.answer, self._context.catalogue.measures
        self.answer.show_answer(answer)
        self.suggestion.show_suggestion(found.suggestion, trials)
        self.plot.show_answer(answer, measures[answer.measure])
        self.plot_card.setVisible(not self.plot.isHidden())
        self._both.setVisible(any(one.n for one in answer.beside))
        for card, beside in zip(self.scales, answer.beside, strict=False):
            card.show_scale(beside, measures[beside.measure])
        self.crossed.show_cross(answer.crossed)
        self.needed.show_needed(found.needed)
        notes = [*found.notes, compared_words(answer.definition)] if answer.n else found.notes
        self.notes.setText(in_one("\n".join(map(tr, filter(None, notes)))))
        self._rests.setVisible(bool(notes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both scales stand beside each other where there is room."""
        super().resizeEvent(event)
        wide = event.size().width() >= _BESIDE
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # making

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = vertical(self, space(3))
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(space(3))
        for card in self.scales:
            self._sides.addWidget(card, 1)
        self._both.setLayout(self._sides)
        for part in (self.answer, self.suggestion, self.plot_card, self._both, self.crossed, self.needed):
            column.addWidget(part)
        column.addWidget(self._rests)
        column.addStretch()

    def _connect(self) -> None:
        for card in (self.answer, *self.scales):
            card.copy_requested.connect(self.copy_requested)
        self.answer.numbers_requested.connect(self.numbers_requested)
        for plot in (self.plot, *(card.plot for card in self.scales)):
            plot.chart.said.connect(self.said)
