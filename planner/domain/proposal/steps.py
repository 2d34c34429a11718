"""What was chosen as steps with their reasons, none of which could be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from planner.domain.balance import Entry, of_post
from planner.domain.edits import Change
from planner.domain.plan import name_of
from planner.domain.proposal import words
from planner.domain.proposal.breach import MIXES, Key, Standing, worse
from planner.domain.proposal.kinds import Kinds
from planner.domain.proposal.options import Option
from planner.domain.proposal.proposal import Step
from planner.domain.proposal.reasons import After, Told, told
from planner.domain.proposal.task import State, Task
from planner.domain.records import Placement, Post, Status


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
    """One that changes nothing for the better, the costliest first; drafts do when they make something hold.

    A draft that only brings a mix nearer to its range is more work for nothing.
    """
    with_all, before = after(options), after([])
    for option in sorted(options, key=lambda one: -one.cost):
        without = after([one for one in options if one is not option])
        but = _only_nearer(before, without, with_all) if option.sort == "add" else ()
        if not worse(without.week, with_all.week, but=but) and not worse(without.next_week, before.next_week):
            return option
    return None


def _only_nearer(before: Standing, without: Standing, with_all: Standing) -> frozenset[Key]:
    """The mixes that stay broken, and are no worse than before without an option."""
    further = {one.key for one in worse(without.week, before.week)}
    return frozenset(key for key, one in with_all.week.items() if one.sort in MIXES and key not in further)


def steps_of(task: Task, options: Sequence[Option], after: After) -> tuple[Step, ...]:
    """The options as steps, what mends most first; two posts that change places are one."""
    found = told(options, after)
    swapped = {one: pair for pair in _swaps(found) for one in pair}
    first = [one for one in found if one not in swapped or one is swapped[one][0]]
    return tuple(_swap(task, *swapped[one]) if one in swapped else _step(task, one) for one in first)


def _swaps(told: Sequence[Told]) -> list[tuple[Told, Told]]:
    """Pairs of posts that take each other's day."""
    found: list[tuple[Told, Told]] = []
    moves = [one for one in told if one.option.sort == "move"]
    for one, other in combinations(moves, 2):
        taken = any(one in pair or other in pair for pair in found)
        if not taken and _days(one) == tuple(reversed(_days(other))) and len(set(_days(one))) > 1:
            found.append((one, other) if one.mends or not other.mends else (other, one))
    return found


def _days(told: Told) -> tuple[object, object]:
    return told.option.gone[0].day, told.option.new[0].day


def _step(task: Task, told: Told) -> Step:
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


def _swap(task: Task, one: Told, other: Told) -> Step:
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
        return _written_anew(task, option)
    assert option.chip is not None
    place = option.new[0]
    pairs = [(one, replace(one, date=place.day, time=place.clock, fold=None)) for one in option.chip.placements]
    return tuple(Change(*pair) for pair in pairs), tuple(after for _, after in pairs)


def _written_anew(task: Task, option: Option) -> tuple[tuple[Change, ...], tuple[Placement, ...]]:
    """The post in its other kind; what was ready is a draft again."""
    there = [task.plan.placements[entry.placement_id] for entry in option.gone]
    pairs = [(one, replace(one, status=Status.DRAFT) if one.status is Status.READY else one) for one in there]
    changed = (Change(*pair) for pair in pairs if pair[0] is not pair[1])
    post = Change(task.plan.posts[option.post.id], option.post)
    return (post, *changed), tuple(after for _, after in pairs)


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
