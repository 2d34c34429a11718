"""Which kind a missing post should be, so that no mix rule of the week says worse than before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from planner.domain.balance import Entry, Judgement, Ledger, Verdict, WeekBalance, next_group
from planner.domain.gaps.gap import GapScope
from planner.domain.plan import KIND
from planner.domain.records import Label, Stance
from planner.domain.rules import MixRule, Mode

Preference = Callable[[Label], int]
"""How little a kind is wanted: the smallest first."""


Lacked = Sequence[tuple[MixRule, Callable[[str | None], int]]]
"""Rules, each with how well a group serves it."""


class Held(NamedTuple):
    """A rule with what it is judged on: all channels (None) or one."""

    rule: MixRule
    channel_id: str | None = None

    @property
    def key(self) -> tuple[str, str | None]:
        """What it is told from others by."""
        return self.rule.key, self.channel_id


class Mix:
    """The rules of a week and the kinds of the brand, as if the gaps found so far were filled."""

    def __init__(self, scope: GapScope) -> None:
        self._week = scope.week
        self._filled = self._there = scope.ledger
        self.over_all = [Held(rule) for rule in scope.book.over_all(scope.week)]
        self._each = scope.book.of_channels(scope.week)
        self._kinds, self._for_days = list(_suggested(scope)), scope.book.for_days
        self._used = Counter(entry.kind for entry in _recent(scope))
        self._before: dict[tuple[str, str | None], WeekBalance] = {}
        self._now: dict[tuple[str, str | None], WeekBalance] = {}
        self._alone: dict[tuple[object, ...], bool] = {}

    def held(self, channel_id: str | None) -> list[Held]:
        """The rules that an entry on a channel is judged by."""
        return self.over_all + ([Held(rule, channel_id) for rule in self._each] if channel_id else [])

    def judged(self, held: Held) -> WeekBalance:
        """The week by a rule, whatever was accepted."""
        if held.key not in self._now:
            self._now[held.key] = self._judge(self._filled, held)
        return self._now[held.key]

    def kind_for(self, place: Entry, prefer: Preference, among: Callable[[Entry], bool] | None = None) -> Label | None:
        """The kind for a post at a place: one that no rule's window is worse with, nor the week where that can be.

        Of several those first that are preferred, then what the rules lack, then what needs no permission or special
        day, then what was used least in the window.
        None when every kind breaks a rule.
        """
        rules = self.held(place.channel_id)
        lacked = [(held.rule, self._lacked(held)) for held in rules]
        entries = [(kind, as_kind(place, kind)) for kind in self._kinds]
        allowed = [(kind, entry) for kind, entry in entries if among is None or among(entry)]
        allowed.sort(key=lambda pair: (prefer(pair[0]), *self._rank(pair[0], pair[1], lacked)))
        return self._first_that_keeps(allowed, rules)

    def takes(self, entry: Entry) -> bool:
        """True when no rule's window is worse with this entry in the plan as it is."""
        rules = self.held(entry.channel_id)
        return self._alone_keeps(entry, rules, self._worth(entry, rules))

    def add(self, entry: Entry) -> None:
        """Counts an entry as if it were there."""
        self._filled = self._filled.with_others((), [entry])
        self._used[entry.kind] += 1
        self._now.clear()

    # private

    def _first_that_keeps(self, ranked: Iterable[tuple[Label, Entry]], rules: Sequence[Held]) -> Label | None:
        """The first kind that keeps windows and weeks, else the first that keeps the windows."""
        known: dict[tuple[object, ...], tuple[bool, bool]] = {}
        second = None
        for kind, entry in ranked:
            worth = self._worth(entry, rules)
            if worth not in known:
                known[worth] = self._keeps(entry, rules, worth)
            window, week = known[worth]
            if window and week:
                return kind
            second = second or (kind if window else None)
        return second

    def _was(self, held: Held) -> WeekBalance:
        if held.key not in self._before:
            self._before[held.key] = self._judge(self._there, held)
        return self._before[held.key]

    def _judge(self, ledger: Ledger, held: Held) -> WeekBalance:
        return ledger.judge(held.rule, self._week, channel_id=held.channel_id)

    def _lacked(self, held: Held) -> Callable[[str | None], int]:
        """How well a group serves a rule: 0 is what it lacks, 1 what it does not mind, 2 what it has enough of."""
        balance = self.judged(held)
        groups = [*balance.window.groups, *balance.own.groups]
        over = {one.group for one in groups if one.verdict is Verdict.OVER}
        under = {one.group for one in groups if one.verdict is Verdict.UNDER}
        capped = {part.group for part in held.rule.parts if part.mode is Mode.CAP}
        wanted = next_group(held.rule, balance.window.tally)

        def rank(group: str | None) -> int:
            if group in over:
                return 3
            if group in under or (wanted is not None and not under and group == wanted.group):
                return 0
            return 2 if group in capped else 1

        return rank

    def _rank(self, kind: Label, entry: Entry, lacked: Lacked) -> tuple[int, bool, int, int, str]:
        lack = sum(rank(rule.part_of(entry)) for rule, rank in lacked if _within(rule, entry))
        special = kind.needs_disclosure or kind.needs_permission or kind.key in self._for_days
        return lack, special, self._used[kind.key], kind.position, kind.key

    def _worth(self, entry: Entry, rules: Iterable[Held]) -> tuple[object, ...]:
        groups = tuple(held.rule.part_of(entry) for held in rules if _within(held.rule, entry))
        return entry.stance, groups, entry.labels, entry.channel_id, entry.format, entry.campaign_id

    def _keeps(self, entry: Entry, rules: Iterable[Held], worth: tuple[object, ...]) -> tuple[bool, bool]:
        """Whether the windows of all rules are no worse with an entry, and whether the weeks are not either."""
        if not self._alone_keeps(entry, rules, worth):
            return False, False
        ledger = self._filled.with_others((), [entry])
        pairs = [(self.judged(held), self._judge(ledger, held)) for held in rules]
        window = not any(worse(before.window, after.window) for before, after in pairs)
        return window, window and not any(worse(before.own, after.own) for before, after in pairs)

    def _alone_keeps(self, entry: Entry, rules: Iterable[Held], worth: tuple[object, ...]) -> bool:
        """Whether no window is worse with the entry and without those that fill other gaps."""
        if worth not in self._alone:
            ledger = self._there.with_others((), [entry])
            self._alone[worth] = not any(
                worse(self._was(held).window, self._judge(ledger, held).window) for held in rules
            )
        return self._alone[worth]


