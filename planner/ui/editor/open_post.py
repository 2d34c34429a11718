"""The post in the editor: its records as stored, what was typed, and how changes are asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.domain.checks.finding import Finding
from planner.domain.edits import Edit, new_post, restore
from planner.domain.plan import Plan
from planner.domain.records import Brand, Placement, Post
from planner.domain.rules import Severity
from planner.ui.context import Context
from planner.ui.editor.unsaved import Unsaved, Where
from planner.ui.words import tr

LONG_TEXT = 20_000
"""Characters from which on a text is looked at only when nobody types for a moment."""

HUGE_TEXT = 100_000
"""Characters from which on a text is not looked at any more; no network takes so many."""

_LOOK_AFTER = 250
"""Milliseconds after the last key until a long text is looked at."""


class OpenPost(QObject):
    """What the parts of the editor share; they read it in ``changed`` and ask it for edits.

    ``retyped`` says that words were typed or read, once for all keys of one turn of the event loop; ``findings`` are
    by then what is found in them, by the ids of the entries.
    """

    edit_requested = Signal(object)
    sitting_ended = Signal()
    changed = Signal()
    retyped = Signal()
    _due = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.findings: dict[str, tuple[Finding, ...]] = {}
        self._is_due = False
        self._typed_plan: Plan | None = None
        self._longest: int | None = None
        self._later = QTimer(self, singleShot=True, interval=_LOOK_AFTER)
        self._later.timeout.connect(self._look)
        self._due.connect(self._look_now, Qt.ConnectionType.QueuedConnection)
        self.changed.connect(self._look_soon)
        self.unsaved = Unsaved(context.document, self)
        self.unsaved.edit_requested.connect(self.edit_requested)
        self.plan: Plan | None = None
        self.post: Post | None = None
        self.placements: list[Placement] = []
        self.picked: tuple[str, ...] = ()
        self.gone = False
        self.coming_back = False

    @property
    def brand(self) -> Brand:
        """The brand of the post; a post must be open."""
        return self.records.brand

    @property
    def records(self) -> Plan:
        """The post with the brand's settings; a post must be open."""
        assert self.plan is not None
        return self.plan

    @property
    def shown_post(self) -> Post:
        """The post; one must be open."""
        assert self.post is not None
        return self.post

    @property
    def chosen(self) -> list[Placement]:
        """The entries of the chip that was opened, or all."""
        return [one for one in self.placements if one.id in self.picked] or self.placements

    def open(self, brand: Brand, post_id: str, picked: Collection[str]) -> None:
        """Reads this post; the entries of the chip are ``picked``."""
        self.picked = tuple(picked)
        self._read(brand, post_id)

    def read(self, brand: Brand | None = None) -> None:
        """Reads the post again, if one is open; ``brand`` is its brand when that changed."""
        if self.plan is not None and self.post is not None:
            self._read(brand or self.plan.brand, self.post.id)

    def shut(self) -> None:
        """No post is open any more."""
        self.plan, self.post, self.placements, self.picked, self.gone = None, None, [], (), False
        self._look_soon()

    def ask(self, make: Callable[[], Edit]) -> None:
        """Asks for the edit that ``make`` gives for the records as they are after the typed words were stored."""
        self.unsaved.save()
        self.read()
        if self.post is not None and not self.gone:
            self.edit_requested.emit(make())
        self.read()
        self.changed.emit()

    def note_typed(self, where: Where, read: Callable[[], Any]) -> None:
        """A key was pressed in a field of the post."""
        self.unsaved.typed(self.brand, where, read)
        self._look_soon()

    def typed(self) -> Plan:
        """The post and its entries with what is typed and not stored yet; a post must be open."""
        if self._typed_plan is None:
            self._typed_plan = self._with_typed()
        return self._typed_plan

    def left(self) -> None:
        """A field was left: what was typed there is stored, and the next words are a step of their own."""
        self.unsaved.save()
        self.sitting_ended.emit()

    def put_back(self) -> None:
        """Asks for the post that is gone to be in the plan again, with what was typed since."""
        post, anew = self.shown_post, self._anew(self.shown_post)
        self.coming_back = True
        self.unsaved.save()
        plan, _ = self.context.document.plan_of(self.brand, {post.id}, set())
        in_trash = post.id in plan.posts
        self.edit_requested.emit(restore(plan.posts.values(), plan.placements.values()) if in_trash else anew)
        self.read()
        self.unsaved.save()
        self.coming_back = False
        self.changed.emit()

    def channel_name(self, placement: Placement) -> str:
        """The name of the channel of an entry, with its format where the post stands there several times."""
        channel = self.records.channels[placement.channel_id] if placement.channel_id else None
        name = channel.name if channel else tr("no channel yet")
        twins = [one for one in self.placements if one.channel_id == placement.channel_id]
        if len(twins) == 1:
            return name
        return tr("{channel} · {format}", channel=name, format=placement.format or str(twins.index(placement) + 1))

    def has_own_text(self, placement: Placement) -> bool:
        """Whether an entry says something of its own, stored or being typed."""
        return placement.text is not None or Where(Placement, placement.id, "text") in self.unsaved

    # what is found in it

    def settle(self) -> None:
        """Stores what is typed, and looks at once at what is stored then."""
        self.unsaved.save()
        self.read()
        self._look()

    def _look_soon(self) -> None:
        """Once for all keys of this turn; before anything is painted."""
        self._typed_plan = self._longest = None
        if not self._is_due:
            self._is_due = True
            self._due.emit()

    def _look_now(self) -> None:
        """Words that are long wait until nobody types."""
        self._is_due = False
        if self.post is not None and self.longest() > LONG_TEXT:
            self._later.start()
        else:
            self._later.stop()
            self._look()

    def _look(self) -> None:
        self.findings = {}
        if self.post is not None and self.longest() > HUGE_TEXT:
            self.findings = {one.id: (_unchecked(one),) for one in self.placements}
        elif self.post is not None:
            plan, now, inspection = self.typed(), self.context.now(self.brand), self.context.inspection
            self.findings = {one.id: inspection.findings(plan, plan.placements[one.id], now) for one in self.placements}
        self.retyped.emit()

    def longest(self) -> int:
        """How many characters the longest text of the post has."""
        if self._longest is None:
            plan = self.typed()
            own = (len(one.text or "") for one in plan.placements.values())
            self._longest = max([len(plan.posts[self.shown_post.id].text), *own])
        return self._longest

    def _with_typed(self) -> Plan:
        plan = self.records
        typed = self.unsaved.of({self.shown_post.id, *(one.id for one in self.placements)})
        posts = {self.shown_post.id: _with(self.shown_post, typed)}
        placements = {one.id: _with(one, typed) for one in self.placements}
        return replace(plan, posts=plan.posts | posts, placements=plan.placements | placements)

    def _anew(self, post: Post) -> Edit:
        """The post as it was, with what was typed since."""
        typed = self.unsaved.of({post.id, *(one.id for one in self.placements)})
        return new_post(_with(post, typed), [_with(placement, typed) for placement in self.placements])

    def _read(self, brand: Brand, post_id: str) -> None:
        self._typed_plan = self._longest = None
        plan = self.context.document.posts_of(brand, [post_id])
        self.gone = post_id not in plan.posts
        if self.gone:
            return
        self.plan, self.post = plan, plan.posts[post_id]
        self.placements = sorted(plan.placements_of(post_id), key=self._place)

    def _place(self, placement: Placement) -> int:
        return self.records.channels[placement.channel_id].position if placement.channel_id else -1


def _unchecked(placement: Placement) -> Finding:
    said = tr("The text is longer than any network takes, and is not looked at any further.")
    return Finding(Severity.ATTENTION, said, (placement.id,), "text")


def _with(record: Any, typed: dict[Where, Any]) -> Any:
    values = {where.field: value for where, value in typed.items() if where.id == record.id}
    return replace(record, **values) if values else record
