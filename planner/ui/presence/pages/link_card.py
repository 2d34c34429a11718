"""A link as networks show it: a picture in the shape of the card, the host, the title and the description."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from planner.domain.pages import Card, PictureSeen
from planner.ui.context import Context
from planner.ui.pieces.parts import heading, vertical
from planner.ui.pieces.pictured import Pictured
from planner.ui.pieces.wrapped_row import wrapped
from planner.ui.presence.pages.clamped import Clamped
from planner.ui.words import tr

_LARGE, _SMALL, _AROUND = 284, 96, 5
"""The width of the picture of each sort of card, and how far it is from the edge, with the edge."""

_NO_PICTURE = "The page names no picture: there is none, or one that the network picks."
_NOT_AT_HAND = "The picture itself is not at hand. Choose or drop its file to see it here."
_NOT_KEPT = "Picture of {width} × {height}, not kept. Choose or drop its file to see it here."


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
        self._name, self._note = heading(""), wrapped("", "caption", "muted")
        self._lay_out(theme.space(3), large=card.large)
        self.setFixedWidth(_LARGE + 2 * _AROUND)

    def show_card(self, card: Card, path: str, seen: PictureSeen | None) -> None:
        """Shows this card with the picture of a file, "" where none is at hand; ``seen`` is what is known of it."""
        self._name.setText(tr("{card} · {networks}", card=tr(card.name), networks=card.networks))
        self._name.setToolTip(self._name.text())
        self.picture.show_file(path)
        self._host.show_text(card.host)
        self._title.show_text(card.title)
        self._description.show_text(card.description)
        self.picture.setVisible(bool(card.image or path))
        note = self._said(card, path, seen)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        parts = (card.name, card.title, card.description, card.host, note)
        self.setAccessibleName(". ".join(part.rstrip(".") for part in parts if part))

    def _said(self, card: Card, path: str, seen: PictureSeen | None) -> str:
        if card.note or not card.image:
            return tr(card.note or _NO_PICTURE)
        if not path and seen is not None and seen.width and seen.height:
            return tr(_NOT_KEPT, width=seen.width, height=seen.height)
        return "" if path else tr(_NOT_AT_HAND)

    def _lay_out(self, space: int, *, large: bool) -> None:
        frame = QFrame()
        frame.setProperty("surface", "card")
        direction = QBoxLayout.Direction.TopToBottom if large else QBoxLayout.Direction.LeftToRight
        inside = QBoxLayout(direction, frame)
        inside.setContentsMargins(*4 * [_AROUND])
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
