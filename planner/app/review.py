"""The week judged: balance and checklist of the open plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TypeVar

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.inspection import basis_of, files_of
from planner.app.media.shelf import MediaShelf
from planner.domain.balance import EarlierNeeded, Entry, Ledger, WeekBalance
from planner.domain.checks import Item, Scope, checklist
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Placement, Post, Waiver
from planner.domain.rules import Cadence, MixRule, Unit
from planner.domain.spacing import closeness_sentence, farthest, too_close
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week
from planner.exchange import FORMATS
from planner.exchange.format import Row

T = TypeVar("T")

_LOOK_BACK = timedelta(weeks=52)

_BESIDE = 30
"""Entries of each channel that are looked at before and after what is known, to find where a silence begins or ends."""


def balance(
    document: Document, brand: Brand, week: Week, rule: MixRule | None, unit: Unit | None = None
) -> tuple[WeekBalance, list[tuple[Channel, WeekBalance]]]:
    """The week over all channels, and on each channel that is in use."""
    plan = document.settings_of(brand)

    def judged(ledger: Ledger) -> tuple[WeekBalance, list[tuple[Channel, WeekBalance]]]:
        def judge(waivers: Iterable[Waiver], channel_id: str | None = None) -> WeekBalance:
            return ledger.judge(rule, week, unit=unit, channel_id=channel_id, waivers=waivers)

        channels = [channel for channel in plan.channels.values() if not channel.archived]
        return judge(plan.waivers), [(channel, judge(plan.waivers, channel.id)) for channel in channels]

    return _looking_back(document, brand, week.span, lambda ledger, _: judged(ledger))


def check(
    document: Document,
    brand: Brand,
    span: Span,
    *,
    now: datetime,
    catalogue: Catalogue,
    cadences: tuple[Cadence, ...] | None = None,
    shelf: MediaShelf | None = None,
) -> list[Item]:
    """The checklist of a span; ``now`` is an aware moment, ``cadences`` replace the shipped ones.

    Of files it says what the shelf knows already; without a shelf a file that is named counts as given.
    """
    plan = document.plan(brand, _looked_at(span, catalogue))
    written = _written_now(document, brand, plan)

    def others(post_id: str) -> Iterable[Placement]:
        return document.posts_of(brand, [post_id]).placements.values()

    basis = basis_of(catalogue, plan, now, shelf, others)

    def judged(ledger: Ledger, entries: list[Entry]) -> list[Item]:
        scope = Scope(
            plan=plan,
            span=span,
            now=now,
            entries=tuple(_with_beside(document, plan, span, entries)),
            ledger=ledger,
            rule=catalogue.rule_of(brand),
            rules=catalogue.mix_rules,
            cadences=catalogue.cadences if cadences is None else cadences,
            written=written,
            basis=basis,
        )
        return checklist(scope, catalogue.checks)

    return _looking_back(document, brand, span, judged)


def looked_up(document: Document, brand: Brand, span: Span) -> MediaShelf:
    """A shelf that has looked at the files of a span, each for some milliseconds; for where nothing waits meanwhile."""
    shelf = MediaShelf()
    shelf.look(files_of(document.plan(brand, span)))
    return shelf


def _looked_at(span: Span, catalogue: Catalogue) -> Span:
    """The span with the days before and after it that checks reach to."""
    hours = max(fact.hours for fact in catalogue.checks)
    days = max(fact.days for fact in catalogue.checks)
    return span.widened(before=max(timedelta(days=days), ONE_WEEK), after=timedelta(hours=hours) + 2 * ONE_DAY)


def crowding(document: Document, brand: Brand, changes: Iterable[Change], catalogue: Catalogue) -> list[str]:
    """What would stand too close on its channel after changes that are not made yet, in sentences."""
    listed = list(changes)
    placements = [change.after for change in listed if isinstance(change.after, Placement)]
    days = [placement.date for placement in placements if placement.date is not None]
    if not days:
        return []
    reach = timedelta(days=farthest(catalogue.cadences).days + 2)  # a started day more, and the end is left out
    around = Span(min(days), max(days)).widened(before=reach, after=reach)
    gone = {change.record.id for change in listed}
    entries = [entry for entry in document.entries(brand, around) if entry.placement_id not in gone]
    plan = document.settings_of(brand)
    close = too_close(placements, entries, plan.channels, catalogue.cadences)
    plan.posts.update(document.posts_of(brand, {one.other.post_id for one in close}).posts if close else {})
    plan.posts.update((change.after.id, change.after) for change in listed if isinstance(change.after, Post))
    return [closeness_sentence(one, plan) for one in close]


def _written_now(document: Document, brand: Brand, plan: Plan) -> dict[tuple[date, str], tuple[Row, ...]]:
    """What each export of the plan would say if it were made now."""
    forms = {form.key: form for form in FORMATS}
    weeks = {export.week: document.plan(brand, Week(export.week).span) for export in plan.exports}
    return {
        (export.week, export.format): forms[export.format].rows(weeks[export.week], Week(export.week))
        for export in plan.exports
        if export.format in forms
    }


def _with_beside(document: Document, plan: Plan, span: Span, entries: list[Entry]) -> list[Entry]:
    """The entries up to the end of the span, and those of each channel that lie next to it on either side."""
    beside = document.entries_beside(plan.channels, span, _BESIDE)
    return list({entry.placement_id: entry for entry in (*entries, *beside)}.values())


def _looking_back(document: Document, brand: Brand, span: Span, judged: Callable[[Ledger, list[Entry]], T]) -> T:
    """Judges on the entries of a year, and on all of them when the verdict hangs on earlier ones."""
    around = span.widened(before=_LOOK_BACK)
    known_from = Week.of(around.start).shifted(1)
    entries = document.entries(brand, around)
    try:
        return judged(Ledger(entries, known_from=known_from), entries)
    except EarlierNeeded:
        entries = document.entries(brand, Span(date.min, around.end))
        return judged(Ledger(entries), entries)
