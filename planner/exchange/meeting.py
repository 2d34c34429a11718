"""Rows of a file that the plan has already: by their ids, or by channel, day, time and near text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from functools import lru_cache

from planner.domain.clock import read_time
from planner.domain.plan import Plan, link_of, text_of
from planner.domain.records import Exported, Placement, Post, Status
from planner.exchange.names import Names
from planner.exchange.reading.versions import parts_of
from planner.exchange.texts import alike, folded, nearness
from planner.exchange.week_csv import COLUMNS, PLACE, Cells
from planner.exchange.week_csv import cells as cells_of

APART = 15
"""Minutes that a row and an entry may be apart to be the same post: tools round times."""

_LAID_OUT = frozenset({"text", "title", "notes", "alt_text"})
"""Columns in which line breaks and blanks at the ends of lines do not count."""

MOVED_BY = timedelta(days=14)
"""How far from its entry a row may stand that says the same and may be that entry moved."""

_TELLING = 20
"""Characters of a text that is not said twice by chance."""

_GONE = frozenset({Status.SCHEDULED, Status.POSTED})
_TOLD_BACK = frozenset({"status", "time"})
"""What tools say otherwise of an entry that they only tell about: they round times."""

_CHANGED_ON_THE_WAY = frozenset({"media", "alt_text", "format", "notes"})
"""What tools say in their own way; it is taken from what they tell back only where the plan says nothing."""

_SHARED_PARTS = 0.3
"""How many of the parts of the shorter of two texts the longer must have to be looked at closely."""


class _Standing:
    """The entries of a channel and day by what they say, folded: by all of it, and by parts of it."""

    def __init__(self) -> None:
        self._entries: list[tuple[Placement, str]] = []
        self._same: dict[str, list[Placement]] = {}
        self._by_part: dict[str, list[int]] = {}
        self._sizes: list[int] = []

    def add(self, placement: Placement, says: str) -> None:
        """One more entry."""
        self._entries.append((placement, says))
        self._same.setdefault(says, []).append(placement)

    def same(self, words: str) -> Sequence[Placement]:
        """The entries that say this."""
        return self._same.get(words, ())

    def like(self, words: str) -> Iterator[tuple[Placement, str]]:
        """The entries, with what they say, that share enough parts with this to be looked at closely."""
        self._part()
        parts = parts_of(words)
        shared = Counter(number for part in parts for number in self._by_part.get(part, ()))
        for number, count in shared.items():
            if count >= _SHARED_PARTS * min(len(parts), self._sizes[number]):
                yield self._entries[number]

    def _part(self) -> None:
        """Notes the parts of what was added since; only places where a row was not found are taken apart."""
        for number in range(len(self._sizes), len(self._entries)):
            parts = parts_of(self._entries[number][1])
            self._sizes.append(len(parts))
            for part in parts:
                self._by_part.setdefault(part, []).append(number)


_NOBODY = _Standing()


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
    something else; what it leaves empty it does not say. ``address`` is where it was posted, if the plan does not know.
    """

    placement_id: str
    how: Meets
    named: bool
    row: Cells
    says: Cells
    sent: Cells | None
    differs: tuple[str, ...]
    address: str = ""

    @property
    def updated(self) -> Cells:
        """The row as it goes into the plan: what it says anew, and for all else what the plan says."""
        ours = {name: getattr(self.row, name) for name in self.differs if self._is_new(name)}
        return self.says._replace(week_start="", **ours)

    def _is_new(self, name: str) -> bool:
        """Whether the sheet says something else than what was exported, or nothing was."""
        return self.sent is None or not same(name, getattr(self.row, name), getattr(self.sent, name))


