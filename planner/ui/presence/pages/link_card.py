"""A link as networks show it: a picture in the shape of the card, the host, the title and the description."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from planner.domain.pages import Card
from planner.ui.context import Context
from planner.ui.dialogs.parts import words
from planner.ui.editor.parts import vertical
from planner.ui.pictured import Pictured
from planner.ui.presence.pages.clamped import Clamped
from planner.ui.words import tr

_LARGE, _SMALL = 320, 104
"""The width of the picture of each sort of card."""

_NO_PICTURE = "The page names no picture: there is none, or one that the network picks."
_NOT_AT_HAND = "The picture itself is not at hand. Choose or drop its file to see it here."


class LinkCard(QWidget):
    """One card under its name; the picture is given as a file, since nothing is loaded from the web."""

    def __init__(self, context: Context, card: Card) -> None:
        super().__init__()
        theme = context.theme
        width = _LARGE if card.large else _SMALL
        self.picture = Pictured(context, width, round(width * card.ratio[1] / card.ratio[0]))
        self._host = Clamped(theme, "caption", "text.muted", 1)
        self._title = Clamped(theme, "body.strong", "text.primary", card.lines[0])
        self._description = Clamped(theme, "label", "text.secondary", card.lines[1])
        self._name = words("", step="label", role="secondary")
        self._note = words("", step="caption", role="muted")
        self._lay_out(theme.space(3), large=card.large)
        self.setFixedWidth(_LARGE + 2)

    def show_card(self, card: Card, path: str) -> None:
        """Shows this card with the picture of a file, "" where there is none at hand."""
        self._name.setText(tr("{card} · {networks}", card=tr(card.name), networks=card.networks))
        self.picture.show_file(path)
        self._host.show_text(card.host)
        self._title.show_text(card.title)
        self._description.show_text(card.description)
        self.picture.setVisible(bool(card.image or path))
        note = card.note or (_NO_PICTURE if not card.image else "" if path else _NOT_AT_HAND)
        self._note.setText(tr(note))
        self._note.setVisible(bool(note))
        parts = (card.name, card.title, card.description, card.host, tr(note))
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    def _lay_out(self, space: int, *, large: bool) -> None:
        frame = QFrame()
        frame.setProperty("surface", "card")
        direction = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        inside = QBoxLayout(direction, frame)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self._made_texts(space, large=large), 1)
        column = vertical(self, 4)
        column.addWidget(self._name)
        column.addWidget(frame)
        column.addWidget(self._note)
        column.addStretch()

    def _made_texts(self, space: int, *, large: bool) -> QWidget:
        texts = QWidget()
        column = vertical(texts, 2)
        column.setContentsMargins(space, space - 2, space, space - 2)
        if not large:
            column.addStretch()
        for part in (self._host, self._title, self._description):
            column.addWidget(part)
        if not large:
            column.addStretch()
        return texts
