"""The plan that a start shows: opened or made, and what is asked when neither works."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from planner.app.backups import Backups
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.failures import Damaged, Held, NoFile, PlanError
from planner.app.plans import name_beside, open_plan, restore, true_path
from planner.app.settings import Settings
from planner.app.surroundings import own_plan, own_zone
from planner.domain.edits import add_brand
from planner.domain.records import Brand
from planner.ui.program.instance import ring
from planner.ui.theme import Theme
from planner.ui.when import When
from planner.ui.words import tr

_LAST_PLANS = "last_plans"
_MOST_LAST_PLANS = 10
_RISING_SECONDS = 5.0
"""How long another start may take from its lock on the plan to its window."""

Choice = tuple[str, Callable[[], Path | None]]
"""Words, and what gives the plan to go on with; None when the user gives up."""


def last_plans(settings: Settings) -> list[Path]:
    """The plans that were open, the last one first."""
    paths = settings.memory.get(_LAST_PLANS)
    return [Path(path) for path in paths if isinstance(path, str)] if isinstance(paths, list) else []


def remember_plan(settings: Settings, plan: Path) -> None:
    """Puts the plan first among those that were open."""
    others = [str(path) for path in last_plans(settings) if path != plan]
    settings.memory.put(_LAST_PLANS, [str(plan), *others][:_MOST_LAST_PLANS])


def make_plan(path: Path, settings: Settings, catalogue: Catalogue) -> None:
    """Makes a plan with one brand in the zone that new brands get; raises PlanError."""
    from planner.app.founding import new_plan  # noqa: PLC0415  not needed to open a plan that is there

    new_plan(path, _first_brand(settings), catalogue).close()


def add_first_brand(document: Document, settings: Settings, catalogue: Catalogue) -> None:
    """Gives a plan without a brand its first one, which stays: a window needs one; raises PlanError."""
    document.do(replace(add_brand(_first_brand(settings), catalogue.kinds), undoable=False))


def _first_brand(settings: Settings) -> Brand:
    from planner.app.brands import FIRST_NAME, new_brand  # noqa: PLC0415  not needed to open a plan that is there

    return new_brand(FIRST_NAME, settings["zone"] or own_zone())


class FirstPlan:
    """Opens a plan and has it shown, and asks what to do as long as that does not work."""

    def __init__(self, settings: Settings, catalogue: Catalogue, show: Callable[[Document], None]) -> None:
        self._settings = settings
        self._catalogue = catalogue
        self._show = show

    def wanted(self, named: Path | None) -> Path:
        """The named plan, else the last one, else the user's own."""
        return named or next(iter(last_plans(self._settings)), own_plan())

    def settle(self, path: Path) -> bool:
        """Whether a plan is shown at the end, by this start or by another; False when the user gave up."""
        wanted: Path | None = path
        while wanted is not None:
            try:
                wanted = true_path(wanted)
                self._show(self._opened_or_made(wanted))
                return True
            except PlanError as error:
                if isinstance(error, Held) and ring(wanted, _RISING_SECONDS):
                    return True
                wanted = self.asked(wanted, error)
        return False

    def asked(self, path: Path, error: PlanError, parent: QWidget | None = None) -> Path | None:
        """What the user wants to go on with, when the plan at ``path`` cannot be used; None to give up."""
        from planner.ui.pieces.message import ask  # noqa: PLC0415  a plan that can be opened needs no dialog

        choices = list(self._choices(path, error))
        with self._dressed(parent):
            index = ask(parent, tr("The plan cannot be opened"), tr(str(error)), [words for words, _ in choices])
        try:
            return choices[index][1]() if index >= 0 else None
        except PlanError as another:
            return self.asked(path, another, parent)

    @contextlib.contextmanager
    def _dressed(self, parent: QWidget | None) -> Iterator[None]:
        """Gives a dialog the program's look where no window has brought it yet."""
        app = QApplication.instance()
        look = Theme(app, self._settings["theme"]) if parent is None and isinstance(app, QApplication) else None
        yield
        if look is not None:
            look.deleteLater()

    def _opened_or_made(self, path: Path) -> Document:
        """The plan; the user's own is made when there has never been one, since a missing one must be noticed."""
        if path == true_path(own_plan()) and not path.exists() and not self._was_there(path):
            make_plan(path, self._settings, self._catalogue)
        return open_plan(path)

    def _was_there(self, path: Path) -> bool:
        return path in last_plans(self._settings) or bool(Backups.of(path, self._settings).all())

    def _choices(self, path: Path, error: PlanError) -> Iterator[Choice]:
        if isinstance(error, Held):
            yield tr("Try again"), lambda: path
        backups = Backups.of(path, self._settings).all() if isinstance(error, Damaged | NoFile) else []
        if backups:
            when, at = When(self._settings), backups[0].at
            words = tr("Restore the backup of {day}, {time}", day=when.dated(at), time=when.clock(at.time()))
            yield words, lambda: self._restored(backups[0].path, path)
        if isinstance(error, NoFile):
            yield tr("Make a new plan there"), lambda: self._made(path)
        yield tr("Open another plan…"), lambda: self._chosen(path)
        yield tr("Quit"), lambda: None

    def _made(self, path: Path) -> Path:
        make_plan(path, self._settings, self._catalogue)
        return path

    def _restored(self, backup: Path, path: Path) -> Path:
        target = name_beside(path)
        restore(backup, target)
        return target

    def _chosen(self, path: Path) -> Path:
        """The chosen file, or the same as before."""
        from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415  not in the first frame

        kinds = f"{tr('Plans')} (*.evenweek);;{tr('All files')} (*)"
        name, _ = QFileDialog.getOpenFileName(None, tr("Open a plan"), str(path.parent), kinds)
        return Path(name) if name else path
