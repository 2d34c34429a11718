"""Entries that show the content of a creator: within the rights, with the credit, and named as a partner's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import common
from planner.domain.creators.content import shown_in
from planner.domain.edits import Change, set_status
from planner.domain.records import Collaboration, Status
from planner.domain.rewording import ended_with
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import weekday_words

OWN_CHANNELS = "organic"
"""The key of use on the brand's own channels among what may be agreed with a creator."""


def creators_content(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Content that is shown too late, too early, or where it may not be; without its credit or its creator's name."""
    found = shown_in(case.plan, case.post.id, case.media)
    for one in {shown.collaboration.id: shown.collaboration for shown in found}.values():
        yield from _in_time(case, fact, one)
        if one.uses and OWN_CHANNELS not in one.uses:
            sentence = f"The content of {_name(one)} may not be shown on channels of your own"
            yield case.finding(fact, sentence, "pictures")
        yield from _named(case, fact, one)


def _in_time(case: Case, fact: CheckFact, one: Collaboration) -> Iterator[Finding]:
    first, last, day = one.rights_from, one.rights_until, case.day
    if last is not None and last < day:
        sentence = (
            f"The rights to the content of {_name(one)} end on {weekday_words(last, day.year)}, before this goes out"
        )
        yield case.finding(fact, sentence, "time", fixes=_before(case, one))
    elif first is not None and day < first:
        begins = weekday_words(first, day.year)
        sentence = f"The rights to the content of {_name(one)} begin only on {begins}"
        moved = Change(case.placement, replace(case.placement, date=first, fold=None))
        yield case.finding(fact, sentence, "time", fixes=[Fix(f"Move it to {begins}", (moved,))])


def _before(case: Case, one: Collaboration) -> list[Fix]:
    """Moved to the last day of the rights where that is still to come, else skipped."""
    last, entry = one.rights_until, case.placement
    if last is not None and last > case.basis.now.date():
        moved = Change(entry, replace(entry, date=last, fold=None))
        return [Fix(f"Move it to {weekday_words(last)}", (moved,))]
    return [Fix("Mark it as skipped", set_status([entry], Status.SKIPPED).changes)]


def _named(case: Case, fact: CheckFact, one: Collaboration) -> Iterator[Finding]:
    post, name = case.post, one.creator.strip()
    if name and not post.partner.strip():
        sentence = f"This shows content of {name}, who is not named as partner, so nobody looks for a label such as #ad"
        fix = Fix(f"Name {name} as partner", (Change(post, replace(post, partner=name)),))
        yield case.finding(fact, sentence, "partner", severity=Severity.ATTENTION, fixes=[fix])
    credit = one.credit.strip()
    if credit and credit.casefold() not in case.text.casefold():
        fix = common(case, "Add the credit", partial(ended_with, case.text, credit))
        sentence = f"The credit “{credit}” that was agreed with {_name(one)} is missing"
        yield case.finding(fact, sentence, "text", severity=Severity.ATTENTION, fixes=[fix])


def _name(one: Collaboration) -> str:
    return one.creator.strip() or "a creator"
