"""How many posts it would take to tell."""

from __future__ import annotations

from collections.abc import Sequence

from planner.ui.charts.model import Table
from planner.ui.charts.small_table import SmallTable
from planner.ui.context import Context
from planner.ui.pieces.cards import Card
from planner.ui.pieces.dialog_parts import words
from planner.ui.results.answers.found import Needed
from planner.ui.words import tr


class NeededCard(Card):
    """By how much these posts vary."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self.table = SmallTable(context.theme, tr("How many posts it would take to tell"))
        said = tr(
            "With posts that vary as much as these, so many in each group would show a difference in 8 of 10 cases:"
        )
        self.column.addWidget(words(tr("How many posts it would take to tell"), step="heading"))
        self.column.addWidget(words(said, step="label", role="secondary"))
        self.column.addWidget(self.table)

    def show_needed(self, needed: Sequence[Needed]) -> None:
        """Shows these; nothing hides the card."""
        self.setVisible(bool(needed))
        when = self._context.when
        headings = (tr("Difference of"), *(tr("{ratio} times", ratio=f"{one.ratio:g}") for one in needed))
        row = (tr("Posts in each group"), *(when.number(one.posts) for one in needed))
        self.table.show_table(Table(headings, (row,)))
