"""Content of others in advertisements: what was allowed of it covers that it is paid for, where, and how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.paid.case import FlightCase
from planner.domain.creators.content import shown_by
from planner.domain.permission import Answer, answer_of
from planner.domain.records import Collaboration
from planner.domain.rules import CheckFact, Severity

PAID_USE = "paid"
"""The key of use in advertisements among what may be agreed with a creator."""


def creators_rights(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """Content of creators that may not be advertised with, or not so long; each creator is named once."""
    for one in {shown.collaboration.id: shown.collaboration for shown in shown_by(case.plan, case.flight)}.values():
        yield from _of_creator(case, fact, one)


def owners_permission(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """A boosted post with content of others whose permission does not reach as far as the boost."""
    post = case.post
    if post is None or not _is_of_others(case):
        return
    owner, until = post.rights.owner.strip() or "Its owner", post.rights.until
    if post.rights.withdrawn or answer_of(post.permission) is not Answer.YES:
        sentence = f"{case.name} shows the content of others without a permission"
        yield case.found(fact, sentence, severity=Severity.MUST_FIX)
        return
    if until is not None and _runs_after(case, until):
        sentence = f"{case.name} runs longer than {owner} allowed, which is until {case.day(until)}"
        yield case.found(fact, sentence, fixes=_ended(case, until), severity=Severity.MUST_FIX)
    if post.rights.platforms and case.flight.platform and case.flight.platform not in post.rights.platforms:
        sentence = f"{case.name}: the permission of {owner} does not cover this network"
        yield case.found(fact, sentence, severity=Severity.MUST_FIX)
    if not any(re.search(pattern, post.permission, re.IGNORECASE) for pattern in fact.patterns):
        sentence = f"{case.name}: the permission of {owner} says nothing of advertising; ask before you pay for it"
        yield case.found(fact, sentence)


def _of_creator(case: FlightCase, fact: CheckFact, one: Collaboration) -> Iterator[Finding]:
    creator = one.creator.strip() or "a creator"
    if one.uses and PAID_USE not in one.uses:
        sentence = f"{case.name} shows content of {creator}, which may not be advertised with"
        yield case.found(fact, sentence, severity=Severity.MUST_FIX)
    elif not one.uses:
        yield case.found(
            fact, f"{case.name} shows content of {creator}, and nothing is agreed about advertising with it"
        )
    if one.rights_until is not None and _runs_after(case, one.rights_until):
        sentence = f"{case.name} runs after the rights to the content of {creator} end on {case.day(one.rights_until)}"
        yield case.found(fact, sentence, fixes=_ended(case, one.rights_until), severity=Severity.MUST_FIX)


def _is_of_others(case: FlightCase) -> bool:
    assert case.post is not None
    kind = case.plan.kind_of(case.post)
    return bool(case.post.rights.owner.strip()) or (kind is not None and kind.needs_permission)


def _runs_after(case: FlightCase, last: date) -> bool:
    ends = case.flight.ends
    return ends > last if ends is not None else case.flight.starts is not None


def _ended(case: FlightCase, last: date) -> list[Fix]:
    possible = case.flight.starts is None or case.flight.starts <= last
    return [case.changed(f"End on {case.day(last)}", ends=last)] if possible else []
