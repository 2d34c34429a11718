"""The mix of a plan against a rule: what is allowed for small numbers, verdicts, and how many to change.

Pure functions over entries; the verdict of a week depends on the plan alone, never on the order of edits.
ARCHITECTURE.md ("How a mix is judged") says what the tests are and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from planner.domain.plan import Plan
from planner.domain.records import Placement, Stance, Status, Waiver
from planner.domain.rules import MixRule, Mode, Part, Unit
from planner.domain.span import Week


class Verdict(StrEnum):
    """What a rule says of a week or of a window of weeks."""

    BALANCED = "balanced"
    OVER = "over"
    UNDER = "under"
    RECOVERING = "recovering"
    TOO_FEW = "too few to judge"
    ACCEPTED = "accepted"
    NO_RULE = "no rule"


OFF = frozenset({Verdict.OVER, Verdict.UNDER})


class Entry(NamedTuple):
    """A dated placement that is not skipped, as balance and cadence see it.

    ``clock`` is wall-clock time or None for any time; ``stance`` None means that the post has no kind yet.
    """

    day: date
    clock: time | None
    placement_id: str
    post_id: str
    channel_id: str | None
    format: str
    kind: str
    stance: Stance | None


def entry_of(plan: Plan, placement: Placement) -> Entry | None:
    """The placement as the balance sees it; None when it does not count.

    The post must be in the plan; the entry is what the store would answer.
    """
    post = plan.post_of(placement)
    trashed = placement.trashed or post.trashed
    if placement.date is None or placement.status is Status.SKIPPED or trashed is not None:
        return None
    kind = plan.kind_of(post)
    return Entry(
        placement.date,
        placement.time,
        placement.id,
        post.id,
        placement.channel_id,
        placement.format,
        kind.key if kind else "",
        plan.stance_of(post),
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """What was counted: ``stances`` and ``groups`` by name, ``unlabelled`` without a kind, ``total`` judged."""

    stances: Mapping[Stance, int]
    groups: Mapping[str, int]
    unlabelled: int

    @property
    def total(self) -> int:
        """The denominator: what has a stance and is not neutral."""
        return self.stances[Stance.PROMOTIONAL] + self.stances[Stance.ENGAGEMENT]


@dataclass(frozen=True, slots=True)
class GroupVerdict:
    """One part of the rule: its count, the allowed range, and "over", "under" or "balanced"."""

    group: str
    count: int
    allowed: tuple[int, int]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stretch of weeks judged: one verdict over all groups, the groups, and what was counted.

    ``change`` is how many entries would have to change sides.
    """

    tally: Tally
    groups: tuple[GroupVerdict, ...]
    verdict: Verdict
    change: int

    @property
    def allowed(self) -> tuple[int, int]:
        """The allowed range of the rule's leading group."""
        return self.groups[0].allowed if self.groups else (0, self.tally.total)


@dataclass(frozen=True, slots=True)
class WeekBalance:
    """A week on its own and the rule's window ending with it; ``waiver`` is the one that accepts the week."""

    week: Week
    unit: Unit
    own: Judgement
    window: Judgement
    waiver: Waiver | None = None


class EarlierNeeded(Exception):
    """The verdict hangs on weeks before those that were handed over."""


def allowed(total: int, part: Part, tolerance: Fraction) -> tuple[int, int]:
    """The counts of a group that pass: best rounding of its share, or within the tolerance band.

    A cap tests only the upper end (the range begins at 0), a floor only the lower.
    """
    ideal = total * part.share
    low, high = floor(ideal), ceil(ideal)
    band_low, band_high = ceil(total * (part.share - tolerance)), floor(total * (part.share + tolerance))
    if band_low <= band_high:
        low, high = min(low, band_low), max(high, band_high)
    low, high = max(low, 0), min(high, total)
    return (0 if part.mode is Mode.CAP else low), (total if part.mode is Mode.FLOOR else high)


def tally(entries: Iterable[Entry], rule: MixRule, unit: Unit) -> Tally:
    """Counts the entries; by post, each post is counted once however often and wherever it stands."""
    seen: set[str] = set()
    stances: Counter[Stance] = Counter()
    groups: Counter[str] = Counter()
    unlabelled = 0
    for entry in entries:
        if entry.format in rule.without_formats:
            continue
        if unit is Unit.POST:
            if entry.post_id in seen:
                continue
            seen.add(entry.post_id)
        if entry.stance is None:
            unlabelled += 1
            continue
        stances[entry.stance] += 1
        if entry.stance is not Stance.NEUTRAL:
            group = _group_of(entry, rule)
            if group is not None:
                groups[group] += 1
    return Tally(stances, groups, unlabelled)


def to_add(rule: MixRule, counted: Tally) -> int | None:
    """How many entries of the right groups, added to what stands, bring every group into its range.

    None when no reasonable number helps.
    """
    counts = [counted.groups.get(part.group, 0) for part in rule.parts]
    rest = counted.total - sum(counts)
    for total in range(counted.total, 20 * counted.total + 20):
        ranges = [allowed(total, part, rule.tolerance) for part in rule.parts]
        if any(count > high for count, (_, high) in zip(counts, ranges, strict=True)):
            continue
        if rest + sum(max(count, low) for count, (low, _) in zip(counts, ranges, strict=True)) <= total:
            return total - counted.total
    return None


