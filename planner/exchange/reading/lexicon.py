"""The words of sheets, in several languages: data of resources/import, ready to be asked.

All words are folded (see ``vocabulary.folded``): lower case, without accents, one blank between words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DayWords:
    """Names of months (1 to 12) and weekdays (0 is Monday), endings of ordinals, and small words around a day.

    ``month_first_in`` are the countries whose numbers of days begin with the month.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    ordinals: frozenset[str]
    before: frozenset[str]
    between: frozenset[str]
    month_first_in: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """Words that are a time, that only hint at one, that stand before or after one, and between two of them.

    ``before`` an exact time (*at*), ``about`` before one that is not (*around*).
    """

    known: Mapping[str, time]
    vague: frozenset[str]
    morning: frozenset[str]
    afternoon: frozenset[str]
    hours: frozenset[str]
    before: frozenset[str]
    about: frozenset[str]
    between: frozenset[str]
    zones: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ChannelWords:
    """Words around the names of networks.

    ``formats`` are words for formats with the keys to try in turn; ``surfaces`` are names of a network and a format in
    one, such as *igtv*.
    """

    formats: Mapping[str, tuple[str, ...]]
    surfaces: Mapping[str, tuple[str, str]]
    every: frozenset[str]
    but: frozenset[str]
    joins: frozenset[str]
    fillers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowWords:
    """What cells say that are not about a post: totals, errors of formulas, *as above*, *do not post*, weeks.

    ``formulas`` are the names of functions that count or add; ``week_letters`` are short for week before a number.
    ``yes`` and ``no`` are the values of columns that say for each network whether a post goes there.
    """

    totals: frozenset[str]
    formulas: frozenset[str]
    errors: frozenset[str]
    dittos: frozenset[str]
    dropped: frozenset[str]
    yes: frozenset[str]
    no: frozenset[str]
    weeks: frozenset[str]
    week_letters: frozenset[str]
    week_between: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """Words and what they mean; the reader of the data fills it.

    ``headings`` give the value of a ``Field``. ``statuses`` give a status for the whole text, ``status_starts`` for a
    text that begins so, ``asked`` for a heading that asks for it, such as *Approval*. ``kinds`` give the keys of the
    shipped kinds that a word may mean, the likeliest first.
    """

    headings: Mapping[str, str]
    statuses: Mapping[str, str]
    status_starts: Mapping[str, str]
    asked: Mapping[str, str]
    kinds: Mapping[str, tuple[str, ...]]
    days: DayWords
    times: TimeWords
    channels: ChannelWords
    rows: RowWords
