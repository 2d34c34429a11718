"""What a proposal is made from: the week, the plan around it, and the judges."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cached_property

from planner.domain import clock
from planner.domain.balance import Entry, Ledger
from planner.domain.balance.entries import in_order
from planner.domain.lore import NO_LORE, Lore
from planner.domain.plan import Plan
from planner.domain.records import UNAPPROVED, Channel, Placement
from planner.domain.rulebook import Rulebook
from planner.domain.span import Span, Week


@dataclass(frozen=True, kw_only=True)
class Task:
    """``plan`` holds the posts that have an entry in the week, each with all its placements.

    ``entries`` reach at least to the last entry of each channel before the week, and to the first after the next one.
    ``now`` is an aware moment, ``lore`` the words by which an offer is known.
    """

    plan: Plan
    week: Week
    now: datetime
    ledger: Ledger
    entries: tuple[Entry, ...]
    book: Rulebook
    lore: Lore = NO_LORE

    @property
    def next_week(self) -> Week:
        """The week to which posts may be moved."""
        return self.week.shifted(1)

    @cached_property
    def both(self) -> Span:
        """The days of the week and the next."""
        return Span(self.week.span.start, self.next_week.span.end)

    @cached_property
    def channels(self) -> tuple[Channel, ...]:
        """The channels in use, in their order."""
        used = (one for one in self.plan.channels.values() if not one.archived)
        return tuple(sorted(used, key=lambda one: (one.position, one.name, one.id)))

    @cached_property
    def texts(self) -> dict[str, str]:
        """All words of each post and of its placements, by its id."""
        said = {post.id: [post.title, post.text] for post in self.plan.posts.values()}
        for one in self.plan.placements.values():
            if one.text and one.post_id in said:
                said[one.post_id].append(one.text)
        return {id_: "\n".join(words) for id_, words in said.items()}

    def is_ahead(self, day: date, at: time | None, zone: str, fold: int | None = None) -> bool:
        """True for what is to come; any time of today is."""
        if at is None:
            return day >= self.now.astimezone(clock.zone_named(zone)).date()
        return clock.instant(day, at, zone, fold) > self.now

    def may_change(self, placement: Placement) -> bool:
        """True for what nobody has said yes to yet and is still to come."""
        if placement.date is None or placement.status not in UNAPPROVED or placement.trashed is not None:
            return False
        return self.is_ahead(placement.date, placement.time, placement.zone, placement.fold)


@dataclass(frozen=True)
class State:
    """The plan as it is or would be, to be judged: the ledger, and the entries of both weeks by placement."""

    ledger: Ledger
    entries: dict[str, Entry]

    def after(self, gone: Collection[str], new: Iterable[Entry]) -> State:
        """The state without the placements of these ids and with other entries."""
        added = list(new)
        kept = {id_: entry for id_, entry in self.entries.items() if id_ not in gone}
        return replace(
            self,
            ledger=self.ledger.with_others(gone, added),
            entries=kept | {entry.placement_id: entry for entry in added},
        )

    def on_channel(self, channel_id: str) -> list[Entry]:
        """The entries of a channel, in order."""
        return self._on_channels.get(channel_id, [])

    @cached_property
    def _on_channels(self) -> dict[str | None, list[Entry]]:
        found: dict[str | None, list[Entry]] = {}
        for entry in in_order(self.entries.values()):
            found.setdefault(entry.channel_id, []).append(entry)
        return found


def state_of(task: Task) -> State:
    """The plan as it is."""
    both = (entry for entry in task.entries if entry.day in task.both)
    return State(task.ledger, {entry.placement_id: entry for entry in both})


def moment_of(entry: Entry) -> datetime:
    """The wall-clock moment of an entry, midnight when it has no time: as silences are measured."""
    return datetime.combine(entry.day, entry.clock or time())
