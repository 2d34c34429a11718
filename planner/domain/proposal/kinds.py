"""Which kinds a post could have so that it counts differently, told apart by what the rules make of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from planner.domain.balance import Entry, entry_of, of_post
from planner.domain.balance.counting import Code, Counting
from planner.domain.plan import KIND
from planner.domain.proposal.bound import sells_for_sure
from planner.domain.proposal.breaches import measures
from planner.domain.proposal.task import Task
from planner.domain.records import Label, Placement, Post, Stance
from planner.domain.rules import MixRule

_RECENT = timedelta(weeks=4)
"""How far back it is looked which kinds are used the least."""


@dataclass(frozen=True, slots=True)
class Family:
    """Kinds that all rules count alike, least used first."""

    kinds: tuple[Label, ...]

    @property
    def needs_somebody(self) -> bool:
        """True when a post of it needs somebody else's content or yes."""
        return bool(self.kinds) and needs_somebody(self.kinds[0])


class Kinds:
    """The kinds of the brand in use, but neutral ones: a post is no notice because a rule asks for fewer others."""

    def __init__(self, task: Task) -> None:
        self._task = task
        recent = task.both.widened(before=_RECENT)
        self._of_late = Counter(entry.kind for entry in task.entries if entry.day in recent)
        self._ever = Counter(entry.kind for entry in task.entries)
        rules = dict.fromkeys(one.rule for week in (task.week, task.next_week) for one in measures(task, week))
        self._countings = [Counting(_everywhere(rule), rule.unit, {}) for rule in rules]
        self._usable = sorted(filter(_counts, _kinds(task)), key=self._rank)

    def of_post(self, post: Post) -> list[Family]:
        """Kinds that would change how the post counts.

        None for notices, for what sells for sure, and where another of its entries stays.
        """
        there = [one for one in self._task.plan.placements.values() if one.post_id == post.id and one.date is not None]
        kept = self._task.plan.stance_of(post) is Stance.NEUTRAL or sells_for_sure(self._task, post)
        if kept or not all(map(self._may_change, there)):
            return []
        entry = next(filter(None, (entry_of(self._task.plan, one) for one in there)))
        worth = self._worth(entry)
        return [family for codes, family in self._told_apart(entry, post) if codes != worth]

    def of_draft(self) -> list[Family]:
        """Kinds that a new post could have, told apart."""
        post = Post(id="", brand_id="")
        entry = Entry(self._task.week.monday, None, "", "", None, "", **of_post(self._task.plan, post))
        return [family for _, family in self._told_apart(entry, post)] or [Family(())]

    def alike(self, kinds: Sequence[Label]) -> list[Label]:
        """Those of the kinds that need as little, and are as well tried, as the first."""
        return [one for one in kinds if self._rank(one)[:2] == self._rank(kinds[0])[:2]]

    def _may_change(self, placement: Placement) -> bool:
        assert placement.date is not None
        return placement.date in self._task.both and self._task.may_change(placement)

    def _told_apart(self, entry: Entry, post: Post) -> list[tuple[tuple[Code | None, ...], Family]]:
        found: dict[tuple[Code | None, ...], list[Label]] = {}
        for kind in self._usable:
            said = of_post(self._task.plan, replace(post, kind_id=kind.id, stance=None))
            found.setdefault(self._worth(entry._replace(**said)), []).append(kind)
        return [(codes, Family(tuple(kinds))) for codes, kinds in found.items()]

    def _worth(self, entry: Entry) -> tuple[Code | None, ...]:
        return tuple(next(iter(one.counted([entry]).values()), None) for one in self._countings)

    def _rank(self, kind: Label) -> tuple[bool, bool, int, int, int, str]:
        """What needs nobody and no special day first, then what the brand does at all, the least used of late."""
        ever, of_late = self._ever[kind.key], self._of_late[kind.key]
        waits = needs_somebody(kind) or kind.key in self._task.book.for_days
        return waits, not ever, of_late, -ever, kind.position, kind.key


def _everywhere(rule: MixRule) -> MixRule:
    """The rule without its scope, as kinds are told apart wherever they stand."""
    no: frozenset[str] = frozenset()
    return replace(rule, channels=no, formats=no, without_formats=no, campaigns=no, without_campaigns=no)


def _kinds(task: Task) -> list[Label]:
    ids = {one.id for one in task.plan.sets.values() if one.key == KIND}
    return [label for label in task.plan.labels.values() if label.set_id in ids]


def _counts(kind: Label) -> bool:
    return not kind.archived and kind.stance not in (None, Stance.NEUTRAL)


def needs_somebody(kind: Label) -> bool:
    """True for a kind whose posts need somebody else's content or yes."""
    return kind.needs_permission or kind.needs_disclosure or kind.origin not in ("", "own")
