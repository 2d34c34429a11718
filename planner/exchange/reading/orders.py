"""Whether numbers of days are day-first or month-first, concluded from the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.span import FIRST_YEAR, LAST_YEAR
from planner.exchange.reading.days import DAY_FIRST, MONTH_FIRST, DayText, Precision, as_date

_MUCH_SHORTER = 2
"""How many times longer the time of all rows must be in the wrong order to know the right one by that."""


@dataclass(frozen=True, slots=True)
class Order:
    """An order, and whether it is known from the file."""

    name: str
    known: bool

    @property
    def other(self) -> str:
        """The other order."""
        return DAY_FIRST if self.name == MONTH_FIRST else MONTH_FIRST


def concluded(days: Sequence[DayText], today: date, usual: str) -> Order:
    """The order of a file: what numbers over 12 or weekdays prove, else what makes the time of all rows short.

    ``usual`` is the order of the brand's country, which is taken when the file does not say.
    """
    for proof in (lambda day: day.order, lambda day: _by_weekday(day, today)):
        proofs = Counter(filter(None, map(proof, days)))
        if proofs[DAY_FIRST] != proofs[MONTH_FIRST]:
            return Order(max(proofs, key=lambda name: proofs[name]), known=True)
    either = [day for day in days if day.either]
    for some in (either, days if either else []):
        if shorter := _much_shorter(some, today):
            return Order(shorter, known=True)
    return Order(usual, known=False)


def _much_shorter(days: Sequence[DayText], today: date) -> str:
    """The order in which the time of all days is much shorter than in the other, or ""."""
    lengths = {name: _length(days, name, today) for name in (DAY_FIRST, MONTH_FIRST)}
    shorter = min(lengths, key=lambda name: lengths[name])
    return shorter if len(days) > 1 and max(lengths.values()) > lengths[shorter] * _MUCH_SHORTER else ""


def _by_weekday(day: DayText, today: date) -> str:
    """The order in which the weekday that is said fits, when it fits in one only."""
    if not day.either or day.weekday is None:
        return ""
    fits = [name for name in (DAY_FIRST, MONTH_FIRST) if _has_weekday(day, name, today)]
    return fits[0] if len(fits) == 1 else ""


def _has_weekday(day: DayText, order: str, today: date) -> bool:
    found = meant(day, today, order)
    return found is not None and found.weekday() == day.weekday


def _length(days: Sequence[DayText], order: str, today: date) -> int:
    found = [each for day in days if (each := meant(day, today, order)) is not None]
    return (max(found) - min(found)).days if found else 0


def meant(text: DayText, near: date, order: str = DAY_FIRST) -> date | None:
    """The day that a cell means in this order, or None where there is none, or it is in no year that a plan holds."""
    found = as_date(text, month_first=order == MONTH_FIRST, near=near)
    return found if found is not None and FIRST_YEAR < found.year < LAST_YEAR else None


def is_sure(day: DayText) -> bool:
    """Whether a cell says one day, whatever the order."""
    return day.precision in (Precision.DAY, Precision.SERIAL) and not day.either
