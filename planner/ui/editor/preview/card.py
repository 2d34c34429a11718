"""One entry as it would be read on its channel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.preview.avatar import Avatar
from planner.ui.editor.preview.pictures import MediaShown
from planner.ui.editor.preview.plain import shown_text
from planner.ui.editor.preview.shown import Shown
from planner.ui.editor.preview.text import TextShown
from planner.ui.pieces.dialog_parts import words
from planner.ui.pieces.elided import Elided
from planner.ui.pieces.parts import LinkButton, horizontal, vertical
from planner.ui.words import tr


class ChannelCard(QFrame):
    """The channel, the text, the media, the link, and the network's other fields."""

    def __init__(self, context: Context, shown: Shown) -> None:
        super().__init__()
        self._context = context
        self._shown = shown
        self.media: MediaShown | None = None
        self.setProperty("surface", "card")
        self.setAccessibleName(tr("As on {channel}", channel=shown.name))
        column = vertical(self, 12)
        column.setContentsMargins(16, 16, 16, 16)
        column.addWidget(self._head())
        body = QWidget()
        self._fill(vertical(body, 8))
        if shown.warning:
            column.addWidget(self._warned(body))
        column.addWidget(body)

    def _head(self) -> QWidget:
        box = QWidget()
        row = horizontal(box, 12)
        hue = self._shown.channel.hue if self._shown.channel else ""
        row.addWidget(Avatar(self._context.theme, self._shown.name, hue))
        lines = QWidget()
        column = vertical(lines, 0)
        column.addWidget(shown_text(self._shown.name, "body.strong"))
        column.addWidget(shown_text(self._where_and_when(), "caption", "muted"))
        row.addWidget(lines, 1)
        return box

    def _where_and_when(self) -> str:
        placement, when = self._shown.placement, self._context.when
        platform = self._shown.platform.name if self._shown.platform else ""
        day = when.day(placement.date) if placement.date else ""
        clock = when.clock(placement.time) if placement.time else ""
        return " · ".join(filter(None, (platform, placement.format, f"{day} {clock}".strip())))

    def _warned(self, body: QWidget) -> QWidget:
        """The rest is folded behind the content warning."""
        box = QWidget()
        row = horizontal(box, 8)
        row.addWidget(shown_text(self._shown.warning, "body.strong"), 1)
        button = LinkButton(tr("Show"))
        button.setCheckable(True)
        button.setToolTip(tr("Show what is behind the content warning"))
        button.toggled.connect(body.setVisible)
        button.toggled.connect(lambda on: button.setText(tr("Hide") if on else tr("Show")))
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        body.hide()
        return box

    def _fill(self, column: QVBoxLayout) -> None:
        shown = self._shown
        if shown.title:
            column.addWidget(shown_text(shown.title, "heading"))
        if any(part.fits or part.over for part in shown.parts):
            column.addWidget(TextShown(self._context.when, shown.parts))
        else:
            column.addWidget(words(tr("No text yet"), role="muted"))
        if shown.media:
            self.media = MediaShown(self._context.theme, shown.media, self._context.media)
            column.addWidget(self.media)
        if shown.address:
            column.addWidget(self._link_card())
        for name, said in shown.fields:
            column.addWidget(shown_text(tr("{name}: {said}", name=name, said=said), "label", "secondary"))

    def _link_card(self) -> QFrame:
        """Host and address, as they stand in the plan; the page itself is never asked."""
        card = QFrame()
        card.setProperty("surface", "sunken")
        row = horizontal(card, 12)
        row.setContentsMargins(12, 8, 12, 8)
        sign = QLabel()
        theme = self._context.theme
        sign.setPixmap(icons.pixmap(theme, "link-simple", "text.secondary", 16, self.devicePixelRatioF()))
        row.addWidget(sign)
        lines = QWidget()
        column = vertical(lines, 0)
        column.addWidget(Elided(self._shown.host or tr("No web address")))
        address = Elided(self._shown.address)
        address.setProperty("step", "caption")
        address.setProperty("role", "muted")
        address.setToolTip(tr("The page is not loaded"))
        column.addWidget(address)
        row.addWidget(lines, 1)
        return card
