"""Rows of a table as numbers of posts and days, or the reason why they are none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from planner.domain.quote import quoted
from planner.exchange.analytics.dating import Dating
from planner.exchange.analytics.days import SaidDay, read_said
from planner.exchange.analytics.ids import id_in, is_destroyed, is_id, moment_of, network_of
from planner.exchange.analytics.model import (
    About,
    At,
    Formats,
    LeftOut,
    Network,
    Number,
    ResultRow,
    Role,
    Unit,
)
from planner.exchange.analytics.numbers import decimal_comma, read_number
from planner.exchange.analytics.tables import Table, beginning
from planner.exchange.reading.folding import folded, tidy
from planner.exchange.sheets import Record

_ROLES = frozenset(role.value for role in Role)
_BROKEN_ID = "A spreadsheet rounded the id; the post is known by its link"
_LOST_ID = "A spreadsheet rounded the id, and there is no link"


class _Said(NamedTuple):
    """The numbers of a record, the keys of those that it does not say, and remarks."""

    values: tuple[Number, ...]
    blank: tuple[str, ...]
    remarks: tuple[str, ...]


class TableReader:
    """Reads the records of one table."""

    def __init__(self, table: Table, formats: Formats, dating: Dating) -> None:
        self._table = table
        self._formats = formats
        self._dating = dating
        units = formats.words.units
        self._numbers = [
            (one, units.get(one.key, Unit.COUNT)) for one in table.columns if one.means and one.means not in _ROLES
        ]
        decimals = [one.place for one, unit in self._numbers if unit is not Unit.COUNT]
        self._comma = decimal_comma(record.cell(at) for record in table.records for at in decimals)

    def rows(self) -> Iterator[ResultRow | LeftOut]:
        """Each record of the table as a row, or why it is none."""
        for place, record in enumerate(self._table.records):
            at = At(self._table.sheet, record.number, self._table.block)
            why = self._why_not(record)
            yield LeftOut(at, why, beginning(record)) if why else self._row(at, record, place)

    # what is no row

    def _why_not(self, record: Record) -> str:
        cells = [record.cell(one.place).strip() for one in self._table.columns]
        first = next(filter(None, cells), "")
        if not first:
            return "Blank"
        if self._table.format.about is About.NOTHING:
            return self._table.format.why
        if folded(first) in self._formats.words.total and not self._says(record, Role.ADDRESS):
            return "A total"
        stretch = self._says(record, Role.STRETCH)
        if (
            stretch
            and folded(stretch) not in self._formats.words.lifetime
            and read_said(stretch, self._formats.lexicon).text
        ):
            return "The numbers of one day only, not of all the post's life"
        return ""

    # rows

    def _row(self, at: At, record: Record, place: int) -> ResultRow | LeftOut:
        said = self._values(record)
        if not said.values:
            return LeftOut(at, "; ".join(said.remarks) or "No number in it", beginning(record))
        made = self._of_account if self._table.format.about is About.ACCOUNT else self._of_entry
        return made(at, record, place, said)

    def _of_account(self, at: At, record: Record, place: int, numbers: _Said) -> ResultRow | LeftOut:
        day = self._dating.day(self._table, Role.DAY, place)
        if day is None:
            return LeftOut(at, f"{quoted(self._says(record, Role.DAY))} is no day", beginning(record))
        return ResultRow(
            at=at,
            format=self._table.format.key,
            about=About.ACCOUNT,
            platform=self._table.format.network.key,
            account=self._says(record, Role.ACCOUNT),
            day=day,
            captured=day,
            values=numbers.values,
            blank=numbers.blank,
            remarks=numbers.remarks,
        )

    def _of_entry(self, at: At, record: Record, place: int, numbers: _Said) -> ResultRow | LeftOut:
        network = self._network(record)
        native, address, of_id = self._identity(record, network)
        own, text = self._says(record, Role.OWN_ID), self._text(record)
        said = self._dating.said(self._table, Role.PUBLISHED, place)
        published = self._dating.day(self._table, Role.PUBLISHED, place)
        if not (own or native or address or text or published):
            return LeftOut(at, "Nothing in it says which post it is", beginning(record))
        return ResultRow(
            at=at,
            format=self._table.format.key,
            about=About.ENTRY,
            platform=network.key if network else self._table.format.network.key,
            own_id=own,
            native_id=native,
            address=address,
            text=text,
            form=self._form(record),
            account=self._says(record, Role.ACCOUNT),
            published=published,
            clock=said.clock,
            zone=self._zone(said),
            moment=_moment(native, network),
            captured=self._captured(place),
            is_reply=bool(network and network.replies and text.startswith("@")),
            values=numbers.values,
            blank=numbers.blank,
            remarks=(*numbers.remarks, *of_id),
        )

    # parts of a row

    def _values(self, record: Record) -> _Said:
        """What the columns of numbers say; of two columns for one number the first says it."""
        said: dict[str, Number] = {}
        blank: dict[str, None] = {}
        remarks: list[str] = []
        for column, unit in self._numbers:
            own = self._table.format.own
            found = read_number(record.cell(column.place), unit, self._formats.words, comma=self._comma, own=own)
            if found.why:
                remarks.append(f"{column.heading}: {found.why}")
            if found.value is None:
                blank[column.means] = None
            else:
                said.setdefault(column.means, Number(column.means, found.value, "" if own else column.heading))
        return _Said(tuple(said.values()), tuple(key for key in blank if key not in said), tuple(remarks))

    def _network(self, record: Record) -> Network | None:
        own = self._table.format.network
        return network_of(self._says(record, Role.ADDRESS), self._formats.networks) or (own if own.key else None)

    def _identity(self, record: Record, network: Network | None) -> tuple[str, str, tuple[str, ...]]:
        """The id of the post, its address, and remarks; the address is believed before a column of ids."""
        id_, address = self._says(record, Role.ID), self._says(record, Role.ADDRESS)
        native = id_in(address, network) if network and address else ""
        if is_destroyed(id_):
            return native, address, (_BROKEN_ID if native or address else _LOST_ID,)
        if not native and network and network.id_in_address and is_id(id_, network):
            native = id_
        if not address and native and network and network.address_of_id:
            address = network.address_of_id.replace("{id}", native)
        return native, address, ()

    def _zone(self, said: SaidDay) -> str:
        if said.clock is None:
            return ""
        return "UTC" if said.utc else self._dating.zone

    def _captured(self, place: int) -> date | None:
        return self._dating.day(self._table, Role.CAPTURED, place) or self._dating.captured

    def _form(self, record: Record) -> str:
        said = folded(self._says(record, Role.FORM))
        forms = self._formats.words.forms.items()
        return next((key for key, words in forms if any(word in said for word in words)), "") if said else ""

    def _text(self, record: Record) -> str:
        return tidy(self._says(record, Role.TEXT) or self._says(record, Role.TITLE))

    def _says(self, record: Record, role: Role) -> str:
        at = self._table.column(role)
        if at is None:
            return ""
        linked = dict(record.links).get(at, "") if role is Role.ADDRESS else ""
        return (linked or record.cell(at)).strip()


def joined(rows: Sequence[ResultRow]) -> list[ResultRow]:
    """Rows of tables beside each other, those of one post as one."""
    first: dict[tuple[object, ...], int] = {}
    found: list[ResultRow] = []
    for row in rows:
        name = row.native_id or row.address
        key = (row.at.sheet, row.format, name)
        before = first.get(key) if name else None
        if before is not None and found[before].at.block != row.at.block:
            found[before] = _both(found[before], row)
        else:
            if name:
                first.setdefault(key, len(found))
            found.append(row)
    return found


def _both(one: ResultRow, other: ResultRow) -> ResultRow:
    values = {number.key: number for number in (*other.values, *one.values)}
    return replace(
        one,
        also=(*one.also, other.at),
        values=tuple(values.values()),
        blank=tuple(key for key in one.blank if key not in values),
        remarks=(*one.remarks, *other.remarks),
    )


def _moment(native: str, network: Network | None) -> datetime | None:
    return moment_of(native, network) if network and native else None
