"""Items 18 and 30: what was left to fill in, and times that meet a clock change."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planner.domain import clock
from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.checks.remembering import remembered
from planner.domain.rules import CheckFact, Severity


def placeholders(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Titles, texts, links and fields of the network in which something was left to fill in."""
    extras = [(key, said) for key, said in case.placement.extras]  # noqa: C416  pairs of any length to mypy
    places = [("title", case.post.title), ("text", case.text), ("link", case.link), *extras]
    found = {about: _left(text, fact.patterns) for about, text in places}
    words = dict.fromkeys(word for left in found.values() for _, word in left)
    if words:
        about = "text" if found["text"] else next(name for name, left in found.items() if left)
        at = next(((start, start + len(word)) for start, word in found["text"]), None)
        yield case.finding(fact, f"Left to fill in: {', '.join(words)}", about, at=at)


@remembered
def _left(text: str, patterns: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    return tuple((match.start(), match.group()) for match in _any_of(patterns).finditer(text))


@lru_cache(maxsize=8)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


_trouble = lru_cache(maxsize=512)(clock.trouble)


def clock_trouble(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """A time that a clock change skips, or that comes twice without a word on which is meant."""
    one = case.placement
    if one.date is None or one.time is None:
        return
    trouble = _trouble(one.date, one.time, one.zone)
    if trouble is clock.Trouble.MISSING:
        sentence = f"This time does not exist in {one.zone}"
        yield case.finding(fact, sentence, "time", severity=Severity.MUST_FIX)
    elif trouble is clock.Trouble.TWICE and one.fold is None:
        meant = clock.written_time(one.date, one.time, one.zone)
        yield case.finding(fact, f"This time comes twice in {one.zone}; the later one ({meant}) is taken", "time")
