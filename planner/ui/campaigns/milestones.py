"""The milestones of a campaign, in short, and the dialog that changes them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.domain.records import Campaign, Milestone
from planner.ui.campaigns.milestones_dialog import MilestonesDialog
from planner.ui.context import Context
from planner.ui.pieces.parts import emptied, vertical, words
from planner.ui.words import tr


class Milestones(QWidget):
    """A line for each day that must be told of, and a button for the dialog."""

    edit_requested = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._campaign: Campaign | None = None
        self.change = QPushButton(tr("Change…"))
        self.change.setProperty("small", True)
        self.change.setAccessibleName(tr("Change the milestones"))
        self.change.setToolTip(tr("Days that must be told of, and how early"))
        self.change.clicked.connect(self._ask)
        self._lay_out()

    def show_campaign(self, campaign: Campaign) -> None:
        """Shows the milestones of this campaign."""
        if self._campaign is not None and self._campaign.milestones == campaign.milestones:
            self._campaign = campaign
            return
        self._campaign = campaign
        emptied(self._lines)
        for one in campaign.milestones:
            line = words(self._words(one), "body")
            line.setWordWrap(True)
            self._lines.addWidget(line)
        if not campaign.milestones:
            self._lines.addWidget(words(tr("No day that must be told of"), "body", "muted"))

    def _words(self, one: Milestone) -> str:
        when = self._context.when
        day = when.day(one.day) if one.clock is None else f"{when.day(one.day)} {when.clock(one.clock)}"
        early = tr("from %n day(s) before", one.lead_days) if one.lead_days else tr("on the day")
        return f"{day} · {one.name} · {early}"

    def _ask(self) -> None:
        assert self._campaign is not None
        dialog = MilestonesDialog(self._context, self._campaign, self)
        dialog.edit_requested.connect(self.edit_requested)
        dialog.open()

    def _lay_out(self) -> None:
        column = vertical(self, self._context.theme.space(1))
        head = QHBoxLayout()
        head.addWidget(words(tr("Milestones"), "label", "secondary"))
        head.addStretch()
        head.addWidget(self.change)
        column.addLayout(head)
        self._rows = QWidget()
        self._lines = vertical(self._rows, self._context.theme.space(1))
        column.addWidget(self._rows)
