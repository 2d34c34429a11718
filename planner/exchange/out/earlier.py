"""Whether a file is an earlier export, told by its first bytes, so that nothing else is ever replaced."""

from __future__ import annotations

import re
import zlib
from struct import Struct

PROGRAM = "Evenweek"
CALENDAR_PROGRAM = f"-//{PROGRAM}//{PROGRAM}//EN"
WRITTEN_BY = f"written by {PROGRAM} on"

_LOCAL_FILE = Struct("<4s5H3I2H")
_PROPERTIES = b"docProps/core.xml"
_CREATOR = re.compile(rf"creator[^>]*>{PROGRAM}<".encode())
_HEADING = re.compile(rf"# [^\r\n]+\r?\n\r?\n[^\r\n]+, {WRITTEN_BY} ".encode())


def is_workbook(start: bytes) -> bool:
    """A workbook whose properties name the program, and stand where its writer puts them."""
    place = 0
    while place + _LOCAL_FILE.size <= len(start):
        magic, *_, packed, _full, name_length, extra_length = _LOCAL_FILE.unpack_from(start, place)
        if magic != b"PK\x03\x04":
            return False
        name_at = place + _LOCAL_FILE.size
        body_at = name_at + name_length + extra_length
        if start[name_at : name_at + name_length] == _PROPERTIES:
            return _CREATOR.search(_unpacked(start[body_at : body_at + packed])) is not None
        place = body_at + packed
    return False


def is_calendar(start: bytes) -> bool:
    """A calendar that names the program as its maker."""
    lines = start.splitlines()[:8]
    return lines[:1] == [b"BEGIN:VCALENDAR"] and f"PRODID:{CALENDAR_PROGRAM}".encode() in lines


def is_markdown(start: bytes) -> bool:
    """A page that says under its heading that the program wrote it."""
    return _HEADING.match(start) is not None


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, 100_000)
    except zlib.error:
        return b""
