"""The open plan: every change goes through ``Document.do``, and every change can be undone.

An edit is written in one transaction before it becomes a step; a step that could not be written never exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from planner.app.bulk import keeping_all
from planner.domain.approval import questioned, without_lost
from planner.domain.balance import Entry
from planner.domain.edits import Change, Edit
from planner.domain.plan import Hit, Plan, Spot
from planner.domain.records import Audit, Brand, Comment, Exported, Measurement, PageReading, Post, SheetLayout
from planner.domain.span import Span
from planner.store import opening
from planner.store.errors import Conflict
from planner.store.store import Store

Listener = Callable[[Sequence[Change]], None]
Writer = Callable[[Edit], None]

MOST_STEPS = 1_000
"""Steps kept for undo; the oldest are forgotten."""


class Document:
    """A plan with its history. ``listen`` to be told the changes of every edit that reached the disk."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Calls ``listener`` with the changes after each edit, undo and redo."""
        self._listeners.append(listener)

    # changes

    def do(self, edit: Edit, write: Writer | None = None) -> None:
        """Carries out an edit; what the store raises leaves plan and history as they were.

        What a listener raises comes out too, when the edit is written and remembered and all have been told.
        ``write`` writes in place of the document, such as in a thread of its own; it must call
        ``self.write``. Approvals that the edit takes away go with it, see ``whole``.
        """
        edit = self.whole(edit)
        if not edit.changes:
            return
        (write or self.write)(edit)
        if edit.undoable:
            self._remember(edit)
        self._tell(edit)

    def whole(self, edit: Edit) -> Edit:
        """The edit with the approvals that it takes away, and a word on them."""
        posts, placements = questioned(edit)
        if not posts and not placements:
            return edit
        for brand in self.brands():
            plan, _ = self.plan_of(brand, posts, placements)
            edit = without_lost(edit, plan)
        return edit

    def undo(self, write: Writer | None = None) -> None:
        """Takes the last step back."""
        if self._done:
            self._step(self._done, self._undone, write or self.write, reverse=True)

    def redo(self, write: Writer | None = None) -> None:
        """Carries out again what was undone last."""
        if self._undone:
            self._step(self._undone, self._done, write or self.write, reverse=False)

    def write(self, edit: Edit, at_step: Callable[[int], None] = lambda _: None) -> None:
        """Writes an edit and remembers nothing: what a Writer calls, in any thread but one at a time."""
        with keeping_all():
            self._store.apply(edit.changes, at_step)

    def end_merging(self) -> None:
        """Ends a sitting: the next edit is a step of its own even with the same merge key."""
        if self._done and self._done[-1].merge_key:
            self._done[-1] = self._done[-1].sealed()

    @property
    def next_undo(self) -> Edit | None:
        """The step that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> Edit | None:
        """The step that redo would carry out."""
        return self._undone[-1] if self._undone else None

    @property
    def undo_text(self) -> str:
        """What undo would take back, or empty."""
        return self._done[-1].text if self._done else ""

    @property
    def redo_text(self) -> str:
        """What redo would carry out, or empty."""
        return self._undone[-1].text if self._undone else ""

    # questions

    @property
    def path(self) -> Path:
        """Where the plan lies."""
        return self._store.path

    def brands(self) -> list[Brand]:
        """All brands by name."""
        return self._store.brands()

    def plan(self, brand: Brand, span: Span | None = None) -> Plan:
        """The brand with the placements dated within ``span`` (None: all)."""
        return self._store.plan(brand, span)

    def settings_of(self, brand: Brand) -> Plan:
        """The brand with its channels, labels, campaigns, questions and acceptances, and nothing that is dated."""
        return self._store.plan(brand, Span(date.min, date.min))

    def entries(self, brand: Brand, span: Span | None = None) -> list[Entry]:
        """What the balance counts."""
        return self._store.entries(brand, span)

    def entries_beside(self, channel_ids: Iterable[str], span: Span, most: int) -> list[Entry]:
        """The last entries of each channel before the span and the first after it, at most so many of each."""
        return self._store.entries_beside(channel_ids, span, most)

    def spots(self, brand: Brand, span: Span) -> list[Spot]:
        """What a calendar paints of these days."""
        return self._store.spots(brand, span)

    def ideas(self, brand: Brand) -> list[Spot]:
        """What has no day."""
        return self._store.ideas(brand)

    def evergreens(self, brand: Brand) -> list[tuple[Post, date | None, str | None, int]]:
        """The posts that may come again, with their last day, its entry, and how many there were; see the store."""
        return self._store.evergreens(brand)

    def has_posts(self, brand: Brand) -> bool:
        """Whether the brand has any post that is not in the trash."""
        return self._store.has_posts(brand)

    def search(self, brand: Brand, words: str, most: int = 50) -> list[Hit]:
        """The posts of the brand that hold all words, those made last first."""
        return self._store.search(brand, words, most)

    def trash(self, brand: Brand) -> Plan:
        """The brand with what lies in its trash."""
        return self._store.trash(brand)

    def posts_of(self, brand: Brand, post_ids: Iterable[str]) -> Plan:
        """The brand with these posts and all their placements, without those in the trash."""
        plan, _ = self._store.plan_of(brand, set(post_ids), set())
        posts = {post.id: post for post in plan.posts.values() if post.trashed is None}
        live = (one for one in plan.placements.values() if one.trashed is None and one.post_id in posts)
        return replace(plan, posts=posts, placements={one.id: one for one in live})

    def plan_of(self, brand: Brand, post_ids: set[str], placement_ids: set[str]) -> tuple[Plan, set[str]]:
        """The brand with the posts and placements of these ids, in the trash or not, and the ids other brands have."""
        return self._store.plan_of(brand, post_ids, placement_ids)

    def exports(self, brand: Brand) -> list[Exported]:
        """The last export of each week of the brand."""
        return self._store.exports(brand)

    def comments(self, brand: Brand, post_ids: Iterable[str] | None = None) -> list[Comment]:
        """What was said of these posts, oldest first; None: all that is not dealt with yet."""
        return self._store.comments(brand, post_ids)

    def layouts(self, brand: Brand) -> list[SheetLayout]:
        """How sheets of the brand were read, the latest first."""
        return self._store.layouts(brand)

    def audits(self, brand: Brand) -> list[Audit]:
        """The walks through all checks of profiles, oldest first."""
        return self._store.audits(brand)

    def page_readings(self, brand: Brand) -> list[PageReading]:
        """What was last read of the pages of the brand, the latest first."""
        return self._store.page_readings(brand)

    def measurements(self, brand: Brand, span: Span | None = None) -> list[Measurement]:
        """What was measured, by the day on which; ``span`` bounds these days."""
        return self._store.measurements(brand, span)

    def measurements_of(self, placement_ids: Iterable[str]) -> list[Measurement]:
        """What was measured of these entries, by the day on which."""
        return self._store.measurements_of(placement_ids)

    def measurements_beside(self, brand: Brand) -> list[Measurement]:
        """What was measured of campaigns, advertisements and deliverables, by the day on which."""
        return self._store.measurements_beside(brand)

    def post_ids_in(self, campaign_id: str) -> set[str]:
        """The ids of the posts of a campaign that are not in the trash."""
        return self._store.post_ids_in(campaign_id)

    def post_ids_ending(self, brand: Brand, ending: str) -> set[str]:
        """The ids of the brand's posts that end like this."""
        return self._store.post_ids_ending(brand, ending)

    # care

    def check(self) -> None:
        """Looks whether the file is sound, in any thread, once; raises Damaged when it is not."""
        self._store.check()

    def back_up(self, target: Path, at_step: Callable[[int, int], None] = lambda *_: None) -> None:
        """Copies the plan to a new file that is checked before it gets its name, in any thread; raises PlanError.

        The plan may be used meanwhile. ``at_step`` is told how much is copied of how much; what it raises ends it.
        """
        self.check()
        opening.backup(self._store, target, at_step)

    def close(self) -> None:
        """Closes the file, so that others may write to it."""
        self._store.close()

    # private

    def _tell(self, edit: Edit) -> None:
        """Tells all who listen, also when one of them fails; what the first of these raised is raised at the end."""
        failures: list[Exception] = []
        for listener in self._listeners:
            try:
                listener(edit.changes)
            except Exception as error:  # noqa: BLE001  raised below
                failures.append(error)
        if failures:
            raise failures[0]

    def _remember(self, edit: Edit) -> None:
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last is not None and edit.merge_key and last.merge_key == edit.merge_key:
            merged = last.followed_by(edit)
            self._done[-1:] = [merged] if merged.changes else []
        else:
            self._done.append(edit)
            del self._done[:-MOST_STEPS]

    def _step(self, source: list[Edit], target: list[Edit], write: Writer, *, reverse: bool) -> None:
        edit = source[-1].reversed() if reverse else source[-1]
        try:
            write(edit)
        except Conflict:
            source.pop()  # it can never be carried out again: the plan went on elsewhere
            raise
        target.append(source.pop())
        self._tell(edit)
