"""The week judged: balance and checklist of the open plan."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import TypeVar

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.inspection import basis_of, files_of
from planner.app.media.shelf import MediaShelf
from planner.domain.balance import EarlierNeeded, Effort, Entry, Ledger, WeekBalance
from planner.domain.checks import Elsewhere, Evergreen, Item, Scope, checklist, judge_all, reach
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Brand, Channel, Placement, Post, Waiver
from planner.domain.rules import MixRule, Unit
from planner.domain.spacing import closeness_sentence, farthest, too_close
from planner.domain.span import Span, Week
from planner.domain.special_days import SpecialDay
from planner.exchange import FORMATS
from planner.exchange.format import Row

T = TypeVar("T")

_LOOK_BACK = (timedelta(weeks=13), timedelta(weeks=52))
"""How far entries are read; when a verdict hangs on still earlier ones, all are."""

_LOOK_AHEAD = timedelta(weeks=2)
"""How far entries after the span are read, which no verdict hangs on: for slots, and days that campaigns lead up to."""

_BESIDE = 30
"""Entries of each channel that are looked at before and after what is known, to find where a silence begins or ends."""


def balance(
    document: Document,
    brand: Brand,
    week: Week,
    catalogue: Catalogue,
    *,
    rule: MixRule | None,
    unit: Unit | None = None,
) -> tuple[WeekBalance, list[tuple[Channel, WeekBalance]]]:
    """The week over all channels, and on each channel that is in use."""
    plan = document.settings_of(brand)
    effort = catalogue.rulebook(plan).effort

    def judged(ledger: Ledger) -> tuple[WeekBalance, list[tuple[Channel, WeekBalance]]]:
        def judge(waivers: Iterable[Waiver], channel_id: str | None = None) -> WeekBalance:
            return ledger.judge(rule, week, unit=unit, channel_id=channel_id, waivers=waivers)

        channels = [channel for channel in plan.channels.values() if not channel.archived]
        return judge(plan.waivers), [(channel, judge(plan.waivers, channel.id)) for channel in channels]

    judged_week, _, _ = _looking_back(document, brand, week.span, judged, effort=effort)
    return judged_week


def check(
    document: Document,
    brand: Brand,
    span: Span,
    *,
    now: datetime,
    catalogue: Catalogue,
    shelf: MediaShelf | None = None,
) -> list[Item]:
    """The checklist of a span; ``now`` is an aware moment.

    Of files it says what the shelf knows already; without a shelf a file that is named counts as given.
    """
    plan = document.plan(brand, _looked_at(span, catalogue))
    written = _written_now(document, brand, plan)
    book = catalogue.rulebook(plan)

    def others(post_id: str) -> Iterable[Placement]:
        return document.posts_of(brand, [post_id]).placements.values()

    basis = basis_of(catalogue, plan, now, shelf, others, book)

    def judged(ledger: Ledger) -> None:
        judge_all(book, ledger, plan, span)

    ahead = span.widened(after=_LOOK_AHEAD)
    _, ledger, entries = _looking_back(document, brand, ahead, judged, effort=book.effort)
    scope = Scope(
        plan=plan,
        span=span,
        now=now,
        entries=tuple(_with_beside(document, plan, span, entries)),
        ledger=ledger,
        book=book,
        written=written,
        basis=basis,
        special=_special_days(brand, span),
        elsewhere=_elsewhere(document, brand),
    )
    return checklist(scope, catalogue.checks)


def _special_days(brand: Brand, span: Span) -> tuple[SpecialDay, ...]:
    """The special days of a span; nothing is read for a brand that starred none."""
    if not brand.starred:
        return ()
    from planner.app.special_days import SpecialDays  # noqa: PLC0415  0.1 s, and only where days are starred

    return SpecialDays().between(brand, span)


def _elsewhere(document: Document, brand: Brand) -> Elsewhere:
    """What checks may ask for beyond the span, each answer kept."""
    ideas = cache(lambda: document.ideas(brand))

    def idea(channel: Channel) -> tuple[Post, Placement] | None:
        """The newest idea for the channel, else the newest for none yet."""
        fitting = [one for one in ideas() if one.channel_id in (channel.id, None)]
        best = min(fitting, key=lambda one: one.channel_id is None, default=None)
        if best is None:
            return None
        plan = records([best.post_id])
        return plan.posts[best.post_id], plan.placements[best.placement_id]

    @cache
    def read(post_ids: frozenset[str]) -> Plan:
        return document.posts_of(brand, post_ids)

    def records(post_ids: Collection[str]) -> Plan:
        return read(frozenset(post_ids))

    @cache
    def evergreens() -> list[Evergreen]:
        return [Evergreen(*found) for found in document.evergreens(brand)]

    return Elsewhere(idea=idea, records=records, evergreens=evergreens)


def looked_up(document: Document, brand: Brand, span: Span) -> MediaShelf:
    """A shelf that has looked at the files of a span, each for some milliseconds; for where nothing waits meanwhile."""
    shelf = MediaShelf()
    shelf.look(files_of(document.plan(brand, span)))
    return shelf


def _looked_at(span: Span, catalogue: Catalogue) -> Span:
    """The span with the days before and after it that checks reach to."""
    before, after = reach(catalogue.checks)
    return span.widened(before=before, after=after)


def crowding(document: Document, brand: Brand, changes: Iterable[Change], catalogue: Catalogue) -> list[str]:
    """What would stand too close on its channel after changes that are not made yet, in sentences."""
    listed = list(changes)
    placements = [change.after for change in listed if isinstance(change.after, Placement)]
    days = [placement.date for placement in placements if placement.date is not None]
    if not days:
        return []
    plan = document.settings_of(brand)
    cadences = catalogue.rulebook(plan).cadences(Week.of(min(days)))
    reach = timedelta(days=farthest(cadences).days + 2)  # a started day more, and the end is left out
    around = Span(min(days), max(days)).widened(before=reach, after=reach)
    gone = {change.record.id for change in listed}
    entries = [entry for entry in document.entries(brand, around) if entry.placement_id not in gone]
    close = too_close(placements, entries, plan.channels, cadences)
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


def _looking_back(
    document: Document, brand: Brand, span: Span, judged: Callable[[Ledger], T], *, effort: Effort
) -> tuple[T, Ledger, list[Entry]]:
    """What is judged on the entries of a quarter, a year or all, as far back as it hangs on them; and these entries."""
    for back in _LOOK_BACK:
        around = span.widened(before=back)
        entries = document.entries(brand, around)
        ledger = Ledger(entries, known_from=Week.of(around.start).shifted(1), effort=effort)
        with contextlib.suppress(EarlierNeeded):
            return judged(ledger), ledger, entries
    entries = document.entries(brand, Span(date.min, span.end))
    ledger = Ledger(entries, effort=effort)
    return judged(ledger), ledger, entries
