"""Mutated CSV, XLSX, ODS and ICS files, and cells on the clipboard, through the readers of strangers' files.

Only BadFile may come out, each with a sentence, in two seconds; what is read keeps to what its readers promise.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

from planner.exchange.format import BadFile
from planner.exchange.sheets import Record, Sheet, Workbook, from_clipboard, read_workbook
from planner.exchange.sheets.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, MOST_SHEETS
from tests.fuzz.mutants import HTML, ROWS, harmed, mutated_calendar, mutated_ods, mutated_text, mutated_xlsx
from tests.fuzz.rounds import Found, Tally, assert_sentences, run

LONGEST_SECONDS = 2.0


def _fuzz(name: str, play: Callable[[random.Random], str]) -> Callable[..., Tally]:
    def fuzz(_folder: Path, rounds: int, seed: int, before: Callable[[], object] = int) -> Tally:
        return run(Tally(name), rounds, seed, play, before)

    return fuzz


def _file_round(content: bytes, chance: random.Random) -> str:
    encoding = chance.choice(("",) * 30 + ("cp1252", "utf-16", "latin-1", "zlib"))
    separator = chance.choice(("",) * 30 + (";", "\t", "::", '"'))
    return _timed(lambda: read_workbook(content, "plan.csv", encoding=encoding, separator=separator))


def _paste_round(chance: random.Random) -> str:
    text = "\r\n".join("\t".join(row) for row in ROWS)
    html = HTML if chance.random() < 0.7 else ""
    text, html = (harmed(part, chance) if chance.random() < 0.8 else part for part in (text, html))
    return _timed(lambda: from_clipboard(text, html))


def _timed(read: Callable[[], Workbook]) -> str:
    begun = time.process_time()
    try:
        book = read()
    except BadFile as refused:
        assert_sentences(str(refused))
        outcome = "refused"
    else:
        assert_sound(book)
        outcome = f"read as {book.sort}"
    taken = time.process_time() - begun
    if taken > LONGEST_SECONDS:
        raise Found(f"took {taken:.1f} s")
    return outcome


def assert_sound(book: Workbook) -> None:
    """Fails unless the workbook keeps to what the readers promise."""
    assert 0 < len(book.sheets) <= MOST_SHEETS
    for note in book.notes:
        assert_sentences(note)
    for sheet in book.sheets:
        _assert_sheet_sound(sheet)
        assert book.sort == "ics" or not sheet.records or any(sheet.records[-1].cells), "a blank row at the end"
    assert sum(len(record.cells) for sheet in book.sheets for record in sheet.records) <= MOST_CELLS + 1_000 * MOST_ROWS


def _assert_sheet_sound(sheet: Sheet) -> None:
    assert [record.number for record in sheet.records] == list(range(1, len(sheet.records) + 1))
    assert len(sheet.records) <= MOST_ROWS + 1
    assert all(0 <= column < MOST_COLUMNS for column in sheet.hidden_columns)
    for record in sheet.records:
        _assert_record_sound(record)
    sheet.name.encode()


def _assert_record_sound(record: Record) -> None:
    assert len(record.cells) <= MOST_COLUMNS
    assert record.line >= 1
    assert all(column < len(record.cells) and record.cells[column] for column in record.filled)
    text = "".join(record.cells)
    text.encode()
    assert "\0" not in text


FUZZ_SHEETS = (
    _fuzz("CSV files read", lambda chance: _file_round(mutated_text(chance), chance)),
    _fuzz("XLSX files read", lambda chance: _file_round(mutated_xlsx(chance), chance)),
    _fuzz("ODS files read", lambda chance: _file_round(mutated_ods(chance), chance)),
    _fuzz("ICS files read", lambda chance: _file_round(mutated_calendar(chance), chance)),
    _fuzz("Cells pasted", _paste_round),
)
"""Each plays rounds of one sort of file."""
