"""What is asked about the file as a whole: hidden rows and sheets, several sheets, and how its bytes are letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.quote import quoted
from planner.exchange.reading.asking import OUT, Asking, Question
from planner.exchange.reading.headers import filled
from planner.exchange.reading.model import At, Option, Sort
from planner.exchange.reading.row import Row
from planner.exchange.sheets.model import Sheet, Workbook

_TAKE = "take"
_IN = Option(_TAKE, "Take them", "Take it")
_ROWS = Question(
    "hidden:rows",
    "Some rows are hidden in the sheet. Take them too?",
    (_IN, OUT),
    _TAKE,
    alone="A row is hidden in the sheet. Take it too?",
)


def ask_encoding(book: Workbook, asking: Asking) -> None:
    """Asks how the bytes of a text file are letters, where they leave it open and that changes what is seen."""
    if len(book.encodings) < 2:
        return
    options = tuple(Option(one.key, f"{one.name}: {one.sample}") for one in book.encodings)
    differs = len({one.sample for one in book.encodings}) > 1
    text = "Which of these looks right?"
    asking.ask_of((At(0, 1),), Question("encoding", text, options, book.encodings[0].key, must=differs))


def ask_columns(number: int, sheet: Sheet, asking: Asking) -> Sheet:
    """The sheet without its hidden columns, when they are to be left out."""
    if not sheet.hidden_columns:
        return sheet
    shown = [record for record in sheet.records if sheet.hidden_columns & _filled_places(record.cells)]
    if not shown:
        return sheet
    text = f"Some columns of {quoted(sheet.name)} are hidden. Read them too?"
    question = Question(f"hidden:columns:{sheet.name}", text, (_IN, OUT), _TAKE, must=False)
    if asking.ask_of((At(number, shown[0].number),), question) == _TAKE:
        return sheet
    records = tuple(
        replace(one, cells=tuple("" if place in sheet.hidden_columns else cell for place, cell in enumerate(one.cells)))
        for one in sheet.records
    )
    return replace(sheet, records=records)


def _filled_places(cells: Sequence[str]) -> frozenset[int]:
    return frozenset(place for place, cell in enumerate(cells) if cell.strip())


def ask_rows(rows: Sequence[Row], asking: Asking) -> None:
    """Asks about posts in hidden rows."""
    for row in rows:
        if row.record.hidden and row.sort is Sort.POST:
            asking.ask(row, _ROWS)


def ask_sheet(sheet: Sheet, rows: Sequence[Row], asking: Asking, *, several: bool) -> None:
    """Asks about a hidden sheet with posts, and tells of each sheet where there are several."""
    posts = [row for row in rows if row.sort is Sort.POST]
    if not posts or not (several or sheet.hidden):
        return
    has = f"The sheet {quoted(sheet.name)} {'is hidden and has' if sheet.hidden else 'has'}"
    text, alone = f"{has} posts. Take them?", f"{has} one post. Take it?"
    question = Question(f"sheet:{sheet.name}", text, (_IN, OUT), _TAKE, must=sheet.hidden, alone=alone)
    for row in posts:
        asking.ask(row, question)


def has_words(sheet: Sheet) -> bool:
    """Whether anything stands in a sheet."""
    return any(map(filled, sheet.records))
