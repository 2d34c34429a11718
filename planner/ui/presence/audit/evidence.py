"""The picture that shows why a check was answered so."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from planner.app.failures import PlanError
from planner.domain.files import file_name
from planner.ui import icons
from planner.ui.context import Context
from planner.ui.pieces.file_choosing import choose_file
from planner.ui.pieces.parts import IconButton, heading, horizontal
from planner.ui.pieces.pictured import Pictured
from planner.ui.presence.audit.pasted import pasted_picture
from planner.ui.words import tr

_WIDTH, _HEIGHT = 64, 40


class Evidence(QWidget):
    """A file that is chosen; the card around it takes what is dropped."""

    taken = Signal()
    """Another file is used from now on, or none."""
    said = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.path = ""
        self.choose = QPushButton(tr("Add evidence…"))
        self.choose.setProperty("kind", "quiet")
        self.choose.setToolTip(
            tr("A picture of the screen that shows it: paste it (Ctrl+V), drop it here, or choose it (E)")
        )
        self._picture = Pictured(context, _WIDTH, _HEIGHT)
        self._name = heading("", "label", "secondary")
        self._clear = IconButton(context.theme, "x", tr("No evidence"))
        row = horizontal(self, 8)
        self.setMinimumHeight(_HEIGHT)
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
        self.taken.emit()

    def ask(self) -> None:
        """Asks for the file."""
        path = choose_file(self, tr("Evidence"), self._context.settings.memory)
        if path:
            self.take(path)

    def paste(self) -> None:
        """Uses the picture that was copied; it is kept beside the plan."""
        try:
            path = pasted_picture(self._context, QGuiApplication.clipboard().mimeData())
        except PlanError as error:
            self.said.emit(tr(str(error)))
            return
        if path:
            self.take(path)
        else:
            self.said.emit(tr("Copy a picture of the screen first."))

    def _tint(self) -> None:
        icons.lead(self.choose, self._context.theme, "image")
