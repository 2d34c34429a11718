"""Exports of results as values: what is known of the networks' files, and what one of them says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from planner.exchange.reading.lexicon import Lexicon


class About(StrEnum):
    """What the rows of a table are about; of *nothing* no row is kept."""

    ENTRY = "entry"
    ACCOUNT = "account"
    NOTHING = "nothing"


class Role(StrEnum):
    """What a column says besides numbers.

    *stretch* says over which time the numbers of the row are; *day* is the one that the numbers of an account are of.
    """

    OWN_ID = "own_id"
    ID = "id"
    ADDRESS = "address"
    TEXT = "text"
    TITLE = "title"
    PUBLISHED = "published"
    CAPTURED = "captured"
    DAY = "day"
    STRETCH = "stretch"
    FORM = "form"
    ACCOUNT = "account"


class Unit(StrEnum):
    """How the cells of a column of numbers are read."""

    COUNT = "count"
    SECONDS = "seconds"
    MILLISECONDS = "milliseconds"
    HOURS = "hours"
    PERCENT = "percent"
    MONEY = "money"


# what is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Headings and words of exports, folded.

    ``headings`` give the key of a heading, ``roles`` the role that such a key usually has, ``units`` those of numbers.
    ``multiples`` say how often a number with a word behind it is taken, ``forms`` the words for formats of entries.
    """

    headings: Mapping[str, str]
    roles: Mapping[str, Role]
    units: Mapping[str, Unit]
    missing: frozenset[str]
    total: frozenset[str]
    lifetime: frozenset[str]
    multiples: Mapping[str, int]
    forms: Mapping[str, tuple[str, ...]]


class Moment(NamedTuple):
    """Where an id holds the moment of its making: bits below it, its beginning, and its steps in a second."""

    shift: int
    epoch: int
    per_second: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """How a network names its posts.

    ``address_id`` is the pattern that finds the id of a post in its address; an id of a column is the same where it
    is ``id_in_address``, and looks like ``id_form``. ``replies`` are listed as if they were posts. ``address_of_id``
    makes an address for exports that have none.
    """

    key: str
    name: str
    hosts: tuple[str, ...] = ()
    address_id: str = ""
    id_in_address: bool = False
    id_form: str = r"\d+"
    address_of_id: str = ""
    replies: bool = False
    moment: Moment | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableFormat:
    """One sort of table.

    ``needs`` are sets of keys of headings of which one each must be there, ``without`` those that must not. ``roles``
    and ``numbers`` say what the keys mean in it, the latter as keys of numbers that are kept. ``zone`` is that of its
    times, "" not known; ``month_first`` the order of its days, None not known. ``pairs`` stand below each other, a
    heading and its value. An ``own`` table is one of ours, ``last`` ones are taken where no other fits.
    """

    key: str
    name: str
    network: Network
    about: About
    needs: tuple[frozenset[str], ...]
    without: frozenset[str] = frozenset()
    roles: Mapping[str, Role] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    zone: str = ""
    month_first: bool | None = None
    pairs: bool = False
    own: bool = False
    last: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Formats:
    """All that is known of exports, and the words of days."""

    tables: tuple[TableFormat, ...]
    networks: tuple[Network, ...]
    words: Words
    lexicon: Lexicon


# what is said


class At(NamedTuple):
    """Where a row stands: its sheet from 0, its record from 1, and which table of several beside each other."""

    sheet: int
    number: int
    block: int = 0

    @property
    def key(self) -> str:
        """For answers."""
        return f"{self.sheet}:{self.number}:{self.block}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultWishes:
    """What the user said of an export: answers by question, and by folded heading a role or number, "" for neither."""

    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


NO_WISHES = ResultWishes()

YEAR, ORDER, CAPTURED, ZONE, CHANNEL = "year", "order", "captured", "zone", "channel"
"""What can be asked of an export."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultAsk:
    """One question about the whole export.

    ``value`` is what is taken meanwhile, said or supposed; ``options`` are values with their words, none for a day.
    One that ``must`` be answered and is not keeps the numbers out.
    """

    id: str
    text: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    must: bool = False
    answered: bool = False

    @property
    def open(self) -> bool:
        """Whether it has to be answered first."""
        return self.must and not self.answered


class Number(NamedTuple):
    """The key of a number, the number in plain digits or NOT_OFFERED, and what the network calls it."""

    key: str
    value: str
    called: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """Numbers of one post, or of an account on one ``day``.

    ``also`` are further records that say the same post. ``published`` is the day and ``clock`` the time in ``zone``,
    "" where that is not known; ``moment`` (aware, UTC) is known from the id alone. ``blank`` are the keys of numbers
    that the export has a column for and this row does not say.
    """

    at: At
    also: tuple[At, ...] = ()
    format: str
    about: About
    platform: str
    own_id: str = ""
    native_id: str = ""
    address: str = ""
    text: str = ""
    form: str = ""
    account: str = ""
    day: date | None = None
    published: date | None = None
    clock: time | None = None
    zone: str = ""
    moment: datetime | None = None
    captured: date | None = None
    is_reply: bool = False
    values: tuple[Number, ...] = ()
    blank: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class LeftOut(NamedTuple):
    """A record that says no numbers of a post or day: where, why, and how it begins."""

    at: At
    why: str
    says: str


class Column(NamedTuple):
    """A column of a table: its sheet and place from 0, its heading with the key, and its role or number, or ""."""

    sheet: int
    place: int
    heading: str
    key: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """What an export says: every record of it is among the rows or left out.

    ``format`` and ``name`` are those of the first table that is kept, "" when none is known.
    """

    format: str
    name: str
    platform: str
    rows: tuple[ResultRow, ...]
    left_out: tuple[LeftOut, ...]
    asks: tuple[ResultAsk, ...]
    columns: tuple[Column, ...]
