"""A file on its way into the plan: read, understood as far as it goes, and held against what the plan has already.

Nothing is written here; what comes out is one edit, and the questions that should be answered before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Lock

from planner.app.brands import NOTHING
from planner.app.bulk import keeping_all
from planner.app.catalogue import Catalogue
from planner.app.document import Document
from planner.app.layouts import combined, keep_layout, layout_for, made_layout, wishes_of
from planner.app.likely_channels import LikelyChannels, asked_for
from planner.app.merging import merged, read_plan, with_labels
from planner.app.met_entries import MetEntries
from planner.app.taken import Taken, coming, staying
from planner.domain.edits import Edit, amend
from planner.domain.quote import quoted
from planner.domain.records import Brand, Placement, SheetLayout
from planner.exchange.format import BadFile, Imported, RowNote
from planner.exchange.merging.meeting import Meeting, Meets
from planner.exchange.merging.names import Names
from planner.exchange.merging.row_values import status_in
from planner.exchange.merging.taken_rows import TakenRows, in_its_sheet, row_words, taken_rows
from planner.exchange.merging.there import choices, joins, moves, settled, there_asks
from planner.exchange.own.week_csv import Cells, read
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import (
    TAKEN,
    Ask,
    At,
    Field,
    Free,
    Heading,
    Line,
    Option,
    Reading,
    Remark,
    Sort,
    Wishes,
)
from planner.exchange.reading.own_sheet import is_own, others, own_reading, own_sheets
from planner.exchange.sheets.model import Encoding, Record, Sheet, Workbook

__all__ = [
    "TAKEN",
    "Ask",
    "At",
    "BadFile",
    "Encoding",
    "Field",
    "Free",
    "Heading",
    "Imported",
    "Intake",
    "Line",
    "Meeting",
    "Meets",
    "Option",
    "Reading",
    "Record",
    "Remark",
    "RowNote",
    "Sheet",
    "Sort",
    "Taken",
    "Wishes",
    "Workbook",
    "merged",
    "read_plan",
    "status_in",
]

AtStep = Callable[[int, int], None]

_STEPS = 4
_NO_WISHES = Wishes()


def _nothing(done: int, of: int) -> None:
    """Nobody wants to know how far it is."""


class Intake:
    """One file for one brand, read again after each thing the user says of it; in any thread, but one at a time.

    ``making`` makes the brand when it is new, and becomes part of the edit. ``layout`` is what was remembered of
    sheets like it; set it to None to read the sheet without.
    """

    def __init__(
        self, document: Document, brand: Brand, catalogue: Catalogue, today: date, making: Edit = NOTHING
    ) -> None:
        self._document = document
        self._brand = brand
        self._catalogue = catalogue
        self._today = today
        self._making = making
        self.book: Workbook | None = None
        self.layout: SheetLayout | None = None
        self._own_reading: Reading | None = None
        self._looked_for_layout = False
        self._likely: LikelyChannels | None = None
        self._turn = Lock()
        self.renew()

    def open(self, content: bytes, name: str = "", encoding: str = "", separator: str = "") -> None:
        """Reads a file; raises BadFile with a sentence when it cannot be read at all."""
        from planner.exchange.sheets import read_workbook  # noqa: PLC0415  the window starts without openpyxl

        self._begin(None)
        with keeping_all():
            strict = read(content) if is_own(content) and not encoding and not separator else None
            self.book = read_workbook(content, name, encoding=encoding, separator=separator)
            self._own_reading = own_reading(self.book, strict) if strict is not None else None
            self._list_boards()

    def paste(self, text: str, html: str = "") -> None:
        """Takes what was copied in a spreadsheet; raises BadFile with a sentence when there is nothing in it."""
        from planner.exchange.sheets import from_clipboard  # noqa: PLC0415  the window starts without it

        self._begin(from_clipboard(text, html))
        self._list_boards()

    def only_sheet(self, name: str) -> None:
        """Leaves out all sheets but the one of this name; raises ValueError with those that there are."""
        assert self.book is not None
        chosen = tuple(sheet for sheet in self.book.sheets if sheet.name.casefold() == name.strip().casefold())
        if not chosen:
            there = ", ".join(quoted(sheet.name) for sheet in self.book.sheets)
            raise ValueError(f"There is no sheet {quoted(name)}; the file has {there}")
        self.book = replace(self.book, sheets=chosen[:1])

    def renew(self) -> None:
        """Forgets what was asked of the plan, because it changed."""
        self._known: Known | None = None
        self._met = MetEntries(self._document, self._brand)

    @property
    def asks_nothing(self) -> bool:
        """Whether the file has our own columns only and is read to the letter."""
        return self.book is not None and not others(self.book)

    def read(self, wishes: Wishes = _NO_WISHES, at_step: AtStep = _nothing) -> Taken:
        """What is understood of the file with what the user said of it, and what it would do.

        ``at_step`` is told how much is done of how much; what it raises ends the reading. Raises BadFile.
        """
        with self._turn, keeping_all():
            reading = self._understood(wishes, lambda: at_step(0, _STEPS))
            at_step(1, _STEPS)
            rows = self._rows(reading)
            if self._proposes(rows, wishes):
                reading = self._understood(wishes, lambda: at_step(1, _STEPS))
                rows = self._rows(reading)
            at_step(2, _STEPS)
            said = self._with_layout(wishes)
            found, beside = self._met.of(rows, self._names(), strict=self.asks_nothing)
            asks = there_asks(rows.ats, found, said, strict=self.asks_nothing)
            at_step(3, _STEPS)
            chosen = choices(rows.ats, found, asks)
            goes = settled(rows.rows, found, chosen, beside)
            imported = self._imported(rows, goes, (*moves(rows.ats, found, asks), *joins(rows, beside)))
            at_step(_STEPS, _STEPS)
        met: dict[At, tuple[Meeting, ...]] = {}
        for place, meeting in found.items():
            met[rows.ats[place]] = (*met.get(rows.ats[place], ()), meeting)
        return Taken(
            reading=reading,
            imported=imported,
            asks=(*reading.asks, *asks),
            met=met,
            layout=self.layout,
            entries=coming(rows, goes, imported),
            stays=staying(rows, chosen, imported),
        )

    def remember(self, wishes: Wishes, reading: Reading, name: str = "", at: datetime | None = None) -> Edit:
        """The edit, which is no step, that keeps how the sheet was read; one without changes where nothing is to keep.

        Without a name a layout that has one keeps it.
        """
        if self.asks_nothing:
            return NOTHING
        before = layout_for(self._document, self._brand, reading.layout)
        kept = made_layout(
            self._brand,
            reading.layout,
            self._with_layout(wishes),
            name=name or (before.name if before else ""),
            at=at or datetime.now(UTC),
        )
        if kept is None or (before is not None and (before.table, before.name) == (kept.table, kept.name)):
            return NOTHING
        return keep_layout(kept, before=before)

    def other_zone(self, imported: Imported) -> str:
        """The one zone of all entries of the file, when the brand is in another and has no post yet; else empty."""
        if self._document.has_posts(self._brand):
            return ""
        records = [change.after for change in imported.edit.changes]
        zones = {record.zone for record in records if isinstance(record, Placement)}
        return zones.pop() if len(zones) == 1 and self._brand.zone not in zones else ""

    def in_zone(self, edit: Edit, zone: str) -> Edit:
        """The edit that also takes the brand into another zone."""
        return replace(edit, changes=(*amend(self._brand, edit.text, zone=zone).changes, *edit.changes))

    # parts

    def _begin(self, book: Workbook | None) -> None:
        self.book, self.layout, self._own_reading, self._looked_for_layout = book, None, None, False
        self._likely = None

    def _list_boards(self) -> None:
        from planner.exchange.reading.boards import listed  # noqa: PLC0415  the window starts without it

        if self.book is not None and not self.asks_nothing:
            self.book = listed(self.book, self._against())

    def _understood(self, wishes: Wishes, at_stage: Callable[[], None]) -> Reading:
        if self.book is None:
            raise BadFile("There is no file to read.")
        if self._own_reading is not None:
            return self._own_reading
        from planner.exchange.reading.understand import layout_of, understand  # noqa: PLC0415  not for the first frame

        known = self._against()
        if not self._looked_for_layout:
            self._looked_for_layout = True
            headings = layout_of(self.book, known, wishes) if self._document.layouts(self._brand) else ()
            self.layout = layout_for(self._document, self._brand, headings)
        if self._likely is None:
            self._likely = LikelyChannels(self.book, known, self._names())
        return understand(self.book, known, self._likely.wished(self._with_layout(wishes)), at_stage)

    def _proposes(self, rows: TakenRows, wishes: Wishes) -> bool:
        """Whether the plan makes other channels likely than those that the rows were read with."""
        if self._likely is None or not asked_for(rows.reading, wishes.answers):
            return False
        return self._likely.changed_by(lambda named: self._met.likely(rows, self._names(), named))

    def _with_layout(self, wishes: Wishes) -> Wishes:
        if self.layout is None:
            return wishes
        before = wishes_of(self.layout)
        return combined(self._likely.remembered(before) if self._likely else before, wishes)

    def _against(self) -> Known:
        if self._known is None:
            plan = with_labels(self._document.settings_of(self._brand), self._making)
            self._known = Known(plan, self._catalogue.platforms, self._catalogue.lexicon, self._today)
        return self._known

    def _names(self) -> Names:
        known = self._against()
        return Names(known.plan, known.platforms)

    def _rows(self, reading: Reading) -> TakenRows:
        assert self.book is not None
        own = own_sheets(self.book)
        return taken_rows(reading, self._names(), self._catalogue.platforms, self._brand.id, own)

    def _imported(self, rows: TakenRows, goes: Mapping[int, Cells], told: tuple[RowNote, ...]) -> Imported:
        imported = merged(
            self._document,
            self._brand,
            rows.table(goes),
            self._catalogue,
            self._making,
            beside=rows.beside_of(goes),
            row_words=row_words,
        )
        skipped = tuple(in_its_sheet(note) for note in imported.skipped)
        findings = (*(in_its_sheet(note) for note in imported.findings), *rows.notes, *told)
        if self.asks_nothing:
            return replace(imported, skipped=skipped, findings=findings)
        entries = rows.reading.entries - len(skipped)
        return replace(imported, posts=rows.reading.posts, placements=entries, skipped=skipped, findings=findings)
