"""Many groups at once: each is drawn towards the mean of all, the more the less is known of it.

Empirical Bayes with normal distributions; how much groups truly differ is estimated by the method of moments of
R. DerSimonian and N. Laird (1986), written for levels that are not independent of each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.domain.results.fitting import Fit
from planner.domain.results.ranges import Ratio, ratio_of

if TYPE_CHECKING:
    from planner.domain.results.fitting import Array


@dataclass(frozen=True, slots=True)
class Level:
    """A group against the mean of all groups: as it was measured, and after shrinkage (None: no difference at all)."""

    raw: Ratio
    shrunk: Ratio | None


@dataclass(frozen=True, slots=True)
class Shrunk:
    """The groups in the order of the fit.

    ``variance`` is how much groups truly differ, 0 where no difference is visible; ``chance`` is how often groups
    without any true difference would look as different as these.
    """

    levels: tuple[Level, ...]
    variance: float
    chance: float


def shrunk(fit: Fit) -> Shrunk:
    """Draws the levels of at least two groups together."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks
    from scipy.special import fdtrc  # noqa: PLC0415  as above

    count = len(fit.levels)
    apart, weights = _projection(fit.covariance)
    heterogeneity = max(float(fit.levels @ apart @ fit.levels), 0.0)
    variance = max(0.0, (heterogeneity - (count - 1)) / float(np.trace(apart)))
    chance = float(fdtrc(count - 1, fit.df, heterogeneity / (count - 1)))
    if not variance:
        return Shrunk(tuple(Level(one, None) for one in _raw(fit, weights)), 0.0, chance)
    apart, weights = _projection(fit.covariance + variance * np.eye(count))
    drawn = variance * apart @ fit.levels
    errors = _errors(fit.covariance - fit.covariance @ apart @ fit.covariance, weights)
    pairs = zip(_raw(fit, weights), drawn, errors, strict=True)
    levels = (Level(raw, ratio_of(float(log), float(error), fit.df)) for raw, log, error in pairs)
    return Shrunk(tuple(levels), variance, chance)


def _projection(covariance: Array) -> tuple[Array, Array]:
    """What takes the common mean off levels with this covariance, and the weights of that mean."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    inverse = np.linalg.pinv(covariance, hermitian=True)
    sums = inverse.sum(axis=0)
    return inverse - np.outer(sums, sums) / sums.sum(), sums / sums.sum()


def _raw(fit: Fit, weights: Array) -> list[Ratio]:
    """Each group against the mean of all, without shrinkage."""
    logs = fit.levels - weights @ fit.levels
    pairs = zip(logs, _errors(fit.covariance, weights), strict=True)
    return [ratio_of(float(log), float(error), fit.df) for log, error in pairs]


def _errors(covariance: Array, weights: Array) -> Array:
    """The standard errors of the distance of each level from their weighted mean."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    contrasts = np.eye(len(weights)) - weights
    errors: Array = np.sqrt(np.clip(np.einsum("ij,jk,ik->i", contrasts, covariance, contrasts), 0, None))
    return errors
