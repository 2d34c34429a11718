"""What is seen of a record that was understood: words, icons and colours, before anything is painted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import IntEnum
from typing import NamedTuple

from planner.app.intake import TAKEN, Field, Line, Meeting, Sort, Taken, status_in
from planner.domain.plan import Plan
from planner.domain.records import Label
from planner.ui.context import Context
from planner.ui.importing.field_words import field_words
from planner.ui.importing.said_moments import said_clock, said_day
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
        status = _status_of(first.status) if first else ""
        words = {
            Column.STATE: tr(state.words),
            Column.DAY: self._day(first.date) if first else line.cells.get(Field.DATE, ""),
            Column.TIME: self._clock(first.time) if first else line.cells.get(Field.TIME, ""),
            Column.CHANNELS: ", ".join(names) if first else line.cells.get(Field.CHANNEL, ""),
            Column.KIND: _kind_words(kind, first.kind) if first else line.cells.get(Field.KIND, ""),
            Column.STATUS: tr(status or first.status) if first else line.cells.get(Field.STATUS, ""),
            Column.TEXT: (first.title or first.text) if first else _said(line),
        }
        glyphs = tuple(dict.fromkeys(map(self._glyph, names)))
        hue = (kind.hue if kind else "") or _NEUTRAL
        return Face(state, line.sort in TAKEN, glyphs, hue, status, note, words)

    def _state(self, line: Line) -> State:
        if line.at in self._asked:
            return _ASKED
        chosen = line.sort is Sort.LEFT_OUT or (line.sort is Sort.PROBLEM and line.asks)
        return _CHOSEN if chosen else _STATES[group_of(line, self._there)]

    def _note(self, line: Line) -> str:
        if line.sort in TAKEN:
            there = filter(None, (self.met_words(meeting) for meeting in self._met.get(line.at, ())))
            known = [tr("It is in the plan already")] if line.at in self._there else []
            return " · ".join([*known, *there, *(tr(remark.sentence) for remark in line.remarks)])
        return tr(line.reason or "it is blank")

    def met_words(self, meeting: Meeting) -> str:
        """What the plan says otherwise than the sheet: ``In the plan: Time 09:30, Status draft``; "" when nothing."""
        fields = {Field(name): getattr(meeting.says, name) for name in meeting.differs}
        fields |= {Field.FIRST_COMMENT: meeting.comment_says} if meeting.comment else {}
        said = ", ".join(self._said_in_plan(field, value) for field, value in fields.items())
        return tr("In the plan: {what}", what=said) if said else ""

    def _said_in_plan(self, field: Field, value: str) -> str:
        words: Mapping[Field, Callable[[str], str]] = {Field.DATE: self._day, Field.TIME: self._clock, Field.STATUS: tr}
        return f"{field_words(field)} {words.get(field, str)(value) if value else '–'}"

    def _day(self, written: str) -> str:
        return said_day(written, self._context.when, self._year)

    def _clock(self, written: str) -> str:
        return said_clock(written, self._context.when)

    def _glyph(self, name: str) -> str:
        if name not in self._glyphs:
            networks = self._context.catalogue.platforms
            known = self._channels.get(name.casefold())
            network = networks.named(known) if known else networks.guessed(name)
            self._glyphs[name] = network.glyph if network else _UNKNOWN_NETWORK
        return self._glyphs[name]


def _status_of(cell: str) -> str:
    """The status that a cell says, "" where it says none."""
    try:
        return status_in(cell) if cell else ""
    except ValueError:
        return ""


def _kind_words(kind: Label | None, written: str) -> str:
    return kind.name if kind else written


def _said(line: Line) -> str:
    """The words of a record that is not taken: its text, or all that stands in it."""
    return (
        line.cells.get(Field.TEXT, "")
        or line.cells.get(Field.TITLE, "")
        or " · ".join(text for text in line.cells.values() if text)
    )
