"""Text tables: which character stands between their cells, and their records."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

from planner.exchange.format import BadFile
from planner.exchange.sheets.limits import LARGEST_FILE, MOST_ROWS, check_cells, check_columns, check_rows

SEPARATORS = ",;\t|"
"""Those that are looked for; others can be asked for."""

_LOOKED_AT = 200_000
_RECORDS_LOOKED_AT = 400
_SEP_LINE = re.compile(r'"?sep=([^"\r\n\0])"?(?:\r\n|\r|\n|$)', re.IGNORECASE)
_WHERE = "The file"


class Row(NamedTuple):
    """A record of a text table with the line it begins in, from 1; ``open`` when a quotation mark was never closed."""

    line: int
    cells: list[str]
    open: bool = False


class _Lines:
    """The lines of a text, which know whether there is no more."""

    def __init__(self, text: str) -> None:
        self._lines = StringIO(text, newline="")
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._lines.readline()
        if not line:
            self.ended = True
            raise StopIteration
        return line


def rows(text: str, separator: str, *, quotes: bool = True) -> Iterator[Row]:
    """The records. Quotes within cells that do not begin with one are letters, as in spreadsheets."""
    csv.field_size_limit(LARGEST_FILE)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_MINIMAL if quotes else csv.QUOTE_NONE)
    line = 1
    for cells in reader:
        yield Row(line, cells, lines.ended)
        line = reader.line_num + 1


def all_rows(text: str, separator: str, skipped: int = 0, *, quotes: bool = True) -> list[Row]:
    """The records, ``skipped`` lines further down. Raises BadFile when there are too many or a quote stays open."""
    found: list[Row] = []
    count = 0
    for row in rows(text, separator, quotes=quotes):
        if row.open:
            raise BadFile(_never_closed(len(found) + 1, row.line + skipped))
        if len(found) > MOST_ROWS and not any(row.cells):
            continue
        check_rows(len(found) + 1, _WHERE)
        found.append(row._replace(line=row.line + skipped) if skipped else row)
        count += len(row.cells)
        check_columns(len(row.cells), _WHERE)
        check_cells(count)
    while found and not any(found[-1].cells):
        found.pop()
    return found


def _never_closed(number: int, line: int) -> str:
    return (
        f"Row {number:,}, which begins in line {line:,}, cannot be read: a quotation mark is opened there and never "
        "closed."
    )


def said_separator(text: str) -> tuple[str, int]:
    """The separator that Excel's first line ``sep=;`` names and the length of that line; empty and 0 without one."""
    found = _SEP_LINE.match(text)
    return (found[1], found.end()) if found else ("", 0)


def likely_separator(text: str) -> str:
    """The separator by which most records have the same number of cells; a comma where there is only one column."""
    head = text[:_LOOKED_AT]
    best = max(SEPARATORS, key=lambda separator: _evenness(head, separator))
    return best if _evenness(head, best) else ","


def _evenness(text: str, separator: str) -> float:
    """How well a text falls into columns: 0 for one column, nearly 1 for many in every record."""
    if separator not in text:
        return 0.0
    found = list(islice(rows(text, separator), _RECORDS_LOOKED_AT))
    widths = Counter(len(row.cells) for row in found if any(row.cells))
    wide = [(count, width) for width, count in widths.items() if width > 1]
    if not wide:
        return 0.0
    count, width = max(wide)
    return count / widths.total() * (1 - 1 / width)
