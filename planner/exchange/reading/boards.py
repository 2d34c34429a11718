"""Sheets that are laid out by days, a week or a month with its days beside each other, taken apart into lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from planner.domain.quote import quoted
from planner.exchange.reading.board_days import Days, MonthDays, days_of, month_in
from planner.exchange.reading.cell_words import names_channels, words_in
from planner.exchange.reading.headers import filled, found_headings
from planner.exchange.reading.known import Known
from planner.exchange.reading.model import Field
from planner.exchange.reading.words import Words
from planner.exchange.sheets.model import Record, Sheet, Workbook

_HEADINGS = {
    Field.WEEK: "Week",
    Field.DATE: "Date",
    Field.TIME: "Time",
    Field.CHANNEL: "Channel",
    Field.FORMAT: "Format",
    Field.KIND: "Kind",
    Field.PILLAR: "Pillar",
    Field.CAMPAIGN: "Campaign",
    Field.TITLE: "Title",
    Field.TEXT: "Text",
    Field.HASHTAGS: "Hashtags",
    Field.LINK: "Link",
    Field.MEDIA: "Image",
    Field.ALT: "Alt text",
    Field.OWNER: "Owner",
    Field.STATUS: "Status",
    Field.NOTES: "Notes",
}
"""The columns of the list, by what they hold; those that hold nothing are left away."""

_ALWAYS = (Field.DATE, Field.TEXT)
_LEAST_PARTS = 2
_LOOKED_AT = 40
"""Records of a board among which its first days are."""


@dataclass(slots=True)
class _Post:
    """What is said of one post, with the line of the file and the column of its day."""

    line: int
    column: int
    said: dict[Field, str] = field(default_factory=dict)


def listed(book: Workbook, known: Known) -> Workbook:
    """The file with its boards as lists, a record for each post; it is told in the notes of the file."""
    words = Words(known)
    made = [_as_list(sheet, words, known.today) for sheet in book.sheets]
    names = [sheet.name for sheet, one in zip(book.sheets, made, strict=True) if one is not None]
    if not names:
        return book
    sheets = tuple(one or sheet for sheet, one in zip(book.sheets, made, strict=True))
    notes = (
        f"{quoted(name) if name else 'The sheet'} has its days beside each other; it is read cell by cell."
        for name in names
    )
    return replace(book, sheets=sheets, notes=(*book.notes, *notes))


def _as_list(sheet: Sheet, words: Words, today: date) -> Sheet | None:
    """The posts of a board, None where the sheet has a heading or no days beside each other."""
    if not any(days_of(record, words) for record in sheet.records[:_LOOKED_AT]):
        return None
    if any(not _is_under_days(sheet.records, place, words) for place in found_headings(sheet.records, words)):
        return None
    posts = _Board(sheet, words, today).posts()
    if not posts:
        return None
    named = [one for one in _HEADINGS if one in _ALWAYS or any(one in post.said for post in posts)]
    rows = [(posts[0].line, tuple(_HEADINGS[one] for one in named))]
    rows += [(post.line, tuple(post.said.get(one, "") for one in named)) for post in posts]
    records = tuple(Record(number, line, cells) for number, (line, cells) in enumerate(rows, 1))
    return replace(sheet, records=records, hidden_columns=frozenset())


def _is_under_days(records: Sequence[Record], place: int, words: Words) -> bool:
    """Whether what looks like a heading is the row *Platform* below the days of a board."""
    return place > 0 and days_of(records[place - 1], words) is not None


class _Board:
    """Goes through the records of a board from top to bottom."""

    def __init__(self, sheet: Sheet, words: Words, today: date) -> None:
        self._records, self._words, self._today = sheet.records, words, today
        self._no = words.known.lexicon.rows.no | {""}
        self._month = month_in(sheet.name, words, today)
        self._head: Days | None = None
        self._grid: MonthDays | None = None
        self._labels: dict[Field, str] = {}
        self._under: list[_Post] = []
        self._posts: list[_Post] = []

    def posts(self) -> list[_Post]:
        """All posts, those of one heading by their days."""
        for record in self._records:
            self._take(record)
        self._close()
        return self._posts

    def _take(self, record: Record) -> None:
        cells = filled(record)
        days = days_of(record, self._words)
        month = month_in(cells[0], self._words, self._today) if len(cells) == 1 else None
        if days is not None:
            self._close()
            self._head, self._labels = days, {}
            self._grid = MonthDays(self._month) if days.weekdays else None
            self._note_labels(record)
        elif month is not None:
            self._close()
            self._month, self._grid = month, MonthDays(month) if self._head and self._head.weekdays else None
        elif self._head is not None and self._grid is not None and self._grid.takes(record, self._head):
            self._close()
            self._rows_of(record, self._grid.texts(record, self._head))
        elif self._head is not None and cells:
            self._note_labels(record)
            self._rows_of(record, {number: record.cell(number).strip() for number in self._head.columns})

    def _close(self) -> None:
        self._posts += sorted(self._under, key=lambda post: post.column)
        self._under = []

    # what stands before the days

    def _note_labels(self, record: Record) -> None:
        """Keeps what the cells before the days say: channel, time, week, or the name of what stands in the row."""
        assert self._head is not None
        before = [record.cell(number).strip() for number in range(min(self._head.columns))]
        said = dict(self._meant(label) for label in before if label)
        if said.get(Field.WEEK, self._labels.get(Field.WEEK)) != self._labels.get(Field.WEEK):
            self._close()
        if said:
            kept = {Field.WEEK: self._labels[Field.WEEK]} if Field.WEEK in self._labels else {}
            self._labels = kept | said

    def _meant(self, label: str) -> tuple[Field, str]:
        clock, named = self._words.clock(label), self._words.field(label)
        if names_channels(label, self._words):
            return Field.CHANNEL, label
        if named in _HEADINGS:
            return Field.NOTHING, named.value
        if clock is not None and clock.clock is not None:
            return Field.TIME, label
        if self._words.week_mark(label):
            return Field.WEEK, label
        return (Field.WEEK, f"Week {label}") if self._words.week_mark(f"Week {label}") else (Field.TITLE, label)

    # posts

    def _rows_of(self, record: Record, texts: dict[int, str]) -> None:
        holds = self._labels.get(Field.NOTHING, "")
        for number, text in texts.items():
            if number in record.filled or self._words.folded(text) in self._no:
                continue
            if holds:
                self._add(record, number, Field(holds), text)
            else:
                self._under += [self._post(record, number, part) for part in _parts(text, self._words)]

    def _post(self, record: Record, number: int, cell: str) -> _Post:
        parts = words_in(cell, self._words)
        said = {Field.CHANNEL: parts.channel, Field.TIME: parts.clock, Field.TEXT: parts.text}
        return self._new(record, number, {named: text for named, text in said.items() if text})

    def _add(self, record: Record, number: int, named: Field, text: str) -> None:
        """Adds what a row of one field says to the post of its day, or to a new one where that has it already."""
        open_post = next((post for post in reversed(self._under) if post.column == number), None)
        if open_post is None or named in open_post.said:
            self._under.append(self._new(record, number, {named: text}))
        else:
            open_post.said[named] = text

    def _new(self, record: Record, number: int, said: dict[Field, str]) -> _Post:
        assert self._head is not None
        day = self._grid.day(number) if self._grid is not None and self._grid.begun else self._head.columns[number]
        labels = {named: text for named, text in self._labels.items() if named is not Field.NOTHING}
        return _Post(record.line, number, {Field.DATE: day} | labels | said)


def _parts(cell: str, words: Words) -> Sequence[str]:
    """The posts in a cell: one for each line where each names its channel or time, else one."""
    lines = [line for line in cell.splitlines() if line.strip()]
    apart = len(lines) >= _LEAST_PARTS and all(_begins_post(line, words) for line in lines)
    return lines if apart else [cell]


def _begins_post(line: str, words: Words) -> bool:
    found = words_in(line, words)
    return bool(found.channel or found.clock)
