"""The file of a profile's picture, with how it looks there."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.files import file_name
from planner.ui.context import Context
from planner.ui.pieces.file_choosing import choose_file
from planner.ui.pieces.file_drops import FileDrops
from planner.ui.pieces.parts import IconButton, heading, horizontal, vertical
from planner.ui.pieces.pictured import Pictured
from planner.ui.words import tr

_AVATAR, _SMALL = 64, 40
_COVER = (144, 48)


class PictureField(QWidget):
    """A file that is chosen or dropped; a profile picture is shown as a circle, large and at 40 pixels."""

    typed = Signal()
    left = Signal()

    def __init__(self, context: Context, name: str, *, cover: bool = False) -> None:
        super().__init__()
        self._context, self._name = context, name
        self._path = ""
        size = _COVER if cover else (_AVATAR, _AVATAR)
        self._pictures = [Pictured(context, *size, round_=not cover)]
        if not cover:
            self._pictures.append(Pictured(context, _SMALL, _SMALL, round_=True))
        self._file = heading("", "body", "")
        self.choose = QPushButton(tr("Choose…"))
        self.choose.setProperty("small", True)
        self.choose.setAccessibleName(tr("{name}: choose a file", name=name))
        self.choose.setToolTip(tr("Choose the file as it was uploaded, or drop it here"))
        self.clear = IconButton(context.theme, "x", tr("{name}: no file", name=name))
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(lambda: self.take(""))
        FileDrops(self).dropped.connect(lambda paths: self.take(paths[0]))
        self._lay_out()
        self.setFocusProxy(self.choose)
        self.show_value("")

    def value(self) -> Any:
        """The path."""
        return self._path

    def show_value(self, value: Any) -> None:
        """Shows a file."""
        self._path = value
        for picture in self._pictures:
            picture.show_file(value)
        self._file.setText(file_name(value) if value else tr("No file"))
        self._file.setToolTip(value)
        self.clear.setVisible(bool(value))

    def take(self, path: str) -> None:
        """Uses this file from now on."""
        self.show_value(path)
        self.typed.emit()
        self.left.emit()

    def _choose(self) -> None:
        path = choose_file(self, self._name, self._context.settings.memory)
        if path:
            self.take(path)

    def _lay_out(self) -> None:
        buttons = QWidget()
        line = horizontal(buttons, 4)
        line.addWidget(self.choose)
        line.addWidget(self.clear)
        line.addStretch()
        named = QWidget()
        column = vertical(named, 4)
        column.addWidget(heading(self._name))
        column.addWidget(self._file)
        column.addWidget(buttons)
        row = horizontal(self, 12)
        for picture in self._pictures:
            row.addWidget(picture)
        row.addWidget(named, 1)
