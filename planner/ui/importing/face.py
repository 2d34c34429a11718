"""What is seen of a record that was understood: words, icons and colours, before anything is painted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from enum import IntEnum
from typing import NamedTuple

from planner.app.intake import TAKEN, Field, Line, Meeting, Sort, Taken
from planner.domain.plan import Plan
from planner.domain.records import Label, Status
from planner.ui.context import Context
from planner.ui.importing.field_words import field_words
from planner.ui.importing.sorting import Group, group_of
from planner.ui.words import tr

_UNKNOWN_NETWORK, _NEUTRAL = "globe", "neutral"


class Column(IntEnum):
    """The columns of what was understood."""

    STATE = 0
    DAY = 1
    TIME = 2
    CHANNELS = 3
    KIND = 4
    STATUS = 5
    TEXT = 6


COLUMN_WORDS: Mapping[Column, str] = {
    Column.STATE: "",
    Column.DAY: "Day",
    Column.TIME: "Time",
    Column.CHANNELS: "Channels",
    Column.KIND: "Kind",
    Column.STATUS: "Status",
    Column.TEXT: "Text",
}


class State(NamedTuple):
    """What becomes of a record: an icon, the token of its colour, and words."""

    icon: str
    token: str
    words: str


class Face(NamedTuple):
    """A record as it is painted. ``note`` are small words under the text; ``words`` what each column says aloud."""

    state: State
    taken: bool
    glyphs: tuple[str, ...]
    hue: str
    status: str
    note: str
    words: Mapping[Column, str]


_SORT_WORDS: Mapping[Sort, str] = {
    Sort.PROBLEM: "Cannot be read",
    Sort.NOTE: "A note between the posts",
    Sort.TOTAL: "A total",
    Sort.ERROR: "An error of the spreadsheet",
    Sort.TITLE: "A title",
    Sort.HEADER: "Headings",
    Sort.WEEK: "The beginning of a week",
    Sort.GRID: "A month as a grid",
    Sort.BLANK: "A blank row",
    Sort.DUPLICATE: "The same as another row",
    Sort.LEFT_OUT: "Left out",
}

_STATES: Mapping[Group, State] = {
    Group.IN: State("check-circle", "status.approved", "Comes in"),
    Group.THERE: State("copy-simple", "text.muted", "Is in the plan already"),
    Group.LEFT_OUT: State("warning-circle-fill", "status.overdue", "Does not come in"),
    Group.DUPLICATE: State("copy-simple", "text.muted", "Is there already"),
    Group.IGNORED: State("minus-circle", "text.muted", "Is no post"),
    Group.BLANK: State("minus-circle", "text.disabled", "Is blank"),
}
_ASKED = State("question", "status.ready", "Waits for an answer")
_CHOSEN = State("minus-circle", "text.muted", "Is left out")


class Faces:
    """Makes the faces of records; what is asked for again is not made again."""

    def __init__(self, context: Context, plan: Plan, taken: Taken) -> None:
        self._context, self._met = context, taken.met
        self._there, self._asked = taken.there, taken.asked
        self._channels = {channel.name.casefold(): channel.platform for channel in plan.channels.values()}
        self._kinds = {name.casefold(): label for label in plan.labels.values() for name in (label.key, label.name)}
        self._glyphs: dict[str, str] = {}
        self._made: dict[int, Face] = {}
        self._year = 0

    def begin(self, year: int) -> None:
        """From now on days of this year are written without it."""
        self._year = year
        self._made.clear()

    def of(self, line: Line) -> Face:
        """How a record is seen."""
        key = id(line)
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._face(line)
        return found

    def _face(self, line: Line) -> Face:
        first = line.entries[0] if line.entries else None
        names = list(dict.fromkeys(entry.channel for entry in line.entries if entry.channel))
        kind = self._kinds.get(first.kind.casefold()) if first else None
        state, note = self._state(line), self._note(line)
        words = {
            Column.STATE: tr(state.words),
            Column.DAY: self._day(first.date) if first else line.cells.get(Field.DATE, ""),
            Column.TIME: self._clock(first.time) if first else line.cells.get(Field.TIME, ""),
            Column.CHANNELS: ", ".join(names) if first else line.cells.get(Field.CHANNEL, ""),
            Column.KIND: _kind_words(kind, first.kind) if first else line.cells.get(Field.KIND, ""),
            Column.STATUS: tr(first.status) if first else line.cells.get(Field.STATUS, ""),
            Column.TEXT: (first.title or first.text) if first else _said(line),
        }
        glyphs = tuple(dict.fromkeys(map(self._glyph, names)))
        hue = (kind.hue if kind else "") or _NEUTRAL
        status = first.status if first and first.status in set(Status) else ""
        return Face(state, line.sort in TAKEN, glyphs, hue, status, note, words)

    def _state(self, line: Line) -> State:
        if line.at in self._asked:
            return _ASKED
        chosen = line.sort is Sort.LEFT_OUT or (line.sort is Sort.PROBLEM and line.asks)
        return _CHOSEN if chosen else _STATES[group_of(line, self._there)]

    def _note(self, line: Line) -> str:
        if line.sort in TAKEN:
            there = filter(None, (met_words(meeting) for meeting in self._met.get(line.at, ())))
            known = [tr("It is in the plan already")] if line.at in self._there else []
            return " · ".join([*known, *there, *(tr(remark.sentence) for remark in line.remarks)])
        return tr(line.reason or _SORT_WORDS.get(line.sort, str(line.sort)))

    def _day(self, written: str) -> str:
        try:
            day = date.fromisoformat(written)
        except ValueError:
            return written
        when = self._context.when
        return when.day(day) if day.year == self._year else when.dated(day)

    def _clock(self, written: str) -> str:
        try:
            return self._context.when.clock(time.fromisoformat(written).replace(tzinfo=None))
        except ValueError:
            return written

    def _glyph(self, name: str) -> str:
        if name not in self._glyphs:
            networks = self._context.catalogue.platforms
            known = self._channels.get(name.casefold())
            network = networks.named(known) if known else networks.guessed(name)
            self._glyphs[name] = network.glyph if network else _UNKNOWN_NETWORK
        return self._glyphs[name]


def met_words(meeting: Meeting) -> str:
    """What the plan says otherwise than the sheet: ``In the plan: Time 09:30, Status draft``; "" when nothing."""
    said = ", ".join(f"{field_words(Field(name))} {getattr(meeting.says, name) or '–'}" for name in meeting.differs)
    return tr("In the plan: {what}", what=said) if said else ""


def _kind_words(kind: Label | None, written: str) -> str:
    return kind.name if kind else written


def _said(line: Line) -> str:
    """The words of a record that is not taken: its text, or all that stands in it."""
    return (
        line.cells.get(Field.TEXT, "")
        or line.cells.get(Field.TITLE, "")
        or " · ".join(text for text in line.cells.values() if text)
    )
