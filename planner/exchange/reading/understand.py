"""A workbook understood: the parts of the reading one after the other, each knowing a little more of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from planner.exchange.format import RowNote
from planner.exchange.own.week_csv import COLUMNS, Cells, Table
from planner.exchange.reading.asking import Asking
from planner.exchange.reading.campaigns import Campaigner
from planner.exchange.reading.dating import Dater
from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST
from planner.exchange.reading.duplicates import Duplicates
from planner.exchange.reading.entries import EntryMaker
from planner.exchange.reading.grouping import Grouper
from planner.exchange.reading.hidden import ask_columns, ask_encoding, ask_rows, ask_sheet, has_words
from planner.exchange.reading.known import Known
from planner.exchange.reading.labelling import Labeller
from planner.exchange.reading.layout import SheetLayer
from planner.exchange.reading.model import TAKEN, Field, Heading, Line, Reading, Sort, Wishes
from planner.exchange.reading.own import field_named, header_of, joined, own_heading, own_lines, own_table
from planner.exchange.reading.placing import Placer
from planner.exchange.reading.row import Row
from planner.exchange.reading.saying import compose
from planner.exchange.reading.sorting import Sorter
from planner.exchange.reading.timing import Timer
from planner.exchange.reading.words import words_against
from planner.exchange.sheets.model import Sheet, Workbook

_ALWAYS = frozenset({"placement_id", "post_id", "week_start", "date", "channel", "text", "timezone"})
"""Columns that every understood sheet speaks of."""


_NO_WISHES = Wishes()


def understand(
    book: Workbook, known: Known, wishes: Wishes = _NO_WISHES, at_stage: Callable[[], object] = int
) -> Reading:
    """What a workbook says, read against what is known, with what the user said of it; a pure function of these.

    ``at_stage`` is called now and then; what it raises ends the reading.
    """
    return _Understanding(book, known, wishes, at_stage).reading()


def layout_of(book: Workbook, known: Known, wishes: Wishes = _NO_WISHES) -> tuple[str, ...]:
    """The headings of a workbook as they are compared: the layout of its reading, without reading it all."""
    return _Understanding(book, known, wishes).layout()


class _Understanding:
    def __init__(self, book: Workbook, known: Known, wishes: Wishes, at_stage: Callable[[], object] = int) -> None:
        self._book, self._known, self._wishes, self._at_stage = book, known, wishes, at_stage
        self._words = words_against(known)
        self._asking = Asking(wishes, self._words)
        self._headings: list[Heading] = []
        self._tables: list[Table] = []
        self._lines: list[Line] = []

    def reading(self) -> Reading:
        """The whole workbook."""
        ask_encoding(self._book, self._asking)
        self._read_own()
        rows = self._laid_out()
        if rows:
            self._find_out(rows)
            self._write(rows)
        lines = tuple(sorted(self._lines, key=lambda line: (line.at.sheet, line.at.record)))
        taken = [cells for line in lines if line.sort in TAKEN for cells in line.entries]
        return Reading(
            lines=lines,
            headings=tuple(self._headings),
            asks=self._asking.asks(),
            table=joined(self._tables),
            layout=self._layout(),
            posts=len({cells.post_id or cells.placement_id or str(place) for place, cells in enumerate(taken)}),
            entries=len(taken),
        )

    def layout(self) -> tuple[str, ...]:
        """The headings of the whole workbook."""
        headers = ((number, header_of(sheet)) for number, sheet in enumerate(self._book.sheets))
        self._headings += [own_heading(header, number) for number, header in headers if header is not None]
        for _, layer in self._layers():
            self._headings += layer.headings()
        return self._layout()

    def _read_own(self) -> None:
        for number, sheet in enumerate(self._book.sheets):
            header = header_of(sheet)
            if header is not None:
                table = own_table(sheet, header, number)
                self._tables.append(table)
                self._lines += own_lines(sheet, header, table, number)
                self._headings.append(own_heading(header, number))

    def _laid_out(self) -> list[Row]:
        several = sum(header_of(sheet) is None and has_words(sheet) for sheet in self._book.sheets) > 1
        rows: list[Row] = []
        for sheet, layer in self._layers():
            laid = layer.laid()
            self._headings += laid.headings
            ask_rows(laid.rows, self._asking)
            ask_sheet(sheet, laid.rows, self._asking, several=several)
            rows += laid.rows
        return rows

    def _layers(self) -> Iterator[tuple[Sheet, SheetLayer]]:
        """The sheets that are not of our own columns, to be laid out."""
        for number, sheet in enumerate(self._book.sheets):
            if header_of(sheet) is None:
                shown = ask_columns(number, sheet, self._asking)
                yield sheet, SheetLayer(number, shown, self._words, self._wishes, self._asking)

    def _find_out(self, rows: Sequence[Row]) -> None:
        brand, today = self._known.plan.brand, self._known.today
        month_first_in = self._known.lexicon.days.month_first_in
        usual = MONTH_FIRST if brand.country.casefold() in month_first_in else DAY_FIRST
        words, asking = self._words, self._asking
        stages: tuple[Callable[[], None], ...] = (
            lambda: Sorter(words, asking).sort(rows),
            lambda: Dater(rows, words, asking, today, usual).set_days(),
            lambda: Timer(rows, words, asking, brand.zone).set_times(),
            lambda: _follow(rows),
            lambda: Placer(rows, words, asking, self._known).place(),
            lambda: _follow(rows),
            lambda: Labeller(words, asking, self._known).label(rows),
            lambda: compose(rows),
            lambda: Duplicates(words, asking).find(rows),
            lambda: _follow(rows),
            lambda: Campaigner(words, asking).name(rows),
            lambda: Grouper(words).group(rows),
        )
        for stage in stages:
            self._at_stage()
            stage()

    def _write(self, rows: Sequence[Row]) -> None:
        made = EntryMaker(self._known.platforms, self._known.plan.brand.zone).entries(rows)
        lines = [_line(row, made.get(row.at, ())) for row in rows]
        self._lines += lines
        fields = frozenset(named for row in rows if row.taken for named in row.block.fields)
        self._tables.append(
            Table(
                rows=[(line.at.record, cells) for line in lines for cells in line.entries],
                unreadable=[_note(line) for line in lines if line.sort is Sort.PROBLEM],
                notes=[],
                columns=_columns(fields),
            )
        )

    def _layout(self) -> tuple[str, ...]:
        names = (self._words.folded(name) for heading in self._headings for name in heading.names)
        return tuple(dict.fromkeys(name for name in names if name))


def _note(line: Line) -> RowNote:
    return RowNote(line.at.record, line.reason, line.at.sheet)


def _follow(rows: Sequence[Row]) -> None:
    """Leaves out rows that belong to a post that is left out, and says so."""
    for row in rows:
        if row.head is not None and row.taken and not row.head.taken:
            row.leave(Sort.LEFT_OUT, f"it belongs to row {row.head.at.record}, which is left out")


def _line(row: Row, entries: tuple[Cells, ...]) -> Line:
    taken = row.sort in TAKEN
    return Line(
        at=row.at,
        sort=row.sort,
        cells=dict(row.said),
        entries=entries if taken else (),
        remarks=tuple(row.remarks),
        reason="" if taken else row.reason,
        asks=tuple(dict.fromkeys(row.asks)),
    )


def _columns(fields: frozenset[Field]) -> frozenset[str]:
    """Our columns of which a sheet with these fields speaks; of others the plan keeps what it says."""
    spoken = {name for name in COLUMNS if field_named(name) in fields}
    spoken |= {"time"} if Field.MOMENT in fields else set()
    spoken |= {"text"} if Field.HASHTAGS in fields else set()
    return frozenset(spoken | _ALWAYS | ({"format"} if fields else set()))
