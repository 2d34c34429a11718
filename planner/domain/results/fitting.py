"""Means of groups with channels held fixed: least squares with weights on log rates.

The uncertainty takes entries as equally scattered whatever their weight, so that old ones add little to a mean and do
not make it look surer than it is; it is widened where entries of one post are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planner.domain.results.rates import Rated

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_LEAST_SPREAD = 1e-6
"""Entries that are all alike still differ by so much, so that nothing is divided by nothing."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The log levels of groups at the same mix of channels, with their covariance.

    ``spread`` is the standard deviation of one entry, ``df`` its degrees of freedom.
    """

    levels: Array
    covariance: Array
    spread: float
    df: float


def comparable(groups: Sequence[Hashable], strata: Sequence[Hashable]) -> list[bool]:
    """Which entries hang together by groups that share a channel; the largest such part can be compared.

    A channel that serves one group only, which no other channel serves, says nothing of the difference to the others.
    """
    parent: dict[tuple[str, Hashable], tuple[str, Hashable]] = {}

    def root(node: tuple[str, Hashable]) -> tuple[str, Hashable]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    for group, stratum in zip(groups, strata, strict=True):
        parent[root(("group", group))] = root(("stratum", stratum))
    roots = [root(("group", group)) for group in groups]
    distinct = dict.fromkeys(roots)
    largest = max(distinct, key=roots.count, default=None)
    return [one == largest for one in roots]


def fit(rates: Sequence[Rated], groups: Sequence[Hashable], strata: Sequence[Hashable]) -> Fit | None:
    """The groups in the order of their first entry; None when there are too few entries to see any scatter.

    All entries must be comparable.
    """
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    logs, weights = np.array([one.log for one in rates]), np.array([one.weight for one in rates])
    by_group, by_stratum = _dummies(groups), _dummies(strata)
    columns = by_stratum - np.average(by_stratum, axis=0, weights=weights)
    design = np.hstack([by_group, columns[:, 1:]])
    inverse = np.linalg.pinv(design.T * weights @ design)
    squared = design.T * weights**2 @ design
    residuals = logs - design @ (inverse @ (design.T @ (weights * logs)))
    df = float(weights.sum() ** 2 / (weights**2).sum()) - design.shape[1]
    if df <= 0:
        return None
    free = weights.sum() - np.trace(inverse @ squared)
    variance = max(float(weights @ residuals**2 / free), _LEAST_SPREAD**2)
    count = by_group.shape[1]
    widened = variance * alikeness(residuals, [one.observation.post_id for one in rates], variance)
    levels = (inverse @ (design.T @ (weights * logs)))[:count]
    return Fit(levels, (widened * inverse @ squared @ inverse)[:count, :count], variance**0.5, df)


def alikeness(residuals: Array, posts: Sequence[str], variance: float) -> float:
    """By how much uncertainty grows because entries of one post are alike: the design effect, 1 where they are not."""
    by_post: defaultdict[str, list[float]] = defaultdict(list)
    for post, residual in zip(posts, residuals, strict=True):
        by_post[post].append(float(residual))
    pairs = sum(len(some) * (len(some) - 1) for some in by_post.values())
    if not pairs:
        return 1.0
    products = sum(sum(some) ** 2 - sum(one * one for one in some) for some in by_post.values())
    size = sum(len(some) ** 2 for some in by_post.values()) / len(posts)
    return 1.0 + (size - 1.0) * max(0.0, products / pairs / variance)


def _dummies(values: Sequence[Hashable]) -> Any:
    """A column for each value, in the order in which they come first."""
    import numpy as np  # noqa: PLC0415  not needed before somebody asks

    columns = {value: number for number, value in enumerate(dict.fromkeys(values))}
    table = np.zeros((len(values), len(columns)))
    table[np.arange(len(values)), [columns[value] for value in values]] = 1.0
    return table
