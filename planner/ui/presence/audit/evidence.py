"""The picture that shows why a check was answered so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from planner.domain.files import file_name
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.editor.media.choosing import choose_file
from planner.ui.editor.parts import IconButton, heading, horizontal
from planner.ui.pictured import Pictured
from planner.ui.words import tr

_WIDTH, _HEIGHT = 64, 40


class Evidence(QWidget):
    """A file that is chosen; the card around it takes what is dropped."""

    folder_requested = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.path = ""
        self.choose = QPushButton(tr("Evidence…"))
        self.choose.setProperty("kind", "quiet")
        self.choose.setToolTip(tr("A picture of the screen that shows it; drop it here or choose it (E)"))
        self._picture = Pictured(context, _WIDTH, _HEIGHT)
        self._name = heading("", "label", "secondary")
        self._clear = IconButton(context.theme, "x", tr("No evidence"))
        row = horizontal(self, 8)
        for part in (self.choose, self._picture, self._name, self._clear):
            row.addWidget(part)
        row.addStretch()
        self.choose.clicked.connect(self.ask)
        self._clear.clicked.connect(lambda: self.take(""))
        context.theme.changed.connect(self._tint)
        self._tint()
        self.take("")

    def take(self, path: str) -> None:
        """Uses this file, "" for none."""
        self.path = path
        self._picture.show_file(path)
        self._name.setText(file_name(path))
        self._name.setToolTip(path)
        for part in (self._picture, self._name, self._clear):
            part.setVisible(bool(path))

    def ask(self) -> None:
        """Asks for the file."""
        path = choose_file(self, tr("Evidence"), self._context.settings.memory)
        if path:
            self.take(path)

    def _tint(self) -> None:
        icons.lead(self.choose, self._context.theme, "image")
