"""Made-up entries with numbers, of which the truth is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

import numpy as np

from planner.app.catalogue import Catalogue
from planner.domain.results.answered import Asked
from planner.domain.results.observed import Observation, Observed

TODAY = date(2026, 11, 23)
FIRST = date(2026, 8, 31)

_reach = 100_000


def asked_for(question: str, catalogue: Catalogue, **values: Any) -> Asked:
    measure = catalogue.measures[values.pop("measure", "engagement_by_reach")]
    return Asked(
        question=question,
        measure=measure,
        metrics=catalogue.metrics,
        limits=catalogue.thresholds,
        **{"today": TODAY} | values,
    )


def an_observation(number: int = 0, **values: Any) -> Observation:
    defaults = {
        "placement_id": f"placement-{number}",
        "post_id": f"post-{number}",
        "channel_id": "channel",
        "day": FIRST + timedelta(days=number % 84),
        "clock": time(9),
        "format": "image",
        "groups": {},
        "numbers": ({"reach": 1000.0, "reactions": 50.0},),
    }
    return Observation(**defaults | values)


def of_rates(question: str, groups: dict[str, Sequence[float]]) -> Observed:
    """Entries of one channel with these rates, so large that the half event more does not matter."""
    rates = [(key, rate) for key, some in groups.items() for rate in some]
    return Observed(
        tuple(
            an_observation(
                number,
                groups={question: (key, key)},
                numbers=({"reach": float(_reach), "reactions": rate * _reach},),
            )
            for number, (key, rate) in enumerate(rates)
        )
    )


def at_random(
    rng: np.random.Generator,
    question: str,
    keys: Sequence[str],
    *,
    channels: int = 1,
    spread: float = 0.7,
    effect: dict[str, float] | None = None,
) -> Observed:
    """An entry for each key; a group in ``effect`` truly has so many times the rate."""
    level = rng.normal(0, 0.5, channels)
    hours = rng.integers(6, 22, len(keys))
    where = rng.integers(channels, size=len(keys))
    logs = np.log(0.05) + level[where] + rng.normal(0, spread, len(keys))
    times = np.array([(effect or {}).get(key, 1.0) for key in keys])
    counts = rng.poisson(1000 * np.exp(logs) * times)
    days = rng.integers(84, size=len(keys))
    return Observed(
        tuple(
            an_observation(
                number,
                channel_id=str(where[number]),
                clock=time(int(hours[number])),
                day=FIRST + timedelta(days=int(days[number])),
                groups={question: (key, key)},
                numbers=({"reach": 1000.0, "reactions": float(counts[number])},),
            )
            for number, key in enumerate(keys)
        )
    )
