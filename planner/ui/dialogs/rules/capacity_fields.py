"""The time there is for posts, what the week and the targets need of it, and what a post of a format takes."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.capacity import hours_words
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.figures import Figure, Number
from planner.ui.words import tr

_HOUR = 60
_MOST_HOURS, _MOST_MINUTES = 80, 999
_COLUMNS = 3


class HoursField(Figure):
    """Hours a week, in quarters; 0 is not said."""

    def __init__(self, minutes: int | None) -> None:
        super().__init__(_MOST_HOURS, step=0.5, decimals=2)
        self.setSpecialValueText(tr("not said"))
        self.setSuffix(tr(" h"))
        self.setFixedWidth(104)
        self.setValue((minutes or 0) / _HOUR)

    @property
    def minutes(self) -> int | None:
        """The time in minutes, None when it is not said."""
        return round(self.value() * _HOUR) or None


class Capacity(QWidget):
    """The hours, the sentence about them, and the wish for targets that fit."""

    changed = Signal()

    def __init__(self, context: Context, minutes: int | None) -> None:
        super().__init__()
        self.hours = HoursField(minutes)
        self.propose = button(tr("Propose targets from my hours"))
        self.said = words("", role="secondary")
        self.proposed = words("", role="secondary")
        self._lay_out(context)
        self.hours.valueChanged.connect(self.changed)
        self.show_proposal("")

    def show_need(self, targets: Fraction, week: int, week_words: str) -> None:
        """Says what the targets and the week in view need, against the hours there are."""
        there = self.hours.minutes
        have = tr("you have {time}", time=hours_words(there)) if there else tr("say how many hours you have")
        needs = tr("Targets need {time} a week, {have}.", time=hours_words(targets), have=have)
        of_week = tr("{week} needs {time}.", week=week_words, time=hours_words(week))
        self.said.setText(f"{needs} {of_week}")
        self.said.setProperty("role", "warning" if there is not None and targets > there else "secondary")
        self.said.style().polish(self.said)
        self.propose.setEnabled(there is not None)

    def show_proposal(self, text: str) -> None:
        """What was proposed, in words; nothing is saved yet."""
        self.proposed.setText(text)
        self.proposed.setVisible(bool(text))

    def _lay_out(self, context: Context) -> None:
        space = context.theme.space
        name = QLabel(tr("Hours a week for posts"))
        name.setBuddy(self.hours)
        self.hours.setAccessibleName(tr("Hours a week for posts"))
        self.hours.setToolTip(tr("What you can spend on making posts in a usual week"))
        self.propose.setToolTip(tr("Fills in targets that fit into your hours; nothing is saved before OK"))
        first = row(space(2))
        for one in (name, self.hours, self.propose):
            first.addWidget(one)
        first.addStretch()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(space(1))
        lines.addLayout(first)
        lines.addWidget(self.said)
        lines.addWidget(self.proposed)


class EffortFields(QWidget):
    """Minutes that a post of each format takes; "" is any other format."""

    changed = Signal()

    def __init__(self, context: Context, minutes: Mapping[str, int]) -> None:
        super().__init__()
        self.fields = {form: Number(_MOST_MINUTES) for form in minutes}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(context.theme.space(2))
        grid.setVerticalSpacing(context.theme.space(2))
        for place, (form, field) in enumerate(self.fields.items()):
            name = tr(form) if form else tr("any other")
            field.setValue(minutes[form])
            field.setSuffix(tr(" min"))
            field.setAccessibleName(tr("Minutes for a post: {format}", format=name))
            field.setToolTip(tr("How long you need to make one"))
            field.valueChanged.connect(self.changed)
            at = 2 * (place % _COLUMNS)
            grid.addWidget(words(name), place // _COLUMNS, at)
            grid.addWidget(field, place // _COLUMNS, at + 1)
        grid.setColumnStretch(2 * _COLUMNS, 1)

    @property
    def minutes(self) -> dict[str, int]:
        """The minutes as they are typed."""
        return {form: field.value() for form, field in self.fields.items()}

    def summary(self) -> str:
        """In short: ``text 15, image 45, reel 120``."""
        shown = list(self.minutes.items())[1:7]
        return ", ".join(f"{form} {minutes}" for form, minutes in shown)