class Meetings:
    """Rows against the entries of a plan, each of which is met once at most.

    ``plan`` holds the entries of the days of the rows and those that they name; ``exports`` what left the plan.
    ``columns`` are those that the file has.
    """

    def __init__(self, plan: Plan, names: Names, columns: Container[str], exports: Iterable[Exported] = ()) -> None:
        self._plan = plan
        self._compared = tuple(name for name in COLUMNS if name in columns and name not in PLACE)
        self._names = names
        self._sent = snapshots(exports)
        self._met: set[str] = set()
        self._on_day: dict[tuple[str | None, str], _Standing] = {}
        self._by_words: dict[tuple[str | None, str], list[Placement]] = {}
        self._of_posts: dict[str, list[Placement]] = {}
        for one in plan.placements.values():
            post = plan.posts[one.post_id]
            if one.trashed is None and post.trashed is None:
                self._note(one, post)

    def of(self, rows: Sequence[Cells], addresses: Mapping[int, str], *, by_text: bool = True) -> dict[int, Meeting]:
        """The meetings of rows by their place; surer ones come before others, over all rows."""
        found: dict[int, Meeting] = {}
        by_words = (self._at_its_place, self._nearest, self._of_its_post, self._elsewhere)
        for find in (self._by_id, *(by_words if by_text else ())):
            for place, cells in enumerate(rows):
                old = None if place in found else find(cells)
                if old is not None:
                    meeting = self._meeting(cells, old, addresses.get(place, ""))
                    found[place] = replace(meeting, how=Meets.MOVED) if find == self._elsewhere else meeting
        return found

    def _note(self, placement: Placement, post: Post) -> None:
        day = placement.date.isoformat() if placement.date else ""
        text = text_of(post, placement) or post.title
        self._of_posts.setdefault(post.id, []).append(placement)
        for says in dict.fromkeys(map(folded, as_handed_over(text, link_of(post, placement)))):
            self._on_day.setdefault((placement.channel_id, day), _Standing()).add(placement, says)
            if len(says) >= _TELLING and placement.date is not None:
                self._by_words.setdefault((placement.channel_id, says), []).append(placement)

    def _by_id(self, cells: Cells) -> Placement | None:
        old = self._plan.placements.get(cells.placement_id) if cells.placement_id else None
        return old if old is not None and old.trashed is None and old.id not in self._met else None

    def _at_its_place(self, cells: Cells) -> Placement | None:
        """The entry on the row's channel and day that says the same at about its time."""
        same = self._near_place(cells).same(_words(cells))
        return self._best(cells, ((1.0, one) for one in same if self._may_be(cells, one)))

    def _nearest(self, cells: Cells) -> Placement | None:
        """The entry there that says most like it."""
        words = _words(cells)
        there = self._near_place(cells).like(words)
        return self._best(cells, ((nearness(words, says), one) for one, says in there if self._may_be(cells, one)))

    def _of_its_post(self, cells: Cells) -> Placement | None:
        """The entry that this row was once, wherever it stands now."""
        there = [one for one in self._of_posts.get(cells.post_id, ()) if one.id not in self._met]
        here = [one for one in there if self._channel(cells) == (True, one.channel_id)]
        return next((one for one in here if one.format == cells.format.strip().casefold()), here[0] if here else None)

    def _elsewhere(self, cells: Cells) -> Placement | None:
        """The one entry on the channel, at another time of a day near by, that says the same."""
        known, channel_id = self._channel(cells)
        day = day_of(cells) if known else None
        there = self._by_words.get((channel_id, _words(cells)), ()) if day else ()
        free = [
            one for one in there if one.id not in self._met and one.date and day and abs(one.date - day) <= MOVED_BY
        ]
        return free[0] if len(free) == 1 else None

    def _near_place(self, cells: Cells) -> _Standing:
        known, channel_id = self._channel(cells)
        return self._on_day.get((channel_id, cells.date), _NOBODY) if known else _NOBODY

    def _may_be(self, cells: Cells, one: Placement) -> bool:
        """Whether an entry is free and at about the row's time."""
        return one.id not in self._met and _minutes_apart(_clock(cells.time), one.time) <= APART

    def _best(self, cells: Cells, found: Iterable[tuple[float, Placement]]) -> Placement | None:
        """Of entries with their nearness the nearest, if any is near enough; then that of the format and time."""
        clock, form = _clock(cells.time), cells.format.strip().casefold()
        ranked = [((near, form == one.format, -_minutes_apart(clock, one.time)), one) for near, one in found if near]
        return max(ranked, key=lambda pair: pair[0])[1] if ranked else None

    def _channel(self, cells: Cells) -> tuple[bool, str | None]:
        """Whether the plan knows the row's channel, and its id; no channel is known."""
        name = cells.channel.strip()
        channel = self._names.known(name) if name else None
        return not name or channel is not None, channel.id if channel else None

    def _meeting(self, cells: Cells, old: Placement, address: str) -> Meeting:
        self._met.add(old.id)
        address = "" if address == old.address else address
        meeting = Meeting(
            placement_id=old.id,
            how=Meets.SAME,
            named=cells.placement_id == old.id,
            row=cells,
            says=(says := cells_of(self._plan, old)),
            sent=self._sent.get(old.id),
            differs=tuple(name for name in self._compared if self._differs(name, cells, says, old)),
            address=address,
        )
        return _judged(meeting)

    def _differs(self, name: str, cells: Cells, says: Cells, old: Placement) -> bool:
        ours, theirs = getattr(cells, name), getattr(says, name)
        if not ours.strip() or same(name, ours, theirs):
            return False
        if cells.placement_id != old.id and _only_handed_over(name, ours, says):
            return False
        if name == "channel":
            known = self._names.known(ours.strip())
            return known is None or known.id != old.channel_id
        return name != "time" or _clock(ours) != _clock(theirs)


