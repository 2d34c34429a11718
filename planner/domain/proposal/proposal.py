"""A proposal for a week: its steps, which may be taken one by one, as an edit and as a preview."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from planner.domain.edits import Change, Edit, new_id
from planner.domain.overlay import Ghost, GhostSort, Overlay
from planner.domain.plan import Plan
from planner.domain.records import Placement, Post, Record
from planner.domain.span import Week

Sort = Literal["move", "swap", "later", "kind", "add"]

_GHOSTS: dict[Sort, GhostSort] = {"move": "move", "swap": "move", "later": "move", "kind": "change", "add": "add"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change that is proposed; ``words`` are a sentence with its reason.

    ``posts`` are the posts as they would be, ``places`` their placements, as far as they are shown anew.
    """

    key: str
    words: str
    changes: tuple[Change, ...]
    sort: Sort
    posts: tuple[Post, ...]
    places: tuple[Placement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What would make a week keep all rules, or come nearest to it.

    ``feasible`` is what the judges say of the week after all steps; ``already`` that there is nothing to do. ``words``
    are sentences on what it reaches, or on what cannot be satisfied. ``launch`` is the name of the campaign for which
    the week may be meant to sell, "" where that is not so.
    """

    week: Week
    steps: tuple[Step, ...]
    feasible: bool
    words: str
    already: bool = False
    launch: str = ""


def edit_of(plan: Plan, proposal: Proposal, keys: Collection[str]) -> Edit:
    """The chosen steps as one edit, on the records as ``plan`` has them now.

    A step is left out when what it moves was moved, approved or deleted since.
    """
    changes: list[Change] = []
    for step in proposal.steps:
        if step.key in keys and _holds(plan, step):
            changes += _fresh(_rebased(plan, change) for change in step.changes)
    return Edit(f"Balance {proposal.week.words}", tuple(changes))


def ghosts_of(proposal: Proposal, keys: Collection[str]) -> Overlay:
    """The chosen steps as a calendar previews them."""
    chosen = [step for step in proposal.steps if step.key in keys]
    leaving = {change.before.id for step in chosen for change in step.changes if isinstance(change.before, Placement)}
    changed = {place.id for step in chosen if step.sort == "kind" for place in step.places}
    ghosts = tuple(ghost for step in chosen for ghost in _ghosts(step))
    return Overlay(ghosts=ghosts, leaving=frozenset(leaving | changed))


def _ghosts(step: Step) -> Iterator[Ghost]:
    """One for each post and time."""
    for post in step.posts:
        times = dict.fromkeys((one.date, one.time) for one in step.places if one.post_id == post.id)
        for day, at in times:
            there = [one for one in step.places if (one.post_id, one.date, one.time) == (post.id, day, at)]
            if day is not None:
                yield Ghost(
                    key=step.key,
                    day=day,
                    clock=at,
                    channel_ids=tuple(one.channel_id for one in there if one.channel_id is not None),
                    kind_id=post.kind_id,
                    title=post.title or " ".join(post.text.split())[:40],
                    words=step.words,
                    sort=_GHOSTS[step.sort],
                )


_PLACE = ("date", "time", "channel_id", "format", "status", "trashed")
_POST = ("kind_id", "stance", "trashed")


def _holds(plan: Plan, step: Step) -> bool:
    """Whether all is still as the proposal found it, in what it is about; a kind hangs on all entries of the post."""
    befores = [change.before for change in step.changes if change.before is not None]
    changed = {change.record.id for change in step.changes}
    kept = [one for one in step.places if step.sort == "kind" and one.id not in changed]
    there = [one for one in kept if one.id in plan.placements]
    return all(_same(_as_it_is(plan, one), one) for one in (*befores, *there))


def _same(now: Placement | Post | None, before: Record) -> bool:
    names = _PLACE if isinstance(before, Placement) else _POST
    return now is not None and all(getattr(now, name) == getattr(before, name) for name in names)


def _as_it_is(plan: Plan, record: Any) -> Placement | Post | None:
    return plan.placements.get(record.id) if isinstance(record, Placement) else plan.posts.get(record.id)


def _rebased(plan: Plan, change: Change) -> Change:
    """The change on the record as it is now, with words that were written since."""
    before, after = change.before, change.after
    if before is None or after is None:
        return change
    fields = {name: getattr(after, name) for name in after.__slots__ if getattr(after, name) != getattr(before, name)}
    now: Any = _as_it_is(plan, before)
    return Change(now, replace(now, **fields))


def _fresh(changes: Iterator[Change]) -> Iterator[Change]:
    """The changes with ids of their own for what is new."""
    ids: dict[str, str] = {}
    for change in changes:
        made: Any = change.after
        if change.before is None:
            id_ = ids.setdefault(made.id, new_id())
            made = replace(made, id=id_, **({"post_id": id_} if isinstance(made, Placement) else {}))
            if isinstance(made, Placement):
                made = replace(made, id=new_id())
        yield Change(change.before, made)
