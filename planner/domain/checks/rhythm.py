"""Item 3: how often each channel is served in a week, on a day, and on which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from planner.domain.balance import Entry
from planner.domain.checks.finding import Changes, Fix
from planner.domain.checks.item import Finding, Outcome, Scope, State, about, told
from planner.domain.checks.suggesting import Wanted, place, suggestion
from planner.domain.edits import schedule_idea
from planner.domain.plan import name_of
from planner.domain.records import Channel, Placement, Post
from planner.domain.rule_words import target_words, wanted_words
from planner.domain.rules import Cadence, CheckFact, Severity
from planner.domain.silences import served_name
from planner.domain.span import Span, Week, weekday_words


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
    """Channels with fewer or more entries than their cadence asks for; as hints, those off target or off their days.

    Rules of the brand's own that cannot be read are told here as well; the start values hold in their place.
    """
    served = [one for week in scope.weeks for one in served_in(scope, week)]
    unread = list(dict.fromkeys(one for week in scope.weeks for one in scope.book.troubles(week)))
    if not served and not unread:
        return Outcome("No channel has a cadence.", state=State.NOT_APPLICABLE)
    off = [(one.cadence, found) for one in served for found in _off(scope, fact, one)]
    one, many = _headings([cadence for cadence, _ in off])
    return told(
        [*(about(fact, f"{one}. The start values hold instead") for one in unread), *(found for _, found in off)],
        one=one,
        many=many,
        fine="Every channel is served as often as its figures say.",
    )


def _headings(off: Sequence[Cadence]) -> tuple[str, str]:
    """What is said of one finding and of many, by whose figures they are about."""
    if not off:
        return "One of your rules cannot be read", "{} of your rules cannot be read"
    if any(cadence.channel_id for cadence in off):
        otherwise = "a channel (is|was) served otherwise than you want"
        return f"One{otherwise[1:]}", f"{{}} times {otherwise}"
    return "One channel (is|was) away from its start value", "{} times a channel (is|was) away from its start values"


def _off(scope: Scope, fact: CheckFact, served: Served) -> Iterator[Finding]:
    """What is otherwise than the cadence says; only hints for a channel that was never used before the week."""
    earlier = any(entry.day < served.week.monday for entry in scope.on_channel(served.channel.id))
    for found in (*_of_week(scope, fact, served), *_of_days(scope, fact, served)):
        yield found if earlier else replace(found, severity=Severity.HINT)


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
    says = f"{served.name} {_has(scope)} {number or 'nothing'} in {served.week.words}"
    if number < wanted.minimum:
        sentence = f"{says}, {wanted_words(wanted)} at least {wanted.minimum}"
        yield about(fact, sentence, fixes=_filling(scope, served, wanted.minimum - number, sentence))
    elif number > wanted.maximum:
        ids = [one.placement_id for one in served.entries]
        yield about(fact, f"{says}, {wanted_words(wanted)} at most {wanted.maximum}", *ids, part="time")
    elif missing := _below_target(scope, served):
        sentence = f"{says}, {wanted_words(wanted)} {target_words(wanted)}"
        yield about(fact, sentence, severity=Severity.HINT, fixes=_filling(scope, served, missing, sentence))


def _below_target(scope: Scope, served: Served) -> int:
    """How many are missing to the target; of one for several weeks, whether these weeks have none."""
    cadence, week = served.cadence, served.week
    there = scope.on_channel(served.channel.id, Span(week.shifted(1 - cadence.period).monday, week.span.end))
    return max(cadence.aim - sum(cadence.covers(one.format) for one in there), 0)


def _of_days(scope: Scope, fact: CheckFact, served: Served) -> Iterator[Finding]:
    """Days with more entries than a day may have, and entries on days on which the channel is not served."""
    cadence, year = served.cadence, served.week.monday.year
    for day, number in Counter(one.day for one in served.entries).items():
        ids = [one.placement_id for one in served.entries if one.day == day]
        on_day, has = weekday_words(day, year), _has(scope)
        if cadence.per_day and number > cadence.per_day:
            most = f"{wanted_words(cadence)} at most {cadence.per_day} a day"
            sentence = f"{served.name} {has} {number} on {on_day}, {most}"
            yield about(fact, sentence, *ids, part="time")
        if not cadence.is_active(day):
            sentence = f"{served.name} {has} {_entries_words(number)} on {on_day}, when it is not served"
            yield about(fact, sentence, *ids, part="time", severity=Severity.HINT)


def _has(scope: Scope) -> str:
    return "had" if scope.is_over else "has"


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
