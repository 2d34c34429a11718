"""The page of one comparison: the answer, what may be tried, the plot, both scales, and what stands against it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.domain.records import Experiment
from planner.domain.results.answered import Answered
from planner.domain.results.grouping import STANCE
from planner.domain.results.metrics import Measure
from planner.ui.charts.answer_charts import interval_chart
from planner.ui.charts.view import ChartView
from planner.ui.context import Context
from planner.ui.dialogs.parts import words
from planner.ui.editor.parts import vertical
from planner.ui.results.answers.answer_card import AnswerCard
from planner.ui.results.answers.cards import Card
from planner.ui.results.answers.crossed_card import CrossedCard
from planner.ui.results.answers.found import Comparison
from planner.ui.results.answers.needed_card import NeededCard
from planner.ui.results.answers.suggestion_card import SuggestionCard
from planner.ui.words import tr

_BESIDE = 760
"""From which width on both scales have room beside each other."""


class ScaleCard(AnswerCard):
    """The answer on one scale, with its plot."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__(context, title)
        self.chart = ChartView(context)
        self.column.addWidget(self.chart)
        self.column.addStretch()

    def show_scale(self, answer: Answered, measure: Measure) -> None:
        """Shows the answer by a measure."""
        stance = " ".join(sorted(tr(one.value) for one in measure.stances))
        said = tr("By what {stance} posts are made for") if answer.question == STANCE else tr("Only {stance} posts")
        self.title.setText(said.format(stance=stance))
        self.show_answer(answer)
        _show_chart(self.chart, self.chart, answer, measure)


class AnswerPage(QWidget):
    """Asks nothing itself."""

    said = Signal(str)
    copy_requested = Signal(str, str)
    numbers_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.answer, self.suggestion = AnswerCard(context), SuggestionCard(context)
        self.chart = ChartView(context)
        self.chart_card = Card(context.theme, self.chart)
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
        _show_chart(self.chart_card, self.chart, answer, measures[answer.measure])
        self._both.setVisible(bool(answer.beside))
        for card, beside in zip(self.scales, answer.beside, strict=False):
            card.show_scale(beside, measures[beside.measure])
        self.crossed.show_cross(answer.crossed)
        self.needed.show_needed(found.needed)
        self.notes.setText("\n".join(map(tr, found.notes)))
        self._rests.setVisible(bool(found.notes))

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
        for part in (self.answer, self.suggestion, self.chart_card, self._both, self.crossed, self.needed):
            column.addWidget(part)
        column.addWidget(self._rests)
        column.addStretch()

    def _connect(self) -> None:
        for card in (self.answer, *self.scales):
            card.copy_requested.connect(self.copy_requested)
            card.numbers_requested.connect(self.numbers_requested)
        for chart in (self.chart, *(card.chart for card in self.scales)):
            chart.said.connect(self.said)


def _show_chart(place: QWidget, view: ChartView, answer: Answered, measure: Measure) -> None:
    chart = interval_chart(answer, measure)
    place.setVisible(chart is not None)
    if chart is not None:
        view.show_chart(chart)
