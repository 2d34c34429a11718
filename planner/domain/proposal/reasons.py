"""Why each step is proposed: what it mends as the steps before it leave the week, those first that mend most."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from planner.domain.balance import Verdict
from planner.domain.proposal import words
from planner.domain.proposal.breach import MIXES, Breach, Judged, Key, Standing
from planner.domain.proposal.options import Option

After = Callable[[Sequence[Option]], Standing]
"""How the weeks stand after options."""

_OF_WINDOW = 0.9
"""What mending a window counts beside mending the week, when it is asked what to tell."""


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """An option with its reason; ``mends`` is False where it only keeps the other steps from breaking something."""

    option: Option
    reason: str
    mends: bool


def told(options: Sequence[Option], after: After) -> list[Told]:
    """The options with their reasons, what mends most first."""
    before, with_all = after([]), after(options)
    gains = {option.key: _gain(before, _without(option, options, after), with_all) for option in options}
    ordered = sorted(options, key=lambda one: (-gains[one.key], one.new[0].day, one.key))
    served = frozenset(key for key, one in before.week.items() if _amount(with_all, key) < one.amount)
    found = []
    for number, option in enumerate(ordered, 1):
        was, is_ = after(ordered[: number - 1]), after(ordered[:number])
        reason = max(_reasons(before, was, is_, served), default=(0.0, ""))[1]
        otherwise = "" if reason else _otherwise(_without(option, options, after), with_all)
        found.append(Told(option, reason or otherwise, bool(reason)))
    return found


def _without(option: Option, options: Sequence[Option], after: After) -> Standing:
    return after([one for one in options if one is not option])


def _otherwise(without: Standing, with_all: Standing) -> str:
    broken = without.worse_than(with_all)
    return f"otherwise {broken[0].words}" if broken else ""


def _gain(before: Standing, without: Standing, with_all: Standing) -> float:
    """How much of what is broken is mended by one option more, with all others."""
    mixes = sum(one for _, one in _nearer(before, without, with_all))
    return mixes + sum(one for _, one in _mended(without, with_all))


def _reasons(before: Standing, was: Standing, is_: Standing, served: frozenset[Key]) -> Iterator[tuple[float, str]]:
    """What a step brings nearer, by how much, with the words for it."""
    for breach, amount in _mended(was, is_):
        if breach.key in served:
            yield amount, breach.brings(_amount(is_, breach.key)) if breach.brings else breach.words
    for key, amount in _nearer(before, was, is_):
        if key in served:
            yield amount, words.brings_words(is_.mixes[key], before.mixes[key])


def _mended(was: Standing, is_: Standing) -> Iterator[tuple[Breach, float]]:
    """What of cadences is less broken than it was."""
    for key, breach in was.week.items():
        if breach.sort not in MIXES and _amount(is_, key) < breach.amount:
            yield breach, 1 - _amount(is_, key) / breach.amount


def _nearer(before: Standing, was: Standing, is_: Standing) -> Iterator[tuple[Key, float]]:
    """What of mixes that are broken before is nearer to its range than it was."""
    for key, breach in before.week.items():
        if key in before.mixes and key in was.mixes and key in is_.mixes:
            amount = _beyond(was.mixes[key], before.mixes[key]) - _beyond(is_.mixes[key], before.mixes[key])
            if amount > 0:
                yield key, amount * (1.0 if breach.sort == MIXES[0] else _OF_WINDOW)


def _beyond(now: Judged, before: Judged) -> float:
    """How far the group that was off before is beyond its range, by shares."""
    part, verdict = before.off.part, before.off.verdict
    count, sign = now.group(part.group).count, 1 if verdict is Verdict.OVER else -1
    limit = part.share + sign * now.measure.rule.tolerance
    wanted = part.count if part.count is not None else limit * now.judgement.tally.total
    return float(sign * (count - wanted))


def _amount(standing: Standing, key: Key) -> float:
    return standing.week[key].amount if key in standing.week else 0.0
