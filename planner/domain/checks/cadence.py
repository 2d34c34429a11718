"""Checks of rhythm: the least number of entries a week on each channel, and the longest silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import zip_longest

from planner.domain.balance import Entry
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.records import Channel
from planner.domain.rules import Cadence, CheckFact
from planner.domain.span import ONE_DAY, Span, day_words


def cadence_minimum(scope: Scope, fact: CheckFact) -> Outcome:
    """Channels with fewer entries in a week of the span than the cadence of their platform asks for."""
    served = list(_served(scope))
    if not served:
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    findings = [
        about(
            fact,
            f"{_name(channel, cadence)} has {len(entries)} in {week.words}, "
            f"the start value is at least {cadence.minimum}",
        )
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
    """Channels with the cadences they follow; one for certain formats is followed where there are such entries."""
    for channel in scope.plan.channels.values():
        for cadence in scope.cadences:
            follows = cadence.platform == channel.platform and not channel.archived
            if follows and (not cadence.formats or _entries(scope, channel, cadence)):
                yield channel, cadence


def _entries(scope: Scope, channel: Channel, cadence: Cadence, span: Span | None = None) -> list[Entry]:
    return [
        entry
        for entry in scope.entries
        if entry.channel_id == channel.id and cadence.covers(entry.format) and (span is None or entry.day in span)
    ]


def _silences(scope: Scope, fact: CheckFact, channel: Channel, cadence: Cadence) -> Iterator[Finding]:
    """Gaps from one entry to the next, and from the last one to the end of the span."""
    entries, year = sorted(_entries(scope, channel, cadence), key=_moment), scope.span.start.year
    for one, other in zip_longest(entries, entries[1:]):
        end = _moment(other) if other else datetime.combine(scope.span.end, time())
        days = (end - _moment(one)) / timedelta(days=1)
        last_day = other.day if other else scope.span.end - ONE_DAY
        if days > cadence.max_silence_days and one.day < scope.span.end and last_day >= scope.span.start:
            length = f"{days:.1f}".removesuffix(".0")
            until = (
                f"to {day_words(other.day, year)}"
                if other
                else f"and nothing is planned up to {day_words(last_day, year)}"
            )
            sentence = (
                f"{_name(channel, cadence)} is silent for {length} days from {day_words(one.day, year)} {until}"
                f" (at most {cadence.max_silence_days:g})"
            )
            yield about(fact, sentence, one.placement_id, *([other.placement_id] if other else []))


def _name(channel: Channel, cadence: Cadence) -> str:
    return f"{channel.name} ({', '.join(sorted(cadence.formats))})" if cadence.formats else channel.name


def _moment(entry: Entry) -> datetime:
    return datetime.combine(entry.day, entry.clock or time())
