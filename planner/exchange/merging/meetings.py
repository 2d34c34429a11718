"""Rows of a file that the plan has already: by their ids, or by channel, day, time and near text."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from functools import lru_cache
from types import MappingProxyType

from planner.domain.clock import read_time
from planner.domain.extras import FIRST_COMMENT, texts_of
from planner.domain.plan import Plan, link_of, text_of
from planner.domain.records import Exported, Placement, Post
from planner.domain.span import read_day
from planner.exchange.merging.meeting import Meeting, Meets, judged, same, snapshots
from planner.exchange.merging.merge import NOTHING_BESIDE, Beside
from planner.exchange.merging.names import Names
from planner.exchange.merging.on_the_way import as_handed_over, only_handed_over, same_words, with_line_breaks
from planner.exchange.merging.standing import NOBODY, Standing
from planner.exchange.own.week_csv import COLUMNS, PLACE, Cells
from planner.exchange.own.week_csv import cells as cells_of
from planner.exchange.reading.texts import folded, nearness

APART = 15
"""Minutes that a row and an entry may be apart to be the same post: tools round times."""

MOVED_BY = timedelta(days=14)
"""How far from its entry a row may stand that says the same and may be that entry moved."""

MOVED_UNASKED = timedelta(days=6)
"""How far it may stand where nobody is asked: a sheet that is copied for the next week says the same a week on."""

_TELLING = 20
"""Characters of a text that is not said twice by chance."""

_folded = lru_cache(maxsize=65_536)(folded)
"""Remembered: a row is looked for in several ways, and again after each answer."""


class Meetings:
    """Rows against the entries of a plan, each of which is met once at most.

    ``plan`` holds the entries of the days of the rows and those that they name; ``exports`` what left the plan.
    ``columns`` are those that the file has. One that is read ``to_the_letter`` says with an empty cell that there is
    nothing, in rows that name their entry; and nobody is asked about it.
    """

    def __init__(
        self,
        plan: Plan,
        names: Names,
        columns: Container[str],
        exports: Iterable[Exported] = (),
        *,
        to_the_letter: bool = False,
    ) -> None:
        self._plan = plan
        self._to_the_letter = to_the_letter
        self._moved_by = MOVED_UNASKED if to_the_letter else MOVED_BY
        self._compared = tuple(name for name in COLUMNS if name in columns and name not in PLACE)
        self._names = names
        self._sent = snapshots(exports)
        self._met: set[str] = set()
        self._on_day: dict[tuple[str | None, str], Standing] = {}
        self._by_words: dict[tuple[str | None, str], list[Placement]] = {}
        self._by_moment: dict[tuple[str, time | None, str], list[Placement]] = {}
        self._of_posts: dict[str, list[Placement]] = {}
        for one in plan.placements.values():
            post = plan.posts[one.post_id]
            if one.trashed is None and post.trashed is None:
                self._note(one, post)

    def of(
        self,
        rows: Sequence[Cells],
        beside: Mapping[int, Beside] = MappingProxyType({}),
        by_text: Container[int] | None = None,
    ) -> dict[int, Meeting]:
        """The meetings of rows by their place; surer ones come before others, over all rows.

        ``beside`` says what stands beside their columns. ``by_text`` are the places of rows that may mean an entry
        which they do not name, None for all.
        """
        found: dict[int, Meeting] = {}
        for find in (self._by_id, self._at_its_place, self._nearest, self._of_its_post, self._elsewhere):
            for place, cells in enumerate(rows):
                may = place not in found and (by_text is None or find == self._by_id or place in by_text)
                old = find(cells) if may else None
                if old is not None:
                    meeting = self._meeting(cells, old, beside.get(place, NOTHING_BESIDE))
                    found[place] = replace(meeting, how=Meets.MOVED) if find == self._elsewhere else meeting
        return found

    def channels_saying(self, cells: Cells) -> frozenset[str | None]:
        """The ids of the channels on which entries say nearly the same at about the row's time; None is no channel."""
        there = ((id_, self._on_day.get((id_, cells.date))) for id_ in (None, *self._plan.channels))
        words = _words(cells)
        return frozenset(id_ for id_, standing in there if standing and self._is_said(cells, words, standing))

    def _is_said(self, cells: Cells, words: str, standing: Standing) -> bool:
        if any(self._may_be(cells, one) for one in standing.same(words)):
            return True
        return any(self._may_be(cells, one) and nearness(words, says) for one, says in standing.like(words))

    def beside(self, cells: Cells) -> Cells | None:
        """What the plan says of the one post that says the same at the row's time, on other channels only."""
        words, day = _words(cells), day_of(cells)
        there = self._by_moment.get((day.isoformat(), _clock(cells.time), words), []) if day and words else []
        known, channel_id = self._channel(cells)
        if len({one.post_id for one in there}) != 1 or (known and any(one.channel_id == channel_id for one in there)):
            return None
        return cells_of(self._plan, there[0])

    def _note(self, placement: Placement, post: Post) -> None:
        day = placement.date.isoformat() if placement.date else ""
        text = text_of(post, placement) or post.title
        self._of_posts.setdefault(post.id, []).append(placement)
        for says in dict.fromkeys(map(folded, as_handed_over(text, link_of(post, placement)))):
            self._on_day.setdefault((placement.channel_id, day), Standing()).add(placement, says)
            self._by_moment.setdefault((day, placement.time, says), []).append(placement)
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
            one
            for one in there
            if one.id not in self._met and one.date and day and abs(one.date - day) <= self._moved_by
        ]
        return free[0] if len(free) == 1 else None

    def _near_place(self, cells: Cells) -> Standing:
        known, channel_id = self._channel(cells)
        return self._on_day.get((channel_id, cells.date), NOBODY) if known else NOBODY

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

    def _meeting(self, cells: Cells, old: Placement, beside: Beside) -> Meeting:
        self._met.add(old.id)
        address = "" if beside.address == old.address else beside.address
        comment = texts_of(old.extras).get(FIRST_COMMENT, "")
        meeting = Meeting(
            placement_id=old.id,
            how=Meets.SAME,
            named=cells.placement_id == old.id,
            row=cells,
            says=(says := cells_of(self._plan, old)),
            sent=self._sent.get(old.id),
            differs=tuple(name for name in self._compared if self._differs(name, cells, says, old)),
            address=address,
            comment="" if same_words(beside.first_comment, comment) else beside.first_comment,
            comment_says=comment,
        )
        return judged(meeting)

    def _differs(self, name: str, cells: Cells, says: Cells, old: Placement) -> bool:
        ours, theirs = getattr(cells, name), getattr(says, name)
        named = cells.placement_id == old.id
        if same(name, ours, theirs) or not (ours.strip() or (named and self._to_the_letter)):
            return False
        if not named and only_handed_over(name, ours, says, self._plan.brand.media_base):
            return False
        if name == "channel":
            known = self._names.known(ours.strip())
            return known is None or known.id != old.channel_id
        return name != "time" or (clock := _clock(ours)) is None or clock != _clock(theirs)


def day_of(cells: Cells) -> date | None:
    """The day of a row, None where it says none that can be read."""
    try:
        return read_day(cells.date.strip())
    except ValueError:
        return None


def _words(cells: Cells) -> str:
    """What a row says, folded."""
    return _folded(with_line_breaks(cells.text or cells.title))


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
