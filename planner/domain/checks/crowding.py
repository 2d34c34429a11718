"""Item 5: entries that stand too close on one channel, and promotions in a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.domain.balance import Entry, in_order
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.item import Outcome, Scope, about, told
from planner.domain.edits import Change
from planner.domain.records import SETTLED, Placement, Stance
from planner.domain.rules import CheckFact, Severity
from planner.domain.spacing import Close, closeness_sentence, farthest, next_free, too_close
from planner.domain.span import ONE_DAY


def spacing(scope: Scope, fact: CheckFact) -> Outcome:
    """Pairs closer than the cadence of their channel asks for; as hints, two promotional entries in a row."""
    reach = farthest(scope.book.cadences_within(scope.span)) + 2 * ONE_DAY
    around = scope.span.widened(before=reach, after=reach)
    near = [entry for entry in scope.entries if entry.day in around]
    placements = [placement for placement, _ in scope.live()]
    close = too_close(placements, near, scope.plan.channels, scope.book.cadences_on)
    crowded = [_crowded(scope, fact, one, near) for one in _pairs(close)]
    findings = (*crowded, *_in_a_row(scope, fact))
    together = "entries (stand|stood) close on their channel" if crowded else "promotions (follow|followed) each other"
    outcome = told(
        crowded or findings,
        one=f"Two {together}",
        many=f"{{}} times {together}",
        fine="Entries on one channel keep their distance.",
    )
    return replace(outcome, findings=findings)


def _pairs(close: Iterable[Close]) -> Iterator[Close]:
    """Each pair once, told from its later end."""
    seen: set[frozenset[str]] = set()
    for one in sorted(close, key=lambda found: found.gap, reverse=True):
        pair = frozenset((one.placement.id, one.other.placement_id))
        if pair not in seen:
            seen.add(pair)
            yield one


def _crowded(scope: Scope, fact: CheckFact, close: Close, near: list[Entry]) -> Finding:
    sentence = f"{scope.plan.describe(close.placement)}: {closeness_sentence(close, scope.plan)}"
    ids = close.other.placement_id, close.placement.id
    return about(fact, sentence, *ids, part="time", fixes=_fixes(scope, close, near))


def _fixes(scope: Scope, close: Close, near: list[Entry]) -> Iterator[Fix]:
    """The later one moved on, or the earlier one where the later is out already."""
    other = scope.plan.placements.get(close.other.placement_id)
    for one in (close.placement, other):
        if one is not None and one.status not in SETTLED:
            yield _moved(scope, one, near)
            return


def _moved(scope: Scope, placement: Placement, near: list[Entry]) -> Fix:
    def changes() -> tuple[Change, ...]:
        free = next_free(placement, near, scope.plan.channels, scope.book.cadences_on)
        return (Change(placement, free),) if free is not None else ()

    return Fix("Move it to the next free time", changes)


def _in_a_row(scope: Scope, fact: CheckFact) -> Iterator[Finding]:
    """Promotional entries whose last one on the channel, however long ago, was promotional too."""
    before: dict[str | None, Entry] = {}
    for entry in in_order(scope.entries):
        last = before.get(entry.channel_id)
        if entry.format in fact.without_formats or entry.channel_id is None:
            continue
        before[entry.channel_id] = entry
        if last is not None and last.stance is entry.stance is Stance.PROMOTIONAL and entry.day in scope.span:
            yield from _row(scope, fact, entry)


def _row(scope: Scope, fact: CheckFact, entry: Entry) -> Iterator[Finding]:
    placement = scope.plan.placements.get(entry.placement_id)
    if placement is not None:
        sentence = f"{scope.plan.describe(placement)} is the second promotion in a row on its channel"
        yield about(fact, sentence, entry.placement_id, part="time", severity=Severity.HINT)
