"""A sheet that comes in, from its choice until it is imported: what was said of it and what comes of that."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from planner.app.failures import PlanError
from planner.app.intake import Ask, At, BadFile, Field, Intake, Taken, Wishes
from planner.app.plans import AtStep, Cancelled
from planner.domain.records import Brand
from planner.ui.context import Context
from planner.ui.importing.source import IsReply, Source
from planner.ui.pieces.jobs import Job, run_in_background
from planner.ui.words import tr

AT_ONCE = 500
"""Sheets of so many records are read again while one waits, larger ones in a thread."""

NO_WISHES = Wishes()

_Work = Callable[[AtStep], tuple[Intake, Taken]]


class SheetDraft(QObject):
    """Reads the sheet again after everything that is said of it; nothing here changes the plan."""

    begun = Signal()
    """Something is read that takes a while."""
    stepped = Signal(int, int)
    """How much of it is done, of how much."""
    read = Signal()
    """``taken`` is another one, or nothing is read any more."""
    reply_found = Signal(bytes)
    """The file is no sheet but the reply to a review sheet."""
    refused = Signal(str)
    """The file cannot be read; the sentence says why. What was there before stays."""

    def __init__(self, context: Context, brand: Brand, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._page = context, parent
        self.brand = brand
        self.source: Source | None = None
        self.intake: Intake | None = None
        self.taken: Taken | None = None
        self.wishes = NO_WISHES
        self._said: list[Wishes] = []
        self.layout_name = ""
        self._job: Job | None = None
        self._stale = False

    # files

    def open_file(self, path: Path) -> None:
        """Reads a file; what was said of the one before is forgotten."""
        self._begin(Source(path.name, path), NO_WISHES)

    def paste(self, text: str, html: str) -> None:
        """Reads cells that were copied in a spreadsheet."""
        self._begin(Source(tr("Pasted cells"), text=text, html=html), NO_WISHES)

    def open_otherwise(self, *, encoding: str = "", separator: str = "") -> None:
        """Reads the same file in another encoding or with another separator."""
        source = self.source
        if source is not None:
            said = encoding or source.encoding, separator or source.separator
            self._begin(replace(source, encoding=said[0], separator=said[1]), replace(self.wishes, columns={}))

    def show_brand(self, brand: Brand) -> None:
        """The posts go to this brand; its plan is looked at anew."""
        self.brand = brand
        self.look_up_layout()

    def look_up_layout(self) -> None:
        """Reads the file from the beginning, with what is remembered of sheets like it now."""
        if self.source is not None:
            self._begin(self.source, self.wishes)

    def look_again(self) -> None:
        """The plan changed."""
        if self.intake is not None:
            self.intake.renew()
            self.read_anew()

    # what is said

    @property
    def answered(self) -> bool:
        """Whether the user said anything that would be lost."""
        return self.wishes != NO_WISHES and self.taken is not None

    @property
    def asks(self) -> tuple[Ask, ...]:
        """All questions, also those that are answered."""
        return self.taken.asks if self.taken is not None else ()

    @property
    def open(self) -> tuple[Ask, ...]:
        """What has to be answered before the sheet can go in."""
        return self.taken.open if self.taken is not None else ()

    @property
    def other_zone(self) -> str:
        """The zone of the file that a brand without posts may take, or ""."""
        return self.intake.other_zone(self.taken.imported) if self.intake and self.taken else ""

    def answer(self, ask_id: str, value: str | Mapping[str, str]) -> None:
        """Answers a question, for all its rows or by row."""
        self._wish(replace(self.wishes, answers={**self.wishes.answers, ask_id: value}))

    def take_suggestions(self) -> None:
        """Answers whatever is open with what is suggested."""
        suggested = {ask.id: ask.default for ask in self.open}
        self._wish(replace(self.wishes, answers={**self.wishes.answers, **suggested}))

    def correct(self, at: At, field: Field, text: str) -> None:
        """Reads a cell as if this stood in it."""
        self._wish(replace(self.wishes, cells={**self.wishes.cells, (at, field): text}))

    def name_column(self, heading: str, column: int, field: Field) -> None:
        """Takes a column (from 0) with this heading for what it holds."""
        said = {key: one for key, one in self.wishes.columns.items() if key != heading}
        self._wish(replace(self.wishes, columns={**said, heading or f"#{column + 1}": field}))

    def take_back(self) -> None:
        """Takes back what was said last."""
        if self._said and self._job is None:
            self.wishes = self._said.pop()
            self.read_anew()

    # reading

    def read_anew(self) -> None:
        """Reads what is there again."""
        if self.intake is None:
            return
        if self._job is not None:
            self._stale = True
        elif self._records <= AT_ONCE:
            self._read_at_once(self.intake)
        else:
            self._in_background(partial(_read, self.intake, self.wishes), lambda: None)

    def stop(self) -> None:
        """Gives up what is being read; what was there before stays."""
        if self._job is not None:
            self._job.stop()
            self._job, self._stale = None, False
            self.read.emit()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    # private

    @property
    def _records(self) -> int:
        book = self.intake.book if self.intake is not None else None
        return sum(len(sheet.records) for sheet in book.sheets) if book is not None else 0

    def _read_at_once(self, intake: Intake) -> None:
        try:
            taken = intake.read(self.wishes)
        except (BadFile, PlanError) as error:
            self.refused.emit(tr(str(error)))
        else:
            self._take(intake, taken)

    def _wish(self, wishes: Wishes) -> None:
        self._said.append(self.wishes)
        self.wishes = wishes
        self.read_anew()

    def _begin(self, source: Source, wishes: Wishes) -> None:
        """Reads another file, or the same one in another way, in a thread."""
        if self._job is not None:
            self._job.stop()
            self._job = None
        context, brand = self._context, self.brand
        intake = Intake(context.document, brand, context.catalogue, context.today(brand))

        def work(at_step: AtStep) -> tuple[Intake, Taken]:
            source.open_in(intake)
            at_step(0, 1)
            return _read(intake, wishes, at_step)

        self._in_background(work, partial(self._keep, source, wishes))

    def _keep(self, source: Source, wishes: Wishes) -> None:
        """The file could be read: it takes the place of the one before."""
        if self.source is None or source.path != self.source.path or source.name != self.source.name:
            self.layout_name = Path(source.name).stem
        self.source, self.wishes = source, wishes
        self._said.clear()

    def _in_background(self, work: _Work, before: Callable[[], None]) -> None:
        mine: list[Job] = []

        def done(found: tuple[Intake, Taken]) -> None:
            if self._job is mine[0]:
                self._job = None
                before()
                self._take(*found)

        mine.append(run_in_background(self._page, "", work, done, lambda error: self._refuse(error, mine[0])))
        self._job = mine[0]
        self._job.stepped.connect(self.stepped)
        self.begun.emit()

    def _take(self, intake: Intake, taken: Taken) -> None:
        self.intake, self.taken = intake, taken
        if self._stale:
            self._stale = False
            self.read_anew()
        else:
            self.read.emit()

    def _refuse(self, error: Exception, job: Job) -> None:
        if self._job is not job:
            return
        self._job, self._stale = None, False
        if isinstance(error, Cancelled | IsReply):
            self.read.emit()
            if isinstance(error, IsReply):
                self.reply_found.emit(error.content)
        elif isinstance(error, BadFile | PlanError):
            self.refused.emit(tr(str(error)))
        else:
            raise error


def _read(intake: Intake, wishes: Wishes, at_step: AtStep) -> tuple[Intake, Taken]:
    return intake, intake.read(wishes, at_step)
