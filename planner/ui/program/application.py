"""The program around the window: which plan is shown, and what is asked of it that concerns other plans."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.failures import PlanError
from planner.app.logbook import Logbook
from planner.app.plans import AtStep, open_plan, restore, true_path
from planner.app.samples import is_sample, make_sample, sample_of, throw_away
from planner.app.settings import Settings
from planner.app.surroundings import clock, own_facts, own_settings, own_zone, pretended_moment
from planner.ui.pieces.failing import show_failure
from planner.ui.pieces.jobs import run_in_background
from planner.ui.program.errors import Watch
from planner.ui.program.first_plan import FirstPlan, add_first_brand, make_plan, remember_plan
from planner.ui.program.instance import ring
from planner.ui.program.session import Session
from planner.ui.words import tr

SHOWN, GIVEN_UP = 0, 1
"""Exit codes."""


def start(plan: Path | None, moment: datetime | None = None) -> int:
    """Runs the window on this plan, else the last one, else the user's own; gives the exit code.

    When another start has the plan open, its window is raised instead. ``moment`` pretends the clock.
    """
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    application = Application(app, moment)
    try:
        if not application.open_first(plan):
            return GIVEN_UP
        return app.exec() if application.session else SHOWN
    finally:
        application.close()


class Application(QObject):
    """Shows one plan at a time. ``close`` it at the end."""

    def __init__(self, app: QApplication, moment: datetime | None = None) -> None:
        super().__init__()
        app.setApplicationName("Evenweek")
        app.setDesktopFileName("evenweek")
        app.setQuitOnLastWindowClosed(False)
        self._app = app
        self._moment = moment or pretended_moment()
        self._catalogue = Catalogue(own_facts=own_facts())
        self._settings = Settings(own_settings())  # later those of the plan that is shown
        self._logbook = Logbook(own_settings().with_name("evenweek.log"))
        self._watch = Watch(self._logbook, lambda: self.session.window if self.session else None)
        self._watch.begin()
        self.session: Session | None = None

    def close(self) -> None:
        """Closes the plan, after the window."""
        if self.session is not None:
            self.session.close()
            self.session = None
        self._watch.end()

    # opening

    def open_first(self, plan: Path | None) -> bool:
        """Whether a plan is shown, here or by another start whose window comes to the front."""
        first = self._first()
        wanted = first.wanted(plan)
        return _raised(wanted) or first.settle(wanted)

    def open(self, plan: Path) -> None:
        """Shows this plan in place of the one that is shown, unless it cannot be opened."""
        try:
            path = true_path(plan)
            if self.session is not None and path == self.session.context.document.path:
                self.session.raise_window()
            elif not _raised(path):
                self._replace(open_plan(path))
        except PlanError as error:
            self._fail(error)

    def _replace(self, document: Document) -> None:
        before = self.session
        self._app.setQuitOnLastWindowClosed(False)
        try:
            if before is None or before.put_away():
                self._show(document)
            else:
                document.close()
        except Exception:
            if before is not None:
                before.show()
            raise
        finally:
            self._app.setQuitOnLastWindowClosed(self.session is not None)
        if before is not None and self.session is not before:
            before.close()

    def _show(self, document: Document) -> None:
        """Shows the plan; closes it and raises PlanError when it cannot be read."""
        session = self._made_session(document)
        self.session, self._settings = session, session.context.settings
        self._connect(session)
        if not is_sample(document.path):
            remember_plan(self._settings, document.path)
        session.show()
        self._app.setQuitOnLastWindowClosed(True)

    def _made_session(self, document: Document) -> Session:
        """The plan with a look and settings of its own; the first has those that the start read."""
        settings = Settings(own_settings()) if self.session else self._settings
        try:
            if not document.brands():
                add_first_brand(document, settings, self._catalogue)
            return Session(self._app, document, self._catalogue, settings, logbook=self._logbook, moment=self._moment)
        except BaseException:
            document.close()
            if not self.session:
                self._settings = Settings(own_settings())  # a window that did not come up may listen to the others
            raise

    def _connect(self, session: Session) -> None:
        session.damaged.connect(self._ask_about_damage)
        session.window.plan_requested.connect(self.open)
        session.window.new_plan_requested.connect(self.make)
        session.window.sample_requested.connect(self.open_sample)
        session.window.throw_sample_away_requested.connect(self.throw_sample_away)
        session.window.restore_requested.connect(self.restore)

    # making

    def make(self, plan: Path) -> None:
        """Makes a new plan and shows it."""
        try:
            make_plan(plan, self._settings, self._catalogue)
        except PlanError as error:
            self._fail(error)
        else:
            self.open(plan)

    def open_sample(self) -> None:
        """Shows the sample plan of this week, which is made when it is not there."""
        today = clock(self._moment, own_zone())().date()
        path = sample_of(today)
        if path.exists():
            self.open(path)
        else:
            make = partial(make_sample, path, today, self._catalogue, self._settings)
            self._make_beside(tr("Making the sample plan"), lambda _: make(), partial(self.open, path))

    def throw_sample_away(self) -> None:
        """Goes back to the user's last plan, and then removes the sample that was shown."""
        assert self.session is not None
        sample = self.session.context.document.path
        back = FirstPlan(self._settings, self._catalogue, self._replace)
        if not back.settle(back.wanted(None)):
            self.session.window.close()
        elif self.session.context.document.path != sample:
            self._throw_away(sample)

    def restore(self, backup: Path, plan: Path) -> None:
        """Makes a new plan of a backup, shows it, and says which plan it is."""
        assert self.session is not None
        before = self.session.context.document.path
        make = partial(restore, backup, plan)
        self._make_beside(tr("Restoring the backup"), make, lambda: self._show_restored(plan, before))

    def _make_beside(self, words: str, make: Callable[[AtStep], None], made: Callable[[], None]) -> None:
        if self.session is not None:
            run_in_background(self.session.window, words, make, lambda _: made(), self._fail)

    # private

    def _show_restored(self, plan: Path, before: Path) -> None:
        self.open(plan)
        if self.session is not None and self.session.context.document.path == true_path(plan):
            text = "This is the restored copy {copy}; the plan you had open is unchanged at {path}."
            self.session.window.files.said.emit(tr(text, copy=plan.name, path=before))

    def _throw_away(self, sample: Path) -> None:
        try:
            throw_away(sample, self._settings)
        except PlanError as error:
            self._fail(error)

    def _first(self) -> FirstPlan:
        return FirstPlan(self._settings, self._catalogue, self._show)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        show_failure(self.session.window if self.session else None, error)

    def _ask_about_damage(self, error: PlanError) -> None:
        if self.session is None:
            return
        path = self._first().asked(self.session.context.document.path, error, self.session.window)
        if path is not None:
            self.open(path)
        else:
            self.session.window.close()


def _raised(plan: Path) -> bool:
    """Whether the plan is open elsewhere and its window comes to the front."""
    try:
        return ring(true_path(plan))
    except PlanError:
        return False
