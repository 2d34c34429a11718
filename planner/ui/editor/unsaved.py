"""What was typed and is not stored yet: kept until the plan has taken it, whatever is shown meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from planner.app.document import Document
from planner.domain.edits import Edit, edit_placement, edit_post
from planner.domain.records import Brand, Placement, Post
from planner.ui.pieces.fields import LATEST, PAUSE

AGAIN = 30_000
"""Milliseconds until it is tried again after the plan did not take it."""


class Where(NamedTuple):
    """One field of a post or of an entry."""

    record: type[Post] | type[Placement]
    id: str
    field: str


@dataclass(frozen=True, slots=True, eq=False)
class Typed:
    """What stands in a field: ``read`` gives it."""

    brand: Brand
    read: Callable[[], Any]


class Unsaved(QObject):
    """Asks for an edit of each typed field soon, and keeps what was typed until it can be read back from the plan."""

    edit_requested = Signal(object)
    saved = Signal()
    refused = Signal()

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._typed: dict[Where, Typed] = {}
        self._saving = False
        self.was_refused = False
        self._pause = self._timer(PAUSE)
        self._latest = self._timer(LATEST)
        self._again = self._timer(AGAIN)

    def __bool__(self) -> bool:
        return bool(self._typed)

    def __contains__(self, where: Where) -> bool:
        return where in self._typed

    def typed(self, brand: Brand, where: Where, read: Callable[[], Any]) -> None:
        """A key was pressed in a field: notes whom to ask, and starts the timers."""
        self._typed[where] = Typed(brand, read)
        if self.was_refused:
            self._start(self._again)
            return
        self._pause.start()
        self._start(self._latest)

    def value(self, where: Where, stored: Any) -> Any:
        """What was typed there, or what is stored."""
        typed = self._typed.get(where)
        return stored if typed is None else typed.read()

    def freeze(self, where: Where) -> None:
        """Takes the words out of the field, which is about to show something else."""
        typed = self._typed.get(where)
        if typed is not None:
            value = typed.read()
            self._typed[where] = Typed(typed.brand, lambda: value)

    def of(self, ids: set[str]) -> dict[Where, Any]:
        """What was typed in the records of these ids."""
        return {where: typed.read() for where, typed in self._typed.items() if where.id in ids}

    def forget(self, ids: set[str]) -> None:
        """What was typed in the records of these ids has found another place."""
        for where in [where for where in self._typed if where.id in ids]:
            del self._typed[where]

    def save(self) -> bool:
        """Asks for the edits now; whether the plan took everything."""
        if self._saving or not self._typed:
            return not self._typed
        self._saving = True
        try:
            for where in list(self._typed):
                self._save(where)
        finally:
            self._saving = False
            self._settle()
        return not self._typed

    # private

    def _save(self, where: Where) -> None:
        typed = self._typed[where]
        edit = self._edit(where, typed)
        if edit is None:
            return
        if edit.changes:
            self.edit_requested.emit(edit)
        if self._taken(where, typed.brand, edit) and self._typed.get(where) is typed:
            del self._typed[where]

    def _edit(self, where: Where, typed: Typed) -> Edit | None:
        record = self._stored(where, typed.brand)
        if isinstance(record, Placement):
            return edit_placement(record, where.field, typed.read())
        return None if record is None else edit_post(record, where.field, typed.read())

    def _taken(self, where: Where, brand: Brand, edit: Edit) -> bool:
        """Whether the plan holds what the edit says there; the rest of the record may have changed with it."""
        if not edit.changes:
            return True
        stored, wanted = self._stored(where, brand), edit.changes[0].after
        return stored is not None and getattr(stored, where.field) == getattr(wanted, where.field)

    def _stored(self, where: Where, brand: Brand) -> Post | Placement | None:
        """The record as it is, in the trash or not; None when it is gone."""
        if where.record is Post:
            return self._document.plan_of(brand, {where.id}, set())[0].posts.get(where.id)
        return self._document.plan_of(brand, set(), {where.id})[0].placements.get(where.id)

    def _settle(self) -> None:
        """Stops the timers, or tries again later what was not taken."""
        self.was_refused = bool(self._typed)
        self._pause.stop()
        self._latest.stop()
        if self.was_refused:
            self._start(self._again)
            self.refused.emit()
        else:
            self._again.stop()
            self.saved.emit()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self.save)
        return timer

    def _start(self, timer: QTimer) -> None:
        if not timer.isActive():
            timer.start()
