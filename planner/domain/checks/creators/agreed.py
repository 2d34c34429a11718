"""What was agreed with a creator: how the advertisement is named as one, for whom else they work, what ends when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from planner.domain.checks.creators.case import CreatorCase
from planner.domain.checks.disclosing import best_label, label_at_start, unclear_label, why
from planner.domain.checks.finding import Finding, Fix
from planner.domain.creators.stages import is_agreed, is_at_least
from planner.domain.edits import Change
from planner.domain.records import SETTLED, Collaboration, Placement, Stage
from planner.domain.rules import CheckFact, Severity

_BETWEEN = re.compile(r"[,;/\n]+")


def wording(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """Words of disclosure that are not agreed, or that do not begin with an accepted label."""
    one = case.collaboration
    if not case.laws or not is_agreed(one) or is_at_least(one, Stage.REPORTED):
        return
    best = best_label(case.laws)
    if not one.disclosure.strip():
        sentence = f"{case.creator}: no words of disclosure are agreed, such as “{best}” at the very beginning"
        yield _sourced(case, fact, sentence, f"Agree on “{best}”", best)
    elif not label_at_start(one.disclosure, case.laws):
        unclear = unclear_label(one.disclosure, case.laws)
        said = f"“{unclear}” is unclear" if unclear else f"the agreed words do not begin with a label such as “{best}”"
        with_label = best if unclear else f"{best} {one.disclosure.strip()}"
        yield _sourced(case, fact, f"{case.creator}: {said}", f"Agree on “{with_label}”", with_label)
    if not one.platform_label.strip():
        sentence = f"{case.creator}: it is not noted which label of the network itself is switched on"
        yield replace(case.found(fact, sentence, severity=Severity.HINT), source=why(case.laws))


def exclusivity(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """Another creator who was promised to be the only one of the same sort in the same days."""
    one = case.collaboration
    for other in case.plan.collaborations:
        if other.id == one.id or other.archived or not _overlap(one, other):
            continue
        shared = [words for key, words in _sorts(one).items() if key in _sorts(other)]
        if shared:
            first, second = sorted((case.creator, other.creator.strip() or "A creator"))
            since, until = _common_days(one, other)
            days = f" from {case.day(since)}" if since else ""
            days += f" until {case.day(until)}" if until else ""
            sentence = (
                f"Both {first} and {second} were promised to be the only one for {sorted(shared)[0].lower()}{days}"
            )
            yield case.found(fact, sentence)


def rights(case: CreatorCase, fact: CheckFact) -> Iterator[Finding]:
    """Rights that end within so many days, with the entries that show the content after that day."""
    one = case.collaboration
    until = one.rights_until
    if one.rights_from is not None and until is not None and until < one.rights_from:
        swapped = replace(one, rights_from=until, rights_until=one.rights_from)
        fix = Fix("Change the two days over", (Change(one, swapped),))
        yield case.found(fact, f"{case.creator}: the rights end before they begin", fixes=[fix])
        return
    if until is None or until > case.present + timedelta(days=fact.days):
        return
    later = [entry for entry in case.entries if _is_after(entry, until)]
    ended = "ended" if until < case.present else "end"
    sentence = f"{case.creator}: the rights {ended} on {case.day(until)}"
    if later:
        yield case.found(fact, f"{sentence}, and {_shown_after(case, later)}", *(entry.id for entry in later))
    elif until >= case.present:
        yield case.found(fact, sentence, severity=Severity.HINT)


def _is_after(entry: Placement, until: date) -> bool:
    return entry.date is not None and entry.date > until and entry.status not in SETTLED and entry.trashed is None


def _shown_after(case: CreatorCase, later: Sequence[Placement]) -> str:
    """Which entries show the content too late; the first of them has its day in it."""
    days = [case.day(entry.date) for entry in later if entry.date is not None]
    if len(later) == 1:
        return f"the post of {days[0]} still shows the content"
    return f"{len(later)} entries still show the content after that, the first on {days[0]}"


def _sourced(case: CreatorCase, fact: CheckFact, sentence: str, words: str, wanted: str) -> Finding:
    after = replace(case.collaboration, disclosure=wanted)
    fix = Fix(words, (Change(case.collaboration, after),))
    return replace(case.found(fact, sentence, fixes=[fix]), source=why(case.laws))


def _sorts(one: Collaboration) -> dict[str, str]:
    """What a creator is the only one for, by how it is compared."""
    return {
        " ".join(part.casefold().split()): part.strip() for part in _BETWEEN.split(one.exclusive_in) if part.strip()
    }


def _overlap(one: Collaboration, other: Collaboration) -> bool:
    """Whether their days share one; an end that is not said is none."""
    return (one.exclusive_from or date.min) <= (other.exclusive_until or date.max) and (
        other.exclusive_from or date.min
    ) <= (one.exclusive_until or date.max)


def _common_days(one: Collaboration, other: Collaboration) -> tuple[date | None, date | None]:
    starts = [day for day in (one.exclusive_from, other.exclusive_from) if day]
    ends = [day for day in (one.exclusive_until, other.exclusive_until) if day]
    return max(starts, default=None), min(ends, default=None)
