"""The rows of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from planner.app.numbers.columns import Columns
from planner.app.numbers.known import Known
from planner.app.numbers.rows import Grouping, NumberRow, NumberSection, Sort, Wanted
from planner.domain.plan import name_of
from planner.domain.records import Placement, Status
from planner.domain.results.due import AgeWindow, Standing, is_early, opens_on, record_of


def entry_rows(known: Known, wanted: Wanted, window: AgeWindow) -> list[NumberRow]:
    """The entries that are wanted, by day and time, without their columns."""
    return [_row(known, window, one) for one in known.gone if _is_wanted(known, wanted, window, one)]


def entry_sections(
    known: Known, grouping: Grouping, columns: Columns, rows: Sequence[NumberRow]
) -> Iterator[NumberSection]:
    """The rows by channel in the words of its network, or by day."""
    if grouping is Grouping.DAY:
        titles = columns.titles(rows)
        for day, found in groupby(rows, key=lambda row: row.day):
            yield NumberSection(sort=Sort.ENTRY, day=day, titles=titles, rows=tuple(found))
        return
    for channel in known.channels:
        listed = tuple(row for row in rows if row.channel_id == channel.id)
        titles = columns.titles(listed, channel.platform)
        if listed:
            yield NumberSection(
                sort=Sort.ENTRY, name=channel.name, platform=channel.platform, titles=titles, rows=listed
            )


def _is_wanted(known: Known, wanted: Wanted, window: AgeWindow, placement: Placement) -> bool:
    if wanted.week is not None:
        return placement.date is not None and placement.date in wanted.week.span
    return _key(placement) in wanted.keep or known.standing(window, placement) is Standing.DUE


def _row(known: Known, window: AgeWindow, placement: Placement) -> NumberRow:
    """A row; numbers that were read too early make room for those of the right age when these can be read."""
    channel = known.plan.channels[placement.channel_id or ""]
    record = record_of(window, placement, known.of(placement.id))
    opens = opens_on(window, placement)
    replaced = record is not None and is_early(window, placement, record) and opens <= known.today
    boosted = any(one.placement_id == placement.id for one in known.plan.flights)
    return NumberRow(
        key=_key(placement),
        sort=Sort.ENTRY,
        name=name_of(known.plan.post_of(placement), placement),
        channel_id=channel.id,
        channel=channel.name,
        platform=channel.platform,
        day=placement.date,
        clock=placement.time,
        blank=replace(known.blank(window.age, known.today), placement_id=placement.id, boosted=boosted),
        record=None if replaced else record,
        earlier=record if replaced else None,
        standing=known.standing(window, placement),
        opens=opens,
        posted=placement.status is Status.POSTED,
    )


def _key(placement: Placement) -> str:
    return f"{Sort.ENTRY}/{placement.id}"
