"""The preview of a post on all its channels."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from planner.app.media.thumbnails import Thumbnail, thumbnail
from planner.ui.editor.open_post import OpenPost
from planner.ui.editor.preview.card import ChannelCard
from planner.ui.editor.preview.shown import shown_of
from planner.ui.pieces.dialog_parts import button, row, words
from planner.ui.pieces.jobs import run_in_background
from planner.ui.pieces.parts import vertical
from planner.ui.words import tr

_WIDTH, _HEIGHT = 480, 640
_SIDE = 640
"""Pixels of a picture's longer side."""


class Preview(QDialog):
    """One card for each channel, one under the other; Escape closes it."""

    def __init__(self, open_post: OpenPost, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._open = open_post
        self._theme = open_post.context.theme
        self.setWindowTitle(tr("Preview"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cards = [ChannelCard(open_post.context, shown_of(open_post, one.id)) for one in open_post.placements]
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        inside = QWidget()
        stack = vertical(inside, self._theme.space(3))
        stack.setContentsMargins(*4 * [self._theme.space(2)])
        for card in self.cards:
            stack.addWidget(card)
        stack.addStretch()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setProperty("read", True)
        self.area.setAccessibleName(tr("Preview"))
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        close = button(tr("Close"), "primary")
        close.setToolTip(tr("Close (Esc)"))
        close.clicked.connect(self.reject)
        foot = row(self._theme.space(2))
        foot.addWidget(words(tr("About how it reads; each network looks its own way."), step="label", role="muted"), 1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(*4 * [self._theme.space(5)])
        column.setSpacing(self._theme.space(3))
        column.addWidget(words(tr("Preview"), step="title"))
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.resize(_WIDTH, _HEIGHT)
        self.area.setFocus()

    def _load(self) -> None:
        """Small pictures are made in a thread; until they come, signs stand in their place."""
        paths = sorted({path for card in self.cards if card.media is not None for path in card.media.tiles})
        if paths:
            make = partial(_made, paths)
            run_in_background(self, "", make, self._show_images, lambda _: None, only_looks=True)

    def _show_images(self, found: dict[str, Thumbnail]) -> None:
        for path, small in found.items():
            image = QImage(small.rgba, small.width, small.height, 4 * small.width, QImage.Format.Format_RGBA8888).copy()
            for card in self.cards:
                if card.media is not None:
                    card.media.show_image(path, image)


def _made(paths: Iterable[str], at_step: Callable[[int, int], None]) -> dict[str, Thumbnail]:
    found = {}
    for done, path in enumerate(paths):
        at_step(done, done + 1)
        small = thumbnail(path, _SIDE)
        if small is not None:
            found[path] = small
    return found
