"""What each entry of the open post is on its channel: its status, its format, where it was posted."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.edits import edit_placement, set_status
from planner.domain.records import Placement, Status
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.fields import Bound, LineField
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.parts import Choice, Option, emptied, labelled, side_by_side, vertical, words
from planner.ui.editor.unsaved import Where
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
    "image": "Image",
    "carousel": "Carousel",
    "album": "Album",
    "reel": "Reel",
    "video": "Video",
    "story": "Story",
    "pin": "Pin",
    "link": "Link",
}
"""Formats that are offered; others come from files and are kept."""


def status_options(context: Context) -> list[Option]:
    """Every status with its shape."""
    theme = context.theme
    return [
        Option(status, tr(name), icons.icon(theme, theme.status_icon(status), f"status.{status}"))
        for status, name in STATUSES.items()
    ]


class Entries(QWidget):
    """A row for each channel."""

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

    def _show(self) -> None:
        if self._open.post is None:
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
    """Status, format and address of one entry."""

    def __init__(self, open_post: OpenPost, channel: str) -> None:
        super().__init__()
        self._open = open_post
        self._id = ""
        self._status = Choice(tr("Status on {channel}", channel=channel) if channel else tr("Status"))
        self._format = Choice(tr("Format on {channel}", channel=channel) if channel else tr("Format"))
        self._address = LineField(tr("Where it was posted"), tr("Address of the post"))
        self._bound = Bound(self._address, open_post)
        column = vertical(self, 4)
        if channel:
            column.addWidget(words(channel, "label", "secondary"))
            column.addWidget(side_by_side(self._status, self._format))
        else:
            column.addWidget(side_by_side(labelled(tr("Status"), self._status), labelled(tr("Format"), self._format)))
        column.addWidget(self._address)
        self._status.chosen.connect(self._set_status)
        self._format.chosen.connect(self._set_format)

    def show_entry(self, placement: Placement) -> None:
        """Shows this entry."""
        self._id = placement.id
        self._status.show_options(status_options(self._open.context), placement.status)
        self._format.show_options(_format_options(placement.format), placement.format)
        self._bound.show(Where(Placement, placement.id, "address"), placement.address)
        self._address.setVisible(placement.status is Status.POSTED or bool(placement.address))

    def let_go(self) -> None:
        """The row goes away; what was typed in it stays until it is stored."""
        self._bound.let_go()

    def _set_status(self, status: Status) -> None:
        self._open.ask(lambda: set_status([self._open.records.placements[self._id]], status))

    def _set_format(self, form: str) -> None:
        self._open.ask(lambda: edit_placement(self._open.records.placements[self._id], "format", form).sealed())


def _format_options(current: str) -> list[Option]:
    options = [Option("", tr("Any format")), *(Option(key, tr(name)) for key, name in _FORMATS.items())]
    return options if current in ("", *_FORMATS) else [*options, Option(current, current)]
