"""The entries of a plan that the rows of a file may mean, asked for once as long as the file means the same days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from planner.app.document import Document
from planner.domain.plan import Plan
from planner.domain.records import Brand, Exported
from planner.domain.span import ONE_DAY, Span
from planner.exchange.meeting import MOVED_BY, Meeting, Meetings, day_of
from planner.exchange.names import Names
from planner.exchange.taken_rows import TakenRows

_Asked = tuple[str, str, bool, frozenset[str], frozenset[str]]


class MetEntries:
    """Asks the plan, and remembers what it said."""

    def __init__(self, document: Document, brand: Brand) -> None:
        self._document = document
        self._brand = brand
        self._asked: _Asked | None = None
        self._plan: Plan | None = None
        self._exports: list[Exported] | None = None

    def of(self, rows: TakenRows, names: Names, *, strict: bool) -> dict[int, Meeting]:
        """The meetings of the rows by their place; a ``strict`` file only has those with what was exported."""
        exports = self._left()
        if (strict and not exports) or not self._document.has_posts(self._brand):
            return {}
        meetings = Meetings(self._beside(rows, strict=strict), names, rows.reading.table.columns, exports)
        return meetings.of(rows.said, rows.addresses, by_text=not strict)

    def _left(self) -> list[Exported]:
        if self._exports is None:
            self._exports = self._document.exports(self._brand)
        return self._exports

    def _beside(self, rows: TakenRows, *, strict: bool) -> Plan:
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
    if strict:
        return "", "", False, frozenset(), ids
    posts = frozenset(cells.post_id for cells in rows.rows if cells.post_id)
    days = [day.isoformat() for cells in rows.rows if (day := day_of(cells)) is not None]
    return min(days, default=""), max(days, default=""), len(days) < len(rows.rows), posts, ids
