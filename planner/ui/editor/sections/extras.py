"""The fields that the networks of the open post have besides text, link and pictures, such as a title."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from planner.domain.extras import FIRST_COMMENT, TITLE, hashtags_moved, last_hashtags, texts_of, with_texts
from planner.domain.plan import text_of
from planner.domain.platforms import Extra, Facts, Platform
from planner.domain.records import Placement
from planner.domain.room import NEAR_THE_END, room_of
from planner.ui.editor.networks import facts_for, platform_of
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.sections.parts_bound import PartsBound
from planner.ui.editor.unsaved import Where
from planner.ui.pieces.fields import LineField, TextField
from planner.ui.pieces.parts import LinkButton, emptied, heading, horizontal, vertical, words
from planner.ui.pieces.plain import plain_hint
from planner.ui.when import When
from planner.ui.words import tr

_LINES_HEIGHT = 72


class Extras(QWidget):
    """The fields of each entry whose network has some; made when they are to be seen."""

    offered = Signal(bool)
    """Whether any network of the post has such fields."""

    def __init__(self, open_post: OpenPost) -> None:
        super().__init__()
        self._open = open_post
        self._shown: object = None
        self._entries: dict[str, EntryExtras] = {}
        self._box = vertical(self, 16)
        open_post.changed.connect(self._show)
        open_post.retyped.connect(self._count)

    @property
    def summary(self) -> str:
        """The names of the fields that hold something, each once."""
        filled = [(extra, texts_of(entry.extras)) for entry, _, extras in self._offers() for extra in extras]
        return ", ".join(dict.fromkeys(tr(extra.name) for extra, texts in filled if texts.get(extra.key)))

    def showEvent(self, event: QShowEvent) -> None:
        """The fields are made now."""
        super().showEvent(event)
        self._show_fields()

    def _show(self) -> None:
        if self._open.post is not None:
            self.offered.emit(bool(self._offers()))
            self._show_fields()

    def _show_fields(self) -> None:
        if self._open.post is None or not self.isVisible():
            return
        offers = self._offers()
        shown = [(one.id, self._open.channel_name(one), extras) for one, _, extras in offers]
        if shown != self._shown:
            self._shown = shown
            self._make_entries(offers)
        for placement, _, _ in offers:
            self._entries[placement.id].show_entry(placement)
        self._count()

    def _offers(self) -> list[tuple[Placement, Platform, tuple[Extra, ...]]]:
        """The entries whose networks have fields for their format."""
        networks = [(one, platform_of(self._open, one)) for one in self._open.placements]
        found = [(one, platform, platform.extras_of(one.format)) for one, platform in networks if platform is not None]
        return [offer for offer in found if offer[2]]

    def _make_entries(self, offers: Sequence[tuple[Placement, Platform, tuple[Extra, ...]]]) -> None:
        for entry in self._entries.values():
            entry.let_go()
        emptied(self._box)
        self._entries = {}
        for placement, platform, extras in offers:
            entry = EntryExtras(self._open, self._open.channel_name(placement), platform, extras)
            self._entries[placement.id] = entry
            self._box.addWidget(entry)

    def _count(self) -> None:
        if self._open.post is not None and self.isVisible():
            for entry in self._entries.values():
                entry.count()


class EntryExtras(QWidget):
    """The fields of one entry under the name of its channel."""

    def __init__(self, open_post: OpenPost, channel: str, platform: Platform, extras: Sequence[Extra]) -> None:
        super().__init__()
        self._open, self._platform = open_post, platform
        self._id = ""
        self._fields = {extra.key: ExtraField(open_post.context.when, extra, channel) for extra in extras}
        inputs = {key: field.input for key, field in self._fields.items()}
        self._bound = PartsBound(inputs, open_post, texts_of, with_texts)
        column = vertical(self, 8)
        column.addWidget(heading(tr("On {channel}", channel=channel), "body.strong", ""))
        for field in self._fields.values():
            column.addWidget(field)
        self._move = LinkButton(tr("Move hashtags to the first comment"))
        self._move.setToolTip(tr("Takes the hashtags at the end of the text; the text becomes this channel's own"))
        self._move.setAccessibleDescription(channel)
        self._move.clicked.connect(self._move_hashtags)
        self._move.hide()
        column.addWidget(self._move, 0, Qt.AlignmentFlag.AlignLeft)

    def show_entry(self, placement: Placement) -> None:
        """Shows what stands in the fields of this entry."""
        self._id = placement.id
        self._bound.show(Where(Placement, placement.id, "extras"), placement.extras)
        if TITLE in self._fields:
            self._fields[TITLE].suggest(self._open.shown_post.title)

    def count(self) -> None:
        """Says how long each text is for the network, and whether there are hashtags that could be moved."""
        plan = self._open.typed()
        placement = plan.placements.get(self._id)
        if placement is None:
            return
        facts = facts_for(self._open, placement)
        for field in self._fields.values():
            field.count(facts, self._platform)
        text = text_of(plan.post_of(placement), placement)
        movable = FIRST_COMMENT in self._fields and last_hashtags(text, self._platform.manner)[1]
        self._move.setVisible(bool(movable))

    def let_go(self) -> None:
        """The fields go away; what was typed in them stays until it is stored."""
        self._bound.let_go()

    def _move_hashtags(self) -> None:
        open_post, manner = self._open, self._platform.manner
        open_post.ask(lambda: hashtags_moved(open_post.records, open_post.records.placements[self._id], manner))


class ExtraField(QWidget):
    """One field: its name, whether it is needed, how long its text is, and the text."""

    def __init__(self, when: When, extra: Extra, channel: str) -> None:
        super().__init__()
        self._when = when
        self.extra = extra
        self.name = tr(extra.name)
        said = tr("{field} on {channel}", field=self.name, channel=channel)
        self.input: TextField | LineField = TextField(said) if extra.lines else LineField(said)
        if extra.lines:
            self.input.setFixedHeight(_LINES_HEIGHT)
        self.input.setToolTip(plain_hint(tr(extra.help) or said))
        self._count = words("", "label", "muted")
        column = vertical(self, 4)
        column.addWidget(self._head())
        column.addWidget(self.input)

    def suggest(self, text: str) -> None:
        """What the field says while it is empty."""
        self.input.setPlaceholderText(" ".join(text.split()))

    def count(self, facts: Facts, platform: Platform) -> None:
        """Says how long the text is of how much may be; nothing while it is empty or where there is no limit."""
        room, number = room_of(self.input.value(), facts, platform, limit=self.extra.limit), self._when.number
        if room.limit is None or room.fact is None or not self.input.value():
            _say(self._count, "", "muted")
            return
        counted = room.lengths[0]
        said = tr("{count} / {limit}", count=number(counted), limit=number(room.limit))
        said = tr("{said}, {over} too many", said=said, over=number(counted - room.limit)) if room.over else said
        role = "danger" if room.over else "warning" if room.share >= NEAR_THE_END else "muted"
        _say(self._count, said, role)
        self._count.setToolTip(plain_hint(room.fact.source))
        self.input.setAccessibleDescription(said if role != "muted" else "")

    def _head(self) -> QWidget:
        head = QWidget()
        row = horizontal(head, 4)
        name = words(self.name, "label", "secondary")
        name.setBuddy(self.input)
        row.addWidget(name)
        if self.extra.needed:
            row.addWidget(words(tr("needed"), "label", "muted"))
        row.addStretch()
        row.addWidget(self._count)
        return head


def _say(label: QLabel, text: str, role: str) -> None:
    label.setText(text)
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
