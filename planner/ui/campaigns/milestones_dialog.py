"""The milestones of a campaign: what must be told on its way, and how early."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from planner.domain.clock import clock_text, read_time
from planner.domain.edits import Edit, amend
from planner.domain.records import Campaign, Milestone
from planner.ui.context import Context
from planner.ui.icons import lead
from planner.ui.pieces.dialog_parts import button, column, row, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.figures import Number
from planner.ui.pieces.plain import plain_hint
from planner.ui.pieces.reading_order import order_as_read
from planner.ui.pieces.scrolled import Scrolled
from planner.ui.pieces.when_fields import DayField
from planner.ui.words import tr

_SIZE, _LEAST, _EDGE = QSize(760, 400), QSize(600, 320), 32
_MOST_LEAD = 60
_DAY, _CLOCK, _LEADS = 164, 88, 136
"""How wide the fields of a line are, so that those of all lines stand below each other."""


class MilestonesDialog(EditDialog):
    """A line for each milestone; one edit that can be undone."""

    def __init__(self, context: Context, campaign: Campaign, parent: QWidget | None = None) -> None:
        super().__init__(context, tr("Milestones of {campaign}", campaign=campaign.name), parent, tr("Save"))
        self._campaign = campaign
        self.setMinimumSize(_LEAST)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - QSize(_EDGE, _EDGE)))
        self.lines: list[MilestoneLine] = []
        self._list = column(context.theme.space(2))
        help_text = tr("The checklist asks for a post of this campaign on the day, or so many days before it.")
        self.body.addWidget(words(help_text, role="secondary"))
        self.add = button(tr("Add a milestone"))
        self.add.setProperty("small", True)
        self.add.setToolTip(tr("One more day that has to be told of"))
        self.add.clicked.connect(self._add_new)
        self.body.addWidget(self._scrolled(), 1)
        for milestone in campaign.milestones or (self._new(),):
            self.add_line(milestone)
        self.lines[0].name.setFocus()

    def add_line(self, milestone: Milestone) -> MilestoneLine:
        """One line more."""
        line = MilestoneLine(self.context, milestone)
        line.remove.clicked.connect(lambda: self._remove(line))
        self.lines.append(line)
        self._list.addWidget(line)
        return line

    def made(self) -> Edit:
        """The campaign with its milestones by day; lines without a name are left out. Raises ValueError for a time."""
        milestones = sorted((line.made() for line in self.lines if line.name.text().strip()), key=lambda one: one.day)
        text = tr("Milestones of {campaign}", campaign=self._campaign.name)
        return amend(self._campaign, text, milestones=tuple(milestones))

    def _scrolled(self) -> Scrolled:
        adding = row(0)
        adding.addWidget(self.add)
        adding.addStretch()
        lines = column(self.context.theme.space(3))
        lines.addLayout(self._list)
        lines.addLayout(adding)
        lines.addStretch()
        return Scrolled(lines)

    def _add_new(self) -> None:
        self.add_line(self._new()).name.setFocus()
        order_as_read(self)

    def _new(self) -> Milestone:
        return Milestone("", self._campaign.ends or self._campaign.starts or self.context.clock().date())

    def _remove(self, line: MilestoneLine) -> None:
        self.lines.remove(line)
        line.hide()
        line.deleteLater()
        self.add.setFocus()


class MilestoneLine(QFrame):
    """The name, the day, the time and the lead of one milestone."""

    def __init__(self, context: Context, milestone: Milestone) -> None:
        super().__init__()
        self._context = context
        self._kept: date | None = milestone.day
        self.name = QLineEdit(milestone.name, placeholderText=tr("Last orders before Christmas"))
        self.day = DayField(context, tr("Day of the milestone"))
        self.clock = QLineEdit(clock_text(milestone.clock) if milestone.clock else "", placeholderText=tr("Any time"))
        self.leads = Number(_MOST_LEAD)
        self.leads.setValue(milestone.lead_days)
        self.remove = button("")
        self._lay_out()
        self._describe()
        self.day.show_value(milestone.day)
        self.day.chosen.connect(self._keep_day)

    def made(self) -> Milestone:
        """The milestone; raises ValueError when the day or the time cannot be read."""
        self.day.commit()
        if self._kept is None or self.day.isModified():
            raise ValueError(tr("“{text}” is not a day.", text=self.day.text().strip()))
        said = self.clock.text().strip()
        clock = read_time(said, self._kept, "UTC")[0] if said else None
        return Milestone(self.name.text().strip(), self._kept, clock, self.leads.value())

    def _lay_out(self) -> None:
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._context.theme.space(2))
        sized: tuple[tuple[QWidget, int], ...] = ((self.day, _DAY), (self.clock, _CLOCK), (self.leads, _LEADS))
        for part, width in sized:
            part.setFixedWidth(width)
        self.name.setCursorPosition(0)
        self.name.textChanged.connect(self._hint)
        self.leads.valueChanged.connect(self._say_leads)
        self._say_leads()
        line.addWidget(self.name, 1)
        for field in (self.day, self.clock, self.leads, self.remove):
            line.addWidget(field)
        lead(self.remove, self._context.theme, "trash", "text.secondary")

    def _describe(self) -> None:
        for field, name, help_text in (
            (self.name, tr("Milestone"), tr("What must be told")),
            (self.day, tr("Day of the milestone"), tr("The day itself, such as 17 Dec; Alt+Down opens a calendar")),
            (self.clock, tr("Time of the milestone"), tr("What is told after it comes too late, such as 12:00")),
            (self.leads, tr("Days before"), tr("How early a post may tell of it")),
            (self.remove, tr("Remove this milestone"), tr("Remove this milestone")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(help_text)

        self._hint()

    def _hint(self) -> None:
        """A name may be longer than its field."""
        self.name.setToolTip(plain_hint(self.name.text().strip() or tr("What must be told")))

    def _say_leads(self) -> None:
        self.leads.setSuffix(tr(" day before") if self.leads.value() == 1 else tr(" days before"))

    def _keep_day(self, day: date | None) -> None:
        self._kept = day
