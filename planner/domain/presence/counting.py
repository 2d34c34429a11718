"""Standings counted: always with how many were checked of how many, and never as a grade."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.presence.case import CheckState
from planner.domain.presence.standing import Standing


@dataclass(frozen=True, slots=True)
class Counts:
    """How many pass, fail, are not checked and do not apply; ``computed`` and ``answered`` share out the checked."""

    passed: int = 0
    failed: int = 0
    not_checked: int = 0
    not_applicable: int = 0
    computed: int = 0
    answered: int = 0
    aged: int = 0

    @property
    def checked(self) -> int:
        """How many pass or fail."""
        return self.passed + self.failed

    @property
    def whole(self) -> int:
        """How many there are to check."""
        return self.checked + self.not_checked

    @property
    def words(self) -> str:
        """``31 of 44 checked – 24 pass, 7 fail``."""
        return f"{self.checked} of {self.whole} checked – {self.passed} pass, {self.failed} fail"

    @property
    def rest_words(self) -> str:
        """What else there is to say: ``13 not checked, 4 answers too old · 5 do not apply · …``."""
        old = "answer" if self.aged == 1 else "answers"
        aged = f", {self.aged} {old} too old" if self.aged else ""
        apply = "does not apply" if self.not_applicable == 1 else "do not apply"
        return " · ".join(
            (
                f"{self.not_checked} not checked{aged}",
                f"{self.not_applicable} {apply}",
                f"{self.computed} found by the program, {self.answered} answered by people",
            )
        )


def counted_of(standings: Iterable[Standing]) -> Counts:
    """The counts of these standings."""
    listed = list(standings)
    states = [one.state for one in listed]
    checked = [one for one in listed if one.state in (CheckState.PASS, CheckState.FAIL)]
    return Counts(
        passed=states.count(CheckState.PASS),
        failed=states.count(CheckState.FAIL),
        not_checked=states.count(CheckState.NOT_CHECKED),
        not_applicable=states.count(CheckState.NOT_APPLICABLE),
        computed=sum(one.computed for one in checked),
        answered=sum(not one.computed for one in checked),
        aged=sum(one.aged is not None for one in listed),
    )
