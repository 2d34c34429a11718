"""The tables of a file: the header decides which they are, wherever it stands and in whatever order its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from planner.exchange.analytics.ids import network_of
from planner.exchange.analytics.model import Column, Network, Role, TableFormat, Words
from planner.exchange.reading.folding import words_of
from planner.exchange.sheets import Record, Sheet

_LONGEST_HEADING, _LONGEST_BEGINNING = 80, 120
_FEWEST = 2
"""Headings that a header has at least."""

_FEWEST_PAIRS = 4
_LOOKED_AT = 30


@dataclass(slots=True)
class Table:
    """A table that was found: ``block`` counts those beside each other, ``columns`` are its columns only."""

    sheet: int
    block: int
    format: TableFormat
    columns: tuple[Column, ...]
    records: list[Record] = field(default_factory=list)
    header: int = 0

    def column(self, role: Role) -> int | None:
        """The place of the first column with this role."""
        return next((one.place for one in self.columns if one.means == role), None)


@dataclass(slots=True)
class SheetTables:
    """The tables of a sheet, and the records that stand in none: their number and why."""

    tables: list[Table] = field(default_factory=list)
    outside: list[tuple[Record, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """The formats, networks and words, and by folded heading what the user said of columns."""

    formats: tuple[TableFormat, ...]
    networks: tuple[Network, ...]
    words: Words
    columns: Mapping[str, str]


def tables_of(sheet: Sheet, number: int, known: Known) -> SheetTables:
    """The tables of a sheet in their order; ``number`` is that of the sheet."""
    pairs = _pairs(sheet, number, known)
    if pairs is not None:
        return pairs
    found = SheetTables()
    current: list[Table] = []
    for place, record in enumerate(sheet.records):
        headed = _headed(record, sheet.records[place + 1 :], number, known)
        if headed:
            found.tables += headed
            current = headed
            found.outside.append((record, "Headings"))
        elif not current:
            found.outside.append((record, "Blank" if _is_blank(record) else "Stands above the table"))
        else:
            for table in current:
                table.records.append(record)
    return found


def beginning(record: Record) -> str:
    """How a record begins, to be known by."""
    return " · ".join(cell.strip()[:60] for cell in record.cells if cell.strip())[:_LONGEST_BEGINNING]


def first_header(sheet: Sheet, number: int) -> tuple[Column, ...]:
    """The likely headings of a sheet in which no table is known, for naming them by hand."""
    for record in sheet.records[:_LOOKED_AT]:
        cells = [cell for cell in record.cells if cell.strip()]
        if len(cells) >= _FEWEST and not any(any(map(str.isdigit, cell)) for cell in cells):
            return tuple(
                Column(number, at, cell.strip(), "", "") for at, cell in enumerate(record.cells) if cell.strip()
            )
    return ()


# headers


def _headed(record: Record, below: Sequence[Record], sheet: int, known: Known) -> list[Table]:
    """The tables that a record is the header of, from left to right; none when it is no header."""
    if sum(1 for cell in record.cells if _heading(cell, known) is not None) < _FEWEST:
        return []
    blocks = [_best(columns, below, known) for columns in _blocks(record, sheet, known)]
    return [
        Table(sheet, block, one[0], one[1], header=record.number) for block, one in enumerate(blocks) if one is not None
    ]


def _blocks(record: Record, sheet: int, known: Known) -> Iterator[list[Column]]:
    """The columns of each table beside another: one begins where a heading that names rows comes again."""
    block: list[Column] = []
    for index, cell in enumerate(record.cells):
        key = _heading(cell, known) or ""
        named = key in known.words.roles
        if named and any(one.key == key for one in block) and any(_is_number(one.key, known) for one in block):
            yield block
            block = []
        if cell.strip():
            block.append(Column(sheet, index, cell.strip(), key, ""))
    yield block


def _best(
    columns: Sequence[Column], below: Sequence[Record], known: Known
) -> tuple[TableFormat, tuple[Column, ...]] | None:
    """The format that knows most of the columns, with what they mean in it."""
    keys = {one.key for one in columns if one.key}
    fitting = [one for one in known.formats if not one.pairs and _fits(one, keys)]
    ranked = [(_rank(one, columns, below, known), -place, one) for place, one in enumerate(fitting)]
    if not ranked:
        return None
    format_ = max(ranked, key=lambda one: one[:2])[2]
    return format_, tuple(_meaning(column, format_, known) for column in columns)


def _fits(format_: TableFormat, keys: set[str]) -> bool:
    return all(need & keys for need in format_.needs) and not format_.without & keys


def _rank(
    format_: TableFormat, columns: Sequence[Column], below: Sequence[Record], known: Known
) -> tuple[int, bool, int]:
    """Whose addresses stand in it first, then whether it is meant for such files, then how much of it is known."""
    known_columns = sum(1 for one in columns if _meaning(one, format_, known).means)
    return _by_hosts(format_, columns, below, known), not format_.last, known_columns


def _by_hosts(format_: TableFormat, columns: Sequence[Column], below: Sequence[Record], known: Known) -> int:
    """1 when its addresses are those of the format's network, -1 when they lead elsewhere, 0 when that is open."""
    place = next((one.place for one in columns if known.words.roles.get(one.key) is Role.ADDRESS), None)
    if place is None or not format_.network.hosts:
        return 0
    cells = (one.cell(place) for one in below[:_LOOKED_AT])
    first = next((cell for cell in cells if "/" in cell), "")
    found = network_of(first, known.networks)
    return 0 if not first else 1 if found is not None and found.key == format_.network.key else -1


