"""Any file of a stranger as a workbook; what it is, is told from what is in it."""

from __future__ import annotations

import re
from pathlib import PurePath

from planner.exchange.format import BadFile
from planner.exchange.sheets import tables
from planner.exchange.sheets.archive import Archive
from planner.exchange.sheets.limits import LARGEST_FILE
from planner.exchange.sheets.model import Workbook
from planner.exchange.sheets.sorts import ZIP, not_a_sheet, packed_sort

_CALENDAR = re.compile(rb"(?:\xef\xbb\xbf)?\s*BEGIN:VCALENDAR", re.IGNORECASE)
_WIDE_CALENDARS = tuple("BEGIN:VCALENDAR".encode(key) for key in ("utf-16-le", "utf-16-be"))


def read_workbook(content: bytes, name: str = "", *, encoding: str = "", separator: str = "") -> Workbook:
    """The sheets of a CSV, XLSX, ODS or ICS file; ``name`` only names the sheet of a text file.

    ``encoding`` (a name of Python's) and ``separator`` (one character) hold for text files and are found when empty.
    Raises BadFile with a sentence when the file is something else, damaged, locked, or too large.
    """
    if len(content) > LARGEST_FILE:
        raise BadFile(f"The file is larger than {LARGEST_FILE // 1_000_000} MB. Split it and import the parts.")
    if not content.strip():
        raise BadFile("The file is empty.")
    if content.startswith(ZIP):
        return _packed(content)
    if _is_calendar(content):
        from planner.exchange.sheets import ics  # noqa: PLC0415  icalendar costs start-up time

        return ics.read(content, _title(name), encoding)
    refused = not_a_sheet(content)
    if refused:
        raise BadFile(refused)
    return tables.read(content, _title(name), encoding, separator)


def _packed(content: bytes) -> Workbook:
    from planner.exchange.sheets import ods, xlsx  # noqa: PLC0415  not needed for text files

    archive = Archive(content)
    sort = packed_sort(archive)
    readers = {"xlsx": xlsx.read, "ods": ods.read}
    if sort not in readers:
        raise BadFile(sort)
    return readers[sort](archive)


def _is_calendar(content: bytes) -> bool:
    return _CALENDAR.match(content) is not None or any(wide in content[:64] for wide in _WIDE_CALENDARS)


def _title(name: str) -> str:
    return PurePath(name.replace("\\", "/")).stem
