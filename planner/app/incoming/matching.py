"""Which entry of the plan each row of an export is about: by id, by address, by text near its day, or by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from planner.app.incoming.times import day_in, days_apart, minutes_apart, moment_of_row
from planner.domain.plan import Plan, text_of
from planner.domain.records import Placement
from planner.domain.span import weekday_words
from planner.domain.threads import DIVIDER, parts
from planner.exchange.analytics.ids import address_key
from planner.exchange.analytics.model import About, At, Network, ResultRow
from planner.exchange.reading.texts import folded, nearness
from planner.exchange.reading.versions import parts_of

_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_TELLING = 20
"""Characters of a text that is not said twice by chance."""

_NEAR, _SAME_TEXT = timedelta(days=1), timedelta(days=3)
"""How far from its day an entry may be that says nearly the same, and one that says the very same."""

_AT_ABOUT = 30
"""Minutes within which an entry is offered for a row that says no text."""

_CUT_SHORT = 0.95
"""How near a text is to another that goes on where it was cut."""


_SHARED = 0.3
"""How many of the parts of the shorter of two texts the longer must have to be compared letter by letter."""

_Rank = tuple[float, bool, float]
"""How near an entry is: by its text, whether its format fits, and by its time."""

_parts = lru_cache(maxsize=16_384)(parts_of)


class How(StrEnum):
    """How the entry of a row was found."""

    NONE = ""
    BY_ID = "id"
    BY_ADDRESS = "address"
    BY_TEXT = "text"
    BY_HAND = "hand"
    BY_CHANNEL = "channel"


@dataclass(frozen=True, slots=True)
class Match:
    """The entry of a row, or a sentence why there is none, with the entry that it may be."""

    placement_id: str = ""
    how: How = How.NONE
    why: str = ""
    suggestion: str = ""


class _Says(NamedTuple):
    placement: Placement
    texts: tuple[str, ...]


class Matching:
    """Rows against the entries of a plan; a row and an entry meet once for each day of numbers.

    ``channels`` are the ids of the channels that each network may mean, in the keys of networks.
    """

    def __init__(self, plan: Plan, networks: Sequence[Network], channels: Mapping[str, frozenset[str]]) -> None:
        self.plan = plan
        self._networks = networks
        self._channels = channels
        self._met: set[tuple[str, date | None]] = set()
        self._by_address: dict[str, list[Placement]] = {}
        self._on_day: dict[date, list[_Says]] = {}
        for one in plan.placements.values():
            if one.trashed is None and plan.posts[one.post_id].trashed is None:
                self._note(one)

    def of(self, rows: Iterable[ResultRow], assigned: Mapping[str, str]) -> dict[At, Match]:
        """The match of each row that is about a post; surer ways come first, over all rows."""
        entries = [row for row in rows if row.about is About.ENTRY]
        found: dict[At, Match] = {}
        for find in (self._by_hand(assigned), self._by_id, self._at_address, self._by_same_text, self._by_near_text):
            for row in entries:
                match = None if row.at in found else find(row)
                if match is not None:
                    found[row.at] = self._meet(row, match)
        return found | {row.at: self._missing(row) for row in entries if row.at not in found}

    def near(self, row: ResultRow) -> list[Placement]:
        """The free entries around the day of a row on its channels, the nearest first."""
        there = [one.placement for one in self._around(row, _SAME_TEXT) if self._is_free(row, one.placement)]
        return sorted(there, key=lambda one: minutes_apart(row, one))

    def _note(self, placement: Placement) -> None:
        key = address_key(placement.address, self._networks)
        if key:
            self._by_address.setdefault(key, []).append(placement)
        if placement.date is None:
            return
        post = self.plan.posts[placement.post_id]
        text = text_of(post, placement)
        first = parts(text)[0].text if DIVIDER in text else ""
        texts = tuple(dict.fromkeys(filter(None, map(_words, (text, first, post.title)))))
        self._on_day.setdefault(placement.date, []).append(_Says(placement, texts))

    # the ways

    def _by_hand(self, assigned: Mapping[str, str]) -> Callable[[ResultRow], Match | None]:
        def find(row: ResultRow) -> Match | None:
            id_ = assigned.get(row.at.key)
            return Match(id_, How.BY_HAND) if id_ in self.plan.placements else None

        return find

    def _by_id(self, row: ResultRow) -> Match | None:
        one = self.plan.placements.get(row.own_id) if row.own_id else None
        return Match(one.id, How.BY_ID) if one is not None and one.trashed is None else None

    def _at_address(self, row: ResultRow) -> Match | None:
        key = f"{row.platform}:{row.native_id}" if row.native_id else address_key(row.address, self._networks)
        there = self._by_address.get(key, []) if key else []
        return Match(there[0].id, How.BY_ADDRESS) if len(there) == 1 else None

    def _by_same_text(self, row: ResultRow) -> Match | None:
        """The one entry that says the very same; before any row takes an entry that says nearly the same."""
        return self._of_ranked(self._alike(row, lambda words, says: float(words == says)))

    def _by_near_text(self, row: ResultRow) -> Match | None:
        """The one entry that says nearly the same."""
        return self._of_ranked(self._alike(row, _likeness))

    def _of_ranked(self, found: Iterable[tuple[_Rank, Placement]]) -> Match | None:
        """Of several entries the one that is clearly nearest."""
        ranked = sorted(found, key=lambda one: one[0], reverse=True)
        if not ranked:
            return None
        if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
            return Match(why="Two entries fit. Choose one.", suggestion=ranked[0][1].id)
        return Match(ranked[0][1].id, How.BY_TEXT)

    def _alike(self, row: ResultRow, likeness: Callable[[str, str], float]) -> Iterator[tuple[_Rank, Placement]]:
        """The free entries around the row's day that say the same, with how near they are."""
        words = _words(row.text)
        for one in self._around(row, _SAME_TEXT) if words else ():
            near = max((likeness(words, says) for says in one.texts), default=0.0)
            whole = near >= _CUT_SHORT and len(words) >= _TELLING
            if near and (whole or days_apart(row, one.placement) <= _NEAR) and self._is_free(row, one.placement):
                fits = bool(row.form) and row.form == one.placement.format
                yield (near, fits, -minutes_apart(row, one.placement)), one.placement

    def _missing(self, row: ResultRow) -> Match:
        """Why no entry was found, and the one at about its time, if there is only one."""
        near = [one for one in self.near(row) if minutes_apart(row, one) <= _reach(row)]
        return Match(why=self._why(row), suggestion=near[0].id if len(near) == 1 else "")

    def _why(self, row: ResultRow) -> str:
        if row.own_id:
            return "No entry has this id"
        if row.platform and not self._channels.get(row.platform):
            return "No channel is on this network"
        day = day_in(row, "UTC")
        near = f" near {weekday_words(day)} {day.year}" if day else ""
        return (
            f"No entry has this address or text{near}"
            if row.text
            else f"It says no text, and no entry has its address{near}"
        )

    # parts

    def _meet(self, row: ResultRow, match: Match) -> Match:
        if not match.placement_id:
            return match
        key = match.placement_id, row.captured
        if key in self._met:
            return Match(why="Another row is about this entry already", suggestion="")
        self._met.add(key)
        return match

    def _is_free(self, row: ResultRow, placement: Placement) -> bool:
        return (placement.id, row.captured) not in self._met

    def _around(self, row: ResultRow, by: timedelta) -> Iterator[_Says]:
        """The entries of the days around that of a row, on the channels that it may be of."""
        day = day_in(row, "UTC")
        if day is None:
            return
        channels = self._channels.get(row.platform) if row.platform else None
        for shift in range(-by.days - 1, by.days + 2):
            for one in self._on_day.get(day + timedelta(days=shift), ()):
                on_one = channels is None or one.placement.channel_id in channels
                if on_one and days_apart(row, one.placement) <= by:
                    yield one


def _reach(row: ResultRow) -> float:
    """Minutes within which an entry is offered: on the same day where no time is known."""
    return _AT_ABOUT if moment_of_row(row) is not None else 0


@lru_cache(maxsize=32_768)
def _words(text: str) -> str:
    """What a text says, folded, without links, which networks replace by their own."""
    return folded(_LINK.sub(" ", text))


def _likeness(words: str, says: str) -> float:
    """How near two texts are, from 0 to 1; a text that was cut is near the one that goes on."""
    if words == says:
        return 1.0
    cut, other = _CUT.sub("", words).rstrip(), _CUT.sub("", says).rstrip()
    shorter, longer = sorted((cut, other), key=len)
    if len(shorter) >= _TELLING and longer.startswith(shorter):
        return _CUT_SHORT
    ours, theirs = _parts(words), _parts(says)
    if len(ours & theirs) < _SHARED * min(len(ours), len(theirs)):
        return 0.0
    return min(nearness(words, says), _CUT_SHORT)
