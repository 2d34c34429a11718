"""Item 21: posts with a partner say so at their very beginning, in words that are accepted where the brand is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Changes, Finding, Fix
from planner.domain.checks.mending import common
from planner.domain.edits import Change
from planner.domain.lore import Jurisdiction
from planner.domain.records import Status
from planner.domain.rewording import begun_with
from planner.domain.rules import CheckFact

_REMINDER = "A reminder, not legal advice."


def disclosure(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Posts with a partner that note no disclosure, or do not begin with an accepted label."""
    kind, post = case.kind, case.post
    laws = case.laws
    if not (post.partner.strip() or (kind is not None and kind.needs_disclosure)) or not laws:
        return
    label = label_at_start(case.text, laws)
    who = f"with {post.partner.strip()}" if post.partner.strip() else "of this kind"
    if not label:
        offered = _offered(case, laws)
        unclear = unclear_label(case.text, laws)
        sentence = f"A post {who} does not begin with a label such as “{offered[0]}”"
        sentence += f"; “{unclear}” is unclear" if unclear else ""
        sentence += "; it is posted, so change it there as well" if case.placement.status is Status.POSTED else ""
        fixes = [_inserted(case, one) for one in offered]
        yield case.finding(fact, sentence, "text", source=why(laws), fixes=fixes)
    elif not post.disclosure.strip():
        sentence = f"A post {who} has “{label}” in its text, and no disclosure is noted"
        yield case.finding(fact, sentence, "partner", source=why(laws), fixes=[_noted(case, label)])


def label_at_start(text: str, laws: Iterable[Jurisdiction]) -> str:
    """The accepted label at the start of a text; one that is unclear anywhere is accepted nowhere."""
    listed = tuple(laws)
    unclear = {label.casefold() for law in listed for label in law.unclear}
    for law in listed:
        found = _labels(law.labels).search(text[: law.within + _longest(law)])
        if found and found.start() < law.within and found.group().casefold() not in unclear:
            return found.group()
    return ""


def unclear_label(text: str, laws: Iterable[Jurisdiction]) -> str:
    """The label at the start of a text that says too little, such as ``#sp``, else ""."""
    for law in laws:
        found = _labels(law.unclear).search(text[: law.within + _longest(law)]) if law.unclear else None
        if found and found.start() < law.within:
            return found.group()
    return ""


@lru_cache(maxsize=64)
def _labels(labels: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the labels as a whole word, the longest first; ``#ad`` is no part of ``#adventure``."""
    listed = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
    return re.compile(rf"(?<![\w#@])(?:{listed})(?!\w)", re.IGNORECASE)


def _longest(law: Jurisdiction) -> int:
    return max(map(len, (*law.labels, *law.unclear)), default=0)


def _offered(case: Case, laws: tuple[Jurisdiction, ...]) -> list[str]:
    """The best label; where the network takes no hashtag more, the best that is none goes before it."""
    labels = list(dict.fromkeys(label for law in laws for label in law.labels))
    best, plain = _best(labels, laws), [label for label in labels if not label.startswith("#")]
    most = case.facts.get("hashtags.max")
    full = most is not None and most.number is not None and len(case.entities.hashtags) >= most.number
    return [_best(plain, laws), best] if full and plain and best not in plain else [best]


def _best(labels: Iterable[str], laws: tuple[Jurisdiction, ...]) -> str:
    """The first label that most of the jurisdictions accept."""
    return max(labels, key=lambda label: sum(label in law.labels for law in laws))


def best_label(laws: tuple[Jurisdiction, ...]) -> str:
    """The label that most of the jurisdictions accept; at least one must be given."""
    return _best([label for law in laws for label in law.labels], laws)


def why(laws: tuple[Jurisdiction, ...]) -> str:
    """Where the labels are from, and that this is a reminder only."""
    named = " ".join(f"{law.name}: {law.source}; checked on {law.checked:%Y-%m-%d}." for law in laws)
    return f"{named} {_REMINDER}"


def _inserted(case: Case, label: str) -> Fix:
    insert = common(case, f"Begin with “{label}”", partial(begun_with, case.text, label))
    return Fix(insert.words, lambda: _with_note(case, insert.changes, label))


def _with_note(case: Case, changes: Changes, label: str) -> Changes:
    """The changes, with the label noted in the post as its disclosure where none is."""
    if case.post.disclosure.strip():
        return changes
    of_post = next((one for one in changes if one.before == case.post), Change(case.post, case.post))
    after = replace(of_post.after, disclosure=label)  # type: ignore[type-var]
    return (Change(case.post, after), *(one for one in changes if one is not of_post))


def _noted(case: Case, label: str) -> Fix:
    return Fix(f"Note “{label}” as its disclosure", (Change(case.post, replace(case.post, disclosure=label)),))
