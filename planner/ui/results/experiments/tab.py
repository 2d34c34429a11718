"""The tab of experiments: what is tried because of an answer, until when, and what was learnt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QListView, QWidget

from planner.domain.edits.experiments import drop_trial, end
from planner.domain.records import Brand, Channel, Experiment, Label, Placement, Post, Routine, Trial
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.corners import Menu
from planner.ui.pieces.found_rows import Found
from planner.ui.pieces.list_tab import ListTab
from planner.ui.results.experiments.drawn_rows import TrialRows
from planner.ui.results.experiments.page import TrialPage
from planner.ui.results.experiments.rows import trial_rows
from planner.ui.words import tr

_PURPOSE = (
    "When an answer leans one way, it offers something to try until a day. What you accept is kept here, to be looked "
    "at again, with what you learnt; what you decline is not offered again."
)


class ExperimentsTab(ListTab):
    """Trials are begun from answers; the button leads there."""

    shows = (Brand, Channel, Label, Experiment, Routine, Post, Placement)

    def __init__(self, context: Context) -> None:
        super().__init__(context, tr("Experiments"), tr("Look at the answers"), tr(_PURPOSE))
        self.list.setToolTip(tr("Up and Down choose, Enter goes into the page, Delete ends a trial or takes it out"))
        self.list.setItemDelegate(TrialRows(self.theme, self.list))
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.new_button.setProperty("kind", "quiet")

    # for the list

    def made_page(self) -> QWidget:
        self.page = page = TrialPage(self.context, self._stored)
        page.edit_requested.connect(self.edit_requested)
        page.entry_requested.connect(self.entry_requested)
        page.ask_requested.connect(lambda id_: self.tab_requested.emit("results", "answers", id_))
        page.end_requested.connect(self.delete)
        page.drop_requested.connect(self.delete)
        return page

    def rows(self, brand: Brand) -> Sequence[Found]:
        trials = self.context.document.settings_of(brand).experiments
        return list(trial_rows(trials, self.context, self.context.today(brand)))

    def show_page(self, id_: str) -> None:
        trial, brand = self._stored(id_), self.brand
        if trial is not None and brand is not None:
            self.page.show_trial(trial, self.context.document.posts_of(brand, trial.post_ids))

    def flush(self) -> bool:
        return self.page.flush()

    def make_new(self) -> None:
        """Goes where trials are offered."""
        self.tab_requested.emit("results", "answers", "")

    def delete(self) -> None:
        """Ends a trial that is running; takes out one that is over or was declined."""
        if not self.flush() or self.brand is None:
            return
        trial = self._stored(self.chosen)
        if trial is None:
            return
        if trial.state is not Trial.ACCEPTED:
            self.edit_requested.emit(drop_trial(trial))
            return
        routines = self.context.document.settings_of(self.brand).routines
        routine = next((one for one in routines if one.id == trial.routine_id), None)
        self.edit_requested.emit(end(trial, routine, day=self.context.today(self.brand)))

    def offer_more(self, where: QPoint) -> None:
        trial = self._stored(self.chosen)
        if trial is None:
            return
        menu = Menu(self)
        runs = trial.state is Trial.ACCEPTED
        said = tr("End the trial\tDel") if runs else tr("Delete\tDel")
        menu.addAction(icons.icon(self.theme, "check" if runs else "trash"), said, self.delete)
        menu.pop_up(where)

    def _tint(self) -> None:
        icons.lead(self.new_button, self.theme, "chart-bar")
        icons.lead(self.first_button, self.theme, "chart-bar", "accent.on")

    def _stored(self, id_: str) -> Experiment | None:
        trials = self.context.document.settings_of(self.brand).experiments if self.brand is not None else ()
        return next((one for one in trials if one.id == id_), None)
