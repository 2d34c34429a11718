"""The file that an ad of its own shows, and what is to be seen in it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.domain.records import Media
from planner.ui.pieces.fields import LineField
from planner.ui.pieces.parts import labelled, vertical
from planner.ui.pieces.record_fields import FileField
from planner.ui.theme import Theme
from planner.ui.words import tr


class MediaField(QWidget):
    """The first file of an ad with its alt text; further ones stay as they are."""

    typed = Signal()
    left = Signal()
    folder_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._kept: tuple[Media, ...] = ()
        self.file = FileField(theme, tr("Picture or video"))
        self.alt = LineField(tr("Alt text"), tr("What is to be seen"))
        self.alt.setToolTip(tr("Read out to those who do not see the picture"))
        column = vertical(self, theme.space(3))
        column.addWidget(labelled(self.file.line.accessibleName(), self.file))
        self._alt_row = labelled(self.alt.accessibleName(), self.alt)
        column.addWidget(self._alt_row)
        self.file.folder_requested.connect(self.folder_requested)
        for field in (self.file, self.alt):
            field.typed.connect(self.typed)
            field.left.connect(self.left)
        self.file.line.textChanged.connect(self._offer)
        self._offer()

    def show_media(self, media: tuple[Media, ...]) -> None:
        """Shows the first of these."""
        self._kept = media
        self.file.show_value(media[0].path if media else "")
        self.alt.show_value(media[0].alt if media else "")
        self._offer()

    def media(self) -> tuple[Media, ...]:
        """The files with the first one as it is typed; without a path it is left out."""
        path, rest = self.file.value().strip(), self._kept[1:]
        if not path:
            return rest
        first = self._kept[0] if self._kept else Media(path)
        return (replace(first, path=path, alt=self.alt.value()), *rest)

    def _offer(self) -> None:
        """There is nothing to be seen without a file."""
        self._alt_row.setVisible(bool(self.file.value().strip()))
