"""Values of Excel cells as text: how numbers are shown decides which of them are days, times and lengths of time."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from enum import Enum

from planner.domain.clock import clock_text
from planner.exchange.sheets.cell_text import length_text, moment_text, number_text

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\[[^\]]*\]')
_DAY = re.compile("[dy]|mmm", re.IGNORECASE)

_LONGEST_PATTERN = 255
"""Characters of a number format, as many as Excel keeps; longer ones are not looked at."""

_HALF_A_SECOND = timedelta(seconds=0.5)


class Shown(Enum):
    """What a number is shown as."""

    NUMBER = 0
    MOMENT = 1
    TIME = 2
    LENGTH = 3


def shown_as(pattern: str) -> Shown:
    """What a number format makes of a number, such as ``dd/mm/yyyy`` or ``[h]:mm``."""
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format  # noqa: PLC0415  costs start-up time

    if len(pattern) > _LONGEST_PATTERN:
        return Shown.NUMBER
    if is_timedelta_format(pattern):
        return Shown.LENGTH
    if not is_date_format(pattern):
        return Shown.NUMBER
    first = _QUOTED.sub("", pattern.split(";", maxsplit=1)[0])
    return Shown.MOMENT if _DAY.search(first) else Shown.TIME


def serial_text(text: str, shown: Shown, epoch: datetime) -> str:
    """A number of a cell as text; one that is no possible day stays a number.

    Of a moment that is shown as a time only the time is read: its day cannot be seen in the sheet.
    """
    if shown is Shown.NUMBER or (text.startswith("-") and shown is not Shown.LENGTH):
        return number_text(text)
    from openpyxl.utils.datetime import from_excel  # noqa: PLC0415  costs start-up time

    try:
        value = from_excel(float(text), epoch, timedelta=shown is Shown.LENGTH)
        return _value_text(value, shown)
    except (ValueError, OverflowError):
        return number_text(text)


def _value_text(value: datetime | time | timedelta, shown: Shown) -> str:
    if isinstance(value, timedelta):
        return length_text(value)
    if isinstance(value, time):
        value = datetime.combine(datetime(1900, 1, 1), value)
        shown = Shown.TIME
    near = (value + _HALF_A_SECOND).replace(microsecond=0)
    return clock_text(near.time()) if shown is Shown.TIME else moment_text(near)