def worse(before: Judgement, after: Judgement) -> bool:
    """True when a stretch is further out of its ranges than before, or not settled any more.

    What is out of range without being judged, because there are too few, is no better than when it is.
    """
    unsettled = before.verdict is Verdict.BALANCED and after.verdict is Verdict.RECOVERING
    return unsettled or off_by(after) > off_by(before)


def off_by(judged: Judgement) -> int:
    """How many would have to change sides, also where there are too few to judge."""
    excess = sum(max(0, group.count - group.allowed[1]) for group in judged.groups)
    return max(excess, sum(max(0, group.allowed[0] - group.count) for group in judged.groups))


def as_kind(place: Entry, kind: Label) -> Entry:
    """The entry as a post of a kind."""
    return place._replace(kind=kind.key, stance=kind.stance, origin=kind.origin)


def _suggested(scope: GapScope) -> Iterator[Label]:
    """The kinds that count in a mix; neutral ones are for when there is something to say."""
    for kind in scope.plan.labels_of(KIND):
        if not kind.archived and kind.stance in (Stance.PROMOTIONAL, Stance.ENGAGEMENT):
            yield kind


def _recent(scope: GapScope) -> list[Entry]:
    main = scope.book.main(scope.week)
    if main is None:
        return scope.ledger.entries(scope.week, _WEEKS)
    return scope.ledger.entries_in(main.window, scope.week)


_WEEKS = 4
"""Over how many weeks kinds take turns where no rule says so."""


def _within(rule: MixRule, entry: Entry) -> bool:
    return rule.within(entry.channel_id, entry.format, entry.campaign_id)
