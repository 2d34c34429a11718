"""The table of numbers of a brand, read once; changes of numbers are taken over without reading again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.numbers.columns import Columns, keys_held
from planner.app.numbers.entries import entry_rows, entry_sections
from planner.app.numbers.known import Known
from planner.app.numbers.others import account_rows, campaign_rows
from planner.app.numbers.rows import NumberRow, NumberSection, NumberSheet, Sort, Wanted, table_facts
from planner.domain.edits import Change
from planner.domain.plan import Plan
from planner.domain.records import Age, Brand
from planner.domain.results.due import Standing, opens_on
from planner.domain.span import ONE_DAY, Span, Week

_EARLIER = timedelta(weeks=8)
"""How far back numbers of accounts and campaigns are shown as those before."""


class NumberBook:
    """``read`` comes first; each question after it is answered from memory."""

    def __init__(self, document: Document, catalogue: Catalogue) -> None:
        self._document, self._catalogue = document, catalogue
        self._facts = table_facts()

    def read(self, brand: Brand, now: datetime, week: Week | None = None) -> None:
        """Reads what may be due by now, and a week; ``now`` is an aware moment in the zone of the brand."""
        today = Span(now.date(), now.date() + ONE_DAY)
        longest = max(window.closes for window in self._facts.ages.values())
        plan = self._document.plan(brand, today.widened(before=longest + 2 * ONE_DAY))
        if week is not None:
            plan = _with_both(plan, self._document.plan(brand, week.span))
        first = min(week.monday if week else now.date(), now.date()) - _EARLIER
        dated = self._document.measurements(brand, Span(first, today.end))
        of_entries = self._document.measurements_of(plan.placements)
        self._known = Known(plan, now, {one.id: one for one in (*dated, *of_entries)})

    def take(self, changes: Iterable[Change]) -> None:
        """Takes over what changed in the numbers."""
        self._known.take(changes)

    def due(self, age: Age) -> int:
        """How many entries are due at this age."""
        window = self._facts.ages[age]
        return sum(self._known.standing(window, one) is Standing.DUE for one in self._known.gone)

    def next_due(self, age: Age) -> date | None:
        """The next day on which an entry that went out already is old enough."""
        window, known = self._facts.ages[age], self._known
        ahead = (one for one in known.gone if known.standing(window, one) is Standing.AHEAD)
        return min((opens_on(window, one) for one in ahead), default=None)

    def last_missed(self, age: Age) -> Week | None:
        """The latest week with entries whose numbers of this age were not noted in time."""
        window, known = self._facts.ages[age], self._known
        days = [one.date for one in known.gone if known.standing(window, one) is Standing.MISSED]
        return Week.of(max(day for day in days if day is not None)) if days else None

    @property
    def has_entries(self) -> bool:
        """Whether anything went out of late, or in the week that was read."""
        return bool(self._known.gone)

    @property
    def last_week(self) -> Week | None:
        """The week of what went out last."""
        days = [one.date for one in self._known.gone if one.date is not None]
        return Week.of(max(days)) if days else None

    def sheet(self, wanted: Wanted) -> NumberSheet:
        """The table, as it is wanted."""
        rows, columns = self._fitted(Sort.ENTRY, entry_rows(self._known, wanted, self._facts.ages[wanted.age]), wanted)
        sections = [
            *entry_sections(self._known, wanted.grouping, columns, rows),
            *self._section(Sort.ACCOUNT, account_rows(self._known, wanted), wanted),
            *self._section(Sort.CAMPAIGN, campaign_rows(self._known, wanted), wanted),
        ]
        return NumberSheet(tuple(sections), max((len(section.titles) for section in sections), default=0))

    def _section(self, sort: Sort, found: Iterable[NumberRow], wanted: Wanted) -> Iterator[NumberSection]:
        rows, columns = self._fitted(sort, list(found), wanted)
        if rows:
            day = rows[0].day if sort is Sort.ACCOUNT else None
            yield NumberSection(sort=sort, day=day, titles=columns.titles(rows), rows=tuple(rows))

    def _fitted(self, sort: Sort, rows: Sequence[NumberRow], wanted: Wanted) -> tuple[list[NumberRow], Columns]:
        """The rows with what stands in their columns, and the columns."""
        columns = Columns(self._catalogue.metrics, sort, self._facts.first[sort], everything=wanted.everything)
        columns.fit((row.platform for row in rows), (key for row in rows for key in keys_held(row)))
        return [replace(row, keys=columns.keys(row.platform, keys_held(row))) for row in rows], columns


def _with_both(plan: Plan, other: Plan) -> Plan:
    return replace(plan, posts=plan.posts | other.posts, placements=plan.placements | other.placements)
