"""The records of a sheet in the order in which they are shown, with the headings over them and what was corrected."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from planner.app.intake import At, Field, Heading, Line, Record, Workbook

Corrections = Mapping[tuple[At, Field], str]

NO_FIELDS: Mapping[int, Field] = MappingProxyType({})


class Records:
    """Looks up what both sides of the page need to know of a record."""

    def __init__(self, book: Workbook, headings: Sequence[Heading], corrections: Corrections) -> None:
        self.sheets = tuple(sheet.name for sheet in book.sheets)
        self.width = max((len(record.cells) for sheet in book.sheets for record in sheet.records), default=0)
        self._corrections = corrections
        self._records = {
            At(number, record.number): record for number, sheet in enumerate(book.sheets) for record in sheet.records
        }
        self._headings: dict[int, list[Heading]] = {}
        for heading in sorted(headings, key=lambda one: (one.at.sheet, one.at.record)):
            self._headings.setdefault(heading.at.sheet, []).append(heading)

    def record(self, at: At) -> Record | None:
        """The record as it stands in the file."""
        return self._records.get(at)

    def heading(self, at: At) -> Heading | None:
        """The headings that a record stands under; those above all others for what stands over them."""
        of_sheet = self._headings.get(at.sheet, [])
        place = bisect_right([heading.at.record for heading in of_sheet], at.record)
        return of_sheet[max(place - 1, 0)] if of_sheet else None

    def fields(self, at: At) -> Mapping[int, Field]:
        """What the columns of a record hold."""
        heading = self.heading(at)
        return heading.fields if heading is not None and heading.at != at else NO_FIELDS

    def field(self, at: At, column: int) -> Field | None:
        """What a cell holds; None for one that is not read."""
        found = self.fields(at).get(column)
        return None if found is Field.NOTHING else found

    def correction(self, at: At, field: Field | None) -> str | None:
        """What was written in place of a cell."""
        return self._corrections.get((at, field)) if field is not None else None

    def written(self, line: Line, field: Field) -> str:
        """A field of a record as it stands in the sheet, or as it was corrected."""
        corrected = self.correction(line.at, field)
        return line.cells.get(field, "") if corrected is None else corrected

    def cell(self, at: At, column: int) -> str:
        """The text of a cell, corrected or not."""
        corrected = self.correction(at, self.field(at, column))
        return self.original(at, column) if corrected is None else corrected

    def text_of(self, at: At) -> str:
        """What stands in a record, cell by cell."""
        record = self._records.get(at)
        return " · ".join(cell for cell in record.cells if cell.strip()) if record is not None else ""

    def original(self, at: At, column: int) -> str:
        """The text of a cell in the file."""
        record = self._records.get(at)
        return record.cell(column) if record is not None else ""
