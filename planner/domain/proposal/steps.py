"""What was chosen as steps with their reasons, none of which could be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from planner.domain.balance import Entry, of_post
from planner.domain.edits import Change
from planner.domain.plan import name_of
from planner.domain.proposal import words
from planner.domain.proposal.breach import Standing
from planner.domain.proposal.kinds import Kinds
from planner.domain.proposal.options import Option
from planner.domain.proposal.proposal import Step
from planner.domain.proposal.task import State, Task
from planner.domain.records import Placement, Post, Status

After = Callable[[Sequence[Option]], Standing]
"""How the weeks stand after options."""


def state_after(state: State, options: Iterable[Option]) -> State:
    """The plan with the options carried out."""
    listed = list(options)
    gone = {entry.placement_id for option in listed for entry in option.gone}
    return state.after(gone, [entry for option in listed for entry in option.new])


def with_kinds(task: Task, kinds: Kinds, options: Sequence[Option]) -> list[Option]:
    """The options with kinds in turn, so that not all that is new is of one kind."""
    taken: Counter[str] = Counter()
    found = []
    for option in options:
        if option.kinds:
            kind = min(kinds.alike(option.kinds), key=lambda one: taken[one.key])
            taken[kind.key] += 1
            post = replace(option.post, kind_id=kind.id)
            said = of_post(task.plan, post)
            new = tuple(entry._replace(**said) for entry in option.new)
            found.append(replace(option, post=post, new=new))
        else:
            found.append(option)
    return found


def needed(options: Sequence[Option], after: After) -> list[Option]:
    """The options of which none can be left out without something being further off."""
    kept = list(options)
    while True:
        idle = _idle(kept, after)
        if idle is None:
            return kept
        kept.remove(idle)


def _idle(options: Sequence[Option], after: After) -> Option | None:
    """One that changes nothing for the better, the costliest first."""
    with_all = after(options)
    for option in sorted(options, key=lambda one: -one.cost):
        others = [one for one in options if one is not option]
        if not after(others).worse_than(with_all):
            return option
    return None


def steps_of(task: Task, options: Sequence[Option], after: After) -> tuple[Step, ...]:
    """The options as steps, by day; two posts that change places are one."""
    before, with_all = after([]), after(options)
    told = []
    for option in options:
        without = after([one for one in options if one is not option])
        told.append(_told(option, before, without, with_all))
    swapped = _swaps(told)
    alone = [one for one in told if not any(one in pair for pair in swapped)]
    steps = [_step(task, one) for one in alone] + [_swap(task, *pair) for pair in swapped]
    return tuple(sorted(steps, key=lambda one: (_first(one), one.key)))


@dataclass(frozen=True, eq=False, slots=True)
class _Told:
    option: Option
    now: str
    otherwise: str

    @property
    def reason(self) -> str:
        """What is wrong now, or else what would be wrong without the step."""
        return self.now or (f"otherwise {self.otherwise}" if self.otherwise else "")


def _told(option: Option, before: Standing, without: Standing, after: Standing) -> _Told:
    """An option with what would be wrong without it: as it is now, or as the other steps would leave it."""
    broken = without.worse_than(after)
    now = (before.week[breach.key].words for breach in broken if breach.key in before.week)
    return _Told(option, next(now, ""), broken[0].words if broken else "")


def _swaps(told: Sequence[_Told]) -> list[tuple[_Told, _Told]]:
    """Pairs of posts that take each other's day."""
    found: list[tuple[_Told, _Told]] = []
    moves = [one for one in told if one.option.sort == "move"]
    for one, other in combinations(moves, 2):
        taken = any(one in pair or other in pair for pair in found)
        if not taken and _days(one) == tuple(reversed(_days(other))) and len(set(_days(one))) > 1:
            found.append((one, other) if one.now or not other.now else (other, one))
    return found


def _days(told: _Told) -> tuple[object, object]:
    return told.option.gone[0].day, told.option.new[0].day


def _first(step: Step) -> tuple[str, str]:
    days = [str(one.date) for one in step.places]
    return min(days, default=""), step.sort


def _step(task: Task, told: _Told) -> Step:
    option = told.option
    changes, places = _changes(task, option)
    return Step(
        key=option.key,
        words=_sentence(_said(task, option), told.reason),
        changes=changes,
        sort=option.sort,
        posts=(_titled(task, option),),
        places=places,
    )


def _swap(task: Task, one: _Told, other: _Told) -> Step:
    options = one.option, other.option
    changes, places = zip(*(_changes(task, option) for option in options), strict=True)
    days = one.option.gone[0].day, other.option.gone[0].day
    said = words.swap_words(name_of(options[0].post), name_of(options[1].post), days)
    return Step(
        key=f"swap:{options[0].key}:{options[1].key}",
        words=_sentence(said, one.reason),
        changes=(*changes[0], *changes[1]),
        sort="swap",
        posts=(options[0].post, options[1].post),
        places=(*places[0], *places[1]),
    )


def _sentence(said: str, reason: str) -> str:
    return f"{said}: {reason}." if reason else f"{said}."


def _said(task: Task, option: Option) -> str:
    kind = task.plan.kind_of(option.post)
    name = kind.name if kind else ""
    place = option.new[0]
    if option.sort == "add":
        return words.add_words(
            (name, option.form), task.plan.channels[place.channel_id or ""].name, place.day, place.clock
        )
    title = name_of(option.post)
    if option.sort == "kind":
        was = task.plan.kind_of(task.plan.posts[option.post.id])
        return words.kind_words(title, was.name if was else "", name)
    if option.sort == "later":
        return words.later_words(title, place.day, place.clock)
    return words.move_words(title, place.day, place.clock, option.gone[0].day)


def _changes(task: Task, option: Option) -> tuple[tuple[Change, ...], tuple[Placement, ...]]:
    """The changes of an option, and the placements as they would be."""
    if option.sort == "add":
        return _created(task, option)
    if option.sort == "kind":
        there = tuple(task.plan.placements[entry.placement_id] for entry in option.gone)
        return (Change(task.plan.posts[option.post.id], option.post),), there
    assert option.chip is not None
    place = option.new[0]
    pairs = [(one, replace(one, date=place.day, time=place.clock, fold=None)) for one in option.chip.placements]
    return tuple(Change(*pair) for pair in pairs), tuple(after for _, after in pairs)


def _created(task: Task, option: Option) -> tuple[tuple[Change, ...], tuple[Placement, ...]]:
    """A draft without words; its ids hold until it is taken up."""
    entry: Entry = option.new[0]
    post = _titled(task, option)
    place = Placement(
        id=entry.placement_id,
        post_id=post.id,
        channel_id=entry.channel_id,
        zone=task.plan.brand.zone,
        format=entry.format,
        date=entry.day,
        time=entry.clock,
        status=Status.DRAFT,
    )
    return (Change(None, post), Change(None, place)), (place,)


def _titled(task: Task, option: Option) -> Post:
    if option.sort != "add":
        return option.post
    kind = task.plan.kind_of(option.post)
    return replace(option.post, title=f"Suggestion: {kind.name}" if kind else "Suggestion")
