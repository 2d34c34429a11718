"""Free places for one more entry on a channel, by its cadences; nobody claims that they are the best times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from planner.domain.balance import Entry
from planner.domain.records import Channel
from planner.domain.rules import Cadence
from planner.domain.span import ONE_DAY, Span

_NOON = time(12)
"""Where an entry at any time stands, when distances are compared."""

NOTHING_ON_ANY_DAY: Mapping[date, int] = {}


@dataclass(frozen=True, slots=True, order=True)
class Slot:
    """A day with a clock time, None for any time of the day."""

    day: date
    clock: time | None


def free_slots(  # noqa: PLR0917  they are all that a place hangs on
    channel: Channel, form: str, cadences: Iterable[Cadence], entries: Iterable[Entry], span: Span, now: datetime
) -> list[Slot]:
    """The slots of a span, in order, in which the channel takes one more entry of this format; ``form`` "" is any.

    ``cadences`` are those that the channel follows, ``now`` is an aware moment in the zone of the brand. What is past,
    quiet, on an inactive day, too close to another entry or on a full day is left out. A channel without start slots
    takes an entry at any time of a day, and an archived one takes none.
    """
    if channel.archived:
        return []
    rules = _covering(cadences, form)
    there = _beside(channel, rules, entries)
    free = _Free(rules, there, now)
    return [slot for slot in _slots(rules, span) if free.takes(slot)]


def best_slot(  # noqa: PLR0917  as free_slots
    channel: Channel,
    form: str,
    cadences: Iterable[Cadence],
    entries: Iterable[Entry],
    span: Span,
    now: datetime,
    *,
    within: Span | None = None,
) -> Slot | None:
    """The free slot that lies farthest from the other entries of the channel, the earliest of several.

    ``within`` are the days of the span that come into question, None: all. None when no slot is free.
    """
    listed, there = list(cadences), list(entries)
    days = span if within is None else _common(span, within)
    return loneliest(free_slots(channel, form, listed, there, days, now), channel, form, listed, there)


def loneliest(  # noqa: PLR0917  as free_slots
    slots: Iterable[Slot],
    channel: Channel,
    form: str,
    cadences: Iterable[Cadence],
    entries: Iterable[Entry],
    *,
    enough: timedelta = timedelta.max,
    on_day: Mapping[date, int] = NOTHING_ON_ANY_DAY,
) -> Slot | None:
    """The slot that lies farthest from the other entries of the channel; of several that of the emptiest day.

    ``enough`` is as far as any distance counts, ``on_day`` is how much stands on a day; then the earliest is taken.
    """
    moments = [_moment(entry.day, entry.clock) for entry in _beside(channel, _covering(cadences, form), entries)]

    def rank(slot: Slot) -> tuple[timedelta, int]:
        return min(_distance(slot, moments), enough), -on_day.get(slot.day, 0)

    return max(slots, key=rank, default=None)


class _Free:
    """Whether a slot is free by the cadences and the entries that are there."""

    def __init__(self, rules: Sequence[Cadence], there: Sequence[Entry], now: datetime) -> None:
        self._rules = rules
        self._now = now
        self._number = Counter((entry.day, rule.key) for entry in there for rule in rules if rule.covers(entry.format))
        self._taken = [
            (datetime.combine(entry.day, entry.clock), timedelta(hours=rule.min_gap_hours))
            for entry in there
            if entry.clock is not None
            for rule in rules
            if rule.covers(entry.format)
        ]

    def takes(self, slot: Slot) -> bool:
        if not is_ahead(slot, self._now) or not all(self._allowed_by(rule, slot) for rule in self._rules):
            return False
        if slot.clock is None:
            return True
        moment = datetime.combine(slot.day, slot.clock)
        return all(moment != taken and abs(moment - taken) >= gap for taken, gap in self._taken)

    def _allowed_by(self, rule: Cadence, slot: Slot) -> bool:
        full = rule.per_day and self._number[slot.day, rule.key] >= rule.per_day
        return rule.is_active(slot.day) and not rule.is_quiet(slot.clock) and not full


def is_ahead(slot: Slot, now: datetime) -> bool:
    """True for what is not past at an aware moment: any time of today is not, a clock time that comes once is."""
    if slot.clock is None:
        return slot.day >= now.date()
    return _comes_once(slot, now.tzinfo) and datetime.combine(slot.day, slot.clock, now.tzinfo) > now


def _comes_once(slot: Slot, zone: tzinfo | None) -> bool:
    """False in the hours that a change of the clocks repeats or leaves out."""
    assert slot.clock is not None
    moment = datetime.combine(slot.day, slot.clock, zone)
    return moment.utcoffset() == moment.replace(fold=1).utcoffset()


def _covering(cadences: Iterable[Cadence], form: str) -> list[Cadence]:
    """The cadences that count a format; "" is counted by those that are not for certain formats only."""
    return [one for one in cadences if one.covers(form)]


def _beside(channel: Channel, rules: Sequence[Cadence], entries: Iterable[Entry]) -> list[Entry]:
    """The channel's entries that its cadences for the format count, all of them where there is none."""
    mine = [entry for entry in entries if entry.channel_id == channel.id]
    return [entry for entry in mine if any(rule.covers(entry.format) for rule in rules)] if rules else mine


def _slots(rules: Sequence[Cadence], span: Span) -> Iterator[Slot]:
    clocks: list[time | None] = [*sorted({clock for rule in rules for clock in rule.slots})] or [None]
    for number in range((span.end - span.start).days):
        yield from (Slot(span.start + number * ONE_DAY, clock) for clock in clocks)


def _distance(slot: Slot, moments: Sequence[datetime]) -> timedelta:
    at = _moment(slot.day, slot.clock)
    return min((abs(at - moment) for moment in moments), default=timedelta.max)


def _moment(day: date, clock: time | None) -> datetime:
    return datetime.combine(day, clock or _NOON)


def _common(span: Span, other: Span) -> Span:
    start = max(span.start, other.start)
    return Span(start, max(start, min(span.end, other.end)))
