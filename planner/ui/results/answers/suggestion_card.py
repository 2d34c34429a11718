"""What may be tried because of an answer, and what is being tried or was declined already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from planner.domain.records import Experiment, Trial
from planner.domain.results.experiments import Suggestion
from planner.ui.context import Context
from planner.ui.pieces.cards import Card, FactRows
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.parts import emptied
from planner.ui.pieces.plain import breakable
from planner.ui.pieces.popover import Popover
from planner.ui.pieces.wrapped_row import WrappedRow
from planner.ui.theme import Theme
from planner.ui.words import tr

_WIDTH = 320


class SuggestionCard(Card):
    """A trial is offered here and never begun by itself; ``trials`` of the same question lead to where they are."""

    accepted = Signal(object)
    declined = Signal(object, str)
    """The Suggestion, and why, or ""."""
    trial_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._suggestion: Suggestion | None = None
        self.heading, self.title = words("", step="label", role="secondary"), words("", step="body.strong")
        self.facts = FactRows(context.theme, (tr("Days"), tr("Looked at again"), tr("Because")))
        self.note = words("", step="caption", role="muted")
        self.accept = button(tr("Accept"), "primary")
        self.decline = button(tr("Decline…"))
        self._offer, self._trials = QWidget(), QVBoxLayout()
        self._lay_out()
        self.accept.clicked.connect(self._accept)
        self.decline.clicked.connect(self._ask_why)

    def show_suggestion(self, suggestion: Suggestion | None, trials: Sequence[Experiment]) -> None:
        """Shows what is offered, and what came of earlier offers; nothing hides the card."""
        self._suggestion = suggestion
        self.setVisible(suggestion is not None or bool(trials))
        self._offer.setVisible(suggestion is not None)
        self.heading.setText(tr("Something to try") if suggestion else tr("Tried because of this question"))
        if suggestion is not None:
            self._show(suggestion)
        emptied(self._trials)
        for one in trials:
            self._trials.addWidget(self._link(one))

    # making

    def _show(self, suggestion: Suggestion) -> None:
        when = self._context.when
        days = ", ".join(when.day(day) for day in suggestion.days)
        self.title.setText(breakable(tr(suggestion.title)))
        self.facts.show_facts(days=days, again=when.dated(suggestion.look_again), why=tr(suggestion.why))
        count = len(suggestion.days)
        self.note.setText(tr("Makes a routine and %n idea(s) on these days. Your rule stays as it is.", count))
        self.accept.setToolTip(tr("Make the routine and the ideas; one undo takes all of them back"))
        self.decline.setToolTip(tr("Not to be offered again; you may say why"))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        column = QVBoxLayout(self._offer)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        for part in (self.title, self.facts, self.note):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(space(2))
        row.addWidget(self.accept)
        row.addWidget(self.decline)
        row.addStretch()
        column.addLayout(row)
        self.column.addWidget(self.heading)
        self.column.addWidget(self._offer)
        self.column.addLayout(self._trials)

    def _link(self, trial: Experiment) -> QWidget:
        said = {
            Trial.ACCEPTED: tr("Being tried: {title}", title=trial.title),
            Trial.DECLINED: tr("Declined: {title}", title=trial.title),
            Trial.ENDED: tr("Tried: {title}", title=trial.title),
        }[trial.state]
        link = WrappedRow(self._context.theme, said, trial.learnt.strip())
        link.setToolTip(tr("Opens it among the experiments"))
        link.clicked.connect(lambda: self.trial_requested.emit(trial.id))
        return link

    # slots

    def _accept(self) -> None:
        if self._suggestion is not None:
            self.accepted.emit(self._suggestion)

    def _ask_why(self) -> None:
        suggestion = self._suggestion
        if suggestion is not None:
            asked = WhyNot(self._context.theme, self)
            asked.given.connect(lambda why: self.declined.emit(suggestion, why))
            asked.open_beside(self.decline)
            asked.field.setFocus()


class WhyNot(Popover):
    """Asks why something is declined; nothing need be said."""

    given = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, tr("Decline this"), parent)
        self.setFixedWidth(_WIDTH)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("Why not (optional)"))
        self.field.setPlaceholderText(tr("Why not (optional)"))
        self.field.setToolTip(tr("Is kept with it among the experiments"))
        self.confirm = button(tr("Decline"), "primary")
        self.confirm.setToolTip(tr("Decline it (Enter)"))
        self.field.returnPressed.connect(self._give)
        self.confirm.clicked.connect(self._give)
        self.column.addWidget(words(tr("It is not offered again for this channel."), step="label", role="secondary"))
        self.column.addWidget(self.field)
        self.column.addWidget(self.confirm)

    def _give(self) -> None:
        self.close()
        self.given.emit(self.field.text().strip())
