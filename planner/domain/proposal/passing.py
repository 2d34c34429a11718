"""What is off only because of the weeks before, and when it passes by itself."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain.balance import OFF, Ledger
from planner.domain.proposal import outcome_words as words
from planner.domain.proposal.breach import MIX, WEEK, WINDOW, Breaches, Key, Measure, Standing
from planner.domain.proposal.task import Task
from planner.domain.span import Week

AHEAD = 6
"""So many weeks after the week are known, and looked at."""


def from_before(broken: Breaches) -> frozenset[str]:
    """The rules whose window is off while the week by itself is not, by scope."""
    off = {sort: {one.scope for one in broken.values() if one.sort == sort} for sort in (WEEK, WINDOW)}
    return frozenset(off[WINDOW] - off[WEEK])


class Passing:
    """What is left of it after options, by the ledger that they leave, and how it is told."""

    def __init__(self, task: Task, ledger: Ledger, after: Standing) -> None:
        self._task = task
        self._ledger = ledger
        scopes = from_before(after.week)
        left = [one for one in after.week.values() if one.planned and one.sort == WINDOW and one.scope in scopes]
        self._until = {one.key: self._passes(after.mixes[one.key].measure) for one in left}
        self._after = after

    @property
    def keys(self) -> Collection[Key]:
        """The keys of what is left."""
        return self._until.keys()

    def first_words(self, before: Standing) -> list[str]:
        """That the main rule is off only because of the weeks before, and until when if nothing is done about it."""
        key = self._main
        if key is None or key not in before.week or key[0] not in from_before(before.week):
            return []
        until = self._until.get(key) or self._passes(before.mixes[key].measure, self._task.ledger)
        return [words.before_words(self._task.week, until)]

    def other_words(self) -> list[str]:
        """The other rules."""
        others = [(self._after.week[key].words, until) for key, until in self._until.items() if key != self._main]
        return [words.waiting_words(others)] if others else []

    @property
    def _main(self) -> Key | None:
        main = self._task.book.main(self._task.week)
        return (f"{MIX}{main.key}:", WINDOW, "") if main else None

    def _passes(self, measure: Measure, ledger: Ledger | None = None) -> Week | None:
        """The first week after the task's in which the window of a rule is in range again, None: none that is known."""
        channel_id = measure.channel.id if measure.channel else None
        for number in range(1, AHEAD + 1):
            week = self._task.week.shifted(number)
            balance = (ledger or self._ledger).judge(
                measure.rule, week, channel_id=channel_id, waivers=self._task.plan.waivers
            )
            if balance.window.verdict not in OFF:
                return week
        return None
