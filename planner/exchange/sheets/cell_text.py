"""Text that can be kept: no NUL and no half characters; and values of spreadsheets as short text."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from math import isfinite

from planner.domain.clock import clock_text
from planner.domain.edits import REPLACEMENT

_UNSTORABLE = re.compile("[\0\ud800-\udfff]")

REPLACED_NOTE = f"Characters that cannot be stored (NUL, or half of one) were replaced by {REPLACEMENT}."

_PLAIN_WHOLE = 1e21
"""From here on a whole number is written with an exponent."""


def storable(text: str) -> str:
    """The text with NUL and lone surrogates replaced; two surrogates that belong together become their character."""
    if text.isascii() and "\0" not in text:
        return text
    if not _UNSTORABLE.search(text):
        return text
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace("\0", REPLACEMENT)


def number_text(text: str) -> str:
    """A number of a file as a spreadsheet shows it: ``12`` for ``12.0``, 15 digits; other text as it is."""
    if text.isdecimal():
        return text
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value):
        return text
    if value.is_integer() and abs(value) < _PLAIN_WHOLE:
        return str(int(value))
    return f"{value:.15g}"


def length_text(length: timedelta) -> str:
    """A length of time in hours, ``25:30``; to the second."""
    seconds = round(abs(length.total_seconds()))
    sign = "-" if length < timedelta() and seconds else ""
    text = f"{sign}{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{text}:{seconds % 60:02}" if seconds % 60 else text


def moment_text(moment: datetime | date) -> str:
    """A day, and the time where it is not midnight: ``2026-11-23``, ``2026-11-23T08:30``."""
    if not isinstance(moment, datetime):
        return moment.isoformat()
    day = moment.date().isoformat()
    return day if moment.time() == time() else f"{day}T{clock_text(moment.time())}"


def iso_text(text: str) -> str:
    """A day or time that is written as ISO text in the file, as short as it can be."""
    try:
        return clock_text(time.fromisoformat(text)) if ":" in text[:3] else moment_text(datetime.fromisoformat(text))
    except ValueError:
        return text
