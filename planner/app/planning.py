"""What to write next and where channels fall silent, read from the open plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.reach import looking_back, with_beside
from planner.domain.balance import Entry, Ledger, entry_of
from planner.domain.clock import zone_named
from planner.domain.gaps import Gap, GapScope, Idea, gaps
from planner.domain.overlay import Ghost, Silence
from planner.domain.plan import Plan, name_of
from planner.domain.records import Brand, Channel, Placement, Status
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence
from planner.domain.silences import Silent, served_name, silence_words, silent_by_week
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week
from planner.domain.special_days import SpecialDay

_LOOK_AHEAD = timedelta(weeks=6)

_IDEAS = 100
"""The newest ideas; more would not be looked through."""


def week_gaps(
    document: Document, brand: Brand, week: Week, *, now: datetime, catalogue: Catalogue, ideas: bool = True
) -> tuple[Gap, ...]:
    """What a week lacks, the most pressing first; ``now`` is an aware moment.

    Without ``ideas`` no gap says which ideas fit. Raises ValueError when a rule of the brand cannot be read.
    """
    here = now.astimezone(zone_named(brand.zone))
    if week.span.end <= here.date():
        return ()
    plan = document.settings_of(brand)
    if all(channel.archived for channel in plan.channels.values()):
        return ()
    days = _starred(plan, week, catalogue)
    if days:
        plan = document.plan(brand, week.span.widened(before=ONE_WEEK))
    book = catalogue.rulebook(plan)
    offered = _ideas(document, brand) if ideas else ()

    def asked(ledger: Ledger, entries: list[Entry]) -> tuple[Gap, ...]:
        whole = tuple(with_beside(document, _unused(plan, week, entries), week.span, entries))
        scope = GapScope(
            plan=plan, week=week, now=here, entries=whole, ledger=ledger, book=book, days=days, ideas=offered
        )
        return gaps(scope)

    return looking_back(document, brand, week.span.widened(after=_LOOK_AHEAD), asked, effort=book.effort)


def silences(
    document: Document, brand: Brand, span: Span, *, now: datetime, catalogue: Catalogue
) -> tuple[Silence, ...]:
    """The days on which channels are silent for longer than their cadence allows, for silences that touch the span.

    After its last entry a channel is silent as far as the brand is planned at all: up to its last entry anywhere, or
    the end of the present week. Which cadence holds is asked week by week.
    """
    plan = document.settings_of(brand)
    book, today = catalogue.rulebook(plan), now.astimezone(zone_named(brand.zone)).date()
    channels = [channel for channel in plan.channels.values() if not channel.archived]
    entries = with_beside(document, [one.id for one in channels], span, document.entries(brand, span))
    planned = max((entry.day + ONE_DAY for entry in entries), default=today)
    span = Span(span.start, max(span.start, min(span.end, max(planned, Week.of(today).span.end))))
    steady = partial(_steady, book)
    found = (one for channel in channels for one in silent_by_week(entries, channel, steady, span))
    used = Counter(entry.channel_id for entry in entries)
    shown = (_shown(silence, span, today, used[silence.channel.id]) for silence in found)
    return tuple(sorted((one for one in shown if one.first <= one.last), key=lambda one: (one.first, one.channel)))


def ghosts_of(plan: Plan, gaps: Iterable[Gap]) -> tuple[Ghost, ...]:
    """The gaps as the calendar draws them."""
    return tuple(
        Ghost(
            key=gap.key,
            day=gap.day,
            clock=gap.clock,
            channel_ids=(gap.channel_id,) if gap.channel_id in plan.channels else (),
            kind_id=gap.kind_id if gap.kind_id in plan.labels else None,
            title=gap.title,
            words=gap.reason,
            sort="gap",
        )
        for gap in gaps
    )


def _steady(book: Rulebook, channel: Channel, week: Week) -> tuple[Cadence, ...]:
    """The cadences of a channel that ask for its presence at all."""
    return tuple(one for one in book.cadences_of(channel, week) if one.is_steady)


def _shown(silence: Silent, span: Span, today: date, entries: int) -> Silence:
    """The days between the two entries."""
    last = silence.until.day if silence.until else span.end
    return Silence(
        channel_id=silence.channel.id,
        channel=served_name(silence.channel, silence.cadence),
        first=silence.first.day + ONE_DAY,
        last=last - ONE_DAY,
        words=silence_words(silence, span, today),
        lasting=round(silence.days),
        entries=entries,
    )


def _starred(plan: Plan, week: Week, catalogue: Catalogue) -> tuple[SpecialDay, ...]:
    if not plan.brand.starred:
        return ()
    return tuple(day for day in catalogue.special_days.between(plan.brand, week.span) if day.key in plan.brand.starred)


def _ideas(document: Document, brand: Brand) -> tuple[Idea, ...]:
    """The newest ideas as the balance would see them on a day."""
    spots = [spot for spot in document.ideas(brand) if spot.status != Status.SKIPPED][:_IDEAS]
    plan = document.posts_of(brand, {spot.post_id for spot in spots}) if spots else None
    return tuple(_idea(plan, plan.placements[spot.placement_id]) for spot in spots) if plan else ()


def _idea(plan: Plan, placement: Placement) -> Idea:
    entry = entry_of(plan, replace(placement, date=date.min))
    assert entry is not None, "it is neither skipped nor in the trash"
    return Idea(entry, name_of(plan.post_of(placement), placement))


def _unused(plan: Plan, week: Week, entries: Iterable[Entry]) -> list[str]:
    """The channels of which no entry before the week is known yet."""
    used = {entry.channel_id for entry in entries if entry.day < week.monday}
    return [one.id for one in plan.channels.values() if not one.archived and one.id not in used]
