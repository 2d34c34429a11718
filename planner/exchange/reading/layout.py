"""A sheet laid out: which records are headings, titles, marks of weeks and grids, and which may be posts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planner.exchange.reading.asking import LEAVE_OUT, Asking, Question
from planner.exchange.reading.cell_words import names_channels
from planner.exchange.reading.days import DayText, Precision
from planner.exchange.reading.grids import grid_places
from planner.exchange.reading.guessing import guessed
from planner.exchange.reading.headers import Columns, columns_of, filled, found_headings, joined_headings
from planner.exchange.reading.model import At, Field, Heading, Option, Sort, Wishes
from planner.exchange.reading.picking import picked
from planner.exchange.reading.row import Block, Row
from planner.exchange.reading.strange_columns import settled
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record, Sheet

_MARK_CELLS = 3
_LONGEST_MONTH = 30
"""Characters of a title that names a month."""

_MONTHLY = frozenset({Precision.DAY, Precision.NO_YEAR})

_GUESSED = Question(
    "columns",
    "No row names the columns. They were guessed by what stands in them. Is that right?",
    (Option("as guessed", "Yes, take them so"), Option(LEAVE_OUT, "No, take nothing from the sheet")),
    "as guessed",
)

_REASONS = {
    Sort.BLANK: "",
    Sort.TITLE: "it is a title",
    Sort.HEADER: "it names the columns",
    Sort.WEEK: "it is the mark of a week",
    Sort.GRID: "it belongs to the grid of a month",
}


@dataclass(slots=True)
class Laid:
    """What is found in a sheet, in the order of its records."""

    rows: list[Row] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)


class SheetLayer:
    """Goes through the records of one sheet from top to bottom."""

    def __init__(self, number: int, sheet: Sheet, words: Words, wishes: Wishes, asking: Asking) -> None:
        self._number, self._sheet, self._words, self._wishes = number, sheet, words, wishes
        self._asking = asking
        self._records = joined_headings(sheet.records, words)
        self._corrected: dict[At, dict[Field, str]] = {}
        for (at, named), cell in wishes.cells.items():
            self._corrected.setdefault(at, {})[named] = cell
        self._heads = found_headings(self._records, words)
        self._grids = grid_places(self._records, words)
        self._between = self._titles_between()
        self._tables = self._named_tables() or self._guessed_table()
        self._run = 0
        self._week_cell = self._channel = ""
        self._columns: Columns | None = self._tables.get(-1)
        self._block = self._new_block(month=self._month_in(sheet.name))

    def laid(self) -> Laid:
        """All records as rows, those that may be posts as ``Sort.POST``."""
        laid = Laid(headings=self.headings())
        for place, record in enumerate(self._records):
            laid.rows.append(self._row(place, record))
        return laid

    # records

    def _row(self, place: int, record: Record) -> Row:
        sort = self._sort(place, record)
        if sort is not Sort.POST:
            self._run += 1
            row = Row(self._at(record), record, self._block, self._run)
            row.leave(sort, _REASONS[sort])
            return row
        assert self._columns is not None
        at = self._at(record)
        corrected = self._corrected.get(at, {})
        row = picked(record, self._columns, at=at, block=self._block, words=self._words, corrected=corrected)
        self._note_week(row)
        row.sort, row.run, row.block = Sort.POST, self._run, self._block
        return row

    def _sort(self, place: int, record: Record) -> Sort:
        cells = filled(record)
        if not cells and self._at(record) not in self._corrected:
            return Sort.BLANK
        if place in self._tables:
            self._columns = self._tables[place]
            self._block = self._new_block(self._block.month, self._block.marks)
            return Sort.HEADER
        if place in self._grids:
            return Sort.GRID
        if len(cells) <= _MARK_CELLS and self._words.week_mark(" ".join(cells)):
            self._block = self._new_block(self._block.month, self._words.week_days(" ".join(cells)))
            return Sort.WEEK
        if self._columns is None or place in self._between:
            month = next((found for cell in cells if (found := self._month_in(cell)) is not None), None)
            self._channel = next((cell for cell in cells if names_channels(cell, self._words)), self._channel)
            self._block = self._new_block(month or self._block.month)
            return Sort.TITLE
        return Sort.POST

    def _note_week(self, row: Row) -> None:
        """A cell that names another week than the one before begins a week."""
        said = row[Field.WEEK]
        if said and said != self._week_cell:
            self._week_cell = said
            self._block = self._new_block(self._block.month, self._words.week_days(said))

    def _new_block(self, month: DayText | None = None, marks: tuple[DayText, ...] = ()) -> Block:
        named = frozenset(self._columns.fields.values()) if self._columns is not None else frozenset()
        return Block(self._sheet.name, named, month, self._channel, marks)

    def _month_in(self, title: str) -> DayText | None:
        """The first day of the month that a title names."""
        found = self._words.day(f"1 {title.strip()}") if 0 < len(title.strip()) <= _LONGEST_MONTH else None
        return found if found is not None and found.precision in _MONTHLY and not found.either else None

    def _at(self, record: Record) -> At:
        return At(self._number, record.number)

    # tables

    def _named_tables(self) -> dict[int, Columns]:
        """The columns of each heading by its place."""
        ends = [*self._heads, len(self._records)][1:]
        parts: dict[tuple[str, ...], list[Record]] = {}
        for head, end in zip(self._heads, ends, strict=True):
            parts.setdefault(self._records[head].cells, []).extend(self._records[head + 1 : end])
        tables: dict[tuple[str, ...], Columns] = {}
        for head in self._heads:
            record = self._records[head]
            if record.cells not in tables:
                columns = columns_of(record, self._words, self._wishes)
                under = parts[record.cells]
                tables[record.cells] = settled(columns, under, self._at(record), self._words, self._asking)
        return {head: tables[self._records[head].cells] for head in self._heads}

    def _guessed_table(self) -> dict[int, Columns]:
        """The columns of a sheet without headings, from its first record on."""
        columns = guessed(self._records, self._words)
        if columns is None or not self._records:
            return {}
        first = self._at(self._records[0])
        named = columns_of(replace(self._records[0], cells=columns.names), self._words, self._wishes)
        strange = tuple(number for number in columns.strange if number not in named.fields)
        fields = {**columns.fields, **named.fields}
        columns = replace(columns, fields=fields, strange=strange, told=named.told)
        if self._asking.ask_of((first,), _GUESSED) == LEAVE_OUT:
            return {}
        return {-1: settled(columns, self._records, first, self._words, self._asking)}

    def _titles_between(self) -> frozenset[int]:
        """The places between the last post of a table and the next heading that hold more than a note."""
        places: set[int] = set()
        for before, head in zip(self._heads, self._heads[1:], strict=False):
            columns = columns_of(self._records[before], self._words, self._wishes)
            for place in range(head - 1, before, -1):
                if place not in self._grids and self._posts(self._records[place], columns):
                    break
                places.add(place)
        return frozenset(places)

    def _posts(self, record: Record, columns: Columns) -> bool:
        """Whether a record names a day or channel where its columns have them, or is only a note."""
        said = {columns.fields.get(number): cell for number, cell in enumerate(record.cells) if cell.strip()}
        day = said.get(Field.DATE) or said.get(Field.MOMENT) or ""
        noted = bool(said) and said.keys() <= {Field.TEXT, Field.NOTES}
        return noted or self._words.says_day(day) or self._words.says_channel(said.get(Field.CHANNEL, ""))

    def headings(self) -> list[Heading]:
        """The records that name columns, each heading once."""
        found: dict[tuple[str, ...], Heading] = {}
        for place, columns in self._tables.items():
            at = self._at(self._records[max(place, 0)])
            found.setdefault(columns.names, Heading(at, dict(columns.fields), columns.names))
        return list(found.values())
