"""Checks of rhythm: the least number of entries a week on each channel, and the longest silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise

from planner.domain.balance import Entry
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.records import Channel
from planner.domain.rules import Cadence, CheckFact
from planner.domain.span import Span


def cadence_minimum(scope: Scope, fact: CheckFact) -> Outcome:
    """Channels with fewer entries in a week of the span than the cadence of their platform asks for."""
    served = list(_served(scope))
    if not served:
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    findings = [
        about(fact, f"{channel.name} has {len(entries)} in {week}, your start value is at least {cadence.minimum}")
        for week in scope.span.weeks()
        for channel, cadence in served
        if len(entries := _entries(scope, channel, cadence, week.span)) < cadence.minimum
    ]
    return told(
        findings,
        one="One channel is served too rarely",
        many="{} times a channel is served too rarely in a week",
        fine="Every channel is served as often as you want.",
    )


def longest_silence(scope: Scope, fact: CheckFact) -> Outcome:
    """Gaps between two entries of a channel, touching the span, that are longer than its cadence allows."""
    served = list(_served(scope))
    if not served:
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    findings = [finding for channel, cadence in served for finding in _silences(scope, fact, channel, cadence)]
    return told(
        findings,
        one="One channel falls silent",
        many="{} times a channel falls silent",
        fine="No channel is silent for longer than you want.",
    )


def _served(scope: Scope) -> Iterator[tuple[Channel, Cadence]]:
    for channel in scope.plan.channels.values():
        for cadence in scope.cadences:
            if cadence.platform == channel.platform and not channel.archived:
                yield channel, cadence


def _entries(scope: Scope, channel: Channel, cadence: Cadence, span: Span | None = None) -> list[Entry]:
    return [
        entry
        for entry in scope.entries
        if entry.channel_id == channel.id and cadence.covers(entry.format) and (span is None or entry.day in span)
    ]


def _silences(scope: Scope, fact: CheckFact, channel: Channel, cadence: Cadence) -> Iterator[Finding]:
    limit = timedelta(days=cadence.max_silence_days)
    entries = sorted(_entries(scope, channel, cadence), key=_moment)
    for one, other in pairwise(entries):
        gap = _moment(other) - _moment(one)
        if gap > limit and Span(one.day, other.day).overlaps(scope.span):
            days = f"{gap / timedelta(days=1):.1f}".removesuffix(".0")
            sentence = (
                f"{channel.name} is silent for {days} days, {one.day.isoformat()} to {other.day.isoformat()}"
                f" (at most {cadence.max_silence_days:g})"
            )
            yield about(fact, sentence, one.placement_id, other.placement_id)


def _moment(entry: Entry) -> datetime:
    return datetime.combine(entry.day, entry.clock or time())
