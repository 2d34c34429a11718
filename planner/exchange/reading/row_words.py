"""Cells that are not about a post: totals, errors of formulas, *as above*, *do not post*, and marks of weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from planner.exchange.reading.folding import folded
from planner.exchange.reading.lexicon import Lexicon

_LONGEST = 60
"""Characters of a cell that is only a mark; longer ones are text."""

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_FUNCTION = re.compile(r"=\s*([^\W\d_]+)[\d.]*\s*\(")
_NUMBER_ENDS = re.compile(r"\d[\d.,]*\s*%?$")
_ISO_WEEK = re.compile(r"\d{4}-?w\d{2}")
_QUOTES = frozenset("\"'“”„«»〃″′`´-–— ")


def is_total(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is a sum, such as *Total posts this week: 7* or a formula as text."""
    whole = folded(text)
    function = _FUNCTION.match(whole)
    if function:
        return function[1] in lexicon.rows.formulas
    tokens = _TOKEN.findall(whole) if len(whole) <= _LONGEST else []
    words = [token for token in tokens if token.isalnum()]
    if not words or not {words[0], words[-1], whole} & lexicon.rows.totals:
        return False
    return len(words) == 1 or words[0].isdigit() or bool(_NUMBER_ENDS.search(whole)) or words[1].isdigit()


def is_error(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is the error of a formula, such as ``#REF!``."""
    return text[:1] in "#eE " and folded(text) in lexicon.rows.errors


def is_ditto(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell says *as above*."""
    if len(text) > _LONGEST or not text.strip():
        return False
    whole = folded(text)
    return whole in lexicon.rows.dittos or (_QUOTES.issuperset(whole) and not set(whole) <= set("-–— "))


def is_dropped(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell says that its row is not to be posted: it is such a word, or begins with a mark for it."""
    whole = folded(text[:_LONGEST])
    bare = whole.strip("!.*()[] ")
    return bare in lexicon.rows.dropped or bool(_patterns(lexicon).dropped.match(whole))


def week_mark(text: str, lexicon: Lexicon) -> bool:
    """Whether a cell is the mark of a week, such as *WEEK 3 – 12 Oct to 18 Oct*, *W2* or *KW 41*."""
    return _week_rest(text, lexicon) is not None


def week_days(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The days that the mark of a week names as text, such as ``("12 oct", "18 oct")``; empty when it names none."""
    rest = _week_rest(text, lexicon)
    return tuple(match[0] for match in _patterns(lexicon).day.finditer(rest)) if rest else ()


@lru_cache(maxsize=2048)
def _week_rest(text: str, lexicon: Lexicon) -> str | None:
    """What stands after the word for week, when all of it is numbers and words of days; else None."""
    whole = folded(text)
    if not whole or len(whole) > _LONGEST:
        return None
    patterns = _patterns(lexicon)
    if patterns.letters.fullmatch(whole) or _ISO_WEEK.fullmatch(whole):
        return ""
    begun = patterns.week.match(whole)
    if not begun:
        return None
    rest = whole[begun.end() :]
    tokens = _TOKEN.findall(rest) if begun["number"] is None else [begun["number"], *_TOKEN.findall(rest)]
    of_days = any(token.isdigit() for token in tokens) and all(_of_days(token, lexicon) for token in tokens)
    return rest if of_days else None


def _of_days(token: str, lexicon: Lexicon) -> bool:
    days = lexicon.days
    small = (days.ordinals, days.between, lexicon.rows.week_between)
    return token.isdigit() or token in days.months or token in days.weekdays or any(token in words for words in small)


class _Patterns:
    """The regular expressions of one lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        rows, months, ordinals = lexicon.rows, any_of(lexicon.days.months), any_of(lexicon.days.ordinals)
        marks = any_of(word for word in rows.dropped if " " in word or set(word) == {"x"})
        self.dropped = re.compile(rf"(?:{marks})\s*[-–—:!.,;(]|xxx\b")
        self.letters = re.compile(rf"(?:{any_of(rows.week_letters)})\s?\.?\s?\d{{1,2}}\.?")
        self.week = re.compile(rf"(?:(?P<number>\d{{1,2}})\.?\s?)?(?:{any_of(rows.weeks)})(?![^\W\d_])\.?")
        numbers = r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?"
        named = rf"\d{{1,2}}(?:{ordinals}|\.)?\s?(?:of |de |d')?(?:{months})\b\.?(?:,? (?:de )?\d{{4}})?"
        self.day = re.compile(rf"{numbers}|{named}|(?:{months})\b\.?\s\d{{1,2}}\b(?:,? \d{{4}})?")


@lru_cache(maxsize=4)
def _patterns(lexicon: Lexicon) -> _Patterns:
    return _Patterns(lexicon)


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, longer ones first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
