"""The regular expressions that find days in text, made of the words of a lexicon. All text is folded."""

from __future__ import annotations

import re

from planner.exchange.reading.lexicon import Lexicon
from planner.exchange.reading.row_words import any_of

_NO_LETTER = r"(?![^\W\d_])"


class DayPatterns:
    """``days`` are tried in turn where ``start`` ends. Groups: ``d``, ``m``, ``mon`` (a name), ``y``, ``w``.

    ``a`` and ``b`` are numbers of which either may be the day, with their separator ``s``. ``start`` and ``tail`` find
    weekdays and small words around a day.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        words = lexicon.days
        halves = lexicon.times.morning | lexicon.times.afternoon | lexicon.times.hours
        apart, joined = any_of(word for word in halves if len(word) > 1), any_of(halves)
        no_clock = rf"(?![\d:]|[.h]\d|\s(?:{apart}){_NO_LETTER}|(?:{joined}){_NO_LETTER})"
        weekday = rf"\(?(?P<w>{any_of(words.weekdays)}){_NO_LETTER}\.?\)?"
        month = rf"(?P<mon>{any_of(words.months)}){_NO_LETTER}\.?"
        before = rf"(?:(?:{any_of(words.before)})\s+)*"
        between = rf"[\s.,/-]*(?:(?:{any_of(words.between)})\s*)*"
        day = rf"(?P<d>\d{{1,2}})(?P<ord>\s?(?:{any_of(words.ordinals)}){_NO_LETTER}|\.(?!\d))?"
        year = rf"(?:{between}'?(?P<y>\d{{4}}|\d\d){no_clock})?"
        self.start = re.compile(rf"{before}(?:{weekday}[,:]?\s*)?{before}")
        self.plain_start = re.compile(before)
        self.tail = re.compile(rf"[\s,;–-]*(?:{weekday})?(?:[,;–-]*\s[\s,;–-]*|t(?=\d))?")
        self.days = tuple(
            re.compile(pattern)
            for pattern in (
                r"(?P<y>\d{4})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d)\.?",
                r"(?P<compact>(?P<y>(?:19|20|21)\d\d)(?P<m>\d\d)(?P<d>\d\d))(?!\d)",
                r"(?P<a>\d{1,2})\s?(?P<s>[-/.])\s?(?P<b>\d{1,2})\s?(?P=s)\s?(?P<y>\d{2,4})(?![\d:])",
                day + between + month + year,
                rf"{month}{between}{day}{no_clock}{year}",
                rf"(?P<y>\d{{4}}){between}{month}{between}(?P<d>\d{{1,2}})(?!\d)",
                rf"(?P<a>\d{{1,2}})\s?(?P<s>[/.-])\s?(?P<b>\d{{1,2}})\.?(?![/.-]){no_clock}",
                day + rf"(?![/.-]){no_clock}",
            )
        )
