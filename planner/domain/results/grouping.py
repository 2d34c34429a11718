"""The ways in which entries are grouped: by what they are, or by when they went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner.domain.results.observed import Observation
from planner.domain.results.thresholds import Thresholds

STANCE, KIND, PILLAR, FORMAT, SLOT = "stance", "kind", "pillar", "format", "slot"
"""What can be asked about; every other key is that of a set of labels."""

QUESTIONS = (STANCE, KIND, PILLAR, FORMAT, SLOT)

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SATURDAY = 5

Group = tuple[str, str]
"""The key and the name of a group."""

Grouping = Callable[[Observation], Group | None]


def grouping(question: str, limits: Thresholds, posts: int) -> Grouping:
    """How entries are grouped for a question; None for one that is in no group. ``posts`` are those that are known."""
    if question == SLOT:
        fine = posts >= limits.fine_from
        return lambda one: cell_of(one, limits, fine=fine)
    return lambda one: one.groups.get(question)


def cell_of(observation: Observation, limits: Thresholds, *, fine: bool = False) -> Group | None:
    """The part of the day on weekdays or at weekends, or (``fine``) on one day of the week; None without a time."""
    if observation.clock is None:
        return None
    part, day = limits.part_at(observation.clock), observation.day.weekday()
    if fine:
        return f"{day + 1}-{part.key}", f"{WEEKDAYS[day]} {part.name}"
    days = "weekend" if day >= _SATURDAY else "weekday"
    return f"{days}-{part.key}", f"{days} {part.name}"


@dataclass(frozen=True, slots=True)
class Cross:
    """How often the groups of a question fell together with times (or times with stances).

    ``strength`` is Cramér's V without its bias for small tables: 0 independent, 1 the same thing.
    """

    rows: tuple[Group, ...]
    columns: tuple[Group, ...]
    counts: tuple[tuple[int, ...], ...]
    strength: float
    sentence: str = ""


def place_of_cell(group: Group, limits: Thresholds) -> tuple[str, int]:
    """Where a group of times stands: weekdays before weekends, the parts of a day as they follow each other."""
    days, _, part = group[0].partition("-")
    return days, [one.key for one in limits.parts].index(part)


def cross(
    observations: Iterable[Observation],
    rows: Grouping,
    columns: Grouping,
    *,
    order: Callable[[Group], tuple[str | int, ...]] = tuple,
) -> Cross | None:
    """The table of two ways to group, its columns by ``order``; None where one of them has fewer than two groups."""
    pairs = [(rows(one), columns(one)) for one in observations]
    cells = Counter((row, column) for row, column in pairs if row is not None and column is not None)
    heads, tops = sorted({row for row, _ in cells}), sorted({column for _, column in cells}, key=order)
    if len(heads) < 2 or len(tops) < 2:
        return None
    counts = tuple(tuple(cells[row, column] for column in tops) for row in heads)
    return Cross(tuple(heads), tuple(tops), counts, _strength(counts))


def _strength(counts: Sequence[Sequence[int]]) -> float:
    """Cramér's V with the correction of W. Bergsma (2013)."""
    rows, columns = [sum(row) for row in counts], [sum(column) for column in zip(*counts, strict=True)]
    total = sum(rows)
    expected = [[row * column / total for column in columns] for row in rows]
    chi = sum(
        (count - wanted) ** 2 / wanted
        for some, should in zip(counts, expected, strict=True)
        for count, wanted in zip(some, should, strict=True)
    )
    if total < 2:
        return 0.0
    bias = (len(rows) - 1) * (len(columns) - 1) / (total - 1)
    smaller = min(size - (size - 1) ** 2 / (total - 1) for size in (len(rows), len(columns))) - 1
    return (max(0.0, chi / total - bias) / smaller) ** 0.5 if smaller > 0 else 0.0
