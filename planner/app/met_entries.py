"""The entries of a plan that the rows of a file may mean, asked for once as long as the file means the same days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from planner.app.document import Document
from planner.app.likely_channels import said_in
from planner.domain.plan import Plan
from planner.domain.records import Brand, Exported
from planner.domain.span import ONE_DAY, Span
from planner.exchange.merging.meeting import Meeting
from planner.exchange.merging.meetings import MOVED_BY, Meetings, day_of
from planner.exchange.merging.names import Names
from planner.exchange.merging.taken_rows import TakenRows
from planner.exchange.merging.there import Home
from planner.exchange.reading.model import Likely

_Asked = tuple[str, str, bool, frozenset[str], frozenset[str]]


class Met(NamedTuple):
    """What the plan has of the rows of a file, by their place."""

    meetings: Mapping[int, Meeting]
    beside: Mapping[int, Home]


class MetEntries:
    """Asks the plan, and remembers what it said."""

    def __init__(self, document: Document, brand: Brand) -> None:
        self._document = document
        self._brand = brand
        self._asked: _Asked | None = None
        self._plan: Plan | None = None
        self._exports: list[Exported] | None = None

    def of(self, rows: TakenRows, names: Names, *, strict: bool) -> Met:
        """The meetings of the rows by their place, and the posts that new rows stand beside.

        Of a ``strict`` file those with what was exported, and those of rows without an id.
        """
        exports = self._left()
        if (strict and not (exports or rows.nameless)) or not self._document.has_posts(self._brand):
            return Met({}, {})
        plan = self._around(rows, strict=strict)
        meetings = Meetings(plan, names, rows.reading.table.columns, exports, to_the_letter=strict)
        found = meetings.of(rows.said, rows.beside, rows.nameless if strict else None)
        beside = _beside(rows, meetings, found, strict=strict)
        if not strict:
            return Met(found, beside)
        met = {place: meeting for place, meeting in found.items() if exports or not meeting.named}
        return Met(met | _repeated(rows, met), beside)

    def likely(self, rows: TakenRows, names: Names, named: Mapping[int, Likely]) -> Mapping[int, Likely]:
        """The channels of sheets that name none, by what the plan says, else as they are ``named``."""
        if not self._document.has_posts(self._brand):
            return named
        plan = self._around(rows, strict=False)
        channels = [one for one in plan.channels.values() if not one.archived]
        meetings = Meetings(plan, names, rows.reading.table.columns)
        return said_in(rows, meetings, sorted(channels, key=lambda one: one.position), named)

    def _left(self) -> list[Exported]:
        if self._exports is None:
            self._exports = self._document.exports(self._brand)
        return self._exports

    def _around(self, rows: TakenRows, *, strict: bool) -> Plan:
        """The plan of the days of the rows, with the entries that they name and, for rows without a day, all ideas."""
        asked = _asked(rows, strict=strict)
        if self._plan is None or asked != self._asked:
            self._plan, self._asked = self._found(asked), asked
        return self._plan

    def _found(self, asked: _Asked) -> Plan:
        first, last, ideas, post_ids, ids = asked
        named, _ = self._document.plan_of(self._brand, set(post_ids), set(ids))
        parts = [named]
        if first:
            span = Span(date.fromisoformat(first) - MOVED_BY, date.fromisoformat(last) + MOVED_BY + ONE_DAY)
            parts.append(self._document.plan(self._brand, span))
        if ideas:
            posts = {spot.post_id for spot in self._document.ideas(self._brand)}
            parts.append(self._document.posts_of(self._brand, posts))
        return replace(
            named,
            posts={id_: post for part in parts for id_, post in part.posts.items()},
            placements={id_: one for part in parts for id_, one in part.placements.items()},
        )


def _asked(rows: TakenRows, *, strict: bool) -> _Asked:
    ids = frozenset(cells.placement_id for cells in rows.rows if cells.placement_id)
    some = [rows.rows[place] for place in rows.nameless] if strict else rows.rows
    posts = frozenset(cells.post_id for cells in some if cells.post_id)
    days = [day.isoformat() for cells in some if (day := day_of(cells)) is not None]
    return min(days, default=""), max(days, default=""), len(days) < len(some), posts, ids


def _beside(rows: TakenRows, meetings: Meetings, found: Mapping[int, Meeting], *, strict: bool) -> dict[int, Home]:
    """The posts that rows stand beside which name no entry, and of whose post none was found."""
    met = {rows.rows[place].post_id for place in found} - {""}
    beside: dict[int, Home] = {}
    for place, cells in enumerate(rows.rows):
        new = place not in found and cells.post_id not in met and (place in rows.nameless or not cells.placement_id)
        says = meetings.beside(cells) if new else None
        if says is not None:
            beside[place] = Home(says, keeps=not strict)
    return beside


def _repeated(rows: TakenRows, met: Mapping[int, Meeting]) -> dict[int, Meeting]:
    """The meetings of rows without an id that repeat one before in every cell: they mean the same entry."""
    first: dict[str, int] = {}
    for place in sorted(rows.nameless):
        first.setdefault(rows.rows[place].placement_id, place)
    befores = ((place, first[rows.rows[place].placement_id]) for place in rows.nameless - met.keys())
    return {place: met[before] for place, before in befores if before in met}
