"""Items 20 and 22: names that are not known yet, and content of others without a yes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Changes, Finding, Fix
from planner.domain.edits import Change
from planner.domain.entities import Found
from planner.domain.permission import Answer, answer_of
from planner.domain.records import Placement, Rights, Status
from planner.domain.rules import CheckFact
from planner.domain.span import day_words

_LOOKED_AT = 50
"""Names in a text that are looked at one by one; no network takes more."""


def handles(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Names with an @ that are neither on the brand's list nor those of the post's partner or owner."""
    mentions = case.entities.mentions
    if not mentions:
        return
    known = {_bare(handle) for handle in case.plan.brand.handles}
    named = f"{case.post.partner} {case.post.rights.owner} {case.post.rights.credit}".casefold()
    for one in {_bare(one.text): one for one in reversed(mentions[:_LOOKED_AT])}.values():
        bare = _bare(one.text)
        if bare not in known and bare not in named:
            sentence = f"{one.text} is not among the accounts that you know"
            yield case.finding(fact, sentence, "text", at=one[:2], fixes=[_listed(case, one)])


def permission(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """Content of others without a yes, or beyond what was allowed: taken back, over, or for other networks."""
    said, rights = case.post.permission.strip(), case.post.rights
    kind = case.kind
    if rights.withdrawn:
        sentence = f"{_owner(rights)} took the permission back{_still_out(case)}"
        yield case.finding(fact, sentence, "permission")
    elif kind is not None and kind.needs_permission and answer_of(said) is not Answer.YES:
        answer = f"it says “{said}”" if said else "none is noted"
        yield case.finding(fact, f"Content of others needs a permission that begins with “yes”; {answer}", "permission")
    if rights.until is not None and rights.until < case.day:
        sentence = f"The permission ends on {day_words(rights.until, case.day.year)}, before this goes out"
        yield case.finding(fact, sentence, "permission")
    if rights.platforms and case.channel is not None and case.channel.platform not in rights.platforms:
        yield case.finding(fact, f"The permission does not cover {case.where}", "permission")


def _still_out(case: Case) -> str:
    """Where the content went out already, so that it can be taken down there."""
    out = [one for one in case.basis.entries_of(case.post) if one.status is Status.POSTED and one.date is not None]
    places = [f"{_channel(case, one)} ({day_words(one.date, case.day.year)})" for one in out if one.date is not None]
    return f"; take it down on {', '.join(places)}" if places else ""


def _channel(case: Case, placement: Placement) -> str:
    channel = case.plan.channels.get(placement.channel_id or "")
    return channel.name if channel else "a channel"


def _owner(rights: Rights) -> str:
    return rights.owner.strip() or "The owner"


def _bare(handle: str) -> str:
    return handle.strip().lstrip("@＠").casefold()


def _listed(case: Case, one: Found) -> Fix:
    brand = case.plan.brand

    def changes() -> Changes:
        return (Change(brand, replace(brand, handles=(*brand.handles, one.text.lstrip("@＠")))),)

    return Fix(f"Add {one.text} to the accounts you know", changes)
