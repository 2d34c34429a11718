"""From which week on a change of a rule counts: one clear choice."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from planner.domain.records import Brand
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.flow import Flow
from planner.ui.words import tr


class SinceChoice(QWidget):
    """From the week in view on, or from the current one where that is later; or for all weeks, which is said openly."""

    def __init__(self, context: Context, brand: Brand, week: Week) -> None:
        super().__init__()
        self.first_week = max(week, Week.of(context.today(brand)))
        number, days = context.when.week_number(self.first_week), context.when.days(self.first_week.span)
        number = number[:1].lower() + number[1:]
        self.from_week = QRadioButton(tr("Counts from {week} on ({days})", week=number, days=days))
        self.for_all = QRadioButton(tr("Counts for all weeks, also past ones"))
        self.from_week.setToolTip(tr("Weeks before keep the rule that they were judged by"))
        self.for_all.setToolTip(tr("Past weeks are judged anew, and their verdicts may change"))
        group = QButtonGroup(self)
        flow = Flow(self, context.theme.space(2))
        for one in (self.from_week, self.for_all):
            group.addButton(one)
            flow.addWidget(one)
        self.from_week.setChecked(True)

    @property
    def since(self) -> Week | None:
        """The first week, None for all."""
        return None if self.for_all.isChecked() else self.first_week
