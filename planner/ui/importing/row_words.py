"""Rows of a sheet, named in words: ``rows 5–17, 20``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from planner.app.intake import At
from planner.ui.words import tr

_MOST = 4
"""So many runs of rows are named, the others are counted."""


def rows_words(rows: Iterable[At], sheets: Sequence[str]) -> str:
    """``row 5``, ``rows 5–17, 20``; with several sheets ``October: rows 5–17``."""
    in_order = sorted(rows, key=lambda at: (at.sheet, at.record))
    parts = [
        _of_sheet([at.record for at in of_one], sheets[sheet] if len(sheets) > 1 else "")
        for sheet, of_one in ((sheet, list(some)) for sheet, some in groupby(in_order, key=lambda at: at.sheet))
    ]
    return "; ".join(parts)


def row_label(at: At, sheets: int) -> str:
    """``14``, or ``2!14`` in the second of several sheets."""
    return f"{at.sheet + 1}!{at.record}" if sheets > 1 and at.sheet else str(at.record)


def _of_sheet(records: Sequence[int], name: str) -> str:
    runs = _runs(records)
    named = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in runs[:_MOST])
    rest = sum(last - first + 1 for first, last in runs[_MOST:])
    words = tr("row {rows}", rows=named) if len(records) == 1 else tr("rows {rows}", rows=named)
    words = tr("{rows} and %n more", rest, rows=words) if rest else words
    return f"{name}: {words}" if name else words


def _runs(records: Sequence[int]) -> list[tuple[int, int]]:
    """The first and last of each run of numbers without a gap."""
    runs: list[tuple[int, int]] = []
    for record in records:
        if runs and record == runs[-1][1] + 1:
            runs[-1] = runs[-1][0], record
        else:
            runs.append((record, record))
    return runs
