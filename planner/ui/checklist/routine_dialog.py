"""A routine added or changed: what is done, how often, and how long it takes."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from planner.app.weekly import shipped_routines
from planner.domain.edits import Edit, keep_routine, new_id
from planner.domain.edits.routines import MOST_TIMES
from planner.domain.plan import Plan
from planner.domain.records import Per, Routine
from planner.ui.context import Context
from planner.ui.pieces.dialog_parts import CalmCombo, labelled, row, words
from planner.ui.pieces.edit_dialog import EditDialog
from planner.ui.pieces.figures import Number
from planner.ui.words import tr

_MOST_MINUTES = 24 * 60


class RoutineDialog(EditDialog):
    """A new one may start from a shipped one, or from one that was archived."""

    def __init__(self, context: Context, plan: Plan, routine: Routine | None, parent: QWidget | None = None) -> None:
        title, primary = (tr("Change routine"), tr("Save")) if routine else (tr("New routine"), tr("Add routine"))
        super().__init__(context, title, parent, primary)
        self._plan = plan
        self._before = routine
        self.start = CalmCombo()
        self.name = QLineEdit()
        self.times = Number(MOST_TIMES, least=1, wide=True)
        self.per = CalmCombo()
        self.minutes = Number(_MOST_MINUTES, wide=True)
        self.channel = CalmCombo()
        self._source = words("", step="caption", role="muted")
        self._fill()
        self._put_together()
        self._show(routine or self._new())
        self.name.setFocus()

    def made(self) -> Edit:
        """The routine as it is typed; raises ValueError without a name."""
        shown = self._before or self._new()
        after = replace(
            shown,
            name=self.name.text(),
            times=self.times.value(),
            per=self.per.currentData(),
            minutes=self.minutes.value(),
            channel_id=self.channel.currentData(),
            archived=False,
        )
        return keep_routine(after, before=self._before)

    # private

    def _new(self) -> Routine:
        position = max((one.position for one in self._plan.routines), default=-1) + 1
        return Routine(id=new_id(), brand_id=self._plan.brand.id, name="", position=position)

    def _fill(self) -> None:
        self.per.addItem(tr("a day"), Per.DAY)
        self.per.addItem(tr("a week"), Per.WEEK)
        self.minutes.setSuffix(tr(" min"))
        self.minutes.setSingleStep(5)
        self.minutes.setSpecialValueText(tr("Not said"))
        self.channel.addItem(tr("No channel in particular"), None)
        for channel in self._plan.channels.values():
            if not channel.archived or (self._before and self._before.channel_id == channel.id):
                self.channel.addItem(channel.name, channel.id)
        if self._before is None:
            self._fill_start()

    def _fill_start(self) -> None:
        self.start.addItem(tr("Something of your own"), None)
        for shipped in shipped_routines():
            self.start.addItem(tr(shipped.name), shipped)
        for one in self._plan.routines:
            if one.archived:
                self.start.addItem(tr("{name} (archived)", name=one.name), one)
        self.start.activated.connect(self._start_from)

    def _start_from(self) -> None:
        """Fills in what the chosen one says; an archived one is asked for again."""
        chosen = self.start.currentData()
        self._before = chosen if isinstance(chosen, Routine) else None
        if isinstance(chosen, Routine):
            self._show(chosen)
        elif chosen is not None:
            self._show(
                replace(self._new(), name=tr(chosen.name), times=chosen.times, per=chosen.per, minutes=chosen.minutes)
            )
        said = f"{tr(chosen.why)}\n{tr('Source: {source}', source=tr(chosen.source))}" if _is_shipped(chosen) else ""
        self._source.setText(said)
        self._source.setMinimumHeight(self._source.heightForWidth(self.start.width()) if said else 0)
        self._source.setVisible(bool(said))

    def _show(self, routine: Routine) -> None:
        self.name.setText(routine.name)
        self.times.setValue(routine.times)
        self.minutes.setValue(routine.minutes)
        _choose(self.per, routine.per)
        _choose(self.channel, routine.channel_id)

    def _put_together(self) -> None:
        if self._before is None:
            self.body.addLayout(labelled(tr("Start from"), self.start))
            self.body.addWidget(self._source)
        self._source.hide()
        self.body.addLayout(labelled(tr("What is done?"), self.name))
        often = row(self.context.theme.space(2))
        often.addLayout(labelled(tr("Times"), self.times), 1)
        often.addLayout(labelled(tr("How often"), self.per), 1)
        often.addLayout(labelled(tr("Time for each"), self.minutes), 1)
        self.body.addLayout(often)
        self.body.addLayout(labelled(tr("Where"), self.channel))
        self.body.addStretch()


def _is_shipped(chosen: object) -> bool:
    return chosen is not None and not isinstance(chosen, Routine)


def _choose(box: QComboBox, data: object) -> None:
    box.setCurrentIndex(max(0, box.findData(data)))
