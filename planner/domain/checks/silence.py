"""Item 4: channels that fall silent for longer than they should."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from planner.domain.checks.finding import Fix
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, suggestion
from planner.domain.rules import CheckFact, Severity
from planner.domain.silences import Silent, silence_words, silent_by_week
from planner.domain.span import ONE_DAY, Span

_ROOM = timedelta(weeks=2)
"""How far into a silence that has no end a draft may stand."""


def longest_silence(scope: Scope, fact: CheckFact) -> Outcome:
    """Gaps between two entries of a channel, touching the span, that are longer than its cadence allows."""
    if not any(scope.book.cadences_of(channel, week) for channel in scope.channels for week in scope.weeks):
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    findings = [
        _finding(scope, fact, one)
        for channel in scope.channels
        for one in silent_by_week(scope.on_channel(channel.id), channel, scope.book.cadences_of, scope.span)
    ]
    return told(
        findings,
        one="One channel (falls|fell) silent",
        many="{} times a channel (falls|fell) silent",
        fine="No channel is silent for longer than you want.",
    )


def _finding(scope: Scope, fact: CheckFact, silence: Silent) -> Finding:
    ends = [entry.placement_id for entry in (silence.first, silence.until) if entry is not None]
    sentence = silence_words(silence, scope.span, scope.present)
    severity = fact.severity if silence.cadence.is_steady else Severity.HINT
    return about(fact, sentence, *ends, part="time", fixes=_fixes(scope, silence), severity=severity)


def _fixes(scope: Scope, silence: Silent) -> Iterator[Fix]:
    """A draft as far as possible from both ends, in what is left of the silence."""
    start = max(silence.first.day + ONE_DAY, scope.present)
    end = silence.until.day if silence.until else max(scope.span.end, start) + _ROOM
    if start < end:
        form = min(silence.cadence.formats, default="")
        reason = f"{silence_words(silence, scope.span)}."
        wanted = Wanted(within=Span(start, end), channel=silence.channel, form=form, reason=reason)
        yield suggestion(scope, "Add a draft in the middle of the silence", wanted)
