"""What a reply does to the plan: approvals, comments, and what is not approved because it is another thing by now."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from planner.domain.edits import Change, Edit, new_id
from planner.domain.plan import Plan
from planner.domain.quote import quoted
from planner.domain.records import UNAPPROVED, Comment, Placement, Status
from planner.exchange.format import BadFile
from planner.exchange.review.cards import mark_of
from planner.exchange.review.reply import Answered, Reply, Said


@dataclass(frozen=True, slots=True)
class Pending:
    """An entry that was approved as it was sent, and would post something else now."""

    placement_id: str
    name: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One edit for all of a reply, with what it holds: entries approved, changes asked for, comments, and the rest.

    ``pending`` are not approved by the edit; ``gone`` counts entries that are no longer in the plan, ``settled`` those
    that were approved, scheduled or posted already.
    """

    edit: Edit
    approved: int
    wanted: int
    comments: int
    pending: tuple[Pending, ...]
    gone: int
    settled: int

    @property
    def sentences(self) -> tuple[str, ...]:
        """The outcome in plain sentences."""
        said = [
            _counted(self.approved, "{} entry approved.", "{} entries approved."),
            _counted(self.wanted, "A change is asked for in {} post.", "Changes are asked for in {} posts."),
            _counted(self.comments, "{} comment.", "{} comments."),
            _counted(self.settled, "{} was approved or out already.", "{} were approved or out already."),
            _counted(self.gone, "{} entry is no longer in the plan.", "{} entries are no longer in the plan."),
        ]
        pending = [f"{one.name} was changed since it was sent and waits for approval." for one in self.pending]
        return (*filter(None, said), *pending)


def outcome(plan: Plan, reply: Reply, *, known: Collection[Comment] = (), anyway: Collection[str] = ()) -> Outcome:
    """What a reply does; ``plan`` holds the entries that it names, and ``known`` the comments on their posts.

    Entries that were changed since are approved only where ``anyway`` names them. Raises BadFile when the reply is
    about another brand. Reading a reply a second time changes nothing.
    """
    if reply.brand_id != plan.brand.id:
        raise BadFile(f"The reply is about {quoted(reply.brand)}, not about {quoted(plan.brand.name)}.")
    work = _Work(plan, reply, known, anyway)
    for answered in reply.answers:
        work.take(answered)
    return work.outcome()


class _Work:
    """A reply being carried over."""

    def __init__(self, plan: Plan, reply: Reply, known: Collection[Comment], anyway: Collection[str]) -> None:
        self._plan, self._reply, self._anyway = plan, reply, anyway
        self._known = {(one.post_id, one.who, one.text, one.at) for one in known}
        self._changes: dict[str, Change] = {}
        self._comments: list[Change] = []
        self._pending: list[Pending] = []
        self._approved = self._wanted = self._gone = self._settled = 0

    def take(self, answered: Answered) -> None:
        """Carries over what was said of one card."""
        there = [(one, mark) for id_, mark in answered.entries if (one := self._plan.placements.get(id_))]
        live = [(one, mark) for one, mark in there if one.trashed is None]
        if answered.said is Said.APPROVE:
            self._gone += len(answered.entries) - len(live)
            for placement, mark in live:
                self._approve(placement, mark)
        if not live:
            return
        placements = [placement for placement, _ in live]
        if answered.said is Said.CHANGE:
            self._wanted += 1
            self._take_back(placements)
        if answered.comment or answered.said is Said.CHANGE:
            self._comment(placements, answered)

    def outcome(self) -> Outcome:
        """What came of it."""
        name = self._reply.who or "the reviewer"
        return Outcome(
            Edit(f"Read the reply of {name}", (*self._changes.values(), *self._comments), brings_approvals=True),
            approved=self._approved,
            wanted=self._wanted,
            comments=sum(bool(_text_of(change)) for change in self._comments),
            pending=tuple(self._pending),
            gone=self._gone,
            settled=self._settled,
        )

    def _approve(self, placement: Placement, mark: str) -> None:
        if placement.status not in UNAPPROVED:
            self._settled += 1
        elif mark != mark_of(self._plan, placement) and placement.id not in self._anyway:
            self._pending.append(Pending(placement.id, self._plan.describe(placement)))
        else:
            self._approved += 1
            who, at = self._reply.who, self._reply.at
            after = replace(placement, status=Status.APPROVED, approved_by=who, approved_at=at)
            self._changes[placement.id] = Change(placement, after)

    def _take_back(self, placements: list[Placement]) -> None:
        """What was approved is a draft again when somebody asks for a change."""
        for placement in placements:
            if placement.status is Status.APPROVED and self._is_later(placement):
                after = replace(placement, status=Status.DRAFT, approved_by="", approved_at=None)
                self._changes[placement.id] = Change(placement, after)

    def _is_later(self, placement: Placement) -> bool:
        """Whether the reply is younger than the approval."""
        return placement.approved_at is None or placement.approved_at < self._reply.at

    def _comment(self, placements: list[Placement], answered: Answered) -> None:
        post_ids = {one.post_id for one in placements}
        for post_id in sorted(post_ids):
            made = Comment(
                id=new_id(),
                brand_id=self._plan.brand.id,
                post_id=post_id,
                who=self._reply.who,
                text=answered.comment,
                at=self._reply.at,
                wants_change=answered.said is Said.CHANGE,
            )
            if (made.post_id, made.who, made.text, made.at) not in self._known:
                self._comments.append(Change(None, made))


def _text_of(change: Change) -> str:
    assert isinstance(change.after, Comment)
    return change.after.text


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).format(count) if count else ""
