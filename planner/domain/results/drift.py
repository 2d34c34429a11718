"""How mix and rates went from week to week: a picture to look at, which says nothing of causes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from planner.domain.records import Measurement, Stance
from planner.domain.results.answered import Asked
from planner.domain.results.grouping import STANCE
from planner.domain.results.observed import Observed, numbers_of
from planner.domain.results.rates import Rated, middle, pooled, rated
from planner.domain.span import Week

ONLY_A_PICTURE = "A picture only: whatever else changed in these weeks is in it too, so that it tells no cause."


@dataclass(frozen=True, slots=True, kw_only=True)
class DriftWeek:
    """The measured entries of a week: how many of each stance, and their rates; None where nothing is known."""

    week: Week
    n: int
    stances: dict[str, int]
    median: float | None
    pooled: float | None

    @property
    def promotional(self) -> float | None:
        """The share of promotional entries among those with a stance that counts; None without any."""
        sell, give = (self.stances.get(one.value, 0) for one in (Stance.PROMOTIONAL, Stance.ENGAGEMENT))
        return sell / (sell + give) if sell + give else None


def drift(seen: Observed, asked: Asked) -> tuple[DriftWeek, ...]:
    """The weeks from the first entry with a rate to the last, those without any included."""
    stories = asked.limits.story_formats
    some = (one for one in seen.observations if (one.format in stories) == asked.stories)
    by_week: defaultdict[Week, list[Rated]] = defaultdict(list)
    for one in rated(some, asked.measure, asked.interactions, today=asked.today):
        by_week[Week.of(one.observation.day)].append(one)
    if not by_week:
        return ()
    first, last = min(by_week), max(by_week)
    count = (last.monday - first.monday).days // 7 + 1
    return tuple(_week(first.shifted(number), by_week.get(first.shifted(number), [])) for number in range(count))


def _week(week: Week, rates: list[Rated]) -> DriftWeek:
    stances: defaultdict[str, int] = defaultdict(int)
    for one in rates:
        stances[one.observation.groups.get(STANCE, ("", ""))[0]] += 1
    return DriftWeek(week=week, n=len(rates), stances=dict(stances), median=middle(rates), pooled=pooled(rates))


def series(measurements: list[Measurement], channel_id: str, key: str) -> tuple[tuple[Measurement, float], ...]:
    """A number of an account over time, such as its followers, by the day on which; days without it are left out."""
    own = sorted((one for one in measurements if one.channel_id == channel_id), key=lambda one: one.captured)
    known = ((one, numbers_of(one).get(key)) for one in own)
    return tuple((one, number) for one, number in known if number is not None)
