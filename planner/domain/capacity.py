"""What posts need of the time that there is for them, and targets that fit into it.

A post that stands on several channels is made once; how often that happens is read from what is planned.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from planner.domain.balance import Entry
from planner.domain.rules import Cadence, minutes_of


@dataclass(frozen=True, slots=True)
class Load:
    """What serving one channel by one cadence takes: ``minutes`` for an entry, and the figures a week.

    ``wish`` is the target that it would have if there was time enough.
    """

    minutes: Fraction
    minimum: int
    wish: Fraction


@dataclass(frozen=True, slots=True)
class Proposed:
    """Targets by the place of their load; ``fits`` is False where even the least of all does not fit."""

    targets: tuple[Fraction, ...]
    fits: bool
    least: Fraction
    """Minutes that the least of every channel needs."""


def minutes_needed(entries: Iterable[Entry], effort: Mapping[str, int]) -> int:
    """The minutes that entries need: those of each post in each of its formats, once."""
    made = {(entry.post_id, entry.format) for entry in entries}
    return sum(minutes_of(form, effort) for _, form in made)


def made_once(entries: Iterable[Entry]) -> Fraction:
    """What share of entries has to be made, because the others show it again; 1 where nothing is planned."""
    listed = list(entries)
    return Fraction(len({(one.post_id, one.format) for one in listed}), len(listed)) if listed else Fraction(1)


def minutes_of_one(
    cadence: Cadence, channel_id: str, entries: Iterable[Entry], effort: Mapping[str, int], formats: Sequence[str]
) -> Fraction:
    """The minutes of an entry on a channel: as the entries there are on average, else as its usual format needs."""
    mine = [one.format for one in entries if one.channel_id == channel_id and cadence.covers(one.format)]
    usual = [form for form in (*formats, *sorted(cadence.formats)) if cadence.covers(form)] or [""]
    forms = mine or usual[:1]
    return Fraction(sum(minutes_of(form, effort) for form in forms), len(forms))


def targets_need(loads: Iterable[Load], targets: Iterable[Fraction]) -> Fraction:
    """The minutes a week that these targets need."""
    return sum((load.minutes * target for load, target in zip(loads, targets, strict=True)), Fraction(0))


def propose_targets(loads: Sequence[Load], minutes: int) -> Proposed:
    """Targets that fit into so many minutes a week, each as near to its wish as the others.

    They begin at the least of each channel, or at nothing where that does not fit, and grow one entry at a time.
    """
    least = targets_need(loads, [Fraction(load.minimum) for load in loads])
    fits = least <= minutes
    targets = [Fraction(load.minimum if fits else 0) for load in loads]
    left = minutes - targets_need(loads, targets)
    while (place := _next(loads, targets, left, fits=fits)) is not None:
        step = min(Fraction(1), _most(loads[place], fits=fits) - targets[place])
        targets[place] += step
        left -= step * loads[place].minutes
    return Proposed(tuple(targets), fits, least)


def _next(loads: Sequence[Load], targets: Sequence[Fraction], left: Fraction, *, fits: bool) -> int | None:
    """The place of the target that is furthest below its wish among those that may grow."""
    open_ = [
        (target / most, place)
        for place, (load, target) in enumerate(zip(loads, targets, strict=True))
        if (most := _most(load, fits=fits)) > target and load.minutes * min(Fraction(1), most - target) <= left
    ]
    return min(open_)[1] if open_ else None


def _most(load: Load, *, fits: bool) -> Fraction:
    return max(load.wish, Fraction(load.minimum)) if fits else Fraction(load.minimum)


def hours_words(minutes: Fraction | int) -> str:
    """``9 h 30``, ``45 min``, begun minutes counting as whole ones."""
    hours, rest = divmod(ceil(minutes), 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"
