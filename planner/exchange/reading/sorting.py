"""What each row under a heading is: a post, a row that belongs to the post above, a note, a sum, an error."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from planner.domain.quote import quoted
from planner.exchange.reading.asking import LEAVE_OUT, OUT, Asking, Question
from planner.exchange.reading.headers import filled
from planner.exchange.reading.model import Field, Option, Sort
from planner.exchange.reading.row import Row
from planner.exchange.reading.words import Words

IDEA, AS_ABOVE, TAKE, SPLIT = "idea", "as above", "take", "split"

_OWN = (Field.KIND, Field.STATUS, Field.OWNER)
"""What a row says that is a post of its own, and not another channel of the post above."""

_WHEN = (Field.DATE, Field.MOMENT, Field.WEEKDAY, Field.TIME)

_SAYS_SOMETHING = (Field.TEXT, Field.TITLE, Field.LINK, Field.MEDIA, Field.KIND, Field.CAMPAIGN)

_PARTS = re.compile(r"(?<=\s)/(?=\s)|\n|[;•](?=\s)")
_LEAST_PARTS = 2
_LEAST_WORDS = 2
_INTRODUCTION = re.compile(r"^[^:\n]{0,40}:\s+")

_DROPPED = Question(
    "dropped",
    "These rows say that they are not to be posted. Leave them out?",
    (OUT, Option(TAKE, "Take them as posts", "Take it as a post")),
    LEAVE_OUT,
    must=False,
    alone="This row says that it is not to be posted. Leave it out?",
)
_NOTES = Question(
    "notes",
    "These rows have words, but no day, time or channel. Are they notes?",
    (
        Option(LEAVE_OUT, "Notes: leave them out", "A note: leave it out"),
        Option(IDEA, "Ideas: keep each as an idea without a day", "An idea: keep it without a day"),
    ),
    LEAVE_OUT,
    must=False,
    alone="This row has words, but no day, time or channel. Is it a note?",
)
_IDEAS = Question(
    "ideas",
    "These cells seem to hold several ideas without a day. What becomes of them?",
    (
        OUT,
        Option(SPLIT, "Keep each part as an idea"),
        Option(IDEA, "Keep each cell as one idea", "Keep it as one idea"),
    ),
    LEAVE_OUT,
    must=False,
    alone="This cell seems to hold several ideas without a day. What becomes of it?",
)
_FORMULAS = Question(
    "text:formula",
    "The texts of these rows begin like a formula, and no time is given. Are they posts?",
    (Option(LEAVE_OUT, "No, leave them out", "No, leave it out"), Option(TAKE, "Yes, take them", "Yes, take it")),
    LEAVE_OUT,
    why="its text begins like a formula and it has no time",
    alone="The text of this row begins like a formula, and no time is given. Is it a post?",
)
_EMPTY = Question(
    "text:none",
    "These rows have a day, but nothing that is planned. Take them as empty posts?",
    (OUT, Option(TAKE, "Take them", "Take it")),
    LEAVE_OUT,
    must=False,
    alone="This row has a day, but nothing that is planned. Take it as an empty post?",
)


class Sorter:
    """Says of each row what it is; a row is seen with the post above it."""

    def __init__(self, words: Words, asking: Asking) -> None:
        self._words, self._asking = words, asking
        self._above: Row | None = None
        self._used: set[tuple[str, str]] = set()
        self._before: Row | None = None

    def sort(self, rows: Iterable[Row]) -> None:
        """Sets the sort of all rows, and of which row they are the continuation."""
        for _, sheet in groupby(rows, key=lambda row: row.at.sheet):
            self._above = self._before = None
            for row in sheet:
                if row.sort is Sort.POST:
                    self._judge(row)
                elif row.sort is not Sort.BLANK:
                    self._above = None

    def _judge(self, row: Row) -> None:
        row.above = self._above
        self._fill_dittos(row)
        sort, reason = self._no_post(row)
        if sort is not Sort.POST:
            row.leave(sort, reason)
        elif _is_empty(row) if row.block.undated else self._is_note(row):
            self._ask_note(row)
        elif not row.block.undated and self._continues(row):
            row.sort, row.head = Sort.CONTINUATION, self._above
            self._used |= self._places(row)
        else:
            self._ask_post(row)
            self._above, self._used = row, self._places(row)

    def _fill_dittos(self, row: Row) -> None:
        """Puts what the row before says into cells that say *as above*."""
        for named, cell in list(row.cells.items()):
            if self._words.ditto(cell):
                row.cells[named] = self._before[named] if self._before is not None else ""
                row.remark(named, f"{quoted(cell)} is what the row above says")
        self._before = row

    def _no_post(self, row: Row) -> tuple[Sort, str]:
        if not row.cells and not row.switches:
            if any(map(self._words.error, filled(row.record))):
                return Sort.ERROR, "it holds only the error of a formula"
            return Sort.NOTE, "nothing in it is about a post"
        return (Sort.TOTAL, "it is a sum") if self._is_total(row) else (Sort.POST, "")

    def _is_total(self, row: Row) -> bool:
        cells, label = filled(row.record), row.day_cell or row[Field.CHANNEL]
        if not label:
            return any(map(self._words.total, cells))
        return self._words.total(label) or (cells[:1] == [label] and self._words.total(" ".join(cells[:2])))

    # notes

    def _is_note(self, row: Row) -> bool:
        if row.day_cell or row[Field.WEEKDAY] or row[Field.TIME] or row[Field.CHANNEL] or row.switches:
            return False
        return Field.CHANNEL in row.block.fields or not row[Field.TEXT]

    def _ask_note(self, row: Row) -> None:
        text = row[Field.TEXT]
        if not text:
            row.leave(Sort.NOTE, "it is a note")
            return
        parts = ideas_in(text)
        value = self._asking.ask(row, _IDEAS if parts else _NOTES)
        if value == LEAVE_OUT:
            row.leave(Sort.NOTE, "it is a note: it has no day, time or channel")
        else:
            row.sort, row.ideas = Sort.POST, parts if value == SPLIT else (text,)

    # continuations

    def _continues(self, row: Row) -> bool:
        """Whether it is another channel of the post above: nothing of its own but channel, text, link and media."""
        above = self._above
        if above is None or above.run != row.run or not row[Field.CHANNEL]:
            return False
        if any(row[named] and named not in row.filled for named in (*_WHEN, *_OWN)):
            return False
        return not self._used & self._places(row)

    def _places(self, row: Row) -> set[tuple[str, str]]:
        """The channels that a row names, to be compared."""
        said = self._words.channels(row[Field.CHANNEL])
        named = {(one.channel_id or one.platform or one.name.casefold(), one.format) for one in said.channels}
        return named | {(name.casefold(), "") for name in said.unknown}

    # posts

    def _ask_post(self, row: Row) -> None:
        if self._is_dropped(row) and self._asking.ask(row, _DROPPED) == LEAVE_OUT:
            row.leave(Sort.NOTE, "it says that it is not to be posted")
        elif self._looks_like_formula(row):
            self._asking.ask(row, _FORMULAS)
        elif _is_empty(row) and self._asking.ask(row, _EMPTY) == LEAVE_OUT:
            row.leave(Sort.NOTE, "it has a day or channel, but nothing is planned in it")

    def _is_dropped(self, row: Row) -> bool:
        said = (row[Field.DATE], row[Field.TIME], row[Field.TEXT], row[Field.TITLE])
        status = row[Field.STATUS]
        return any(map(self._words.dropped, said)) or (
            self._words.dropped(status) and self._words.status(status) is None
        )

    def _looks_like_formula(self, row: Row) -> bool:
        timed = Field.TIME in row.block.fields
        own = row.day_cell or row[Field.WEEKDAY] or row[Field.TIME]
        return bool(timed and own and not row[Field.TIME] and row[Field.TEXT][:1] in ("=", "@"))


def _is_empty(row: Row) -> bool:
    """Whether nothing is planned in a row."""
    return not any(row[named] for named in _SAYS_SOMETHING) and not any(one.text or one.media for one in row.switches)


def ideas_in(text: str) -> tuple[str, ...]:
    """The ideas in a cell that lists several, such as *Ideas: drip bags on the train / barista swap*; else none."""
    parts = tuple(part.strip() for part in _PARTS.split(_INTRODUCTION.sub("", text)) if part.strip())
    listed = len(parts) >= _LEAST_PARTS and all(len(part.split()) >= _LEAST_WORDS for part in parts)
    return parts if listed else ()
