"""Silences: stretches between two entries of a channel that are longer than its cadence allows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import groupby, zip_longest

from planner.domain.balance import Entry, in_order
from planner.domain.records import Channel
from planner.domain.rules import Cadence
from planner.domain.span import ONE_DAY, Span, Week, day_words

Followed = Callable[[Channel, Week], Sequence[Cadence]]
"""The cadences that a channel follows in a week."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A channel silent for so many days by one of its cadences, from ``first`` to ``until``, None: nothing follows."""

    channel: Channel
    cadence: Cadence
    first: Entry
    until: Entry | None
    days: float


def silent(entries: Iterable[Entry], channel: Channel, cadences: Iterable[Cadence], span: Span) -> list[Silent]:
    """The silences of a channel that touch the span, by each of its cadences in turn.

    After the last entry the channel is silent up to the end of the span. One that was never used is not silent.
    ``entries`` reach as far before and after the span as silences shall be known; an entry at any time counts from
    midnight.
    """
    mine = in_order(entry for entry in entries if entry.channel_id == channel.id)
    return [found for cadence in cadences for found in _silent(mine, channel, cadence, span)]


def silent_by_week(entries: Iterable[Entry], channel: Channel, followed: Followed, span: Span) -> list[Silent]:
    """The silences of a channel that touch the span, by the cadences that it follows in each week of it.

    Each is there once, as long as it is by the last cadence of its key that it is too long for; see ``silent``.
    """
    mine = [entry for entry in entries if entry.channel_id == channel.id]
    found = {
        (silence.cadence.key, silence.first.placement_id): silence
        for cadences, part in _stretches(channel, followed, span)
        for silence in silent(mine, channel, cadences, part)
    }
    return list(found.values())


def _stretches(channel: Channel, followed: Followed, span: Span) -> Iterator[tuple[Sequence[Cadence], Span]]:
    """The span in stretches of weeks in which the channel follows the same cadences."""
    for cadences, group in groupby(span.weeks(), lambda week: followed(channel, week)):
        weeks = list(group)
        yield cadences, Span(max(weeks[0].monday, span.start), min(weeks[-1].span.end, span.end))


def silence_words(silence: Silent, span: Span, today: date | None = None) -> str:
    """``Instagram is silent for 7 days from 2 Nov to 9 Nov (at most 5)``; what was over by ``today`` "was" silent."""
    year, last = span.start.year, span.end - ONE_DAY
    open_end = f"and nothing is planned up to {day_words(last, year)}"
    until = f"to {day_words(silence.until.day, year)}" if silence.until else open_end
    over = silence.until is not None and today is not None and silence.until.day < today
    length = f"{silence.days:.1f}".removesuffix(".0")
    return (
        f"{served_name(silence.channel, silence.cadence)} {'was' if over else 'is'} silent for {length} days "
        f"from {day_words(silence.first.day, year)} {until} (at most {silence.cadence.max_silence_days:g})"
    )


def served_name(channel: Channel, cadence: Cadence) -> str:
    """The channel, with the formats that the cadence is for."""
    return f"{channel.name} ({', '.join(sorted(cadence.formats))})" if cadence.formats else channel.name


def _silent(mine: Iterable[Entry], channel: Channel, cadence: Cadence, span: Span) -> Iterator[Silent]:
    counted = [entry for entry in mine if cadence.covers(entry.format)]
    for first, until in zip_longest(counted, counted[1:]):
        last_day = until.day if until else span.end - ONE_DAY
        if first.day < span.end and last_day >= span.start:
            days = ((moment_of(until) if until else datetime.combine(span.end, time())) - moment_of(first)) / ONE_DAY
            if days > cadence.max_silence_days:
                yield Silent(channel, cadence, first, until, days)


def moment_of(entry: Entry) -> datetime:
    """When an entry stands, as clocks show it; midnight for any time."""
    return datetime.combine(entry.day, entry.clock or time())
