"""What the checks find in the entries in view, looked for a little at a time while nothing else is to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from planner.domain.checks import Finding
from planner.domain.plan import Plan
from planner.domain.records import SETTLED, Brand, Placement
from planner.domain.rules import Severity
from planner.domain.span import Span
from planner.ui.context import Context
from planner.ui.words import tr

_QUIET_MS = 120
"""How long nothing else must be shown before the entries are looked at."""

_SLICE_SECONDS = 0.004
"""How long they are looked at before the window has its turn: a quarter of a frame."""

_WEIGHT = (Severity.HINT, Severity.ATTENTION, Severity.MUST_FIX)


class Marks(QObject):
    """Looks at the entries of some days again and again; what is posted or skipped is not marked any more."""

    changed = Signal()

    def __init__(self, context: Context, seen: QWidget) -> None:
        super().__init__(seen)
        self._context = context
        self._seen = seen
        self._days: tuple[Brand, Span] | None = None
        self._left: Iterator[tuple[Plan, Placement]] = iter(())
        self._found: dict[str, tuple[Finding, ...]] = {}
        self.findings: Mapping[str, tuple[Finding, ...]] = {}
        """What was found, by the id of the entry."""
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

    def words(self, placement_ids: Iterable[str]) -> list[str]:
        """What was found in these entries and is marked, each sentence once."""
        found = [finding for id_ in placement_ids for finding in self.findings.get(id_, ())]
        return list(dict.fromkeys(tr(one.sentence) for one in found if one.severity is not Severity.HINT))

    # private

    def _begin(self) -> None:
        if self._days is None or not self._seen.isVisible():
            return
        plan = self._context.document.plan(*self._days)
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


def _strongest(findings: Sequence[Finding]) -> Severity:
    return max((finding.severity for finding in findings), key=_WEIGHT.index)
