"""The entries of a brand by week, to ask for verdicts; the verdict of a week depends on the plan alone.

ARCHITECTURE.md ("How a mix is judged") says what the tests are and why.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, replace
from datetime import timedelta

from planner.domain.balance.counting import Counting, Effort
from planner.domain.balance.counts import Counts, of_campaigns
from planner.domain.balance.entries import Entry
from planner.domain.balance.verdicts import OFF, Judgement, Verdict, is_off, is_settled, judgement
from planner.domain.balance.weeks import Weeks, length_of, number_of
from planner.domain.records import Waiver
from planner.domain.rules import ONE, MixRule, Part, Reach, Unit, Window
from planner.domain.span import Week


@dataclass(frozen=True, slots=True)
class WeekBalance:
    """A week on its own and the rule's window ending with it; ``waiver`` is the one that accepts the week."""

    week: Week
    unit: Unit
    own: Judgement
    window: Judgement
    waiver: Waiver | None = None


class Ledger:
    """The entries of one brand by week, to ask for verdicts.

    ``known_from`` is the first week handed over completely; None means that nothing lies before. Asking for
    a verdict that hangs on earlier weeks raises EarlierNeeded. ``effort`` are the minutes that a post of each format
    takes, for rules that count them; where these change from a week on, a function from weeks to them.
    """

    def __init__(
        self, entries: Iterable[Entry], *, known_from: Week | None = None, effort: Effort | None = None
    ) -> None:
        self._weeks = Weeks(entries, known_from)
        self._effort = effort or {}
        self._counts: dict[tuple[object, ...], Counts] = {}

    def with_others(self, gone: Collection[str], new: Iterable[Entry]) -> Ledger:
        """The ledger without the placements of these ids and with other entries, such as a drop would leave it."""
        changed = copy(self)
        changed._weeks, touched = self._weeks.with_others(gone, new)
        changed._counts = {key: one.with_others(changed._weeks, touched) for key, one in self._counts.items()}
        return changed

    def entries(self, week: Week, weeks: int = 1) -> list[Entry]:
        """The entries of so many weeks ending with ``week``, by day and time."""
        last = number_of(week.monday)
        return [entry for number in range(last + 1 - weeks, last + 1) for entry in self._weeks.of(number)]

    def entries_in(self, window: Window, week: Week) -> list[Entry]:
        """The entries that a window ending with the week looks at, before the scope of a rule is asked.

        Of a window of so many entries, all that are known.
        """
        number = number_of(week.monday)
        if window.reach is Reach.CAMPAIGN:
            return of_campaigns(self._weeks, number)
        if window.reach is Reach.LAST:
            return self.entries(week, self.weeks_back(week))
        return self.entries(week, length_of(window, number))

    def weeks_back(self, week: Week) -> int:
        """How many weeks ending with this one are known."""
        first, number = self._weeks.first, number_of(week.monday)
        return 1 if first is None else max(number - first + 1, 1)

    def judge(
        self,
        rule: MixRule | None,
        week: Week,
        *,
        unit: Unit | None = None,
        channel_id: str | None = None,
        waivers: Iterable[Waiver] = (),
    ) -> WeekBalance:
        """The week and its window against the rule, over all channels or one."""
        if rule is None:
            return self._unjudged(week, unit or Unit.POST, channel_id)
        number = number_of(week.monday)
        counts = self._counts_of(rule, unit or rule.unit, channel_id)
        alone = counts.tally(ONE, number)
        own = judgement(rule, alone, [(part, alone) for part in _weekly(rule)])
        parts = counts.parts(rule, number)
        window = judgement(rule, counts.tally(rule.window, number), parts)
        if window.verdict is Verdict.BALANCED and not is_settled(rule, parts) and self._was_off(rule, number, counts):
            window = replace(window, verdict=Verdict.RECOVERING)
        waiver = _covering(waivers, rule, week)
        if waiver is not None:
            own, window = _accepted(own), _accepted(window)
        return WeekBalance(week, unit or rule.unit, own, window, waiver)

    def counted_for(
        self, rule: MixRule, part: Part, window: Window, week: Week, *, unit: Unit, channel_id: str | None = None
    ) -> list[Entry]:
        """The entries that are counted for a part of the rule in a window ending with the week, in order."""
        return self._counts_of(rule, unit, channel_id).entries(part, window, number_of(week.monday))

    # private

    def _counts_of(self, rule: MixRule, unit: Unit, channel_id: str | None) -> Counts:
        key = rule.signature, unit, channel_id
        if key not in self._counts:
            self._counts[key] = Counts(self._weeks, Counting(rule, unit, self._effort), channel_id)
        return self._counts[key]

    def _was_off(self, rule: MixRule, number: int, counts: Counts) -> bool:
        """Walks back to the last week whose window decides by itself whether the rule was off.

        Months and campaigns each stand for themselves.
        """
        if rule.window.reach in (Reach.MONTH, Reach.CAMPAIGN):
            return False
        first, number = self._weeks.first, number - 1
        while self._weeks.goes_on or (first is not None and number >= first):
            window, parts = counts.tally(rule.window, number), counts.parts(rule, number)
            if window.number == 0:
                return False
            if window.number >= rule.minimum:
                if is_off(rule, parts):
                    return True
                if is_settled(rule, parts):
                    return False
            number -= 1
        return False

    def _unjudged(self, week: Week, unit: Unit, channel_id: str | None) -> WeekBalance:
        counted = self._counts_of(_COUNT_ONLY, unit, channel_id).tally(ONE, number_of(week.monday))
        unjudged = Judgement(counted, (), Verdict.NO_RULE, 0)
        return WeekBalance(week, unit, unjudged, unjudged)


def _weekly(rule: MixRule) -> Sequence[Part]:
    """The parts that a single week can be held to: shares, and counts of a week."""
    return [part for part in rule.parts if (part.count is None or (part.window or rule.window).is_week)]


def _covering(waivers: Iterable[Waiver], rule: MixRule, week: Week) -> Waiver | None:
    """The waiver that accepts a week, of several the one that began last, whatever order they come in."""
    monday, sunday = week.monday, week.monday + _TO_SUNDAY
    there = (one for one in waivers if one.rule == rule.key and one.starts <= sunday and one.ends >= monday)
    return max(there, key=lambda one: (one.starts, one.id), default=None)


def _accepted(judged: Judgement) -> Judgement:
    waived = judged.verdict in OFF or judged.verdict is Verdict.RECOVERING
    return replace(judged, verdict=Verdict.ACCEPTED) if waived else judged


_TO_SUNDAY = timedelta(days=6)
_COUNT_ONLY = MixRule(key="", name="", parts=(), window=Window(), minimum=1)
