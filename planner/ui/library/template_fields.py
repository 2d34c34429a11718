"""What only a template has: title, link, kind, pillar and channels of the posts that begin with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.plan import KIND, PILLAR, Plan
from planner.domain.records import Channel, Snippet
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.parts import Choice, Option, bar_icon, labelled, side_by_side, vertical, words
from planner.ui.pieces.pills import Pills, glyph, pill
from planner.ui.pieces.record_choices import offered
from planner.ui.words import tr


class LabelField(Choice):
    """One label of a set, or none."""

    def __init__(self, context: Context, name: str, key: str, none: str) -> None:
        super().__init__(name)
        self._context, self._key, self._none = context, key, none
        self.label_id: str | None = None
        self.setToolTip(name)
        self.chosen.connect(self._note)

    def show_label(self, label_id: str | None, plan: Plan) -> None:
        """Offers the labels of the set with this one chosen."""
        self.label_id = label_id
        labels = offered(plan.labels_of(self._key), label_id)
        bars = [Option(one.id, one.name, bar_icon(self._context.theme, one.hue)) for one in labels]
        self.show_options([Option(None, self._none), *bars], label_id)

    def _note(self, label_id: str | None) -> None:
        self.label_id = label_id


class ChannelField(QWidget):
    """The channels as pills to switch on and off, in their order."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._shown: object = None
        self._on: tuple[str, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._pills = Pills()
        column = vertical(self, 4)
        column.addWidget(words(tr("Channels"), "label", "secondary"))
        column.addWidget(self._pills)

    @property
    def channel_ids(self) -> tuple[str, ...]:
        """The channels that are on: those that were, and then the others."""
        stay = [id_ for id_ in self._on if id_ not in self._buttons or self._buttons[id_].isChecked()]
        turned_on = [id_ for id_, button in self._buttons.items() if button.isChecked() and id_ not in stay]
        return (*stay, *turned_on)

    def show_channels(self, on: Sequence[str], plan: Plan) -> None:
        """Offers the brand's channels with these on."""
        self._on = tuple(on)
        channels = [one for one in plan.channels.values() if not one.archived or one.id in on]
        channels.sort(key=lambda one: one.position)
        shown = [(one.id, one.name, one.platform) for one in channels], self._context.theme.name
        if shown != self._shown:
            self._shown = shown
            self._buttons = {one.id: self._pill(one) for one in channels}
            self._pills.show_widgets([*self._buttons.values()])
        for id_, button in self._buttons.items():
            button.setChecked(id_ in on)
            self._tint(plan.channels[id_], button)
        self.setVisible(bool(channels))

    def _pill(self, channel: Channel) -> QPushButton:
        button = pill(self._context, channel, channel.name, on=False)
        button.setToolTip(tr("Whether posts of this template are on this channel"))
        button.clicked.connect(lambda _on: self.changed.emit())
        return button

    def _tint(self, channel: Channel, button: QPushButton) -> None:
        colour = "accent.text" if button.isChecked() else "text.secondary"
        icons.lead(button, self._context.theme, glyph(self._context, channel), colour)


class LabelFields(QWidget):
    """Kind and pillar beside each other, over the channels."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.kind = LabelField(context, tr("Kind"), KIND, tr("No kind"))
        self.pillar = LabelField(context, tr("Pillar"), PILLAR, tr("No pillar"))
        self.channels = ChannelField(context)
        column = vertical(self, 12)
        column.addWidget(side_by_side(labelled(tr("Kind"), self.kind), labelled(tr("Pillar"), self.pillar)))
        column.addWidget(self.channels)
        self.kind.chosen.connect(lambda _id: self.changed.emit())
        self.pillar.chosen.connect(lambda _id: self.changed.emit())
        self.channels.changed.connect(self.changed)

    def show_part(self, part: Snippet, plan: Plan) -> None:
        """Shows what the part has."""
        self.kind.show_label(part.kind_id, plan)
        self.pillar.show_label(part.pillar_id, plan)
        self.channels.show_channels(part.channel_ids, plan)

    def values(self) -> dict[str, Any]:
        """What is chosen, by the fields of a part."""
        return {
            "kind_id": self.kind.label_id,
            "pillar_id": self.pillar.label_id,
            "channel_ids": self.channels.channel_ids,
        }
