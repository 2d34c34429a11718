"""Edits a plan without end until it is killed: a process of its own, begun by ``edit_until_killed``.

Every call is announced by ``TRY`` and the state that the plan must hold once it is carried out; ``ACK`` with the same
state follows as soon as it has returned. A state is JSON: the id of every post and placement with a digest of all it
holds. The expected state comes from the edits alone and is never read back from the plan.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import count
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TextIO

from planner.app.document import Document
from planner.domain.edits import (
    Edit,
    delete,
    edit_post,
    new_post,
    put_on,
    schedule,
    set_status,
)
from planner.domain.plan import Plan
from planner.domain.records import Placement, Post, Record, Status
from planner.store.opening import open_store
from tests.builders import MONDAY, a_placement, a_post

MOST_POSTS = 40

State = dict[str, str]
Records = dict[str, Post | Placement]


def state_of(records: Iterable[Record]) -> State:
    """Each record's id with a digest of everything it holds."""
    return {record.id: hashlib.sha256(repr(record).encode()).hexdigest()[:12] for record in records}


def plan_state(plan: Plan) -> State:
    """The state of a plan as it lies on disk."""
    return state_of([*plan.posts.values(), *plan.placements.values()])


class Worker:
    """Carries out random edits and says beforehand and afterwards what the plan must hold."""

    def __init__(self, document: Document, seed: int, out: TextIO) -> None:
        self._document = document
        self._out = out
        self._random = random.Random(seed)
        self._numbers = count()
        self._prefix = f"{seed:x}"
        self._brand = document.brands()[0]
        plan = document.plan(self._brand)
        self._channel = next(iter(plan.channels.values()))
        self._states: list[Records] = [{**plan.posts, **plan.placements}]
        self._place = 0

    def run(self) -> None:
        """Edits until somebody puts an end to it."""
        self._say("ACK", self._states[0])
        while True:
            self._step()

    def _step(self) -> None:
        chance = self._random.random()
        if chance < 0.15 and self._place > 0:
            self._carry_out(self._document.undo, self._states[self._place - 1])
            self._place -= 1
        elif chance < 0.25 and self._place < len(self._states) - 1:
            self._carry_out(self._document.redo, self._states[self._place + 1])
            self._place += 1
        else:
            self._edit()

    def _edit(self) -> None:
        now = self._states[self._place]
        posts = [record for record in now.values() if isinstance(record, Post)]
        placements = [record for record in now.values() if isinstance(record, Placement)]
        edit = self._document.whole(self._some_edit(posts, placements))
        after = dict(now)
        for change in edit.changes:
            after.pop(change.record.id, None)
            if isinstance(change.after, Post | Placement):
                after[change.after.id] = change.after
        if after == now:
            return
        self._carry_out(lambda: self._document.do(edit), after)
        self._document.end_merging()
        self._states[self._place + 1 :] = [after]
        self._place += 1

    def _some_edit(self, posts: list[Post], placements: list[Placement]) -> Edit:
        choice = self._random.randrange(7)
        if not posts or choice <= 1:
            return self._new_post()
        if choice == 2 or len(posts) > MOST_POSTS:
            gone = self._random.sample(posts, max(1, len(posts) // 3))
            ids = {post.id for post in gone}
            return delete(gone, [one for one in placements if one.post_id in ids])
        if choice == 3:
            post = self._random.choice(posts)
            own = [one for one in placements if one.post_id == post.id]
            return put_on(post, own, self._channel, self._brand.zone)
        if choice == 4:
            return schedule(placements, MONDAY + timedelta(days=self._random.randrange(400)))
        if choice == 5:
            return set_status(placements, self._random.choice(list(Status)))
        return edit_post(self._random.choice(posts), "text", self._text(40_000))

    def _new_post(self) -> Edit:
        post = a_post(id=self._id("post"), brand_id=self._brand.id, text=self._text(3_000))
        return new_post(post, [self._placement(post.id) for _ in range(self._random.randrange(4))])

    def _placement(self, post_id: str) -> Placement:
        return a_placement(id=self._id("placement"), post_id=post_id, channel_id=self._channel.id)

    def _id(self, kind: str) -> str:
        return f"{kind}-{self._prefix}-{next(self._numbers)}"

    def _text(self, longest: int) -> str:
        return f"{self._random.getrandbits(64):x} 🪜\n" * (self._random.randrange(longest) // 20)

    def _carry_out(self, call: Callable[[], None], after: Records) -> None:
        self._say("TRY", after)
        call()
        self._say("ACK", after)

    def _say(self, word: str, records: Records) -> None:
        self._out.write(f"{word} {json.dumps(state_of(records.values()))}\n")
        self._out.flush()


def edit_until_killed(plan: Path, seed: int, out: Connection) -> None:
    """Opens the plan and edits it."""
    with open(out.fileno(), "w", closefd=False) as told, open_store(plan, write=True) as store:
        Worker(Document(store), seed, told).run()
