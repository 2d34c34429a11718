"""What each entry of the open post is on its channel: its status, who approved it, its format, where it was posted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.approval import was_approved
from planner.domain.clock import zone_named
from planner.domain.edits import Edit, edit_placement, mark
from planner.domain.records import Placement, Status
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.bound import Bound
from planner.ui.editor.networks import platform_of
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import Choice, Option, emptied, heading, labelled, side_by_side, vertical, words
from planner.ui.words import tr

STATUSES = {
    Status.IDEA: "Idea",
    Status.DRAFT: "Draft",
    Status.READY: "Ready",
    Status.APPROVED: "Approved",
    Status.SCHEDULED: "Scheduled",
    Status.POSTED: "Posted",
    Status.SKIPPED: "Skipped",
}
"""The words for each status."""

_FORMATS = {
    "text": "Text",
    "link": "Link",
    "image": "Image",
    "photo": "Photos",
    "carousel": "Carousel",
    "album": "Album",
    "reel": "Reel",
    "video": "Video",
    "short": "Short",
    "story": "Story",
    "pin": "Pin",
    "document": "Document",
    "post": "Post",
    "update": "Update",
    "offer": "Offer",
    "event": "Event",
    "product": "Product",
}
"""The words for formats; those without any are shown as they are written."""

_USUAL = ("text", "image", "carousel", "album", "reel", "video", "story", "pin", "link")
"""Formats that are offered where the network says none."""


def status_options(context: Context) -> list[Option]:
    """Every status with its shape."""
    theme = context.theme
    return [
        Option(status, tr(name), icons.icon(theme, theme.status_icon(status), f"status.{status}"))
        for status, name in STATUSES.items()
    ]


class Entries(QWidget):
    """A row for each channel; made when they are to be seen."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._shown: object = None
        self._rows: dict[str, EntryRow] = {}
        self._box: QVBoxLayout = vertical(self, 12)
        open_post.changed.connect(self._show)
        open_post.context.theme.changed.connect(self._show)

    @property
    def summary(self) -> str:
        """The statuses, each once."""
        return ", ".join(dict.fromkeys(tr(STATUSES[one.status]) for one in self._open.placements))

    def showEvent(self, event: QShowEvent) -> None:
        """The rows are made now."""
        super().showEvent(event)
        self._show()

    def _show(self) -> None:
        if self._open.post is None or not self.isVisible():
            return
        labels = [(one.id, self._open.channel_name(one)) for one in self._open.placements]
        if labels != self._shown:
            self._shown = labels
            self._make_rows(labels)
        for placement in self._open.placements:
            self._rows[placement.id].show_entry(placement)

    def _make_rows(self, labels: list[tuple[str, str]]) -> None:
        for row in self._rows.values():
            row.let_go()
        emptied(self._box)
        self._rows = {id_: EntryRow(self._open, name if len(labels) > 1 else "") for id_, name in labels}
        for row in self._rows.values():
            self._box.addWidget(row)


class EntryRow(QWidget):
    """Status, approval, format and address of one entry."""

    def __init__(self, open_post: OpenPost, channel: str) -> None:
        super().__init__()
        self._open = open_post
        self._id = ""
        self._status = Choice(tr("Status on {channel}", channel=channel) if channel else tr("Status"))
        self._format = Choice(tr("Format on {channel}", channel=channel) if channel else tr("Format"))
        self._approval = ApprovalRow(open_post)
        self._address = LineField(tr("Where it was posted"), tr("Address of the post"))
        self._bound = Bound(self._address, open_post)
        column = vertical(self, 4)
        if channel:
            column.addWidget(heading(channel))
            column.addWidget(side_by_side(self._status, self._format))
        else:
            column.addWidget(side_by_side(labelled(tr("Status"), self._status), labelled(tr("Format"), self._format)))
        column.addWidget(self._approval)
        column.addWidget(self._address)
        self._status.chosen.connect(self._set_status)
        self._format.chosen.connect(self._set_format)

    def show_entry(self, placement: Placement) -> None:
        """Shows this entry."""
        self._id = placement.id
        platform = platform_of(self._open, placement)
        formats = platform.formats if platform and platform.formats else _USUAL
        self._status.show_options(status_options(self._open.context), placement.status)
        self._format.show_options(_format_options(formats, placement.format), placement.format)
        self._approval.show_entry(placement)
        self._bound.show(Where(Placement, placement.id, "address"), placement.address)
        self._address.setVisible(placement.status is Status.POSTED or bool(placement.address))

    def let_go(self) -> None:
        """The row goes away; what was typed in it stays until it is stored."""
        self._bound.let_go()
        self._approval.let_go()

    def _set_status(self, status: Status) -> None:
        self._open.ask(lambda: self._in_status(status))

    def _in_status(self, status: Status) -> Edit:
        entry, context = self._open.records.placements[self._id], self._open.context
        return mark([entry], status, context.clock(), context.approver)

    def _set_format(self, form: str) -> None:
        self._open.ask(lambda: edit_placement(self._open.records.placements[self._id], "format", form).sealed())


class ApprovalRow(QWidget):
    """Who said yes to an entry, and when; the last name is remembered for the next approval."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._who = LineField(tr("Approved by"), tr("Who said yes?"))
        self._bound = Bound(self._who, open_post)
        self._said = words("", "caption", "muted")
        self._said.setWordWrap(True)
        column = vertical(self, 4)
        column.addWidget(self._who)
        column.addWidget(self._said)
        self._who.left.connect(self._remember)

    def show_entry(self, placement: Placement) -> None:
        """Shows the approval of this entry, if it has one or had one before it was changed."""
        self._who.setVisible(not was_approved(placement))
        self._bound.show(Where(Placement, placement.id, "approved_by"), placement.approved_by)
        self._said.setText(self._words(placement))
        self._said.setVisible(bool(self._said.text()))
        self.setVisible(placement.status is Status.APPROVED or placement.approved_at is not None)

    def let_go(self) -> None:
        """The row goes away; what was typed in it stays until it is stored."""
        self._bound.let_go()

    def _words(self, placement: Placement) -> str:
        if placement.approved_at is None:
            return ""
        moment, when = placement.approved_at.astimezone(zone_named(self._open.brand.zone)), self._open.context.when
        day, clock = when.day(moment.date()), when.clock(moment.time())
        if was_approved(placement):
            return self._lost_words(placement, day)
        if not placement.approved_by:
            return tr("Approved, {day} {time}", day=day, time=clock)
        return tr("Approved by {who}, {day} {time}", who=placement.approved_by, day=day, time=clock)

    def _lost_words(self, placement: Placement, day: str) -> str:
        if not placement.approved_by:
            return tr("Was approved on {day}, and changed since", day=day)
        return tr("Was approved by {who} on {day}, and changed since", who=placement.approved_by, day=day)

    def _remember(self) -> None:
        if self._who.isVisible() and self._who.value().strip():
            self._open.context.remember_approver(self._who.value().strip())


def _format_options(formats: Sequence[str], current: str) -> list[Option]:
    known = [*formats] if current in ("", *formats) else [*formats, current]
    return [Option("", tr("Any format")), *(Option(key, tr(_FORMATS.get(key, key))) for key in known)]
