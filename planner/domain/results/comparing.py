"""Two groups of entries: how many times as much the first reaches, with channels held fixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.results.fitting import alikeness, fit
from planner.domain.results.ranges import Ratio, ratio_of, towards_one
from planner.domain.results.rates import Rated


@dataclass(frozen=True, slots=True)
class Compared:
    """The first group against the second: their ratio, what remains of it after shrinkage, one entry's scatter."""

    ratio: Ratio
    shrunk: Ratio
    spread: float


def compared(rates: Sequence[Rated], first: Sequence[bool], channels: Sequence[str]) -> Compared | None:
    """Least squares over several channels, Welch's comparison on one; None with too few entries to see any scatter."""
    found = _welch(rates, first) if len(set(channels)) == 1 else _over_channels(rates, first, channels)
    if found is None:
        return None
    log, error, df, spread = found
    left = towards_one(log, error)
    share = left / log if log else 0.0
    return Compared(ratio_of(log, error, df), ratio_of(left, error * share**0.5, df), spread)


def _over_channels(
    rates: Sequence[Rated], first: Sequence[bool], channels: Sequence[str]
) -> tuple[float, float, float, float] | None:
    found = fit(rates, first, channels)
    if found is None or len(found.levels) != 2:
        return None
    sign = 1 if first[0] else -1
    log = sign * float(found.levels[0] - found.levels[1])
    variance = found.covariance[0, 0] + found.covariance[1, 1] - 2 * found.covariance[0, 1]
    return log, float(variance) ** 0.5, found.df, found.spread


def _welch(rates: Sequence[Rated], first: Sequence[bool]) -> tuple[float, float, float, float] | None:
    """Each group with a scatter of its own; B. L. Welch (1947), with weights."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    some = [one for one, is_first in zip(rates, first, strict=True) if is_first]
    others = [one for one, is_first in zip(rates, first, strict=True) if not is_first]
    parts = [_mean(some), _mean(others)]
    (mean, variance, df, apart), (other, other_variance, other_df, other_apart) = parts
    if min(df, other_df) <= 0:
        return None
    total = variance + other_variance
    steps = variance**2 / df + other_variance**2 / other_df
    residuals = np.concatenate([apart, other_apart])
    spread = max(float((residuals**2).sum() / max(len(rates) - 2, 1)) ** 0.5, 1e-6)
    wider = alikeness(residuals, [one.observation.post_id for one in (*some, *others)], spread**2)
    error = max((total * wider) ** 0.5, 1e-6)
    return mean - other, error, total**2 / steps if steps else df + other_df, spread


def _mean(rates: Sequence[Rated]) -> tuple[float, float, float, object]:
    """The mean of log rates with its variance, degrees of freedom, and how far each entry is from it."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    logs, weights = np.array([one.log for one in rates]), np.array([one.weight for one in rates])
    if len(rates) < 2:
        return (float(logs.sum()), 0.0, 0.0, np.zeros(len(rates)))
    total, squares = weights.sum(), (weights**2).sum()
    mean = weights @ logs / total
    apart = logs - mean
    variance = weights @ apart**2 / (total - squares / total)
    return float(mean), float(variance * squares / total**2), float(total**2 / squares) - 1, apart
