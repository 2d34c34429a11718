"""Items 6 and 7: the same text on one channel again, and one address many times a week."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from planner.domain.amounts import counted
from planner.domain.checks.case import Case
from planner.domain.checks.finding import Finding
from planner.domain.checks.item import Outcome, Scope, about, told
from planner.domain.checks.mending import detached
from planner.domain.checks.pages import Pages, address_of
from planner.domain.checks.remembering import remembered
from planner.domain.plan import link_of, text_of
from planner.domain.records import Placement, Status
from planner.domain.rules import CheckFact
from planner.domain.span import Week

_NO_LETTERS = re.compile(r"[\W_]+")

Surface = tuple[str | None, str]
"""A channel, and the format where it is shown apart from the rest (stories)."""


def same_text(scope: Scope, fact: CheckFact) -> Outcome:
    """Texts that stood on the same channel within so many days before, with whatever marks and capitals."""
    last: dict[tuple[Surface, str], Placement] = {}
    findings: list[Finding] = []
    for placement in _dated(scope):
        words = _letters_of(text_of(scope.plan.post_of(placement), placement), None)
        surface = placement.channel_id, placement.format if placement.format in fact.formats else ""
        earlier = last.get((surface, words)) if words else None
        last[surface, words] = placement
        if earlier is None or placement.date is None or placement.date not in scope.span:
            continue
        if _days_between(earlier, placement) <= fact.days:
            findings.append(_repeated(scope, fact, earlier, placement))
    return told(
        findings,
        one="One text (comes|came) again on its channel",
        many="{} texts (come|came) again on their channel",
        fine=f"No text comes again on its channel within {fact.days:g} days.",
    )


def same_link(scope: Scope, fact: CheckFact) -> Outcome:
    """Addresses that are linked more than so many times in a week, over all channels or on one."""
    weeks, pages = set(scope.weeks), Pages(scope, fact.days)
    linked: dict[tuple[Week, str], list[Placement]] = defaultdict(list)
    for placement in _dated(scope):
        address = address_of(link_of(scope.plan.post_of(placement), placement))
        if address and placement.date is not None and (week := Week.of(placement.date)) in weeks:
            linked[week, address].append(placement)
    findings = [
        about(fact, sentence, *(one.id for one in placements), part="link", fixes=pages.replacing(placements))
        for (week, address), placements in linked.items()
        if (sentence := _often(scope, fact, week, address, placements))
    ]
    return told(
        findings,
        one="One address (is|was) linked often in a week",
        many="{} times an address (is|was) linked often in a week",
        fine="No address is linked too often in a week.",
    )


@remembered
def _letters_of(text: str, _: None) -> str:
    """The words of a text as they are compared."""
    return _NO_LETTERS.sub(" ", text.casefold()).strip()


def _dated(scope: Scope) -> Iterator[Placement]:
    for placement in scope.ordered:
        if placement.date is not None and placement.status is not Status.SKIPPED:
            yield placement


def _days_between(earlier: Placement, later: Placement) -> int:
    assert earlier.date is not None
    assert later.date is not None
    return (later.date - earlier.date).days


def _repeated(scope: Scope, fact: CheckFact, earlier: Placement, later: Placement) -> Finding:
    days = _days_between(earlier, later)
    ago = f"{counted(days, 'day')} before" if days else "on the same day"
    sentence = f"{scope.plan.describe(later)} says the same as {scope.plan.describe(earlier)}, {ago}"
    case = Case(scope.checked, later)
    fix = None if case.settled else detached(case)
    return about(fact, sentence, earlier.id, later.id, part="text", fixes=[fix] if fix else ())


def _often(scope: Scope, fact: CheckFact, week: Week, address: str, placements: list[Placement]) -> str:
    """What to say of an address in a week; nothing when it is not linked too often."""
    on_channels: dict[str | None, int] = defaultdict(int)
    for one in placements:
        on_channels[one.channel_id] += 1
    channel_id, most = max(on_channels.items(), key=lambda pair: pair[1])
    linked = f"{address} {'was' if scope.is_over else 'is'} linked"
    if len(placements) > fact.most:
        return f"{linked} {len(placements)} times in {week.words}, more than {fact.most}"
    if most > fact.most_on_channel and channel_id is not None:
        name = scope.plan.channels[channel_id].name
        return f"{linked} {most} times on {name} in {week.words}, more than {fact.most_on_channel}"
    return ""
