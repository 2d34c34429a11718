"""Items 28 and 29: days of a campaign that nobody is told of, and posts that come after its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

from planner.domain.checks.case import Case
from planner.domain.checks.finding import Changes, Finding, Fix
from planner.domain.checks.item import Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, drafted, once
from planner.domain.clock import clock_text
from planner.domain.edits import Change, set_status
from planner.domain.milestones import is_in_time, lead_days, tells_of, usual_kinds
from planner.domain.records import Campaign, Milestone, Stance, Status
from planner.domain.rules import CheckFact, Severity
from planner.domain.span import ONE_DAY, Span, day_words, weekday_words


def milestones(scope: Scope, fact: CheckFact) -> Outcome:
    """Days of campaigns that no entry of the campaign tells of, where the days for telling touch the span."""
    asked = [
        (campaign, one)
        for campaign in scope.plan.campaigns.values()
        if not campaign.archived
        for one in campaign.milestones
        if lead_days(one).start < scope.span.end and one.day >= scope.span.start
    ]
    if not asked:
        return Outcome("No milestone of a campaign is near.", state=State.NOT_APPLICABLE)
    findings = [
        _untold(scope, fact, campaign, one)
        for campaign, one in asked
        if not any(tells_of(entry, campaign, one) for entry in scope.entries)
    ]
    return told(
        findings,
        one="One milestone of a campaign (is|was) not told of",
        many="{} milestones of campaigns (are|were) not told of",
        fine="Every milestone that is near is told of.",
    )


def _untold(scope: Scope, fact: CheckFact, campaign: Campaign, milestone: Milestone) -> Finding:
    days, year = lead_days(milestone), scope.span.start.year
    at = f" {clock_text(milestone.clock)}" if milestone.clock is not None else ""
    until = f"{weekday_words(milestone.day, year)}{at}"
    since = f"from {day_words(days.start, year)} " if days.start < milestone.day else ""
    sentence = f"“{milestone.name}” ({campaign.name}): no post of the campaign {since}to {until}"
    return about(fact, sentence, fixes=_telling(scope, campaign, milestone, sentence))


def _telling(scope: Scope, campaign: Campaign, milestone: Milestone, reason: str) -> Iterator[Fix]:
    """A draft on the first day for telling that is left and has a slot early enough."""
    days, kinds = lead_days(milestone), usual_kinds(scope.entries, campaign)
    first = max(days.start, scope.present)
    wanted = [
        Wanted(
            within=Span(day, day + ONE_DAY),
            reason=f"{reason}.",
            name=milestone.name,
            prefer=lambda kind: -kinds[kind.key],
            campaign_id=campaign.id,
            fits=lambda slot: is_in_time(milestone, slot.day, slot.clock),
        )
        for day in _days(first, days.end)
    ]
    if wanted:
        yield once(f"Add a draft for “{milestone.name}”", partial(_first_of, scope, wanted))


def _first_of(scope: Scope, wanted: Iterable[Wanted]) -> Changes:
    """The first that finds a slot."""
    return next(filter(None, (drafted(scope, [one]) for one in wanted)), ())


def _days(first: date, end: date) -> Iterator[date]:
    return (first + number * ONE_DAY for number in range((end - first).days))


def after_the_end(case: Case, fact: CheckFact) -> Iterator[Finding]:
    """An entry of a campaign after its last day: what sells is to be looked at, anything else is a hint."""
    campaign, day = case.plan.campaigns.get(case.post.campaign_id or ""), case.placement.date
    if campaign is None or campaign.ends is None or day is None or day <= campaign.ends:
        return
    sells = case.plan.stance_of(case.post) is Stance.PROMOTIONAL
    sentence = f"“{campaign.name}” ended on {weekday_words(campaign.ends, day.year)}"
    severity = fact.severity if sells else Severity.HINT
    yield case.finding(fact, sentence, "time", severity=severity, fixes=_ending(case, campaign.ends))


def _ending(case: Case, last: date) -> Iterator[Fix]:
    """Moved to the last day where that is still to come, or skipped."""
    one = case.placement
    if not _is_past(last, one.time, case.basis.now):
        moved = replace(one, date=last, fold=None)
        yield Fix(f"Move it to {weekday_words(last)}", (Change(one, moved),))
    yield Fix("Mark it as skipped", set_status([one], Status.SKIPPED).changes)


def _is_past(day: date, clock: time | None, now: datetime) -> bool:
    return day < now.date() or (day == now.date() and clock is not None and clock <= now.time())
