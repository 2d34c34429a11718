"""Where values stand on an axis, and which of them are written beside it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` laid over pixels from ``start`` to ``end``; ``log`` lays out their logarithms."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def place(self, value: float) -> float:
        """The pixel of a value; what lies outside stands at the edge."""
        low, high, here = (math.log(one) if self.log else one for one in (self.low, self.high, self._within(value)))
        return self.start + (here - low) / (high - low) * (self.end - self.start)

    def _within(self, value: float) -> float:
        return min(max(value, self.low), self.high)


_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_FACTORS = (1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 100.0)
"""The factors that the ends of a logarithmic axis may have."""


def rounded_steps(highest: float, most: int, lowest: float = 0.0) -> list[float]:
    """Round values from at most ``lowest`` to at least ``highest``, in so many steps or one more."""
    if highest <= lowest:
        lowest, highest = max(lowest - 1, 0.0), lowest + 1
    raw = (highest - lowest) / most
    size = 10.0 ** math.floor(math.log10(raw))
    step = next(one * size for one in _STEPS if one * size >= raw)
    first, last = math.floor(lowest / step + 1e-9), math.ceil(highest / step - 1e-9)
    return [number * step for number in range(first, last + 1)]


def reach(values: Iterable[float], middle: float) -> float:
    """The factor, out of round ones, within which all values lie around the middle, in both directions."""
    widest = max((max(value / middle, middle / value) for value in values if value > 0), default=1.0)
    return next((factor for factor in _FACTORS if factor >= widest), _FACTORS[-1])


def factors_within(factor: float) -> Sequence[float]:
    """The values that are written on a logarithmic axis that reaches so far: round ones, and their inverses."""
    written = [one for one in (1.25, 1.5, 2.0, 3.0, 5.0, 10.0, 30.0, 100.0) if one <= factor][-3:]
    return [*(1 / one for one in reversed(written)), 1.0, *written]


def percent(share: float, places: int = 0) -> str:
    """``4.2 %``."""
    return f"{share * 100:.{places}f} %"
