"""CSV, TSV and their kin as a workbook of one sheet."""

from __future__ import annotations

from planner.domain.quote import quoted
from planner.exchange.format import BadFile
from planner.exchange.sheets.encodings import Decoded, decoded
from planner.exchange.sheets.limits import LONGEST_CELL
from planner.exchange.sheets.model import Record, Sheet, Workbook
from planner.exchange.sheets.separators import Row, all_rows, likely_separator, said_separator


def read(content: bytes, name: str, encoding: str = "", separator: str = "") -> Workbook:
    """The records of a text file, cut by the separator that is wanted, said in its first line, or likely.

    Raises BadFile when it is no text or cannot be cut into records.
    """
    source = decoded(content, encoding)
    text = source.text
    if not text.strip():
        raise BadFile("The file is empty.")
    said, length = said_separator(text)
    between = _usable(separator) or said or likely_separator(text[length:])
    records = all_rows(text[length:], between, 1 if length else 0)
    return book("csv", records, between, source, name)


def book(sort: str, found: list[Row], separator: str, source: Decoded, name: str = "") -> Workbook:
    """A workbook of one sheet with these records of a text."""
    records = tuple(Record(number, row.line, tuple(row.cells)) for number, row in enumerate(found, 1))
    notes = (*source.notes, *long_cells(records))
    return Workbook(sort, (Sheet(name, records),), source.encodings, separator, notes)


def long_cells(records: tuple[Record, ...]) -> list[str]:
    """A sentence on each of the first cells that are longer than any text for a network."""
    long = [record.number for record in records if any(len(cell) > LONGEST_CELL for cell in record.cells)]
    return [f"Row {number:,} has a cell of more than {LONGEST_CELL:,} characters." for number in long[:20]]


def _usable(separator: str) -> str:
    if separator and (len(separator) != 1 or separator in '\r\n"\0'):
        raise BadFile(f"{quoted(separator)} cannot stand between cells; name one character.")
    return separator
