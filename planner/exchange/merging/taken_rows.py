"""The rows that a reading takes, as they go on into the plan: with their places in the file and what stands beside."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace

from planner.domain.extras import FIRST_COMMENT
from planner.domain.platforms import Platform, Platforms
from planner.exchange.format import RowNote
from planner.exchange.merging.merge import Beside
from planner.exchange.merging.names import Names
from planner.exchange.own.cells import read_media
from planner.exchange.own.ids import brand_post_id, with_ids
from planner.exchange.own.week_csv import Cells, Table
from planner.exchange.reading.model import TAKEN, At, Field, Line, Reading
from planner.exchange.reading.saying import concluded_format

_SHEET = 10_000_000
"""Numbers of records within one sheet, so that one number says sheet and record."""

_TAKEN_TO_BE = {"status": Field.STATUS, "timezone": Field.ZONE, "stance": Field.STANCE, "notes": Field.NOTES}
"""Columns that are filled where the sheet says nothing, and what says them."""


@dataclass(frozen=True, slots=True)
class TakenRows:
    """The rows of a reading by their place: where each stands, what it is, and what it says beside its columns.

    ``lines`` are the records that they were made of, None for those that are taken as they are. ``nameless`` are the
    places of those of these that have no id in their sheet. ``concluded`` are the places of those whose format nobody
    says: it is made of their media and links.
    """

    ats: list[At]
    rows: list[Cells]
    lines: list[Line | None]
    beside: dict[int, Beside]
    notes: list[RowNote]
    reading: Reading
    nameless: frozenset[int] = frozenset()
    concluded: set[int] = field(default_factory=set)

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
        said = [_as_said(cells, line) if line else cells for cells, line in zip(self.rows, self.lines, strict=True)]
        return [cells._replace(format="") if place in self.concluded else cells for place, cells in enumerate(said)]


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
    rows = list(enumerate(taken.rows))
    nameless = (place for place, one in rows if taken.lines[place] is None and not (one.placement_id or one.post_id))
    table = with_ids(replace(reading.table, rows=rows), brand_id)
    return replace(taken, rows=[cells for _, cells in table.rows], nameless=frozenset(nameless))


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
        network = _network_of(cells.channel.strip(), names, platforms)
        own = "" if address and len(line.entries) > 1 and not _is_on(address, network) else address
        found = found or bool(own)
        takes = comment and (network is None or any(extra.key == FIRST_COMMENT for extra in network.extras))
        if own or takes:
            taken.beside[len(taken.rows)] = Beside(own, comment if takes else "")
        if network and not line.cells.get(Field.FORMAT) and cells.format == _concluded(cells, network):
            taken.concluded.add(len(taken.rows))
        noted = _without_comment(cells, comment) if takes and network else cells
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


def _network_of(channel: str, names: Names, platforms: Platforms) -> Platform | None:
    """The network of a channel: that which the plan says, else what its name says."""
    known = names.known(channel)
    return platforms.named(known.platform) if known else platforms.guessed(channel)


def _concluded(cells: Cells, network: Platform) -> str:
    return concluded_format(read_media(cells.media, ""), cells.link, network)


def _without_comment(cells: Cells, comment: str) -> Cells:
    """The row without the note that keeps its first comment, which has a field of its own."""
    notes = f"\n{cells.notes}\n".replace(f"\nFirst comment: {comment}\n", "\n", 1)
    return cells._replace(notes=notes[1:-1])


def _as_said(cells: Cells, line: Line) -> Cells:
    silent = {name: "" for name, field in _TAKEN_TO_BE.items() if not line.cells.get(field, "").strip()}
    return cells._replace(**silent) if silent else cells


def _is_on(address: str, network: Platform | None) -> bool:
    """Whether an address is one of a network."""
    host = address.rpartition("//")[2].partition("/")[0].casefold()
    return network is not None and any(network.key.split("_")[0] == part for part in host.split("."))


def _numbered(notes: Iterable[RowNote]) -> list[RowNote]:
    return [replace(note, row=number_of(At(note.sheet, note.row)), sheet=0) for note in notes]
