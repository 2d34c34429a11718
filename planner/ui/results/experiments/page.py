"""The page of one trial: where it stands, why it was begun, its posts, and what was learnt."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from planner.domain.edits.experiments import keep_trial
from planner.domain.plan import Plan
from planner.domain.records import Experiment, Trial
from planner.domain.results.answer_words import plain_definition
from planner.domain.results.experiments import said_in_basis
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.cards import Card, FactRows
from planner.ui.pieces.dialog_parts import button
from planner.ui.pieces.fields import TextField
from planner.ui.pieces.parts import horizontal, vertical, words
from planner.ui.pieces.plain import breakable
from planner.ui.pieces.record_form import RecordForm, Stored
from planner.ui.pieces.row_list import RowList
from planner.ui.results.experiments.phrases import LOOKS, days_words, standing_of, standing_words
from planner.ui.results.experiments.rows import entry_rows
from planner.ui.words import tr

_ROW, _EDGE, _LEARNT = 44, 4, 112


class TrialPage(QWidget):
    """What is learnt keeps itself; all else is asked for."""

    edit_requested = Signal(object)
    entry_requested = Signal(str)
    ask_requested = Signal(str)
    end_requested = Signal()
    drop_requested = Signal()

    def __init__(self, context: Context, stored: Stored) -> None:
        super().__init__()
        self._context = context
        self._trial: Experiment | None = None
        self._today = context.clock().date()
        self.form = RecordForm(self, stored, keep_trial)
        self.title, self.shape = words("", "heading"), words("")
        self.standing = words("", "label", "secondary")
        names = (tr("Days"), tr("Looked at again"), tr("Channel"), tr("Because"), tr("Measure"))
        self.facts = FactRows(context.theme, names)
        self.posts = RowList(context.theme, tr("Posts of the trial"))
        self.learnt_name, self.learnt = (
            words("", "label", "secondary"),
            TextField(tr("What was learnt"), tr("What you saw, and what you will do because of it")),
        )
        self.again, self.end, self.drop = button(tr("Ask again")), button(tr("End the trial")), button("")
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.learnt)

    def show_trial(self, trial: Experiment, plan: Plan) -> None:
        """Shows a trial; ``plan`` holds its posts."""
        self._trial = trial
        when, self._today = self._context.when, self._context.today(plan.brand)
        channel = plan.channels.get(trial.channel_id or "")
        self.title.setText(breakable(tr(trial.title)))
        self.standing.setText(standing_words(trial, when, self._today))
        self.facts.show_facts(
            days=days_words(trial, when),
            again=when.dated(trial.look_again) if trial.look_again else "",
            channel=channel.name if channel else tr("All channels"),
            why=tr(said_in_basis(trial, "sentence")),
            measure=tr(plain_definition(said_in_basis(trial, "definition"))),
        )
        self._show_posts(plan, trial)
        self._show_state(trial)
        self.form.show_record(trial)
        self._tint()

    def flush(self) -> bool:
        """Hands over what is typed; False when the plan did not take it."""
        return self.form.flush()

    # showing

    def _show_posts(self, plan: Plan, trial: Experiment) -> None:
        rows = list(entry_rows(plan, trial, self._context))
        self.posts.show_rows(rows)
        self.posts.setFixedHeight(_ROW * len(rows) + 2 * _EDGE)
        self._posts_card.setVisible(bool(rows))

    def _show_state(self, trial: Experiment) -> None:
        declined = trial.state is Trial.DECLINED
        name = tr("Why not") if declined else tr("What was learnt")
        self.learnt_name.setText(name)
        self.learnt.setAccessibleName(name)
        self.learnt.setToolTip(tr("Is kept as you type"))
        self.end.setVisible(trial.state is Trial.ACCEPTED)
        self.drop.setVisible(trial.state is not Trial.ACCEPTED)
        self.drop.setText(tr("Let it be offered again") if declined else tr("Delete"))
        self.drop.setToolTip(tr("Takes it out of this list (Delete)"))

    def _tint(self) -> None:
        if self._trial is not None:
            look = LOOKS[standing_of(self._trial, self._today)]
            self.shape.setPixmap(icons.pixmap(self._context.theme, *look, 16, self.devicePixelRatioF()))

    def _open(self, index: QModelIndex) -> None:
        self.posts.setCurrentIndex(index)
        self.entry_requested.emit(self.posts.chosen)

    # making

    def _lay_out(self) -> None:
        theme = self._context.theme
        self.title.setWordWrap(True)
        self.learnt.setFixedHeight(_LEARNT)
        self.learnt_name.setBuddy(self.learnt)
        self._posts_card = Card(theme, words(tr("Its posts"), "heading"), self.posts)
        line = QWidget()
        row = horizontal(line, theme.space(2))
        row.addWidget(self.shape)
        row.addWidget(self.standing, 1)
        column = vertical(self, theme.space(3))
        column.addWidget(self.title)
        column.addWidget(line)
        column.addWidget(Card(theme, self.facts))
        column.addWidget(Card(theme, self.learnt_name, self.learnt))
        column.addLayout(self._made_buttons())
        column.addWidget(self._posts_card)

    def _made_buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.space(2))
        for one in (self.again, self.end, self.drop):
            row.addWidget(one)
        row.addStretch()
        self.again.setToolTip(tr("Opens the question that led to it, with the numbers of today"))
        self.end.setToolTip(tr("Its routine is put away; its posts and what was learnt stay (Delete)"))
        return row

    def _connect(self) -> None:
        self.form.tie_text("learnt", self.learnt)
        self.form.edit_requested.connect(self.edit_requested)
        self.posts.setToolTip(tr("A click or Enter opens the post on the calendar"))
        self.posts.clicked.connect(self._open)
        self.posts.activated.connect(self._open)
        self.again.clicked.connect(lambda: self.ask_requested.emit(self._trial.id if self._trial else ""))
        self.end.clicked.connect(self.end_requested)
        self.drop.clicked.connect(self.drop_requested)
        self._context.theme.changed.connect(self._tint)
