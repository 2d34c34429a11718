"""The rows that a reading takes, as they go on into the plan: with their places in the file and what stands beside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace

from planner.domain.extras import FIRST_COMMENT
from planner.domain.platforms import Platforms
from planner.exchange.format import RowNote
from planner.exchange.ids import brand_post_id, with_ids
from planner.exchange.merge import Beside
from planner.exchange.names import Names
from planner.exchange.reading.model import TAKEN, At, Field, Line, Reading
from planner.exchange.week_csv import Cells, Table

_SHEET = 10_000_000
"""Numbers of records within one sheet, so that one number says sheet and record."""

_TAKEN_TO_BE = {"status": Field.STATUS, "timezone": Field.ZONE, "stance": Field.STANCE, "notes": Field.NOTES}
"""Columns that are filled where the sheet says nothing, and what says them."""


@dataclass(frozen=True, slots=True)
class TakenRows:
    """The rows of a reading by their place: where each stands, what it is, and what it says beside its columns.

    ``lines`` are the records that they were made of, None for those that are taken as they are.
    """

    ats: list[At]
    rows: list[Cells]
    lines: list[Line | None]
    beside: dict[int, Beside]
    notes: list[RowNote]
    reading: Reading

    def table(self, rows: Mapping[int, Cells]) -> Table:
        """The table of these rows (by place) for ``Merge``; its numbers say sheet and record."""
        numbered = [(number_of(self.ats[place]), cells) for place, cells in rows.items()]
        said = self.reading.table
        return replace(said, rows=numbered, unreadable=_numbered(said.unreadable), notes=_numbered(said.notes))

    def beside_of(self, rows: Iterable[int]) -> dict[int, Beside]:
        """What stands beside the rows of such a table, by their places in it."""
        return {place: self.beside[old] for place, old in enumerate(rows) if old in self.beside}

    @property
    def said(self) -> list[Cells]:
        """The rows without what the sheet does not say, such as a status that is only taken to be one."""
        return [_as_said(cells, line) if line else cells for cells, line in zip(self.rows, self.lines, strict=True)]

    @property
    def addresses(self) -> dict[int, str]:
        """Where rows say that they were posted."""
        return {place: beside.address for place, beside in self.beside.items() if beside.address}


def taken_rows(
    reading: Reading, names: Names, platforms: Platforms, brand_id: str, own: Container[int] = ()
) -> TakenRows:
    """The rows of a reading, with ids for the brand; those of ``own`` sheets (by number) are taken as they are.

    Others get the proper names of channels.
    """
    unreadable = [note for note in reading.table.unreadable if note.sheet in own]
    taken = TakenRows([], [], [], {}, [], replace(reading, table=replace(reading.table, unreadable=unreadable)))
    for line in reading.lines:
        if line.sort in TAKEN and line.at.sheet in own:
            _take_as_is(taken, line)
        elif line.sort in TAKEN:
            _take(taken, line, names, platforms, brand_id)
    table = with_ids(replace(reading.table, rows=list(enumerate(taken.rows))), brand_id)
    return replace(taken, rows=[cells for _, cells in table.rows])


def number_of(at: At) -> int:
    """One number for a record of a workbook."""
    return at.sheet * _SHEET + at.record


def at_of(number: int) -> At:
    """The record of such a number."""
    return At(*divmod(number, _SHEET))


def in_its_sheet(note: RowNote) -> RowNote:
    """A note on such a number as one on a record of a sheet."""
    at = at_of(note.row)
    return RowNote(at.record, note.sentence, at.sheet)


def row_words(number: int) -> str:
    """How the record of such a number is called in a sentence."""
    at = at_of(number)
    return str(at.record) if at.sheet == 0 else f"{at.record} of sheet {at.sheet + 1}"


def _take_as_is(taken: TakenRows, line: Line) -> None:
    for cells in line.entries:
        taken.ats.append(line.at)
        taken.rows.append(cells)
        taken.lines.append(None)


def _take(taken: TakenRows, line: Line, names: Names, platforms: Platforms, brand_id: str) -> None:
    address, comment = (line.cells.get(field, "").strip() for field in (Field.ADDRESS, Field.FIRST_COMMENT))
    found = False
    for cells in line.entries:
        own = "" if address and len(line.entries) > 1 and not _is_on(address, cells.channel, platforms) else address
        found = found or bool(own)
        if own or comment:
            taken.beside[len(taken.rows)] = Beside(own, comment)
        noted = _without_comment(cells, comment, platforms) if comment else cells
        goes = _for_brand(noted, names, brand_id, named=bool(line.cells.get(Field.ENTRY_ID)))
        taken.ats.append(line.at)
        taken.rows.append(goes)
        taken.lines.append(line)
    if address and not found:
        sentence = "its address is left out, because it does not say on which of the channels it is"
        taken.notes.append(RowNote(line.at.record, sentence, line.at.sheet))


def _for_brand(cells: Cells, names: Names, brand_id: str, *, named: bool) -> Cells:
    channel = names.proper(cells.channel.strip())
    if named or not cells.post_id:
        return cells._replace(channel=channel)
    return cells._replace(channel=channel, placement_id="", post_id=brand_post_id(cells.post_id, brand_id))


def _without_comment(cells: Cells, comment: str, platforms: Platforms) -> Cells:
    """The row without the note that keeps its first comment, where the network has a field for it."""
    network = platforms.guessed(cells.channel)
    if network is None or all(extra.key != FIRST_COMMENT for extra in network.extras):
        return cells
    notes = cells.notes.split("\n")
    return cells._replace(notes="\n".join(note for note in notes if note != f"First comment: {comment}"))


def _as_said(cells: Cells, line: Line) -> Cells:
    silent = {name: "" for name, field in _TAKEN_TO_BE.items() if not line.cells.get(field, "").strip()}
    return cells._replace(**silent) if silent else cells


def _is_on(address: str, channel: str, platforms: Platforms) -> bool:
    """Whether an address is one of the network that a channel names."""
    network = platforms.guessed(channel)
    host = address.rpartition("//")[2].partition("/")[0].casefold()
    return network is not None and any(network.key.split("_")[0] == part for part in host.split("."))


def _numbered(notes: Iterable[RowNote]) -> list[RowNote]:
    return [replace(note, row=number_of(At(note.sheet, note.row)), sheet=0) for note in notes]