def _judged(meeting: Meeting) -> Meeting:
    """The meeting with how the row stands to its entry."""
    differs = meeting.differs
    if (meeting.address or meeting.row.status in _GONE) and set(differs) <= _TOLD_BACK | _CHANGED_ON_THE_WAY:
        new = {"status", *(name for name in _CHANGED_ON_THE_WAY if not getattr(meeting.says, name))}
        differs = tuple(name for name in differs if name in new)
        return replace(meeting, differs=differs, how=Meets.RETURNED if differs or meeting.address else Meets.SAME)
    if meeting.sent is not None and meeting.updated == meeting.says._replace(week_start=""):
        return replace(meeting, differs=(), how=Meets.DIFFERS if meeting.address else Meets.SAME)
    if meeting.sent is not None and _changed(meeting.says, meeting.sent):
        return replace(meeting, how=Meets.CONFLICT)
    return replace(meeting, how=Meets.DIFFERS) if differs or meeting.address else meeting


def as_handed_over(text: str, link: str) -> tuple[str, ...]:
    """A text as it stands in the plan, and as it stands in the files of tools that have no column for links."""
    return (text, f"{text}\n\n{link}") if link and link not in text else (text,)


def _only_handed_over(name: str, ours: str, says: Cells) -> bool:
    """Whether a cell says what the plan says as a file for a tool does, or only what was made of the row's media."""
    if name == "format":
        return not says.format
    words = _with_line_breaks(ours).split()
    return name == "text" and any(words == one.split() for one in as_handed_over(says.text, says.link))


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


def day_of(cells: Cells) -> date | None:
    """The day of a row, None where it says none that can be read."""
    try:
        return date.fromisoformat(cells.date.strip())
    except ValueError:
        return None


def _with_line_breaks(text: str) -> str:
    """The text with its line breaks, where a tool that takes none in a cell has ``\\n`` for them."""
    return text if "\n" in text else text.replace("\\n", "\n")


def _words(cells: Cells) -> str:
    """What a row says, folded."""
    return folded(_with_line_breaks(cells.text or cells.title))


@lru_cache(maxsize=4_096)
def _clock(cell: str) -> time | None:
    """The clock time of a cell without regard to its offset, None where it says none that can be read."""
    try:
        clock, _ = read_time(cell.strip()[:5], None, "UTC")
    except ValueError:
        return None
    return clock


def _minutes_apart(one: time | None, other: time | None) -> int:
    """Minutes between two clock times of a day, 0 where one is open."""
    if one is None or other is None:
        return 0
    return abs(one.hour * 60 + one.minute - other.hour * 60 - other.minute)
