"""The middle of the tab: the question, what it is asked by, and the page of its answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from planner.domain.plan import Plan
from planner.domain.records import Experiment
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.parts import horizontal, vertical
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.results.answers.answer_page import AnswerPage
from planner.ui.results.answers.choices import Choices
from planner.ui.results.answers.cost_page import CostPage
from planner.ui.results.answers.found import Comparison, Drift, Finding, Grown, Often, Wanted
from planner.ui.results.answers.questions import whole_words
from planner.ui.results.answers.time_page import TimePage
from planner.ui.words import tr

_HEAD, _PATIENCE_MS = 32, 200
"""The height of the question, and how long an answer may take before it is said that it is being worked out."""


class AnswerSide(QWidget):
    """Shows one page; the answer before stays for a moment, so that nothing flickers."""

    said = Signal(str)
    numbers_requested = Signal()
    copy_requested = Signal(str, str)
    campaign_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: Wanted | None = None
        self.question, self.choices = words("", step="heading"), Choices(context)
        self.working, self.trouble = words(tr("Working it out…"), role="secondary"), words("", role="danger")
        self.comparison, self.over_time, self.cost = AnswerPage(context), TimePage(context), CostPage(context)
        self.reading = QScrollArea(widgetResizable=True)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._lay_out()
        self._connect()

    @property
    def _pages(self) -> tuple[QWidget, ...]:
        return self.working, self.trouble, self.comparison, self.over_time, self.cost

    def begin(self, wanted: Wanted, plan: Plan, told: Collection[str]) -> Wanted:
        """A question is being worked out; gives it with what is there to choose (``told`` as in ``Choices``)."""
        self.choices.show_wanted(wanted, plan, told)
        self.question.setText(whole_words(wanted.question, plan))
        self._patience.start()
        return self.choices.wanted

    def clear(self) -> None:
        """Nothing is known yet."""
        self._shown = None
        self._show(self.working)

    def fail(self, sentence: str) -> None:
        """Says why there is no answer."""
        self.trouble.setText(sentence)
        self._show(self.trouble)

    def show_found(self, wanted: Wanted, found: Finding, trials: Sequence[Experiment]) -> None:
        """Shows what was found, from its beginning when something else was asked before."""
        self._show(self._filled(wanted, found, trials))
        if wanted != self._shown:
            self.reading.verticalScrollBar().setValue(0)
            if isinstance(found, Comparison):
                self.comparison.answer.announce()
        self._shown = wanted
        order_as_read(self)

    # showing

    def _filled(self, wanted: Wanted, found: Finding, trials: Sequence[Experiment]) -> QWidget:
        match found:
            case Comparison():
                self.comparison.show_comparison(found, trials)
                return self.comparison
            case Drift():
                self.over_time.show_drift(found, self._context.catalogue.measures[wanted.measure])
            case Often():
                self.over_time.show_served(found.channels)
            case Grown():
                self.over_time.show_followers(found.channels)
            case _:
                self.cost.show_cost(found)
                return self.cost
        return self.over_time

    def _show(self, page: QWidget) -> None:
        self._patience.stop()
        for one in self._pages:
            one.setVisible(one is page)

    # making

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(3))
        inside = QWidget()
        pages = vertical(inside, 0)
        pages.setContentsMargins(0, 0, self._context.theme.space(3), self._context.theme.space(4))
        for page in self._pages:
            pages.addWidget(page)
        pages.addStretch()
        self.reading.setProperty("read", True)
        self.reading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading.setAccessibleName(tr("The answer"))
        self.reading.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reading.setWidget(inside)
        head = QWidget()
        row = horizontal(head, self._context.theme.space(2))
        row.addWidget(self.question, 1)
        row.addWidget(self.choices.counting)
        head.setMinimumHeight(_HEAD)
        column.addWidget(head)
        column.addWidget(self.choices)
        column.addWidget(self.reading, 1)
        self.clear()

    def _connect(self) -> None:
        self._patience.timeout.connect(self.clear)
        for page in (self.comparison, self.over_time):
            page.said.connect(self.said)
            page.numbers_requested.connect(self.numbers_requested)
        self.comparison.copy_requested.connect(self.copy_requested)
        self.cost.campaign_requested.connect(self.campaign_requested)
