"""What a file format gives and takes: values in, values out; a format never sees the plan's file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from planner.domain.edits import Edit
from planner.domain.plan import Plan
from planner.domain.span import Week

Row = tuple[str, ...]


class BadFile(Exception):
    """The whole file cannot be read; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class RowNote:
    """Something about one record of a file; ``row`` counts from 1 and the header counts."""

    row: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file would do to the plan: one edit, the rows left out and why, and what the user should know."""

    edit: Edit
    posts: int
    placements: int
    skipped: tuple[RowNote, ...] = ()
    findings: tuple[RowNote, ...] = ()


@dataclass(frozen=True, slots=True)
class WeekFormat:
    """A file that a week of a plan can leave as: what it says of the week, and that as the file's text.

    Each row begins with the id of its placement. ``wrote`` says whether a file that begins with these bytes was
    written in this format.
    """

    key: str
    name: str
    suffix: str
    rows: Callable[[Plan, Week], tuple[Row, ...]]
    written: Callable[[Iterable[Row]], str]
    wrote: Callable[[bytes], bool]
