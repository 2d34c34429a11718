"""What the checks find in the entries in view, looked for a little at a time while nothing else is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.app.plans import AtStep
from planner.domain.files import FileFacts
from planner.domain.plan import Plan
from planner.domain.records import SETTLED, Brand, Placement
from planner.domain.rules import Severity
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.pieces.jobs import Job
from planner.ui.words import tr

if TYPE_CHECKING:
    from planner.app.media import MediaShelf
    from planner.domain.checks.finding import Finding

_QUIET_MS = 120
"""How long nothing else must be shown before the entries are looked at."""

_SLICE_SECONDS = 0.004
"""How long they are looked at before the window has its turn: a quarter of a frame."""


class Marks(QObject):
    """Looks at the entries of some days again and again; what is posted or skipped is not marked any more."""

    changed = Signal()
    files_changed = Signal()
    """The files of the days in view are not as they were seen last."""

    def __init__(self, context: Context, seen: QWidget) -> None:
        super().__init__(seen)
        self._context = context
        self._seen = seen
        self._days: tuple[Brand, Span] | None = None
        self._left: Iterator[tuple[Plan, Placement]] = iter(())
        self._found: dict[str, tuple[Finding, ...]] = {}
        self.findings: Mapping[str, tuple[Finding, ...]] = {}
        """What was found, by the id of the entry."""
        self._files: Mapping[str, FileFacts | None] = {}
        self._to_look_at: tuple[str, ...] = ()
        self._job: Job | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)

    @property
    def severities(self) -> Mapping[str, Severity]:
        """What is asked for at most, by the id of the entry."""
        return {id_: _strongest(found) for id_, found in self.findings.items()}

    def look(self, brand: Brand, span: Span) -> None:
        """Looks at the entries of these days, once nothing else is to do."""
        self._days = brand, span
        self._turn.stop()
        self._quiet.start()

    def look_at_files(self) -> None:
        """Looks at the files of these days again, which another program may have changed, unless that comes anyway."""
        if self._days is not None and self._seen.isVisible() and not self._quiet.isActive():
            self._look_at(self._context.document.plan(*self._days))

    def words(self, placement_ids: Iterable[str]) -> list[str]:
        """What was found in these entries and is marked, each sentence once."""
        found = [finding for id_ in placement_ids for finding in self.findings.get(id_, ())]
        return list(dict.fromkeys(tr(one.sentence) for one in found if one.severity is not Severity.HINT))

    # private

    def _begin(self) -> None:
        if self._days is None or not self._seen.isVisible():
            return
        plan = self._context.document.plan(*self._days)
        self._mark(plan)
        self._look_at(plan)

    def _mark(self, plan: Plan) -> None:
        self._found = {}
        self._left = iter([(plan, one) for one in plan.placements.values() if one.status not in SETTLED])
        self._turn.start()

    def _go_on(self) -> None:
        assert self._days is not None
        now = self._context.now(self._days[0])
        until = perf_counter() + _SLICE_SECONDS
        for plan, placement in self._left:
            found = self._context.inspection.findings(plan, placement, now)
            if found:
                self._found[placement.id] = found
            if perf_counter() > until:
                return
        self._turn.stop()
        before, self.findings = self.severities, self._found
        if self.severities != before:
            self.changed.emit()

    # files

    def _look_at(self, plan: Plan) -> None:
        """Looks at its files in a worker, after what it still looks at."""
        from planner.app.inspection import files_of  # noqa: PLC0415  the checks are not in the first frame

        self._to_look_at = paths = files_of(plan)
        if self._job is not None:
            self._job.stop()
        elif paths:
            self._start()

    def _start(self) -> None:
        paths, self._to_look_at = self._to_look_at, ()
        shelf = self._context.media
        self._job = Job(partial(_looked_at, shelf, paths), only_looks=True)
        self._job.ended.connect(self._end)
        self._job.start()

    def _end(self) -> None:
        """The marks follow, and who else shows what was found, where a file is not as it was seen last."""
        job, self._job = self._job, None
        if not self._seen.isVisible():
            return
        if self._to_look_at:
            self._start()
            return
        seen: dict[str, FileFacts] = job.result if job is not None and job.error is None else {}
        changed = any(self._files.get(path) != facts for path, facts in seen.items())
        self._files = {**self._files, **seen}
        if changed and self._days is not None:
            self._mark(self._context.document.plan(*self._days))
            self.files_changed.emit()


def _looked_at(shelf: MediaShelf, paths: Sequence[str], at_step: AtStep) -> dict[str, FileFacts]:
    """What the files are, each looked at in a worker."""
    seen = {}
    for number, path in enumerate(paths):
        at_step(number, len(paths))
        (seen[path],) = shelf.look([path])
    return seen


def _strongest(findings: Sequence[Finding]) -> Severity:
    return max((finding.severity for finding in findings), key=lambda one: one.weight)
