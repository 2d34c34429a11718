"""The ends of the ranges that rules allow, as straight lines over the total, of which the most generous one holds.

They say the same as ``allowed`` of planner/domain/balance, for whole counts; a test compares them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from math import floor
from typing import NamedTuple

from planner.domain.rules import Mode, Part


class Line(NamedTuple):
    """``slope`` times the total, and ``constant``."""

    slope: Fraction
    constant: Fraction

    def at(self, total: int) -> Fraction:
        """Its value at a total."""
        return self.slope * total + self.constant


@dataclass(frozen=True, slots=True)
class End:
    """One end of a range: a count times ``sign`` is not above all of the lines.

    The upper end has the sign 1; the lower one is an upper end of what is counted below 0, with the sign -1.
    """

    sign: int
    lines: tuple[Line, ...]

    def excess(self, count: int, total: int) -> int:
        """How far a count is beyond the end."""
        return max(0, self.sign * count - max(floor(line.at(total)) for line in self.lines))

    def lines_within(self, least: int, most: int) -> tuple[Line, ...]:
        """The lines, or one alone where it allows all that the others do, of totals in this range."""
        totals = range(least, most + 1)
        for kept in self.lines:
            if all(floor(kept.at(total)) >= floor(line.at(total)) for line in self.lines for total in totals):
                return (kept,)
        return self.lines

    def farthest(self, least: int, most: int) -> float:
        """How far a count of what has totals in this range can be beyond any line."""
        lowest = min(float(line.at(total)) for line in self.lines for total in (least, most))
        return max(0.0, (most if self.sign > 0 else 0) - lowest)


def ends(part: Part, tolerance: Fraction) -> Iterator[End]:
    """The ends that are tested: of the best rounding of a share and of the tolerance band, or of a count."""
    if part.mode is not Mode.FLOOR:
        yield End(1, _lines(part, 1, tolerance))
    if part.mode is not Mode.CAP:
        yield End(-1, _lines(part, -1, tolerance))


def _lines(part: Part, sign: int, tolerance: Fraction) -> tuple[Line, ...]:
    if part.count is not None:
        return (Line(Fraction(0), Fraction(sign * part.count)),)
    rounded = 1 - Fraction(1, part.share.denominator)
    return Line(sign * part.share + tolerance, Fraction(0)), Line(sign * part.share, rounded)