def _meaning(column: Column, format_: TableFormat, known: Known) -> Column:
    said = known.columns.get(words_of(column.heading))
    if said is not None:
        return column._replace(means=said)
    usual = format_.roles.get(column.key) or known.words.roles.get(column.key)
    return column._replace(means=format_.numbers.get(column.key) or (usual.value if usual else ""))


def _heading(cell: str, known: Known) -> str | None:
    """The key of a heading, also of one that the user named; None for other cells."""
    if not cell or len(cell) > _LONGEST_HEADING:
        return None
    folded = words_of(cell)
    if folded in known.columns:
        return _key_of(known.columns[folded], known)
    return known.words.headings.get(folded)


def _key_of(means: str, known: Known) -> str:
    """A heading key that a column named by hand may stand for, so that formats can need it."""
    by_role = (key for key, role in known.words.roles.items() if role.value == means)
    by_number = (key for one in known.formats if one.last for key, number in one.numbers.items() if number == means)
    return next(by_role, None) or next(by_number, "")


def _is_number(key: str, known: Known) -> bool:
    return key in known.words.units


def _is_blank(record: Record) -> bool:
    return not any(cell.strip() for cell in record.cells)


# pairs


def _pairs(sheet: Sheet, number: int, known: Known) -> SheetTables | None:
    """A sheet of headings with their values below each other, as one row; None when it is none."""
    said: dict[str, tuple[Record, str, str]] = {}
    for record in sheet.records:
        cells = [cell.strip() for cell in record.cells if cell.strip()]
        key = _heading(cells[0], known) if len(cells) == _FEWEST else None
        if key and key not in said:
            said[key] = record, cells[0].rstrip(": "), cells[1]
    fitting = [one for one in known.formats if one.pairs and _fits(one, set(said))]
    if len(said) < _FEWEST_PAIRS or not fitting:
        return None
    format_ = fitting[0]
    columns = [Column(number, at, heading, key, "") for at, (key, (_, heading, _)) in enumerate(said.items())]
    first = next(iter(said.values()))[0]
    row = Record(first.number, first.line, tuple(value for _, _, value in said.values()))
    table = Table(number, 0, format_, tuple(_meaning(one, format_, known) for one in columns), [row])
    used = {record.number for record, _, _ in said.values()} - {first.number}
    found = SheetTables([table])
    found.outside += [
        (
            one,
            "Belongs to the post above" if one.number in used else "Blank" if _is_blank(one) else "Is not about posts",
        )
        for one in sheet.records
        if one.number != first.number
    ]
    return found
