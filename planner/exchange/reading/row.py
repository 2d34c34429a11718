"""A record on its way to entries: what its parts find out about it, one after the other."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from planner.domain.records import Media
from planner.exchange.reading.days import DayText
from planner.exchange.reading.model import TAKEN, At, Field, Remark, Sort
from planner.exchange.sheets.model import Record

_DATING = frozenset({Field.WEEK, Field.WEEKDAY, Field.DATE, Field.TIME, Field.MOMENT})


@dataclass(frozen=True, slots=True)
class Target:
    """A channel that an entry is for: the name that goes into the plan, the key of its network or "", its format.

    ``text`` and ``media`` are what it says there where the channel has columns of its own for that, or "".
    """

    name: str
    platform: str
    format: str = ""
    text: str = ""
    media: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """What two entries of one post at one time are told apart by."""
        return self.name.casefold(), self.format


@dataclass(slots=True, eq=False)
class Block:
    """Rows under one heading, in one week.

    ``sheet`` is the sheet's name, ``month`` and ``channel`` what a title says of them, ``marks`` the days that the mark
    of the week names. ``monday`` and ``near`` (a day near which those without a month or year are) are concluded from
    them.
    """

    sheet: str
    fields: frozenset[Field]
    month: DayText | None = None
    channel: str = ""
    marks: tuple[DayText, ...] = ()
    monday: date | None = None
    near: date | None = None

    @property
    def undated(self) -> bool:
        """Whether nothing there can say a day: the rows are a list of ideas."""
        return not self.marks and not self.fields & _DATING


@dataclass(slots=True, eq=False)
class Row:
    """A record with what is known of it. ``said`` is as in the sheet, ``cells`` tidied, with *as above* filled in.

    ``run`` counts the stretches without a blank record between. ``filled`` are fields whose cell is a merged one that
    begins further up. ``switches`` are channels of columns that say yes. ``ideas`` are the texts of ideas without a
    day that were found in it. ``above`` is the last row of a post before it, ``head`` the row whose post it belongs to;
    one that is ``joined`` to it says all of itself, others leave out what is the same.
    """

    at: At
    record: Record
    block: Block
    run: int = 0
    said: dict[Field, str] = field(default_factory=dict)
    cells: dict[Field, str] = field(default_factory=dict)
    filled: frozenset[Field] = frozenset()
    switches: tuple[Target, ...] = ()
    sort: Sort = Sort.BLANK
    reason: str = ""
    remarks: list[Remark] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)
    ideas: tuple[str, ...] = ()
    above: Row | None = None
    head: Row | None = None
    joined: bool = False
    day: date | None = None
    clock: str = ""
    zone: str = ""
    targets: tuple[Target, ...] = ()
    kind: str = ""
    status: str = ""
    campaign: str = ""
    text: str = ""
    media: tuple[Media, ...] = ()
    post_id: str = ""

    def __getitem__(self, name: Field) -> str:
        return self.cells.get(name, "")

    @property
    def taken(self) -> bool:
        """Whether it becomes entries."""
        return self.sort in TAKEN

    @property
    def first(self) -> Row:
        """The row that speaks for its post."""
        row = self
        while row.head is not None:
            row = row.head
        return row

    @property
    def day_cell(self) -> str:
        """What the row says of its day."""
        return self[Field.DATE] or self[Field.MOMENT]

    def leave(self, sort: Sort, reason: str) -> None:
        """It becomes no entry, for this reason."""
        self.sort, self.reason, self.targets = sort, reason, ()

    def remark(self, name: Field | None, sentence: str) -> None:
        """Something is told about it."""
        self.remarks.append(Remark(name, sentence))
