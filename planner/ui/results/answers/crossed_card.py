"""What else changed along with the groups of a question."""

from __future__ import annotations

from planner.domain.results.grouping import Cross, Group
from planner.ui.charts.model import Table
from planner.ui.charts.small_table import SmallTable
from planner.ui.context import Context
from planner.ui.pieces.cards import Card
from planner.ui.pieces.dialog_parts import words
from planner.ui.words import tr


class CrossedCard(Card):
    """The cross table, where two groupings are entangled."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self.sentence = words("", step="heading")
        self.table = SmallTable(context.theme, tr("How often groups fell together"))
        said = tr("What is said above may come from that. So many entries fell together:")
        self.column.addWidget(self.sentence)
        self.column.addWidget(words(said, step="label", role="secondary"))
        self.column.addWidget(self.table)

    def show_cross(self, cross: Cross | None) -> None:
        """Shows the table; nothing hides the card."""
        self.setVisible(cross is not None)
        if cross is None:
            return
        self.sentence.setText(tr(cross.sentence).rstrip("."))
        rows = (
            (_name(group), *map(str, counts), str(sum(counts)))
            for group, counts in zip(cross.rows, cross.counts, strict=True)
        )
        tops = (_name(group).replace(" ", "\n") for group in cross.columns)
        self.table.show_table(Table(("", *tops, tr("Entries")), tuple(rows)))


def _name(group: Group) -> str:
    return tr(group[1])[:1].upper() + tr(group[1])[1:]
