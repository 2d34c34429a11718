"""Drafts that checks offer: where they would stand, and of which kind."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial

from planner.domain.balance import EarlierNeeded, Entry
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Scope
from planner.domain.edits import Change, draft
from planner.domain.gaps.gap import GapScope
from planner.domain.gaps.mixing import Mix, Preference, as_kind
from planner.domain.plan import KIND
from planner.domain.records import Channel, Label
from planner.domain.slots import Slot, free_slots, loneliest
from planner.domain.span import Span, Week

_AROUND = timedelta(weeks=5)
"""How far entries are looked at for a slot; further away it makes no difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A post that is missing, and why: in which days and slots, on which channel (None: any).

    Its kind is the one that is preferred of those that keep the mix as it should be.
    """

    within: Span
    reason: str
    channel: Channel | None = None
    form: str = ""
    name: str = ""
    prefer: Preference = lambda _: 0
    campaign_id: str | None = None
    fits: Callable[[Slot], bool] = lambda _: True


def suggestion(scope: Scope, words: str, *wanted: Wanted) -> Fix:
    """A fix that adds a draft for each; it changes nothing where no slot is free."""
    return once(words, partial(drafted, scope, wanted))


def once(words: str, make: Callable[[], Changes]) -> Fix:
    """A fix that makes records: what is done is what was shown, with the same ids."""
    return Fix(words, cache(make))


def drafted(scope: Scope, wanted: Iterable[Wanted]) -> Changes:
    """A draft for each that finds a slot; each later one takes those before it for there."""
    changes: list[Change] = []
    there: list[Entry] = []
    for one in wanted:
        found = place(scope, one, there)
        if found is not None:
            channel, slot = found
            bare = _entry(slot, channel, one, len(there))
            kind = kind_for(scope, bare, prefer=one.prefer, more=there)
            changes += _draft(scope, one, channel, slot, kind)
            there.append(as_kind(bare, kind) if kind else bare)
    return tuple(changes)


def kinds(scope: Scope) -> list[Label]:
    """The kinds of the brand that are in use."""
    if not any(one.key == KIND for one in scope.plan.sets.values()):
        return []
    return [kind for kind in scope.plan.labels_of(KIND) if not kind.archived]


def kind_for(
    scope: Scope,
    bare: Entry,
    *,
    prefer: Preference = lambda _: 0,
    more: Iterable[Entry] = (),
    without: Collection[str] = frozenset(),
) -> Label | None:
    """The kind for an entry that leaves no rule worse off; None where there is none, or weeks before are not known.

    ``more`` are entries that are taken for there, ``without`` the ids of placements that are taken away.
    """
    if not kinds(scope):
        return None
    week = Week.of(bare.day)
    ledger = scope.ledger.with_others(without, more)
    around = GapScope(plan=scope.plan, week=week, now=scope.now, entries=(), ledger=ledger, book=scope.book)
    try:
        return Mix(around).kind_for(bare, prefer)
    except EarlierNeeded:
        return None


def place(scope: Scope, wanted: Wanted, there: Sequence[Entry] = ()) -> tuple[Channel | None, Slot] | None:
    """A slot far from other entries, on the channel that lacks most to its target; any time without channels."""
    channels = [wanted.channel] if wanted.channel else sorted(scope.channels, key=partial(_surplus, scope, wanted))
    for channel in channels:
        slot = _slot(scope, channel, wanted, there)
        if slot is not None:
            return channel, slot
    first = Slot(max(wanted.within.start, scope.present), None)
    return (None, first) if not channels and first.day in wanted.within else None


def _surplus(scope: Scope, wanted: Wanted, channel: Channel) -> float:
    """How many entries the channel has beyond its target in the week; below 0 some are missing."""
    week = Week.of(wanted.within.start)
    entries = scope.on_channel(channel.id, week.span)
    cadences = [one for one in scope.book.cadences_of(channel, week) if one.covers(wanted.form)]
    return min((sum(one.covers(entry.format) for entry in entries) - one.target for one in cadences), default=0)


def _slot(scope: Scope, channel: Channel, wanted: Wanted, there: Sequence[Entry]) -> Slot | None:
    cadences = scope.book.cadences_of(channel, Week.of(wanted.within.start))
    around = wanted.within.widened(before=_AROUND, after=_AROUND)
    entries = [*scope.on_channel(channel.id, around), *there]
    slots = free_slots(channel, wanted.form, cadences, entries, wanted.within, scope.now)
    return loneliest(filter(wanted.fits, slots), channel, wanted.form, cadences, entries)


def _draft(scope: Scope, wanted: Wanted, channel: Channel | None, slot: Slot, kind: Label | None) -> Changes:
    name = wanted.name or (kind.name if kind else f"a post on {channel.name}" if channel else "a post")
    edit = draft(
        scope.plan.brand,
        title=f"Suggestion: {name}",
        kind_id=kind.id if kind else None,
        channel_id=channel.id if channel else None,
        format=wanted.form,
        day=slot.day,
        clock=slot.clock,
        campaign_id=wanted.campaign_id,
        notes=wanted.reason,
    )
    return edit.changes


def _entry(slot: Slot, channel: Channel | None, wanted: Wanted, number: int) -> Entry:
    """A suggestion as the balance would count it, without a kind yet."""
    id_, where = f"suggestion {number}", channel.id if channel else None
    return Entry(slot.day, slot.clock, id_, id_, where, wanted.form, "", None, campaign_id=wanted.campaign_id)
