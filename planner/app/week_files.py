"""Files of weeks as the window reads and writes them: formats, columns, a file's content, a week written and noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from planner.app.document import Document
from planner.app.failures import PlanError
from planner.app.handover import NotExported, note_exported, read_plan, week_rows, write_week
from planner.domain.records import Brand
from planner.domain.span import Week
from planner.exchange import FORMATS
from planner.exchange.format import BadFile, Imported, RowNote, WeekFormat
from planner.exchange.week_csv import COLUMNS, NEEDED

_LARGEST_FILE = 200_000_000
"""Bytes."""


@dataclass(frozen=True, slots=True)
class Written:
    """A week that was written: how many entries, where an older file was ``kept``, and why it is not noted, if so."""

    entries: int
    kept: Path | None
    not_noted: str


def content_of(path: Path) -> bytes:
    """The bytes of a file; raises BadFile with a sentence when it cannot be read or is too large."""
    if path.is_dir():
        raise BadFile(f"{path} is a folder, not a file.")
    try:
        with path.open("rb") as file:
            return read_from(file, str(path))
    except OSError as error:
        raise BadFile(f"{path} cannot be read: {error.strerror}.") from None


def read_from(file: BinaryIO, name: str) -> bytes:
    """All bytes of an open file; raises BadFile when it is too large."""
    content = file.read(_LARGEST_FILE + 1)
    if len(content) > _LARGEST_FILE:
        raise BadFile(f"{name} is larger than {_LARGEST_FILE // 1_000_000} MB. Split it and import the parts.")
    return content


def export_week(
    document: Document, brand: Brand, week: Week, form: WeekFormat, *, path: Path, now: datetime | None
) -> Written:
    """Writes the week and notes in the plan what was written, unless ``now`` is None.

    Raises NotExported when there is no file then.
    """
    rows = week_rows(document, brand, week, form)
    earlier = [one for one in document.exports(brand) if one.format == form.key]
    kept = write_week(path, form, rows, plan=document.path, earlier=earlier)
    if now is None:
        return Written(len(rows), kept, "")
    try:
        note_exported(document, brand, week, form, rows=rows, now=now)
    except PlanError as error:
        return Written(len(rows), kept, str(error))
    return Written(len(rows), kept, "")


__all__ = [
    "COLUMNS",
    "FORMATS",
    "NEEDED",
    "BadFile",
    "Imported",
    "NotExported",
    "RowNote",
    "WeekFormat",
    "Written",
    "content_of",
    "export_week",
    "read_plan",
    "week_rows",
]
