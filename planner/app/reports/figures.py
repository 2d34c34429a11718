"""What the entries of a week brought at one age: how many were seen, what they did, at which rates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from planner.domain.plan import Plan
from planner.domain.records import Age, Measurement, Placement, Status
from planner.domain.results.metrics import Measure
from planner.domain.results.observed import LeftOut, Observation, observed
from planner.domain.results.rates import Rated, middle, pooled, rated

# Young and old numbers are told apart by their age, so that nothing is left out for being young, and nothing fades.
_ANY_AGE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """``gone`` are the entries that went out: those marked as posted, and those with numbers, which are ``measured``.

    ``boosted`` are those of them that count nowhere else.

    ``seen`` has what each entry is divided by, ``counts`` what was counted of each, ``rates`` those with both.
    """

    gone: int
    measured: int
    boosted: int
    seen: tuple[float, ...]
    counts: tuple[float, ...]
    rates: tuple[Rated, ...]

    @property
    def middle(self) -> float | None:
        """The rate that half of the entries are above."""
        return middle(self.rates)

    @property
    def pooled(self) -> float | None:
        """All that was counted by all it is divided by."""
        return pooled(self.rates)


def figures_of(
    plan: Plan, entries: Iterable[Placement], numbers: Iterable[Measurement], measure: Measure, age: Age | None
) -> Figures:
    """What some entries brought by a measure; ``numbers`` of other ages than ``age`` are left out, None takes all."""
    listed = [one for one in entries if one.status is not Status.SKIPPED]
    ids = {one.id for one in listed}
    at_age = [one for one in numbers if one.placement_id in ids and (age is None or one.age is age) and one.values]
    seen = observed(plan, at_age, settled=_ANY_AGE)
    measured = {one.placement_id for one in at_age}
    return Figures(
        gone=sum(one.status is Status.POSTED or one.id in measured for one in listed),
        measured=len(measured),
        boosted=seen.left_out.get(LeftOut.BOOSTED, 0),
        seen=_seen(seen.observations, measure.per),
        counts=tuple(one.count for one in _rated(plan, seen.observations, replace(measure, per=""))),
        rates=tuple(_rated(plan, seen.observations, measure)),
    )


def _rated(plan: Plan, observations: Sequence[Observation], measure: Measure) -> list[Rated]:
    days = [one.day for one in observations]
    return rated(observations, measure, plan.brand.interactions, today=max(days)) if days else []


def _seen(observations: Iterable[Observation], key: str) -> tuple[float, ...]:
    known = (next((numbers[key] for numbers in one.numbers if key in numbers), None) for one in observations)
    return tuple(one for one in known if one is not None)
