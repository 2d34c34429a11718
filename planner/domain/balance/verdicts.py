"""Verdicts over counts: what is allowed for small numbers, how far off it is, and how many to add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor, inf
from operator import itemgetter

from planner.domain.balance.counting import Tally
from planner.domain.rules import MixRule, Mode, Part


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


@dataclass(frozen=True, slots=True)
class GroupVerdict:
    """One part of the rule: its count, the allowed range, and "over", "under" or "balanced"."""

    part: Part
    count: int
    allowed: tuple[int, int]
    verdict: Verdict

    @property
    def group(self) -> str:
        """What the part is called."""
        return self.part.group


@dataclass(frozen=True, slots=True)
class Judgement:
    """A stretch judged: one verdict over all groups, the groups, and what was counted.

    ``change`` is how many would have to change sides.
    """

    tally: Tally
    groups: tuple[GroupVerdict, ...]
    verdict: Verdict
    change: int

    @property
    def allowed(self) -> tuple[int, int]:
        """The range of the first group, which names the rule; anything where no group is judged."""
        return self.groups[0].allowed if self.groups else (0, self.tally.total)


def allowed(total: int, part: Part, tolerance: Fraction) -> tuple[int, int]:
    """The counts of a group that pass: best rounding of its share, or within the tolerance band.

    A cap tests only the upper end (the range begins at 0), a floor only the lower. A part with a count of its own
    allows that count, and has no upper end when it is a floor.
    """
    if part.count is not None:
        return _counted_out(total, part.count, part.mode)
    share, share_of, band, band_of = *part.share.as_integer_ratio(), *tolerance.as_integer_ratio()
    whole = share_of * band_of
    within, least = total * share, total * (share * band_of - band * share_of)
    low = min(within // share_of, -(-least // whole))
    high = max(-(-within // share_of), total * (share * band_of + band * share_of) // whole)
    low, high = max(low, 0), min(high, total)
    return (0 if part.mode is Mode.CAP else low), (total if part.mode is Mode.FLOOR else high)


def judgement(rule: MixRule, counted: Tally, parts: Sequence[tuple[Part, Tally]]) -> Judgement:
    """The verdict over the parts, each with what is counted for it: mostly the same as ``counted``; none is no rule."""
    groups = tuple(_group_verdict(part, tally, rule.tolerance) for part, tally in parts)
    if not rule.parts:
        return Judgement(counted, (), Verdict.NO_RULE, 0)
    if counted.number < rule.minimum:
        return Judgement(counted, groups, Verdict.TOO_FEW, 0)
    if not groups:
        return Judgement(counted, (), Verdict.NO_RULE, 0)
    verdicts = {group.verdict for group in groups}
    verdict = next((v for v in (Verdict.OVER, Verdict.UNDER) if v in verdicts), Verdict.BALANCED)
    excess = sum(max(0, group.count - group.allowed[1]) for group in groups)
    shortfall = sum(max(0, group.allowed[0] - group.count) for group in groups)
    return Judgement(counted, groups, verdict, max(excess, shortfall))


def is_off(rule: MixRule, parts: Sequence[tuple[Part, Tally]]) -> bool:
    """True when a part is out of its range."""
    return any(_group_verdict(part, tally, rule.tolerance).verdict in OFF for part, tally in parts)


def is_settled(rule: MixRule, parts: Sequence[tuple[Part, Tally]]) -> bool:
    """True when every part is near enough to its share to end an "off"."""
    return all(_settled(part, tally, rule.tolerance) for part, tally in parts)


def to_add(rule: MixRule, counted: Tally) -> int | None:
    """How few of the right groups, added to what stands, bring every group into its range.

    None when no reasonable number helps, and for parts with windows of their own.
    """
    if any(part.window is not None for part in rule.parts):
        return None
    counts = [counted.groups.get(part.group, 0) for part in rule.parts]
    rest = counted.total - sum(counts)
    total = counted.total
    for _ in range(_STEPS):
        needed = max(total, _needed(rule, counts, rest, total))
        if needed > _MOST_TIMES * (counted.total + 1):
            return None
        if needed == total:
            return total - counted.total
        total = int(needed)
    return None


def next_group(rule: MixRule, counted: Tally) -> Part | None:
    """The part that the next post should be in: the one furthest below its share or count.

    None where none lacks anything, or where what no part holds lacks more: then any other post will do. A cap never
    asks for more.
    """
    lacking = [(_lack(part, counted), part) for part in rule.parts if part.mode is not Mode.CAP]
    most, part = max(lacking, key=itemgetter(0), default=(Fraction(0), None))
    if part is None or most <= 0 or (part.count is None and most < _lack_of_rest(rule, counted)):
        return None
    return part


def _lack(part: Part, counted: Tally) -> Fraction:
    """How many more there would be after the next post if all were as they should be."""
    wanted = part.share * (counted.total + 1) if part.count is None else Fraction(part.count)
    return wanted - counted.groups.get(part.group, 0)


def _lack_of_rest(rule: MixRule, counted: Tally) -> Fraction:
    shared = [part for part in rule.parts if part.count is None]
    share = 1 - sum((part.share for part in shared), Fraction(0))
    return share * (counted.total + 1) - counted.total + sum(counted.groups.get(part.group, 0) for part in shared)


def _counted_out(total: int, count: int, mode: Mode) -> tuple[int, int]:
    if mode is Mode.CAP:
        return 0, count
    return count, max(total, count) if mode is Mode.FLOOR else count


def _group_verdict(part: Part, counted: Tally, tolerance: Fraction) -> GroupVerdict:
    count = counted.groups.get(part.group, 0)
    low, high = allowed(counted.total, part, tolerance)
    verdict = Verdict.OVER if count > high else Verdict.UNDER if count < low else Verdict.BALANCED
    return GroupVerdict(part, count, (low, high), verdict)


def _settled(part: Part, counted: Tally, tolerance: Fraction) -> bool:
    """Within half the tolerance of the share, and never stricter than half a post."""
    if part.count is not None:
        return True
    share, share_of, band, band_of = *part.share.as_integer_ratio(), *tolerance.as_integer_ratio()
    distance = 2 * band_of * (counted.groups.get(part.group, 0) * share_of - counted.total * share)
    near = share_of * max(band_of, counted.total * band)
    above, below = distance <= near, -distance <= near
    return (above or part.mode is Mode.FLOOR) and (below or part.mode is Mode.CAP)


def _needed(rule: MixRule, counts: Sequence[int], rest: int, total: int) -> float:
    """How many there must be at least, if there are so many at least: never more than the fewest that do.

    Neither end of a range ever sinks when the total grows.
    """
    pairs = list(zip(rule.parts, counts, strict=True))
    room = max((_room_for(part, count, rule.tolerance) for part, count in pairs), default=0)
    lows = (allowed(total, part, rule.tolerance)[0] for part in rule.parts)
    return max(room, rest + sum(max(count, low) for count, low in zip(counts, lows, strict=True)))


def _room_for(part: Part, count: int, tolerance: Fraction) -> float:
    """The smallest total that allows so many of a part."""
    if count == 0 or part.mode is Mode.FLOOR:
        return 0
    if part.count is not None:
        return 0 if count <= part.count else inf
    by_rounding = floor((count - 1) / part.share) + 1 if part.share else inf
    by_band = ceil(count / (part.share + tolerance)) if part.share + tolerance else inf
    return min(by_rounding, by_band)


_STEPS = 500
_MOST_TIMES = 20
"""More than so many times what stands is no advice."""
