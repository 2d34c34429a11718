"""A file as rows of text: what every reader of files gives, whatever the file was."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One row. ``number`` counts from 1 as a spreadsheet does; ``line`` is the first line of it in a text file.

    ``cells`` are text: days as ``2026-11-23``, times as ``08:30``, moments as ``2026-11-23T08:30``, numbers as short as
    they are, formulas by their last value, or as text where there is none. ``filled`` are the columns (from 0) whose
    text stands in a merged cell that begins further up. ``links`` are the columns of cells whose text is
    another than the address behind them, with that address.
    """

    number: int
    line: int
    cells: tuple[str, ...]
    filled: frozenset[int] = frozenset()
    hidden: bool = False
    links: tuple[tuple[int, str], ...] = ()

    def cell(self, column: int) -> str:
        """The text in a column, "" where the row ends before it."""
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its records in order; hidden ones are there and marked. Columns count from 0."""

    name: str
    records: tuple[Record, ...]
    hidden: bool = False
    hidden_columns: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Encoding:
    """A way to read the bytes of a text file: its key for Python, its name for people, and how a telling line looks."""

    key: str
    name: str
    sample: str


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read. ``sort`` is csv, xlsx, ods, ics or clipboard.

    ``encodings`` are the ways in which a text file can be read, the one that was taken first; more than one only where
    the bytes leave it open. ``notes`` are sentences on what cannot be seen in the rows, such as a chart.
    """

    sort: str
    sheets: tuple[Sheet, ...]
    encodings: tuple[Encoding, ...] = ()
    separator: str = ""
    notes: tuple[str, ...] = ()
