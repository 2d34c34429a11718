"""What leaves the plan, what is kept of it, and what changed since."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from planner.app.document import Document
from planner.domain.edits import new_id, note_export
from planner.domain.handed_over import CHANNEL_CELL, KIND_CELL, Difference, Row, day_of, differences
from planner.domain.plan import Plan
from planner.domain.records import UNAPPROVED, Brand, Exported, Placement
from planner.domain.shown import NO_FILTER, Filter
from planner.domain.span import Span, Week
from planner.exchange.format import Outgoing
from planner.exchange.own.week_csv import cells


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """What shall leave: the entries of some days (None: of all) that the filter lets through.

    ``ids`` are the placements that are meant, None all; ``only_changed`` leaves out what the last export of the kind
    says already, ``only_waiting`` what somebody has approved and what is out or skipped.
    """

    span: Span | None = None
    filter: Filter = NO_FILTER
    ids: frozenset[str] | None = None
    only_changed: bool = False
    only_waiting: bool = False

    @property
    def whole(self) -> bool:
        """Whether nothing of the days is left out."""
        return self.filter == NO_FILTER and self.ids is None and not self.only_changed and not self.only_waiting

    def takes(self, plan: Plan, placement: Placement) -> bool:
        """Whether a placement of the plan is meant."""
        if self.span is not None and (placement.date is None or placement.date not in self.span):
            return False
        if self.ids is not None and placement.id not in self.ids:
            return False
        if self.only_waiting and placement.status not in UNAPPROVED:
            return False
        kind = plan.post_of(placement).kind_id
        return placement.channel_id not in self.filter.channels and kind not in self.filter.kinds


def outgoing(document: Document, brand: Brand, leaving: Leaving, now: datetime, key: str) -> Outgoing:
    """What leaves the plan as an export of the kind ``key``; ``now`` is an aware moment in the brand's zone."""
    plan = _plan(document, brand, leaving)
    chosen = [one for one in plan.in_order() if leaving.takes(plan, one)]
    if leaving.only_changed:
        news = {one.placement_id for one in changed_since(document, brand, leaving, key) if one.now is not None}
        chosen = [one for one in chosen if one.id in news]
    return Outgoing(plan=plan, placements=tuple(chosen), span=leaving.span, whole=leaving.whole, now=now)


def _plan(document: Document, brand: Brand, leaving: Leaving) -> Plan:
    """The plan with the days that are asked for, or with the placements that are named, and with its exports."""
    if leaving.span is not None or leaving.ids is None:
        return document.plan(brand, leaving.span)
    plan, _ = document.plan_of(brand, set(), set(leaving.ids))
    live = (one for one in plan.placements.values() if one.trashed is None and one.id in leaving.ids)
    exports = tuple(document.exports(brand))
    return replace(plan, placements={one.id: one for one in live}, exports=exports)


# what was exported


def week_rows(document: Document, brand: Brand, week: Week) -> tuple[Row, ...]:
    """What is noted of a week when it is exported now, in order of time."""
    plan = document.plan(brand, week.span)
    return tuple(_rows(plan, plan.in_order()).get(week.monday, ()))


def changed_since(document: Document, brand: Brand, leaving: Leaving, key: str) -> tuple[Difference, ...]:
    """What the last exports of the kind do not say, or not any more, of what is meant; week by week.

    What they do not know at all is new.
    """
    span = leaving.span and Span(Week.of(leaving.span.start).monday, _end(leaving.span))
    plan = _plan(document, brand, replace(leaving, span=span))
    before = {one.week: one for one in plan.exports if one.format == key}
    rows = _rows(plan, plan.in_order())
    mondays = [week.monday for week in span.weeks()] if span else sorted({*rows, *before})
    found = [one for monday in mondays for one in differences(before.get(monday), rows.get(monday, ()), unknown=True)]
    return tuple(one for one in found if _concerns(leaving, plan, one))


