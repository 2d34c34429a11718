"""What a file format gives and takes: values in, values out; a format never sees the plan's file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.records import Placement
from planner.domain.span import Span

Row = tuple[str, ...]


class BadFile(Exception):
    """The whole file cannot be read; the message is a sentence for the user."""


class NotWritable(Exception):
    """What leaves the plan does not fit into this format; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something about one record of a file; ``row`` counts from 1 and the header counts, ``sheet`` from 0."""

    row: int
    sentence: str
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file would do to the plan: one edit, the rows left out and why, and what the user should know."""

    edit: Edit
    posts: int
    placements: int
    skipped: tuple[RowNote, ...] = ()
    findings: tuple[RowNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What leaves the plan: placements in order of time, and a plan that holds what they hang on.

    ``span`` are the days that were asked for, None all; ``whole`` says that nothing of them was filtered out. ``now``
    is aware, in the brand's zone.
    """

    plan: Plan
    placements: tuple[Placement, ...]
    span: Span | None
    whole: bool
    now: datetime


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """How a table is written: its separator, its days (a pattern of strftime), and its columns, all when empty."""

    key: str = ""
    name: str = ""
    separator: str = ","
    days: str = "%Y-%m-%d"
    columns: tuple[str, ...] = ()


def _nothing_told(_outgoing: Outgoing) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class FileFormat:
    """A file that entries can leave as.

    ``written`` raises NotWritable with a sentence. ``wrote`` says whether a file that begins with these bytes (some
    thousand of them) is one like it. ``styled`` formats follow a style. ``told`` are sentences on what the file does
    not hold of what leaves, or holds differently.
    """

    key: str
    name: str
    suffix: str
    written: Callable[[Outgoing, SheetStyle], bytes]
    wrote: Callable[[bytes], bool]
    styled: bool = False
    told: Callable[[Outgoing], tuple[str, ...]] = _nothing_told
