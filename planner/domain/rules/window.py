"""Windows: over which weeks, or how many entries, a mix is judged."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from reprlib import repr as shortened
from typing import Any

from planner.domain.rules.reading import positive

_LONGEST = 520
"""Weeks of ten years: with more, counting would take long for nothing."""


class Reach(StrEnum):
    """What a window is made of.

    So many calendar weeks ending with the judged one, the calendar month of its Thursday, the campaigns that have an
    entry in it, or so many entries ending with it.
    """

    WEEKS = "weeks"
    MONTH = "month"
    CAMPAIGN = "campaign"
    LAST = "last"


@dataclass(frozen=True, slots=True)
class Window:
    """What is counted together with the judged week; ``length`` is in weeks or entries, 1 where it says nothing."""

    reach: Reach = Reach.WEEKS
    length: int = 4

    @property
    def is_week(self) -> bool:
        """True for the judged week alone."""
        return self == ONE

    @classmethod
    def parse(cls, said: Any) -> Window:
        """The window of ``4``, ``"4 weeks"``, ``"month"``, ``"campaign"`` or ``"last 20"``; raises ValueError."""
        match (f"{positive({'window': said}, 'window', 1)} weeks" if type(said) is int else str(said)).split():
            case ["month" | "campaign" as reach]:
                return cls(Reach(reach), 1)
            case [number, "week" | "weeks"] if _is_length(number):
                return cls(Reach.WEEKS, int(number))
            case ["last", number] if _is_length(number):
                return cls(Reach.LAST, int(number))
        raise ValueError(
            f"window must be like “4 weeks”, “month”, “campaign” or “last 20”, up to {_LONGEST}, "
            f"and not {shortened(said)}"
        )

    def __str__(self) -> str:
        if self.reach in (Reach.MONTH, Reach.CAMPAIGN):
            return str(self.reach)
        if self.reach is Reach.LAST:
            return f"last {self.length}"
        return f"{self.length} week{'' if self.length == 1 else 's'}"


def _is_length(number: str) -> bool:
    return number.isascii() and number.isdecimal() and len(number) < 5 and 1 <= int(number) <= _LONGEST


ONE = Window(Reach.WEEKS, 1)
