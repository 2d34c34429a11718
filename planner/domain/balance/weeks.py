"""The entries of a brand by week, each week under a number of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date

from planner.domain.balance.entries import Entry, in_order
from planner.domain.rules import Reach, Window
from planner.domain.span import Week

_DAYS = 7
_THURSDAY = 4
"""The days from before a Monday to the Thursday after it."""


class EarlierNeeded(Exception):
    """The verdict hangs on weeks before those that were handed over."""


def number_of(day: date) -> int:
    """The number of the week of a day: 0 is the week of 1 January of the year 1, which was a Monday."""
    return (day.toordinal() - 1) // _DAYS


def length_of(window: Window, number: int) -> int:
    """How many weeks a window ending with a week has; a week belongs to the month of its Thursday."""
    if window.reach is Reach.MONTH:
        return (date.fromordinal(number * _DAYS + _THURSDAY).day - 1) // _DAYS + 1
    return window.length


class Weeks:
    """Entries by week, in order of day and time; asking for those before ``known_from`` raises EarlierNeeded."""

    def __init__(self, entries: Iterable[Entry], known_from: Week | None = None) -> None:
        self._known_from = number_of(known_from.monday) if known_from else None
        self._entries: dict[int, list[Entry]] = {}
        for entry in in_order(entries):
            self._entries.setdefault(number_of(entry.day), []).append(entry)
        self._on_channels: dict[int, dict[str | None, list[Entry]]] = {}
        self._places: dict[str, int] | None = None

    @property
    def first(self) -> int | None:
        """The first week that is known, or that holds anything; None when nothing is there at all."""
        return min(self._entries, default=None) if self._known_from is None else self._known_from

    @property
    def goes_on(self) -> bool:
        """True when there may be entries before the first week that is known."""
        return self._known_from is not None

    def of(self, number: int, channel_id: str | None = None) -> list[Entry]:
        """The entries of a week, on all channels or one."""
        if self._known_from is not None and number < self._known_from:
            raise EarlierNeeded
        there = self._entries.get(number, [])
        return there if channel_id is None else self._by_channel(number, there).get(channel_id, [])

    def up_to(self, number: int, channel_id: str | None = None) -> list[Entry]:
        """All entries up to the end of a week."""
        if self._known_from is not None:
            raise EarlierNeeded
        return [entry for one in sorted(self._entries) if one <= number for entry in self.of(one, channel_id)]

    def with_others(self, gone: Collection[str], new: Iterable[Entry]) -> tuple[Weeks, frozenset[int]]:
        """The entries without the placements of these ids and with others, and the weeks in which they differ."""
        added: dict[int, list[Entry]] = {}
        for entry in new:
            added.setdefault(number_of(entry.day), []).append(entry)
        places, leaving = self._placed, frozenset(gone)
        touched = frozenset(added).union(places[id_] for id_ in leaving if id_ in places)
        changed = Weeks(())
        changed._known_from = self._known_from
        changed._entries = self._entries.copy()
        for number in touched:
            staying = [entry for entry in self._entries.get(number, ()) if entry.placement_id not in leaving]
            changed._put(number, in_order([*staying, *added.get(number, ())]))
        changed._on_channels = {one: there for one, there in self._on_channels.items() if one not in touched}
        return changed, touched

    def _put(self, number: int, entries: list[Entry]) -> None:
        if entries:
            self._entries[number] = entries
        else:
            self._entries.pop(number, None)

    def _by_channel(self, number: int, there: Iterable[Entry]) -> Mapping[str | None, list[Entry]]:
        found = self._on_channels.get(number)
        if found is None:
            found = self._on_channels[number] = {}
            for entry in there:
                found.setdefault(entry.channel_id, []).append(entry)
        return found

    @property
    def _placed(self) -> Mapping[str, int]:
        """In which week each placement stands."""
        if self._places is None:
            self._places = {entry.placement_id: one for one, there in self._entries.items() for entry in there}
        return self._places
