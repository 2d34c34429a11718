"""Text as calendar files can hold it (RFC 5545, 3.3.11), and addresses."""

from __future__ import annotations

import re

from icalendar import vText

_LINE_END = re.compile("\r\n|\r")
_NOT_HELD = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]")
_ADDRESS = re.compile('https?://[^\\s"<>\\\\^`{|}\x00-\x20\x7f]+', re.IGNORECASE)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


class CalendarText(vText):
    r"""A value of the type TEXT: line feeds only, no control characters.

    The library's own would write a typed ``\N`` as a line break.
    """

    def to_ical(self) -> bytes:
        """The value as a file carries it."""
        return str(self).translate(_ESCAPES).encode()


def calendar_text(text: str, *, named: bool = False) -> CalendarText:
    """A text for a calendar; ``named`` says its type with it, which properties outside the standard need."""
    params = {"VALUE": "TEXT"} if named else None
    return CalendarText(_held(text), params=params)


def plain_line(text: str) -> str:
    """The text on one line, as a calendar can hold it."""
    return " ".join(_held(text).split())


def _held(text: str) -> str:
    return _NOT_HELD.sub("", _LINE_END.sub("\n", text))


def is_address(text: str) -> bool:
    """Whether it is a web address that a property of an address can hold."""
    return _ADDRESS.fullmatch(text) is not None
