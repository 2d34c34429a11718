"""Log rates: one number for each entry, because one account's posts vary a lot and few of them are hits."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from planner.domain.results.metrics import Measure
from planner.domain.results.observed import Observation


@dataclass(frozen=True, slots=True)
class Rated:
    """An entry with what was counted, what that is divided by (1 where it is per post), and its weight up to 1."""

    observation: Observation
    count: float
    per: float
    log: float
    weight: float

    @property
    def rate(self) -> float:
        """The plain rate."""
        return self.count / self.per if self.per else 0.0


def rated(
    observations: Iterable[Observation],
    measure: Measure,
    interactions: Sequence[str] = (),
    *,
    today: date,
    half_life: int | None = None,
) -> list[Rated]:
    """The rates of entries of which enough is known.

    What a channel does not tell of most of its entries is no part of the sum there, so that all entries of a channel
    are counted by the same sum; an entry of which a part of that sum is not known has no rate. Blank is never zero.
    """
    asked = list(observations)
    keys = measure.keys(interactions)
    kept = _told(asked, keys)
    found = ((one, _count_and_per(one, kept[one.channel_id], measure.per)) for one in asked)
    plus = 1 if measure.per else 0
    return [_rated(one, pair, plus, _weight(one.day, today, half_life)) for one, pair in found if pair is not None]


def pooled(rates: Sequence[Rated]) -> float | None:
    """All that was counted by all it is divided by; ruled by the entries that were seen most. None without any."""
    seen = sum(one.per for one in rates)
    return sum(one.count for one in rates) / seen if seen else None


def middle(rates: Sequence[Rated]) -> float | None:
    """The rate that half of the entries are above; None without any."""
    return median(one.rate for one in rates) if rates else None


def _told(observations: Sequence[Observation], keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Which of the numbers each channel tells of at least half of the entries of which it tells any of them."""
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    telling: Counter[str] = Counter()
    for one in observations:
        known = {key for numbers in one.numbers for key in numbers.keys() & set(keys)}
        told[one.channel_id].update(known)
        telling[one.channel_id] += bool(known)
    return {
        channel: tuple(key for key in keys if 0 < all_ <= 2 * told[channel][key]) for channel, all_ in telling.items()
    }


def _count_and_per(observation: Observation, keys: Sequence[str], per: str) -> tuple[float, float] | None:
    """From the first measurement that has all that is needed; None when none has, or nobody saw the entry."""
    needed = {*keys, *([per] if per else [])}
    for numbers in observation.numbers:
        if keys and needed <= numbers.keys() and (not per or numbers[per] > 0):
            return sum(numbers[key] for key in keys), numbers[per] if per else 1.0
    return None


def _rated(observation: Observation, pair: tuple[float, float], plus: int, weight: float) -> Rated:
    """With half an event more and one viewer more, so that a rate of nothing has a logarithm."""
    count, per = pair
    return Rated(observation, count, per, math.log((count + 0.5) / (per + plus)), weight)


def _weight(day: date, today: date, half_life: int | None) -> float:
    weeks = max(0, (today - day).days) / 7
    return 0.5 ** (weeks / half_life) if half_life is not None and half_life > 0 else 1.0
