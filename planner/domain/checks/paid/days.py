"""The days of an advertisement: in their order, within its campaign, and while there is something to be had."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.checks.finding import Finding, Fix
from planner.domain.checks.paid.case import FlightCase
from planner.domain.records import Campaign, Status
from planner.domain.rules import CheckFact, Severity


def order(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """An end before the beginning."""
    starts, ends = case.flight.starts, case.flight.ends
    if starts is not None and ends is not None and ends < starts:
        sentence = f"{case.name} ends on {case.day(ends)}, before it begins on {case.day(starts)}"
        fix = case.changed("Change the two days over", starts=ends, ends=starts)
        yield case.found(fact, sentence, fixes=[fix], severity=Severity.MUST_FIX)


def within_campaign(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """Days before the campaign begins."""
    campaign, starts = case.campaign, case.flight.starts
    if campaign is None or campaign.starts is None or starts is None or starts >= campaign.starts:
        return
    begins = case.day(campaign.starts)
    sentence = f"{case.name} begins on {case.day(starts)}, {campaign.name} only on {begins}"
    reachable = case.flight.ends is None or case.flight.ends >= campaign.starts
    fixes = [case.changed(f"Begin on {begins}", starts=campaign.starts)] if reachable else []
    yield case.found(fact, sentence, fixes=fixes)


def after_the_offer(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """Days after the end of its campaign, or of that of the boosted post: money for what is over."""
    for campaign in _offers(case):
        last, ends = campaign.ends, case.flight.ends
        if last is None:
            continue
        if ends is None and case.flight.starts is not None:
            sentence = f"{case.name} has no end, and {campaign.name} ends on {case.day(last)}"
            yield case.found(fact, sentence, fixes=_ended_on(case, last))
        elif ends is not None and ends > last:
            sentence = f"{case.name} runs until {case.day(ends)}, after {campaign.name} ends on {case.day(last)}"
            yield case.found(fact, sentence, fixes=_ended_on(case, last))


def boosted_entry(case: FlightCase, fact: CheckFact) -> Iterator[Finding]:
    """A boost of what is gone, skipped, or goes out only after the boost begins."""
    flight, entry, post = case.flight, case.entry, case.post
    if not flight.placement_id:
        return
    if entry is None or post is None:
        if case.complete:
            yield case.found(fact, f"{case.name} boosts a post that is not in the plan any more")
        return
    if entry.status is Status.SKIPPED or entry.trashed is not None or post.trashed is not None:
        yield case.found(fact, f"{case.name} boosts a post that does not go out: it was skipped or deleted")
    elif _is_early(flight.starts, entry.date, entry.status) and entry.date is not None:
        goes_out = case.day(entry.date)
        sentence = f"{case.name} begins before its post goes out on {goes_out}"
        possible = flight.ends is None or flight.ends >= entry.date
        fixes = [case.changed(f"Begin on {goes_out}", starts=entry.date)] if possible else []
        yield case.found(fact, sentence, fixes=fixes)


def _offers(case: FlightCase) -> Iterator[Campaign]:
    """The campaign of the advertisement and, where it is another, that of the boosted post."""
    of_post = case.plan.campaigns.get((case.post.campaign_id if case.post else None) or "")
    for number, campaign in enumerate((case.campaign, of_post)):
        if campaign is not None and not (number and campaign is case.campaign):
            yield campaign


def _ended_on(case: FlightCase, last: date) -> list[Fix]:
    possible = case.flight.starts is None or case.flight.starts <= last
    return [case.changed(f"End on {case.day(last)}", ends=last)] if possible else []


def _is_early(starts: date | None, goes_out: date | None, status: Status) -> bool:
    return status is not Status.POSTED and starts is not None and goes_out is not None and starts < goes_out
