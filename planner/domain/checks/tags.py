"""Item 9: how many hashtags (and names) a network takes, the same one twice, and long ones in small letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.amounts import counted
from planner.domain.checks.case import Case, since
from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.mending import common, own, without
from planner.domain.checks.vocabulary import pieces
from planner.domain.entities import Found
from planner.domain.rules import CheckFact, Severity

_HASHTAGS = "hashtags.max"

_NAMED = 3
_LOOKED_AT = 50
"""Hashtags that are looked at one by one; no network takes more."""


def hashtags(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """More hashtags, mentions or cashtags than the network takes; hashtags that come twice, or are hard to read."""
    found = case.entities
    yield from _too_many(case, fact, _HASHTAGS, found.hashtags, "hashtag")
    yield from _too_many(case, fact, "mentions.max", found.mentions, "mention")
    yield from _too_many(case, fact, "cashtags.max", found.cashtags, "cashtag")
    yield from _twice(case, fact, found.hashtags)
    yield from _in_small_letters(case, fact, found.hashtags)


def _too_many(case: Case, check: CheckFact, name: str, found: Sequence[Found], word: str) -> Iterator[Finding]:
    broken = case.facts.get(name)
    if broken is None or broken.number is None or len(found) <= broken.number:
        return
    most = int(broken.number)
    sentence = f"{counted(len(found), word)}, {case.where} takes {most or 'none'}{since(broken)}"
    fixes = [_fewer(case, found, most)] if name == _HASHTAGS else ()
    yield case.finding(check, sentence, "text", at=found[most][:2], broken=broken, fixes=fixes)


def _fewer(case: Case, found: Sequence[Found], most: int) -> Fix | None:
    """The last hashtags taken out, but no label of a partner's post; None where there are only such labels."""
    labels = {label.casefold() for law in case.laws for label in law.labels}
    loose = [one for one in found if one.text.casefold() not in labels]
    extra = loose[max(most - (len(found) - len(loose)), 0) :]
    if not extra:
        return None
    which = "all" if len(extra) == len(found) else "one" if len(extra) == 1 else f"{len(extra)}"
    last = "the last " if which != "all" and extra == [*found[-len(extra) :]] else ""
    return own(case, f"Take {last}{which} out", lambda: without(case.text, [one[:2] for one in extra]))


def _twice(case: Case, check: CheckFact, found: Sequence[Found]) -> Iterator[Finding]:
    seen: set[str] = set()
    again = [one for one in found if _is_again(one, seen)]
    if again:
        names = ", ".join(list(dict.fromkeys(one.text for one in again))[:_NAMED])
        fix = common(case, "Take out the second", lambda: without(case.text, [one[:2] for one in again]))
        yield case.finding(check, f"{names} comes more than once", "text", at=again[0][:2], fixes=[fix])


def _is_again(one: Found, seen: set[str]) -> bool:
    key = one.text.casefold()
    if key in seen:
        return True
    seen.add(key)
    return False


def _in_small_letters(case: Case, check: CheckFact, found: Sequence[Found]) -> Iterator[Finding]:
    for one in found[:_LOOKED_AT]:
        tag = one.text.lstrip("#")
        if len(tag) >= check.letters and tag.isascii() and tag.isalpha() and tag.islower():
            sentence = f"{one.text} is hard to read and to hear in small letters"
            yield case.finding(
                check, sentence, "text", at=one[:2], severity=Severity.HINT, fixes=[_capitals(case, one, tag)]
            )


def _capitals(case: Case, one: Found, tag: str) -> Fix | None:
    found = None if case.settled else pieces(tag, case.basis.words)
    if found is None:
        return None
    written = f"#{''.join(piece.capitalize() for piece in found)}"
    return common(case, f"Write {written}", lambda: case.text[: one.start] + written + case.text[one.end :])
