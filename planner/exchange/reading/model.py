"""What is understood of a sheet: every record as one line, questions, and the rows that go into the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from planner.exchange.format import RowNote
from planner.exchange.own.week_csv import Cells, Table


class Field(StrEnum):
    """What a column may hold; ``NOTHING`` is a column that is left out on purpose."""

    NOTHING = "nothing"
    WEEK = "week"
    WEEKDAY = "weekday"
    DATE = "date"
    TIME = "time"
    MOMENT = "moment"
    ZONE = "zone"
    CHANNEL = "channel"
    FORMAT = "format"
    KIND = "kind"
    PILLAR = "pillar"
    CAMPAIGN = "campaign"
    TITLE = "title"
    TEXT = "text"
    HASHTAGS = "hashtags"
    LINK = "link"
    MEDIA = "media"
    ALT = "alt_text"
    FIRST_COMMENT = "first_comment"
    OWNER = "owner"
    STATUS = "status"
    NOTES = "notes"
    PARTNER = "partner"
    DISCLOSURE = "disclosure"
    PERMISSION = "permission"
    STANCE = "stance"
    ADDRESS = "address"
    POST_ID = "post_id"
    ENTRY_ID = "placement_id"


class Sort(StrEnum):
    """What a record is. A post has entries, a continuation adds entries to the post before it."""

    POST = "post"
    CONTINUATION = "continuation"
    DUPLICATE = "duplicate"
    PROBLEM = "problem"
    NOTE = "note"
    TOTAL = "total"
    ERROR = "error"
    TITLE = "title"
    HEADER = "header"
    WEEK = "week"
    GRID = "grid"
    BLANK = "blank"
    LEFT_OUT = "left out"


TAKEN = frozenset({Sort.POST, Sort.CONTINUATION})
"""Sorts of records that become entries."""


class At(NamedTuple):
    """A record of a workbook: the number of its sheet (from 0) and its own number (from 1)."""

    sheet: int
    record: int


@dataclass(frozen=True, slots=True)
class Remark:
    """What was made of a cell that does not say it itself, in a sentence without a full stop."""

    field: Field | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Line:
    """One record understood.

    ``cells`` are the fields as they stand in the sheet; ``entries`` what they become, one for each channel. ``reason``
    says why a record that is not taken is left out. ``asks`` are the ids of the questions that it hangs on.
    """

    at: At
    sort: Sort
    cells: Mapping[Field, str] = field(default_factory=lambda: MappingProxyType({}))
    entries: tuple[Cells, ...] = ()
    remarks: tuple[Remark, ...] = ()
    reason: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen: its value in files of answers, and its words for people.

    ``alone`` are its words where the question is about one row, when they are others.
    """

    value: str
    words: str
    alone: str = ""


class Free(StrEnum):
    """What may be written in place of an option: nothing, a day, a time, channels, a kind, or any text."""

    NO = ""
    DAY = "day"
    TIME = "time"
    CHANNELS = "channels"
    KIND = "kind"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Ask:
    """One question about all records to which one answer fits.

    Until it is answered the ``default`` is taken, which is the value of an option. ``must`` says that it has to be
    answered before the rows go in; others are conclusions that can be changed. ``answer`` is what was said, or None; a
    mapping from records (as in ``Wishes``) to answers where they differ from row to row.
    """

    id: str
    text: str
    rows: tuple[At, ...]
    options: tuple[Option, ...]
    default: str
    free: Free = Free.NO
    must: bool = True
    answer: str | Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A record that names columns, with the field of each column (by its number from 0) and how it was found."""

    at: At
    fields: Mapping[int, Field]
    names: tuple[str, ...]


NO_CHANNEL = "channel:none"
"""How the ids of questions on rows that name no channel begin."""


class Likely(NamedTuple):
    """The channel that rows which name none are likely for, by its name, and why, as a sentence without a full stop."""

    channel: str
    why: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user said of a file.

    ``answers`` by the id of a question; a mapping holds answers by record, as ``14``, or ``2!14`` in the second of
    several sheets. ``columns`` say what columns hold by their heading as it is compared, or ``#3`` for the third.
    ``cells`` are corrections of single cells, as they would stand in the sheet. ``likely`` are channels that
    nobody named, by the number of the sheet; they are only proposed.
    """

    answers: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    columns: Mapping[str, Field] = field(default_factory=dict)
    cells: Mapping[tuple[At, Field], str] = field(default_factory=dict)
    likely: Mapping[int, Likely] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A workbook understood. ``lines`` hold every record in order, ``table`` is what goes into the plan.

    ``layout`` are the headings as they are compared, by which a sheet like it is known again. ``posts`` and ``entries``
    count what is taken.
    """

    lines: tuple[Line, ...]
    headings: tuple[Heading, ...]
    asks: tuple[Ask, ...]
    table: Table
    layout: tuple[str, ...]
    posts: int
    entries: int

    @property
    def open(self) -> tuple[Ask, ...]:
        """The questions that have to be answered and are not yet."""
        return tuple(ask for ask in self.asks if ask.must and ask.answer is None)

    @property
    def ignored(self) -> tuple[RowNote, ...]:
        """The records that are not taken, each with its reason; blank ones are not told."""
        return tuple(
            RowNote(line.at.record, line.reason or str(line.sort), line.at.sheet)
            for line in self.lines
            if line.sort not in TAKEN and line.sort is not Sort.BLANK
        )
