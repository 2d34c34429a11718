"""How far back entries are read for a question, and what lies beside the days that are read."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeVar

from planner.app.document import Document
from planner.domain.balance import EarlierNeeded, Effort, Entry, Ledger
from planner.domain.records import Brand
from planner.domain.span import ONE_DAY, ONE_WEEK, Span, Week

T = TypeVar("T")

_LOOK_BACK = (timedelta(weeks=13), timedelta(weeks=52))
"""How far entries are read; when a verdict hangs on still earlier ones, all are."""

_BESIDE = 30
"""Entries of each channel that are looked at before and after what is known, to find where a silence begins or ends."""


def looking_back(
    document: Document, brand: Brand, span: Span, ask: Callable[[Ledger, list[Entry]], T], *, effort: Effort
) -> T:
    """Asks a ledger and the entries that it is of: of a quarter, a year or all before the end of the span.

    As far back as the answer hangs on them: it raises EarlierNeeded as long as that is not known.
    """
    for back in _LOOK_BACK:
        around = span.widened(before=back)
        entries = document.entries(brand, around)
        with contextlib.suppress(EarlierNeeded):
            return ask(Ledger(entries, known_from=_first_whole_week(around.start), effort=effort), entries)
    entries = document.entries(brand, Span(date.min, span.end))
    return ask(Ledger(entries, effort=effort), entries)


def with_beside(document: Document, channel_ids: Iterable[str], span: Span, entries: list[Entry]) -> list[Entry]:
    """The entries with those of the channels that lie next to the span on either side."""
    known = {entry.placement_id for entry in entries}
    beside = document.entries_beside(channel_ids, span, _BESIDE)
    return [*entries, *(entry for entry in beside if entry.placement_id not in known)]


def _first_whole_week(day: date) -> Week:
    return Week.of(day + ONE_WEEK - ONE_DAY)
