"""Item 13: posts that sell and do not say what the reader may do."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import common
from planner.domain.checks.remembering import remembered
from planner.domain.lore import Lore
from planner.domain.records import SnippetSort, Stance
from planner.domain.rules import CheckFact, Severity

_OFFERED = 3
"""How many calls of the library are offered."""


class Call(Enum):
    """What in a text tells the reader what to do: words that ask, a date, price or place, or nothing."""

    ASKED = "asked"
    DETAIL = "detail"
    NONE = "none"


def call_to_action(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Promotional posts without any link; a hint where words, a date, a price or a place call to act instead."""
    promotional = case.plan.stance_of(case.post) is Stance.PROMOTIONAL
    if not promotional or case.link.strip() or case.entities.links:
        return
    call = call_in(case.beginning, case.basis.lore)
    if call is Call.NONE:
        sentence = "It sells, and nothing says what to do: no link, date, price, place or call to act"
        yield case.finding(fact, sentence, "text", fixes=_calls(case))
    else:
        there = "a call to act" if call is Call.ASKED else "a date, price or place"
        sentence = f"It sells without a link; the text has {there}, which may do"
        yield case.finding(fact, sentence, "link", severity=Severity.HINT, fixes=_calls(case))


@remembered
def call_in(text: str, lore: Lore) -> Call:
    """What in a text tells the reader what to do."""
    if lore.calls.is_in(text):
        return Call.ASKED
    return Call.DETAIL if lore.details.is_in(text) or lore.figures.search(text) else Call.NONE


def _calls(case: Case) -> Iterator[Fix]:
    """The calls of the brand's library that need no filling in."""
    calls = [one for one in case.plan.snippets if one.sort is SnippetSort.CALL and not one.archived]
    ready = [one for one in calls if one.text.strip() and "{" not in one.text]
    for one in ready[:_OFFERED]:
        yield _with_call(case, one.name, one.text)


def _with_call(case: Case, name: str, text: str) -> Fix:
    return common(case, f"Add “{name}”", f"{case.text.rstrip()}\n\n{text.strip()}".lstrip)
