"""Item 18: what was left to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.checks.remembering import Spot, remembered_by_line
from planner.domain.extras import texts_of
from planner.domain.rules import CheckFact


def placeholders(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Titles, texts, links and fields of the network in which something was left to fill in."""
    extras = texts_of(case.placement.extras).items()
    places = [("title", case.post.title), ("text", case.text), ("link", case.link), *extras]
    found = {about: _left(text, fact.patterns) for about, text in places}
    words = dict.fromkeys(spot.sort for left in found.values() for spot in left)
    if words:
        about = "text" if found["text"] else next(name for name, left in found.items() if left)
        at = found["text"][0].at if found["text"] else None
        yield case.finding(fact, f"Left to fill in: {', '.join(words)}", about, at=at)


@remembered_by_line
def _left(text: str, patterns: tuple[str, ...]) -> Iterator[Spot]:
    """What is left to fill in, with its words; none of the patterns reaches over a line break."""
    return (Spot(*match.span(), match.group()) for match in _any_of(patterns).finditer(text))


@lru_cache(maxsize=8)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns))
