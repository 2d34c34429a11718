"""Balance my week: the fewest changes that keep all rules, looked at on the calendar before anything is done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.app.live import LiveBalance
from planner.app.plans import AtStep
from planner.domain.edits import Change
from planner.domain.overlay import NO_OVERLAY
from planner.domain.records import Brand, Placement, Post
from planner.domain.span import Week
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import button, words
from planner.ui.pieces.dockpage import DockPage
from planner.ui.pieces.jobs import Job, run_in_background
from planner.ui.proposal.outcome import Outcome
from planner.ui.proposal.said import Said
from planner.ui.proposal.steps import Steps
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.domain.proposal import Proposal

_PAUSE_MS = 250
"""How long nothing must change before another proposal is looked for."""

_PATIENCE_MS = 1_000
"""How long one looks before it is said."""


class ProposalPage(DockPage):
    """Looks for a proposal in a thread, and shows it; nothing is written before it is accepted."""

    previewed = Signal(object)
    """The Overlay of the chosen steps; NO_OVERLAY when there is nothing to look at."""
    launch_requested = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Balance my week"))
        self._week: Week | None = None
        self._live = LiveBalance(context.document, context.catalogue)
        self._job: Job | None = None
        self._turn = 0
        self._proposal: Proposal | None = None
        self._left_out: frozenset[str] = frozenset()
        self.steps: Steps | None = None
        self.setFixedWidth(self.theme.size("dock"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._read_when_seen)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._make_parts()
        self._patience.timeout.connect(self._waiting.show)
        self._lay_out()
        self.theme.changed.connect(self._tint)

    def _make_parts(self) -> None:
        self._days = words("", step="body.strong")
        self.said = Said(self.theme)
        self.launch = button(tr("Mark as launch week…"))
        self.launch.setToolTip(tr("Break the rule this week on purpose, with a reason"))
        self.launch.clicked.connect(self.launch_requested)
        self.launch.hide()
        self.partly = words("", step="label", role="warning")
        self._outcome = Outcome(self.theme)
        self._waiting = self._made_waiting()
        self._close = button(tr("Close"))
        self._close.setToolTip(tr("Close without changing anything (Esc)"))
        self._close.clicked.connect(self.close_requested)
        self.accept = button("", "primary")
        self.accept.clicked.connect(self._accept)

    def _made_waiting(self) -> QWidget:
        waiting = QWidget()
        self.cancel = button(tr("Cancel"))
        self.cancel.setToolTip(tr("Stop looking"))
        self.cancel.clicked.connect(self._give_up)
        line = QHBoxLayout(waiting)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(words(tr("Looking…"), role="secondary"), 1)
        line.addWidget(self.cancel)
        return waiting

    def _lay_out(self) -> None:
        edge, theme = self.theme.space(4), self.theme
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(edge, 0, edge, edge)
        self._list.setSpacing(theme.space(3))
        for part in (self._days, self.said, self._waiting):
            self._list.addWidget(part)
        self._list.addWidget(self.launch, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._outcome, self.partly):
            self._list.addWidget(part)
        self._list.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        self.column.addWidget(scroll, 1)
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("edge", "top")
        line = QHBoxLayout(foot)
        line.setContentsMargins(*(self.theme.space(step) for step in (4, 3, 4, 3)))
        line.setSpacing(self.theme.space(2))
        line.addStretch(1)
        line.addWidget(self._close)
        line.addWidget(self.accept)
        return foot

    # what is shown

    def show_brand(self, brand: Brand) -> None:
        """Looks at this brand from now on."""
        self._live.show_brand(brand)
        self._left_out = frozenset()
        super().show_brand(brand)

    def show_week(self, week: Week) -> None:
        """Looks for what would balance this week."""
        if week != self._week:
            self._week, self._left_out = week, frozenset()
            self._read_when_seen()

    def refresh(self, changes: Sequence[Change]) -> None:
        """Looks again once nothing that counts has changed for a moment."""
        if not self._live.refresh(changes):
            return
        self._clear()
        if self.isVisible():
            self._pause.start()
        else:
            self._stale = True

    def read_anew(self, brand: Brand) -> None:
        """Begins to look for a proposal; one that is still looked for is forgotten."""
        if self._week is None:
            self._stale = True
            return
        self._clear()
        when = self.context.when
        self._days.setText(f"{when.week_number(self._week)} · {when.days(self._week.span)}")
        work = partial(_looked_for, self.context, brand, self._week)
        done, failed = partial(self._show_found, self._turn), partial(self._show_failed, self._turn)
        self._job = run_in_background(self, "", work, done, failed)
        self._patience.start()

    def toggle(self, key: str) -> None:
        """Takes the step of this key, or leaves it out."""
        if self.steps is not None:
            self.steps.toggle(key)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._clear()
        self._stale = True

    # finding

    def _clear(self) -> None:
        """Nothing is proposed any more."""
        self._stop()
        self._proposal = None
        if self.steps is not None:
            self.steps.hide()
            self._list.removeWidget(self.steps)
            self.steps.deleteLater()
            self.steps = None
        self.said.say("")
        for part in (self._outcome, self.partly, self.accept, self._waiting, self.launch):
            part.hide()
        self.previewed.emit(NO_OVERLAY)

    def _stop(self) -> None:
        self._turn += 1
        self._pause.stop()
        self._patience.stop()
        if self._job is not None:
            self._job.stop()
            self._job = None

    def _give_up(self) -> None:
        self._clear()
        self.close_requested.emit()

    def _show_found(self, turn: int, proposal: Proposal) -> None:
        if turn != self._turn:  # another one is looked for by now, or none
            return
        self._stop()
        self._waiting.hide()
        self._proposal = proposal
        self.said.say(tr("This week keeps all your rules.") if proposal.already else tr(proposal.words))
        self.launch.setVisible(bool(proposal.launch))
        if proposal.steps:
            self._show_steps(proposal)
        self._follow_choice()
        self._close.setFocus() if self.steps is None else self.steps.rows[0].box.setFocus()

    def _show_failed(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self._stop()
        self._waiting.hide()
        reason = _told(error)
        unexpected = tr("The week could not be balanced.")
        self.said.say(tr("{reason} Nothing was changed.", reason=reason or unexpected))
        if not reason:
            raise error

    def _show_steps(self, proposal: Proposal) -> None:
        self.steps = Steps(self.theme, proposal.steps, self._left_out)
        self.steps.changed.connect(self._follow_choice)
        self._list.insertWidget(self._list.indexOf(self.partly) + 1, self.steps)
        self.steps.show()  # else only in the next turn of the window, and the keyboard would not stay there
        stops = [
            self.cancel,
            self.said.more,
            self.launch,
            *(row.box for row in self.steps.rows),
            self._close,
            self.accept,
        ]
        for one, following in pairwise(stops):
            self.setTabOrder(one, following)
        self.accept.show()

    # choosing

    def _follow_choice(self) -> None:
        """Judges the chosen steps, and shows them on the calendar."""
        from planner.domain.proposal import ghosts_of  # noqa: PLC0415  not in the first frame

        assert self._proposal is not None
        assert self._week is not None
        chosen = self.steps.chosen if self.steps is not None else ()
        self._left_out = frozenset(step.key for step in self._proposal.steps) - frozenset(chosen)
        self.accept.setText(tr("Accept %n step(s)", len(chosen)) if chosen else tr("Accept"))
        self.accept.setEnabled(bool(chosen))
        self.accept.setToolTip(tr("Do these steps; one undo takes all of them back"))
        self._judge(self._week, chosen)
        self.previewed.emit(ghosts_of(self._proposal, chosen) if chosen else NO_OVERLAY)

    def _judge(self, week: Week, chosen: Sequence[str]) -> None:
        assert self._proposal is not None
        steps = [step for step in self._proposal.steps if step.key in chosen]
        changes = [change for step in steps for change in step.changes]
        then = self._live.whole(week, changes)
        if self._proposal.steps:
            self._outcome.show_week(self._live.whole(week), then)
        self._say_left_out(len(self._proposal.steps) - len(steps), off=then.off)

    def _say_left_out(self, number: int, *, off: bool) -> None:
        """What the chosen steps do not reach; a step that no mix needs is there for how often one posts."""
        assert self._proposal is not None
        if not self._proposal.feasible:
            off, said = False, tr("%n step(s) left out.", number)
        elif off:
            said = tr("%n step(s) left out: your rules are not kept yet.", number)
        else:
            said = tr("%n step(s) left out, for how often you post.", number)
        self.partly.setText(said)
        self.partly.setProperty("role", "warning" if off else "secondary")
        self.partly.style().polish(self.partly)
        self.partly.setVisible(bool(number))

    def _accept(self) -> None:
        """Asks for the chosen steps as one edit."""
        from planner.domain.proposal import edit_of  # noqa: PLC0415  not in the first frame

        if self._proposal is None or self.steps is None or self.brand is None:
            return
        changes = [change for step in self._proposal.steps for change in step.changes]
        posts = {change.record.id for change in changes if isinstance(change.record, Post)}
        placements = {change.record.id for change in changes if isinstance(change.record, Placement)}
        plan, _ = self.context.document.plan_of(self.brand, posts, placements)
        edit = edit_of(plan, self._proposal, self.steps.chosen)
        self._left_out = frozenset()
        self.edit_requested.emit(edit)

    def _tint(self) -> None:
        self._outcome.tint()
        if self.steps is not None:
            self.steps.tint()


def _told(error: Exception) -> str:
    """Why nothing was found, as a sentence; "" for what nobody expected, which is told where all such errors are."""
    from planner.domain.proposal import Unsolved  # noqa: PLC0415  not in the first frame

    if isinstance(error, Unsolved):
        return tr(str(error))
    return f"{tr(str(error))}." if isinstance(error, ValueError) else ""


def _looked_for(context: Context, brand: Brand, week: Week, at_step: AtStep) -> Proposal:
    """The proposal; in a worker."""
    from planner.app.balancing import propose  # noqa: PLC0415  the solver is read when it is asked

    at_step(0, 1)
    now = context.now(brand)
    return propose(context.document, brand, week, now=now, catalogue=context.catalogue)
