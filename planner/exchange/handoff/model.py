"""What a tool that publishes takes as a file, and what is handed to it: values only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Trust(StrEnum):
    """How well a preset is known: read at the vendor's, used for real imports, told by others, or not sure at all."""

    VERIFIED = "verified"
    FIELD_TESTED = "field-tested"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"


class Field(StrEnum):
    """What a column holds."""

    EMPTY = ""
    TEXT = "text"
    LINK = "link"
    MEDIA = "media"
    MEDIA_OR_LINK = "media_or_link"
    MEDIA_SORT = "media_sort"
    ALT = "alt"
    FIRST_COMMENT = "first_comment"
    COMMENTS = "comments"
    TITLE = "title"
    BOARD = "board"
    EXTRA = "extra"
    HASHTAGS = "hashtags"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    CHANNEL = "channel"
    ACCOUNT = "account"
    NETWORK = "network"
    FLAG = "flag"
    FORMAT = "format"
    CAMPAIGN = "campaign"
    PILLAR = "pillar"
    KIND = "kind"
    LABELS = "labels"
    NAME = "name"
    NOTES = "notes"
    WHO = "who"
    ID = "id"
    FIXED = "fixed"


TIMES = frozenset({Field.DATE, Field.TIME, Field.MOMENT})
"""Fields that need a pattern."""

LISTS = frozenset({Field.MEDIA, Field.ALT, Field.COMMENTS, Field.HASHTAGS, Field.LABELS})
"""Fields that may hold several things, joined by the column's joiner."""


class Zone(StrEnum):
    """Whose clock the times are of: as planned, the brand's, or UTC."""

    ENTRY = "entry"
    BRAND = "brand"
    UTC = "utc"


class Files(StrEnum):
    """Whether each channel gets a file of its own."""

    CHANNEL = "channel"
    ALL = "all"


class Quoting(StrEnum):
    """Which cells stand in quotation marks: those that need it, or all."""

    NEEDED = "needed"
    ALL = "all"


class LineEnd(StrEnum):
    """How a row ends."""

    CRLF = "crlf"
    LF = "lf"

    @property
    def text(self) -> str:
        """The characters."""
        return "\r\n" if self is LineEnd.CRLF else "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of the file.

    ``number`` is which of the media it is about (from 1), 0 all of them joined by ``joiner``; ``sorts`` are the sorts
    of media that go there, all when empty. ``spread`` puts each into a cell of its own, from here to the row's end.
    ``pattern`` is how days and times are written. ``words`` are pairs of a key and the tool's word for it, ``other``
    the word for all others. A flag says ``value`` on ``networks`` and ``other`` elsewhere; any other column is filled
    for ``networks`` only, when they are named, and ``only_for`` says in whose files it stands at all. ``extra`` is the
    key of a network's field. ``quoted`` puts it in quotation marks always, ``unless_media`` leaves it empty where
    media go, ``with_link`` adds the link to a text that does not have it.
    """

    title: str = ""
    field: Field = Field.EMPTY
    number: int = 0
    joiner: str = ","
    sorts: tuple[str, ...] = ()
    spread: bool = False
    pattern: str = ""
    value: str = ""
    other: str = ""
    words: tuple[tuple[str, str], ...] = ()
    networks: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()
    extra: str = ""
    quoted: bool = False
    unless_media: bool = False
    with_link: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MediaRule:
    """Which media a row takes: their sorts, how many (0: any number), endings of their addresses, size at most.

    ``one_sort`` refuses rows with pictures and videos, ``repeat_rows`` gives each file a row of its own with the
    same text and time.
    """

    sorts: tuple[str, ...] = ("image",)
    most: int = 0
    endings: tuple[str, ...] = ()
    megabytes: int = 0
    one_sort: bool = False
    repeat_rows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """The file of one tool.

    ``tool`` is the key under which channels keep the tool's account id. ``line_break`` and ``double_quote`` stand in
    the place of these characters where they are named. ``ragged`` leaves out empty cells at the end of a row.
    ``rows`` is how many a file takes, ``total`` how many the tool keeps at once, 0 is any number. ``networks`` and
    ``formats`` are those it takes, all when empty, but ``without_networks`` and ``without_formats``. ``media`` None
    says that the file has no place for media. ``needs`` are fields that no row may lack, ``needs_on`` the same by
    network. ``undated`` says that a row without a day is taken, ``link_wins`` that a link goes before media,
    ``threads`` that the parts of a thread after the first go as comments. ``same_text_days`` is how far apart equal
    texts must be.
    """

    key: str
    name: str
    confidence: Trust
    checked: date
    source: str
    columns: tuple[Column, ...]
    tool: str = ""
    note: str = ""
    own: bool = False
    header: bool = True
    separator: str = ","
    quoting: Quoting = Quoting.NEEDED
    bom: bool = False
    line_end: LineEnd = LineEnd.CRLF
    ragged: bool = False
    line_break: str = ""
    double_quote: str = ""
    zone: Zone = Zone.BRAND
    files: Files = Files.CHANNEL
    rows: int = 0
    total: int = 0
    lead_minutes: int = 0
    spacing_minutes: int = 0
    same_text_days: int = 0
    longest_text: int = 0
    networks: tuple[str, ...] = ()
    without_networks: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    without_formats: tuple[str, ...] = ()
    media: MediaRule | None = None
    needs: tuple[Field, ...] = ()
    needs_on: tuple[tuple[str, tuple[Field, ...]], ...] = ()
    undated: bool = False
    link_wins: bool = False
    threads: bool = False

    def needed(self, network: str) -> tuple[Field, ...]:
        """The fields that a row of this network may not lack."""
        return (*self.needs, *dict(self.needs_on).get(network, ()))


class OutFile(NamedTuple):
    """One file: its name, its bytes, how many entries and rows it has, and its channel ("" for several)."""

    name: str
    content: bytes
    entries: int
    channel: str
    rows: int
    placement_ids: tuple[str, ...]


class Refused(NamedTuple):
    """An entry that does not go, and why, in words after "because"."""

    placement_id: str
    reason: str


class Warned(NamedTuple):
    """An entry that goes, and what to know of it."""

    placement_id: str
    sentence: str


class LeftOut(NamedTuple):
    """Something that the file has no place for, in words such as "alt texts", and the entries that have it."""

    what: str
    entries: int
    placement_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HandOff:
    """What a tool would get: the files, what is refused, what to know of the rest, and what of it is left out."""

    files: tuple[OutFile, ...]
    refused: tuple[Refused, ...]
    warnings: tuple[Warned, ...]
    left_out: tuple[LeftOut, ...]
    goes: int


class Preview(NamedTuple):
    """The header (empty when the file has none) and the first rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
