"""Checks of handing over: what is due without a yes or not complete, and what changed since the export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from planner.domain.approval import was_approved
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.item import Outcome, Scope, State, about, told
from planner.domain.edits import approve
from planner.domain.handed_over import CHANNEL_CELL, Difference, differences, name_of
from planner.domain.plan import instant_of, media_of, text_of
from planner.domain.records import SETTLED, UNAPPROVED, Exported, Placement, Status
from planner.domain.rules import CheckFact
from planner.domain.span import day_words, weekday_words


def approval(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries that are due within so many hours and not approved, or overdue.

    They are those of the span, and when it holds the present also those that are due just after its end.
    """
    now, within = scope.now.astimezone(UTC), _within(fact.hours)
    findings = [
        _unapproved(scope, fact, placement, until < now)
        for placement, (due, until) in _waiting(scope)
        if due - now <= timedelta(hours=fact.hours)
    ]
    return told(
        findings,
        one=f"One entry (is|was) due within {within} and not approved",
        many=f"{{}} entries (are|were) due within {within} and not approved",
        fine=f"Nothing due within {within} waits for approval.",
    )


def assets_ready(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries that are due within so many hours, or overdue, whose text is not there yet, or their file.

    What lacks a file in the span is told by the item on media already.
    """
    soon = scope.now.astimezone(UTC) + timedelta(hours=fact.hours)
    findings = [
        about(fact, f"{scope.plan.describe(one)} has {missing}", one.id, part=part)
        for one, due in _waiting(scope, SETTLED)
        if due[0] <= soon
        for missing, part in _missing(scope, fact, one)
    ]
    return told(
        findings,
        one=f"One entry (is|was) due within {_within(fact.hours)} and not complete",
        many=f"{{}} things (are|were) missing in entries that (are|were) due within {_within(fact.hours)}",
        fine=f"What is due within {_within(fact.hours)} has its texts; missing files are told with the media.",
    )


def _waiting(
    scope: Scope, without: frozenset[Status] = frozenset(Status) - UNAPPROVED
) -> Iterator[tuple[Placement, tuple[datetime, datetime]]]:
    """The placements of the span, and after it when it holds the present, with the times from and until which."""
    present = scope.now.date() in scope.span
    for placement in scope.ordered:
        due = _due(placement) if placement.status not in without else None
        day = placement.date
        if due is not None and day is not None and (day in scope.span or (present and day >= scope.span.start)):
            yield placement, due


def _unapproved(scope: Scope, fact: CheckFact, placement: Placement, overdue: bool) -> Finding:
    name, late = scope.plan.describe(placement), " and overdue" if overdue else ""
    said = f"was approved {_by_whom(scope, placement)} and has changed since" if was_approved(placement) else ""
    sentence = f"{name} {said or f'is still {placement.status}'}{late}"
    fix = Fix("Approve it", approve([placement], scope.now, scope.who).changes)
    return about(fact, sentence, placement.id, part="status", fixes=[fix])


def _by_whom(scope: Scope, placement: Placement) -> str:
    """``by Maeve on Mon 23 Nov``: who said yes and when, where the brand is."""
    assert placement.approved_at is not None
    by = f"by {placement.approved_by} " if placement.approved_by else ""
    return f"{by}on {weekday_words(placement.approved_at.astimezone(scope.now.tzinfo).date(), scope.now.year)}"


def _missing(scope: Scope, fact: CheckFact, placement: Placement) -> Iterator[tuple[str, str]]:
    post, form = scope.plan.post_of(placement), placement.format
    if form not in fact.formats and not text_of(post, placement).strip():
        yield "no text yet", "text"
    told = placement.date is not None and placement.date in scope.span
    if not told and form not in fact.without_formats and not any(one.path for one in media_of(post, placement)):
        yield "no file yet", "pictures"


def _within(hours: float) -> str:
    """``48 hours``, ``7 days``."""
    return f"{hours:g} hours" if hours <= 72 else f"{hours / 24:g} days"  # noqa: PLR2004  as people say it


def exported(scope: Scope, fact: CheckFact) -> Outcome:
    """Entries that were changed, added or taken away since their week was exported."""
    mondays = {week.monday for week in scope.span.weeks()}
    exports = [export for export in scope.plan.exports if export.week in mondays]
    if not exports:
        return Outcome("Not exported yet.", state=State.NOT_APPLICABLE)
    found = {one.placement_id: one for export in exports for one in _differences(scope, export) if _matters(scope, one)}
    findings = [about(fact, f"{_named(scope, one)} is {one.word}", id_) for id_, one in found.items()]
    last = max(export.at for export in exports)
    return told(
        findings,
        one="One entry changed since the export",
        many="{} entries changed since the export",
        fine=f"Nothing changed since the export of {day_words(last, scope.now.year)} {last:%H:%M}.",
    )


def _due(placement: Placement) -> tuple[datetime, datetime] | None:
    """From when and until when a placement is due, in UTC: its moment, or its whole day when it has any time."""
    moment = instant_of(placement)
    if moment is None:
        return None
    start = moment.astimezone(UTC)
    return start, start if placement.time else (moment + timedelta(days=1)).astimezone(UTC)


def _differences(scope: Scope, export: Exported) -> Iterator[Difference]:
    return differences(export, scope.written.get((export.week, export.format), ()))


def _matters(scope: Scope, found: Difference) -> bool:
    """What is new and over already needs no handing over any more."""
    placement = scope.plan.placements.get(found.placement_id)
    if found.before is not None or placement is None:
        return True
    due = _due(placement)
    return placement.status not in SETTLED and (due is None or due[1] >= scope.now.astimezone(UTC))


def _named(scope: Scope, found: Difference) -> str:
    """The entry as it is described, or as it was exported when it is not in view any more."""
    placement = scope.plan.placements.get(found.placement_id)
    if placement is not None:
        return scope.plan.describe(placement)
    row = found.before or (found.placement_id,)
    channel = f" on {row[CHANNEL_CELL] or 'no channel yet'}" if len(row) > CHANNEL_CELL else ""
    return f"“{name_of(row)}”{channel}"
