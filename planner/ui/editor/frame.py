"""The head and the foot of the editor."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from planner.domain import clock, edits
from planner.domain.records import Placement, Status
from planner.ui import icons
from planner.ui.editor.open_post import OpenPost
from planner.ui.pieces.parts import IconButton, LinkButton, horizontal, words
from planner.ui.words import tr

PREVIEW_KEY = "Ctrl+P"
_HEAD, _FOOT = 56, 56


class Step(NamedTuple):
    """What comes next for a status: the words and icon of the button, and the status after it."""

    words: str
    icon: str
    status: Status


_POSTED = Step("Mark as posted", "check-circle", Status.POSTED)
_NEXT = {
    Status.IDEA: Step("Make it a draft", "note-pencil", Status.DRAFT),
    Status.DRAFT: Step("Mark as ready", "eye", Status.READY),
    Status.READY: Step("Approve", "check", Status.APPROVED),
    Status.APPROVED: Step("Mark as scheduled", "clock", Status.SCHEDULED),
    Status.SCHEDULED: _POSTED,
}
_ORDER = list(_NEXT)


class Head(QFrame):
    """The name of the page, and what can be done with the whole post."""

    undo_requested = Signal()
    close_requested = Signal()
    preview_requested = Signal()

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        theme = open_post.context.theme
        self.setFixedHeight(_HEAD)
        row = horizontal(self, 0)
        row.setContentsMargins(16, 0, 9, 0)
        self._preview = IconButton(theme, "desktop", tr("Preview"), tr("Preview ({key})", key=PREVIEW_KEY))
        self._undo = IconButton(theme, "arrow-u-up-left", tr("Undo"), tr("Undo (Ctrl+Z)"))
        self.more = IconButton(theme, "dots-three", tr("More"), tr("More that can be done with this post"))
        close = IconButton(theme, "x", tr("Close"), tr("Close (Esc)"))
        self._preview.clicked.connect(self.preview_requested)
        self._undo.clicked.connect(self.undo_requested)
        close.clicked.connect(self.close_requested)
        row.addWidget(words(tr("Edit post"), "heading"))
        row.addStretch()
        for button in (self._preview, self._undo, self.more, close):
            row.addWidget(button)
        open_post.changed.connect(self._show)

    def say_undo(self) -> None:
        """Says what would be taken back."""
        step = self._open.context.document.next_undo
        self._undo.setToolTip(tr("Undo: {what} (Ctrl+Z)", what=tr(step.text)) if step else tr("Undo (Ctrl+Z)"))

    def _show(self) -> None:
        self.say_undo()
        for button in (self._preview, self.more):
            button.setEnabled(not self._open.gone)


class Foot(QFrame):
    """When the post was saved, and the one thing to do next."""

    posted_requested = Signal(object)
    """The entries that are to be marked as posted."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._theme = open_post.context.theme
        self._saved_at: datetime | None = None
        self._step: Step | None = None
        self._can_go_back = False
        self.setFixedHeight(_FOOT)
        self.setProperty("edge", "top")
        row = horizontal(self, 8)
        row.setContentsMargins(16, 0, 16, 0)
        self._saved = words("", "label", "muted")
        self._again = LinkButton(tr("Try again"))
        self._again.clicked.connect(open_post.unsaved.save)
        self._back = QPushButton(tr("Send back"))
        self._back.setToolTip(tr("Make it a draft again"))
        self._back.clicked.connect(lambda: self._set(Status.DRAFT))
        self._next = QPushButton()
        self._next.setProperty("kind", "primary")
        self._next.clicked.connect(self._go_on)
        for widget in (self._saved, self._again):
            row.addWidget(widget)
        row.addStretch()
        for button in (self._back, self._next):
            row.addWidget(button)
        self._connect()

    def start(self) -> None:
        """Another post: what was saved before is its own matter."""
        self._saved_at = None

    def note_saved(self) -> None:
        """Something of this post was stored now."""
        self._saved_at = self._open.context.clock()
        self._say()

    def _connect(self) -> None:
        self._open.changed.connect(self._show)
        self._open.unsaved.saved.connect(self._say)
        self._open.unsaved.refused.connect(self._say)
        self._theme.changed.connect(self._tint)

    def _show(self) -> None:
        group = self._behind()
        self._step = self._next_step(group[0]) if group else None
        self._next.setVisible(self._step is not None and not self._open.gone)
        self._can_go_back = bool(group) and group[0].status is Status.READY and not self._open.gone
        if self._step is not None:
            self._next.setText(tr(self._step.words))
            self._next.setToolTip(tr("Mark as {status}", status=tr(str(self._step.status))))
        self._tint()
        self._say()

    def _say(self) -> None:
        refused = self._open.unsaved.was_refused
        self._again.setVisible(refused)
        self._back.setVisible(self._can_go_back and not refused)
        self._saved.setProperty("role", "danger" if refused else "muted")
        self._saved.style().polish(self._saved)
        if refused:
            self._saved.setText(tr("Not saved"))
        elif self._saved_at is None:
            self._saved.setText(tr("Saved"))
        else:
            here = self._saved_at.astimezone(clock.zone_named(self._open.brand.zone)).time()
            self._saved.setText(tr("Saved {time}", time=self._open.context.when.clock(here)))

    def _behind(self) -> list[Placement]:
        """The entries of the chip that are furthest behind."""
        waiting = [one for one in self._open.chosen if one.status in _NEXT]
        last = min((_ORDER.index(one.status) for one in waiting), default=0)
        return [one for one in waiting if one.status is _ORDER[last]]

    def _next_step(self, placement: Placement) -> Step:
        """What comes next; what is due already can only be posted."""
        due = placement.date is not None and self._is_due(placement)
        return _POSTED if due and placement.status is Status.APPROVED else _NEXT[placement.status]

    def _is_due(self, placement: Placement) -> bool:
        assert placement.date is not None
        moment = clock.instant(placement.date, placement.time, placement.zone, placement.fold)
        return moment <= self._open.context.clock()

    def _go_on(self) -> None:
        if self._step is not None and self._step.status is Status.POSTED:
            self._open.unsaved.save()
            self.posted_requested.emit(self._behind())
        elif self._step is not None:
            self._set(self._step.status)

    def _set(self, status: Status) -> None:
        context = self._open.context
        self._open.ask(lambda: edits.mark(self._behind(), status, context.clock(), context.approver))

    def _tint(self) -> None:
        if self._step is not None:
            icons.lead(self._next, self._theme, self._step.icon, "accent.on")
