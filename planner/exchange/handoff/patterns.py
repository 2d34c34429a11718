"""How days and times are written: ``YYYY-MM-DD HH:mm``, the same in every language of the computer.

YYYY YY, MM M MMM (Jan), DD D, HH H (24 hours), hh h (12 hours), mm m, ss, A (AM) a (am), Z (+01:00); what stands in
[brackets] is written as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

from planner.domain.clock import offset_text
from planner.exchange.handoff.model import Field

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOON = 12

_TOKENS: dict[str, Callable[[datetime], str]] = {
    "YYYY": lambda at: f"{at.year:04}",
    "YY": lambda at: f"{at.year % 100:02}",
    "MMM": lambda at: _MONTHS[at.month - 1],
    "MM": lambda at: f"{at.month:02}",
    "M": lambda at: str(at.month),
    "DD": lambda at: f"{at.day:02}",
    "D": lambda at: str(at.day),
    "HH": lambda at: f"{at.hour:02}",
    "H": lambda at: str(at.hour),
    "hh": lambda at: f"{at.hour % _NOON or _NOON:02}",
    "h": lambda at: str(at.hour % _NOON or _NOON),
    "mm": lambda at: f"{at.minute:02}",
    "m": lambda at: str(at.minute),
    "ss": lambda at: f"{at.second:02}",
    "A": lambda at: "AM" if at.hour < _NOON else "PM",
    "a": lambda at: "am" if at.hour < _NOON else "pm",
    "Z": offset_text,
}
_PARTS = re.compile(rf"\[([^\]]*)\]|({'|'.join(_TOKENS)})|([^\W\d_])|(.)", re.DOTALL)

_DAY = ({"YYYY", "YY"}, {"MMM", "MM", "M"}, {"DD", "D"})
_CLOCK = ({"HH", "H", "hh", "h"}, {"mm", "m"})
_NEEDED = {Field.DATE: _DAY, Field.TIME: _CLOCK, Field.MOMENT: (*_DAY, *_CLOCK)}


def written(at: datetime, pattern: str) -> str:
    """The moment as the pattern says."""
    return _PARTS.sub(lambda part: _TOKENS[part[2]](at) if part[2] else part[1] or part[4] or "", pattern)


def says_offset(pattern: str) -> bool:
    """Whether the pattern says the offset from UTC."""
    return any(part[2] == "Z" for part in _PARTS.finditer(pattern))


def refuse_pattern(pattern: str, field: Field) -> None:
    """Raises ValueError with a sentence when the pattern has letters without a meaning, or does not say it all."""
    found = [part for part in _PARTS.finditer(pattern) if part[2] or part[3]]
    strange = next((part[3] for part in found if part[3]), None)
    if strange:
        raise ValueError(f"“{strange}” in “{pattern}” means nothing; write [{strange}] to have it written as it is")
    tokens = {part[2] for part in found}
    missing = next((sorted(some) for some in _NEEDED[field] if not some & tokens), None)
    if missing:
        raise ValueError(f"the pattern “{pattern}” lacks one of {', '.join(missing)}")
    if tokens & {"hh", "h"} and not tokens & {"A", "a"}:
        raise ValueError(f"the pattern “{pattern}” counts hours to 12 and does not say AM or PM; add A")
