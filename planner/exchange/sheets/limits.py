"""How much of a file is read; what is larger is refused with a sentence, so that no file can fill the memory."""

from __future__ import annotations

from planner.exchange.format import BadFile
from planner.exchange.own.week_csv import LONGEST_CELL, MOST_ROWS

__all__ = [
    "DEEPEST",
    "LARGEST_FILE",
    "LARGEST_UNPACKED",
    "LONGEST_CELL",
    "MOST_AREAS",
    "MOST_CELLS",
    "MOST_COLUMNS",
    "MOST_PARTS",
    "MOST_ROWS",
    "MOST_SHEETS",
    "PLAIN_PART",
    "TIGHTEST",
    "check_cells",
    "check_columns",
    "check_rows",
    "check_sheets",
]

LARGEST_FILE = 200_000_000
"""Bytes of a file as it is."""

LARGEST_UNPACKED = 400_000_000
"""Bytes of all parts of a packed file together."""

PLAIN_PART = 2_000_000
"""Bytes of a part below which it does not matter how tightly it is packed."""

TIGHTEST = 400
"""How many times smaller a part may be packed; sheets come to 10 to 60, empty formatted ones to 200."""

MOST_PARTS = 10_000
"""Parts of a packed file."""

MOST_SHEETS = 100

MOST_COLUMNS = 1_000

MOST_CELLS = 3_000_000
"""Filled cells of all sheets together."""

MOST_AREAS = 50_000
"""Merged areas of a sheet."""

DEEPEST = 100
"""Elements of XML within each other; spreadsheets come to about 15."""


def check_rows(number: int, where: str) -> None:
    """Raises BadFile when a sheet goes on to this row and that is too far; one row names the columns."""
    if number > MOST_ROWS + 1:
        raise BadFile(
            f"{where} has more than {MOST_ROWS:,} rows. Delete what stands far down in it, or split it, and try again."
        )


def check_columns(number: int, where: str) -> None:
    """Raises BadFile when a sheet goes on to this column and that is too far."""
    if number > MOST_COLUMNS:
        raise BadFile(
            f"{where} has more than {MOST_COLUMNS:,} columns. Delete what stands far to the right, and try again."
        )


def check_cells(count: int) -> None:
    """Raises BadFile when so many filled cells are too many for one file."""
    if count > MOST_CELLS:
        raise BadFile(f"The file has more than {MOST_CELLS:,} cells. Split it and import the parts.")


def check_sheets(count: int) -> None:
    """Raises BadFile when so many sheets are too many for one file."""
    if count > MOST_SHEETS:
        raise BadFile(f"The file has more than {MOST_SHEETS} sheets. Split it and import the parts.")
