"""Ratios with the ranges that they may lie in, and how many posts it takes to see one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

LEANING, CLEAR = 0.80, 0.95
"""The two ranges that every answer shows."""

_POWER = 0.80
"""How surely a difference should be found, where posts that are needed are counted."""

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as much, with the ranges of 80 and of 95 per cent."""

    ratio: float
    range80: Range
    range95: Range

    @property
    def leans(self) -> bool:
        """Whether 1 lies outside of the narrower range."""
        return not _holds_one(self.range80)

    @property
    def is_sure(self) -> bool:
        """Whether 1 lies outside of the wider range."""
        return not _holds_one(self.range95)


def ratio_of(log: float, error: float, df: float) -> Ratio:
    """The ratio of a difference of logarithms with a standard error on so many degrees of freedom."""
    return Ratio(math.exp(log), around(log, error, df, LEANING), around(log, error, df, CLEAR))


def around(log: float, error: float, df: float, level: float) -> Range:
    """The range of a level, by Student's distribution."""
    from scipy.special import stdtrit  # noqa: PLC0415  not needed before somebody asks

    half = float(stdtrit(df, (1 + level) / 2)) * error
    return _exp(log - half), _exp(log + half)


def towards_one(log: float, error: float) -> float:
    """What remains of a difference of two groups after shrinkage, as with many groups of which there are two."""
    return log * max(0.0, 1 - (error / log) ** 2) if log else 0.0


def wilson(hits: int, of: int, level: float = CLEAR) -> Range:
    """The range of a share by Wilson's score; raises ValueError when there is nothing to take a share of."""
    if not 0 <= hits <= of or of == 0:
        raise ValueError(f"{hits} of {of} is no share")
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, extra = hits / of, z * z / of
    centre = (share + extra / 2) / (1 + extra)
    half = z / (1 + extra) * math.sqrt(share * (1 - share) / of + extra / of / 4)
    return max(0.0, centre - half), min(1.0, centre + half)


def posts_needed(ratio: float, spread: float) -> int:
    """Posts in each of two groups to find a ratio 8 times in 10, two-sided at 5 per cent; ``spread`` is of one post."""
    z = NormalDist().inv_cdf((1 + CLEAR) / 2) + NormalDist().inv_cdf(_POWER)
    return math.ceil(2 * (z * spread / math.log(ratio)) ** 2)


def _holds_one(some: Range) -> bool:
    return some[0] <= 1 <= some[1]


def _exp(value: float) -> float:
    """The power of e, without an overflow where two posts say nothing at all."""
    return math.exp(min(value, 700.0))
