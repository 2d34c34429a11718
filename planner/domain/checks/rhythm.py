"""Item 3: how often each channel is served in a week, on a day, and on which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from math import ceil
from typing import NamedTuple

from planner.domain.balance import Entry
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, place, suggestion
from planner.domain.edits import schedule_idea
from planner.domain.plan import name_of
from planner.domain.records import Channel, Placement, Post
from planner.domain.rules import Cadence, CheckFact, Severity
from planner.domain.silences import served_name
from planner.domain.span import Span, Week, day_words


class Served(NamedTuple):
    """A channel in a week by one of its cadences, with the entries that count."""

    channel: Channel
    cadence: Cadence
    week: Week
    entries: Sequence[Entry]

    @property
    def name(self) -> str:
        """What is served."""
        return served_name(self.channel, self.cadence)


def rhythm(scope: Scope, fact: CheckFact) -> Outcome:
    """Channels with fewer or more entries than their cadence asks for; as hints, those off target or off their days."""
    served = [one for week in scope.weeks for one in served_in(scope, week)]
    if not served:
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    findings = [finding for one in served for finding in (*_of_week(scope, fact, one), *_of_days(fact, one))]
    return told(
        findings,
        one="One channel is served otherwise than you want",
        many="{} times a channel is served otherwise than you want",
        fine="Every channel is served as often as you want.",
    )


def served_in(scope: Scope, week: Week) -> Iterator[Served]:
    """The channels with the cadences they follow; one for certain formats is followed where there are such entries."""
    for channel in scope.channels:
        entries = scope.on_channel(channel.id, week.span)
        for cadence in scope.book.cadences_of(channel, week):
            if not cadence.formats or any(cadence.covers(one.format) for one in scope.on_channel(channel.id)):
                yield Served(channel, cadence, week, [one for one in entries if cadence.covers(one.format)])


def _of_week(scope: Scope, fact: CheckFact, served: Served) -> Iterator[Finding]:
    """One finding at most: too few, too many, or less than the target."""
    number, wanted = len(served.entries), served.cadence
    says = f"{served.name} has {number} in {served.week.words}"
    if number < wanted.minimum:
        sentence = f"{says}, {_wanted(wanted)} at least {wanted.minimum}"
        yield about(fact, sentence, fixes=_filling(scope, served, wanted.minimum - number, sentence))
    elif number > wanted.maximum:
        ids = [one.placement_id for one in served.entries]
        yield about(fact, f"{says}, {_wanted(wanted)} at most {wanted.maximum}", *ids, part="time")
    elif missing := _below_target(scope, served):
        sentence = f"{says}, {_wanted(wanted)} {_target_words(wanted)}"
        yield about(fact, sentence, severity=Severity.HINT, fixes=_filling(scope, served, missing, sentence))


def _below_target(scope: Scope, served: Served) -> int:
    """How many are missing to the target; of one for several weeks, whether these weeks have none."""
    target = served.cadence.target
    if target >= 1 or not target:
        return max(ceil(target) - len(served.entries), 0)
    weeks = Span(served.week.shifted(1 - round(1 / target)).monday, served.week.span.end)
    there = scope.on_channel(served.channel.id, weeks)
    return int(not any(served.cadence.covers(one.format) for one in there))


def _target_words(cadence: Cadence) -> str:
    if cadence.target >= 1:
        return f"{cadence.target:g}"
    return f"one in {round(1 / cadence.target)} weeks"


def _wanted(cadence: Cadence) -> str:
    """Who says so: a channel's own figures are the user's, the others are shipped ones to start from."""
    return "you want" if cadence.channel_id else "the start value is"


def _of_days(fact: CheckFact, served: Served) -> Iterator[Finding]:
    """Days with more entries than a day may have, and entries on days on which the channel is not served."""
    cadence, year = served.cadence, served.week.monday.year
    for day, number in Counter(one.day for one in served.entries).items():
        ids = [one.placement_id for one in served.entries if one.day == day]
        on_day = f"{day:%a} {day_words(day, year)}"
        if cadence.per_day and number > cadence.per_day:
            sentence = f"{served.name} has {number} on {on_day}, {_wanted(cadence)} at most {cadence.per_day} a day"
            yield about(fact, sentence, *ids, part="time")
        if not cadence.is_active(day):
            sentence = f"{served.name} has {_entries_words(number)} on {on_day}, when it is not served"
            yield about(fact, sentence, *ids, part="time", severity=Severity.HINT)


def _entries_words(number: int) -> str:
    return "one entry" if number == 1 else f"{number} entries"


def _filling(scope: Scope, served: Served, missing: int, reason: str) -> Iterator[Fix]:
    """Empty drafts in start slots, or the idea that fits best; in what is left of the week."""
    week = served.week.span
    if week.end <= scope.present:
        return
    form = min(served.cadence.formats, default="")
    wanted = Wanted(within=week, channel=served.channel, form=form, reason=f"{reason}.")
    words = "Add an empty draft in a start slot" if missing == 1 else f"Add {missing} empty drafts in start slots"
    yield suggestion(scope, words, *[wanted] * missing)
    found = None if form else scope.elsewhere.idea(served.channel)
    if found is not None:
        name = name_of(*found)
        yield Fix(f"Move the idea “{name}” here", partial(_idea_here, scope, wanted, *found))


def _idea_here(scope: Scope, wanted: Wanted, post: Post, placement: Placement) -> Changes:
    """The idea where a draft would stand."""
    found = place(scope, wanted)
    if found is None:
        return ()
    _, slot = found
    return schedule_idea(
        post, placement, channel_id=wanted.channel.id if wanted.channel else None, day=slot.day, clock=slot.clock
    ).changes
