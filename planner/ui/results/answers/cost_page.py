"""The page of what a campaign cost for each of its results."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.paid import money_words
from planner.domain.results.costs import CostAnswer
from planner.ui.context import Context
from planner.ui.pieces.cards import Card, FactRows
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.parts import vertical
from planner.ui.pieces.plain import breakable, in_one
from planner.ui.words import tr


class CostPage(QWidget):
    """One campaign is one case, and the page says so."""

    campaign_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign = ""
        self.sentence = words("", step="body.strong")
        self.facts = FactRows(context.theme, (tr("Spent"), tr("Promised"), tr("Reached"), tr("Until")))
        self.notes = words("", step="label", role="secondary")
        self.open = button("")
        self.open.setProperty("small", True)
        self.open.clicked.connect(lambda: self.campaign_requested.emit(self._campaign))
        card = Card(context.theme, self.sentence, self.facts, self.notes)
        card.column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeading)
        column = vertical(self, context.theme.space(3))
        column.addWidget(card)
        column.addStretch()

    def show_cost(self, found: CostAnswer | None) -> None:
        """Shows what is known of a campaign; None where there is none to ask about."""
        self._campaign = found.campaign_id if found else ""
        self.open.setText(tr("Open the campaign") if found else tr("Look at campaigns"))
        self.open.setToolTip(tr("Its goal, its costs and its posts") if found else tr("Opens the list of campaigns"))
        self.facts.setVisible(found is not None)
        self.notes.setVisible(found is not None)
        if found is None:
            self.sentence.setText(tr("There is no campaign yet: with one, what each of its results cost is told here."))
        else:
            self._show(found)

    def _show(self, found: CostAnswer) -> None:
        money, progress = found.money, found.progress
        metric = self._context.catalogue.metrics.get(found.measure)
        name = tr(metric.name).lower() if metric else ""
        self.sentence.setText(in_one(breakable(tr(found.sentence))))
        self.facts.show_facts(
            spent=money_words(money.total, money.currency) if money.spent else "",
            promised=money_words(money.to_come, money.currency) if money.promised else "",
            reached=f"{progress.reached:f} {name}" if progress.reached is not None else "",
            until=self._context.when.dated(progress.as_of) if progress.as_of else "",
        )
        self.notes.setText("\n".join(map(tr, found.notes)))
