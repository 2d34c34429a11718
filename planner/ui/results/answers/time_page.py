"""The page of a picture over time: a sentence on what it does not tell, and its charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.app.over_time import Followers, Served
from planner.domain.results.drift import ONLY_A_PICTURE
from planner.domain.results.metrics import Measure
from planner.ui.charts.model import Chart
from planner.ui.charts.time_charts import followers_chart, mix_chart, rates_chart, served_chart
from planner.ui.charts.view import ChartView
from planner.ui.context import Context
from planner.ui.pieces.cards import Card
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.parts import vertical
from planner.ui.results.answers.found import Drift
from planner.ui.words import tr


class TimePage(QWidget):
    """As many charts as there are; a view that is there is used again, so that the keyboard stays where it is."""

    said = Signal(str)
    numbers_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.sentence = words("", step="label", role="secondary")
        self.numbers = button(tr("Enter numbers"))
        self.numbers.setToolTip(tr("Opens the table of numbers"))
        self.numbers.clicked.connect(self.numbers_requested)
        self.views: list[ChartView] = []
        self._cards: list[Card] = []
        self._head = Card(context.theme, self.sentence)
        self._head.column.addWidget(self.numbers, 0, Qt.AlignmentFlag.AlignLeading)
        self._column = vertical(self, context.theme.space(3))
        self._column.addWidget(self._head)
        self._column.addStretch()

    def show_drift(self, found: Drift, measure: Measure) -> None:
        """Shows the mix by week, and the rates of the same weeks under it."""
        charts: list[Chart] = [mix_chart(found.mix)] if found.mix.weeks else []
        if any(one.median is not None for one in found.weeks):
            charts.append(rates_chart(found.weeks, measure))
        nothing = tr("No week that is over has a post yet.")
        self._show(charts, tr(ONLY_A_PICTURE) if charts else nothing, numbers=False)

    def show_served(self, found: Sequence[Served]) -> None:
        """Shows how often each channel was served."""
        charts = [served_chart(one, self._context.when) for one in found if one.weeks]
        counted = tr("All entries with a day that were not skipped, in weeks that are over.")
        self._show(charts, counted if charts else tr("No week that is over has a post yet."), numbers=False)

    def show_followers(self, found: Sequence[Followers]) -> None:
        """Shows the followers of each channel."""
        charts = [followers_chart(one, self._context.when) for one in found]
        nothing = tr("No followers are noted yet. They are numbers of an account, typed once a week or imported.")
        told = tr("As the networks showed them; nothing here says why they changed.")
        self._show(charts, told if charts else nothing, numbers=not charts)

    def _show(self, charts: Sequence[Chart], sentence: str, *, numbers: bool) -> None:
        self.sentence.setText(sentence)
        self.numbers.setVisible(numbers)
        while len(self.views) < len(charts):
            self._add_view()
        for at, (card, view) in enumerate(zip(self._cards, self.views, strict=True)):
            card.setVisible(at < len(charts))
            if at < len(charts):
                view.show_chart(charts[at])

    def _add_view(self) -> None:
        view = ChartView(self._context)
        view.said.connect(self.said)
        card = Card(self._context.theme, view)
        self._column.insertWidget(self._column.count() - 1, card)
        self.views.append(view)
        self._cards.append(card)