def last_export(document: Document, brand: Brand, leaving: Leaving, key: str) -> datetime | None:
    """When something of these days was exported last as this kind, None when never."""
    weeks = None if leaving.span is None else {week.monday for week in leaving.span.weeks()}
    exports = (one for one in document.exports(brand) if one.format == key)
    return max((one.at for one in exports if weeks is None or one.week in weeks), default=None)


def outdated(document: Document, brand: Brand, week: Week) -> str:
    """The kind of the last export of a week that is not what the plan says any more, "" when there is none."""
    kinds = [one.format for one in sorted(document.exports(brand), key=lambda one: one.at) if one.week == week.monday]
    leaving = Leaving(span=week.span)
    return next((key for key in reversed(kinds) if changed_since(document, brand, leaving, key)), "")


def note(document: Document, brand: Brand, out: Outgoing, key: str, *, gone: Collection[str] = frozenset()) -> None:
    """Keeps what was exported, one record for each week, so that one can say what changed since.

    A part replaces only its own rows, and what it found whole stays whole. ``gone`` are the ids of entries of which it
    was told that they are no longer there. It is no step that can be undone.
    """
    before = {one.week: one for one in document.exports(brand) if one.format == key}
    rows = _rows(out.plan, out.placements)
    left = {monday for monday, export in before.items() if any(row[0] in gone for row in export.rows)}
    spanned = {week.monday for week in out.span.weeks()} if out.whole and out.span else set()
    edits = []
    for monday in sorted({*rows, *spanned, *left}):
        after = _record(brand, out, key, monday, _Rows(before.get(monday), rows.get(monday, []), gone))
        edits.append(note_export(after, before=before.get(monday)))
    if edits:
        document.do(replace(edits[0], changes=tuple(change for edit in edits for change in edit.changes)))


class _Rows(NamedTuple):
    """What was noted of a week, the rows that leave now, and the ids that are not there any more."""

    before: Exported | None
    now: list[Row]
    gone: Collection[str]

    def merged(self, *, whole: bool) -> tuple[Row, ...]:
        """The rows to note: those of now alone when they are all of the week."""
        kept = () if whole or self.before is None else (row for row in self.before.rows if row[0] not in self.gone)
        return tuple({row[0]: row for row in (*kept, *self.now)}.values())


def _record(brand: Brand, out: Outgoing, key: str, monday: date, rows: _Rows) -> Exported:
    whole = out.whole and (out.span is None or _holds(out.span, Week(monday).span))
    return Exported(
        id=new_id(),
        brand_id=brand.id,
        week=monday,
        format=key,
        at=out.now,
        whole=whole or (rows.before is not None and rows.before.whole),
        rows=rows.merged(whole=whole),
    )


def _rows(plan: Plan, placements: Iterable[Placement]) -> dict[date, list[Row]]:
    """The rows of placements by the Monday of their week; those without a day have none."""
    found: dict[date, list[Row]] = {}
    for one in placements:
        if one.date is not None:
            found.setdefault(Week.of(one.date).monday, []).append(tuple(cells(plan, one)))
    return found


def _concerns(leaving: Leaving, plan: Plan, found: Difference) -> bool:
    """Whether an entry is meant, as it is or as it was."""
    placement = plan.placements.get(found.placement_id)
    if found.now is not None and placement is not None:
        return leaving.takes(plan, placement)
    if leaving.ids is not None or found.before is None:
        return False
    day = day_of(found.before)
    within = leaving.span is None or day is None or day in leaving.span
    return within and not _hidden(leaving.filter, plan, found.before)


def _hidden(only: Filter, plan: Plan, row: Row) -> bool:
    """Whether the filter hides the entry of an exported row, which says its channel and kind by name."""
    names = {plan.channels[id_].name if id_ in plan.channels else "" for id_ in only.channels if id_ is not None}
    keys = {plan.labels[id_].key for id_ in only.kinds if id_ in plan.labels}
    return row[CHANNEL_CELL] in names or row[KIND_CELL] in keys


def _end(span: Span) -> date:
    """The end of the last week that a span touches."""
    weeks = list(span.weeks())
    return weeks[-1].span.end if weeks else span.end


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start and other.end <= span.end
