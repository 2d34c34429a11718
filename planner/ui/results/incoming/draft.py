"""A file of numbers from its choice until it is taken: what was said of it, and what comes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.app.failures import PlanError
from planner.app.plans import AtStep, Cancelled
from planner.app.results_intake import BadFile, Incoming, IncomingWishes, ResultsIntake
from planner.app.week_files import content_of
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.pieces.jobs import Job, run_in_background
from planner.ui.words import tr

NO_WISHES = IncomingWishes()

_Found = tuple[ResultsIntake, Incoming]


class NumbersDraft(QObject):
    """Reads the file again after everything that is said of it; nothing here changes the plan."""

    opened = Signal()
    """Another file is there; ``read`` follows."""
    read = Signal()
    """``incoming`` is another one."""
    refused = Signal(str)
    """The file cannot be read; the sentence says why."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page, self._brand = context, parent, brand
        self.file: Path | None = None
        self.intake: ResultsIntake | None = None
        self.incoming: Incoming | None = None
        self.wishes = NO_WISHES
        self._job: Job | None = None
        self._stale = False

    def open_file(self, path: Path) -> None:
        """Reads a file; what was said of the one before is forgotten."""
        context, brand = self._context, self._brand
        today = context.today(brand)

        def work(_: AtStep) -> _Found:
            content = content_of(path)
            intake = ResultsIntake(context.document, brand, context.catalogue, today, _saved_on(path))
            intake.open(content, path.name)
            return intake, intake.read()

        def before() -> None:
            self.file, self.wishes = path, NO_WISHES
            self.opened.emit()

        self._in_background(work, before)

    def answer(self, ask_id: str, value: str) -> None:
        """Answers a question about the file."""
        self._wish(replace(self.wishes, answers=_with(self.wishes.answers, ask_id, value)))

    def assign(self, row: str, placement_id: str) -> None:
        """Says which entry a row is about, or that it shall be left out; "" takes that back."""
        self._wish(replace(self.wishes, assigned=_with(self.wishes.assigned, row, placement_id)))

    def name_column(self, heading: str, meaning: str) -> None:
        """Says what a column is, by its heading as it is compared."""
        self._wish(replace(self.wishes, columns={**self.wishes.columns, heading: meaning}))

    # private

    def _wish(self, wishes: IncomingWishes) -> None:
        self.wishes = wishes
        if self._job is not None:
            self._stale = True
        elif self.intake is not None:
            self._read_again(self.intake)

    def _read_again(self, intake: ResultsIntake) -> None:
        wishes = self.wishes
        self._in_background(lambda _: (intake, intake.read(wishes)), lambda: None)

    def _in_background(self, work: Callable[[AtStep], _Found], before: Callable[[], None]) -> None:
        def done(found: _Found) -> None:
            self._job = None
            before()
            self.intake, self.incoming = found
            if self._stale:
                self._stale = False
                self._read_again(found[0])
            else:
                self.read.emit()

        self._job = run_in_background(self._page, tr("Reading the numbers"), work, done, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self._job, self._stale = None, False
        if isinstance(error, BadFile | PlanError):
            self.refused.emit(tr(str(error)))
        elif not isinstance(error, Cancelled):
            raise error


def _with(said: Mapping[str, str], key: str, value: str) -> dict[str, str]:
    others = {one: what for one, what in said.items() if one != key}
    return {**others, key: value} if value else others


def _saved_on(path: Path) -> date | None:
    """The day on which a file was saved: that of its download, as a rule."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime).date()
    except OSError:
        return None
