"""What to write next and where channels fall silent, read from the open plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import TypeVar

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.special_days import SpecialDays
from planner.domain.balance import EarlierNeeded, Entry, Ledger, entry_of
from planner.domain.clock import zone_named
from planner.domain.gaps import Gap, GapScope, Idea, gaps
from planner.domain.overlay import Ghost, Silence
from planner.domain.plan import Plan, name_of
from planner.domain.records import Brand, Channel, Placement, Status
from planner.domain.rulebook import Rulebook
from planner.domain.rules import Cadence
from planner.domain.silences import Silent, served_name, silence_words, silent
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week
from planner.domain.special_days import SpecialDay

T = TypeVar("T")

_LOOK_BACK = timedelta(weeks=13)
_LOOK_AHEAD = timedelta(weeks=6)

_BESIDE = 30
"""Entries of each channel that are looked at outside of the days read, to find where a silence begins or ends."""

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
    days = _starred(plan, week)
    if days:
        plan = document.plan(brand, week.span.widened(before=ONE_WEEK))
    book = catalogue.rulebook(plan)
    offered = _ideas(document, brand) if ideas else ()

    def asked(entries: list[Entry], known_from: Week | None) -> tuple[Gap, ...]:
        ledger = Ledger(entries, known_from=known_from, effort=book.effort)
        whole = tuple(_with_last(document, plan, week, entries))
        scope = GapScope(
            plan=plan, week=week, now=here, entries=whole, ledger=ledger, book=book, days=days, ideas=offered
        )
        return gaps(scope)

    return _looking_back(document, brand, week, asked)


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
    entries = document.entries(brand, span) + document.entries_beside([one.id for one in channels], span, _BESIDE)
    planned = max((entry.day + ONE_DAY for entry in entries), default=today)
    span = Span(span.start, max(span.start, min(span.end, max(planned, Week.of(today).span.end))))
    found = (silence for channel in channels for silence in _of_channel(book, channel, entries, span))
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


def _of_channel(book: Rulebook, channel: Channel, entries: Iterable[Entry], span: Span) -> Iterable[Silent]:
    """The silences of a channel, each once and as long as it is by the last cadence that it is too long for.

    A cadence that asks for no entry in a week asks for no steady presence either.
    """
    mine = [entry for entry in entries if entry.channel_id == channel.id]
    found = {
        (silence.cadence.key, silence.first.placement_id): silence
        for cadences, part in _by_cadences(book, channel, span)
        for silence in silent(mine, channel, [one for one in cadences if one.minimum], part)
    }
    return found.values()


def _by_cadences(book: Rulebook, channel: Channel, span: Span) -> Iterator[tuple[tuple[Cadence, ...], Span]]:
    """The span in stretches of weeks in which the channel follows the same cadences."""
    for cadences, group in groupby(span.weeks(), lambda week: book.cadences_of(channel, week)):
        weeks = list(group)
        start, end = max(weeks[0].monday, span.start), min(weeks[-1].span.end, span.end)
        yield cadences, Span(start, end)


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


def _starred(plan: Plan, week: Week) -> tuple[SpecialDay, ...]:
    if not plan.brand.starred:
        return ()
    return tuple(day for day in _known_days().between(plan.brand, week.span) if day.key in plan.brand.starred)


@cache
def _known_days() -> SpecialDays:
    return SpecialDays()


def _ideas(document: Document, brand: Brand) -> tuple[Idea, ...]:
    """The newest ideas as the balance would see them on a day."""
    spots = [spot for spot in document.ideas(brand) if spot.status != Status.SKIPPED][:_IDEAS]
    plan = document.posts_of(brand, {spot.post_id for spot in spots}) if spots else None
    return tuple(_idea(plan, plan.placements[spot.placement_id]) for spot in spots) if plan else ()


def _idea(plan: Plan, placement: Placement) -> Idea:
    entry = entry_of(plan, replace(placement, date=date.min))
    assert entry is not None, "it is neither skipped nor in the trash"
    return Idea(entry, name_of(plan.post_of(placement), placement))


def _with_last(document: Document, plan: Plan, week: Week, entries: list[Entry]) -> Iterator[Entry]:
    """The entries, and for channels that were not used for long the last ones before and the first after."""
    yield from entries
    used = {entry.channel_id for entry in entries if entry.day < week.monday}
    unused = [one.id for one in plan.channels.values() if not one.archived and one.id not in used]
    known = {entry.placement_id for entry in entries}
    beside = document.entries_beside(unused, week.span, _BESIDE)
    yield from (entry for entry in beside if entry.placement_id not in known)


def _looking_back(document: Document, brand: Brand, week: Week, asked: Callable[[list[Entry], Week | None], T]) -> T:
    """Asks on the entries of a quarter, and on all of them when a verdict hangs on earlier ones."""
    for before in (_LOOK_BACK, 4 * _LOOK_BACK):
        span = week.span.widened(before=before, after=_LOOK_AHEAD)
        try:
            return asked(document.entries(brand, span), Week.of(span.start))
        except EarlierNeeded:
            pass
    return asked(document.entries(brand, Span(date.min, week.span.end + _LOOK_AHEAD)), None)
