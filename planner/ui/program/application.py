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
from planner.app.settings import Settings
from planner.app.surroundings import clock, own_plan, own_settings, own_zone, pretended_moment
from planner.domain.span import Week
from planner.ui.program.errors import Watch, show_failure
from planner.ui.program.first_plan import FirstPlan, add_first_brand, make_plan, remember_plan
from planner.ui.program.instance import ring
from planner.ui.program.jobs import run_in_background
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
        self._catalogue = Catalogue()
        self._settings = Settings(own_settings())
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
        if before is not None and not before.put_away():
            document.close()
            return
        try:
            self._show(document)
        except PlanError:
            if before is not None:
                before.show()
            raise
        if before is not None:
            before.close()

    def _show(self, document: Document) -> None:
        """Shows the plan with its own settings and look; closes it and raises PlanError when it cannot be read."""
        try:
            if not document.brands():
                add_first_brand(document, self._settings, self._catalogue)
            session = Session(self._app, document, self._catalogue, self._logbook, self._moment)
        except BaseException:
            document.close()
            raise
        self.session = session
        self._connect(session)
        if document.path.parent != _samples():
            remember_plan(session.context.settings, document.path)
        session.show()
        self._app.setQuitOnLastWindowClosed(True)

    def _connect(self, session: Session) -> None:
        session.damaged.connect(self._ask_about_damage)
        session.window.plan_requested.connect(self.open)
        session.window.new_plan_requested.connect(self.make)
        session.window.sample_requested.connect(self.open_sample)
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
        from planner.app.founding import new_sample  # noqa: PLC0415  for those who look at the sample only

        today = clock(self._moment, own_zone())().date()
        path = _samples() / f"sample {Week.of(today)}.evenweek"
        if path.exists():
            self.open(path)
        else:
            make = partial(new_sample, path, today, self._catalogue)
            self._make_beside(tr("Making the sample plan"), path, lambda _: make().close())

    def restore(self, backup: Path, plan: Path) -> None:
        """Makes a new plan of a backup and shows it."""
        self._make_beside(tr("Restoring the backup"), plan, partial(restore, backup, plan))

    def _make_beside(self, words: str, path: Path, make: Callable[[AtStep], None]) -> None:
        if self.session is not None:
            run_in_background(self.session.window, words, make, lambda _: self.open(path), self._fail)

    # private

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


def _samples() -> Path:
    return own_plan().parent / "samples"
