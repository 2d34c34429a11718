"""Pages read from the web in a thread, one after the other, with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from planner.app.page_fetching import NotRead, read_from_web
from planner.app.plans import AtStep, Cancelled
from planner.domain.pages.model import PageFacts
from planner.ui.context import Context
from planner.ui.pieces.jobs import Job
from planner.ui.words import tr


class WebReading(QObject):
    """``read_page`` gives an address with its PageFacts, ``failed`` one with a sentence and whether that is sure.

    What is sure is so for everybody, and worth being kept; the rest may lie with this computer or moment. ``stepped``
    tells how many of all are done. ``ended`` comes when all are read, or when it was stopped.
    """

    read_page = Signal(str, object)
    failed = Signal(str, str, bool)
    stepped = Signal(int, int)
    ended = Signal()
    _came = Signal(str, object)
    _missed = Signal(str, str, bool)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._job: Job | None = None
        self._done = self._whole = 0
        self._came.connect(self._take)
        self._missed.connect(self._miss)

    @property
    def busy(self) -> bool:
        """Whether pages are being read."""
        return self._job is not None

    def read(self, addresses: Iterable[str]) -> None:
        """Begins with these; nothing happens while others are read, or without any. Ask ``online`` first."""
        listed = tuple(dict.fromkeys(addresses))
        if self.busy or not listed:
            return
        self._done, self._whole = 0, len(listed)
        settings = self._context.settings

        def work(at_step: AtStep) -> None:
            for number, address in enumerate(listed):
                try:
                    facts = read_from_web(address, settings, lambda: at_step(number, len(listed)))  # noqa: B023
                except NotRead as error:
                    self._missed.emit(address, str(error), error.sure)
                else:
                    self._came.emit(address, facts)

        self._job = Job(work, only_looks=True)
        self._job.ended.connect(self._end)
        self.stepped.emit(0, self._whole)
        self._job.start()

    def stop(self) -> None:
        """Ends within a moment; what was read by then is given."""
        if self._job is not None:
            self._job.stop()

    # slots, in the thread of the window

    def _take(self, address: str, facts: PageFacts) -> None:
        self._step()
        self.read_page.emit(address, facts)

    def _miss(self, address: str, sentence: str, sure: bool) -> None:
        self._step()
        self.failed.emit(address, tr(sentence), sure)

    def _step(self) -> None:
        self._done += 1
        self.stepped.emit(self._done, self._whole)

    def _end(self) -> None:
        error = self._job.error if self._job is not None else None
        self._job = None
        self.ended.emit()
        if error is not None and not isinstance(error, Cancelled):
            raise error
