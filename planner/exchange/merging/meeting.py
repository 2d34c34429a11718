"""A row of a file and the entry of the plan that it means: what both say, and how they stand to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.domain.records import Exported, Status
from planner.exchange.own.week_csv import COLUMNS, PLACE, Cells
from planner.exchange.reading.texts import alike

_LAID_OUT = frozenset({"text", "title", "notes", "alt_text"})
"""Columns in which line breaks and blanks at the ends of lines do not count."""

_GONE = frozenset({Status.SCHEDULED, Status.POSTED})
_TOLD_BACK = frozenset({"status", "time"})
"""What tools say otherwise of an entry that they only tell about: they round times."""

_CHANGED_ON_THE_WAY = frozenset({"media", "alt_text", "format", "notes"})
"""What tools say in their own way; it is taken from what they tell back only where the plan says nothing."""


class Meets(StrEnum):
    """How a row stands to the entry that it means; *returned* tells only what became of it.

    *Moved* says the same at another time or on another day, and may as well be another post.
    """

    SAME = "same"
    DIFFERS = "differs"
    RETURNED = "returned"
    MOVED = "moved"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A row and the entry of the plan that it means.

    ``named`` says that the row has the entry's id. ``row`` is what the sheet says, ``says`` what the plan says, and
    ``sent`` what was exported last, None when it never was. ``differs`` are the columns in which the sheet says
    something else; what it leaves empty it does not say. ``address`` is where it was posted, if the plan does not know,
    and ``comment`` its first comment, if the plan says another.
    """

    placement_id: str
    how: Meets
    named: bool
    row: Cells
    says: Cells
    sent: Cells | None
    differs: tuple[str, ...]
    address: str = ""
    comment: str = ""
    comment_says: str = ""

    @property
    def brings(self) -> bool:
        """Whether it says something that no column holds."""
        return bool(self.address or self.comment)

    @property
    def updated(self) -> Cells:
        """The row as it goes into the plan: what it says anew, and for all else what the plan says."""
        ours = {name: getattr(self.row, name) for name in self.differs if self._is_new(name)}
        return self.says._replace(week_start="", **ours)

    def _is_new(self, name: str) -> bool:
        """Whether the sheet says something else than what was exported, or nothing was."""
        return self.sent is None or not same(name, getattr(self.row, name), getattr(self.sent, name))


def judged(meeting: Meeting) -> Meeting:
    """The meeting with how the row stands to its entry."""
    differs = meeting.differs
    told_back = not meeting.named and (meeting.address or meeting.row.status in _GONE)
    if told_back and set(differs) <= _TOLD_BACK | _CHANGED_ON_THE_WAY:
        new = {"status", *(name for name in _CHANGED_ON_THE_WAY if not getattr(meeting.says, name))}
        differs = tuple(name for name in differs if name in new)
        return replace(meeting, differs=differs, how=Meets.RETURNED if differs or meeting.brings else Meets.SAME)
    if meeting.sent is not None and meeting.updated == meeting.says._replace(week_start=""):
        return replace(meeting, differs=(), how=Meets.DIFFERS if meeting.brings else Meets.SAME)
    if meeting.sent is not None and _changed(meeting.says, meeting.sent):
        return replace(meeting, how=Meets.CONFLICT)
    return replace(meeting, how=Meets.DIFFERS) if differs or meeting.brings else meeting


def snapshots(exports: Iterable[Exported]) -> dict[str, Cells]:
    """What was exported last of each entry."""
    latest = sorted(exports, key=lambda one: one.at)
    return {row[0]: Cells(*row) for one in latest for row in one.rows if len(row) == len(COLUMNS)}


def same(name: str, ours: str, theirs: str) -> bool:
    """Whether two cells of a column say the same."""
    if ours == theirs:
        return True
    if name in _LAID_OUT:
        return alike(ours, theirs)
    return ours.strip().casefold() == theirs.strip().casefold() if name not in ("link", "media") else False


def _changed(says: Cells, sent: Cells) -> bool:
    """Whether the plan says something else than what was exported."""
    return any(name not in PLACE and not same(name, getattr(says, name), getattr(sent, name)) for name in COLUMNS)
