"""The week judged: balance and checklist of the open plan."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.handover import week_rows
from planner.app.inspection import basis_of, files_of
from planner.app.media.shelf import MediaShelf
from planner.app.pages_seen import seen_of
from planner.app.reach import looking_back, with_beside
from planner.domain.balance import Entry, Ledger, WeekBalance
from planner.domain.checks import Elsewhere, Evergreen, Item, Scope, checklist, judge_all, reach
from planner.domain.clock import zone_named
from planner.domain.handed_over import Row
from planner.domain.plan import Plan
from planner.domain.records import Age, Brand, Channel, Placement, Post, Waiver
from planner.domain.rulebook import Rulebook
from planner.domain.rules import MixRule, Unit
from planner.domain.span import Span, Week

if TYPE_CHECKING:
    from planner.domain.presence import Board

_LOOK_AHEAD = timedelta(weeks=2)
"""How far entries after the span are read, which no verdict hangs on: for slots, and days that campaigns lead up to."""


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

    def judged(ledger: Ledger, _: list[Entry]) -> tuple[WeekBalance, list[tuple[Channel, WeekBalance]]]:
        def judge(waivers: Iterable[Waiver], channel_id: str | None = None) -> WeekBalance:
            return ledger.judge(rule, week, unit=unit, channel_id=channel_id, waivers=waivers)

        channels = [channel for channel in plan.channels.values() if not channel.archived]
        return judge(plan.waivers), [(channel, judge(plan.waivers, channel.id)) for channel in channels]

    return looking_back(document, brand, week.span, judged, effort=effort)


def check(
    document: Document,
    brand: Brand,
    span: Span,
    *,
    now: datetime,
    catalogue: Catalogue,
    shelf: MediaShelf | None = None,
    who: str = "",
) -> list[Item]:
    """The checklist of a span; ``now`` is an aware moment. Raises ValueError when a mix rule cannot be read.

    Of files it says what the shelf knows already; without a shelf a file that is named counts as given. ``who`` says
    yes to what a fix approves.
    """
    here = now.astimezone(zone_named(brand.zone))
    plan = document.plan(brand, _looked_at(span, catalogue))
    book = catalogue.rulebook(plan)

    def others(post_id: str) -> Iterable[Placement]:
        return document.posts_of(brand, [post_id]).placements.values()

    ledger, entries = _judged(document, plan, book, span)
    scope = Scope(
        plan=plan,
        span=span,
        now=here,
        entries=tuple(with_beside(document, plan.channels, span, entries)),
        ledger=ledger,
        book=book,
        written=_written_now(document, brand, plan),
        basis=basis_of(catalogue, plan, here, shelf, others, book, page=seen_of(document.page_readings(brand))),
        special=catalogue.special_days.between(brand, span) if brand.starred else (),
        elsewhere=_elsewhere(document, brand, catalogue, now),
        who=who,
    )
    return checklist(scope, catalogue.checks)


def _judged(document: Document, plan: Plan, book: Rulebook, span: Span) -> tuple[Ledger, list[Entry]]:
    """The entries of a span, with as many before it as its verdicts hang on."""

    def judged(ledger: Ledger, entries: list[Entry]) -> tuple[Ledger, list[Entry]]:
        judge_all(book, ledger, plan, span)
        return ledger, entries

    return looking_back(document, plan.brand, span.widened(after=_LOOK_AHEAD), judged, effort=book.effort)


def _elsewhere(document: Document, brand: Brand, catalogue: Catalogue, now: datetime) -> Elsewhere:
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

    def presence() -> Board | None:
        from planner.app.presence import board_of  # noqa: PLC0415  only where profiles are kept

        return board_of(document, brand, catalogue, now) if document.settings_of(brand).profiles else None

    def measured(placement_ids: Collection[str]) -> frozenset[str]:
        known = (one for one in document.measurements_of(placement_ids) if one.values and one.age is not Age.AFTER_DAY)
        return frozenset(one.placement_id for one in known if one.placement_id is not None)

    return Elsewhere(idea=idea, records=records, evergreens=evergreens, presence=presence, measured=measured)


def looked_up(document: Document, brand: Brand, span: Span) -> MediaShelf:
    """A shelf that has looked at the files of a span, each for some milliseconds; for where nothing waits meanwhile."""
    shelf = MediaShelf()
    shelf.look(files_of(document.plan(brand, span)))
    return shelf


def _looked_at(span: Span, catalogue: Catalogue) -> Span:
    """The span with the days before and after it that checks reach to."""
    before, after = reach(catalogue.checks)
    return span.widened(before=before, after=after)


def _written_now(document: Document, brand: Brand, plan: Plan) -> dict[tuple[date, str], tuple[Row, ...]]:
    """What each export of the plan would note if it were made now."""
    weeks = {export.week: week_rows(document, brand, Week(export.week)) for export in plan.exports}
    return {(export.week, export.format): weeks[export.week] for export in plan.exports}