class Ledger:
    """The entries of one brand by week, to ask for verdicts.

    ``known_from`` is the first week handed over completely; None means that nothing lies before. Asking for
    a verdict that hangs on earlier weeks raises EarlierNeeded.
    """

    def __init__(self, entries: Iterable[Entry], *, known_from: Week | None = None) -> None:
        by_day: dict[date, list[Entry]] = {}
        for entry in entries:
            by_day.setdefault(entry.day, []).append(entry)
        self._by_week: dict[Week, list[Entry]] = {}
        for day in sorted(by_day):
            self._by_week.setdefault(Week.of(day), []).extend(by_day[day])
        self._known_from = known_from
        self._first = min(self._by_week, default=None)

    def with_others(self, gone: Collection[str], new: Iterable[Entry]) -> Ledger:
        """The ledger without the placements of these ids and with other entries, such as a drop would leave it."""
        changed = copy(self)
        changed._by_week = {
            week: [entry for entry in entries if entry.placement_id not in gone]
            for week, entries in self._by_week.items()
        }
        for entry in new:
            changed._by_week.setdefault(Week.of(entry.day), []).append(entry)
        changed._first = min((week for week, entries in changed._by_week.items() if entries), default=None)
        return changed

    def entries(self, week: Week, weeks: int = 1) -> list[Entry]:
        """The entries of so many weeks ending with ``week``."""
        first = week.shifted(1 - weeks)
        if self._known_from is not None and first < self._known_from:
            raise EarlierNeeded
        return [entry for i in range(weeks) for entry in self._by_week.get(first.shifted(i), ())]

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
            return _unjudged(self._on(channel_id, week, 1), week, unit or Unit.POST)
        counted = unit or rule.unit

        def count(at: Week, weeks: int) -> Tally:
            return tally(self._on(channel_id, at, weeks), rule, counted)

        own = _judgement(rule, count(week, 1))
        window_tally = count(week, rule.window)
        window = _judgement(rule, window_tally)
        settled = all(_settled(part, window_tally, rule.tolerance) for part in rule.parts)
        if window.verdict is Verdict.BALANCED and not settled and self._was_off(rule, week.shifted(-1), count):
            window = replace(window, verdict=Verdict.RECOVERING)
        waiver = _covering(waivers, rule, week)
        if waiver is not None:
            own, window = _accepted(own), _accepted(window)
        return WeekBalance(week, counted, own, window, waiver)

    def _on(self, channel_id: str | None, week: Week, weeks: int) -> list[Entry]:
        entries = self.entries(week, weeks)
        return entries if channel_id is None else [entry for entry in entries if entry.channel_id == channel_id]

    def _was_off(self, rule: MixRule, week: Week, count: Callable[[Week, int], Tally]) -> bool:
        """Walks back to the last week whose window decides by itself whether the rule was off."""
        while self._known_from is not None or (self._first is not None and week >= self._first):
            window = count(week, rule.window)
            if window.total == 0:
                return False
            if window.total >= rule.minimum:
                if any(verdict.verdict in OFF for verdict in _groups(rule, window)):
                    return True
                if all(_settled(part, window, rule.tolerance) for part in rule.parts):
                    return False
            week = week.shifted(-1)
        return False


def _group_of(entry: Entry, rule: MixRule) -> str | None:
    assert entry.stance is not None
    for part in rule.parts:
        if part.holds(entry.stance, entry.kind):
            return part.group
    return None


def _groups(rule: MixRule, counted: Tally) -> tuple[GroupVerdict, ...]:
    return tuple(_group_verdict(part, counted, rule.tolerance) for part in rule.parts)


def _group_verdict(part: Part, counted: Tally, tolerance: Fraction) -> GroupVerdict:
    count = counted.groups.get(part.group, 0)
    low, high = allowed(counted.total, part, tolerance)
    verdict = Verdict.OVER if count > high else Verdict.UNDER if count < low else Verdict.BALANCED
    return GroupVerdict(part.group, count, (low, high), verdict)


def _judgement(rule: MixRule, counted: Tally) -> Judgement:
    groups = _groups(rule, counted)
    if counted.total < rule.minimum:
        return Judgement(counted, groups, Verdict.TOO_FEW, 0)
    verdicts = {group.verdict for group in groups}
    verdict = next((v for v in (Verdict.OVER, Verdict.UNDER) if v in verdicts), Verdict.BALANCED)
    excess = sum(max(0, group.count - group.allowed[1]) for group in groups)
    shortfall = sum(max(0, group.allowed[0] - group.count) for group in groups)
    return Judgement(counted, groups, verdict, max(excess, shortfall))


def _settled(part: Part, counted: Tally, tolerance: Fraction) -> bool:
    """Near enough to the share to end an "off": within half the tolerance, and never stricter than half a post."""
    distance = counted.groups.get(part.group, 0) - counted.total * part.share
    near = max(Fraction(1, 2), counted.total * tolerance / 2)
    above, below = distance <= near, -distance <= near
    return (above or part.mode is Mode.FLOOR) and (below or part.mode is Mode.CAP)


def _covering(waivers: Iterable[Waiver], rule: MixRule, week: Week) -> Waiver | None:
    span = week.span
    return next((w for w in waivers if w.rule == rule.key and w.starts < span.end and w.ends >= span.start), None)


def _accepted(judgement: Judgement) -> Judgement:
    waived = judgement.verdict in OFF or judgement.verdict is Verdict.RECOVERING
    return replace(judgement, verdict=Verdict.ACCEPTED) if waived else judgement


def _unjudged(entries: list[Entry], week: Week, unit: Unit) -> WeekBalance:
    counted = tally(entries, _COUNT_ONLY, unit)
    judgement = Judgement(counted, (), Verdict.NO_RULE, 0)
    return WeekBalance(week, unit, judgement, judgement)


_COUNT_ONLY = MixRule("", "", (), Unit.POST, 1, Fraction(0), 1, frozenset(), "")
