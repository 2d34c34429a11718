"""What one rule counts on all channels or one, remembered week by week."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain.balance.counting import Counted, Counting, Tally, tally_of, together
from planner.domain.balance.entries import Entry
from planner.domain.balance.weeks import Weeks, length_of
from planner.domain.rules import MixRule, Part, Reach, Window


class Counts:
    """The counts of weeks and of windows that end with a week."""

    def __init__(self, weeks: Weeks, counting: Counting, channel_id: str | None) -> None:
        self._weeks = weeks
        self._counting = counting
        self._channel_id = channel_id
        self._counted: dict[int, Counted] = {}
        self._tallies: dict[tuple[int, int | Window], Tally] = {}

    def with_others(self, weeks: Weeks, touched: Collection[int]) -> Counts:
        """The same for weeks of which some were touched."""
        other = Counts(weeks, self._counting, self._channel_id)
        other._counted = {one: counted for one, counted in self._counted.items() if one not in touched}
        return other

    def tally(self, window: Window, number: int) -> Tally:
        """What the window ending with the week holds."""
        by_weeks = window.reach in (Reach.WEEKS, Reach.MONTH)
        key = number, length_of(window, number) if by_weeks else window
        found = self._tallies.get(key)
        if found is None:
            found = self._tallies[key] = tally_of(self._in(window, number))
        return found

    def parts(self, rule: MixRule, number: int) -> list[tuple[Part, Tally]]:
        """Each part of the rule with what its window holds."""
        return [(part, self.tally(part.window or rule.window, number)) for part in rule.parts]

    def entries(self, part: Part, window: Window, number: int) -> list[Entry]:
        """The entries that are counted for a part in the window ending with the week, in order."""
        counted, key = self._in(window, number), self._counting.key
        codes = ((entry, counted.get(key(entry))) for entry in self._counting.in_scope(self._entries(window, number)))
        return [entry for entry, code in codes if code is not None and code.group == part.group]

    def _in(self, window: Window, number: int) -> Counted:
        if window.reach is Reach.CAMPAIGN:
            return self._counting.counted(self._entries(window, number))
        if window.reach is Reach.LAST:
            return self._last(number, window.length)
        weeks = [self._week(one) for one in _numbers(number, length_of(window, number))]
        return together(weeks) if len(weeks) > 1 else weeks[0]

    def _entries(self, window: Window, number: int) -> list[Entry]:
        """All that may be counted in a window."""
        if window.reach is Reach.CAMPAIGN:
            return of_campaigns(self._weeks, number, self._channel_id)
        first = self._weeks.first
        known = 1 if first is None else number - first + 1
        length = known if window.reach is Reach.LAST else length_of(window, number)
        return [entry for one in _numbers(number, length) for entry in self._weeks.of(one, self._channel_id)]

    def _last(self, number: int, length: int) -> Counted:
        """The last so many that are judged, with what is not judged between them."""
        kept: Counted = {}
        left = length
        first = self._weeks.first
        while self._weeks.goes_on or (first is not None and number >= first):
            for key, code in reversed(self._week(number).items()):
                if key in kept:
                    continue
                kept[key] = code
                left -= code.is_judged
                if left == 0:
                    return kept
            number -= 1
        return kept

    def _week(self, number: int) -> Counted:
        counted = self._counted.get(number)
        if counted is None:
            counted = self._counted[number] = self._counting.counted(self._weeks.of(number, self._channel_id))
        return counted


def of_campaigns(weeks: Weeks, number: int, channel_id: str | None = None) -> list[Entry]:
    """The entries up to a week of the campaigns that have one in it."""
    there = {entry.campaign_id for entry in weeks.of(number)} - {None}
    return [entry for entry in weeks.up_to(number, channel_id) if entry.campaign_id in there] if there else []


def _numbers(last: int, length: int) -> range:
    return range(last + 1 - length, last + 1)
