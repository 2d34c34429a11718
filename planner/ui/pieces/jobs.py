"""Work that takes long: in a thread, with progress and a way to stop it once it has taken 300 ms."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.app.bulk import search_again
from planner.app.document import Document, Writer
from planner.app.plans import AtStep, Cancelled
from planner.domain.edits import Edit
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.ui.pieces.progress import Progress

T = TypeVar("T")

MANY_CHANGES = 500
"""An edit of more is written by ``writer``."""

PATIENCE_MS = 300
"""How long work may take before it is shown."""

_TELL_EVERY_SECONDS = 0.05
_LAST_LOOK_SECONDS = 1.0
"""How long work that only looks at files is waited for at the end."""

_BREATH_SECONDS = 0.001
"""How long work pauses at each step, so that the window gets at the plan in between."""

_TURN_SECONDS = 0.0005
"""How long a thread may go on while another waits; Python's own 5 ms make a page with 100 cells stand still."""


class _Running(set["Job"]):
    """The jobs that are not over, kept also when nobody waits for them any more.

    Meanwhile no circular garbage is looked for: in the thread of a job that would destroy Qt's objects of the window,
    which ends the process. The threads take shorter turns: the window takes many of them to paint.
    """

    def __init__(self) -> None:
        super().__init__()
        self._collected = False
        self._turns = sys.getswitchinterval()

    def add(self, job: Job) -> None:
        if not self:
            self._collected = gc.isenabled()
            gc.disable()
            sys.setswitchinterval(_TURN_SECONDS)
        super().add(job)

    def leave(self, job: Job) -> None:
        """The job's thread has ended."""
        self.discard(job)
        if not self:
            sys.setswitchinterval(self._turns)
            if self._collected:
                search_again()


_running = _Running()


class Job(QObject):
    """A piece of work in a thread of its own; ``ended`` comes in the thread that made it."""

    stepped = Signal(int, int)
    ended = Signal()
    _worked = Signal()

    def __init__(self, work: Callable[[AtStep], Any], *, only_looks: bool = False) -> None:
        """Work that ``only_looks`` at files may be left behind at the end: a disk that is gone may never answer."""
        super().__init__()
        self.only_looks = only_looks
        self.result: Any = None
        self.error: Exception | None = None
        self._work = work
        self._stopped = threading.Event()
        self._told_at = monotonic()
        self._thread = threading.Thread(target=self._run, name="evenweek job", daemon=only_looks)
        self._worked.connect(self._end)

    def start(self) -> None:
        """Begins."""
        _running.add(self)
        self._thread.start()

    def stop(self) -> None:
        """Asks the work to end at its next step."""
        self._stopped.set()

    def wait(self) -> bool:
        """Waits until the work is over; whether it is: work that only looks is not waited for much longer."""
        self._thread.join(_LAST_LOOK_SECONDS if self.only_looks else None)
        return not self._thread.is_alive()

    def _run(self) -> None:
        try:
            self.result = self._work(self._at_step)
        except Exception as error:  # noqa: BLE001  handed over to the thread that asked
            self.error = error
        self._worked.emit()

    def _at_step(self, done: int, whole: int) -> None:
        if self._stopped.is_set():
            raise Cancelled("Stopped. Nothing was changed.")
        if monotonic() - self._told_at > _TELL_EVERY_SECONDS:
            self._told_at = monotonic()
            self.stepped.emit(done, whole)
        sleep(_BREATH_SECONDS)

    def _end(self) -> None:
        self.wait()
        _running.leave(self)
        self.ended.emit()


def run_in_background(
    parent: QWidget,
    words: str,
    work: Callable[[AtStep], T],
    done: Callable[[T], None],
    failed: Callable[[Exception], None],
    *,
    only_looks: bool = False,
) -> Job:
    """Carries out ``work`` in a thread, then ``done`` or ``failed`` in this one, unless ``parent`` is gone by then.

    ``work`` calls what it is given with how much is done and how much there is. With ``words`` the work is shown and
    can be stopped, which is a failure too: Cancelled. Without words nothing of it is seen.
    """
    job = Job(work, only_looks=only_looks)
    answer = _Answer(parent, partial(_hand_over, job, done, failed))
    job.ended.connect(answer.give)
    if words:
        progress = _progress(parent, words, job)
        QTimer.singleShot(PATIENCE_MS, progress, progress.open_unless_over)
    job.start()
    return job


def writer(parent: QWidget, document: Document) -> Writer:
    """Writes large edits in a thread, while the window only shows the progress.

    Raises what the document raises, and Cancelled when the user stopped it: then nothing was changed.
    """

    def write(edit: Edit) -> None:
        changes = len(edit.changes)
        job = Job(lambda at_step: document.write(edit, lambda written: at_step(written, changes)))
        _carry_out(job, _progress(parent, tr(edit.text), job))
        if job.error is not None:
            raise job.error

    return write


def end_all() -> None:
    """Stops all work, waits until it has ended, and tells nobody; the last thing before the plan is closed."""
    for job in [*_running]:
        job.blockSignals(True)
        job.stop()
        if job.wait():
            _running.leave(job)


class _Answer(QObject):
    """Is gone with its parent, and then nothing is answered."""

    def __init__(self, parent: QWidget, answer: Callable[[], None]) -> None:
        super().__init__(parent)
        self._answer = answer

    def give(self) -> None:
        self.deleteLater()
        self._answer()


def _hand_over(job: Job, done: Callable[[Any], None], failed: Callable[[Exception], None]) -> None:
    if job.error is None:
        done(job.result)
    else:
        failed(job.error)


def _progress(parent: QWidget, words: str, job: Job) -> Progress:
    from planner.ui.pieces.progress import Progress  # noqa: PLC0415  not in the first frame

    progress = Progress(parent, words)
    progress.stop_requested.connect(job.stop)
    job.stepped.connect(progress.show_step)
    job.ended.connect(progress.end)
    return progress


def _carry_out(job: Job, progress: Progress) -> None:
    """Begins the work and comes back when it has ended; nothing can be clicked or typed meanwhile but "Stop".

    When the application quits, no dialog waits any more: the work is stopped, unless that is too late for it.
    """
    loop = QEventLoop()
    job.ended.connect(loop.quit)
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    job.start()
    loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
    if not progress.over:
        progress.exec()
    if not progress.over:
        job.stop()
        job.wait()
