"""Entries as rows of a table: a post at one time is one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.app.reports.says import STATUS_WORDS, channel_name, day, post_name
from planner.domain.clock import clock_text
from planner.domain.plan import Plan
from planner.domain.records import Placement
from planner.domain.reports import Column, Grid

_COLUMNS = (
    Column("Day"),
    Column("Time"),
    Column("Post", wide=3),
    Column("Channels", wide=2),
    Column("Status"),
)


def entries_grid(plan: Plan, title: str, found: Iterable[Placement]) -> Grid:
    """The entries in their order, each post at one time with its channels."""
    rows: dict[tuple[str, str, str], list[Placement]] = {}
    for one in found:
        rows.setdefault((str(one.date), str(one.time), one.post_id), []).append(one)
    return Grid(title=title, columns=_COLUMNS, rows=tuple(_row(plan, some) for some in rows.values()))


def _row(plan: Plan, some: Sequence[Placement]) -> tuple[str, ...]:
    first = some[0]
    return (
        day(first.date).rpartition(" ")[0] if first.date else "no day",
        clock_text(first.time) if first.time else "any time" if first.date else "",
        post_name(plan, first),
        ", ".join(dict.fromkeys(channel_name(plan, one.channel_id) for one in some)),
        ", ".join(dict.fromkeys(STATUS_WORDS[one.status] for one in some)),
    )
