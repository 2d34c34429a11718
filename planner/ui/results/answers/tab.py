"""The tab of answers: questions in plain words at the left, and in the middle what the numbers honestly say."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.app.plans import AtStep
from planner.app.results import DEFAULT_MEASURE, campaigns_told
from planner.domain.edits.experiments import accept, decline
from planner.domain.plan import Plan
from planner.domain.records import (
    Brand,
    Campaign,
    Channel,
    Experiment,
    Flight,
    Label,
    LabelSet,
    Measurement,
    OwnRule,
    Placement,
    Post,
    Trial,
)
from planner.domain.results.experiments import Suggestion, said_in_basis
from planner.domain.results.grouping import STANCE
from planner.ui.context import Context
from planner.ui.pieces.jobs import Job, run_in_background
from planner.ui.pieces.parts import horizontal
from planner.ui.pieces.place_tab import PlaceTab
from planner.ui.results.answers.counting import Counting
from planner.ui.results.answers.found import Comparison, Finding, Wanted, find
from planner.ui.results.answers.question_list import QuestionList
from planner.ui.results.answers.questions import COST, question_rows
from planner.ui.results.answers.side import AnswerSide
from planner.ui.words import tr

_LIST, _NARROW_LIST, _NARROW = 264, 252, 1000
_QUESTION, _MEASURE = "answers.question", "answers.measure"


class AnswersTab(PlaceTab):
    """Works out answers in a thread, one at a time; of what is asked meanwhile only the last is worked out next."""

    shows = (
        *(Brand, Channel, Label, LabelSet, Campaign, Post, Placement, Flight, OwnRule),
        *(Measurement, Experiment),
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Answers"))
        self._plan: Plan | None = None
        self._turn = self._awaited = 0
        self._job: Job | None = None
        self._showing = False
        self.list, self.side = QuestionList(context), AnswerSide(context)
        self._wanted = self._remembered()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._awaited > 0

    # what is shown

    def show_brand(self, brand: Brand) -> None:
        """Shows the answers of this brand."""
        if self.brand is not None and self.brand.id != brand.id:
            self._wanted = self._wanted._replace(channel="", campaign="")
            self._drop()
            self.side.clear()
        super().show_brand(brand)

    def show_record(self, id_: str) -> None:
        """Asks a question by its key, or the one that led to the trial of this id."""
        trial = self._trial(id_)
        self._wanted = self._wanted._replace(question=id_)
        if trial is not None:
            measure = said_in_basis(trial, "measure")
            self._wanted = Wanted(
                question=trial.question,
                measure=measure if measure in self.context.catalogue.measures else self._wanted.measure,
                channel=trial.channel_id or "",
            )
        if self._plan is not None and self.brand is not None:
            self.read_anew(self.brand)

    def read_anew(self, brand: Brand) -> None:
        """Reads what can be asked, and works out the answer anew."""
        self.brand = next((one for one in self.context.document.brands() if one.id == brand.id), brand)
        self._plan = self.context.document.settings_of(self.brand)
        self._showing = True
        self.list.show_rows(list(question_rows(self._plan)))
        if not self.list.choose(self._wanted.question):
            self.list.choose(STANCE)
        self._showing = False
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being worked out is not waited for; it is asked again when one comes back."""
        super().hideEvent(event)
        if self.busy and not event.spontaneous():
            self._drop()
            self._stale = True

    # asking

    def _ask(self) -> None:
        plan, brand = self._plan, self.brand
        if plan is None or brand is None:
            return
        asked = self._wanted._replace(question=self.list.chosen or STANCE)
        told = campaigns_told(self.context.document, brand) if asked.question == COST else ()
        self._wanted = self.side.begin(asked, plan, told)
        self._turn += 1
        self._awaited = self._turn
        if self._job is None:
            self._work_out(brand)

    def _work_out(self, brand: Brand) -> None:
        document, catalogue, now = self.context.document, self.context.catalogue, self.context.now(brand)
        turn, wanted = self._turn, self._wanted

        def work(_: AtStep) -> Finding:
            return find(document, brand, catalogue, wanted, now)

        show, fail = partial(self._show_found, turn, wanted), partial(self._show_failed, turn)
        self._job = run_in_background(self, "", work, show, fail)

    def _drop(self) -> None:
        """Nobody waits any longer for what is being worked out."""
        self._awaited = 0

    def _is_awaited(self, turn: int) -> bool:
        """Whether what was worked out is still waited for; else what was asked since is worked out now."""
        self._job = None
        if turn == self._awaited:
            self._drop()
            return True
        if self._awaited and self.brand is not None:
            self._work_out(self.brand)
        return False

    def _show_found(self, turn: int, wanted: Wanted, found: Finding) -> None:
        if self._is_awaited(turn):
            self.side.show_found(wanted, found, self._trials(found))

    def _show_failed(self, turn: int, error: Exception) -> None:
        if not self._is_awaited(turn):
            return
        self.side.fail(tr(str(error)) if isinstance(error, ValueError) else tr("This could not be worked out."))
        if not isinstance(error, ValueError):
            raise error

    # trials

    def _trial(self, id_: str) -> Experiment | None:
        trials = self.context.document.settings_of(self.brand).experiments if self.brand is not None else ()
        return next((one for one in trials if one.id == id_), None)

    def _trials(self, found: Finding) -> list[Experiment]:
        """What is being tried because of the question, and what became of suggestions about what it is about now."""
        if self._plan is None or not isinstance(found, Comparison):
            return []
        about = {one.about for one in (found.answer, *found.answer.beside) if one.words.may_suggest}
        same = (one for one in self._plan.experiments if one.question == found.answer.question)
        here = (one for one in same if (one.channel_id or "") == self._wanted.channel)
        return [one for one in here if one.about in about or one.state is Trial.ACCEPTED]

    def _accept(self, suggestion: Suggestion) -> None:
        if self.brand is not None:
            self.list.setFocus()
            now = self.context.now(self.brand)
            self.edit_requested.emit(accept(suggestion, self.brand, who=self.context.user, at=now))

    def _decline(self, suggestion: Suggestion, why: str) -> None:
        if self.brand is not None:
            self.list.setFocus()
            now = self.context.now(self.brand)
            self.edit_requested.emit(decline(suggestion, self.brand, who=self.context.user, at=now, reason=why))

    # making

    def _lay_out(self) -> None:
        both = QWidget()
        row = horizontal(both, self.theme.space(4))
        row.addWidget(self.list)
        row.addWidget(self.side, 1)
        self.column.addWidget(both, 1)

    def _connect(self) -> None:
        side, offered = self.side, self.side.comparison.suggestion
        self.list.selectionModel().currentChanged.connect(self._turn_to)
        self.list.enter_requested.connect(self._enter)
        side.choices.changed.connect(self._choose)
        side.choices.counting_requested.connect(self._open_counting)
        side.said.connect(self.said)
        side.copy_requested.connect(self.copy_requested)
        side.numbers_requested.connect(lambda: self.tab_requested.emit("results", "numbers", ""))
        side.campaign_requested.connect(lambda id_: self.tab_requested.emit("campaigns", "campaigns", id_))
        offered.accepted.connect(self._accept)
        offered.declined.connect(self._decline)
        offered.trial_requested.connect(lambda id_: self.tab_requested.emit("results", "experiments", id_))

    def _remembered(self) -> Wanted:
        """What was asked last."""
        memory, measures = self.context.settings.memory, self.context.catalogue.measures
        question, measure = memory.get(_QUESTION), memory.get(_MEASURE)
        return Wanted(
            question=question if isinstance(question, str) else STANCE,
            measure=measure if isinstance(measure, str) and measure in measures else DEFAULT_MEASURE,
        )

    # slots

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list gives way where there is little room."""
        super().resizeEvent(event)
        self.list.setFixedWidth(_LIST if self.width() >= _NARROW else _NARROW_LIST)

    def _turn_to(self) -> None:
        if not self._showing and self.list.chosen:
            self.context.settings.memory.put(_QUESTION, self.list.chosen)
            self._ask()

    def _enter(self) -> None:
        choices = self.side.choices
        fields = (choices.measure, choices.channel, choices.campaign, self.side.reading)
        next(one for one in fields if not one.isHidden()).setFocus()

    def _choose(self) -> None:
        self._wanted = self.side.choices.wanted
        self.context.settings.memory.put(_MEASURE, self._wanted.measure)
        self._ask()

    def _open_counting(self) -> None:
        if self.brand is not None:
            counting = Counting(self.context, self.brand, self)
            counting.edit_requested.connect(self.edit_requested)
            counting.open_beside(self.side.choices.counting)
